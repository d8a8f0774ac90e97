/* test_live.c - the live transport against a server of a few lines */
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <cmocka.h>

#include "aws/credentials.h"
#include "aws/request.h"
#include "base/arena.h"
#include "base/clock.h"
#include "transport/transport.h"

#define MOST 8

/* One answer a connection, in their order; what was asked is kept. */
static struct server {
	int fd;
	unsigned port;
	pthread_t thread;
	pthread_mutex_t lock;
	const char *answers[MOST];
	unsigned delay_ms;
	char asked[MOST][8192];
	unsigned n;
} server = { .lock = PTHREAD_MUTEX_INITIALIZER };

static size_t
read_request(int fd, char *to, size_t room)
{
	size_t n = 0, want = 0;

	while (n + 1 < room) {
		ssize_t got = read(fd, to + n, room - 1 - n);
		const char *end, *length;

		if (got <= 0)
			break;
		n += (size_t)got;
		to[n] = '\0';
		end = strstr(to, "\r\n\r\n");
		if (end == NULL)
			continue;
		length = strstr(to, "Content-Length: ");
		if (length != NULL && length < end)
			want = strtoul(length + 16, NULL, 10);
		if (n >= (size_t)(end - to) + 4 + want)
			break;
	}
	return n;
}

static void *
serve(void *ctx)
{
	(void)ctx;
	for (;;) {
		static char request[8192];
		int fd = accept(server.fd, NULL, NULL);
		const char *answer;
		unsigned delay;

		if (fd < 0)
			return NULL;
		read_request(fd, request, sizeof(request));
		pthread_mutex_lock(&server.lock);
		answer = server.answers[server.n % MOST];
		delay = server.delay_ms;
		snprintf(server.asked[server.n % MOST], sizeof(request), "%s",
			 request);
		server.n++;
		pthread_mutex_unlock(&server.lock);
		usleep(delay * 1000);
		if (answer != NULL && write(fd, answer, strlen(answer)) < 0)
			perror("write");
		close(fd);
	}
}

static int
start(void **state)
{
	struct sockaddr_in at = { .sin_family = AF_INET };
	socklen_t n = sizeof(at);

	(void)state;
	at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	server.fd = socket(AF_INET, SOCK_STREAM, 0);
	if (server.fd < 0 ||
	    bind(server.fd, (struct sockaddr *)&at, n) < 0 ||
	    listen(server.fd, 64) < 0 ||
	    getsockname(server.fd, (struct sockaddr *)&at, &n) < 0)
		return -1;
	server.port = ntohs(at.sin_port);
	return pthread_create(&server.thread, NULL, serve, NULL);
}

static int
stop(void **state)
{
	(void)state;
	shutdown(server.fd, SHUT_RDWR);
	close(server.fd);
	return pthread_join(server.thread, NULL);
}

/* The caller, who has whatever keys the test gives. */
struct credentials_source {
	unsigned asked, spoilt;
};

int
credentials_get(struct credentials_source *source, struct credentials *out,
		struct error *err)
{
	(void)err;
	memset(out, 0, sizeof(*out));
	snprintf(out->key_id, sizeof(out->key_id), "AKIACALLER%u",
		 source->spoilt);
	snprintf(out->secret, sizeof(out->secret), "caller");
	source->asked++;
	return 0;
}

void
credentials_spoil(struct credentials_source *source)
{
	source->spoilt++;
}

/* A transport, and what it answered. */
struct run {
	struct transport *t;
	struct live_options options;
	struct endpoint_options endpoints;
	struct credentials_source caller;
	char url[64];
	struct arena *arena;
	struct response got[MOST];
	struct request *of[MOST];
	unsigned n;
};

static const char *
url_of(const void *ctx, const char *service)
{
	(void)service;
	return ctx;
}

static void
answered(void *ctx, struct request *request, const struct response *response)
{
	struct run *run = ctx;

	assert_true(run->n < MOST);
	run->of[run->n] = request;
	run->got[run->n] = *response;
	run->got[run->n].body = arena_strndup(run->arena, response->body,
					      response->len);
	run->got[run->n].host = arena_strdup(run->arena, response->host);
	run->n++;
}

static void
open_run(struct run *run, const char *const *answers, size_t n)
{
	struct error err;

	memset(run, 0, sizeof(*run));
	run->arena = arena_new();
	snprintf(run->url, sizeof(run->url), "http://127.0.0.1:%u",
		 server.port);
	run->endpoints = (struct endpoint_options){
		.override = url_of, .ctx = run->url,
		.home_region = "eu-west-1",
	};
	run->options = (struct live_options){
		.credentials = &run->caller, .endpoints = &run->endpoints,
		.user_agent = "exhibit/test", .timeout_ms = 5000,
		.wake_fd = -1,
	};
	run->t = live_open(&run->options, &err);
	assert_non_null(run->t);
	run->t->answered = answered;
	run->t->ctx = run;
	pthread_mutex_lock(&server.lock);
	memset(server.answers, 0, sizeof(server.answers));
	memset(server.asked, 0, sizeof(server.asked));
	for (size_t i = 0; i < n; i++)
		server.answers[i] = answers[i];
	server.n = 0;
	server.delay_ms = 0;
	pthread_mutex_unlock(&server.lock);
}

static void
close_run(struct run *run)
{
	run->t->close(run->t);
	arena_free(run->arena);
}

static void
wait_for(struct run *run, unsigned n)
{
	int64_t deadline = run->t->now(run->t) + 5000;
	struct error err;

	while (run->n < n && run->t->now(run->t) < deadline)
		assert_int_equal(run->t->wait(run->t, deadline, &err), 0);
	assert_int_equal(run->n, n);
}

static const struct ex_collector kms = {
	.service = { .name = "kms", .protocol = EX_JSON_1_1,
		     .version = "TrentService" },
};
static const struct collector collector = { .tables = &kms };
static const struct ex_call row = { .op = "ListKeys" };
static const struct call list_keys = { .row = &row, .collector = &collector };

static struct request
call_in(const char *account)
{
	return (struct request){
		.kind = REQUEST_CALL, .account = account, .region = "eu-west-1",
		.key = "kms/ListKeys eu-west-1", .call = &list_keys, .page = 1,
	};
}

static struct request
enter(const char *account)
{
	return (struct request){
		.kind = REQUEST_ENTER, .account = account, .region = "",
		.key = "sts/AssumeRole global x", .page = 1,
		.role = "arn:aws:iam::111122223333:role/Auditor",
		.external_id = "shared-secret",
	};
}

static void
submit(struct run *run, struct request *request)
{
	struct error err;

	assert_int_equal(run->t->submit(run->t, request, &err), 0);
}

static void
status_headers_and_body(void **state)
{
	static const char *const answers[] = {
		"HTTP/1.1 400 Bad Request\r\nContent-Length: 2\r\n"
		"x-amzn-RequestId: 0123-abcd\r\n"
		"Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n"
		"x-amzn-ErrorType: ValidationException:http://x/\r\n"
		"x-amz-bucket-region: us-west-2\r\n\r\n{}",
	};
	struct request request = call_in("111122223333");
	struct run run;

	(void)state;
	open_run(&run, answers, 1);
	submit(&run, &request);
	assert_int_equal(run.n, 0);	/* never from within submit */
	wait_for(&run, 1);
	assert_ptr_equal(run.of[0], &request);
	assert_int_equal(run.got[0].status, 400);
	assert_string_equal(run.got[0].body, "{}");
	assert_string_equal(run.got[0].request_id, "0123-abcd");
	assert_string_equal(run.got[0].error, "ValidationException:http://x/");
	assert_string_equal(run.got[0].region, "us-west-2");
	assert_true(run.got[0].date == 784111777000);
	assert_true(run.got[0].received >= run.got[0].sent);
	assert_string_equal(run.got[0].host, run.url + strlen("http://"));

	assert_non_null(strstr(server.asked[0], "POST / HTTP/1.1\r\n"));
	assert_non_null(strstr(server.asked[0],
			       "x-amz-target: TrentService.ListKeys\r\n"));
	assert_non_null(strstr(server.asked[0], "User-Agent: exhibit/test\r\n"));
	assert_non_null(strstr(server.asked[0], "Credential=AKIACALLER0/"));
	assert_non_null(strstr(server.asked[0], "\r\n\r\n{}"));
	close_run(&run);
}

static void
many_at_once_on_used_handles(void **state)
{
	static const char ok[] = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";
	static const char *const answers[] = { ok, ok, ok, ok, ok, ok };
	struct request requests[6];
	struct run run;

	(void)state;
	open_run(&run, answers, 6);
	for (int i = 0; i < 3; i++) {
		requests[i] = call_in("111122223333");
		submit(&run, &requests[i]);
	}
	wait_for(&run, 3);
	for (int i = 3; i < 6; i++) {
		requests[i] = call_in("111122223333");
		submit(&run, &requests[i]);
	}
	wait_for(&run, 6);
	for (int i = 0; i < 6; i++)
		assert_int_equal(run.got[i].status, 200);
	close_run(&run);
}

static void
the_clock_of_a_host(void **state)
{
	static const char ok[] = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";
	static const char *const answers[] = { ok, ok };
	struct request a = call_in("111122223333"), b = call_in("111122223333");
	char day[CLOCK_TEXT], stamp[64];
	struct run run;

	(void)state;
	open_run(&run, answers, 2);
	run.t->skew(run.t, run.url + strlen("http://"),
		    -(int64_t)40 * 86400 * 1000);
	submit(&run, &a);
	wait_for(&run, 1);
	snprintf(stamp, sizeof(stamp), "x-amz-date: %s",
		 clock_date(day, clock_now() - (int64_t)40 * 86400 * 1000));
	assert_non_null(strstr(server.asked[0], stamp));

	run.t->skew(run.t, run.url + strlen("http://"), 0);
	submit(&run, &b);
	wait_for(&run, 2);
	snprintf(stamp, sizeof(stamp), "x-amz-date: %s",
		 clock_date(day, clock_now()));
	assert_non_null(strstr(server.asked[1], stamp));
	close_run(&run);
}

static void
no_answers(void **state)
{
	struct request a = call_in("111122223333");
	struct request b = call_in("111122223333");
	struct request c = call_in("111122223333");
	struct request d = call_in("111122223333");
	struct run run;

	(void)state;
	open_run(&run, NULL, 0);
	submit(&run, &a);		/* closed without a word */
	wait_for(&run, 1);
	assert_int_equal(run.got[0].status, 0);
	assert_string_equal(run.got[0].error, "ConnectionError");

	snprintf(run.url, sizeof(run.url), "http://127.0.0.1:1");
	submit(&run, &b);		/* refused */
	wait_for(&run, 2);
	assert_int_equal(run.got[1].status, 0);
	assert_string_equal(run.got[1].error, "ConnectionError");
	assert_true(strlen(run.got[1].message) > 0);

	snprintf(run.url, sizeof(run.url), "http://192.0.2.1");
	submit(&run, &c);		/* plain http to elsewhere */
	assert_int_equal(run.n, 2);
	wait_for(&run, 3);
	assert_string_equal(run.got[2].error, "NoEndpoint");

	snprintf(run.url, sizeof(run.url), "https://nowhere.invalid");
	submit(&run, &d);
	wait_for(&run, 4);
	assert_string_equal(run.got[3].error, "HostNotFound");
	close_run(&run);
}

static void
a_slow_answer(void **state)
{
	struct request request = call_in("111122223333");
	struct transport *t;
	struct error err;
	struct run run;

	(void)state;
	open_run(&run, NULL, 0);
	server.delay_ms = 400;
	run.options.timeout_ms = 100;
	t = live_open(&run.options, &err);
	assert_non_null(t);
	run.t->close(run.t);
	run.t = t;
	t->answered = answered;
	t->ctx = &run;
	submit(&run, &request);
	wait_for(&run, 1);
	assert_string_equal(run.got[0].error, "Timeout");
	close_run(&run);
	usleep(500 * 1000);	/* the server is done with it */
}

static void
deadline_and_signal_end_a_wait(void **state)
{
	int64_t before;
	struct transport *t;
	struct error err;
	struct run run;
	int fds[2];

	(void)state;
	open_run(&run, NULL, 0);
	before = clock_now();
	assert_int_equal(run.t->wait(run.t, before + 50, &err), 0);
	assert_in_range(clock_now() - before, 49, 2000);

	assert_int_equal(pipe(fds), 0);
	run.options.wake_fd = fds[0];
	t = live_open(&run.options, &err);
	assert_non_null(t);
	assert_int_equal(write(fds[1], "x", 1), 1);
	before = clock_now();
	assert_int_equal(t->wait(t, before + 5000, &err), 0);
	assert_in_range(clock_now() - before, 0, 2000);
	t->close(t);
	close(fds[0]);
	close(fds[1]);
	close_run(&run);
}

#define SESSION(expires)						\
	"HTTP/1.1 200 OK\r\nConnection: close\r\n"			\
	"x-amzn-RequestId: sts-1\r\n\r\n<AssumeRoleResponse "		\
	"xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\">"		\
	"<AssumeRoleResult><AssumedRoleUser><Arn>a</Arn></AssumedRoleUser>" \
	"<Credentials><AccessKeyId>ASIASESSION</AccessKeyId>"		\
	"<SecretAccessKey>top+secret/</SecretAccessKey>"		\
	"<SessionToken>to+ken/==</SessionToken>"			\
	"<Expiration>" expires "</Expiration></Credentials>"		\
	"</AssumeRoleResult></AssumeRoleResponse>"
#define OK "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"

static void
a_session_without_its_body(void **state)
{
	static const char *const answers[] = {
		SESSION("2999-01-01T00:00:00Z"), OK, OK,
	};
	struct request in = enter("111122223333");
	struct request call = call_in("111122223333");
	struct request own = call_in("444455556666");
	struct run run;

	(void)state;
	open_run(&run, answers, 3);
	submit(&run, &in);
	wait_for(&run, 1);
	assert_ptr_equal(run.of[0], &in);
	assert_int_equal(run.got[0].status, 200);
	assert_string_equal(run.got[0].request_id, "sts-1");
	assert_int_equal(run.got[0].len, 0);
	assert_string_equal(run.got[0].body, "");
	assert_non_null(strstr(server.asked[0], "Action=AssumeRole"));
	assert_non_null(strstr(server.asked[0], "ExternalId=shared-secret"));
	assert_non_null(strstr(server.asked[0], "Credential=AKIACALLER0/"));

	submit(&run, &call);
	wait_for(&run, 2);
	assert_non_null(strstr(server.asked[1], "Credential=ASIASESSION/"));
	assert_non_null(strstr(server.asked[1],
			       "x-amz-security-token: to+ken/==\r\n"));
	submit(&run, &own);		/* an account without a role */
	wait_for(&run, 3);
	assert_non_null(strstr(server.asked[2], "Credential=AKIACALLER0/"));
	close_run(&run);
}

static void
a_session_renews_itself(void **state)
{
	static const char *const answers[] = {
		SESSION("2020-01-01T00:00:00Z"),
		SESSION("2999-01-01T00:00:00Z"), OK, OK,
	};
	struct request in = enter("111122223333");
	struct request a = call_in("111122223333"), b = call_in("111122223333");
	struct run run;

	(void)state;
	open_run(&run, answers, 4);
	submit(&run, &in);
	wait_for(&run, 1);
	submit(&run, &a);
	submit(&run, &b);
	wait_for(&run, 3);
	assert_int_equal(server.n, 4);	/* one renewal for both */
	assert_non_null(strstr(server.asked[1], "Action=AssumeRole"));
	assert_non_null(strstr(server.asked[2], "Credential=ASIASESSION/"));
	assert_non_null(strstr(server.asked[3], "Credential=ASIASESSION/"));
	assert_int_equal(run.caller.spoilt, 0);
	close_run(&run);
}

static void
a_renewal_refused(void **state)
{
	static const char denied[] =
		"HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n"
		"<ErrorResponse><Error><Code>ExpiredToken</Code>"
		"<Message>expired</Message></Error></ErrorResponse>";
	static const char *const answers[] = {
		SESSION("2999-01-01T00:00:00Z"), denied,
		SESSION("2999-01-01T00:00:00Z"), OK,
	};
	struct request in = enter("111122223333");
	struct request a = call_in("111122223333");
	struct run run;

	(void)state;
	open_run(&run, answers, 4);
	submit(&run, &in);
	wait_for(&run, 1);
	run.t->refresh(run.t, "111122223333");	/* AWS said: expired */
	run.t->refresh(run.t, "111122223333");
	assert_int_equal(run.caller.spoilt, 0);
	submit(&run, &a);
	wait_for(&run, 2);
	assert_ptr_equal(run.of[1], &a);
	assert_int_equal(run.got[1].status, 0);
	assert_string_equal(run.got[1].error, "ExpiredToken");
	assert_string_equal(run.got[1].message, "sts:AssumeRole: expired");
	/* so it is the caller's own that have ended */
	run.t->refresh(run.t, "111122223333");
	assert_int_equal(run.caller.spoilt, 1);
	submit(&run, &a);
	wait_for(&run, 3);
	assert_int_equal(run.got[2].status, 200);
	assert_non_null(strstr(server.asked[2], "Credential=AKIACALLER1/"));
	run.t->leave(run.t, "111122223333");
	close_run(&run);
}

static void
leaving_in_the_middle(void **state)
{
	static const char *const answers[] = {
		SESSION("2020-01-01T00:00:00Z"),
		SESSION("2999-01-01T00:00:00Z"),
	};
	struct request in = enter("111122223333");
	struct request a = call_in("111122223333");
	struct run run;

	(void)state;
	open_run(&run, answers, 2);
	submit(&run, &in);
	wait_for(&run, 1);
	submit(&run, &a);
	run.t->leave(run.t, "111122223333");
	wait_for(&run, 2);
	assert_string_equal(run.got[1].error, "ConnectionError");
	submit(&run, &in);	/* and close with a request on the wire */
	close_run(&run);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(status_headers_and_body),
		cmocka_unit_test(many_at_once_on_used_handles),
		cmocka_unit_test(the_clock_of_a_host),
		cmocka_unit_test(no_answers),
		cmocka_unit_test(a_slow_answer),
		cmocka_unit_test(deadline_and_signal_end_a_wait),
		cmocka_unit_test(a_session_without_its_body),
		cmocka_unit_test(a_session_renews_itself),
		cmocka_unit_test(a_renewal_refused),
		cmocka_unit_test(leaving_in_the_middle),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
