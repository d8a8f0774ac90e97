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
