/*
 * collector.h - how a collector describes one AWS service
 *
 * A collector is data: the read-only calls that reveal a service's resources
 * and the settings in their responses that an auditor asks about.  The run
 * plan, the IAM policy, the coverage matrix and the reference pages are all
 * derived from these tables, so they cannot disagree with what is collected.
 *
 * One rule drives a run.  A call is made ON a resource; its response LISTS
 * further resources, or REFERS to some.  Each resource is visited once.
 *
 *	account -DescribeRegions-> region -ListTranscriptionJobs-> transcribe:job
 *	transcribe:job -GetTranscriptionJob-> (iam:role) (s3:bucket)
 *
 * Paths read JSON and XML alike, by the names on the wire, from inside the
 * root element (query: inside <OpResult>).  items, redact and gone start
 * there, all others at each item:
 *
 *	Job.Role	member Role of member Job; . is the thing itself
 *	Jobs[]		each element (XML: each element so named; what is no
 *			list is its own one element)
 *	Tags[Key=env]	only the elements whose Key is "env"; != for the
 *			others, [Key=] for those without; * at either end
 *	hls|cmaf.Url	member Url of either
 *	Groups.*.Key	member Key of any member of Groups
 *	Policy{}	the JSON document held in the string Policy, percent-
 *			encoding undone first; Content{csv}: base64 of a table,
 *			one record a row, members named by its first row
 *
 * Requests are written as on an HTTPie command line, one word a member:
 *
 *	KeyId={id}  MaxResults:=100  tasks[]={id}  x-amz-expected-owner:{account}
 *
 * name==value is always of the query; name=value of the path if the template
 * there has {name}, else of a GET's query or a POST's body.  {id} is the
 * resource's identifier, {ecs:cluster} that of its nearest ancestor of that
 * type, {Version} what keep or a spelling carried; {account}, {region},
 * {partition}, {period.start} and {period.end} are the run's, times as the
 * protocol writes them.  They are understood in filters, too.  Any other
 * brace is a brace.
 *
 * Judgements are clauses; the first that holds decides, none means review:
 *
 *	meets: aws:kms, aws:kms:dsse; fails: AES256 if $cmk_required
 *	n/a: absent; meets: <=$rotation_max_days; review: else
 *	meets: customer-key(); fails: else
 *	fails: false; meets: true if cloudtrail.trail.logging meets
 *	meets: any meets; fails: else
 *	as: s3.bucket.default-key
 *
 * where $name is a profile's parameter and name() one of the core's predicates;
 * core/assess/ASSESS.md has the grammar.  What was denied or failed is unknown,
 * and a judgement that hangs on an unknown is for review.
 */
#ifndef EXHIBIT_COLLECTOR_H
#define EXHIBIT_COLLECTOR_H

#include <stddef.h>
#include <stdint.h>

#define EX_VERSION	1	/* of the meaning of what follows */
#define EX_MAX_REFS	20
#define EX_MAX_SPELLINGS 12

enum ex_protocol {
	EX_JSON_1_0, EX_JSON_1_1, EX_REST_JSON, EX_REST_XML, EX_QUERY, EX_EC2,
};

/* What the auditor reads a setting for. */
enum ex_topic {
	EX_ENCRYPTION, EX_ACCESS, EX_LOGGING, EX_COMPLIANCE, EX_RESILIENCE,
	EX_INFRASTRUCTURE, EX_INVENTORY,
};

enum ex_verdict { EX_MEETS, EX_FAILS, EX_REVIEW, EX_NOT_APPLICABLE };

struct ex_node;			/* a value in a response: opaque here */
struct ex_host;			/* what the core lends a hook: host.h */

/* Requests per second that AWS grants one account in one region. */
struct ex_rate {
	uint16_t per_second;	/* published refill; 0: unpublished, learn it */
	uint16_t burst;		/* 1: also never two in flight */
};

struct ex_service {
	const char *name;	/* endpoint prefix and IAM prefix: "transcribe" */
	enum ex_protocol protocol;
	const char *version;	/* X-Amz-Target prefix, or API version */
	const char *host;	/* if not {name}.{region}.{suffix}; odd
				   partitions and FIPS: core/aws/partition.c */
	const char *signing;	/* if not name */
	const char *iam;	/* if not name */
	struct ex_rate rate;	/* of each of its APIs, unless a call has its own */
};

/*
 * A resource is spelled many ways: ARN, name, URL.  Each pattern is tried in
 * turn and must match the whole; {id}, {account} (twelve digits), {region} and
 * any other {name}, which is kept, take what they match up to a colon or a
 * slash ({id*}: whatever is left, to the text that may follow it), {} takes
 * anything, slashes too; each the longest that matches.  What a spelling
 * leaves out is that of the response it was found in.  A value that no pattern
 * matches does not refer to this type.
 *
 * A listed type without patterns is named within the resource its list was
 * asked on: two clusters may each have a node group "gpu".  A pattern can say
 * which one: {ecs:cluster}, or, if its name may have slashes, {ecr:repository*}
 * (up to a colon or an @); one that does not means that it was found in.
 */
struct ex_type {
	const char *name;	/* "iam:role" */
	const char *title;	/* "IAM role" */
	const char *spelled[EX_MAX_SPELLINGS];	/* none: the id, verbatim */
	uint8_t global;		/* 1: one in the account, whatever the region */
};

struct ex_reference {
	const char *type;	/* "iam:role" */
	const char *path;	/* from each item of the response */
};

/*
 * Rows with the same on, op and in are one request, whose answer each reads.
 * An error code may carry a word of its message: AccessDeniedException~enabled.
 */
struct ex_call {
	const char *on;		/* "account", "region" or a resource type */
	const char *op;		/* as AWS spells it */
	const char *name;	/* if op does not tell it from the others */
	const char *http;	/* REST: "GET /2017-08-29/queues" */
	const char *in;		/* request members */
	const char *page;	/* token: "NextToken", or "Marker<NextMarker" */
	uint16_t batch;		/* ids in one request; 0 and 1: one */
	const char *items;	/* the records; NULL: the response is one */
	const char *lists;	/* type whose population this call enumerates */
	const char *about;	/* type an item describes, if not lists or on */
	const char *id;		/* which one it is; NULL: the item itself */
	const char *keep;	/* carried with it: "VersionId region=BucketRegion" */
	struct ex_reference refs[EX_MAX_REFS];
	const char *redact;	/* "drop:path url:path": done before storing */
	const char *absent;	/* error codes that mean "not configured" */
	const char *gone;	/* codes, or a path to ids: no longer there */
	const char *again;	/* codes or member=value: not ready, ask again */
	const char *action;	/* IAM action, if not iam:op */
	const struct ex_rate *rate;	/* if not the service's; calls that point
					   to the same one share a bucket */
	uint8_t lazy;		/* 1: of what it lists, visit only what is
				   referred to, unless --scope all */
};

/*
 * A fact about a resource, and how it is judged unless a profile says
 * otherwise.  The resource is what the items describe (about, else lists, else
 * on); each such resource has its row, also when no item is about it.  With of,
 * the row is about that enclosing thing and reads all items inside it.  Rows
 * that share id and resource type are alternative sources of one fact: the
 * first, in table order, that has a value or is unknown decides.
 */
struct ex_setting {
	const char *id;		/* "transcribe.job.output-location" */
	const char *title;	/* "Where the transcript is stored" */
	const char *from;	/* a call: its name or op, "ec2:Op" if another
				   collector's; a setting: its verdicts; a
				   type: the resources' ids; "-> " and a type:
				   what refers to such a resource */
	const char *path;
	const char *of;		/* "account", "region" or an ancestor's type */
	enum ex_topic topic;
	const char *judge;	/* NULL: reported, not judged */
	const char *why;	/* one sentence, for the auditor */
	enum ex_verdict (*test)(const struct ex_host *host,
				const struct ex_node *item);
};

/* A read operation of the service that is not called, and why. */
struct ex_unused {
	const char *op;
	const char *why;
};

/* Topics in which the service has no setting, and why: "logging resilience";
 * "else": all others that have none. */
struct ex_without {
	const char *topics;
	const char *why;
};

struct ex_collector {
	uint32_t abi;		/* EX_ABI */
	const char *name;
	const char *title;
	struct ex_service service;	/* no name: types and settings only */
	struct { const struct ex_type *v; size_t n; } types;
	struct { const struct ex_call *v; size_t n; } calls;
	struct { const struct ex_setting *v; size_t n; } settings;
	struct { const struct ex_unused *v; size_t n; } unused;
	struct { const struct ex_without *v; size_t n; } without;
};

/*
 * Differs whenever the size of a struct here does, so that a module built
 * against another version of this file is refused, not misread.
 */
#define EX_ABI							\
	((uint32_t)(EX_VERSION + 31 * (sizeof(struct ex_call) +	\
	 31 * (sizeof(struct ex_setting) +			\
	 31 * (sizeof(struct ex_type) +				\
	 31 * (sizeof(struct ex_collector) +			\
	 31 * sizeof(struct ex_rate)))))))

#define EX_TABLE(a)	{ (a), sizeof(a) / sizeof((a)[0]) }

/* The one symbol a module exports.  The build adds it; collectors do not. */
#define EX_ENTRY	"exhibit_collector"
typedef const struct ex_collector *ex_entry_fn(void);

#endif
