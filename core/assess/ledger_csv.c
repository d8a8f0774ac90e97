/*
 * ledger_csv.c - data/ledger/<account>.csv: every planned request, how it ended
 *
 * Two kinds of lines are no request: one that was planned and never asked (an
 * account that could not be entered), which is a gap, and a reference that no
 * spelling matches, which is none.
 */
#include <stdlib.h>
#include <string.h>

#include "assess/facts.h"
#include "base/alloc.h"
#include "base/clock.h"
#include "base/csv.h"
#include "spool/scan.h"

/* Pages as numbers: "… #10" after "… #9". */
static int
by_key(const void *a, const void *b)
{
	const struct ending *x = *(struct ending *const *)a,
		*y = *(struct ending *const *)b;
	struct text p, q;
	uint64_t n = key_page(text_of(x->key), &p),
		m = key_page(text_of(y->key), &q);
	int c = text_compare(p, q);

	if (c != 0)
		return c;
	return n < m ? -1 : n > m;
}

static const char *
time_text(char out[CLOCK_TEXT], int64_t ms, int with_ms)
{
	if (ms <= 0)
		return "";
	return clock_iso(out, ms, with_ms);
}

static const char *
or_empty(const char *s)
{
	return s != NULL ? s : "";
}

static void
write_line(struct assessment *a, struct ending *line, struct buffer *out)
{
	char sent[CLOCK_TEXT], received[CLOCK_TEXT], date[CLOCK_TEXT], tries[16];
	struct buffer b;

	buffer_init(&b, sizeof tries);
	buffer_printf(&b, "%u", line->tries);
	const char *cells[] = {
		line->key, outcome_name(line->outcome), or_empty(line->reason),
		or_empty(line->error), or_empty(line->message), buffer_cstr(&b),
		time_text(sent, line->sent, 1),
		time_text(received, line->received, 1),
		time_text(date, line->date, 0), or_empty(line->request_id),
		line_where(a, line),
	};

	csv_row(out, cells, sizeof cells / sizeof cells[0]);
	buffer_free(&b);
}

/* What was planned for a resource and neither asked nor answered. */
static void
add_unasked(struct assessment *a)
{
	for (size_t i = 0; i < a->nthings; i++) {
		const struct thing *t = a->things[i];

		for (struct asked *q = t->asked; q != NULL; q = q->next) {
			struct ending *line;

			if (q->ended > 0)
				continue;
			line = line_of(a, arena_printf(a->scratch, "%s/%s on %s "
				"%s", q->leader->collector->tables->name,
				q->leader->row->op, t->type->row->name,
				t->shown));
			line->outcome = OUTCOME_FAILED;
			line->error = "NotAsked";
			line->ended = 1;
		}
	}
}

static void
write_unmatched(const struct assessment *a, struct buffer *out)
{
	for (size_t i = 0; i < a->nunmatched; i++) {
		const struct unmatched_value *u = &a->unmatched[i];
		char *where = xasprintf("%s/%s %s %s",
			u->call->collector->tables->name, u->call->name,
			u->region[0] ? u->region : "global",
			path_source(u->ref->path));
		const char *cells[] = {
			where, "unmatched", u->ref->type->row->name, "",
			u->value, "", "", "", "", "", "",
		};

		csv_row(out, cells, sizeof cells / sizeof cells[0]);
		free(where);
	}
}

int
ledger_write(struct assessment *a, struct error *err)
{
	static const char *const header[] = {
		"request", "outcome", "reason", "error", "message", "tries",
		"sent", "received", "date", "request-id", "evidence",
	};
	size_t n;
	struct ending **v;
	struct buffer out;
	int failed;

	add_unasked(a);
	n = map_count(a->lines);
	v = xcalloc(n + 1, sizeof *v);
	for (size_t i = 0; i < n; i++)
		v[i] = map_value(a->lines, i);
	qsort(v, n, sizeof *v, by_key);
	buffer_init(&out, (size_t)1 << 30);
	csv_row(&out, header, sizeof header / sizeof header[0]);
	for (size_t i = 0; i < n; i++)
		if (v[i]->ended)
			write_line(a, v[i], &out);
	write_unmatched(a, &out);
	failed = table_write(a, "ledger", a->account, &out, err);
	buffer_free(&out);
	free(v);
	return failed;
}
