/*
 * secret.c - secret() and personal(): what should not stand in a configuration
 *
 * Most of it was taken out before the answer was stored.  What was found then
 * stands in the marker, found=aws-key,email, and is read here as the text
 * itself would have been.  Names count with their values: PASSWORD=….
 */
#include <string.h>

#include "assess/predicate/predicate.h"
#include "doc/redact.h"
#include "doc/secret.h"

struct hunt {
	const struct predicate_call *call;
	int personal;
};

static int
is_kind(struct text name, int personal)
{
	int from = personal ? PERSONAL_EMAIL : SECRET_AWS_KEY;
	int to = personal ? PERSONAL_CARD : SECRET_PASSWORD;

	for (int k = from; k <= to; k++)
		if (text_is(name, secret_name((enum secret_kind)k)))
			return 1;
	return 0;
}

/* What could not be read may have held one. */
static enum truth
marker_has(struct text found, int personal)
{
	enum truth has = FALSE_;

	while (found.at != NULL && found.len > 0) {
		struct text name = text_trim(text_cut(&found, ','));

		if (is_kind(name, personal))
			return TRUE_;
		if (text_is(name, secret_name(SECRET_OPAQUE)))
			has = UNKNOWN;
	}
	return has;
}

/* A marker alone, or one within a link of which the rest was left. */
static enum truth
redacted_has(const struct hunt *h, struct text t)
{
	static const char open[] = "[redacted";
	enum truth has = FALSE_;
	struct text found;

	if (!h->call->redacted)
		return FALSE_;
	for (size_t i = 0; i + sizeof open - 1 <= t.len; i++) {
		const char *end;
		struct text marker;

		if (memcmp(t.at + i, open, sizeof open - 1) != 0)
			continue;
		end = memchr(t.at + i, ']', t.len - i);
		if (end == NULL)
			return has;
		marker = text_n(t.at + i, (size_t)(end - t.at) - i + 1);
		if (redact_marker(marker, &found))
			has = truth_or(has, marker_has(found, h->personal));
	}
	return has;
}

static enum truth
text_has(const struct hunt *h, struct text t)
{
	size_t at, len;

	if (t.len == 0)
		return FALSE_;
	return truth_or(redacted_has(h, t),
			truth_of((h->personal ?
				  personal_find(t, 0, &at, &len) :
				  secret_find(t, 0, &at, &len)) !=
				 SECRET_NONE));
}

static const struct ex_node *
either(const struct ex_node *node, const char *a, const char *b, const char *c)
{
	const struct ex_node *found = node_member(node, a);

	found = found != NULL ? found : node_member(node, b);
	return found != NULL ? found : node_member(node, c);
}

/* A name that says what the value is: DB_PASSWORD next to its text. */
static enum truth
pair_has(const struct hunt *h, struct text name, struct text value)
{
	const char *joined;

	if (name.len == 0 || value.len == 0 || h->personal ||
	    text_starts(value, "[redacted"))
		return FALSE_;
	joined = arena_printf(h->call->scratch, "%.*s=%.*s", TEXT_ARG(name),
			      TEXT_ARG(value));
	return text_has(h, text_of(joined));
}

static enum truth
node_has(const struct hunt *h, const struct ex_node *node)
{
	enum truth has;

	if (node == NULL)
		return FALSE_;
	has = text_has(h, node_text(node));
	if (node->kind == NODE_OBJECT)
		has = truth_or(has, pair_has(h,
			node_text(either(node, "Name", "name", "Key")),
			node_text(either(node, "Value", "value", "val"))));
	for (const struct ex_node *n = node->first;
	     n != NULL && has != TRUE_; n = n->next) {
		has = truth_or(has, node_has(h, n));
		if (node->kind == NODE_OBJECT)
			has = truth_or(has, pair_has(h, n->name,
						     node_text(n)));
	}
	return has;
}

static enum truth
hunt_in(const struct hunt *h, enum reason *why)
{
	enum truth has = node_has(h, h->call->value);

	return has == UNKNOWN ? predicate_unknown(why, REASON_UNDECIDED) : has;
}

enum truth
predicate_secret(const struct predicate_call *call, enum reason *why)
{
	struct hunt hunt = { call, 0 };

	return hunt_in(&hunt, why);
}

enum truth
predicate_personal(const struct predicate_call *call, enum reason *why)
{
	struct hunt hunt = { call, 1 };

	return hunt_in(&hunt, why);
}
