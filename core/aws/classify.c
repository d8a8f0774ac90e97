/*
 * classify.c - from an answer to what is done about it; README.md has the order
 *
 * What a table's row says of its own codes goes before what a code means in
 * general, except where asking again may yet give an answer: a throttle is
 * never "absent".
 */
#include "aws/classify.h"

#include <stdlib.h>
#include <string.h>

#include "aws/error_class.h"
#include "aws/error_code.h"
#include "aws/shape.h"
#include "doc/doc.h"

#define SKEW_MS	(300 * 1000)

struct facts {
	const struct request *request;
	const struct response *response;
	const struct ex_node *answer;
	struct error_answer said;
	enum error_class class;
	const struct ex_service *service;	/* NULL: STS, to enter */
};

static void
is(struct verdict_of_answer *out, enum advice advice, enum outcome outcome)
{
	out->advice = advice;
	out->outcome = outcome;
}

static void
keep(char *to, size_t room, struct text from)
{
	size_t n = from.len < room ? from.len : room - 1;

	while (n > 0 && n < from.len && ((unsigned char)from.at[n] & 0xc0) == 0x80)
		n--;	/* not in the middle of a character */
	if (n > 0)
		memcpy(to, from.at, n);
	to[n] = '\0';
}

/* 1. No answer at all. */
static void
without_answer(const struct facts *f, struct verdict_of_answer *out)
{
	const char *why = f->response->error;

	if (strcmp(why, "ConnectionError") == 0 || strcmp(why, "Timeout") == 0)
		is(out, ADVICE_RETRY, OUTCOME_FAILED);
	else if (strcmp(why, "HostNotFound") == 0 && f->request->tries <= 1)
		is(out, ADVICE_RETRY, OUTCOME_UNSUPPORTED);
	else if (strcmp(why, "HostNotFound") == 0)
		is(out, ADVICE_END, OUTCOME_UNSUPPORTED);
	else if (f->class == CLASS_NONE)
		is(out, ADVICE_END, OUTCOME_FAILED);
}

/* S3 and S3 Control; HEAD has no code, only the header. */
static int
is_elsewhere(const struct facts *f)
{
	unsigned status = f->response->status;
	int region = f->said.region.len > 0;

	if (f->service == NULL || f->service->protocol != EX_REST_XML)
		return 0;
	if (status == 301 || status == 302 || status == 307)
		return 1;
	return region && (f->class == CLASS_REDIRECT ||
			  (status == 400 && f->said.code.len == 0));
}

/* 2. S3 says where the bucket is; once. */
static int
is_redirect(const struct facts *f, struct verdict_of_answer *out)
{
	if (!is_elsewhere(f))
		return 0;
	keep(out->region, sizeof(out->region), f->said.region);
	if (f->said.region.len == 0 || f->request->redirect_region != NULL ||
	    text_is(f->said.region, f->request->region))
		is(out, ADVICE_END, OUTCOME_FAILED);
	else
		is(out, ADVICE_REDIRECT, OUTCOME_FAILED);
	return 1;
}

static int
is_skewed(const struct response *response)
{
	return response->date != 0 &&
	       llabs((long long)(response->date - response->received)) >=
	       SKEW_MS;
}

/* 4. and 5. The clock before the key: a wrong one looks like the other. */
static int
is_clock_or_key(const struct facts *f, struct verdict_of_answer *out)
{
	int expired = text_is(f->said.code, "RequestExpired");

	if (f->class == CLASS_CLOCK ||
	    (is_skewed(f->response) && (f->class == CLASS_SIGNATURE || expired)))
		is(out, ADVICE_SKEW, OUTCOME_FAILED);
	else if (f->class == CLASS_EXPIRED)
		is(out, ADVICE_REFRESH, OUTCOME_FAILED);
	else
		return 0;
	return 1;
}

/* Transcribe says LimitExceededException for too many reads, at 400. */
static int
is_throttle(const struct facts *f)
{
	unsigned status = f->response->status;

	return f->class == CLASS_THROTTLE || status == 429 || status == 509 ||
	       (f->class == CLASS_LIMIT && f->service != NULL &&
		strncmp(f->service->name, "transcribe", 10) == 0);
}

static int
is_transient(const struct facts *f)
{
	unsigned status = f->response->status;

	return f->class == CLASS_TRANSIENT || status == 500 || status == 502 ||
	       status == 503 || status == 504;
}

/* 6. and 7. */
static int
is_passing(const struct facts *f, struct verdict_of_answer *out)
{
	if (is_throttle(f))
		is(out, ADVICE_THROTTLE, OUTCOME_THROTTLED);
	else if (is_transient(f))
		is(out, ADVICE_RETRY, OUTCOME_FAILED);
	else if (f->class == CLASS_TOKEN && f->request->token != NULL)
		is(out, ADVICE_RESTART, OUTCOME_FAILED);
	else
		return 0;
	return 1;
}

static int
contains(struct text hay, struct text needle)
{
	if (needle.len == 0)
		return 1;
	for (size_t i = 0; i + needle.len <= hay.len; i++) {
		if (memcmp(hay.at + i, needle.at, needle.len) == 0)
			return 1;
	}
	return 0;
}

/* "Code" or "Code~word of the message" */
static int
is_listed(const char *const *codes, const struct error_answer *said)
{
	for (; codes != NULL && *codes != NULL; codes++) {
		struct text word = text_of(*codes), code;

		code = text_cut(&word, '~');
		if (code.len > 0 && text_equal(code, said->code) &&
		    contains(said->message, word))
			return 1;
	}
	return 0;
}

/* 8. What the row says. */
static int
is_answer_of_row(const struct facts *f, struct verdict_of_answer *out)
{
	const struct call *call = f->request->call;

	/* Without an answer the code is ours, or STS's: not this service's. */
	if (call == NULL || f->response->status == 0)
		return 0;
	if (is_listed(call->again, &f->said)) {
		is(out, ADVICE_AGAIN, OUTCOME_FAILED);
		return 1;
	}
	out->gone = is_listed(call->gone, &f->said);
	if (!out->gone && !is_listed(call->absent, &f->said))
		return 0;
	is(out, ADVICE_END, OUTCOME_ABSENT);
	return 1;
}

/* AWS opened these to every account; all later ones must be opted in to. */
static int
is_opt_in(const char *region)
{
	static const char *const open[] = {
		"us-east-1", "us-east-2", "us-west-1", "us-west-2",
		"ap-south-1", "ap-northeast-1", "ap-northeast-2",
		"ap-northeast-3", "ap-southeast-1", "ap-southeast-2",
		"ca-central-1", "eu-central-1", "eu-west-1", "eu-west-2",
		"eu-west-3", "eu-north-1", "sa-east-1",
	};

	if (region == NULL || region[0] == '\0' ||
	    strncmp(region, "cn-", 3) == 0 || strncmp(region, "us-", 3) == 0)
		return 0;
	for (size_t i = 0; i < sizeof(open) / sizeof(open[0]); i++) {
		if (strcmp(region, open[i]) == 0)
			return 0;
	}
	return 1;
}

/* 9. and 10. */
static void
ends(const struct facts *f, struct verdict_of_answer *out)
{
	enum outcome outcome = OUTCOME_FAILED;

	if (f->class == CLASS_DENIED)
		outcome = OUTCOME_DENIED;
	else if (f->class == CLASS_UNSUPPORTED)
		outcome = OUTCOME_UNSUPPORTED;
	else if ((f->class == CLASS_CREDENTIAL ||
		  text_is(f->said.code, "AuthFailure")) &&
		 is_opt_in(f->request->region))
		outcome = OUTCOME_UNSUPPORTED;
	is(out, ADVICE_END, outcome);
}

/* "State=STARTED": the answer is a report that is being made. */
static int
is_not_ready(const struct facts *f)
{
	const struct call *call = f->request->call;

	for (const char *const *a = call != NULL ? call->again : NULL;
	     a != NULL && *a != NULL; a++) {
		struct text value = text_of(*a), name;

		name = text_cut(&value, '=');
		if (value.at == NULL)
			continue;
		for (const struct ex_node *m = f->answer->first; m; m = m->next) {
			if (text_equal(m->name, name) &&
			    text_equal(node_text(m), value))
				return 1;
		}
	}
	return 0;
}

static void
with_success(const struct facts *f, struct verdict_of_answer *out)
{
	const struct call *call = f->request->call;

	if (f->answer == NULL) {
		is(out, ADVICE_RETRY, OUTCOME_FAILED);
		keep(out->message, sizeof(out->message),
		     text_of("the answer could not be read"));
	} else if (call != NULL && !shape_is_answer(call, f->answer,
				text_trim(text_n(f->response->body,
						 f->response->len)).len)) {
		is(out, ADVICE_RETRY, OUTCOME_FAILED);
		keep(out->code, sizeof(out->code), text_of("MalformedAnswer"));
		keep(out->message, sizeof(out->message),
		     text_of("a body that is no answer of this operation"));
	} else if (is_not_ready(f)) {
		is(out, ADVICE_AGAIN, OUTCOME_FAILED);
	} else {
		is(out, ADVICE_END, OUTCOME_COLLECTED);
	}
}

/* HEAD has no body: the status is the code. */
static void
code_of_head(struct facts *f)
{
	const struct call *call = f->request->call;

	if (f->said.code.len > 0 || call == NULL || call->row->http == NULL ||
	    strncmp(call->row->http, "HEAD ", 5) != 0)
		return;
	if (f->response->status == 403)
		f->said.code = text_of("AccessDenied");
	else if (f->response->status == 404)
		f->said.code = text_of("NotFound");
}

static int
is_success(const struct facts *f)
{
	enum ex_protocol protocol = f->service ? f->service->protocol :
				    EX_QUERY;

	return f->response->status / 100 == 2 &&
	       f->response->error[0] == '\0' &&
	       !(f->answer != NULL && f->said.code.len > 0 &&
		 shape_is_error(protocol, f->answer));
}

void
classify(const struct request *request, const struct response *response,
	 const struct ex_node *answer, struct verdict_of_answer *out)
{
	struct facts f = {
		.request = request, .response = response, .answer = answer,
	};

	memset(out, 0, sizeof(*out));
	if (request->call != NULL)
		f.service = &request->call->collector->tables->service;
	error_answer_read(response, answer, &f.said);
	if (is_success(&f)) {
		with_success(&f, out);
		return;
	}
	code_of_head(&f);
	f.class = error_class(f.said.code);
	keep(out->code, sizeof(out->code), f.said.code);
	keep(out->message, sizeof(out->message), f.said.message);
	if (response->status == 0) {
		without_answer(&f, out);
		if (f.class == CLASS_NONE)
			return;
	}
	if (!is_redirect(&f, out) && !is_clock_or_key(&f, out) &&
	    !is_passing(&f, out) && !is_answer_of_row(&f, out))
		ends(&f, out);
}
