/* xlsx_table.c - a table of as many rows as there are */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "format/xlsx.h"

/* The head, and the line that says where it goes on. */
#define NOT_ROWS	2
#define A4		9

static void
page_setup(struct book *b, lxw_worksheet *sheet, const char *name)
{
	char footer[200];

	worksheet_set_landscape(sheet);
	worksheet_set_paper(sheet, A4);
	worksheet_fit_to_pages(sheet, 1, 0);
	worksheet_repeat_rows(sheet, 0, 0);
	/* & begins a code in a footer; a bundle's name has none. */
	snprintf(footer, sizeof footer, "&L%.100s&C%.31s&RPage &P of &N",
		 b->f->bundle_id ? b->f->bundle_id : "", name);
	worksheet_set_footer(sheet, footer);
	worksheet_ignore_errors(sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT,
				"A1:XFD1048576");
}

static void
put_head(struct table *t, lxw_worksheet *sheet, unsigned long rows)
{
	lxw_col_t last = (lxw_col_t)(t->ncolumns - 1);

	for (lxw_col_t i = 0; i <= last; i++) {
		worksheet_set_column(sheet, i, i, t->columns[i].width, NULL);
		cell_text(t->book, (struct place){ sheet, 0, i },
			  t->columns[i].title, STYLE_HEAD, NULL);
	}
	worksheet_freeze_panes(sheet, 1, 0);
	worksheet_autofilter(sheet, 0, 0, (lxw_row_t)rows, last);
}

static void
add_sheet(struct table *t, unsigned long rows)
{
	char name[XLSX_NAME + 1];
	lxw_worksheet *sheet;

	memcpy(name, t->name, sizeof name);
	if (t->nsheets)
		snprintf(name, sizeof name, "%.25s %zu", t->name,
			 t->nsheets + 1);
	sheet = book_sheet(t->book, name);
	if (!t->nsheets)
		memcpy(t->name, name, sizeof name);
	t->sheets = xrealloc(t->sheets, t->nsheets + 1, sizeof *t->sheets);
	t->sheets[t->nsheets++] = sheet;
	if (!sheet)
		return;
	page_setup(t->book, sheet, name);
	put_head(t, sheet, rows);
}

void
table_open(struct table *t, struct book *b, const char *name,
	   const struct column *columns, size_t ncolumns, unsigned long rows,
	   const char *empty)
{
	unsigned long room = b->limits.rows - NOT_ROWS, left = rows;

	*t = (struct table){ .book = b, .columns = columns,
			     .ncolumns = ncolumns, .expected = rows };
	snprintf(t->name, sizeof t->name, "%s", name);
	do {
		unsigned long here = left < room ? left : room;

		add_sheet(t, here);
		left -= here;
	} while (left);
	if (!rows)
		cell_text(b, (struct place){ t->sheets[0], 1, 0 }, empty,
			  STYLE_NOTE, NULL);
	t->row = 1;
}

/* What a double holds exactly; anything else stays text. */
static int
is_count(const char *s)
{
	size_t n = strspn(s, "0123456789");

	return n > 0 && n < 16 && !s[n];
}

enum style
verdict_style(const char *verdict)
{
	static const char *const names[STATE_COUNT] = {
		[EX_MEETS] = "meets", [EX_FAILS] = "fails",
		[EX_REVIEW] = "review", [EX_NOT_APPLICABLE] = "n/a",
		[STATE_RECORDED] = "recorded",
	};

	for (int i = 0; i < STATE_COUNT; i++)
		if (strcmp(verdict, names[i]) == 0)
			return (enum style)(STYLE_VERDICT + i);
	return STYLE_TEXT;
}

static enum style
outcome_style(const char *name)
{
	enum outcome outcome;

	return outcome_read(name, &outcome) == 0 && outcome_is_gap(outcome) ?
		STYLE_GAP : STYLE_TEXT;
}

static enum style
style_of(enum column_kind kind, const char *s)
{
	switch (kind) {
	case COLUMN_VERDICT:
		return verdict_style(s);
	case COLUMN_OUTCOME:
		return outcome_style(s);
	case COLUMN_WRAP:
		return STYLE_WRAP;
	case COLUMN_FORM:
		return STYLE_FORM;
	case COLUMN_FORM_DAY:
		return STYLE_FORM_DAY;
	case COLUMN_TEXT:
	case COLUMN_NUMBER:
	case COLUMN_TIME:
	case COLUMN_SHEET:
		break;
	}
	return STYLE_TEXT;
}

static void
put_cell(struct table *t, lxw_col_t col, const char *s, enum style style,
	 const char *whole)
{
	struct place at = { t->sheets[t->at], t->row, col };
	enum column_kind kind = t->columns[col].kind;
	int64_t ms;

	if (style == STYLES)
		style = style_of(kind, s);
	if (kind == COLUMN_NUMBER && is_count(s))
		cell_number(t->book, at, strtod(s, NULL), STYLE_NUMBER);
	else if (kind == COLUMN_TIME && clock_read_iso(text_of(s), &ms) == 0)
		cell_time(t->book, at, ms, STYLE_TIME);
	else if (kind == COLUMN_SHEET && s[0])
		cell_sheet(t->book, at, s);
	else if (s[0] || style == STYLE_FORM || style == STYLE_FORM_DAY)
		cell_text(t->book, at, s, style, whole);
}

static void
next_sheet(struct table *t)
{
	char line[80];

	snprintf(line, sizeof line, "The table goes on in the next sheet,"
		 " %.25s %zu.", t->name, t->at + 2);
	cell_text(t->book, (struct place){ t->sheets[t->at], t->row, 0 }, line,
		  STYLE_NOTE, NULL);
	t->at++;
	t->row = 1;
}

void
table_row_as(struct table *t, const char *const *cells,
	     const enum style *styles, const char *whole)
{
	if (t->written == t->expected) {	/* read twice, and not the same */
		t->written++;
		return;
	}
	if (t->row > t->book->limits.rows - NOT_ROWS)
		next_sheet(t);
	for (size_t i = 0; i < t->ncolumns; i++)
		put_cell(t, (lxw_col_t)i, cells[i] ? cells[i] : "",
			 styles ? styles[i] : STYLES, whole);
	t->row++;
	t->written++;
}

void
table_row(struct table *t, const char *const *cells, const char *whole)
{
	table_row_as(t, cells, NULL, whole);
}

int
table_done(struct table *t, struct error *err)
{
	free(t->sheets);
	t->sheets = NULL;
	return t->written == t->expected ? 0 :
		error_set(err, ERROR_SYSTEM, "%s: %lu rows were counted, then"
			  " there were others: something changed them", t->name,
			  t->expected);
}
