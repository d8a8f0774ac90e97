/*
 * live_session.c - a session per account, in memory only
 *
 * AssumeRole's answer is a secret: it is taken from the body by its element
 * names, not by the XML reader, whose buffers nobody cleanses; then the body
 * is cleansed and the engine hears status and request id.
 */
#include <stdlib.h>
#include <string.h>

#include <openssl/crypto.h>

#include "aws/error_code.h"
#include "base/alloc.h"
#include "base/clock.h"
#include "base/text.h"
#include "doc/doc.h"
#include "transport/live.h"

#define SPARE_MS	(5 * 60 * 1000)
#define SKEW_MS		(5 * 60 * 1000)

struct session {
	char *role, *external_id, *account;
	struct credentials now;
	int ready;
	int refused;			/* STS would not renew it */
	struct request request;		/* of its renewals */
	struct transfer *renewing;
	struct transfer *waiting;	/* for the renewal */
};

/* What stands between <name> and </name>: no entity is in any of them. */
static struct text
element(struct text body, const char *name)
{
	struct text found = { 0 };
	size_t n = strlen(name);
	const char *end;

	for (size_t i = 0; i + n + 2 < body.len; i++) {
		if (body.at[i] != '<' || body.at[i + n + 1] != '>' ||
		    memcmp(body.at + i + 1, name, n) != 0)
			continue;
		found.at = body.at + i + n + 2;
		end = memchr(found.at, '<', body.len - (i + n + 2));
		found.len = end != NULL ? (size_t)(end - found.at) : 0;
		break;
	}
	return text_trim(found);
}

static int
copy(char *to, size_t room, struct text from)
{
	if (from.len == 0 || from.len >= room)
		return -1;
	memcpy(to, from.at, from.len);
	to[from.len] = '\0';
	return 0;
}

static int
read_session(struct text body, struct credentials *out)
{
	memset(out, 0, sizeof(*out));
	if (copy(out->key_id, sizeof(out->key_id),
		 element(body, "AccessKeyId")) < 0 ||
	    copy(out->secret, sizeof(out->secret),
		 element(body, "SecretAccessKey")) < 0 ||
	    copy(out->token, sizeof(out->token),
		 element(body, "SessionToken")) < 0 ||
	    clock_read_iso(element(body, "Expiration"), &out->expires) < 0) {
		OPENSSL_cleanse(out, sizeof(*out));
		return -1;
	}
	return 0;
}

static struct session *
session_new(const struct request *enter)
{
	struct session *s = xcalloc(1, sizeof(*s));

	s->role = xstrdup(enter->role);
	s->account = xstrdup(enter->account);
	if (enter->external_id != NULL)
		s->external_id = xstrdup(enter->external_id);
	s->request = (struct request){
		.kind = REQUEST_ENTER, .account = s->account, .region = "",
		.key = "sts/AssumeRole", .role = s->role,
		.external_id = s->external_id, .page = 1,
	};
	return s;
}

void
session_free(struct session *session)
{
	if (session == NULL)
		return;
	if (session->renewing != NULL)
		transfer_cancel(session->renewing);
	OPENSSL_cleanse(&session->now, sizeof(session->now));
	free(session->role);
	free(session->external_id);
	free(session->account);
	free(session);
}

static int
send_as_caller(struct transfer *transfer, struct error *err)
{
	struct credentials own;
	int rc;

	rc = credentials_get(transfer->live->options.credentials, &own, err);
	if (rc == 0)
		rc = transfer_send(transfer, &own, err);
	OPENSSL_cleanse(&own, sizeof(own));
	return rc;
}

static int
renew(struct live *live, struct session *s, struct error *err)
{
	struct transfer *transfer = transfer_take(live, &s->request);

	if (request_encode(&s->request, live->options.endpoints,
			   &transfer->http, err) < 0 ||
	    send_as_caller(transfer, err) < 0) {
		transfer_release(transfer);
		return -1;
	}
	transfer->renews = s;
	s->renewing = transfer;
	return 0;
}

static int
is_good(const struct session *s)
{
	return s->ready && s->now.expires - clock_now() > SPARE_MS;
}

int
session_send(struct transfer *transfer, struct error *err)
{
	struct live *live = transfer->live;
	struct request *request = transfer->request;
	struct session *s = map_get(live->sessions, request->account);

	if (request->kind == REQUEST_ENTER && request->role == NULL)
		return error_set(err, ERROR_USAGE, "no role to enter it by");
	if (request->kind == REQUEST_ENTER || s == NULL)
		return send_as_caller(transfer, err);
	if (is_good(s))
		return transfer_send(transfer, &s->now, err);
	if (s->renewing == NULL && renew(live, s, err) < 0)
		return -1;
	transfer->next = s->waiting;
	s->waiting = transfer;
	return 0;
}

static int
take_session(struct transfer *transfer, struct credentials *out)
{
	struct text body = buffer_view(&transfer->body);
	int rc = -1;

	if (transfer->response.status != 200)
		return -1;
	rc = read_session(body, out);
	OPENSSL_cleanse(transfer->body.at, transfer->body.len);
	buffer_reset(&transfer->body);
	return rc;
}

void
session_entered(struct transfer *transfer)
{
	struct response *r = &transfer->response;
	struct session *s = session_new(transfer->request);

	session_leave(transfer->live, s->account);
	*map_at(transfer->live->sessions, s->account) = s;
	s->ready = take_session(transfer, &s->now) == 0;
	s->refused = !s->ready;
	if (!s->ready && r->status == 200) {
		r->status = 0;
		memcpy(r->error, "AnswerUnreadable", sizeof("AnswerUnreadable"));
	}
	transfer_answer(transfer);
}

/* Nobody but us sees this answer, so its clock is ours to correct. */
static int
is_skewed(struct transfer *renewal)
{
	struct transport *t = &renewal->live->transport;
	const struct response *r = &renewal->response;

	if (r->date == 0 || llabs((long long)(r->date - r->received)) < SKEW_MS)
		return 0;
	t->skew(t, buffer_cstr(&renewal->http.host), r->date - r->received);
	return 1;
}

/* Who waited for it hears what STS said, as if it had been said to them. */
static void
fail_waiting(struct session *s, struct transfer *renewal)
{
	struct arena *arena = arena_new();
	struct error_answer said;
	struct error ignored;
	char *code, *message;

	error_answer_read(&renewal->response,
			  doc_read_answer(arena, buffer_view(&renewal->body),
					  EX_QUERY, "AssumeRole", &ignored),
			  &said);
	code = said.code.len > 0 && !is_skewed(renewal) ?
	       arena_strndup(arena, said.code.at, said.code.len) :
	       arena_strdup(arena, "ConnectionError");
	message = arena_printf(arena, "sts:AssumeRole: %.*s",
			       TEXT_ARG(said.message));
	while (s->waiting != NULL) {
		struct transfer *transfer = s->waiting;

		s->waiting = transfer->next;
		transfer_fail(transfer, code, message);
	}
	arena_free(arena);
}

void
session_renewed(struct transfer *renewal)
{
	struct session *s = renewal->renews;
	struct error err;

	s->renewing = NULL;
	s->ready = take_session(renewal, &s->now) == 0;
	s->refused = !s->ready;
	if (!s->ready)
		fail_waiting(s, renewal);
	while (s->waiting != NULL) {
		struct transfer *transfer = s->waiting;

		s->waiting = transfer->next;
		if (transfer_send(transfer, &s->now, &err) < 0)
			transfer_fail(transfer, "ConnectionError", err.text);
	}
	transfer_release(renewal);
}

/* Many requests of one account hear at once that it has expired: it is the
 * caller's own credentials that are to blame only if STS refused them. */
void
session_refresh(struct live *live, const char *account)
{
	struct session *s = map_get(live->sessions, account);

	if (s != NULL && !s->refused) {
		s->ready = 0;
		return;
	}
	if (s != NULL)
		s->refused = 0;
	credentials_spoil(live->options.credentials);
}

void
session_leave(struct live *live, const char *account)
{
	struct session *s = map_get(live->sessions, account);

	if (s == NULL)
		return;
	*map_at(live->sessions, account) = NULL;
	while (s->waiting != NULL) {
		struct transfer *transfer = s->waiting;

		s->waiting = transfer->next;
		transfer_fail(transfer, "ConnectionError", "account was left");
	}
	session_free(s);
}
