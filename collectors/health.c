/*
 * health.c - AWS Health: what AWS says is wrong, or will be changed
 *
 * Asked once, in the region that is active for the whole partition; each event
 * says where it is.  Without a support plan that has the API the answer is that
 * there is no subscription.
 */
#include <exhibit/collector.h>

static const struct ex_type types[] = {
	{ .name = "health:event", .title = "event of AWS Health", .global = 1 },
};

static const struct ex_call calls[] = {
	/* closed ones are history */
	{ .on = "account",
	  .op = "DescribeEvents",
	  .in = "filter:={\"eventStatusCodes\":[\"open\",\"upcoming\"]} "
		"maxResults:=100",
	  .page = "nextToken",
	  .items = "events[]",
	  .lists = "health:event", .id = "arn",
	  .absent = "SubscriptionRequiredException" },
};

static const struct ex_setting settings[] = {
	{ .id = "health.account.open-events",
	  .title = "Events that are open or announced",
	  .from = "DescribeEvents", .path = "eventTypeCode", .of = "account",
	  .topic = EX_RESILIENCE,
	  .judge = "n/a: absent; meets: none; review: else",
	  .why = "Without Business or Enterprise Support they are in the "
		 "console alone." },

	{ .id = "health.event.service",
	  .title = "Service the event is about",
	  .from = "DescribeEvents", .path = "service",
	  .topic = EX_RESILIENCE,
	  .judge = "review: $health_services; "
		   "review: else if actionability=ACTION_REQUIRED; n/a: else",
	  .why = "Of what is in use somebody has to know it." },

	{ .id = "health.event.status",
	  .title = "State of the event",
	  .from = "DescribeEvents", .path = "statusCode",
	  .topic = EX_RESILIENCE,
	  .why = "Open, or announced." },

	{ .id = "health.event.category",
	  .title = "Kind of event",
	  .from = "DescribeEvents", .path = "eventTypeCategory",
	  .topic = EX_RESILIENCE,
	  .why = "A scheduled change has a date until which one can act." },

	{ .id = "health.event.region",
	  .title = "Where",
	  .from = "DescribeEvents", .path = "region",
	  .topic = EX_RESILIENCE,
	  .why = "Read with the regions that are in use." },
};

#define DETAILS "each event in full: who reviews it reads it in the console"
#define TAGS "tags of the resources that events are about"
#define ORGANIZATION "each account is asked for its own"

static const struct ex_unused unused[] = {
	{ "DescribeAffectedAccountsForOrganization", ORGANIZATION },
	{ "DescribeAffectedEntities", DETAILS },
	{ "DescribeAffectedEntitiesForOrganization", ORGANIZATION },
	{ "DescribeEntityAggregates", DETAILS },
	{ "DescribeEntityAggregatesForOrganization", ORGANIZATION },
	{ "DescribeEventAggregates", "counts what the list has" },
	{ "DescribeEventDetails", DETAILS },
	{ "DescribeEventDetailsForOrganization", ORGANIZATION },
	{ "DescribeEventTypes", "what can happen, not what did" },
	{ "DescribeEventsForOrganization", ORGANIZATION },
	{ "DescribeHealthServiceStatusForOrganization", ORGANIZATION },
	{ "DescribeServiceLifecycle", "what AWS will retire, for everybody" },
	{ "DescribeTagKeys", TAGS },
	{ "DescribeTagKeysForOrganization", TAGS },
	{ "DescribeTags", TAGS },
	{ "DescribeTagsForOrganization", TAGS },
	{ "DescribeTagsOnboardingStatus", TAGS },
	{ "DescribeTagsOnboardingStatusForOrganization", TAGS },
};

static const struct ex_without without[] = {
	{ "else", "events of AWS's, not settings of the customer's" },
};

const struct ex_collector health_collector = {
	.abi = EX_ABI,
	.name = "health",
	.title = "AWS Health",
	.service = { .name = "health", .protocol = EX_JSON_1_1,
		     .version = "AWSHealth_20160804", .rate = { 0, 0 } },
	.types = EX_TABLE(types),
	.calls = EX_TABLE(calls),
	.settings = EX_TABLE(settings),
	.unused = EX_TABLE(unused),
	.without = EX_TABLE(without),
};
