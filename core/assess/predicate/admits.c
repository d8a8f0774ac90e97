/*
 * admits.c - admits(): does a network ACL let the whole internet in?
 *
 * Its entries are tried in the order of their numbers, and the first that takes
 * in a packet decides.  Of the internet at large that is an entry for 0.0.0.0/0
 * or for ::/0; each family is decided by itself, and one that is let in is
 * enough.
 */
#include "assess/judge_eval.h"
#include "assess/predicate/predicate.h"

#define TCP	"6"

static struct text
text_at(const struct ex_node *entry, const char *name)
{
	return node_text(node_member(entry, name));
}

static int
has_port(const struct ex_node *entry, double port)
{
	const struct ex_node *range = node_member(entry, "portRange");
	double from, to;

	if (text_is(text_at(entry, "protocol"), "-1"))
		return 1;
	if (!text_is(text_at(entry, "protocol"), TCP))
		return 0;
	if (range == NULL || number_read(text_at(range, "from"), &from) ||
	    number_read(text_at(range, "to"), &to))
		return 1;
	return from <= port && port <= to;
}

struct asked {
	const char *member, *anywhere;	/* of the family */
	double port;
};

static const struct asked families[] = {
	{ "cidrBlock", "0.0.0.0/0", 0 }, { "ipv6CidrBlock", "::/0", 0 },
};

/* The number of an entry that decides; -1: it does not, or has none. */
static double
number_of(const struct ex_node *entry, const struct asked *asked)
{
	double number;

	if (entry->kind != NODE_OBJECT ||
	    !text_is_nocase(text_at(entry, "egress"), "false") ||
	    !text_is(text_at(entry, asked->member), asked->anywhere) ||
	    !has_port(entry, asked->port) ||
	    number_read(text_at(entry, "ruleNumber"), &number))
		return -1;
	return number;
}

static int
is_admitted(const struct ex_node *entries, const struct asked *asked)
{
	const struct ex_node *first = NULL;
	double lowest = 0, number;

	for (const struct ex_node *e = entries->first; e; e = e->next) {
		number = number_of(e, asked);
		if (number < 0 || (first != NULL && number >= lowest))
			continue;
		first = e;
		lowest = number;
	}
	return first != NULL &&
		text_is_nocase(text_at(first, "ruleAction"), "allow");
}

enum truth
predicate_admits(const struct predicate_call *call, enum reason *why)
{
	const struct ex_node *entries = call->value;
	int admitted = 0;
	double port;

	if (entries == NULL)
		return FALSE_;
	if (number_read(text_of(call->args[0]), &port) ||
	    (entries->kind != NODE_ARRAY && entries->kind != NODE_OBJECT))
		return predicate_unknown(why, REASON_UNDECIDED);
	for (size_t i = 0; i < sizeof families / sizeof families[0]; i++) {
		struct asked asked = families[i];

		asked.port = port;
		admitted |= is_admitted(entries, &asked);
	}
	return truth_of(admitted);
}
