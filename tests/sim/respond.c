/* respond.c - an answer: scripted, faulty, or from the world */
#include <stdio.h>
#include <string.h>

#include "sim/private.h"

static enum ex_protocol
protocol_of(const struct request *r)
{
	return r->call ? r->call->collector->tables->service.protocol :
			 EX_QUERY;
}

static void
fail(struct sim *s, const struct request *r, struct response *out,
     const struct sim_script *x)
{
	const char *code = x->code ? x->code : "InternalFailure";
	const char *message = x->message ? x->message : "simulated";

	out->status = (uint16_t)x->status;
	switch (protocol_of(r)) {
	case EX_JSON_1_0:
	case EX_JSON_1_1:
	case EX_REST_JSON:
		snprintf(out->error, sizeof(out->error), "%s", code);
		buffer_printf(&s->body, "{\"__type\":\"%s\",\"message\":"
			      "\"%s\"}", code, message);
		return;
	case EX_EC2:
		buffer_printf(&s->body, "<Response><Errors><Error><Code>%s"
			      "</Code><Message>%s</Message></Error></Errors>"
			      "<RequestID>r</RequestID></Response>", code,
			      message);
		return;
	case EX_REST_XML:
		buffer_printf(&s->body, "<Error><Code>%s</Code><Message>%s"
			      "</Message></Error>", code, message);
		return;
	case EX_QUERY:
		buffer_printf(&s->body, "<ErrorResponse><Error><Type>Sender"
			      "</Type><Code>%s</Code><Message>%s</Message>"
			      "</Error></ErrorResponse>", code, message);
		return;
	}
}

static void
scripted(struct sim *s, const struct request *r, struct response *out,
	 const struct sim_script *x)
{
	if (!x->status) {
		snprintf(out->error, sizeof(out->error), "%s",
			 x->code ? x->code : "ConnectionError");
		snprintf(out->message, sizeof(out->message), "%s",
			 x->message ? x->message : "connection reset");
		return;
	}
	out->date += x->clock_off;
	snprintf(out->region, sizeof(out->region), "%s",
		 x->region ? x->region : "");
	if (!x->body) {
		fail(s, r, out, x);
		return;
	}
	out->status = (uint16_t)x->status;
	buffer_puts(&s->body, x->body);
}

static const struct sim_script *
script_for(struct sim *s, const struct request *r)
{
	for (size_t i = 0; i < s->nscripts; i++) {
		const struct sim_script *x = &s->scripts[i];
		if (!strstr(r->key, x->match))
			continue;
		if (s->used[i]++ < x->after)
			continue;
		if (!x->times || s->used[i] <= x->after + x->times)
			return x;
	}
	return NULL;
}

static int
strikes(const struct sim *s, const struct request *r, const char *what,
	unsigned per_mille)
{
	char text[64];

	snprintf(text, sizeof(text), "%s %u", what, r->tries);
	return per_mille &&
	       sim_hash(s->o.seed + sim_hash(7, r->key), text) % 1000 <
	       per_mille;
}

static const struct sim_script *
fault_for(const struct sim *s, const struct sim_flight *f)
{
	static const struct sim_script throttled = {
		.status = 400, .code = "ThrottlingException",
		.message = "Rate exceeded" };
	static const struct sim_script server = {
		.status = 500, .code = "InternalFailure" };
	static const struct sim_script reset = { .status = 0 };
	static const struct sim_script expired = {
		.status = 400, .code = "ExpiredTokenException",
		.message = "The security token included in the request is "
			   "expired" };
	static const struct sim_script html = {
		.status = 503, .body = "<html><body>busy<br></body></html>" };
	static const struct sim_script denied = {
		.status = 403, .code = "AccessDeniedException",
		.message = "not authorized" };
	const struct sim_faults *x = &s->o.faults;
	const struct request *r = f->request;

	if (f->throttled || strikes(s, r, "throttle", x->throttle))
		return &throttled;
	if (strikes(s, r, "server", x->server))
		return &server;
	if (strikes(s, r, "reset", x->reset))
		return &reset;
	if (r->tries == 0 && strikes(s, r, "expired", x->expired))
		return &expired;
	if (strikes(s, r, "html", x->wrong_type))
		return &html;
	if (x->denied && r->call &&
	    sim_hash(s->o.seed, r->call->row->op) % 1000 < x->denied)
		return &denied;
	return NULL;
}

static void
entered(struct sim *s, struct response *out)
{
	s->counts.entered++;
	out->status = 200;
	buffer_puts(&s->body, "<AssumeRoleResponse/>");
}

void
sim_respond(struct sim *s, const struct sim_flight *f, struct response *out)
{
	const struct request *r = f->request;
	const struct sim_script *x = script_for(s, r);

	if (!x)
		x = fault_for(s, f);
	if (x) {
		scripted(s, r, out, x);
		return;
	}
	if (!r->call) {
		entered(s, out);
		return;
	}
	out->status = 200;
	s->o.body(s->o.ctx, r, &s->body);
	if (strikes(s, r, "truncated", s->o.faults.truncated) && s->body.len)
		s->body.len /= 2;
}
