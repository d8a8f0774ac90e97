/*
 * external.c - resources that are known by references alone
 *
 * Where the list that has a type's resources lacks one, the rows that this list
 * answers have no value and say "external".  (Others say it of what their value
 * names.)  Such a row counts for the resource's other rows, too, in whichever
 * table they stand; it is looked for when it is first asked for.
 */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/csv.h"
#include "base/file.h"
#include "compare/side.h"

const char *const settings_header[SETTINGS_COLUMNS] = {
	"region", "setting", "type", "resource", "topic", "value", "verdict",
	"reason", "clause", "received", "evidence",
};

static char *
key_of(const char *type, const char *region, const char *resource)
{
	return xasprintf("%s\n%s\n%s", type, region, resource);
}

struct looking {
	struct compare *c;
	struct side *s;
};

static int
is_listed_by(const struct setting *s)
{
	for (; s; s = s->alternative)
		if (s->call && s->subject && !s->row->of && !s->call->about &&
		    s->call->lists == s->subject)
			return 1;
	return 0;
}

static int
take_row(void *ctx, char **cells, struct error *err)
{
	struct looking *l = ctx;
	struct side *s = l->s;
	const struct rank *rank;
	char *key;

	(void)err;
	if (strcmp(cells[7], "external") != 0 || cells[5][0])
		return 0;
	rank = rank_of(l->c, cells[1], cells[2]);
	if (!is_listed_by(s == &l->c->after ? rank->after : rank->before))
		return 0;
	key = key_of(cells[2], cells[0], cells[3]);
	*map_at(s->account.external, key) = s;
	free(key);
	return 0;
}

static int
read_table(struct looking *l, const char *service, struct error *err)
{
	static const struct table_form form = {
		settings_header, SETTINGS_COLUMNS, take_row,
		",external," };
	char *path = xasprintf("%s/data/settings/%s/%s.csv", l->s->root,
			       l->s->account.id, service);
	struct buffer text;
	int failed = 0;

	buffer_init(&text, TABLE_MAX);
	if (file_exists(path))
		failed = table_rows(path, &form, &text, l, err);
	buffer_free(&text);
	free(path);
	return failed;
}

static int
look_up(struct compare *c, struct side *s)
{
	struct looking l = { c, s };
	const struct registry *r = &s->run.registry;
	int failed = 0;

	s->account.external = map_new();
	for (size_t i = 0; i < r->ncollectors && !failed; i++)
		failed = read_table(&l, r->collectors[i].tables->name,
				    c->err);
	return failed;
}

int
side_is_external(struct compare *c, struct side *s,
		 const struct setting_row *row)
{
	char *key;
	int is;

	if (!s->account.external && look_up(c, s) < 0)
		return -1;
	key = key_of(row->rank->type, row->region, row->resource);
	is = map_has(s->account.external, key);
	free(key);
	return is;
}
