/*
 * Names that somebody chose to do harm, in what people open: a spreadsheet, a
 * workbook, a page.  Those for programs have theirs in test_oscal.c and beside.
 */
#include "book.h"

#include "format/format.h"
#include "format/xlsx.h"
#include "programs.h"
#include "report/shown.h"

static void
make(struct fixture *x, const char *name)
{
	struct report_options o = fixture_options(x);
	struct format_run f;
	struct error err;

	if (format_open(&f, &o, &err) < 0 ||
	    format_write(&f, format_named(text_of(name)), &err) < 0)
		fail_msg("%s", err.text);
	format_close(&f);
}

/* ---- csv ---------------------------------------------------------------- */

struct names {
	unsigned found, rows;
};

static int
find_names(void *ctx, char **cells, size_t n)
{
	struct names *names = ctx;

	names->rows++;
	assert_int_equal(n, 12);
	for (size_t i = 0; i < PROGRAMS_NAMES; i++)
		if (strcmp(cells[4], programs_names[i]) == 0) {
			assert_string_equal(cells[6], programs_names[i]);
			names->found++;
		}
	return 0;
}

/* The bytes are those of the tables; no cell begins as a formula does. */
static void
test_csv(void **state)
{
	struct fixture x;
	struct names names = { 0, 0 };
	struct error err;
	struct buffer b;

	(void)state;
	programs_hostile(&x);
	make(&x, "csv");
	fixture_read(&x, "settings.csv", &b);
	assert_non_null(strstr(b.at, ",'=cmd|'/C calc'!A0,"));
	assert_null(strstr(b.at, ",=cmd"));
	assert_null(strstr(b.at, ",\"=cmd"));
	assert_int_equal(csv_read(buffer_view(&b), find_names, &names, &err),
			 0);
	assert_int_equal(names.found, PROGRAMS_NAMES);
	assert_int_equal(names.rows, HOSTILE_FACTS + 1);
	buffer_free(&b);
	fixture_close(&x);
}

/* ---- xlsx --------------------------------------------------------------- */

/* As the workbook has it: seen, and no escape of its own. */
static void
says_shown(const struct buffer *cells, const char *name)
{
	struct buffer b;

	buffer_init(&b, 1 << 20);
	buffer_puts(&b, " text ");
	shown(&b, name);
	buffer_putc(&b, '\n');
	if (!strstr(buffer_cstr(cells), buffer_cstr(&b)))
		fail_msg("no cell says%s", buffer_cstr(&b));
	buffer_free(&b);
}

/* Every cell that is not a number is text, in the format "@". */
static void
check_cells(xmlNode *node, unsigned *texts)
{
	for (; node; node = node->next) {
		if (node->type == XML_ELEMENT_NODE &&
		    strcmp((const char *)node->name, "c") == 0) {
			xmlChar *type = xmlGetProp(node, (const xmlChar *)"t");

			if (type) {
				assert_string_equal(type, "inlineStr");
				(*texts)++;
			}
			xmlFree(type);
		}
		if (node->type == XML_ELEMENT_NODE)
			assert_string_not_equal(node->name, "f");
		check_cells(node->children, texts);
	}
}

static void
test_xlsx(void **state)
{
	static const char *const tabs[] = {
		"Results", "Exceptions", "Gaps", "API log", "shop order",
	};
	struct fixture x;
	struct buffer cells;
	char *path, *tab;
	unsigned texts = 0;

	(void)state;
	programs_hostile(&x);
	make(&x, "xlsx");
	path = path_join(x.out, "workbook.xlsx");
	for (size_t t = 0; t < sizeof tabs / sizeof tabs[0]; t++) {
		buffer_init(&cells, 1u << 28);
		book_dump(path, tabs[t], &cells);
		for (size_t i = 0; i < PROGRAMS_NAMES; i++)
			if (t != 1 || i % 2)	/* those that fail */
				says_shown(&cells, programs_names[i]);
		programs_clean(&cells);
		buffer_free(&cells);
	}
	for (int i = 0; (tab = book_tab(path, i)) != NULL; i++) {
		xmlDoc *doc = book_sheet_xml(path, tab);

		check_cells(xmlDocGetRootElement(doc), &texts);
		xmlFreeDoc(doc);
		free(tab);
	}
	assert_true(texts > HOSTILE_FACTS * 10);
	free(path);
	fixture_close(&x);
}

/* ---- ipe ---------------------------------------------------------------- */

/* It names accounts, an organisation and who asked; and it runs nothing. */
static void
test_ipe(void **state)
{
	struct fixture x;
	struct report_options o;
	struct page p;
	struct error err;
	struct buffer b;
	char *path;

	(void)state;
	for (size_t i = 0; i < PROGRAMS_NAMES; i++) {
		programs_hostile(&x);
		o = fixture_options(&x);
		o.organization = programs_names[i];
		o.bundle_id = programs_names[i];
		path = path_join(x.out, "ipe.html");
		if (report_ipe(&o, path, &err) < 0)
			fail_msg("%s", err.text);
		fixture_read(&x, "ipe.html", &b);
		assert_true(text_is_utf8(buffer_view(&b)));
		assert_null(strstr(b.at, "<script>alert"));
		assert_null(strstr(b.at, "\xE2\x80\xAE"));
		page_open(&p, &x, "ipe.html");
		assert_int_equal(page_count(&p, "//script[. != '']"), 0);
		assert_int_equal(page_count(&p, "//*[@onerror or @onclick or"
					    " @src or @style]"), 0);
		buffer_reset(&b);
		shown(&b, programs_names[i]);
		page_says(&p, "//dt[. = 'Entity']/following-sibling::dd[1]",
			  buffer_cstr(&b));
		page_close(&p);
		buffer_free(&b);
		free(path);
		fixture_close(&x);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_csv),
		cmocka_unit_test(test_xlsx),
		cmocka_unit_test(test_ipe),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
