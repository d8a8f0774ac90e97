/*
 * profile.h - parameters, replaced clauses, controls
 *
 * INI files, read with libini_config: [profile] name version title framework
 * base; [parameters] name = value ... ; [judge] setting.id = clauses; and for
 * each control of the framework one mapping:
 *
 *	[control SC-28]
 *	title = Protection of Information at Rest
 *	settings = s3.bucket.default-encryption *.output-key
 *	reason = Which of the settings say so, and why they do.
 *	reviewed = no
 *
 * In settings * is anything; each word must match a setting.  reviewed is "no"
 * or who signed the mapping off, and when.  A profile is one file or several,
 * each over those before it: parameters and clauses replace, controls are
 * added.  Errors carry file and line.
 */
#ifndef PROFILE_H
#define PROFILE_H

#include <stddef.h>

#include "base/error.h"
#include "base/text.h"
#include "plan/plan.h"

struct profile;

/* What somebody says shows that a control is in place. */
struct mapping {
	const char *framework;		/* as the file that has it says */
	const char *control, *title;	/* "SC-28"; title may be NULL */
	const char *reason;
	const char *reviewed;		/* NULL: by nobody */
	const char *const *settings;	/* ids, each once */
	size_t nsettings;
};

/* The words of [profile] base, the files it wants below it, into *out. */
int profile_base(const char *file, struct text ini, struct buffer *out,
		 struct error *err);

struct profile *profile_new(void);
/*
 * Adds a file, over what the profile has; its name, version and title are the
 * profile's from then on.  Setting ids, parameters and clauses are checked
 * against the registry.  After -1 only profile_free() may follow.
 */
int profile_add(struct profile *profile, const char *file, struct text ini,
		const struct registry *registry, struct error *err);
/* A profile of one file. */
int profile_read(struct profile **out, const char *file, struct text ini,
		 const struct registry *registry, struct error *err);
/* The profile a plan carries. */
int profile_of_plan(struct profile **out, const struct plan *plan,
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
const struct mapping *profile_mappings(const struct profile *profile,
				       size_t *n);

#endif
