/*
 * side.h - one of the two bundles, and the account at hand
 *
 * place.c answers from it the question on which all rests: could a row have
 * been here?
 */
#ifndef COMPARE_SIDE_H
#define COMPARE_SIDE_H

#include "compare/compare.h"
#include "report/facts.h"

struct asked_line {			/* a row of data/ledger */
	const char *key, *error, *message, *evidence;
	enum outcome outcome;
};

struct list_line {			/* a row of data/population */
	const char *type, *within, *region, *call, *end;
	unsigned long items, read, gone, left_out;
	int ended;			/* "no token" or "absent" */
};
/* By type, Region, within and call: the order of a side's lists. */
int list_order(const void *a, const void *b);

/* Everything there is of a type in a Region was seen, or why not. */
enum known {
	KNOWN_ALL,
	KNOWN_LEFT_OUT,			/* some were not asked about, by scope */
	KNOWN_NOT_ASKED,
	KNOWN_GAP,
};

struct place {
	enum known known;
	int underway;
	const char *why;
};

struct account_side {
	struct arena *arena;
	struct buffer ledger, population;	/* their text */
	const char *id;
	int in_plan;
	struct asked_line *lines;	size_t nlines, line_room;
	struct list_line *lists;	size_t nlists, list_room;
	const struct asked_line **gaps;	size_t ngaps;
	struct map *asked;		/* "service/Op region", of NULL */
	struct map *places;		/* struct place, by "type\nregion" */
	struct map *regions;		/* asked here */
	struct map *external;		/* "type\nregion\nresource"; NULL: not
					   looked up yet */
};

struct side {
	const char *root;
	struct run_facts run;
	int open;
	struct map *regions;		/* asked, in any account */
	struct account_side account;
};

/* ranks.c: settings by the order of the new tables, then the old ones' */
struct rank {
	const char *id, *type;
	size_t number;
	const struct setting *before, *after;	/* first of that id and type */
	int rule;			/* judged by another rule now */
};

struct setting_row {			/* a row of data/settings */
	const char *region, *resource, *value, *verdict, *reason, *clause,
		*evidence;
	struct rank *rank;
};
extern const char *const settings_header[];
#define SETTINGS_COLUMNS	11

/* One table.  Its memory serves the next one. */
struct setting_rows {
	struct compare *c;
	struct buffer text;		/* in which the cells lie */
	struct setting_row *v;
	size_t n, room;
	struct rank *last;		/* most rows are as the one before */
};

struct compare {
	struct arena *arena, *scratch;	/* scratch: of one table pair */
	struct setting_rows rows_before, rows_after;
	struct side before, after;
	struct map *ranks;		/* struct rank, by "id\ntype" */
	struct map *services, *types;
	struct compare_totals totals;
	int (*each)(void *ctx, const struct change *change);
	void *ctx;
	struct error *err;
};

/*
 * table.c: rows of a table whose header is the one given.  Cells lie in text,
 * which is to be initialised, and freed when they are no longer wanted.
 */
struct table_form {
	const char *const *header;
	size_t columns;
	int (*row)(void *ctx, char **cells, struct error *err);
	const char *only;		/* a file without it has no such row;
					   NULL: any may have one */
};
int table_rows(const char *path, const struct table_form *form,
	       struct buffer *text, void *ctx, struct error *err);
#define TABLE_MAX	((size_t)1 << 30)
void *rows_grow(void *v, size_t n, size_t *room, size_t size);

/* side.c */
int side_open(struct side *s, const char *root, struct error *err);
void side_close(struct side *s);
int side_enter(struct side *s, const char *account, struct error *err);
void side_leave(struct side *s);
int side_collector(const struct side *s, const char *service);	/* -1: none */

/* place.c */
struct place place_in(struct side *s, const char *type, const char *region);
/* The same for who only wants to know which there are; type is listed. */
struct place place_of_members(struct side *s, const struct type *type,
			      const char *region);
/* Of a row that only the other side has; external: known there by a reference
 * alone; here: the same setting on this side. */
struct place place_of_setting(struct side *s, const char *service,
			      const struct setting_row *row, int external,
			      const struct setting *here);
/* Who could not be entered was asked nothing; NULL: it was entered. */
const struct asked_line *gap_on_entering(const struct account_side *a);

/* external.c: known by a reference alone, no list of this side has it.  1, 0,
 * -1 */
int side_is_external(struct compare *c, struct side *s,
		     const struct setting_row *row);

/* ranks.c */
void ranks_make(struct compare *c);
struct rank *rank_of(struct compare *c, const char *id, const char *type);

/* rules.c, scope.c, settings.c, gaps.c, lists.c: 0, or what ends the run */
int rules_compare(struct compare *c);
void rules_mark(struct compare *c);
int scope_compare(struct compare *c);
int scope_regions(struct compare *c);
int settings_compare(struct compare *c, const char *service);
int gaps_compare(struct compare *c);
int lists_compare(struct compare *c);

/* compare.c */
int change_tell(struct compare *c, struct change *change);
void change_init(struct change *change, enum change_what what,
		 enum change_how how);
struct compare_service *service_of(struct compare *c, const char *name);

#endif
