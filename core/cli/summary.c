/* The end of a run: headline, services by topic, gaps; read from stage/data. */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/csv.h"
#include "base/file.h"
#include "base/map.h"
#include "cli/terminal.h"
#include "report/facts.h"

#define SHOWN_TOPICS	6	/* inventory is recorded, not judged */
#define SHOWN_GAPS	20
#define TITLE_TIGHT	20
#define WHY_AT		107	/* where it begins in its line */
#define WHY_MAX		72	/* bytes of a message; the ledger has all */

struct cell {
	unsigned meets, fails, review, gaps;
};

struct named {
	const char *title;
	const struct cell *cells;
};

struct summary {
	const struct run *run;
	FILE *out;
	int colour;
	struct map *services;		/* name -> struct cell[SHOWN_TOPICS] */
	const char *service, *account;
	struct map *unanswered;		/* evidence of the gaps: file:line */
	struct map *told;		/* service, topic and gap: seen in a cell */
	int tight;			/* little room: numbers stand at their marks */
	unsigned long gaps, shown;
	int row;
};

/* request outcome ... evidence */
static int
note_gap(void *ctx, char **cells, size_t n)
{
	struct summary *s = ctx;
	enum outcome outcome;

	if (s->row++ && n > 10 && outcome_read(cells[1], &outcome) == 0 &&
	    outcome_is_gap(outcome) && *cells[10])
		*map_at(s->unanswered, cells[10]) = s;
	return 0;
}

/*
 * A gap is a request, and stands once in each cell whose settings it leaves for
 * review: 1, none of this setting's evidence is a gap: 0.
 */
static int
count_gaps(struct summary *s, struct cell *cell, const char *topic,
	   const char *evidence)
{
	struct text rest = text_of(evidence), place;
	int any = 0;

	while ((place = text_word(&rest)).len) {
		char *at = xstrndup(place.at, place.len), *key;
		void **seen;

		if (map_has(s->unanswered, at)) {
			key = xasprintf("%s %s %s", s->service, topic, at);
			seen = map_at(s->told, key);
			cell->gaps += *seen == NULL;
			*seen = s;
			any = 1;
			free(key);
		}
		free(at);
	}
	return any;
}

/* region setting type resource topic value verdict reason ... */
static int
count_setting(void *ctx, char **cells, size_t n)
{
	struct summary *s = ctx;
	struct cell **at, *cell;
	int topic;

	if (s->row++ == 0 || n < 11)
		return 0;
	for (topic = 0; topic < SHOWN_TOPICS; topic++)
		if (strcmp(cells[4], topic_name((enum ex_topic)topic)) == 0)
			break;
	if (topic == SHOWN_TOPICS)
		return 0;
	at = (struct cell **)map_at(s->services, s->service);
	if (!*at)
		*at = xcalloc(SHOWN_TOPICS, sizeof(**at));
	cell = &(*at)[topic];
	cell->meets += strcmp(cells[6], "meets") == 0;
	cell->fails += strcmp(cells[6], "fails") == 0;
	if (strcmp(cells[6], "review") == 0 &&
	    !(reason_is_gap(cells[7]) && count_gaps(s, cell, cells[4], cells[10])))
		cell->review++;
	return 0;
}

/* What is left of the line behind the error's code. */
static size_t
why_room(const struct summary *s)
{
	int columns = terminal_columns(s->out);

	if (!columns || columns > WHY_AT + WHY_MAX)
		return WHY_MAX;
	return columns > WHY_AT + 16 ? (size_t)(columns - WHY_AT) : 0;
}

/* A message on one line, cut between characters. */
static struct text
why_of(const struct summary *s, char *message)
{
	struct text why = text_of(message);

	for (size_t i = 0; i < why.len; i++)
		if ((unsigned char)message[i] < ' ')
			message[i] = ' ';
	if (why.len > why_room(s))
		why.len = why_room(s);
	while (why.len && ((unsigned char)why.at[why.len] & 0xc0) == 0x80)
		why.len--;
	return why;
}

static void
put_gap(const struct summary *s, char **cells)
{
	struct text rest = text_of(cells[0]), why = why_of(s, cells[4]);
	struct text op = text_cut(&rest, ' '), region = text_cut(&rest, ' ');

	for (size_t i = 0; i < op.len; i++)
		if (op.at[i] == '/')
			cells[0][i] = ':';
	fprintf(s->out, "  %s  %-14.*s  %-38.*s  %-11s  %s  %.*s%s\n",
		s->account, TEXT_ARG(region), TEXT_ARG(op), cells[1], cells[3],
		TEXT_ARG(why), why.len && cells[4][why.len] ? "\u2026" : "");
}

/* request outcome reason error message ... */
static int
show_gap(void *ctx, char **cells, size_t n)
{
	struct summary *s = ctx;
	enum outcome outcome;

	if (s->row++ == 0 || n < 5 || outcome_read(cells[1], &outcome) < 0 ||
	    !outcome_is_gap(outcome))
		return 0;
	s->gaps++;
	if (s->shown >= SHOWN_GAPS)
		return 0;
	if (s->shown++ == 0)
		fprintf(s->out, "\ngaps\n");
	put_gap(s, cells);
	return 0;
}

static int
each_file(struct summary *s, const char *path, int (*fn)(void *, char **, size_t),
	  struct error *err)
{
	struct buffer text;
	int result;

	buffer_init(&text, 1u << 30);
	s->row = 0;
	result = file_read(path, &text, err);
	if (result == 0)
		result = csv_read(buffer_view(&text), fn, s, err);
	buffer_free(&text);
	return result < 0 ? error_in(err, "%s", path) : 0;
}

static int
count_all(struct summary *s, struct error *err)
{
	char *folder = path_join(s->run->stage, "data/settings");
	struct file_list list = { NULL, 0 };
	int result = folder_list(folder, &list, err);

	for (size_t i = 0; result == 0 && i < list.n; i++) {
		char *path = path_join(folder, list.v[i]);
		char *service = xstrdup(path_base(list.v[i]));
		char *dot = strrchr(service, '.');

		if (dot)
			*dot = '\0';
		s->service = service;
		result = each_file(s, path, count_setting, err);
		free(service);
		free(path);
	}
	file_list_free(&list);
	free(folder);
	return result;
}

/* One cell: into text, with or without colour; returns how wide it looks. */
static int
write_cell(const struct summary *s, const struct cell *c, char text[160])
{
	const struct { unsigned n; const char *colour, *mark; int wide; } part[] = {
		{ c->meets, "\033[32m", "\u2713", 1 },
		{ c->fails, "\033[1;31m", "\u2717", 1 },
		{ c->review, "\033[33m", "?", 1 },
		{ c->gaps, "\033[35m", c->gaps == 1 ? "gap" : "gaps",
		  c->gaps == 1 ? 3 : 4 },
	};
	int at = 0, width = 0;

	text[0] = '\0';
	for (size_t i = 0; i < 4; i++) {
		char number[16];

		if (!part[i].n)
			continue;
		width += snprintf(number, sizeof(number), "%s%u%s",
				  width ? " " : "", part[i].n,
				  s->tight ? "" : " ") + part[i].wide;
		at += snprintf(text + at, (size_t)(160 - at), "%s%s%s%s",
			       s->colour ? part[i].colour : "", number,
			       part[i].mark, s->colour ? "\033[0m" : "");
	}
	return width;
}

static const char *
title_of(const struct run *run, const char *service)
{
	for (size_t i = 0; i < run->registry.ncollectors; i++)
		if (strcmp(run->registry.collectors[i].tables->name, service) == 0)
			return run->registry.collectors[i].tables->title;
	return service;
}

struct widths {
	int title, topic[SHOWN_TOPICS];
};

static int
by_title(const void *a, const void *b)
{
	return strcmp(((const struct named *)a)->title,
		      ((const struct named *)b)->title);
}

static void
measure(const struct summary *s, const struct named *rows, size_t n,
	struct widths *w)
{
	char text[160];

	for (int t = 0; t < SHOWN_TOPICS; t++)
		w->topic[t] = (int)strlen(topic_name((enum ex_topic)t));
	w->title = 0;
	for (size_t i = 0; i < n; i++) {
		if ((int)strlen(rows[i].title) > w->title)
			w->title = (int)strlen(rows[i].title);
		for (int t = 0; t < SHOWN_TOPICS; t++) {
			int width = write_cell(s, &rows[i].cells[t], text);

			if (width > w->topic[t])
				w->topic[t] = width;
		}
	}
}

static void
put_row(const struct summary *s, const struct named *row, const struct widths *w)
{
	char text[160];
	int blank = w->title - (int)strlen(row->title);

	fprintf(s->out, "%.*s", w->title, row->title);
	if (blank < 0)
		blank = 0;
	for (int t = 0; t < SHOWN_TOPICS; t++) {
		int width = write_cell(s, &row->cells[t], text);

		if (text[0]) {
			fprintf(s->out, "%*s%s", blank + 2, "", text);
			blank = 0;
		} else {
			blank += 2;
		}
		blank += w->topic[t] - width;
	}
	fputc('\n', s->out);
}

/* Names lose what they have in common, then their ends. */
static void
tighten(struct summary *s, struct named *rows, size_t n, struct widths *w)
{
	int most = terminal_columns(s->out), wide = w->title;

	for (int t = 0; t < SHOWN_TOPICS; t++)
		wide += 2 + w->topic[t];
	if (!most || wide < most)
		return;
	s->tight = 1;
	for (size_t i = 0; i < n; i++) {
		if (strncmp(rows[i].title, "Amazon ", 7) == 0)
			rows[i].title += 7;
		else if (strncmp(rows[i].title, "AWS ", 4) == 0)
			rows[i].title += 4;
	}
	measure(s, rows, n, w);
	if (w->title > TITLE_TIGHT)
		w->title = TITLE_TIGHT;
}

static void
put_table(struct summary *s)
{
	size_t n = map_count(s->services);
	struct named *rows = xcalloc(n + 1, sizeof(*rows));
	struct widths w;

	for (size_t i = 0; i < n; i++) {
		rows[i].title = title_of(s->run, map_key(s->services, i));
		rows[i].cells = map_value(s->services, i);
	}
	qsort(rows, n, sizeof(*rows), by_title);
	measure(s, rows, n, &w);
	tighten(s, rows, n, &w);
	fprintf(s->out, "\n%-*s", w.title, "");
	for (int t = 0; t < SHOWN_TOPICS; t++)
		fprintf(s->out, "  %-*s", t + 1 < SHOWN_TOPICS ? w.topic[t] : 0,
			topic_name((enum ex_topic)t));
	fputc('\n', s->out);
	for (size_t i = 0; i < n; i++)
		put_row(s, &rows[i], &w);
	fputs("\u2713 meets  \u2717 fails  ? review  gap = could not be asked\n",
	      s->out);
	free(rows);
}

static void
put_headline(struct summary *s, int64_t elapsed)
{
	const struct assess_totals *t = &s->run->totals;
	char n[32], d[CLOCK_TEXT];
	const char *on = "", *off = "";

	if (s->colour) {
		on = t->gaps ? "\033[1;35m" : "\033[1;32m";
		off = "\033[0m";
	}
	if (t->gaps)
		fprintf(s->out, "%sINCOMPLETE (%lu gap%s)%s", on, t->gaps,
			t->gaps == 1 ? "" : "s", off);
	else
		fprintf(s->out, "%sCOMPLETE%s", on, off);
	fprintf(s->out, "   %zu account%s \u00b7 %s requests",
		s->run->plan.naccounts, s->run->plan.naccounts == 1 ? "" : "s",
		thousands(n, t->planned));
	if (elapsed >= 0)
		fprintf(s->out, " \u00b7 %s", clock_duration(d, elapsed));
	fputc('\n', s->out);
	for (size_t i = 0; i < t->nother_hosts; i++)
		fprintf(s->out, "answers are not from AWS: %s\n",
			t->other_hosts[i]);
}

static int
each_ledger(struct summary *s, int (*fn)(void *, char **, size_t),
	    struct error *err)
{
	int result = 0;

	for (size_t i = 0; result == 0 && i < s->run->plan.naccounts; i++) {
		char *path;

		s->account = s->run->plan.accounts[i].id;
		path = xasprintf("%s/data/ledger/%s.csv", s->run->stage,
				 s->account);
		result = each_file(s, path, fn, err);
		free(path);
	}
	return result;
}

int
summary_print(const struct run *run, FILE *out, int64_t elapsed,
	      struct error *err)
{
	struct summary s = { .run = run, .out = out,
			     .colour = terminal_colour(out),
			     .services = map_new(), .unanswered = map_new(),
			     .told = map_new() };
	int result;

	put_headline(&s, elapsed);
	result = each_ledger(&s, note_gap, err);
	if (result == 0)
		result = count_all(&s, err);
	if (result == 0)
		put_table(&s);
	if (result == 0)
		result = each_ledger(&s, show_gap, err);
	if (s.gaps > s.shown)
		fprintf(out, "  and %lu more: data/ledger\n", s.gaps - s.shown);
	for (size_t i = 0; i < map_count(s.services); i++)
		free(map_value(s.services, i));
	map_free(s.services);
	map_free(s.unanswered);
	map_free(s.told);
	return result;
}
