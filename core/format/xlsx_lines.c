/* xlsx_lines.c - pages of label and value: cover, IPE */
#include <string.h>

#include "base/clock.h"
#include "format/xlsx.h"

#define LABEL_WIDTH	34
#define VALUE_WIDTH	92

void
lines_start(struct lines *l, struct book *b, lxw_worksheet *sheet,
	    const char *title)
{
	*l = (struct lines){ .book = b, .sheet = sheet };
	if (!sheet)
		return;
	worksheet_set_column(sheet, 0, 0, LABEL_WIDTH, NULL);
	worksheet_set_column(sheet, 1, 1, VALUE_WIDTH, NULL);
	worksheet_gridlines(sheet, LXW_HIDE_ALL_GRIDLINES);
	worksheet_set_landscape(sheet);
	worksheet_set_paper(sheet, 9);		/* A4 */
	worksheet_fit_to_pages(sheet, 1, 0);
	worksheet_ignore_errors(sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT,
				"A1:XFD1048576");
	cell_text(b, (struct place){ sheet, l->row++, 0 },
		  title ? title : "Evidence", STYLE_TITLE, NULL);
}

void
lines_section(struct lines *l, const char *title)
{
	l->row++;
	cell_text(l->book, (struct place){ l->sheet, l->row, 0 }, title,
		  STYLE_SECTION, NULL);
	cell_text(l->book, (struct place){ l->sheet, l->row++, 1 }, "",
		  STYLE_SECTION, NULL);
}

/* In the wide column: a merged cell would neither wrap nor grow. */
void
lines_note(struct lines *l, const char *text)
{
	cell_text(l->book, (struct place){ l->sheet, l->row++, 1 }, text,
		  STYLE_NOTE, NULL);
}

static void
label(struct lines *l, const char *text)
{
	cell_text(l->book, (struct place){ l->sheet, l->row, 0 }, text,
		  STYLE_LABEL, NULL);
}

void
lines_text(struct lines *l, const char *name, const char *value)
{
	label(l, name);
	cell_text(l->book, (struct place){ l->sheet, l->row++, 1 },
		  value && value[0] ? value : "not known", STYLE_WRAP, NULL);
}

void
lines_count(struct lines *l, const char *name, unsigned long n)
{
	label(l, name);
	cell_number(l->book, (struct place){ l->sheet, l->row++, 1 },
		    (double)n, STYLE_COUNT);
}

void
lines_time(struct lines *l, const char *name, int64_t ms)
{
	if (ms <= 0) {
		lines_text(l, name, NULL);
		return;
	}
	label(l, name);
	cell_time(l->book, (struct place){ l->sheet, l->row++, 1 }, ms,
		  STYLE_TIME);
}

void
lines_moment(struct lines *l, const char *name, const char *iso)
{
	int64_t ms = 0;

	lines_time(l, name, clock_read_iso(text_of(iso), &ms) == 0 ? ms : 0);
}
