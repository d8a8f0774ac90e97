/*
 * xlsx.h - the workbook: its sheets, their tables, their cells
 *
 * libxlsxwriter with constant memory: a sheet's rows are written once and in
 * order.  So the accounts are read twice: the survey counts, then all sheets
 * are made in the order of their tabs, then the rows are written.
 *
 * No cell can become a formula: text is only ever written as text, in cells of
 * the format "@", which Excel does not read again when somebody edits them.
 * Limits are Excel's (support.microsoft.com, "Excel specifications and
 * limits"): 1,048,576 rows, 32,767 characters a cell, names of 31.
 */
#ifndef FORMAT_XLSX_H
#define FORMAT_XLSX_H

#include <xlsxwriter.h>

#include "format/format.h"
#include "report/count.h"

#define XLSX_ROWS	1048576u
#define XLSX_CELL	32767u		/* UTF-16 units */
#define XLSX_NAME	31

struct xlsx_limits {			/* smaller in tests */
	unsigned long rows;		/* of a sheet, its head included */
	size_t types;			/* with a sheet of their own */
};

enum style {
	STYLE_TEXT, STYLE_WRAP, STYLE_NUMBER, STYLE_TIME, STYLE_DAY,
	STYLE_HEAD, STYLE_TITLE, STYLE_HEADLINE, STYLE_SECTION, STYLE_LABEL,
	STYLE_NOTE, STYLE_COUNT, STYLE_LINK, STYLE_FORM, STYLE_FORM_DAY, STYLE_GAP,
	STYLE_VERDICT,			/* and STATE_COUNT of them */
	STYLES = STYLE_VERDICT + STATE_COUNT
};

struct book {
	const struct format_run *f;
	struct xlsx_limits limits;
	lxw_workbook *workbook;
	lxw_format *style[STYLES];
	struct map *names;		/* of sheets, lower case */
	struct buffer shown, cell;	/* of one cell */
	/* Of each sheet how many rows were begun, and the last. */
	struct { unsigned long n; lxw_row_t last; } *rows;
	size_t nsheets;
	lxw_error failed;		/* the first */
};

int book_open(struct book *b, const struct format_run *f, const char *path,
	      const struct xlsx_limits *limits, struct error *err);
/* Writes the file.  book_free() is still to come. */
int book_close(struct book *b, struct error *err);
/* xlsx_check.c: has the file at path every row that was written? */
int book_check(const struct book *b, const char *path, struct error *err);
void book_free(struct book *b);
/* name as it stands on the tab: made short, harmless and unique. */
lxw_worksheet *book_sheet(struct book *b, char name[XLSX_NAME + 1]);

struct place {
	lxw_worksheet *sheet;
	lxw_row_t row;
	lxw_col_t col;
};

/*
 * Text as shown() has it, cut at the limit; whole says where the rest is.  "":
 * an empty cell with the style.
 */
void cell_text(struct book *b, struct place at, const char *s,
	       enum style style, const char *whole);
void cell_number(struct book *b, struct place at, double n, enum style style);
void cell_time(struct book *b, struct place at, int64_t ms, enum style style);
/* The name of a sheet, leading there: inside the workbook, nowhere else. */
void cell_sheet(struct book *b, struct place at, const char *name);

/* ---- xlsx_table.c: a head, rows, continued on a further sheet ---------- */

enum column_kind {
	COLUMN_TEXT, COLUMN_WRAP, COLUMN_NUMBER, COLUMN_TIME, COLUMN_VERDICT,
	COLUMN_OUTCOME, COLUMN_FORM, COLUMN_FORM_DAY, COLUMN_SHEET,
};

struct column {
	const char *title;
	double width;			/* characters */
	enum column_kind kind;
};

struct table {
	struct book *book;
	char name[XLSX_NAME + 1];	/* of the first sheet */
	const struct column *columns;	size_t ncolumns;
	lxw_worksheet **sheets;		size_t nsheets;
	size_t at;			/* the sheet now written */
	lxw_row_t row;
	unsigned long written, expected;
};

/*
 * Makes the sheets that many rows need.  columns must live on.  empty stands in
 * a table without rows.
 */
void table_open(struct table *t, struct book *b, const char *name,
		const struct column *columns, size_t ncolumns,
		unsigned long rows, const char *empty);
/* Cells as text, "" or NULL none; numbers and times are read from it, and stay
 * text where they are none.  whole: where the row's full text is. */
void table_row(struct table *t, const char *const *cells, const char *whole);
/* The same, each text cell in a style of its own where there is one; STYLES:
 * the column's. */
void table_row_as(struct table *t, const char *const *cells,
		  const enum style *styles, const char *whole);
/* An error if the rows were not as many as was said. */
int table_done(struct table *t, struct error *err);
/* "meets" .. "recorded", and "denied" .. as their column shows them. */
enum style verdict_style(const char *verdict);

/* ---- xlsx_survey.c: what the sheets will have -------------------------- */

struct type_seen {
	const char *type;
	unsigned long resources;
	struct map *ids;		/* of const struct setting, by id */
	const struct setting **settings;	/* in the tables' order */
	size_t nsettings;
	struct column *columns;
	char **titles;			/* of the columns of settings */
	struct table *table;		/* its own, or the one for the others */
};

struct survey {
	struct figures figures;
	struct map *regions, *listed;	/* count.h */
	struct map *types;		/* of struct type_seen */
	struct type_seen **order;	/* by name */
	size_t ntypes;
	unsigned long exceptions, accounts;
};

int survey_make(struct survey *s, const struct format_run *f,
		struct error *err);
void survey_free(struct survey *s);
unsigned long survey_state(const struct survey *s, unsigned state);
/* Regions that were asked, "global" aside. */
unsigned long survey_regions(const struct survey *s);

/* The facts of a resource: one type, Region and id. */
typedef int resource_fn(void *ctx, const struct account_facts *a,
			const struct fact *const *v, size_t n,
			struct error *err);
int resources_each(const struct account_facts *a, resource_fn *fn, void *ctx,
		   struct error *err);

/* ---- the sheets --------------------------------------------------------- */

struct sheets {
	struct book book;
	struct survey survey;
	struct table controls, populations, results, exceptions, gaps, log,
		changes, files, others;
	struct table *types;		size_t ntypes;
	lxw_worksheet *cover, *ipe, *sample, *signoff;
	struct buffer leaves;		/* meta/leaves.txt; empty: not known */
	struct buffer words, more, keys;	/* of one row */
};

/* Tables are opened in the order of their tabs, and filled afterwards. */
void sheet_controls_open(struct sheets *s);
void sheet_controls_fill(struct sheets *s);
void sheet_populations_open(struct sheets *s);
void sheet_populations_fill(struct sheets *s);
void sheet_rows_open(struct sheets *s);		/* results, exceptions */
void sheet_log_open(struct sheets *s);		/* gaps, requests */
void sheet_rows_account(struct sheets *s, const struct account_facts *a);
void sheet_log_account(struct sheets *s, const struct account_facts *a);
void sheet_types_open(struct sheets *s);
int sheet_types_account(struct sheets *s, const struct account_facts *a,
		  struct error *err);
int sheet_changes_open(struct sheets *s, struct error *err);
int sheet_changes_fill(struct sheets *s, struct error *err);
int sheet_files_open(struct sheets *s, struct error *err);
int sheet_files_fill(struct sheets *s, struct error *err);
void sheet_cover(struct sheets *s);
void sheet_ipe(struct sheets *s);
void sheet_sample(struct sheets *s);
void sheet_signoff(struct sheets *s);

/* Columns of label and value, written from the top. */
struct lines {
	struct book *book;
	lxw_worksheet *sheet;
	lxw_row_t row;
};
void lines_start(struct lines *l, struct book *b, lxw_worksheet *sheet,
		 const char *title);
void lines_section(struct lines *l, const char *title);
void lines_note(struct lines *l, const char *text);
void lines_text(struct lines *l, const char *label, const char *value);
void lines_count(struct lines *l, const char *label, unsigned long n);
void lines_time(struct lines *l, const char *label, int64_t ms);
/* An ISO time. */
void lines_moment(struct lines *l, const char *label, const char *iso);

/* xlsx.c */
int xlsx_write(const struct format_run *f, const char *path,
	       struct error *err);
int xlsx_write_within(const struct format_run *f, const char *path,
		      const struct xlsx_limits *limits, struct error *err);

#endif
