/* answers.c - from a request to what the world says, and a clock */
#include "answers.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "aws/request.h"
#include "base/alloc.h"
#include "world/world.h"

#define START	INT64_C(1790000000000)

struct kept {
	unsigned status;
	char *body;
	size_t len;
	char region[32];
};

struct answers {
	struct world *world;
	struct map *kept;		/* "account key" */
	struct http http;
	struct arena *arena;
	const char *key;
	const struct fault *fault;
};

struct clocked {
	struct transport transport;	/* first */
	struct answers *answers;
	struct request **queue;
	size_t n, room;
	int64_t now;
};

static void
die(const char *what, const struct error *err)
{
	fprintf(stderr, "faults: %s: %s\n", what, err->text);
	exit(1);
}

static const char *
here(const void *ctx, const char *service)
{
	(void)ctx;
	(void)service;
	return "http://127.0.0.1:1";
}

static const char *
header(const struct http *http, const char *name)
{
	for (size_t i = 0; i < http->nheaders; i++)
		if (strcmp(http->headers[i].name, name) == 0)
			return http->headers[i].value;
	return NULL;
}

static const char *
route_json(struct answers *a, const char *target, struct params *params)
{
	struct error err;
	struct ex_node *body = doc_read_json(a->arena,
					     buffer_view(&a->http.body), &err);

	if (body == NULL)
		die("a request that is no JSON", &err);
	params_add_json(params, "", body);
	return strrchr(target, '.') + 1;
}

static const char *
route(struct answers *a, const char *service, struct params *params)
{
	const struct http *http = &a->http;
	const char *target = header(http, "x-amz-target");
	const char *type = header(http, "content-type");
	struct text path = buffer_view(&http->path);

	if (target != NULL)
		return route_json(a, target, params);
	if (type != NULL && text_starts(text_of(type), "application/x-www")) {
		params_add_form(params, buffer_view(&http->body));
		return params_get(params, "Action");
	}
	params_add_form(params, buffer_view(&http->query));
	params_add_body(params, buffer_view(&http->body));
	if (path.len > 1 && path.at[path.len - 1] == '/')
		path.len--;
	return world_route(a->world, service, text_of(http->method), path,
			   params);
}

static const char *
service_of(const struct request *r)
{
	const char *name = r->call->collector->tables->name;

	if (strcmp(name, "accessanalyzer") == 0)
		return "access-analyzer";
	return strcmp(name, "cloudwatch") == 0 ? "monitoring" : name;
}

static void
ask_world(struct answers *a, const struct request *r,
	  struct world_answer *answer)
{
	static const struct endpoint_options endpoints = {
		.override = here, .partition = "aws",
		.home_region = "eu-west-1" };
	struct params params;
	struct error err;
	struct world_question q = {
		.account = r->account,
		.region = r->region[0] ? r->region : "eu-west-1",
		.service = service_of(r),
		.protocol = r->call->collector->tables->service.protocol,
		.caller = "arn:aws:sts::111122223333:assumed-role/Auditor/x",
		.params = &params,
	};

	if (r->redirect_region)
		q.region = r->redirect_region;
	params_init(&params, a->arena);
	if (request_encode(r, &endpoints, &a->http, &err) < 0)
		die(r->key, &err);
	q.op = route(a, q.service, &params);
	if (q.op == NULL || strcmp(q.op, r->call->row->op) != 0) {
		fprintf(stderr, "faults: %s went elsewhere\n", r->key);
		exit(1);
	}
	world_answer_start(answer, q.protocol);
	world_answer(a->world, &q, answer);
}

/* Throttles of the sample organisation strike a few times, then are over. */
static int
is_for_good(const struct world_answer *answer)
{
	return answer->status != 429 && answer->status != 503 &&
	       strstr(answer->code, "Throttling") == NULL &&
	       strstr(answer->code, "TooMany") == NULL &&
	       strstr(answer->code, "LimitExceeded") == NULL;
}

static const struct kept *
keep(struct answers *a, const struct request *r)
{
	struct world_answer answer;
	struct kept *kept = NULL;

	world_answer_init(&answer);
	arena_reset(a->arena);
	while (kept == NULL) {
		ask_world(a, r, &answer);
		if (!is_for_good(&answer))
			continue;
		kept = xcalloc(1, sizeof(*kept));
		kept->status = answer.status;
		kept->len = answer.body.len;
		kept->body = xstrndup(buffer_cstr(&answer.body),
				      answer.body.len);
		snprintf(kept->region, sizeof(kept->region), "%s",
			 answer.region);
	}
	world_answer_free(&answer);
	return kept;
}

static const struct kept *
good(struct answers *a, const struct request *r)
{
	char *key = xasprintf("%s %s", r->account, r->key);
	void **at = map_at(a->kept, key);

	free(key);
	if (*at == NULL)
		*at = (void *)(uintptr_t)keep(a, r);
	return *at;
}

static void
fill_fault(const struct fault *f, const struct request *r, char *room,
	   size_t size, struct response *out)
{
	enum ex_protocol protocol = r->call != NULL ?
		r->call->collector->tables->service.protocol : EX_QUERY;

	out->status = (uint16_t)f->status;
	if (!f->status) {
		snprintf(out->error, sizeof(out->error), "%s", f->code);
		return;
	}
	if (f->body != NULL)
		snprintf(room, size, "%s", f->body);
	else if (protocol == EX_EC2)
		snprintf(room, size, "<Response><Errors><Error><Code>%s</Code>"
			 "<Message>m</Message></Error></Errors></Response>",
			 f->code);
	else if (protocol == EX_QUERY)
		snprintf(room, size, "<ErrorResponse><Error><Code>%s</Code>"
			 "<Message>m</Message></Error></ErrorResponse>",
			 f->code);
	else if (protocol == EX_REST_XML)
		snprintf(room, size, "<Error><Code>%s</Code><Message>m"
			 "</Message></Error>", f->code);
	else
		snprintf(room, size, "{\"__type\":\"%s\",\"message\":\"m\"}",
			 f->code);
	out->body = room;
	out->len = strlen(room);
}

static void
deliver(struct clocked *c, struct request *r)
{
	struct answers *a = c->answers;
	struct response response = {
		.sent = c->now - 40, .received = c->now, .body = "",
		.date = c->now / 1000 * 1000, .host = "x.amazonaws.com",
	};
	char room[512];
	const struct kept *kept;

	if (a->key != NULL && strcmp(r->key, a->key) == 0) {
		fill_fault(a->fault, r, room, sizeof(room), &response);
	} else if (r->call == NULL) {
		response.status = 200;
	} else {
		kept = good(a, r);
		response.status = (uint16_t)kept->status;
		response.body = kept->body;
		response.len = kept->len;
		memcpy(response.region, kept->region, sizeof(kept->region));
	}
	c->transport.answered(c->transport.ctx, r, &response);
}

static int64_t
now(struct transport *t)
{
	return ((struct clocked *)t)->now;
}

static int
submit(struct transport *t, struct request *request, struct error *err)
{
	struct clocked *c = (struct clocked *)t;

	(void)err;
	if (c->n == c->room) {
		c->room = c->room ? 2 * c->room : 256;
		c->queue = xrealloc(c->queue, c->room, sizeof(*c->queue));
	}
	c->queue[c->n++] = request;
	return 0;
}

static int
wait(struct transport *t, int64_t deadline, struct error *err)
{
	struct clocked *c = (struct clocked *)t;
	size_t n = c->n;

	if (n == 0 && deadline == INT64_MAX)
		return error_set(err, ERROR_SYSTEM, "waiting for ever");
	if (n == 0 && deadline > c->now)
		c->now = deadline;
	if (n > 0)
		c->now += 40;
	for (size_t i = 0; i < n; i++)
		deliver(c, c->queue[i]);
	c->n -= n;
	memmove(c->queue, c->queue + n, c->n * sizeof(*c->queue));
	return 0;
}

static void
skew(struct transport *t, const char *host, int64_t ms)
{
	(void)t;
	(void)host;
	(void)ms;
}

static void
of_account(struct transport *t, const char *account)
{
	(void)t;
	(void)account;
}

static void
close_clocked(struct transport *t)
{
	free(((struct clocked *)t)->queue);
	free(t);
}

struct transport *
answers_transport(struct answers *answers)
{
	struct clocked *c = xcalloc(1, sizeof(*c));

	c->answers = answers;
	c->now = START;
	submit(&c->transport, NULL, NULL);	/* the queue is never NULL */
	c->n = 0;
	c->transport = (struct transport){
		.now = now, .submit = submit, .wait = wait, .skew = skew,
		.refresh = of_account, .leave = of_account,
		.close = close_clocked, .rates_apply = 1,
	};
	return &c->transport;
}

void
answers_fault(struct answers *answers, const char *key,
	      const struct fault *fault)
{
	answers->key = key;
	answers->fault = fault;
}

struct answers *
answers_open(void)
{
	struct answers *a = xcalloc(1, sizeof(*a));
	struct error err;

	if (world_open(&a->world, WORLD_FOLDER, START, &err) < 0)
		die("world", &err);
	a->kept = map_new();
	a->arena = arena_new();
	http_init(&a->http);
	return a;
}

void
answers_free(struct answers *a)
{
	for (size_t i = 0; i < map_count(a->kept); i++) {
		struct kept *kept = map_value(a->kept, i);
		free(kept->body);
		free(kept);
	}
	map_free(a->kept);
	arena_free(a->arena);
	http_free(&a->http);
	world_free(a->world);
	free(a);
}
