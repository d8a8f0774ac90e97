/*
 * comprehend_caller.h - what callers may do, policy by policy: rows of
 * comprehend.c, for each kind of HOLDER; FROM is the call that has the DOCUMENT
 *
 * A job with a custom model is authorised on two resources: the model and the
 * job.  A policy that names the model alone is of before, and the start fails.
 */

	{ .id = "comprehend." HOLDER ".all-actions",
	  .title = "Every action of Comprehend",
	  .from = FROM, .path = DOCUMENT,
	  .topic = EX_ACCESS,
	  .judge = "review: allows(comprehend:*, *); meets: else",
	  .why = "Few need to make models and jobs and to remove them." },

	{ .id = "comprehend." HOLDER ".starts-classification",
	  .title = "Starts classification jobs",
	  .from = FROM, .path = DOCUMENT,
	  .topic = EX_ACCESS,
	  .judge = "meets: allows(comprehend:StartDocumentClassificationJob); "
		   "n/a: else",
	  .why = "Such jobs take a custom model." },

	{ .id = "comprehend." HOLDER ".classification-resources",
	  .title = "What classification jobs may be started on",
	  .from = FROM, .path = DOCUMENT "{}.Statement[].Resource[]",
	  .topic = EX_ACCESS,
	  .judge = "n/a: else if not comprehend." HOLDER
		   ".starts-classification meets; "
		   "meets: any *:document-classification-job/*; "
		   "fails: any *:document-classifier/*; review: else",
	  .why = "Permissions required for a custom asynchronous analysis "
		 "job: model and job, both named." },

	{ .id = "comprehend." HOLDER ".starts-entities",
	  .title = "Starts entities jobs",
	  .from = FROM, .path = DOCUMENT,
	  .topic = EX_ACCESS,
	  .judge = "meets: allows(comprehend:StartEntitiesDetectionJob); "
		   "n/a: else",
	  .why = "Such jobs may take a custom model." },

	{ .id = "comprehend." HOLDER ".entities-resources",
	  .title = "What entities jobs may be started on",
	  .from = FROM, .path = DOCUMENT "{}.Statement[].Resource[]",
	  .topic = EX_ACCESS,
	  .judge = "n/a: else if not comprehend." HOLDER
		   ".starts-entities meets; "
		   "meets: any *:entities-detection-job/*; "
		   "fails: any *:entity-recognizer/*; review: else",
	  .why = "Permissions required for a custom asynchronous analysis "
		 "job: model and job, both named." },
