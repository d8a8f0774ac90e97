/* The live block of a run, and its plain lines where there is no terminal. */
#include "cli/terminal.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"

#define REDRAW_MS	100
#define PLAIN_MS	10000

int
terminal_colour(FILE *out)
{
	const char *term = getenv("TERM"), *no = getenv("NO_COLOR");

	return isatty(fileno(out)) && !(no && *no) &&
	       !(term && strcmp(term, "dumb") == 0);
}

const char *
thousands(char out[32], unsigned long long n)
{
	char digits[24];
	int len = snprintf(digits, sizeof(digits), "%llu", n), o = 0;

	for (int i = 0; i < len; i++) {
		if (i && (len - i) % 3 == 0)
			out[o++] = ',';
		out[o++] = digits[i];
	}
	out[o] = '\0';
	return out;
}

const char *
megabytes(char out[32], unsigned long long bytes)
{
	if (bytes < 1000000)
		snprintf(out, 32, "%llu.%llu kB", bytes / 1000,
			 bytes % 1000 / 100);
	else
		snprintf(out, 32, "%llu.%llu MB", bytes / 1000000,
			 bytes % 1000000 / 100000);
	return out;
}

int
terminal_columns(FILE *out)
{
	struct winsize w;

	if (ioctl(fileno(out), TIOCGWINSZ, &w) == 0 && w.ws_col >= 20)
		return w.ws_col;
	return isatty(fileno(out)) ? 80 : 0;
}

static void
erase(void *ctx)
{
	struct terminal *t = ctx;

	if (t->lines)
		fprintf(stderr, "\033[%dA\r\033[J", t->lines);
	t->lines = 0;
}

/* One line of the block, never wider than the terminal. */
static void
line(struct terminal *t, const char *text)
{
	int left = terminal_columns(stderr) - 1;
	const char *p = text;

	while (*p && left > 0) {
		p++;
		while (((unsigned char)*p & 0xc0) == 0x80)
			p++;
		left--;
	}
	fprintf(stderr, "%.*s\n", (int)(p - text), text);
	t->lines++;
}

static const char *
bar(char out[80], unsigned done, unsigned all)
{
	unsigned full = all ? done * 18 / all : 0;

	out[0] = '\0';
	for (unsigned i = 0; i < 18; i++)
		strncat(out, i < full ? "\u2588" : "\u2591", 4);
	return out;
}

static unsigned long
gaps(const struct engine_stats *s)
{
	return s->by_outcome[OUTCOME_DENIED] + s->by_outcome[OUTCOME_FAILED] +
	       s->by_outcome[OUTCOME_UNSUPPORTED] +
	       s->by_outcome[OUTCOME_THROTTLED];
}

static void
block(struct terminal *t, const struct engine_stats *s)
{
	char text[512], b[80], n[32], e[32], left[CLOCK_TEXT + 2] = "";
	unsigned long expected = s->expected > s->requests ? s->expected :
							     s->requests;

	snprintf(text, sizeof(text), " accounts  %s  %u/%u      requests  %s of"
		 " ~%s   %u/s", bar(b, s->accounts_done, s->accounts),
		 s->accounts_done, s->accounts, thousands(n, s->requests),
		 thousands(e, expected), s->per_second);
	line(t, text);
	if (s->now && *s->now) {
		snprintf(text, sizeof(text), " now       %s", s->now);
		line(t, text);
	}
	if (s->left_ms >= 0) {
		left[0] = '~';
		clock_duration(left + 1, s->left_ms);
	}
	snprintf(text, sizeof(text), " throttled %lu \u00b7 denied %lu \u00b7"
		 " failed %lu \u00b7 gaps %lu%s%s", s->throttles,
		 s->by_outcome[OUTCOME_DENIED], s->by_outcome[OUTCOME_FAILED],
		 gaps(s), *left ? " \u00b7 left " : "", left);
	line(t, text);
}

static void
plain(const struct engine_stats *s)
{
	char n[32];

	log_line(LOG_LEVEL_NOTICE, "progress", "%u of %u accounts, %s requests,"
		 " %u/s, throttled %lu, gaps %lu", s->accounts_done, s->accounts,
		 thousands(n, s->requests), s->per_second, s->throttles,
		 gaps(s));
}

/* Signals are read here, in the loop: no code of ours runs in a handler. */
static int
take_signals(struct terminal *t)
{
	struct signalfd_siginfo info;
	int show = 0;

	while (read(t->run->wake_fd, &info, sizeof(info)) ==
	       (ssize_t)sizeof(info)) {
		if (info.ssi_signo == SIGUSR1) {
			show = 1;
			continue;
		}
		if (!t->run->stop)
			log_line(LOG_LEVEL_NOTICE, "stopping", "stopping: what is"
				 " in flight gets ten seconds");
		t->run->stop = 1;
	}
	return show;
}

void
terminal_progress(void *ctx, const struct engine_stats *stats)
{
	struct terminal *t = ctx;
	int64_t now = clock_monotonic() / 1000;
	int show = take_signals(t);

	if (t->quiet && !show)
		return;
	if (t->live && (show || now - t->drawn >= REDRAW_MS)) {
		t->drawn = now;
		erase(t);
		block(t, stats);
	} else if (!t->live && (show || now - t->plain >= PLAIN_MS ||
				stats->accounts_done != t->accounts_done)) {
		t->plain = now;
		plain(stats);
	}
	t->accounts_done = stats->accounts_done;
}

void
terminal_open(struct terminal *t, struct run *run)
{
	const char *how = run->options->v[OPT_LOG];
	const char *term = getenv("TERM");

	memset(t, 0, sizeof(*t));
	t->run = run;
	t->quiet = how && strcmp(how, "quiet") == 0;
	t->live = !t->quiet && !(how && strcmp(how, "json") == 0) &&
		  isatty(STDERR_FILENO) && !(term && strcmp(term, "dumb") == 0);
	t->plain = clock_monotonic() / 1000;
	if (t->live)
		log_before_line(erase, t);
}

void
terminal_close(struct terminal *t)
{
	erase(t);
	log_before_line(NULL, NULL);
}
