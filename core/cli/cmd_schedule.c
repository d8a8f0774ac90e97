/* schedule: the units that start the run the configuration describes. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"
#include "cli/run.h"
#include "cli/schedule.h"

static const struct {
	const char *period, *calendar, *cron;
} whens[] = {
	{ "last-quarter", "*-01,04,07,10-03 02:00:00 UTC", "0 2 3 1,4,7,10 *" },
	{ "last-month", "*-*-03 02:00:00 UTC", "0 2 3 * *" },
	{ "last-year", "*-01-03 02:00:00 UTC", "0 2 3 1 *" },
};
#define WHENS	(sizeof(whens) / sizeof(whens[0]))

static size_t
when(const struct schedule *s)
{
	size_t i = 0;

	while (i + 1 < WHENS && strcmp(whens[i].period, s->period) != 0)
		i++;
	return i;
}

const char *
schedule_calendar(const struct schedule *s)
{
	return whens[when(s)].calendar;
}

const char *
schedule_cron(const struct schedule *s)
{
	return whens[when(s)].cron;
}

/* What is not there yet, too. */
static char *
absolute(const char *path)
{
	char *real = realpath(path, NULL), *here, *out;

	if (real || path[0] == '/')
		return real ? real : xstrdup(path);
	here = getcwd(NULL, 0);
	if (strncmp(path, "./", 2) == 0)
		path += 2;
	out = path_join(here ? here : "/", path);
	free(here);
	return out;
}

static void
add_files(struct schedule *s, const char *list)
{
	char *copy = xstrdup(list ? list : ""), *save = NULL;

	for (char *w = strtok_r(copy, " ", &save); w;
	     w = strtok_r(NULL, " ", &save)) {
		s->files = xrealloc(s->files, s->nfiles + 1,
				    sizeof(*s->files));
		s->files[s->nfiles++] = absolute(w);
	}
	free(copy);
}

static char *
own_program(void)
{
	char path[4096];
	ssize_t n = readlink("/proc/self/exe", path, sizeof(path) - 1);

	path[n > 0 ? n : 0] = '\0';
	return xstrdup(n > 0 ? path : "/usr/bin/exhibit");
}

static void
describe(struct schedule *s, const struct options *o)
{
	static const enum option_id read[] = {
		OPT_TRUST, OPT_CERTIFICATE, OPT_TSA_ANCHORS, OPT_CA_FILE,
		OPT_DOCUMENTS,
	};

	s->stream = o->v[OPT_STREAM];
	s->program = own_program();
	s->config = absolute(o->config_file);
	s->runs = absolute(o->v[OPT_RUNS] ? o->v[OPT_RUNS] : "runs");
	s->bundles = absolute(o->v[OPT_BUNDLES] ? o->v[OPT_BUNDLES] :
			      "bundles");
	s->chain = absolute(head_folder(o));
	if (o->v[OPT_ARCHIVE] && strncmp(o->v[OPT_ARCHIVE], "s3://", 5) != 0)
		s->archive = absolute(o->v[OPT_ARCHIVE]);
	s->key = o->v[OPT_KEY] ? absolute(o->v[OPT_KEY]) : NULL;
	for (size_t i = 0; i < sizeof(read) / sizeof(read[0]); i++)
		add_files(s, o->v[read[i]]);
}

static void
forget(struct schedule *s)
{
	free(s->program);
	free(s->config);
	free(s->runs);
	free(s->bundles);
	free(s->chain);
	free(s->archive);
	free(s->key);
	for (size_t i = 0; i < s->nfiles; i++)
		free(s->files[i]);
	free(s->files);
}

/* The run of a timer is about what has just ended; one fixed period would be
 * audited for ever. */
static int
choose_period(struct schedule *s, const struct options *o, struct error *err)
{
	const char *given = o->v[OPT_PERIOD];

	s->period = given ? given : whens[0].period;
	for (size_t i = 0; i < WHENS; i++)
		if (strcmp(s->period, whens[i].period) == 0)
			return 0;
	return error_set(err, ERROR_USAGE, "period %s is one alone: for a"
			 " schedule last-quarter, last-month or last-year",
			 given);
}

/* It becomes part of names: as in the id of a bundle. */
static int
check_stream(const char *stream, struct error *err)
{
	static const char good[] = "abcdefghijklmnopqrstuvwxyz0123456789"
		"ABCDEFGHIJKLMNOPQRSTUVWXYZ.-";

	if (stream[0] && stream[strspn(stream, good)] == '\0' &&
	    stream[0] != '.' && stream[0] != '-')
		return 0;
	return error_set(err, ERROR_USAGE, "stream %s: letters, digits, . and"
			 " - are right", stream);
}

int
cmd_schedule(struct options *o, struct error *err)
{
	const char *how = o->v[OPT_FOR] ? o->v[OPT_FOR] : "systemd";
	int kubernetes = strcmp(how, "kubernetes") == 0;
	struct schedule s = { .files = NULL };
	struct buffer out;

	if (!kubernetes && strcmp(how, "systemd") != 0)
		return error_set(err, ERROR_USAGE, "--for %s: systemd or"
				 " kubernetes", how);
	if (!o->config_file)
		return error_set(err, ERROR_USAGE, "schedule: --config FILE is"
				 " needed, what is scheduled stands in it");
	if (!option_needed(o, OPT_STREAM, err) ||
	    check_stream(o->v[OPT_STREAM], err) < 0 ||
	    choose_period(&s, o, err) < 0)
		return -1;
	describe(&s, o);
	buffer_init(&out, 1 << 20);
	if (kubernetes)
		schedule_kubernetes(&s, &out);
	else
		schedule_systemd(&s, &out);
	fputs(buffer_cstr(&out), stdout);
	buffer_free(&out);
	forget(&s);
	return EXIT_DONE;
}
