/*
 * cloudtrail_lake.h - event data stores and channels: rows of cloudtrail.c
 *
 * CloudTrail Lake takes no new customers since 31 May 2026, so an account
 * without a store has nothing to answer for.
 */
	{ .id = "cloudtrail.event-data-store.retention",
	  .title = "Days events are kept",
	  .from = "GetEventDataStore", .path = "RetentionPeriod",
	  .topic = EX_LOGGING,
	  .judge = "meets: >=$log_retention_min_days; fails: else",
	  .why = "A year of log is the least most frameworks ask for." },

	{ .id = "cloudtrail.event-data-store.key",
	  .title = "Key that encrypts the store",
	  .from = "GetEventDataStore", .path = "KmsKeyId",
	  .topic = EX_ENCRYPTION,
	  .judge = "meets: customer-key(); review: else",
	  .why = "Who may read the log is then decided twice." },

	{ .id = "cloudtrail.event-data-store.protected",
	  .title = "Protection against deletion",
	  .from = "GetEventDataStore",
	  .path = "TerminationProtectionEnabled",
	  .topic = EX_RESILIENCE,
	  .judge = "meets: true; review: else",
	  .why = "A store that is deleted takes its events with it." },

	{ .id = "cloudtrail.event-data-store.status",
	  .title = "The store takes in events",
	  .from = "GetEventDataStore", .path = "Status",
	  .topic = EX_LOGGING,
	  .judge = "meets: ENABLED; review: else",
	  .why = "A store can exist and take in nothing." },

	{ .id = "cloudtrail.event-data-store.multi-region",
	  .title = "The store covers all Regions",
	  .from = "GetEventDataStore", .path = "MultiRegionEnabled",
	  .topic = EX_LOGGING,
	  .judge = "meets: true; review: else",
	  .why = "Whoever wants not to be seen goes where no store is." },

	{ .id = "cloudtrail.event-data-store.organization",
	  .title = "The store covers the organization",
	  .from = "GetEventDataStore", .path = "OrganizationEnabled",
	  .topic = EX_LOGGING,
	  .judge = "meets: true; review: else",
	  .why = "A store of the organization cannot be stopped by a "
		 "member." },

	{ .id = "cloudtrail.event-data-store.policy",
	  .title = "Who else may reach the store",
	  .from = "StorePolicy", .path = "ResourcePolicy",
	  .topic = EX_ACCESS,
	  .judge = "meets: none, absent; fails: public(); "
		   "review: external(); meets: else",
	  .why = "Events tell what everybody does." },

	{ .id = "cloudtrail.channel.source",
	  .title = "Where the channel's events come from",
	  .from = "GetChannel", .path = "Source",
	  .topic = EX_LOGGING,
	  .judge = "review: Custom; meets: else",
	  .why = "Events of one's own making prove what one wishes." },

	{ .id = "cloudtrail.channel.destination",
	  .title = "Where the channel's events go",
	  .from = "GetChannel", .path = "Destinations[].Type",
	  .topic = EX_LOGGING,
	  .why = "To a store, or to a service that made the channel." },

	{ .id = "cloudtrail.channel.policy",
	  .title = "Who may send events",
	  .from = "ChannelPolicy", .path = "ResourcePolicy",
	  .topic = EX_ACCESS,
	  .judge = "meets: none, absent; fails: public(); "
		   "review: external(); meets: else",
	  .why = "Whoever may send events may forge the log." },
