/*
 * profile_data.h - a profile's parts, for profile*.c
 */
#ifndef PROFILE_DATA_H
#define PROFILE_DATA_H

#include "assess/profile.h"
#include "base/arena.h"
#include "base/conf.h"
#include "base/map.h"

struct profile {
	struct arena *arena;		/* all strings */
	const char *name, *version, *title, *framework;	/* of the last file */
	struct map *parameters, *judge;	/* of const char * */
	struct map *controls;		/* of const char *, by setting */
	struct mapping *mappings;
	size_t nmappings, room;
};

/* A file that is being read. */
struct reading {
	struct profile *profile;
	const char *file;
	const struct registry *registry;
	struct map *known;		/* parameters that clauses name */
	struct error *err;
	const char *key, *value;
	unsigned line;
	struct mapping *control;	/* whose section it is; NULL: none */
	unsigned control_line, reviewed_line;
};

/* -1, with file and line; nearest: what was meant, or NULL. */
int reading_fail(struct reading *r, const char *what, const char *nearest);
int reading_fail_name(struct reading *r, const char *kind, const char *name,
		      const char *nearest);
/* -1: there is no such setting. */
int reading_check_setting(struct reading *r, const char *id);

/* profile_controls.c */
int control_begin(struct reading *r, struct text name);
int control_entry(struct reading *r);
int control_end(struct reading *r);		/* also where there is none */

#endif
