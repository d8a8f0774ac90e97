/* check_settings.c - finding fault with setting rows and with reasons */
#include <string.h>

#include "plan/tables.h"

static int
setting_fault(const struct registry *r, const struct setting *setting,
	      struct error *err)
{
	const struct ex_setting *row = setting->row;
	const struct setting *first = registry_setting(r, row->id);

	if (!topic_name(row->topic))
		return error_set(err, ERROR_USAGE, "topic: there is no such");
	if (row->judge && row->test)
		return error_set(err, ERROR_USAGE, "is judged by clauses or by "
				 "a test, not by both");
	if (row->judge && !*row->judge)
		return error_set(err, ERROR_USAGE, "judge: is empty");
	if (first->row->topic != row->topic)
		return error_set(err, ERROR_USAGE, "topic: is %s in the first "
				 "row of that id",
				 topic_name(first->row->topic));
	return 0;
}

int
check_settings(const struct registry *r, struct error *err)
{
	for (size_t i = 0; i < r->nsettings; i++)
		if (setting_fault(r, &r->settings[i], err) < 0)
			return fault_in_setting(err, &r->settings[i]);
	return 0;
}

static int
is_called(const struct ex_collector *c, const char *op)
{
	for (size_t i = 0; i < c->calls.n; i++)
		if (!strcmp(c->calls.v[i].op, op))
			return 1;
	return 0;
}

int
check_unused(const struct registry *r, struct error *err)
{
	for (size_t i = 0; i < r->ncollectors; i++) {
		const struct ex_collector *c = r->collectors[i].tables;
		for (size_t k = 0; k < c->unused.n; k++) {
			const struct ex_unused *u = &c->unused.v[k];
			if (!u->op || !u->why || !*u->why)
				return error_set(err, ERROR_USAGE, "%s: unused "
						 "%zu needs op and why",
						 c->name, k + 1);
			if (is_called(c, u->op))
				return error_set(err, ERROR_USAGE, "%s: unused "
						 "%zu: %s is called", c->name,
						 k + 1, u->op);
		}
	}
	return 0;
}

static int
topic_has_rows(const struct ex_collector *c, struct text topic)
{
	for (size_t i = 0; i < c->settings.n; i++)
		if (text_is(topic, topic_name(c->settings.v[i].topic)))
			return 1;
	return 0;
}

static int
is_topic(struct text word)
{
	for (unsigned t = 0; t < TOPICS; t++)
		if (text_is(word, topic_name((enum ex_topic)t)))
			return 1;
	return 0;
}

static int
without_fault(const struct ex_collector *c, const struct ex_without *w,
	      struct error *err)
{
	struct text rest = text_of(w->topics), word;

	if (!w->topics || !w->why || !*w->why)
		return error_set(err, ERROR_USAGE, "%s: without: needs topics"
				 " and why", c->name);
	while ((word = text_word(&rest)).len > 0) {
		if (text_is(word, "else"))
			continue;
		if (!is_topic(word))
			return error_set(err, ERROR_USAGE, "%s: without: there"
					 " is no topic \"%.*s\"", c->name,
					 TEXT_ARG(word));
		if (topic_has_rows(c, word))
			return error_set(err, ERROR_USAGE, "%s: without: it has"
					 " settings of %.*s", c->name,
					 TEXT_ARG(word));
	}
	return 0;
}

int
check_without(const struct registry *r, struct error *err)
{
	for (size_t i = 0; i < r->ncollectors; i++) {
		const struct ex_collector *c = r->collectors[i].tables;

		for (size_t k = 0; k < c->without.n; k++)
			if (without_fault(c, &c->without.v[k], err) < 0)
				return -1;
	}
	return 0;
}
