/*
 * tables.h - what an assessment wrote, read again and held against another
 */
#ifndef FAULTS_TABLES_H
#define FAULTS_TABLES_H

#include <stddef.h>

#include "base/arena.h"
#include "base/map.h"

struct row {
	const char *key;		/* file, region, setting, resource */
	const char *thing;		/* region, type, resource */
	const char *setting, *type, *region;
	const char *verdict, *reason, *clause, *evidence;
};

struct request_row {
	const char *outcome, *error, *evidence;
	int gap;
};

struct list_row {
	const char *type, *region, *end;
};

struct tables {
	struct arena *arena;
	struct map *rows;		/* struct row */
	struct map *unlisted;		/* things that no list has: somebody
					   else's, or not there */
	struct map *ledger;		/* struct request_row */
	struct list_row *lists;
	size_t nlists;
	unsigned long gaps;
};

/* Of the one account below root. */
void tables_read(struct tables *tables, const char *root, const char *account);
void tables_free(struct tables *tables);

/* Was the list that names such things read to its end there? */
int tables_complete(const struct tables *tables, const char *type,
		    const char *region);

#endif
