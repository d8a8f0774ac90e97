/*
 * archiving.h - [archive] of the configuration, for the commands that use it
 */
#ifndef CLI_ARCHIVING_H
#define CLI_ARCHIVING_H

#include "archive/archive.h"
#include "cli/command.h"

/* Borrows from o.  ca: who vouches for TLS unless --ca-file says. */
void archiving_options(struct archive_options *out, const struct options *o,
		       const char *ca);

/* Archives a sealed bundle, says so on standard output; an interruption is
 * noted and ends it with ERROR_INTERRUPTED. */
int archiving_run(const char *bundle, const struct archive_options *a,
		  int json, struct error *err);

/* What [archive] says can be done, as far as that can be known before. */
int archiving_ready(const struct options *o, struct error *err);
/* The end of audit and seal, if [archive] has a target: a failure leaves the
 * bundle, and says how to archive it later (ERROR_SYSTEM). */
int archiving_after_seal(const char *bundle, const struct options *o,
			 const char *ca, struct error *err);
/* A stream must not go on from a head that is older than what is archived. */
int archiving_head(const struct options *o, const char *ca, const char *stream,
		   unsigned next, struct error *err);

#endif
