/*
 * guardduty_covered.h - a cluster or an instance as GuardDuty's agents see it:
 * included for each by guardduty.c with COVERED, COVERAGE_OF and DETAILS
 */
	{ .id = "guardduty." COVERED ".coverage",
	  .title = "Agent at work",
	  .from = COVERAGE_OF, .path = "coverageStatus",
	  .topic = EX_LOGGING,
	  .judge = "meets: HEALTHY; review: else",
	  .why = "An agent that cannot report sees nothing." },
	{ .id = "guardduty." COVERED ".issue",
	  .title = "What keeps the agent from its work",
	  .from = COVERAGE_OF, .path = "issue",
	  .topic = EX_LOGGING,
	  .why = "GuardDuty's own words." },
	{ .id = "guardduty." COVERED ".management",
	  .title = "Who keeps the agent",
	  .from = COVERAGE_OF,
	  .path = "resourceDetails." DETAILS ".managementType",
	  .topic = EX_LOGGING,
	  .judge = "meets: AUTO_MANAGED; review: else",
	  .why = "An agent kept by hand grows old." },
