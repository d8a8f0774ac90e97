/* xlsx_book.c - the workbook, its styles, and what a cell may say */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/map.h"
#include "format/xlsx.h"
#include "report/shown.h"

/* The report's colours (style.css); a word or bold type says the same. */
#define INK	0x15191D
#define INK_2	0x4C545D
#define BAND	0xF4F5F6
#define EDGE	0x7D868F
#define LINK	0x0B4A7A
#define MEETS	0x1D5C3A
#define FAILS	0xA01818
#define REVIEW	0x764700
#define PALE	0x555D66
#define GAP	0x5A2C86

struct look {
	const char *format;
	lxw_color_t colour;
	double size;
	unsigned bold:1, wrap:1, band:1, under:1, boxed:1, left:1;
};

static const struct look looks[STYLES] = {
	[STYLE_TEXT] = { "@", INK, 10, .left = 1 },
	[STYLE_WRAP] = { "@", INK, 10, .left = 1, .wrap = 1 },
	[STYLE_NUMBER] = { "#,##0", INK, 10, .left = 0 },
	[STYLE_TIME] = { "yyyy-mm-dd hh:mm:ss.000", INK, 10, .left = 1 },
	[STYLE_DAY] = { "yyyy-mm-dd", INK, 10, .left = 1 },
	[STYLE_HEAD] = { "@", INK, 10, .bold = 1, .wrap = 1, .band = 1,
			 .under = 1, .left = 1 },
	[STYLE_TITLE] = { "@", INK_2, 11, .left = 1 },
	[STYLE_HEADLINE] = { "@", INK, 22, .bold = 1, .left = 1 },
	[STYLE_SECTION] = { "@", INK, 12, .bold = 1, .under = 1, .left = 1 },
	[STYLE_LABEL] = { "@", INK_2, 10, .left = 1, .wrap = 1 },
	[STYLE_NOTE] = { "@", INK_2, 9, .left = 1, .wrap = 1 },
	[STYLE_COUNT] = { "#,##0", INK, 10, .left = 1 },
	[STYLE_LINK] = { "@", LINK, 10, .left = 1 },
	[STYLE_FORM] = { "@", INK, 10, .boxed = 1, .wrap = 1, .left = 1 },
	[STYLE_FORM_DAY] = { "yyyy-mm-dd", INK, 10, .boxed = 1, .left = 1 },
	[STYLE_GAP] = { "@", GAP, 10, .bold = 1, .left = 1 },
	[STYLE_VERDICT + EX_MEETS] = { "@", MEETS, 10, .left = 1 },
	[STYLE_VERDICT + EX_FAILS] = { "@", FAILS, 10, .bold = 1, .left = 1 },
	[STYLE_VERDICT + EX_REVIEW] = { "@", REVIEW, 10, .bold = 1,
					.left = 1 },
	[STYLE_VERDICT + EX_NOT_APPLICABLE] = { "@", PALE, 10, .left = 1 },
	[STYLE_VERDICT + STATE_RECORDED] = { "@", PALE, 10, .left = 1 },
};

static lxw_format *
make_style(lxw_workbook *workbook, const struct look *look)
{
	lxw_format *f = workbook_add_format(workbook);

	format_set_num_format(f, look->format);
	format_set_font_color(f, look->colour);
	format_set_font_size(f, look->size);
	format_set_align(f, LXW_ALIGN_VERTICAL_TOP);
	if (look->left)
		format_set_align(f, LXW_ALIGN_LEFT);
	if (look->bold)
		format_set_bold(f);
	if (look->wrap)
		format_set_text_wrap(f);
	if (look->band)
		format_set_bg_color(f, BAND);
	if (look->under)
		format_set_bottom(f, LXW_BORDER_THIN);
	if (look->boxed) {
		format_set_border(f, LXW_BORDER_THIN);
		format_set_border_color(f, EDGE);
	}
	return f;
}

/* Created is a date of the facts: the library's own would be the clock's. */
static void
describe(struct book *b)
{
	const struct format_run *f = b->f;
	char *title = xasprintf("Evidence %s",
				f->bundle_id ? f->bundle_id : "");
	char *author = xasprintf("Exhibit %s",
				 f->tool_version ? f->tool_version : "");
	lxw_doc_properties p = {
		.title = title, .author = author,
		.created = (time_t)(f->made / 1000),
	};

	workbook_set_properties(b->workbook, &p);
	free(author);
	free(title);
}

int
book_open(struct book *b, const struct format_run *f, const char *path,
	  const struct xlsx_limits *limits, struct error *err)
{
	lxw_workbook_options options = { .constant_memory = LXW_TRUE,
					 .use_zip64 = LXW_FALSE };

	*b = (struct book){ .f = f, .limits = *limits, .names = map_new() };
	buffer_init(&b->shown, (size_t)64 << 20);
	buffer_init(&b->cell, (size_t)64 << 20);
	b->workbook = workbook_new_opt(path, &options);
	if (!b->workbook)
		return error_set(err, ERROR_SYSTEM, "%s: cannot be begun", path);
	for (int i = 0; i < STYLES; i++)
		b->style[i] = make_style(b->workbook, &looks[i]);
	describe(b);
	return 0;
}

int
book_close(struct book *b, struct error *err)
{
	lxw_error failed = b->failed;

	if (b->workbook) {
		/* Frees it whatever it says. */
		lxw_error closed = workbook_close(b->workbook);

		failed = failed ? failed : closed;
	}
	b->workbook = NULL;
	return failed ? error_set(err, ERROR_SYSTEM, "workbook: %s",
				  lxw_strerror(failed)) : 0;
}

void
book_free(struct book *b)
{
	if (b->workbook)
		lxw_workbook_free(b->workbook);
	buffer_free(&b->shown);
	buffer_free(&b->cell);
	map_free(b->names);
	free(b->rows);
	*b = (struct book){ .workbook = NULL };
}

/* Not these in a name, nor ' at its ends (Excel, "Rename a worksheet"). */
static void
make_harmless(char *name)
{
	size_t n = strlen(name);

	for (char *c = name; *c; c++)
		if (strchr("[]:*?/\\", *c) || (unsigned char)*c < ' ' ||
		    (unsigned char)*c > '~')
			*c = ' ';
	if (n && name[0] == '\'')
		name[0] = ' ';
	if (n && name[n - 1] == '\'')
		name[n - 1] = ' ';
}

static char *
lower_case(const char *name)
{
	char *s = xstrdup(name);

	for (char *c = s; *c; c++)
		if (*c >= 'A' && *c <= 'Z')
			*c = (char)(*c + 32);
	return s;
}

/* Names are compared without case. */
static int
take_name(struct book *b, const char *name)
{
	char *key = lower_case(name);
	int taken = map_has(b->names, key);

	if (!taken)
		*map_at(b->names, key) = b;
	free(key);
	return !taken;
}

lxw_worksheet *
book_sheet(struct book *b, char name[XLSX_NAME + 1])
{
	lxw_worksheet *sheet;
	char stem[XLSX_NAME + 1];

	make_harmless(name);
	memcpy(stem, name, sizeof stem);
	for (unsigned n = 2; !take_name(b, name); n++) {
		char tail[16];
		size_t len, room;

		snprintf(tail, sizeof tail, " ~%u", n);
		len = strlen(tail);
		room = strlen(stem);
		if (room > XLSX_NAME - len)
			room = XLSX_NAME - len;
		memcpy(name, stem, room);
		memcpy(name + room, tail, len + 1);
	}
	/* The library says each failure aloud: the first is enough. */
	sheet = b->failed ? NULL : workbook_add_worksheet(b->workbook, name);
	if (!sheet && !b->failed)
		b->failed = LXW_ERROR_CREATING_TMPFILE;
	b->rows = xrealloc(b->rows, b->nsheets + 1, sizeof *b->rows);
	b->rows[b->nsheets].n = 0;
	b->rows[b->nsheets++].last = 0;
	return sheet;
}

/* "_x0041_" would be read as "A" (ECMA-376 part 1, 22.9.2.19, ST_Xstring). */
static int
is_escape(const char *s)
{
	if (s[0] != '_' || s[1] != 'x')
		return 0;
	for (int i = 2; i < 6; i++)
		if (!s[i] || !strchr("0123456789abcdefABCDEF", s[i]))
			return 0;
	return s[6] == '_';
}

/* As many bytes of s as have so many UTF-16 units at most; *units: of all. */
static size_t
fitting(const char *s, unsigned long room, unsigned long *units)
{
	size_t fits = 0;

	*units = 0;
	for (size_t i = 0; s[i]; i++) {
		unsigned char c = (unsigned char)s[i];

		if ((c & 0xC0) == 0x80)
			continue;
		if (*units <= room)
			fits = i;
		*units += c >= 0xF0 ? 2 : 1;
	}
	return *units <= room ? strlen(s) : fits;
}

/* Short and all of it seen: most cells are. */
static int
is_plain(const char *s)
{
	size_t n = 0;

	for (; s[n] >= ' ' && s[n] <= '~'; n++)
		if (n >= XLSX_CELL || (s[n] == '_' && s[n + 1] == 'x'))
			return 0;
	return !s[n];
}

static const char *
cell_value(struct book *b, const char *s, const char *whole)
{
	unsigned long units;
	size_t fits;

	if (is_plain(s))
		return s;
	buffer_reset(&b->shown);
	buffer_reset(&b->cell);
	shown(&b->shown, s);
	for (s = buffer_cstr(&b->shown); *s; s++) {
		if (is_escape(s))
			buffer_puts(&b->cell, "_x005F");
		buffer_putc(&b->cell, *s);
	}
	s = buffer_cstr(&b->cell);
	if (b->cell.len < XLSX_CELL)
		return s;
	fits = fitting(s, XLSX_CELL - 767, &units);
	if (units <= XLSX_CELL)
		return s;
	buffer_reset(&b->shown);
	buffer_put(&b->shown, s, fits);
	buffer_printf(&b->shown, " \xe2\x80\xa6 [cut here, of %lu characters;"
		      " all of it: %.600s]", units, whole ? whole : "data/");
	return buffer_cstr(&b->shown);
}

/* Rows come in order, so a row that is not the last is one more. */
static void
note(struct book *b, struct place at, lxw_error e)
{
	size_t i = at.sheet->index;

	if (e && !b->failed)
		b->failed = e;
	if (b->rows[i].n && b->rows[i].last == at.row)
		return;
	b->rows[i].n++;
	b->rows[i].last = at.row;
}

void
cell_text(struct book *b, struct place at, const char *s, enum style style,
	  const char *whole)
{
	lxw_format *format = b->style[style];

	if (!at.sheet)
		return;
	note(b, at, s && s[0] ?
	     worksheet_write_string(at.sheet, at.row, at.col,
				    cell_value(b, s, whole), format) :
	     worksheet_write_blank(at.sheet, at.row, at.col, format));
}

void
cell_number(struct book *b, struct place at, double n, enum style style)
{
	if (at.sheet)
		note(b, at, worksheet_write_number(at.sheet, at.row, at.col, n,
					       b->style[style]));
}

/* Days since 1899-12-30, as Excel counts them; 25569 is 1970-01-01. */
void
cell_time(struct book *b, struct place at, int64_t ms, enum style style)
{
	cell_number(b, at, (double)ms / 86400000.0 + 25569.0, style);
}

void
cell_sheet(struct book *b, struct place at, const char *name)
{
	char url[XLSX_NAME + 24], shown_name[XLSX_NAME + 1];

	if (!at.sheet || !name[0] || strchr(name, '\'') ||
	    strlen(name) > XLSX_NAME) {
		cell_text(b, at, name, STYLE_TEXT, NULL);
		return;
	}
	snprintf(url, sizeof url, "internal:'%s'!A1", name);
	snprintf(shown_name, sizeof shown_name, "%s", name);
	note(b, at, worksheet_write_url_opt(at.sheet, at.row, at.col, url,
					b->style[STYLE_LINK], shown_name,
					NULL));
}
