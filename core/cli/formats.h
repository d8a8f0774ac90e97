/*
 * formats.h - reports in the formats that were asked for
 */
#ifndef CLI_FORMATS_H
#define CLI_FORMATS_H

#include "cli/command.h"
#include "report/report.h"

/* Is every name a format, and what they are told sound?  list NULL: none. */
int formats_check(const struct options *o, const char *list, struct error *err);
/*
 * Writes those of list into r->out, which is made; told holds what a format may
 * be told besides (--oscal-version; --key and --certificate once there is a
 * seal).  since: the folder
 * of an earlier bundle, or NULL.  say: "report   FILE" for each.
 */
int formats_make(const struct report_options *r, const char *list,
		 const struct options *told, const char *since, int say,
		 struct error *err);
/* When sealing: the pages, and what the configuration names besides. */
int formats_make_beside_html(const struct report_options *r,
			     const struct options *told, struct error *err);

#endif
