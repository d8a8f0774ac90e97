/* cloud.c - a request in, an answer out, a line in the log */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/file.h"
#include "store.h"

#define LOG_FULL 65536

struct cloud {
	struct world *world;
	struct checker *checker;
	struct throttle *throttle;
	struct tsa *one, *two;
	struct store *store;
	char *dir;
	struct arena *arena;		/* of the request at hand */
	struct world_answer answer;
	char *bench;			/* NULL: the world answers */
	size_t bench_size;
	FILE *log;
	uint64_t requests;
};

static int
open_log(struct cloud *cloud, const char *dir, struct error *err)
{
	char *path = path_join(dir, "access.log");

	cloud->log = fopen(path, "ae");
	if (!cloud->log)
		error_set(err, ERROR_SYSTEM, "%s cannot be written", path);
	else
		setvbuf(cloud->log, NULL, _IOFBF, LOG_FULL);
	free(path);
	return cloud->log ? 0 : -1;
}

/* A page of ListTranscriptionJobs, as many whole jobs as size has room for:
 * what a client reads of an answer costs it more than the bytes do. */
static char *
bench_body(size_t size)
{
	struct buffer body, job;
	size_t n = 0;
	char *whole;

	buffer_init(&body, size + 1024);
	buffer_init(&job, 1024);
	buffer_puts(&body, "{\"Status\":\"COMPLETED\","
			   "\"TranscriptionJobSummaries\":[");
	do {
		buffer_put(&body, job.at, job.len);
		buffer_reset(&job);
		buffer_printf(&job, "%s{\"TranscriptionJobName\":\"call-%06zu\","
			"\"CreationTime\":1790000%03zu.125,"
			"\"StartTime\":1790000%03zu.375,"
			"\"CompletionTime\":1790001%03zu.5,"
			"\"LanguageCode\":\"en-US\","
			"\"TranscriptionJobStatus\":\"COMPLETED\","
			"\"OutputLocationType\":\"CUSTOMER_BUCKET\","
			"\"ContentRedaction\":{\"RedactionType\":\"PII\","
			"\"RedactionOutput\":\"redacted\"},"
			"\"IdentifyLanguage\":false}", n ? "," : "", n,
			n % 1000, n % 1000, n % 1000);
		n++;
	} while (body.len + job.len + 2 <= size);
	buffer_puts(&body, "]}");
	whole = xstrdup(buffer_cstr(&body));
	buffer_free(&job);
	buffer_free(&body);
	return whole;
}

int
cloud_open(struct cloud **out, const struct options *options,
	   struct error *err)
{
	struct cloud *cloud = xcalloc(1, sizeof(*cloud));

	cloud->arena = arena_new();
	cloud->dir = xstrdup(options->dir);
	world_answer_init(&cloud->answer);
	if (options->bench >= 0) {
		cloud->bench = bench_body((size_t)options->bench);
		cloud->bench_size = strlen(cloud->bench);
	}
	if (world_open(&cloud->world, options->world, clock_now(), err)
	    || !(cloud->throttle = throttle_new(options, err))
	    || !(cloud->one = tsa_open(options->dir, "one", err))
	    || !(cloud->two = tsa_open(options->dir, "two", err))
	    || store_open(&cloud->store, options, err)
	    || open_log(cloud, options->dir, err)) {
		cloud_free(cloud);
		return -1;
	}
	if (options->session_seconds)
		world_session_seconds(cloud->world,
				      options->session_seconds);
	cloud->checker = checker_new(cloud->world);
	*out = cloud;
	return 0;
}

void
cloud_free(struct cloud *cloud)
{
	if (!cloud)
		return;
	if (cloud->log)
		fclose(cloud->log);
	tsa_free(cloud->one);
	tsa_free(cloud->two);
	store_free(cloud->store);
	free(cloud->dir);
	throttle_free(cloud->throttle);
	checker_free(cloud->checker);
	world_free(cloud->world);
	world_answer_free(&cloud->answer);
	arena_free(cloud->arena);
	free(cloud->bench);
	free(cloud);
}

void
cloud_tick(struct cloud *cloud)
{
	fflush(cloud->log);
}

static void
put_head(struct cloud *cloud, struct buffer *out, unsigned status,
	 const char *type, size_t length)
{
	static char date[32];
	static int64_t second;
	int64_t now = clock_now();

	if (now / 1000 != second) {
		second = now / 1000;
		http_date(date, now);
	}
	buffer_printf(out, "HTTP/1.1 %u %s\r\nDate: %s\r\nContent-Type: %s\r\n"
		      "Content-Length: %zu\r\nx-amzn-RequestId: "
		      "8d2c5a1e-0000-4000-8000-%012llx\r\n", status,
		      http_reason(status), date, type, length,
		      (unsigned long long)++cloud->requests);
}

static void
put_answer(struct cloud *cloud, enum ex_protocol protocol, struct buffer *out)
{
	const struct world_answer *a = &cloud->answer;

	put_head(cloud, out, a->status, a->type, a->body.len);
	if (a->region[0])
		buffer_printf(out, "x-amz-bucket-region: %s\r\n", a->region);
	if (a->code[0] && protocol == EX_REST_JSON)
		buffer_printf(out, "x-amzn-ErrorType: %s\r\n", a->code);
	if (protocol == EX_REST_XML)
		buffer_printf(out, "x-amz-request-id: %012llX\r\n"
			      "x-amz-id-2: sample\r\n",
			      (unsigned long long)cloud->requests);
	buffer_puts(out, "\r\n");
	buffer_text(out, buffer_view(&a->body));
}

/* service:Operation account region status code, blank between */
static void
log_request(struct cloud *cloud, const struct routed *routed,
	    const struct checked *checked)
{
	const struct world_answer *a = &cloud->answer;

	fprintf(cloud->log, "%s:%s %s %s %u %s\n",
		routed->stored ? "store" : routed->service ? routed->service
							   : "-",
		routed->op ? routed->op : "-",
		checked->key ? checked->key->account : "-",
		checked->region[0] ? checked->region : "-", a->status,
		a->code[0] ? a->code : "-");
}

static int
of_other_account(const struct http_in *http, const struct checked *checked)
{
	struct text account = http_field(http, "x-amz-account-id");
	struct text owner = http_field(http, "x-amz-expected-bucket-owner");
	const char *own = checked->key->account;

	return (account.len && !text_is(account, own))
	    || (owner.len && !text_is(owner, own));
}

static void
answer_signed(struct cloud *cloud, const struct http_in *http,
	      const struct checked *checked, struct routed *routed)
{
	const struct world_question q = {
		.account = checked->key->account, .region = checked->region,
		.service = routed->service, .op = routed->op,
		.protocol = routed->protocol, .caller = checked->key->arn,
		.now = clock_now(), .params = &routed->params,
	};
	struct world_answer *a = &cloud->answer;

	if (!throttle_takes(cloud->throttle, q.account, q.region, routed)) {
		refuse_rate(cloud->world, q.protocol, a);
		return;
	}
	world_answer(cloud->world, &q, a);
	if (!of_other_account(http, checked)
	    || !strcmp(a->code, "NoSuchBucket"))
		return;
	world_answer_start(a, q.protocol);
	world_refuse(cloud->world, q.protocol, 403, "AccessDenied",
		     "Access Denied", a);
}

static void
put_said(struct cloud *cloud, const struct http_in *http,
	 const struct said *said, struct reply *reply)
{
	struct buffer *out = reply->out;
	int head = text_is(http->method, "HEAD");
	uint64_t length = said->code[0] || !said->length ? said->body.len
							 : said->length;
	char date[40];

	buffer_printf(out, "HTTP/1.1 %u %s\r\nDate: %s\r\n", said->status,
		      http_reason(said->status),
		      http_date(date, clock_now()));
	if (said->type)
		buffer_printf(out, "Content-Type: %s\r\n", said->type);
	if (said->status != 204)
		buffer_printf(out, "Content-Length: %llu\r\n",
			      (unsigned long long)length);
	buffer_printf(out, "x-amz-request-id: %012llX\r\n"
		      "x-amz-id-2: sample\r\nServer: AmazonS3\r\n",
		      (unsigned long long)++cloud->requests);
	buffer_text(out, buffer_view(&said->head));
	buffer_puts(out, "\r\n");
	if (!head && said->file < 0)
		buffer_text(out, buffer_view(&said->body));
	reply->file = said->file;
	reply->left = said->file < 0 ? 0 : said->length;
	reply->how = said->torn ? REPLY_TORN : REPLY_WHOLE;
}

static void
answer_store(struct cloud *cloud, const struct http_in *http,
	     const struct checked *checked, const struct routed *routed,
	     struct reply *reply)
{
	struct world_answer *a = &cloud->answer;
	struct said *said;

	if (!throttle_takes(cloud->throttle, checked->key->account,
			    checked->region, routed)) {
		refuse_rate(cloud->world, EX_REST_XML, a);
		put_answer(cloud, EX_REST_XML, reply->out);
		log_request(cloud, routed, checked);
		return;
	}
	said = store_answer(cloud->store, http, checked->region, reply->fd);
	if (!said) {
		reply->how = REPLY_NONE;
		return;
	}
	put_said(cloud, http, said, reply);
	a->status = said->status;
	snprintf(a->code, sizeof(a->code), "%s", said->code);
	log_request(cloud, routed, checked);
}

static void
answer_aws(struct cloud *cloud, const struct http_in *http,
	   struct reply *reply)
{
	struct buffer *out = reply->out;
	struct checked checked;
	struct routed routed;

	check_signature(cloud->checker, http, clock_now(), &checked);
	if (cloud->bench && checked.key) {
		put_head(cloud, out, 200, "application/x-amz-json-1.1",
			 cloud->bench_size);
		buffer_puts(out, "\r\n");
		buffer_put(out, cloud->bench, cloud->bench_size);
		return;
	}
	arena_reset(cloud->arena);
	route_request(cloud->world, http, &checked, cloud->arena, &routed);
	const char *op = routed.service && !strcmp(routed.service, "s3")
		? store_op(cloud->store, http) : NULL;
	if (op) {
		routed.op = op;
		routed.stored = 1;
	}
	world_answer_start(&cloud->answer, routed.protocol);
	if (op && checked.key) {
		answer_store(cloud, http, &checked, &routed, reply);
		return;
	}
	if (!checked.key)
		refuse_signature(cloud->world, &checked, routed.protocol,
				 &cloud->answer);
	else if (!routed.op)
		world_refuse(cloud->world, routed.protocol, 404,
			     "UnknownOperationException",
			     "The operation is not known here.",
			     &cloud->answer);
	else
		answer_signed(cloud, http, &checked, &routed);
	put_answer(cloud, routed.protocol, out);
	log_request(cloud, &routed, &checked);
}

static void
answer_tsa(struct cloud *cloud, const struct http_in *http, struct buffer *out)
{
	struct tsa *tsa = text_is(http->path, "/tsa/one") ? cloud->one
							  : cloud->two;
	struct buffer token;
	int good;

	buffer_init(&token, 1 << 20);
	good = text_is(http->method, "POST")
	    && text_starts(http_field(http, "content-type"),
			   "application/timestamp-query")
	    && !tsa_answer(tsa, http->body, &token);
	put_head(cloud, out, good ? 200 : 400, good
		 ? "application/timestamp-reply" : "text/plain", token.len);
	buffer_puts(out, "\r\n");
	buffer_text(out, buffer_view(&token));
	fprintf(cloud->log, "tsa:%.*s - - %u -\n", TEXT_ARG(http->path),
		good ? 200 : 400);
	buffer_free(&token);
}

void
cloud_answer(struct cloud *cloud, const struct http_in *http,
	     struct reply *reply)
{
	reply->file = -1;
	reply->left = 0;
	reply->how = REPLY_WHOLE;
	if (text_is(http->path, "/tsa/one")
	    || text_is(http->path, "/tsa/two"))
		answer_tsa(cloud, http, reply->out);
	else
		answer_aws(cloud, http, reply);
}

struct receiver *
cloud_receives(struct cloud *cloud, const struct http_in *http)
{
	struct error err;
	int tears = 0;

	if (!text_is(http->method, "PUT")
	    || !store_receives(cloud->store, http, &tears))
		return NULL;
	return receiver_new(cloud->dir, http->length, tears, &err);
}
