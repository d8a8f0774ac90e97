/*
 * schedule.h - what starts the run, again and again
 */
#ifndef CLI_SCHEDULE_H
#define CLI_SCHEDULE_H

#include "base/buffer.h"
#include "cli/command.h"

struct schedule {
	const char *stream;
	const char *period;		/* "last-quarter": when the run is about
					   what has just ended */
	char *program, *config;		/* absolute */
	/* written to: absolute */
	char *runs, *bundles, *chain;
	char *archive;			/* NULL: none, or no folder */
	char *key;			/* NULL: none is set */
	/* read: those files of [sign] and others that lie beside the
	 * configuration, absolute */
	char **files;
	size_t nfiles;
};

/* "OnCalendar=" and five fields of cron: the third day at two, UTC. */
const char *schedule_calendar(const struct schedule *s);
const char *schedule_cron(const struct schedule *s);

void schedule_systemd(const struct schedule *s, struct buffer *out);
void schedule_kubernetes(const struct schedule *s, struct buffer *out);

#endif
