/*
 * plants.c - a small collector for a JSON service and one for a REST service,
 * good as they stand, and the rows that spoil them
 */
#include "contract/plants.h"

#include <stdio.h>
#include <string.h>

#include "contract/check.h"

#define ROWS 48

static const struct ex_type types[] = {
	{ .name = "plant:job", .title = "job" },
	{ .name = "plant:bucket", .title = "bucket", .spelled = { "{id}" },
	  .global = 1 },
};

static const struct ex_service transcribe = {
	.name = "transcribe", .protocol = EX_JSON_1_1, .version = "Transcribe",
};
static const struct ex_service s3 = {
	.name = "s3", .protocol = EX_REST_XML, .version = "2006-03-01",
};

/* The good collectors: a list, and what is asked of each. */
static const struct ex_call jobs[2] = {
	{ .on = "region", .op = "ListTranscriptionJobs",
	  .items = "TranscriptionJobSummaries[]", .lists = "plant:job",
	  .id = "TranscriptionJobName", .page = "NextToken" },
	{ .on = "plant:job", .op = "GetTranscriptionJob",
	  .in = "TranscriptionJobName={id}", .items = "TranscriptionJob" },
};
static const struct ex_call buckets[2] = {
	{ .on = "account", .op = "ListBuckets", .http = "GET /",
	  .in = "max-buckets==1000",
	  .page = "continuation-token<ContinuationToken",
	  .items = "Buckets.Bucket[]", .lists = "plant:bucket", .id = "Name" },
	{ .on = "plant:bucket", .op = "GetBucketPolicy",
	  .http = "GET /{Bucket}?policy", .in = "Bucket={id}" },
};

#define FACT								\
	.id = "plant.job.fact", .title = "Fact", .topic = EX_INVENTORY,	\
	.why = "Planted."

struct plant {
	const char *line;		/* part of what must be said */
	const struct ex_service *service;	/* NULL: transcribe */
	struct ex_call list, get;	/* members that replace the good ones;
					   "" takes one away */
	struct ex_setting setting;	/* added, if id is set */
	struct ex_unused unused;	/* added, if op is set */
	const char *forgotten;		/* operation taken out of unused */
	int bare;			/* topics without settings have no reason */
};

/* Each row spoils one thing. */
static const struct plant plants[] = {
	{ .line = "GetTranscriptionJobs: no such operation",
	  .get = { .op = "GetTranscriptionJobs" } },
	{ .line = "DeleteTranscriptionJob is no read operation",
	  .get = { .op = "DeleteTranscriptionJob" } },
	{ .line = "in: no member JobName", .get = { .in = "JobName={id}" } },
	{ .line = "in: TranscriptionJobName is required", .get = { .in = "" } },
	{ .line = "in: DONE is none of Status's values",
	  .list = { .in = "Status=DONE" } },
	{ .line = "in: MaxResults is no list",
	  .list = { .in = "MaxResults:=[100]" } },
	{ .line = "page: no member nextToken sent",
	  .list = { .page = "nextToken<NextToken" } },
	{ .line = "page: no member Marker answered",
	  .list = { .page = "NextToken<Marker" } },
	{ .line = "page: the operation is paged", .list = { .page = "" } },
	{ .line = "items: Job not in it", .get = { .items = "Job" } },
	{ .line = "items: TranscriptionJob is no list",
	  .get = { .items = "TranscriptionJob[]" } },
	{ .line = "id: JobName not in TranscriptionJobSummaries",
	  .list = { .id = "JobName" } },
	{ .line = "keep: Region not in TranscriptionJobSummaries",
	  .list = { .keep = "region=Region" } },
	{ .line = "refs: Output not in TranscriptionJob",
	  .get = { .refs = { { "plant:bucket", "Output" } } } },
	{ .line = "redact: Uri not in Transcript",
	  .get = { .redact = "url:TranscriptionJob.Transcript.Uri" } },
	{ .line = "redact: Tags is a list: [] is missing",
	  .get = { .redact = "hash:TranscriptionJob.Tags.Value" } },
	/* the member everybody expects, and no response has */
	{ .line = "path: OutputEncryptionKMSKeyId not in TranscriptionJob",
	  .setting = { FACT, .from = "GetTranscriptionJob",
		       .path = "OutputEncryptionKMSKeyId" } },
	{ .line = "path: Name not in Tags",
	  .setting = { FACT, .from = "GetTranscriptionJob",
		       .path = "Tags[Name=env].Value" } },
	{ .line = "judge: CUSTOMERS is none of OutputLocationType's values",
	  .setting = { FACT, .from = "ListTranscriptionJobs",
		       .path = "OutputLocationType",
		       .judge = "meets: CUSTOMERS" } },
	{ .line = "judge: yes is none of IdentifyLanguage's values",
	  .setting = { FACT, .from = "GetTranscriptionJob",
		       .path = "IdentifyLanguage", .judge = "meets: yes" } },
	{ .line = "judge: Role not in TranscriptionJob",
	  .setting = { FACT, .from = "GetTranscriptionJob",
		       .path = "MediaFormat",
		       .judge = "meets: wav if Role=x" } },
	{ .line = "ListVocabularies is neither called nor unused",
	  .forgotten = "ListVocabularies" },
	{ .line = "unused: no such read operation",
	  .unused = { "StartTranscriptionJob", "planted" } },
	{ .line = "GetTranscriptionJob is called",	/* and unused */
	  .unused = { "GetTranscriptionJob", "planted" } },
	{ .line = "no setting of logging, and no reason", .bare = 1 },
	{ .line = "version is Transcribe, not Transcribe_2017",
	  .service = &(const struct ex_service){ .name = "transcribe",
		.protocol = EX_JSON_1_1, .version = "Transcribe_2017" } },
	{ .line = "not json-1.0",
	  .service = &(const struct ex_service){ .name = "transcribe",
		.protocol = EX_JSON_1_0, .version = "Transcribe" } },
	{ .line = "signs as transcribe, not transcription",
	  .service = &(const struct ex_service){ .name = "transcribe",
		.protocol = EX_JSON_1_1, .version = "Transcribe",
		.signing = "transcription" } },
	{ .line = "http: is GET /{Bucket}?policy, not GET /{Bucket}?policies",
	  .service = &s3, .get = { .http = "GET /{Bucket}?policies" } },
	{ .line = "x-amz-expected-bucket-owner goes into the header, not the "
		  "query", .service = &s3,
	  .get = { .in = "Bucket={id} x-amz-expected-bucket-owner==1" } },
};

/* Of services as the plants spell them; bases are compared by name. */
static int
is_s3(const struct ex_service *service)
{
	return !strcmp(service->name, "s3");
}

struct table {
	struct ex_call calls[2];
	struct ex_setting settings[1];
	struct ex_unused unused[ROWS];
	struct ex_collector collector;
};

static void
excuse(struct table *t, const struct names *names, const struct plant *p)
{
	size_t n = 0;

	for (size_t i = 0; i < names->nops && n < ROWS; i++) {
		const struct op *op = &names->ops[i];
		if (!op->read || (p->forgotten &&
				  text_is(op->name, p->forgotten)) ||
		    text_is(op->name, t->calls[0].op) ||
		    text_is(op->name, t->calls[1].op))
			continue;
		t->unused[n++] = (struct ex_unused){ op->name.at, "planted" };
	}
	if (p->unused.op && n < ROWS)
		t->unused[n++] = p->unused;
	t->collector.unused.v = t->unused;
	t->collector.unused.n = n;
}

/* The names of a table are views: made strings here, once. */
static void
names_end(struct names *names, struct arena *arena)
{
	for (size_t i = 0; i < names->nops; i++)
		names->ops[i].name = text_of(arena_strndup(arena,
			names->ops[i].name.at, names->ops[i].name.len));
}

static void
replace(const char **good, const char *by)
{
	if (by)
		*good = *by ? by : NULL;
}

static void
spoil(struct ex_call *call, const struct ex_call *by)
{
	replace(&call->op, by->op);
	replace(&call->http, by->http);
	replace(&call->in, by->in);
	replace(&call->page, by->page);
	replace(&call->items, by->items);
	replace(&call->id, by->id);
	replace(&call->keep, by->keep);
	replace(&call->redact, by->redact);
	memcpy(call->refs, by->refs, sizeof(call->refs));
}

static const struct ex_without planted = { "else", "planted" };

static void
table_make(struct table *t, const struct plant *p)
{
	const struct ex_service *service = p->service ? p->service :
					   &transcribe;

	*t = (struct table){ .collector = {
		.abi = EX_ABI, .name = "plant", .title = "Planted",
		.service = *service, .types = EX_TABLE(types) } };
	memcpy(t->calls, is_s3(service) ? buckets : jobs, sizeof(jobs));
	spoil(&t->calls[0], &p->list);
	spoil(&t->calls[1], &p->get);
	t->settings[0] = p->setting;
	t->collector.calls.v = t->calls;
	t->collector.calls.n = 2;
	t->collector.settings.v = t->settings;
	t->collector.settings.n = p->setting.id != NULL;
	t->collector.without.v = &planted;
	t->collector.without.n = !p->bare;
}

/* What is said of the collector: by the registry, else by the check. */
static int
said_of(const struct plant *p, const char *folder, struct buffer *out)
{
	struct arena *arena = arena_new();
	struct names names;
	struct registry registry;
	struct table t;
	struct error err;
	const struct ex_collector *one = &t.collector;
	const char *service = p->service ? p->service->name : "transcribe";
	int rc = names_read(&names, folder, service, arena, &err);

	if (rc == 0) {
		names_end(&names, arena);
		table_make(&t, p);
		excuse(&t, &names, p);
		rc = registry_make(&registry, &one, 1, &err);
	}
	if (rc < 0) {
		buffer_puts(out, err.text);
	} else {
		struct check c = { .registry = &registry, .arena = arena,
				   .out = out };
		if (check_all(&c, folder, &err) < 0)
			buffer_puts(out, err.text);
		registry_free(&registry);
	}
	arena_free(arena);
	return out->len != 0;
}

static int
bases_are_good(const char *folder)
{
	static const struct plant good[] = { { .service = &transcribe },
					     { .service = &s3 } };
	int bad = 0;

	for (size_t i = 0; i < 2; i++) {
		struct buffer out;
		buffer_init(&out, 1u << 20);
		if (said_of(&good[i], folder, &out)) {
			printf("nothing planted, but said:\n%s\n",
			       buffer_cstr(&out));
			bad++;
		}
		buffer_free(&out);
	}
	return bad;
}

int
plants_check(const char *folder)
{
	size_t n = sizeof(plants) / sizeof(plants[0]);
	int bad = bases_are_good(folder);

	for (size_t i = 0; i < n; i++) {
		struct buffer out;
		buffer_init(&out, 1u << 20);
		said_of(&plants[i], folder, &out);
		if (!strstr(buffer_cstr(&out), plants[i].line)) {
			printf("not caught: %s\nsaid instead:\n%s\n",
			       plants[i].line, buffer_cstr(&out));
			bad++;
		}
		buffer_free(&out);
	}
	printf("%zu faults planted, %d not caught\n", n, bad);
	return bad != 0;
}
