/*
 * answer.c - from a response to a record
 *
 * Taken out first what must not be stored, then stored, then read: what
 * follows from an answer follows from what is in the file, so replay cannot
 * see anything else.
 */
#include <stdio.h>
#include <string.h>

#include "base/digest.h"
#include "engine/run.h"

static struct ex_node *
parse(const struct job *job, const struct response *response,
      struct error *err)
{
	struct arena *arena = job->account->run->answer;
	struct text body = text_n(response->body, response->len);

	if (!response->status || (!job->call && response->status < 300))
		return NULL;
	if (!job->call)
		return doc_read_answer(arena, body, EX_QUERY, "AssumeRole",
				       err);
	return doc_read_answer(arena, body,
			       job->call->collector->tables->service.protocol,
			       job->call->row->op, err);
}

static void
judge(struct flight *flight, const struct response *response,
      const struct ex_node *root, struct verdict_of_answer *v)
{
	/* Who entered got credentials: the transport's, and never ours. */
	if (!flight->job->call && response->status >= 200 &&
	    response->status < 300) {
		*v = (struct verdict_of_answer){ .advice = ADVICE_END,
			.outcome = OUTCOME_COLLECTED };
		return;
	}
	classify(&flight->request, response, root, v);
}

static void
write_again(struct run *run, const struct job *job, struct ex_node *root)
{
	const char *op = job->call->row->op;
	char name[160];

	buffer_reset(&run->body);
	if (!root->xml) {
		node_write_json(&run->body, root, 0);
		return;
	}
	if (job->call->collector->tables->service.protocol != EX_QUERY) {
		snprintf(name, sizeof(name), "%sResponse", op);
		node_write_xml(&run->body, root, name);
		return;
	}
	snprintf(name, sizeof(name), "%sResult", op);
	buffer_printf(&run->body, "<%sResponse>", op);
	node_write_xml(&run->body, root, name);
	buffer_printf(&run->body, "</%sResponse>", op);
}

/* Rows of one request often carry the same rules; once is enough. */
static int
own_redaction(const struct call *leader, const struct call *call)
{
	if (!call->redact)
		return 0;
	for (const struct call *c = leader; c != call; c = c->also)
		if (c->redact &&
		    strcmp(c->row->redact, call->row->redact) == 0)
			return 0;
	return 1;
}

/* The tree is changed where there is something to hide; so is the body then. */
static void
redact(struct run *run, const struct job *job, struct ex_node *root,
       struct record *record)
{
	const struct redact_key *key = run->o->redact_key;
	uint8_t mac[DIGEST_SIZE];
	char hex[DIGEST_HEX];
	int changed = 0;

	if (!key)
		return;
	buffer_reset(&run->redacted);
	for (const struct call *c = job->call; c; c = c->also)
		if (c == job->call || own_redaction(job->call, c))
			changed += redact_answer(c->redact, root, key,
						 run->answer, &run->redacted);
	if (!changed)
		return;
	hmac_of(key->key, sizeof(key->key), record->body.at, record->body.len,
		mac);
	hex_write(mac, DIGEST_SIZE, hex);
	record->original = arena_printf(run->answer, "hmac:%s", hex);
	record->redacted = arena_strdup(run->answer,
					buffer_cstr(&run->redacted));
	write_again(run, job, root);
	record->body = buffer_view(&run->body);
}

static const char *
scanned(struct run *run, const char *message)
{
	struct text in = text_of(message);

	if (!in.len)
		return NULL;
	if (!text_is_utf8(in))
		return "(not UTF-8)";
	if (!run->o->redact_key)
		return arena_strdup(run->answer, message);
	buffer_reset(&run->message);
	redact_text(in, &run->message, run->o->redact_key);
	return arena_strdup(run->answer, buffer_cstr(&run->message));
}

static const char *
text_or_null(const char *s)
{
	return s && s[0] && text_is_utf8(text_of(s)) ? s : NULL;
}

static void
record_of(struct flight *flight, const struct response *response,
	  const struct verdict_of_answer *v, struct record *out)
{
	struct run *run = flight->job->account->run;

	*out = (struct record){
		.request = flight->request.key,
		.outcome = v->outcome,
		.reason = v->gone ? "gone" : NULL,
		.status = response->status, .tries = flight->job->tries,
		.sent = response->sent, .received = response->received,
		.date = response->date,
		.host = text_or_null(response->host),
		.request_id = text_or_null(response->request_id),
	};
	if (v->outcome == OUTCOME_COLLECTED)
		return;
	out->error = text_or_null(v->code);
	if (!out->error)
		out->error = text_or_null(response->error);
	/* A page of a proxy or load balancer, say: no code in it. */
	if (!out->error && response->status)
		out->error = arena_printf(run->answer, "HTTP%u",
					  response->status);
	out->message = scanned(run, v->message[0] ? v->message :
			       response->message);
}

/* A batch of one that has no item for it: AWS left it out without a word. */
static void
look_for_one(struct job *job, struct ex_node *root, struct record *record)
{
	char has = 0;

	if (job->n != 1 || job->call->batch < 2)
		return;
	reveal_has(job, root, &has);
	reveal_gone(job, root, &has);
	if (has)
		return;
	record->outcome = OUTCOME_FAILED;
	record->error = "NotInAnswer";
	record->message = "the answer has no item for what was asked";
	record->body = (struct text){ NULL, 0 };
}

static void
keep(struct flight *flight, const struct response *response,
     struct ex_node *root, struct record *record)
{
	struct job *job = flight->job;
	struct run *run = job->account->run;
	struct spool *spool = job->account->spool;

	if (record->outcome == OUTCOME_COLLECTED && job->call) {
		record->body = text_n(response->len ? response->body : "",
				      response->len);
		redact(run, job, root, record);
		look_for_one(job, root, record);
	}
	if (spool && spool_append(spool, record, run->err) < 0)
		run_fail(run, job->account->plan->id);
}

static void
conclude(struct flight *flight, const struct response *response,
	 struct ex_node *root, struct verdict_of_answer *v,
	 const struct error *refused)
{
	struct record record;

	if (response->status / 100 == 2 && flight->job->call && !root) {
		v->outcome = OUTCOME_FAILED;
		snprintf(v->code, sizeof(v->code), "MalformedAnswer");
		snprintf(v->message, sizeof(v->message), "%s", refused->text);
	} else if (v->advice == ADVICE_AGAIN && !v->code[0]) {
		v->outcome = OUTCOME_THROTTLED;
		snprintf(v->code, sizeof(v->code), "NotReady");
	}
	/* There was a first page, so it is there: the list broke off. */
	if (v->outcome == OUTCOME_ABSENT && !v->gone && flight->job->page > 1)
		v->outcome = OUTCOME_FAILED;
	record_of(flight, response, v, &record);
	keep(flight, response, root, &record);
	job_end(flight->job, &record,
		record.outcome == OUTCOME_COLLECTED ? root : NULL,
		&flight->request, 0);
}

static void
note_rate(struct lane *lane, const struct response *response,
	  const struct verdict_of_answer *v, int64_t now)
{
	if (!lane)
		return;
	if (v->advice == ADVICE_THROTTLE)
		rate_throttled(&lane->rate, now);
	else if (response->status)
		rate_passed(&lane->rate, response->received - response->sent);
}

static void
from_network(struct flight *flight, const struct response *response)
{
	struct job *job = flight->job;
	struct run *run = job->account->run;
	struct verdict_of_answer v = { 0 };
	struct error refused = { 0 };
	struct ex_node *root;

	run->stats->requests++;
	job->tries++;
	flight->request.tries = job->tries;
	root = parse(job, response, &refused);
	judge(flight, response, root, &v);
	note_rate(job->lane, response, &v, run_now(run));
	if (!retry(flight, response, &v))
		conclude(flight, response, root, &v, &refused);
}

static void
from_replay(struct flight *flight, const struct response *response)
{
	struct job *job = flight->job;
	struct run *run = job->account->run;
	const struct record *record = response->record;
	struct error refused;
	struct ex_node *root = NULL;

	run->stats->replayed++;
	if (record->outcome == OUTCOME_COLLECTED && record->body.at)
		root = parse(job, response, &refused);
	job_end(job, record, root, &flight->request, 1);
}

void
answered(void *ctx, struct request *request, const struct response *response)
{
	struct run *run = ctx;
	struct flight *flight = request->engine;
	struct lane *lane = flight->job->lane;

	arena_reset(run->answer);
	run->in_flight--;
	run->stats->in_flight = run->in_flight;
	if (lane)
		lane->in_flight--;
	if (response->record)
		from_replay(flight, response);
	else
		from_network(flight, response);
	ask_behind(run, flight);
	flight_free(run, flight);
	if (lane)
		lane_touch(lane);
}
