/*
 * profile.h - parameters, replaced clauses, controls
 *
 * An INI file, read with libini_config: [profile] name version title framework;
 * [parameters] name = value ... ; [judge] setting.id = clauses; [controls]
 * setting.id = CONTROL CONTROL ...; errors carry file and line.
 */
#ifndef PROFILE_H
#define PROFILE_H

#include <stddef.h>

#include "base/error.h"
#include "base/text.h"
#include "plan/registry.h"

struct profile;

/* Setting ids, parameters and clauses are checked against the registry. */
int profile_read(struct profile **out, const char *file, struct text ini,
		 const struct registry *registry, struct error *err);
void profile_free(struct profile *profile);
const char *profile_name(const struct profile *profile);
const char *profile_version(const struct profile *profile);
const char *profile_title(const struct profile *profile);

/* NULL: not set, so what reads it is unknown. */
const char *profile_parameter(const struct profile *profile, const char *name);
/* The clauses for a row: the profile's, else the table's; NULL: recorded. */
const char *profile_judge(const struct profile *profile,
			  const struct setting *setting);
/* Blank-separated control ids, or NULL. */
const char *profile_controls(const struct profile *profile, const char *id);

#endif
