/*
 * events.c - Amazon EventBridge: who is told what
 *
 * AWS's SDKs have no paginator for the lists of buses and archives; the token
 * works.  What a target is sent may hold secrets and is not stored.
 */
#include <exhibit/collector.h>

static const struct ex_type types[] = {
	{ .name = "events:bus", .title = "event bus" },
	{ .name = "events:rule", .title = "event rule" },
	{ .name = "events:archive", .title = "event archive" },
	{ .name = "events:connection", .title = "connection to an API",
	  .spelled = { "arn:{}:events:{region}:{account}:connection/{id}/{}" } },
};

static const struct ex_call calls[] = {
	{ .on = "region",
	  .op = "ListEventBuses", .in = "Limit:=100", .page = "NextToken",
	  .items = "EventBuses[]",
	  .lists = "events:bus", .id = "Name",
	  .redact = "scan:EventBuses[].Description" },

	{ .on = "events:bus",
	  .op = "DescribeEventBus", .in = "Name={id}",
	  .refs = { { "kms:key", "KmsKeyIdentifier" },
		    { "kms:alias", "KmsKeyIdentifier" } },
	  .redact = "scan:Description",
	  .gone = "ResourceNotFoundException" },

	{ .on = "region",
	  .op = "ListArchives", .in = "Limit:=100", .page = "NextToken",
	  .items = "Archives[]",
	  .lists = "events:archive", .id = "ArchiveName",
	  .redact = "scan:Archives[].StateReason" },

	{ .on = "events:archive",
	  .op = "DescribeArchive", .in = "ArchiveName={id}",
	  .refs = { { "kms:key", "KmsKeyIdentifier" },
		    { "kms:alias", "KmsKeyIdentifier" } },
	  .redact = "scan:Description scan:StateReason scan:EventPattern",
	  .gone = "ResourceNotFoundException" },

	{ .on = "events:bus",
	  .op = "ListRules", .in = "EventBusName={id} Limit:=100",
	  .page = "NextToken",
	  .items = "Rules[]",
	  .lists = "events:rule", .id = "Name",
	  .redact = "scan:Rules[].Description",
	  .gone = "ResourceNotFoundException" },

	{ .on = "events:rule",
	  .op = "ListTargetsByRule",
	  .in = "Rule={id} EventBusName={events:bus} Limit:=100",
	  .page = "NextToken",
	  .items = "Targets[]",
	  .redact = "hash:Targets[].Input "
		    "drop:Targets[].InputTransformer.InputTemplate "
		    "hash:Targets[].HttpParameters.HeaderParameters.* "
		    "hash:Targets[].HttpParameters.QueryStringParameters.* "
		    "drop:Targets[].RedshiftDataParameters.Sql "
		    "drop:Targets[].RedshiftDataParameters.Sqls[] "
		    "hash:Targets[].SageMakerPipelineParameters."
		    "PipelineParameterList[].Value "
		    "hash:Targets[].RunCommandParameters.RunCommandTargets[]."
		    "Values[] "
		    "drop:Targets[].AppSyncParameters.GraphQLOperation "
		    "scan:Targets[].EcsParameters.Tags[].Value",
	  .gone = "ResourceNotFoundException" },

	/* of those that something refers to; its secret is elsewhere */
	{ .on = "events:connection",
	  .op = "DescribeConnection", .in = "Name={id}",
	  .refs = { { "kms:key", "KmsKeyIdentifier" },
		    { "kms:alias", "KmsKeyIdentifier" } },
	  .redact = "scan:Description scan:StateReason "
		    "hash:AuthParameters.BasicAuthParameters.Username "
		    "hash:AuthParameters.OAuthParameters.ClientParameters."
		    "ClientID "
		    "hash:AuthParameters.OAuthParameters."
		    "OAuthHttpParameters.HeaderParameters|"
		    "QueryStringParameters|BodyParameters[].Value "
		    "hash:AuthParameters.InvocationHttpParameters."
		    "HeaderParameters|QueryStringParameters|"
		    "BodyParameters[].Value",
	  .absent = "ResourceNotFoundException" },
};

static const struct ex_setting settings[] = {
	{ .id = "events.bus.policy",
	  .title = "Who may send events to the bus",
	  .from = "ListEventBuses", .path = "Policy",
	  .topic = EX_ACCESS,
	  .judge = "meets: absent; fails: public(); review: external(); "
		   "meets: else",
	  .why = "Whoever may send events may set off what listens." },

	{ .id = "events.bus.key",
	  .title = "Key that encrypts the events",
	  .from = "DescribeEventBus", .path = "KmsKeyIdentifier",
	  .topic = EX_ENCRYPTION,
	  .judge = "meets: customer-key(); fails: absent if $cmk_required; "
		   "review: else",
	  .why = "Without one a key of AWS's encrypts them." },

	{ .id = "events.rule.security",
	  .title = "Rule that hears of findings",
	  .from = "ListRules", .path = "EventPattern",
	  .topic = EX_LOGGING,
	  .judge = "fails: selects(aws.guardduty), "
		   "selects(aws.securityhub), selects(aws.health) "
		   "if State=DISABLED; "
		   "meets: selects(aws.guardduty), "
		   "selects(aws.securityhub), selects(aws.health); "
		   "n/a: else",
	  .why = "Whoever made the rule wanted to be told." },

	{ .id = "events.region.security",
	  .title = "Somebody hears of findings",
	  .from = "events.rule.security", .of = "region",
	  .topic = EX_LOGGING,
	  .judge = "meets: any meets; review: else",
	  .why = "A finding that nobody is told of is found late." },

	{ .id = "events.archive.retention",
	  .title = "Days archived events are kept",
	  .from = "ListArchives", .path = "RetentionDays",
	  .topic = EX_RESILIENCE,
	  .why = "0 is for ever." },

	{ .id = "events.archive.state",
	  .title = "State of the archive",
	  .from = "ListArchives", .path = "State",
	  .topic = EX_RESILIENCE,
	  .why = "Events of a time when it was off are not in it." },

	{ .id = "events.archive.key",
	  .title = "Key that encrypts the archive",
	  .from = "DescribeArchive", .path = "KmsKeyIdentifier",
	  .topic = EX_ENCRYPTION,
	  .why = "Without one a key of AWS's encrypts it." },

	{ .id = "events.rule.enabled",
	  .title = "Rule switched on",
	  .from = "ListRules", .path = "State",
	  .topic = EX_LOGGING,
	  .judge = "meets: ENABLED*; review: else",
	  .why = "A rule that is off tells nobody." },

	{ .id = "events.rule.pattern",
	  .title = "What the rule selects",
	  .from = "ListRules", .path = "EventPattern",
	  .topic = EX_LOGGING,
	  .why = "Which events somebody wanted to hear of." },

	{ .id = "events.rule.target",
	  .title = "Whom the rule tells",
	  .from = "ListTargetsByRule", .path = "Arn",
	  .topic = EX_LOGGING,
	  .judge = "fails: none; meets: else",
	  .why = "A rule without a target tells nobody." },

	{ .id = "events.rule.dead-letters",
	  .title = "What becomes of events that could not be delivered",
	  .from = "ListTargetsByRule", .path = "DeadLetterConfig.Arn",
	  .topic = EX_RESILIENCE,
	  .judge = "n/a: none; meets: arn:*; review: absent",
	  .why = "Without a queue for them they are lost." },

	{ .id = "events.connection.state",
	  .title = "State of the connection",
	  .from = "DescribeConnection", .path = "ConnectionState",
	  .topic = EX_ACCESS,
	  .judge = "meets: AUTHORIZED, ACTIVE; "
		   "fails: DEAUTHORIZED, DEAUTHORIZING, none; review: else",
	  .why = "What is fetched through it can no longer be fetched." },

	{ .id = "events.connection.authorization",
	  .title = "How the connection proves who it is",
	  .from = "DescribeConnection", .path = "AuthorizationType",
	  .topic = EX_ACCESS,
	  .judge = "meets: OAUTH_CLIENT_CREDENTIALS, API_KEY; review: else",
	  .why = "A password is for people." },

	{ .id = "events.connection.secret",
	  .title = "Secret that holds its credentials",
	  .from = "DescribeConnection", .path = "SecretArn",
	  .topic = EX_ACCESS,
	  .judge = "meets: arn:*; review: else",
	  .why = "EventBridge keeps them in Secrets Manager." },
};

#define OTHER "no part of telling somebody of a job's state"

static const struct ex_unused unused[] = {
	{ "DescribeApiDestination", OTHER },
	{ "DescribeEndpoint", OTHER },
	{ "DescribeEventSource", OTHER },
	{ "DescribePartnerEventSource", OTHER },
	{ "DescribeReplay", OTHER },
	{ "DescribeRule", "ListRules has every member that is asked about" },
	{ "ListApiDestinations", OTHER },
	{ "ListConnections", OTHER },
	{ "ListEndpoints", OTHER },
	{ "ListEventSources", OTHER },
	{ "ListPartnerEventSourceAccounts", OTHER },
	{ "ListPartnerEventSources", OTHER },
	{ "ListReplays", OTHER },
	{ "ListRuleNamesByTarget", "the same rules by target" },
	{ "ListTagsForResource", OTHER },
};

static const struct ex_without without[] = {
	{ "compliance infrastructure inventory",
	  "rules tell; the lists of them are populations" },
};

const struct ex_collector events_collector = {
	.abi = EX_ABI,
	.name = "events",
	.title = "Amazon EventBridge",
	.service = { .name = "events", .protocol = EX_JSON_1_1,
		     .version = "AWSEvents", .rate = { 3, 3 } },
	.types = EX_TABLE(types),
	.calls = EX_TABLE(calls),
	.settings = EX_TABLE(settings),
	.unused = EX_TABLE(unused),
	.without = EX_TABLE(without),
};
