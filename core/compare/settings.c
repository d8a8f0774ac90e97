/*
 * settings.c - data/settings of one service in one account, both sides
 *
 * Both tables are sorted already, so they are merged; only where the tables of
 * the collectors were put into another order is there anything to sort.  Names
 * that stand for several resources are taken off pair by pair, equal ones
 * first.
 */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/file.h"
#include "compare/side.h"

struct pairing {
	struct compare *c;
	const char *service;
	struct setting_rows *before, *after;
};

static int
settings_row(void *ctx, char **cells, struct error *err)
{
	struct setting_rows *rows = ctx;

	(void)err;
	if (!rows->last || strcmp(rows->last->id, cells[1]) != 0 ||
	    strcmp(rows->last->type, cells[2]) != 0)
		rows->last = rank_of(rows->c, cells[1], cells[2]);
	rows->v = rows_grow(rows->v, rows->n, &rows->room, sizeof *rows->v);
	rows->v[rows->n++] = (struct setting_row){
		.region = cells[0], .resource = cells[3], .value = cells[5],
		.verdict = cells[6], .reason = cells[7], .clause = cells[8],
		.evidence = cells[10], .rank = rows->last,
	};
	return 0;
}

static int
by_name(const void *a, const void *b)
{
	const struct setting_row *x = a, *y = b;
	int c = strcmp(x->region, y->region);

	if (c == 0 && x->rank != y->rank)
		c = x->rank->number < y->rank->number ? -1 : 1;
	return c != 0 ? c : strcmp(x->resource, y->resource);
}

static int
by_content(const void *a, const void *b)
{
	const struct setting_row *x = a, *y = b;
	int c = strcmp(x->value, y->value);

	if (c == 0)
		c = strcmp(x->verdict, y->verdict);
	return c != 0 ? c : strcmp(x->reason, y->reason);
}

static int
rows_read(struct setting_rows *rows, const struct side *s, const char *service,
	  struct error *err)
{
	static const struct table_form form = {
		settings_header, SETTINGS_COLUMNS, settings_row, NULL };
	char *path = xasprintf("%s/data/settings/%s/%s.csv", s->root,
			       s->account.id, service);
	int failed = 0;

	buffer_reset(&rows->text);
	rows->n = 0;
	rows->last = NULL;
	if (s->account.in_plan && file_exists(path))
		failed = table_rows(path, &form, &rows->text, rows, err);
	free(path);
	for (size_t i = 1; i < rows->n; i++)
		if (by_name(&rows->v[i - 1], &rows->v[i]) > 0) {
			qsort(rows->v, rows->n, sizeof *rows->v, by_name);
			break;
		}
	return failed;
}

static void
fill_side(struct change_side *side, const struct setting_row *r)
{
	*side = (struct change_side){
		.there = 1, .value = r->value, .verdict = r->verdict,
		.reason = r->reason, .clause = r->clause,
		.evidence = r->evidence,
	};
}

static void
fill(struct change *change, const struct pairing *p, const struct setting_row *r)
{
	change->account = p->c->after.account.id;
	change->service = p->service;
	change->region = r->region;
	change->type = r->rank->type;
	change->resource = r->resource;
	change->name = r->rank->id;
	change->rule = r->rank->rule;
}

static enum change_how
how_paired(const struct setting_row *x, const struct setting_row *y, unsigned differs)
{
	int gap_before = reason_is_gap(x->reason),
		gap_after = reason_is_gap(y->reason);

	if (gap_before != gap_after)
		return gap_after ? CHANGE_UNKNOWN : CHANGE_KNOWN;
	if (y->rank->rule && !(differs & DIFFERS_VALUE))
		return CHANGE_BY_RULE;
	return CHANGE_CHANGED;
}

/*
 * What was redacted has a hash under the key of its run: of two runs they are
 * never the same, whatever they hide.
 */
#define MARK		"[redacted hash="
#define MARK_HEX	32

static int
same_but_hashes(const char *x, const char *y)
{
	size_t n = strlen(MARK);

	for (; *x && *x == *y; x++, y++) {
		if (*x != '[' || strncmp(x, MARK, n) != 0 ||
		    strncmp(y, MARK, n) != 0 ||
		    strspn(x + n, "0123456789abcdef") != MARK_HEX ||
		    strspn(y + n, "0123456789abcdef") != MARK_HEX)
			continue;
		x += n + MARK_HEX - 1;
		y += n + MARK_HEX - 1;
	}
	return *x == *y;
}

static int
same_value(struct compare *c, const char *x, const char *y)
{
	if (strcmp(x, y) == 0)
		return 1;
	if (!same_but_hashes(x, y))
		return 0;
	c->totals.redacted++;
	return 1;
}

static int
paired(struct pairing *p, const struct setting_row *x, const struct setting_row *y)
{
	struct change change;
	unsigned differs = 0;

	if (!same_value(p->c, x->value, y->value))
		differs |= DIFFERS_VALUE;
	if (strcmp(x->verdict, y->verdict) != 0)
		differs |= DIFFERS_VERDICT;
	if (strcmp(x->reason, y->reason) != 0)
		differs |= DIFFERS_REASON;
	if (!differs) {
		p->c->totals.same++;
		return 0;
	}
	change_init(&change, CHANGE_SETTING, how_paired(x, y, differs));
	fill(&change, p, y);
	fill_side(&change.before, x);
	fill_side(&change.after, y);
	change.differs = differs;
	return change_tell(p->c, &change);
}

/* In the one alone: what does the other know of its place? */
static int
alone(struct pairing *p, const struct setting_row *r, int after)
{
	static const enum change_how hows[2][4] = {
		{ [KNOWN_ALL] = CHANGE_REMOVED, [KNOWN_GAP] = CHANGE_UNKNOWN,
		  [KNOWN_LEFT_OUT] = CHANGE_NOT_ASKED,
		  [KNOWN_NOT_ASKED] = CHANGE_NOT_ASKED },
		{ [KNOWN_ALL] = CHANGE_ADDED, [KNOWN_GAP] = CHANGE_KNOWN,
		  [KNOWN_LEFT_OUT] = CHANGE_ASKED,
		  [KNOWN_NOT_ASKED] = CHANGE_ASKED },
	};
	struct side *own = after ? &p->c->after : &p->c->before;
	struct side *other = after ? &p->c->before : &p->c->after;
	int external = strcmp(r->reason, "external") == 0 && !r->value[0] ? 1 :
		side_is_external(p->c, own, r);
	struct change change;
	struct place place;

	if (external < 0)
		return -1;
	place = place_of_setting(other, p->service, r, external,
				 after ? r->rank->before : r->rank->after);
	change_init(&change, CHANGE_SETTING, hows[after][place.known]);
	fill(&change, p, r);
	fill_side(after ? &change.after : &change.before, r);
	change.why = place.why;
	return change_tell(p->c, &change);
}

/* Moves what is in both of two rows of that name behind the others. */
static void
take_equal(struct setting_row *x, size_t *n, struct setting_row *y, size_t *m)
{
	size_t i = 0, k = 0, a = 0, b = 0;

	qsort(x, *n, sizeof *x, by_content);
	qsort(y, *m, sizeof *y, by_content);
	while (i < *n && k < *m) {
		int c = by_content(&x[i], &y[k]);

		if (c < 0)
			x[a++] = x[i++];
		else if (c > 0)
			y[b++] = y[k++];
		else
			i++, k++;
	}
	while (i < *n)
		x[a++] = x[i++];
	while (k < *m)
		y[b++] = y[k++];
	*n = a;
	*m = b;
}

/* n rows of a name before, m after. */
static int
group(struct pairing *p, struct setting_row *x, size_t n, struct setting_row *y, size_t m)
{
	size_t equal = n;
	int result = 0;

	if (n > 0 && m > 0 && n + m > 2) {
		take_equal(x, &n, y, &m);
		p->c->totals.same += equal - n;
	}
	for (size_t i = 0; result == 0 && i < (n > m ? n : m); i++)
		if (i < n && i < m)
			result = paired(p, &x[i], &y[i]);
		else
			result = i < n ? alone(p, &x[i], 0) :
				alone(p, &y[i], 1);
	return result;
}

static size_t
name_end(const struct setting_rows *rows, size_t from)
{
	size_t end = from + 1;

	while (end < rows->n &&
	       by_name(&rows->v[from], &rows->v[end]) == 0)
		end++;
	return end;
}

static int
merge(struct pairing *p)
{
	struct setting_rows *x = p->before, *y = p->after;
	size_t i = 0, k = 0;
	int result = 0;

	while (result == 0 && (i < x->n || k < y->n)) {
		int c = i == x->n ? 1 : k == y->n ? -1 :
			by_name(&x->v[i], &y->v[k]);
		size_t to_i = c <= 0 ? name_end(x, i) : i;
		size_t to_k = c >= 0 ? name_end(y, k) : k;

		result = group(p, x->v + i, to_i - i, y->v + k, to_k - k);
		i = to_i;
		k = to_k;
	}
	return result;
}

int
settings_compare(struct compare *c, const char *service)
{
	struct pairing p = { .c = c, .service = service,
			     .before = &c->rows_before,
			     .after = &c->rows_after };
	struct compare_service *of = service_of(c, service);
	int result;

	result = rows_read(p.before, &c->before, service, c->err) ||
		rows_read(p.after, &c->after, service, c->err) ? -1 : 0;
	of->before += p.before->n;
	of->after += p.after->n;
	c->totals.before += p.before->n;
	c->totals.after += p.after->n;
	if (result == 0)
		result = merge(&p);
	arena_reset(c->scratch);
	return result;
}
