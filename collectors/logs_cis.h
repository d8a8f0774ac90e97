/*
 * logs_cis.h - the fifteen alarms of CIS AWS Foundations 4.1 to 4.15 (5.1 to
 * 5.15 in versions 6 and 7): rows of logs.c
 *
 * A row a filter, then one an account: one unbroken chain, wherever it is, is
 * enough.  Where the only trail is the organization's, its group and so the
 * chain are in another account.
 */
#define CIS(n, event)							\
	{ .id = "logs.metric-filter.cis-" n,				\
	  .title = "Filter for CIS 4." n ": " event,			\
	  .from = "DescribeMetricFilters", .path = "filterPattern",	\
	  .topic = EX_LOGGING,						\
	  .judge = "meets: covers(4." n ") "				\
		   "if logs.metric-filter.trail meets and "		\
		   "logs.metric-filter.alarm meets; "			\
		   "review: covers(4." n ") "				\
		   "if logs.metric-filter.trail meets and "		\
		   "logs.metric-filter.alarm review; "			\
		   "fails: covers(4." n "); n/a: else",			\
	  .why = "The chain from log to alarm must not be broken." },	\
	{ .id = "logs.account.cis-" n,					\
	  .title = "Alarm of CIS 4." n ": " event,			\
	  .from = "logs.metric-filter.cis-" n, .of = "account",		\
	  .topic = EX_LOGGING,						\
	  .judge = "meets: any meets; review: any review; "		\
		   "review: else if "					\
		   "cloudtrail.account.log-group-elsewhere meets; "	\
		   "fails: else",					\
	  .why = "Somebody should be told within minutes." },

	CIS("1", "calls that were refused")
	CIS("2", "sign-in without MFA")
	CIS("3", "use of the root user")
	CIS("4", "changes of IAM policies")
	CIS("5", "changes of trails")
	CIS("6", "failed sign-ins")
	CIS("7", "keys disabled or to be deleted")
	CIS("8", "changes of bucket policies")
	CIS("9", "changes of AWS Config")
	CIS("10", "changes of security groups")
	CIS("11", "changes of network ACLs")
	CIS("12", "changes of gateways")
	CIS("13", "changes of route tables")
	CIS("14", "changes of VPCs")
	CIS("15", "changes of the organization")
#undef CIS
