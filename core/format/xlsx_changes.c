/* xlsx_changes.c - since the bundle before, as core/compare finds it */
#include "compare/compare.h"
#include "format/xlsx.h"

#define N(a)	(sizeof(a) / sizeof((a)[0]))

static const struct column changes[] = {
	{ "What", 12, COLUMN_TEXT },
	{ "How", 14, COLUMN_TEXT },
	{ "Account", 14, COLUMN_TEXT },
	{ "Region", 14, COLUMN_TEXT },
	{ "Service", 16, COLUMN_TEXT },
	{ "Type", 24, COLUMN_TEXT },
	{ "Resource", 40, COLUMN_TEXT },
	{ "Setting or request", 44, COLUMN_TEXT },
	{ "Value before", 30, COLUMN_TEXT },
	{ "Value now", 30, COLUMN_TEXT },
	{ "Verdict before", 11, COLUMN_VERDICT },
	{ "Verdict now", 11, COLUMN_VERDICT },
	{ "Why", 40, COLUMN_TEXT },
	{ "Evidence now (file:line)", 60, COLUMN_TEXT },
};

static int
count_change(void *ctx, const struct change *change)
{
	unsigned long *n = ctx;

	(void)change;
	(*n)++;
	return 0;
}

/* A first pass: the sheets are made before the rows. */
int
sheet_changes_open(struct sheets *s, struct error *err)
{
	const struct format_run *f = s->book.f;
	unsigned long n = 0;

	if (f->since && compare_run(f->since, f->options->root, count_change,
				    &n, err) < 0)
		return -1;
	table_open(&s->changes, &s->book, "Changes", changes, N(changes), n,
		   f->since ? "Nothing changed since the earlier bundle." :
		   "No earlier bundle was given: exhibit report --since BUNDLE"
		   " fills this sheet.");
	return 0;
}

static const char *
put_value(struct buffer *b, const struct change *c,
	  const struct change_side *side)
{
	if (c->what != CHANGE_LIST || !side->there)
		return side->value;
	buffer_reset(b);
	buffer_printf(b, "%lu listed: %s", side->items, side->value);
	return buffer_cstr(b);
}

static const char *
verdict(const struct change *c, const struct change_side *side)
{
	if (c->what != CHANGE_SETTING || !side->there)
		return "";
	return side->verdict && side->verdict[0] ? side->verdict : "recorded";
}

static int
put_change(void *ctx, const struct change *c)
{
	struct sheets *s = ctx;
	const char *item = c->resource && c->resource[0] ? c->resource :
		c->item;

	table_row(&s->changes, (const char *const[N(changes)]){
		change_what_name(c->what), change_how_name(c), c->account,
		c->region, c->service, c->type, item, c->name,
		put_value(&s->words, c, &c->before),
		put_value(&s->keys, c, &c->after), verdict(c, &c->before),
		verdict(c, &c->after), c->why, c->after.evidence,
	}, "exhibit diff");
	return 0;
}

int
sheet_changes_fill(struct sheets *s, struct error *err)
{
	const struct format_run *f = s->book.f;

	return f->since ? compare_run(f->since, f->options->root, put_change,
				      s, err) : 0;
}
