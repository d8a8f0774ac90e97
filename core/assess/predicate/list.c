/* list.c - the predicates by name; a change of an answer raises the version */
#include "assess/predicate/predicate.h"

const struct predicate predicate_table[] = {
	{ "admits", 1, 1, 1, predicate_admits },
	{ "allows", 2, 1, 2, predicate_allows },
	{ "conditioned", 2, 1, 2, predicate_conditioned },
	{ "covers", 1, 1, 1, predicate_covers },
	{ "customer-key", 1, 0, 0, predicate_customer_key },
	{ "data-events", 1, 1, 1, predicate_data_events },
	{ "denies", 2, 1, 2, predicate_denies },
	{ "dlc", 1, 1, 2, predicate_dlc },
	{ "external", 1, 0, 0, predicate_external },
	{ "has", 1, 1, 1, predicate_has },
	{ "open", 2, 0, 2, predicate_open },
	{ "opted-out", 1, 1, 1, predicate_opted_out },
	{ "personal", 2, 0, 0, predicate_personal },
	{ "public", 1, 0, 0, predicate_public },
	{ "secret", 2, 0, 0, predicate_secret },
	{ "selects", 1, 1, 1, predicate_selects },
	{ "service-role", 1, 0, 1, predicate_service_role },
	{ "shared", 1, 0, 0, predicate_shared },
	{ "spread", 1, 3, 3, predicate_spread },
	{ "tagged", 1, 1, 1, predicate_tagged },
	{ "tls-only", 1, 0, 0, predicate_tls_only },
	{ "version", 1, 1, 1, predicate_version },
};
const size_t predicate_count = sizeof predicate_table / sizeof predicate_table[0];

const struct predicate *
predicate_find(struct text name)
{
	for (size_t i = 0; i < predicate_count; i++)
		if (text_is(name, predicate_table[i].name))
			return &predicate_table[i];
	return NULL;
}

enum truth
predicate_unknown(enum reason *why, enum reason reason)
{
	*why = reason;
	return UNKNOWN;
}

enum truth
truth_of(int yes)
{
	return yes ? TRUE_ : FALSE_;
}
