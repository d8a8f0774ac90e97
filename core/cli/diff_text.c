/* What changed, for people: the weightiest first, each group under its name. */
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/map.h"
#include "cli/diff.h"
#include "cli/terminal.h"
#include "report/shown.h"

#define LINES		12		/* of a group, unless all are wanted */
#define VALUE_SHOWN	60
#define LINES_MAX	((size_t)1 << 30)

struct texts {
	struct buffer groups[GROUPS];
	unsigned long lines[GROUPS];
	int all;
};

/* Harmless, and cut between characters. */
static void
put(struct buffer *out, const char *s, size_t most)
{
	struct buffer b;
	size_t n;

	buffer_init(&b, LINES_MAX);
	shown(&b, s);
	n = b.len;
	if (most && n > most) {
		for (n = most; n > 0 && (b.at[n] & 0xC0) == 0x80; n--)
			;
		buffer_put(out, b.at, n);
		buffer_puts(out, "\u2026");
	} else {
		buffer_puts(out, buffer_cstr(&b));
	}
	buffer_free(&b);
}

static void
put_value(struct buffer *out, const char *s, const struct texts *t)
{
	if (!s[0]) {
		buffer_puts(out, "(none)");
		return;
	}
	buffer_putc(out, '"');
	put(out, s, t->all ? 0 : VALUE_SHOWN);
	buffer_putc(out, '"');
}

/* In a column of its own, which a long one leaves. */
static void
put_column(struct buffer *out, const char *s, int width)
{
	struct buffer b;

	buffer_init(&b, LINES_MAX);
	shown(&b, s);
	buffer_printf(out, "%-*s", width, buffer_cstr(&b));
	buffer_free(&b);
}

static void
put_place(struct buffer *out, const struct change *change)
{
	buffer_puts(out, "  ");
	put_column(out, change->account, 12);
	buffer_puts(out, "  ");
	if (change->region[0])
		put_column(out, change->region, 14);
	else
		buffer_printf(out, "\u2013%13s", "");
	buffer_puts(out, "  ");
}

static void
put_word(struct buffer *out, const char *before, const char *s)
{
	buffer_puts(out, before);
	put(out, s, 0);
}

static void
put_change(struct buffer *out, const char *from)
{
	put(out, from, 0);
	buffer_puts(out, " \u2192 ");
}

static const char *
verdict(const struct change_side *s)
{
	return !s->there ? "\u2013" : s->verdict[0] ? s->verdict : "recorded";
}

static void
put_values(struct buffer *out, const struct change *change,
	   const struct texts *t)
{
	const struct change_side *x = &change->before, *y = &change->after;
	int both = x->there && y->there;

	if (x->there && (!both || change->differs & DIFFERS_VALUE)) {
		put_value(out, x->value, t);
		buffer_puts(out, both ? " \u2192 " : "");
	}
	if (y->there)
		put_value(out, y->value, t);
}

static void
put_setting(struct buffer *out, const struct change *change,
	    const struct texts *t)
{
	const struct change_side *x = &change->before, *y = &change->after;

	put_place(out, change);
	put(out, change->name, 0);
	buffer_puts(out, "  ");
	put(out, change->resource, 0);
	buffer_puts(out, "  ");
	if (!x->there || !y->there || strcmp(x->verdict, y->verdict) != 0)
		put_change(out, verdict(x));
	put(out, verdict(y), 0);
	buffer_puts(out, "  ");
	put_values(out, change, t);
	if (change->differs & DIFFERS_REASON && strcmp(x->reason, "clause") != 0)
		put_word(out, "  was ", x->reason);
	if (y->there && strcmp(y->reason, "clause") != 0)
		put_word(out, "  ", y->reason);
	if (change->rule)
		buffer_puts(out, change->how == CHANGE_BY_RULE ?
			    "  its rule changed" : "  its rule changed, too");
}

static void
put_gap(struct buffer *out, const struct change *change)
{
	const struct change_side *x = &change->before, *y = &change->after;

	put_place(out, change);
	put(out, change->name, 0);
	buffer_printf(out, "  %s \u2192 %s", x->there ? x->value :
		      "not asked", y->there ? y->value : "not asked");
	if (y->there && y->reason[0]) {
		buffer_puts(out, "  ");
		put(out, y->reason, 0);
	}
}

static void
put_list_side(struct buffer *out, const struct change_side *s)
{
	char n[32];

	if (!s->there) {
		buffer_puts(out, "\u2013");
		return;
	}
	buffer_puts(out, thousands(n, s->items));
	if (strcmp(s->value, "no token") != 0)
		put_word(out, " ended ", s->value);
	if (s->gone)
		buffer_printf(out, ", %s gone", thousands(n, s->gone));
	if (s->left_out)
		buffer_printf(out, ", %s left out", thousands(n, s->left_out));
}

static void
put_list(struct buffer *out, const struct change *change)
{
	put_place(out, change);
	put(out, change->type, 0);
	buffer_puts(out, "  ");
	put(out, change->resource, 0);
	buffer_puts(out, "  ");
	put_list_side(out, &change->before);
	buffer_puts(out, " \u2192 ");
	put_list_side(out, &change->after);
}

static void
put_other(struct buffer *out, const struct change *change,
	  const struct texts *t)
{
	buffer_printf(out, "  %s ", change->name);
	put(out, change->item, 0);
	buffer_puts(out, change->item[0] ? "  " : " ");
	if (change->what == CHANGE_SCOPE && change->how != CHANGE_CHANGED) {
		buffer_puts(out, change->how == CHANGE_ASKED ? "newly asked" :
			    "not asked now");
		return;
	}
	put_value(out, change->before.value, t);
	buffer_puts(out, " \u2192 ");
	put_value(out, change->after.value, t);
}

static int
take(void *ctx, const struct change *change)
{
	struct texts *t = ctx;
	enum change_group g = change_group(change);
	struct buffer *out = &t->groups[g];

	if (t->lines[g]++ >= LINES && !t->all)
		return 0;
	if (change->what == CHANGE_SETTING)
		put_setting(out, change, t);
	else if (change->what == CHANGE_GAP)
		put_gap(out, change);
	else if (change->what == CHANGE_LIST)
		put_list(out, change);
	else
		put_other(out, change, t);
	if (change->why[0] && change->how != CHANGE_ADDED &&
	    change->how != CHANGE_REMOVED) {
		buffer_puts(out, "  (");
		put(out, change->why, 0);
		buffer_putc(out, ')');
	}
	buffer_putc(out, '\n');
	return 0;
}

static void
print_bundle(FILE *out, const char *which, const struct verify_result *r)
{
	char iso[CLOCK_TEXT];

	fprintf(out, "%s  %s  %s  %s%s\n", which, r->id, r->headline,
		r->time ? "not later than " : "without a time-stamp",
		r->time ? clock_iso(iso, r->time, 0) : "");
	if (r->archive_sha256[0])
		fprintf(out, "     archive      %s\n", r->archive_sha256);
	fprintf(out, "     tagmanifest  %s\n", r->tagmanifest_sha256);
}

static void
print_counts(FILE *out, const struct compare_totals *t)
{
	char n[32], m[32], k[32];
	const char *between = "  ";

	fprintf(out, "\nsettings  %s before, %s after, %s of them the same\n",
		thousands(n, t->before), thousands(m, t->after),
		thousands(k, t->same));
	if (t->redacted)
		fprintf(out, "          in %s a part was redacted: whether that"
			" changed cannot be told\n", thousands(n, t->redacted));
	if (t->asks_less)
		fprintf(out, "          NEW asks less than OLD: what rests on"
			" answers from elsewhere may differ for that alone\n");
	for (int g = 0; g < GROUPS; g++) {
		if (!t->groups[g])
			continue;
		fprintf(out, "%s%s %s", between, thousands(n, t->groups[g]),
			change_group_name((enum change_group)g));
		between = " \u00b7 ";
	}
	fputc('\n', out);
}

static const struct {
	enum change_group group;
	const char *head;
} columns[] = {
	{ GROUP_NOW_FAILS, "now fails" },
	{ GROUP_NO_LONGER_MEETS, "meets not" },
	{ GROUP_NO_LONGER_FAILS, "fails not" },
	{ GROUP_CHANGED, "changed" }, { GROUP_ADDED, "added" },
	{ GROUP_REMOVED, "removed" }, { GROUP_UNKNOWN, "unknown" },
	{ GROUP_NOT_ASKED, "unasked" }, { GROUP_ASKED, "new asked" },
	{ GROUP_GAPS, "new gaps" }, { GROUP_CLOSED, "closed" },
};
#define COLUMNS	(sizeof(columns) / sizeof(columns[0]))

static void
print_column(FILE *out, const char *s, int width)
{
	struct buffer b;

	buffer_init(&b, LINES_MAX);
	put_column(&b, s, width);
	fputs(buffer_cstr(&b), out);
	buffer_free(&b);
}

static void
print_service(FILE *out, const struct compare_service *s,
	      const unsigned long *sums)
{
	unsigned long any = 0;
	char n[32];

	for (size_t k = 0; k < COLUMNS; k++)
		any += s->groups[columns[k].group];
	if (!any)
		return;
	print_column(out, s->title, 32);
	for (size_t k = 0; k < COLUMNS; k++) {
		unsigned long v = s->groups[columns[k].group];

		if (sums[k])
			fprintf(out, " %10s", v ? thousands(n, v) : "");
	}
	fputc('\n', out);
}

/* Columns that say something. */
static void
print_services(FILE *out, const struct map *services)
{
	unsigned long sums[COLUMNS] = { 0 }, any = 0;

	for (size_t i = 0; i < map_count(services); i++) {
		const struct compare_service *s = map_value(services, i);

		for (size_t k = 0; k < COLUMNS; k++)
			sums[k] += s->groups[columns[k].group];
	}
	for (size_t k = 0; k < COLUMNS; k++)
		any += sums[k];
	if (!any)
		return;
	fprintf(out, "\n%-32s", "");
	for (size_t k = 0; k < COLUMNS; k++)
		if (sums[k])
			fprintf(out, " %10s", columns[k].head);
	fputc('\n', out);
	for (size_t i = 0; i < map_count(services); i++)
		print_service(out, map_value(services, i), sums);
}

static void
print_populations(FILE *out, const struct map *types)
{
	char n[32], m[32];
	int any = 0;

	for (size_t i = 0; i < map_count(types); i++) {
		const struct compare_type *p = map_value(types, i);

		if (p->before == p->after &&
		    p->unended_before == p->unended_after)
			continue;
		if (!any++)
			fprintf(out, "\n%-32s %9s %9s\n", "items in all lists",
				"before", "after");
		print_column(out, map_key(types, i), 32);
		fprintf(out, " %9s %9s", thousands(n, p->before),
			thousands(m, p->after));
		if (p->unended_before)
			fprintf(out, "  before, %lu did not end",
				p->unended_before);
		if (p->unended_after)
			fprintf(out, "  after, %lu did not end: it may be more",
				p->unended_after);
		fputc('\n', out);
	}
}

static void
print_groups(FILE *out, const struct texts *t)
{
	int cut = 0;
	char n[32];

	for (int g = 0; g < GROUPS; g++) {
		if (!t->lines[g])
			continue;
		fprintf(out, "\n%s: %s\n",
			change_group_title((enum change_group)g),
			change_group_about((enum change_group)g));
		fputs(buffer_cstr(&t->groups[g]), out);
		if (!t->all && t->lines[g] > LINES) {
			fprintf(out, "  \u2026 and %s more\n",
				thousands(n, t->lines[g] - LINES));
			cut = 1;
		}
	}
	if (cut)
		fprintf(out, "\nall of it  --format text, --format json, or"
			" --format html --out FOLDER\n");
}

int
diff_text(struct diff *d, FILE *out, int all, struct error *err)
{
	struct texts t = { .all = all };
	const struct compare_totals *totals = compare_totals(d->compare);
	int result, any = 0;

	for (int g = 0; g < GROUPS; g++)
		buffer_init(&t.groups[g], LINES_MAX);
	result = compare_each(d->compare, take, &t, err);
	for (int g = 0; g < GROUPS; g++) {
		any |= t.lines[g] != 0;
		if (buffer_overflowed(&t.groups[g]))
			result = error_set(err, ERROR_SYSTEM, "over 1 GB of"
					   " text: --format json has no limit");
	}
	if (result == 0) {
		fprintf(out, "%s\n", any ? "CHANGED" : "UNCHANGED");
		fprintf(out, "%s\n", d->relation);
		print_bundle(out, "old", &d->before.result);
		print_bundle(out, "new", &d->after.result);
		print_counts(out, totals);
		if (any) {
			print_services(out, compare_services(d->compare));
			print_populations(out, compare_types(d->compare));
			print_groups(out, &t);
		}
	}
	for (int g = 0; g < GROUPS; g++)
		buffer_free(&t.groups[g]);
	return result;
}
