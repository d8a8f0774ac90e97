/*
 * macie2.c - Amazon Macie: whether somebody looks for personal data in buckets
 *
 * Where it is off the answer is AccessDeniedException with a sentence of its
 * own; refusals of IAM's do not have it.
 */
#include <exhibit/collector.h>

static const struct ex_call calls[] = {
	{ .on = "region",
	  .op = "GetMacieSession", .http = "GET /macie",
	  .absent = "AccessDeniedException~not enabled" },
};

static const struct ex_setting settings[] = {
	{ .id = "macie2.region.enabled",
	  .title = "Macie switched on",
	  .from = "GetMacieSession", .path = "status",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: ENABLED; review: else",
	  .why = "Recordings and texts lie in buckets; Macie finds who is "
		 "named in them." },

	{ .id = "macie2.region.frequency",
	  .title = "How soon findings are passed on",
	  .from = "GetMacieSession", .path = "findingPublishingFrequency",
	  .topic = EX_COMPLIANCE,
	  .judge = "n/a: none; meets: FIFTEEN_MINUTES; review: else",
	  .why = "Whoever is to act should not wait for hours." },
};

#include "macie2_unused.h"

static const struct ex_without without[] = {
	{ "else",
	  "it looks for personal data in buckets, and whether it does is one "
	  "setting" },
};

const struct ex_collector macie2_collector = {
	.abi = EX_ABI,
	.name = "macie2",
	.title = "Amazon Macie",
	.service = { .name = "macie2", .protocol = EX_REST_JSON,
		     .version = "2020-01-01" },
	.calls = EX_TABLE(calls),
	.settings = EX_TABLE(settings),
	.unused = EX_TABLE(unused),
	.without = EX_TABLE(without),
};
