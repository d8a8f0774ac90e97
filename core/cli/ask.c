/* One request outside the engine: who am I, which accounts are there. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/alloc.h"
#include "cli/run.h"

#define TRIES	8

struct waiting {
	struct asked *out;
	const struct request *request;
	enum ex_protocol protocol;
	int done;
};

static void
answered(void *ctx, struct request *request, const struct response *response)
{
	struct waiting *w = ctx;
	struct asked *out = w->out;
	struct error ignored;

	out->answer = NULL;
	if (response->len)
		out->answer = doc_read_answer(out->arena,
			text_n(response->body, response->len), w->protocol,
			request->call->row->op, &ignored);
	classify(request, response, out->answer, &out->verdict);
	if (out->verdict.advice == ADVICE_END &&
	    out->verdict.outcome != OUTCOME_COLLECTED)
		out->answer = NULL;
	w->done = 1;
}

/* Only arguments that stand in the table as they are. */
static size_t
static_args(const struct call *call, struct request_arg *args)
{
	size_t n = 0;

	for (size_t i = 0; i < call->nargs; i++)
		if (call->args[i].raw || !strchr(call->args[i].value, '{')) {
			args[n].arg = &call->args[i];
			args[n++].value = call->args[i].value;
		}
	return n;
}

static void
back_off(unsigned tries)
{
	struct timespec t = { 0, 0 };
	long ms = 100L << (tries < 6 ? tries : 6);

	t.tv_sec = ms / 1000;
	t.tv_nsec = ms % 1000 * 1000000;
	nanosleep(&t, NULL);
}

static int
ask_once(struct run *run, struct request *request, struct waiting *w,
	 struct error *err)
{
	struct transport *t = run->transport;

	w->done = 0;
	t->answered = answered;
	t->ctx = w;
	if (t->submit(t, request, err) < 0)
		return -1;
	while (!w->done)
		if (t->wait(t, t->now(t) + 1000, err) < 0)
			return -1;
	return 0;
}

int
ask_aws(struct run *run, const char *service, const char *op, const char *token,
    struct asked *out, struct error *err)
{
	const struct call *call = registry_call(&run->registry, service, op);
	struct request_arg args[16];
	struct request request = { .kind = REQUEST_CALL, .account = "",
				   .region = "", .page = 1 };
	struct waiting w = { out, &request, EX_JSON_1_1, 0 };
	char key[128];

	if (!call || call->nargs > 16)
		return error_set(err, ERROR_USAGE, "no collector makes %s:%s;"
				 " is its module in the modules folder?",
				 service, op);
	snprintf(key, sizeof(key), "%s/%s global", service, op);
	request.key = key;
	request.call = call;
	request.args = args;
	request.nargs = static_args(call, args);
	request.token = token;
	w.protocol = call->collector->tables->service.protocol;
	if (!out->arena)
		out->arena = arena_new();
	for (request.tries = 1; request.tries <= TRIES; request.tries++) {
		if (ask_once(run, &request, &w, err) < 0)
			return -1;
		if (out->verdict.advice == ADVICE_END)
			break;
		back_off(request.tries);
	}
	if (out->verdict.outcome != OUTCOME_COLLECTED || !out->answer)
		return error_set(err, ERROR_SYSTEM, "%s:%s: %s%s%s", service,
				 op, out->verdict.code[0] ? out->verdict.code :
				 "no answer", out->verdict.message[0] ? ": " : "",
				 out->verdict.message);
	return 0;
}
