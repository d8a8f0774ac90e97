/*
 * dlc_table.c - dlc.tsv: AWS's registries, repositories and versions
 *
 * A line is a kind and its columns, parted by tabs; DLC.md says which.  What is
 * not understood is refused with its line: a table that is half read would call
 * images unknown that it knows.
 */
#include <stdlib.h>
#include <string.h>

#include "assess/dlc.h"
#include "base/alloc.h"
#include "base/clock.h"
#include "base/file.h"

#define FILE_MAX	((size_t)4 << 20)
#define COLUMNS		8

static char *
keep(struct dlc_table *t, struct text s)
{
	return arena_strndup(t->arena, s.at, s.len);
}

/* A date, or "-": 0.  -1: neither. */
static int
read_day(struct text s, int64_t *ms)
{
	*ms = 0;
	if (text_is(s, "-"))
		return 0;
	return s.len == 10 && clock_read_iso(s, ms) == 0 && *ms > 0 ? 0 : -1;
}

static int
read_notes(struct text s, struct dlc_version *v)
{
	struct text word;

	if (text_is(s, "-"))
		return 0;
	while ((word = text_word(&s)).len > 0) {
		if (text_is(word, "newest"))
			v->newest = 1;
		else if (text_is(word, "superseded"))
			v->superseded = 1;
		else if (text_is(word, "partly-patched"))
			v->partly_patched = 1;
		else if (text_is(word, "unsupported"))
			v->unsupported = 1;
		else
			return -1;
	}
	return v->newest && v->superseded ? -1 : 0;
}

/* repository, version, OS, GA, end of patch, notes, title, tags */
static int
add_version(struct dlc_table *t, const struct text *c)
{
	struct dlc_version *v;

	if (t->nversions == t->room) {
		t->room = t->room ? t->room * 2 : 256;
		t->versions = xrealloc(t->versions, t->room,
				       sizeof *t->versions);
	}
	v = &t->versions[t->nversions];
	memset(v, 0, sizeof *v);
	if (read_day(c[3], &v->ga) < 0 || read_day(c[4], &v->end) < 0 ||
	    read_notes(c[5], v) < 0)
		return -1;
	v->repository = keep(t, c[0]);
	v->version = keep(t, c[1]);
	v->os = text_is(c[2], "-") ? "" : keep(t, c[2]);
	v->title = keep(t, c[6]);
	v->tags = keep(t, c[7]);
	t->nversions++;
	return 0;
}

/* account, Region, partition, kind */
static int
add_account(struct dlc_table *t, const struct text *c)
{
	char *number = keep(t, c[0]);

	if (c[0].len != 12 || strspn(number, "0123456789") != 12)
		return -1;
	*map_at(t->accounts, arena_printf(t->arena, "%s %.*s", number,
					  TEXT_ARG(c[1]))) = keep(t, c[3]);
	*map_at(t->numbers, number) = keep(t, c[3]);
	return 0;
}

static int
add_line(struct dlc_table *t, struct text line)
{
	struct text c[COLUMNS], kind = text_cut(&line, '\t');
	size_t n = 0;

	while (line.at != NULL && n < COLUMNS) {
		c[n] = text_cut(&line, '\t');
		if (c[n++].len == 0)
			return -1;
	}
	if (line.at != NULL)
		return -1;
	if (text_is(kind, "account") && n == 4)
		return add_account(t, c);
	if (text_is(kind, "repository") && n == 2) {
		*map_at(t->repositories, keep(t, c[0])) = keep(t, c[1]);
		return 0;
	}
	return text_is(kind, "version") && n == 8 ? add_version(t, c) : -1;
}

/* "# where it is from", tab, its date */
static int
read_head(struct dlc_table *t, struct text line)
{
	struct text date = line, source = text_cut(&date, '\t');
	int64_t ms;

	if (!text_starts(source, "#") || date.at == NULL ||
	    read_day(date, &ms) < 0 || ms == 0)
		return -1;
	t->source = keep(t, text_trim(text_n(source.at + 1, source.len - 1)));
	t->date = keep(t, date);
	return 0;
}

int
dlc_table_read(struct dlc_table **out, struct text data, const char *file,
	       struct error *err)
{
	struct dlc_table *t = xcalloc(1, sizeof *t);
	struct text rest = data, line = text_cut(&rest, '\n');
	int lines = 1, failed = 0;

	t->arena = arena_new();
	t->accounts = map_new();
	t->numbers = map_new();
	t->repositories = map_new();
	digest_hex_of(data.at, data.len, t->sha256);
	if (data.len > 0 && memchr(data.at, '\0', data.len) != NULL)
		failed = error_set(err, ERROR_USAGE, "%s: not text", file);
	else if (read_head(t, line) < 0)
		failed = error_set(err, ERROR_USAGE, "%s:1: not # source, tab,"
				   " date", file);
	while (!failed && rest.len > 0) {
		line = text_cut(&rest, '\n');
		lines++;
		if (line.len > 0 && add_line(t, line) < 0)
			failed = error_set(err, ERROR_USAGE, "%s:%d: no line of"
				" a table of Deep Learning Containers", file,
				lines);
	}
	if (failed) {
		dlc_table_free(t);
		return -1;
	}
	*out = t;
	return 0;
}

int
dlc_table_open(struct dlc_table **out, const char *file, struct error *err)
{
	struct buffer data;
	int result;

	buffer_init(&data, FILE_MAX);
	result = file_read(file, &data, err);
	if (result == 0)
		result = dlc_table_read(out, buffer_view(&data), file, err);
	buffer_free(&data);
	return result;
}

void
dlc_table_free(struct dlc_table *t)
{
	if (t == NULL)
		return;
	arena_free(t->arena);
	map_free(t->accounts);
	map_free(t->numbers);
	map_free(t->repositories);
	free(t->versions);
	free(t);
}
