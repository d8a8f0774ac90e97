/*
 * live_curl.c - libcurl's sockets and its one timer on epoll
 *
 * The CA bundle is given as a file and CAPATH as none: with a path set, which
 * Debian does when it builds libcurl, the whole bundle is parsed again for
 * every connection.
 */
#include <errno.h>
#include <string.h>
#include <sys/epoll.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "transport/live.h"

#define EVENTS	64

static int
on_socket(CURL *easy, curl_socket_t fd, int what, void *ctx, void *known)
{
	struct live *live = ctx;
	struct epoll_event event = { .data = { .fd = fd } };

	(void)easy;
	if (what == CURL_POLL_REMOVE) {
		epoll_ctl(live->epoll, EPOLL_CTL_DEL, fd, NULL);
		return 0;
	}
	if (what & CURL_POLL_IN)
		event.events |= EPOLLIN;
	if (what & CURL_POLL_OUT)
		event.events |= EPOLLOUT;
	if (epoll_ctl(live->epoll, known != NULL ? EPOLL_CTL_MOD : EPOLL_CTL_ADD,
		      fd, &event) < 0)
		return -1;
	curl_multi_assign(live->multi, fd, live);
	return 0;
}

static int
on_timer(CURLM *multi, long ms, void *ctx)
{
	struct live *live = ctx;

	(void)multi;
	live->timer = ms < 0 ? -1 : clock_monotonic() + (int64_t)ms * 1000;
	return 0;
}

static int
failed(CURLMcode code, struct error *err)
{
	return error_set(err, ERROR_SYSTEM, "network: %s",
			 curl_multi_strerror(code));
}

static const char *
system_ca_file(void)
{
	const curl_version_info_data *v = curl_version_info(CURLVERSION_NOW);

	if (v->age >= CURLVERSION_SEVENTH && v->cainfo != NULL)
		return v->cainfo;
	return "/etc/ssl/certs/ca-certificates.crt";
}

int
loop_open(struct live *live, struct error *err)
{
	struct epoll_event event = { .events = EPOLLIN };
	long most = (long)live->options.max_in_flight;

	live->timer = -1;
	if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK)
		return error_set(err, ERROR_SYSTEM, "libcurl does not start");
	live->multi = curl_multi_init();
	if (live->multi == NULL)
		return error_set(err, ERROR_SYSTEM, "libcurl does not start");
	curl_multi_setopt(live->multi, CURLMOPT_SOCKETFUNCTION, on_socket);
	curl_multi_setopt(live->multi, CURLMOPT_SOCKETDATA, live);
	curl_multi_setopt(live->multi, CURLMOPT_TIMERFUNCTION, on_timer);
	curl_multi_setopt(live->multi, CURLMOPT_TIMERDATA, live);
	curl_multi_setopt(live->multi, CURLMOPT_MAXCONNECTS, most);
	curl_multi_setopt(live->multi, CURLMOPT_MAX_TOTAL_CONNECTIONS, most);
	live->ca_file = xstrdup(live->options.ca_file != NULL ?
				live->options.ca_file : system_ca_file());
	live->epoll = epoll_create1(EPOLL_CLOEXEC);
	if (live->epoll < 0)
		return error_set(err, ERROR_SYSTEM, "epoll: %s",
				 strerror(errno));
	event.data.fd = live->options.wake_fd;
	if (live->options.wake_fd >= 0 &&
	    epoll_ctl(live->epoll, EPOLL_CTL_ADD, live->options.wake_fd,
		      &event) < 0)
		return error_set(err, ERROR_SYSTEM, "epoll: %s",
				 strerror(errno));
	return 0;
}

void
loop_close(struct live *live)
{
	if (live->multi != NULL)
		curl_multi_cleanup(live->multi);
	if (live->epoll >= 0)
		close(live->epoll);
	curl_global_cleanup();
}

int
loop_add(struct transfer *transfer, struct error *err)
{
	CURLMcode code = curl_multi_add_handle(transfer->live->multi,
					       transfer->easy);

	if (code != CURLM_OK)
		return failed(code, err);
	transfer->on_wire = 1;
	return 0;
}

static int
act(struct live *live, curl_socket_t fd, int mask, struct error *err)
{
	int running;
	CURLMcode code;

	code = curl_multi_socket_action(live->multi, fd, mask, &running);
	return code == CURLM_OK ? 0 : failed(code, err);
}

static void
take_ended(struct live *live)
{
	const CURLMsg *message;
	int left;

	while ((message = curl_multi_info_read(live->multi, &left)) != NULL) {
		CURL *easy = message->easy_handle;
		CURLcode result = message->data.result;
		char *at = NULL;
		struct transfer *transfer;

		if (message->msg != CURLMSG_DONE)
			continue;
		curl_easy_getinfo(easy, CURLINFO_PRIVATE, &at);
		transfer = (struct transfer *)(void *)at;
		curl_multi_remove_handle(live->multi, easy);
		transfer->on_wire = 0;
		transfer_ended(transfer, result);
	}
}

static int
sleep_ms(const struct live *live, int64_t most)
{
	int64_t ms = most;

	if (live->timer >= 0) {
		/* up, or it would be found not due yet */
		int64_t due = (live->timer - clock_monotonic() + 999) / 1000;

		ms = due < ms ? due : ms;
	}
	if (ms < 0)
		return 0;
	return ms > 60 * 1000 ? 60 * 1000 : (int)ms;
}

static int
mask_of(uint32_t events)
{
	int mask = 0;

	if (events & EPOLLIN)
		mask |= CURL_CSELECT_IN;
	if (events & EPOLLOUT)
		mask |= CURL_CSELECT_OUT;
	if (events & (EPOLLERR | EPOLLHUP))
		mask |= CURL_CSELECT_ERR;
	return mask;
}

int
loop_turn(struct live *live, int64_t ms, struct error *err)
{
	struct epoll_event events[EVENTS];
	int n = epoll_wait(live->epoll, events, EVENTS, sleep_ms(live, ms));

	if (n < 0 && errno != EINTR)
		return error_set(err, ERROR_SYSTEM, "epoll: %s",
				 strerror(errno));
	if (n < 0)
		live->woken = 1;
	for (int i = 0; i < n; i++) {
		if (events[i].data.fd == live->options.wake_fd)
			live->woken = 1;
		else if (act(live, events[i].data.fd,
			     mask_of(events[i].events), err) < 0)
			return -1;
	}
	if (live->timer >= 0 && clock_monotonic() >= live->timer) {
		live->timer = -1;
		if (act(live, CURL_SOCKET_TIMEOUT, 0, err) < 0)
			return -1;
	}
	take_ended(live);
	return 0;
}
