/*
 * cloudwatch.c - Amazon CloudWatch: alarms
 *
 * Of three protocols on offer JSON 1.0 is the one the rest of this program
 * reads anyway.  Without AlarmTypes composite and log alarms are left out; there
 * is no filter by namespace.
 *
 * A custom metric is known by its name: metric filters lead to it and alarms
 * are about it.  AWS's own namespaces are not custom.  Alarms on expressions
 * have their metrics inside and are not followed.
 */
#include <exhibit/collector.h>

static const struct ex_type types[] = {
	{ .name = "cloudwatch:alarm", .title = "metric alarm" },
	{ .name = "cloudwatch:composite-alarm", .title = "composite alarm" },
	{ .name = "cloudwatch:log-alarm", .title = "log alarm" },
	{ .name = "cloudwatch:metric", .title = "custom metric" },
};

#define ALARMS								\
	.on = "region", .op = "DescribeAlarms",				\
	.in = "AlarmTypes:=[\"MetricAlarm\",\"CompositeAlarm\","	\
	      "\"LogAlarm\"] MaxRecords:=100",				\
	.page = "NextToken",						\
	.redact = "scan:MetricAlarms|CompositeAlarms|LogAlarms[]."	\
		  "AlarmDescription|StateReason|StateReasonData "	\
		  "scan:LogAlarms[].ScheduledQueryConfiguration."	\
		  "QueryString|AggregationExpression "			\
		  "scan:LogAlarms[].ScheduledQueryConfiguration."	\
		  "Tags[].Value"

static const struct ex_call calls[] = {
	{ ALARMS, .name = "MetricAlarms",
	  .items = "MetricAlarms[]",
	  .lists = "cloudwatch:alarm", .id = "AlarmName" },
	{ ALARMS, .name = "ComprehendEndpointAlarms",
	  .items = "MetricAlarms[]",
	  .about = "comprehend:endpoint",
	  .id = "Dimensions[Name=EndpointArn].Value" },
	{ ALARMS, .name = "CompositeAlarms",
	  .items = "CompositeAlarms[]",
	  .lists = "cloudwatch:composite-alarm", .id = "AlarmName" },
	{ ALARMS, .name = "LogAlarms",
	  .items = "LogAlarms[]",
	  .lists = "cloudwatch:log-alarm", .id = "AlarmName" },
	{ ALARMS, .name = "AlarmsOnCustomMetrics",
	  .items = "MetricAlarms[Namespace!=AWS/*]",
	  .about = "cloudwatch:metric", .id = "MetricName" },
};

static const struct ex_setting settings[] = {
	{ .id = "cloudwatch.alarm.metric",
	  .title = "What the alarm watches",
	  .from = "MetricAlarms", .path = "MetricName",
	  .topic = EX_LOGGING,
	  .why = "Alarms on expressions have their metrics inside." },

	{ .id = "cloudwatch.alarm.action",
	  .title = "Whom the alarm tells",
	  .from = "MetricAlarms", .path = "AlarmActions[]",
	  .topic = EX_LOGGING,
	  .judge = "fails: none; fails: else if ActionsEnabled=false; "
		   "meets: else",
	  .why = "An alarm without an action, or with actions off, tells "
		 "nobody." },

	{ .id = "cloudwatch.alarm.silent",
	  .title = "Since when the alarm has seen nothing",
	  .from = "MetricAlarms",
	  .path = "[StateValue=INSUFFICIENT_DATA].StateUpdatedTimestamp",
	  .topic = EX_LOGGING,
	  .judge = "meets: none, age<90d; review: else",
	  .why = "An alarm on a metric that nobody writes warns of "
		 "nothing." },

	{ .id = "cloudwatch.metric.alarm",
	  .title = "Alarm on the metric",
	  .from = "AlarmsOnCustomMetrics",
	  .path = "[ActionsEnabled=true].AlarmActions[]",
	  .topic = EX_LOGGING,
	  .judge = "meets: any arn:*; "
		   "review: else if cloudwatch:composite-alarm; "
		   "fails: else",
	  .why = "A number that nobody is told of warns nobody; a composite "
		 "alarm may tell for others." },

	{ .id = "cloudwatch.log-alarm.action",
	  .title = "Whom the alarm tells",
	  .from = "LogAlarms", .path = "AlarmActions[]",
	  .topic = EX_LOGGING,
	  .judge = "fails: none; fails: else if ActionsEnabled=false; "
		   "meets: else",
	  .why = "An alarm without an action, or with actions off, tells "
		 "nobody." },

	{ .id = "cloudwatch.composite-alarm.action",
	  .title = "Whom the alarm tells",
	  .from = "CompositeAlarms", .path = "AlarmActions[]",
	  .topic = EX_LOGGING,
	  .judge = "fails: none; fails: else if ActionsEnabled=false; "
		   "meets: else",
	  .why = "An alarm without an action, or with actions off, tells "
		 "nobody." },
};

#define DATA "measurements, not configuration"
#define OTHER "no part of telling somebody of an error"

static const struct ex_unused unused[] = {
	{ "DescribeAlarmContributors", DATA },
	{ "DescribeAlarmHistory", DATA },
	{ "DescribeAlarmsForMetric", "the same alarms by metric" },
	{ "DescribeAnomalyDetectors", OTHER },
	{ "DescribeInsightRules", OTHER },
	{ "GetAlarmMuteRule", OTHER },
	{ "GetDashboard", OTHER },
	{ "GetDataset", OTHER },
	{ "GetInsightRuleReport", DATA },
	{ "GetMetricData", DATA },
	{ "GetMetricDataQueryDefinition", OTHER },
	{ "GetMetricStatistics", DATA },
	{ "GetMetricStream", OTHER },
	{ "GetMetricWidgetImage", DATA },
	{ "GetOTelEnrichment", OTHER },
	{ "GetResourceMetricsConfiguration", OTHER },
	{ "ListAlarmMuteRules", OTHER },
	{ "ListDashboards", OTHER },
	{ "ListManagedInsightRules", OTHER },
	{ "ListMetricDataQueryDefinitions", OTHER },
	{ "ListMetricStreams", OTHER },
	{ "ListMetrics", DATA },
	{ "ListTagsForResource", OTHER },
};

static const struct ex_without without[] = {
	{ "else",
	  "alarms watch, and no setting of theirs is about anything else" },
};

const struct ex_collector cloudwatch_collector = {
	.abi = EX_ABI,
	.name = "cloudwatch",
	.title = "Amazon CloudWatch",
	.service = { .name = "cloudwatch", .protocol = EX_JSON_1_0,
		     .version = "GraniteServiceVersion20100801",
		     .host = "monitoring.{region}.{suffix}",
		     .signing = "monitoring", .rate = { 3, 3 } },
	.types = EX_TABLE(types),
	.calls = EX_TABLE(calls),
	.settings = EX_TABLE(settings),
	.unused = EX_TABLE(unused),
	.without = EX_TABLE(without),
};
