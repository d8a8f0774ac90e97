/*
 * machine.h - the formats that programs read; MACHINE.md says what is in each
 */
#ifndef FORMAT_MACHINE_H
#define FORMAT_MACHINE_H

#include "format/format.h"

/* OSCAL assessment-results, JSON; f->oscal_version. */
int oscal_write(const struct format_run *f, const char *path,
		struct error *err);
/* NULL, or a version whose metaschema the document is held against. */
int oscal_version_check(const char *version, struct error *err);
/* OCSF 1.5.0 Compliance Findings, one a line. */
int ocsf_write(const struct format_run *f, const char *path,
	       struct error *err);
/* AWS Security Finding Format, an array. */
int asff_write(const struct format_run *f, const char *path,
	       struct error *err);
/* JUnit XML. */
int junit_write(const struct format_run *f, const char *path,
		struct error *err);
/* in-toto Statement; beside it a DSSE envelope where f->key is given. */
int intoto_write(const struct format_run *f, const char *path,
		 struct error *err);

#endif
