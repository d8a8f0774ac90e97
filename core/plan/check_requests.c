/* check_requests.c - finding fault with rows that are one request */
#include <string.h>

#include "plan/tables.h"

static int
differs(const char *mine, const char *leaders)
{
	return mine && (!leaders || strcmp(mine, leaders) != 0);
}

/*
 * The engine asks once, as the first row says; another row may leave out what
 * that one says of the request, but not say otherwise.
 */
static int
request_fault(const struct call *call, struct error *err)
{
	const struct ex_call *a = call->row, *b = call->leader->row;
	const struct {
		const char *member, *mine, *leaders;
	} same[] = {
		{ "http", a->http, b->http },
		{ "page", a->page, b->page },
		{ "redact", a->redact, b->redact },
		{ "absent", a->absent, b->absent },
		{ "gone", a->gone, b->gone },
		{ "again", a->again, b->again },
		{ "action", a->action, b->action },
	};

	for (size_t i = 0; i < sizeof(same) / sizeof(same[0]); i++)
		if (differs(same[i].mine, same[i].leaders))
			return error_set(err, ERROR_USAGE, "%s: says other "
					 "than %s, the first row of the same "
					 "request", same[i].member,
					 call->leader->name);
	if (a->batch && a->batch != b->batch)
		return error_set(err, ERROR_USAGE, "batch: says other than %s, "
				 "the first row of the same request",
				 call->leader->name);
	return 0;
}

static int
name_fault(const struct registry *r, const struct call *call,
	   struct error *err)
{
	const struct ex_collector *c = call->collector->tables;
	const struct call *first = registry_call(r, c->name, call->name);

	if (first == call || strcmp(first->name, call->name) != 0)
		return 0;
	return error_set(err, ERROR_USAGE, "name: another row has it, and "
			 "settings could not tell them apart");
}

int
check_requests(const struct registry *r, struct error *err)
{
	for (size_t i = 0; i < r->ncalls; i++) {
		const struct call *call = &r->calls[i];
		if (name_fault(r, call, err) < 0 ||
		    (call->leader != call && request_fault(call, err) < 0))
			return fault_in_call(err, call);
	}
	return 0;
}
