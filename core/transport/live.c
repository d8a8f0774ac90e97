/*
 * live.c - AWS over libcurl
 *
 * What cannot be sent (no such endpoint, a name that fits no URL) is answered
 * like what was refused: one resource with a strange name must not end the
 * run.  Only lost credentials of the caller do.
 */
#include <stdlib.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "transport/live.h"

static struct live *
live_of(struct transport *t)
{
	return (struct live *)(void *)t;	/* its first member */
}

static int64_t
live_now(struct transport *t)
{
	(void)t;
	return clock_now();
}

static int
live_submit(struct transport *t, struct request *request, struct error *err)
{
	struct live *live = live_of(t);
	struct transfer *transfer = transfer_take(live, request);
	struct error why;

	if (request_encode(request, live->options.endpoints, &transfer->http,
			   &why) < 0) {
		transfer_fail(transfer, "NoEndpoint", why.text);
		return 0;
	}
	if (session_send(transfer, err) < 0) {
		transfer_release(transfer);
		return *request->account ?
		       error_in(err, "account %s", request->account) : -1;
	}
	return 0;
}

static void
answer_unsent(struct live *live)
{
	struct transfer *transfer = live->unsent;

	live->unsent = NULL;
	while (transfer != NULL) {
		struct transfer *next = transfer->next;

		transfer_answer(transfer);
		transfer = next;
	}
}

static int
live_wait(struct transport *t, int64_t deadline, struct error *err)
{
	struct live *live = live_of(t);

	live->answered = 0;
	live->woken = 0;
	answer_unsent(live);
	do {
		int64_t left = deadline - clock_now();

		if (live->answered > 0 || left < 0)
			left = 0;
		if (loop_turn(live, left, err) < 0)
			return -1;
		answer_unsent(live);
	} while (live->answered == 0 && !live->woken && clock_now() < deadline);
	return 0;
}

static void
live_skew(struct transport *t, const char *host, int64_t ms)
{
	void **at = map_at(live_of(t)->skews, host);

	if (*at == NULL)
		*at = xcalloc(1, sizeof(int64_t));
	*(int64_t *)*at = ms;
}

static void
live_refresh(struct transport *t, const char *account)
{
	session_refresh(live_of(t), account);
}

static void
live_leave(struct transport *t, const char *account)
{
	session_leave(live_of(t), account);
}

static void
live_close(struct transport *t)
{
	struct live *live;

	if (t == NULL)
		return;
	live = live_of(t);
	for (size_t i = 0; i < map_count(live->sessions); i++)
		session_free(map_value(live->sessions, i));
	for (size_t i = 0; i < live->nall; i++)
		transfer_free(live->all[i]);
	free(live->all);
	for (size_t i = 0; i < map_count(live->skews); i++)
		free(map_value(live->skews, i));
	map_free(live->sessions);
	map_free(live->skews);
	loop_close(live);
	signer_free(live->signer);
	free(live->ca_file);
	free(live);
}

struct transport *
live_open(const struct live_options *options, struct error *err)
{
	struct live *live = xcalloc(1, sizeof(*live));

	live->transport = (struct transport){
		.now = live_now, .submit = live_submit, .wait = live_wait,
		.skew = live_skew, .refresh = live_refresh,
		.leave = live_leave, .close = live_close, .rates_apply = 1,
	};
	live->options = *options;
	if (live->options.max_in_flight == 0)
		live->options.max_in_flight = 256;
	if (live->options.timeout_ms == 0)
		live->options.timeout_ms = 60 * 1000;
	live->sessions = map_new();
	live->skews = map_new();
	live->signer = signer_new();
	live->epoll = -1;
	if (loop_open(live, err) < 0) {
		live_close(&live->transport);
		return NULL;
	}
	return &live->transport;
}
