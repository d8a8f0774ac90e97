/*
 * calls.c - what one signed call costs: sign, send over TLS, receive, hash,
 * parse, append to the spool
 *
 * usage: calls COUNT IN-FLIGHT CA-FILE SPOOL-FOLDER [accounts N]
 * AWS_ENDPOINT_URL says where (cloud --bench SIZE).  Prints one JSON object.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "aws/credentials.h"
#include "aws/request.h"
#include "base/clock.h"
#include "doc/doc.h"
#include "spool/spool.h"
#include "transport/transport.h"

struct bench {
	struct transport *transport;
	struct spool *spool;
	struct arena *arena;
	unsigned long asked, answered, bad, want, bytes;
	struct request *requests;
	char (*keys)[64];
};

static const struct ex_collector tables = {
	.name = "transcribe",
	.service = { .name = "transcribe", .protocol = EX_JSON_1_1,
		     .version = "Transcribe" },
};
static const struct ex_call row = { .on = "region",
				    .op = "ListTranscriptionJobs" };
static const struct collector collector = { .tables = &tables };
static const struct call call = { .row = &row, .collector = &collector,
				  .name = "ListTranscriptionJobs",
				  .where = ON_REGION, .batch = 1 };
static const struct arg most = { .name = "MaxResults", .value = "100",
				 .raw = 1 };
static struct request_arg args[] = { { .arg = &most, .value = "100" } };

static void
ask(struct bench *b, struct request *r)
{
	size_t slot = (size_t)(r - b->requests);
	struct error err;

	snprintf(b->keys[slot], sizeof(b->keys[slot]),
		 "transcribe/ListTranscriptionJobs eu-west-1 #%lu", b->asked++);
	*r = (struct request){ .kind = REQUEST_CALL, .account = "111122223333",
			       .region = "eu-west-1", .key = b->keys[slot],
			       .call = &call, .args = args, .nargs = 1,
			       .page = 1, .tries = 1 };
	if (b->transport->submit(b->transport, r, &err) < 0) {
		fprintf(stderr, "%s\n", err.text);
		exit(5);
	}
}

static void
keep(struct bench *b, const struct request *r, const struct response *response)
{
	struct record record = {
		.request = r->key, .outcome = OUTCOME_COLLECTED,
		.status = response->status, .tries = 1, .sent = response->sent,
		.received = response->received, .date = response->date,
		.host = response->host, .request_id = response->request_id,
		.body = text_n(response->body, response->len),
	};
	struct error err;

	if (spool_append(b->spool, &record, &err) < 0) {
		fprintf(stderr, "%s\n", err.text);
		exit(5);
	}
}

static void
answered(void *ctx, struct request *request, const struct response *response)
{
	struct bench *b = ctx;
	struct error err;

	arena_reset(b->arena);
	if (response->status != 200 ||
	    !doc_read_answer(b->arena, text_n(response->body, response->len),
			     EX_JSON_1_1, row.op, &err)) {
		if (b->bad++ == 0)
			fprintf(stderr, "status %u %s %s\n", response->status,
				response->error, response->message);
	} else {
		keep(b, request, response);
		b->bytes += response->len;
	}
	b->answered++;
	if (b->asked < b->want)
		ask(b, request);
}

static double
cpu(void)
{
	struct rusage u;

	getrusage(RUSAGE_SELF, &u);
	return (double)(u.ru_utime.tv_sec + u.ru_stime.tv_sec) +
	       (double)(u.ru_utime.tv_usec + u.ru_stime.tv_usec) / 1e6;
}

/* Peak of this process itself: getrusage's is inherited across exec. */
static long
peak_kb(void)
{
	char line[256];
	long kb = 0;
	FILE *f = fopen("/proc/self/status", "r");

	while (f && fgets(line, sizeof(line), f))
		if (strncmp(line, "VmHWM:", 6) == 0)
			kb = strtol(line + 6, NULL, 10);
	if (f)
		fclose(f);
	return kb;
}

static void
run(struct bench *b, unsigned long in_flight)
{
	struct error err;

	b->transport->answered = answered;
	b->transport->ctx = b;
	for (unsigned long i = 0; i < in_flight && b->asked < b->want; i++)
		ask(b, &b->requests[i]);
	while (b->answered < b->want)
		if (b->transport->wait(b->transport, b->transport->now(b->transport)
				       + 10000, &err) < 0) {
			fprintf(stderr, "%s\n", err.text);
			exit(5);
		}
}

int
main(int argc, char **argv)
{
	struct endpoint_options endpoints = { .partition = "aws",
		.home_region = "eu-west-1", .override = aws_endpoint_override };
	struct credentials_options co = { .region = "eu-west-1",
					  .endpoints = &endpoints };
	struct live_options lo = { .endpoints = &endpoints,
		.user_agent = "bench", .timeout_ms = 30000, .wake_fd = -1 };
	struct bench b = { 0 };
	struct error err = { ERROR_NONE, "" };
	unsigned long in_flight;
	int64_t began;
	double before, used;

	if (argc != 5)
		return 2;
	b.want = strtoul(argv[1], NULL, 10);
	in_flight = strtoul(argv[2], NULL, 10);
	co.ca_file = lo.ca_file = argv[3];
	lo.max_in_flight = (unsigned)in_flight;
	lo.credentials = credentials_open(&co, &err);
	endpoints.ctx = lo.credentials;
	b.transport = lo.credentials ? live_open(&lo, &err) : NULL;
	b.spool = b.transport ? spool_open(argv[4], "111122223333", &err) : NULL;
	if (!b.spool) {
		fprintf(stderr, "%s\n", err.text);
		return 5;
	}
	b.arena = arena_new();
	b.requests = calloc(in_flight, sizeof(*b.requests));
	b.keys = calloc(in_flight, sizeof(*b.keys));
	before = cpu();
	began = clock_monotonic();
	run(&b, in_flight);
	used = cpu() - before;
	printf("{\"calls\":%lu,\"bad\":%lu,\"bytes\":%lu,\"wall_us\":%lld,"
	       "\"cpu_us\":%.0f,\"peak_kb\":%ld}\n", b.answered, b.bad, b.bytes,
	       (long long)(clock_monotonic() - began), used * 1e6, peak_kb());
	spool_close(b.spool, &err);
	b.transport->close(b.transport);
	credentials_close((struct credentials_source *)lo.credentials);
	arena_free(b.arena);
	free(b.requests);
	free(b.keys);
	return b.bad ? 1 : 0;
}
