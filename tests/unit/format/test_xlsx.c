/* The workbook's cells: of their type, cut where Excel ends, never a formula. */
#include "book.h"

#include "format/xlsx.h"

#include <signal.h>
#include <sys/resource.h>

struct made {
	struct fixture x;
	struct report_options o;
	struct format_run f;
	char *path;
};

static const struct xlsx_limits usual = { XLSX_ROWS, 250 };

static void
make(struct made *m, const struct xlsx_limits *limits)
{
	struct error err;

	fixture_save(&m->x);
	m->o = fixture_options(&m->x);
	m->path = xasprintf("%s/workbook.xlsx", m->x.out);
	if (format_open(&m->f, &m->o, &err) < 0 ||
	    xlsx_write_within(&m->f, m->path, limits, &err) < 0)
		fail_msg("%s", err.text);
}

static void
unmake(struct made *m)
{
	format_close(&m->f);
	free(m->path);
	fixture_close(&m->x);
}

static void
says(const struct made *m, const char *tab, const char *line)
{
	struct buffer out;
	char *whole = xasprintf("\n%s\n", line);

	buffer_init(&out, 1u << 28);
	buffer_putc(&out, '\n');
	book_dump(m->path, tab, &out);
	if (!strstr(buffer_cstr(&out), whole))
		fail_msg("%s does not have: %s\n%.4000s", tab, line,
			 buffer_cstr(&out));
	buffer_free(&out);
	free(whole);
}

static void
test_types(void **state)
{
	struct made m = { .path = NULL };
	char *text = NULL;

	(void)state;
	fixture_open(&m.x);
	make(&m, &usual);
	/* An account is text; a time is days since 1899-12-30; a count is one. */
	says(&m, "Results", "A2 text " ONE);
	says(&m, "Results", "K2 text meets");
	says(&m, "Results", "O2 number 46387.58058449074");
	says(&m, "API log", "K3 number 2");
	says(&m, "Gaps", "K2 number 2");
	says(&m, "Gaps", "L2 text shop.order.key shop.order.log");
	says(&m, "Gaps", "M2 text AC-3");
	says(&m, "Controls", "M2 text fails");
	says(&m, "Populations", "L2 text no: a list was not read to its end");
	for (int i = 0; i < 12; i++) {
		static const char *const tabs[] = {
			"Cover", "IPE", "Controls", "Populations", "Sample",
			"Results", "Exceptions", "Gaps", "API log", "Changes",
			"Files", "Sign-off",
		};

		text = book_tab(m.path, i);
		assert_string_equal(text, tabs[i]);
		free(text);
	}
	assert_true(book_has(m.path, "shop order"));
	unmake(&m);
}

/* A sheet that is full goes on in the next; what has no sheet of its own is
 * with the others; no row is lost. */
static void
test_continued(void **state)
{
	static const struct xlsx_limits small = { 4, 1 };
	struct made m = { .path = NULL };

	(void)state;
	fixture_open(&m.x);
	make(&m, &small);
	says(&m, "Results", "F2 text a");
	says(&m, "Results", "F3 text a");
	says(&m, "Results", "A4 text The table goes on in the next sheet,"
	     " Results 2.");
	says(&m, "Results 2", "F2 text front");
	says(&m, "Results 3", "F3 text d");
	assert_false(book_has(m.path, "Results 4"));
	assert_true(book_has(m.path, "safe door"));
	assert_false(book_has(m.path, "shop order"));
	says(&m, "Other resources", "E2 text a");
	says(&m, "Other resources", "F2 number 1");
	unmake(&m);
}

/* The same facts give the same bytes, whenever. */
static void
test_again(void **state)
{
	struct made m = { .path = NULL };
	struct buffer first, second;
	struct error err;

	(void)state;
	fixture_open(&m.x);
	make(&m, &usual);
	fixture_read(&m.x, "workbook.xlsx", &first);
	sleep(2);		/* zip counts in twos */
	if (xlsx_write_within(&m.f, m.path, &usual, &err) < 0)
		fail_msg("%s", err.text);
	fixture_read(&m.x, "workbook.xlsx", &second);
	assert_int_equal(first.len, second.len);
	assert_memory_equal(first.at, second.at, first.len);
	buffer_free(&first);
	buffer_free(&second);
	unmake(&m);
}

/* Cut with a mark that says where the rest is, in UTF-16 units as Excel counts. */
static void
test_long(void **state)
{
	struct made m = { .path = NULL };
	struct buffer value, out;
	const char *cut;

	(void)state;
	fixture_open(&m.x);
	buffer_init(&value, 1u << 20);
	for (int i = 0; i < 20000; i++)
		buffer_puts(&value, "\xf0\x9f\x94\x92");	/* 2 units */
	fixture_setting(&m.x, 0, 0, CELLS("eu-west-1", "shop.order.key",
		"shop:order", "long", "encryption", buffer_cstr(&value),
		"meets", "clause", "meets: OURS", T1, E1 ":2"));
	make(&m, &usual);
	buffer_init(&out, 1u << 28);
	book_dump(m.path, "Results", &out);
	cut = strstr(buffer_cstr(&out), " [cut here, of 40000 characters;");
	assert_non_null(cut);
	assert_non_null(strstr(cut, "all of it: data/settings/" ONE "/shop.csv]"));
	assert_null(strstr(buffer_cstr(&out), buffer_cstr(&value)));
	buffer_free(&out);
	buffer_free(&value);
	unmake(&m);
}

/* What a reader of workbooks would take for something else. */
static void
test_escapes(void **state)
{
	static const char *const names[][2] = {
		{ "=1+1", "=1+1" },
		{ "@SUM(A1)", "@SUM(A1)" },
		{ "_x0041_", "_x005F_x0041_" },
		{ "_x00zz_", "_x00zz_" },
		{ "012345678901", "012345678901" },
		{ "1e5", "1e5" },
		{ "TRUE", "TRUE" },
		{ "a\nb", "a\xe2\x90\x8a" "b" },
		{ "a\xe2\x80\xaeg", "a[U+202E]g" },
	};
	struct made m = { .path = NULL };

	(void)state;
	fixture_open(&m.x);
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		fixture_setting(&m.x, 0, 1, CELLS("", "safe.door.lock",
			"safe:door", names[i][0], "access", names[i][0],
			"fails", "clause", "fails: else", T1, E1 ":2"));
	make(&m, &usual);
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		char *line = xasprintf("F%zu text %s", i + 5, names[i][1]);

		says(&m, "Results", line);
		free(line);
		line = xasprintf("J%zu text %s", i + 5, names[i][1]);
		says(&m, "Results", line);
		free(line);
	}
	unmake(&m);
}

/* Excel refuses a workbook for a name it does not like. */
static void
test_names(void **state)
{
	static const struct { const char *typed, *tab; } v[] = {
		{ "s3:bucket", "s3 bucket" },
		{ "S3 Bucket", "S3 Bucket ~2" },
		{ "a/b\\c[d]e*f?", "a b c d e f " },
		{ "'quoted'", " quoted " },
		{ "servicequotas:mediaconvert-quot", "servicequotas mediaconvert-quot" },
		{ "servicequotas:mediaconvert-quot", "servicequotas mediaconvert-q ~2" },
		{ "servicequotas:mediaconvert-quot", "servicequotas mediaconvert-q ~3" },
	};
	struct fixture x;
	struct report_options o;
	struct format_run f;
	struct book b;
	struct error err;
	char *path;

	(void)state;
	fixture_open(&x);
	fixture_save(&x);
	o = fixture_options(&x);
	path = xasprintf("%s/names.xlsx", x.out);
	assert_int_equal(format_open(&f, &o, &err), 0);
	assert_int_equal(book_open(&b, &f, path, &usual, &err), 0);
	for (size_t i = 0; i < sizeof v / sizeof v[0]; i++) {
		char name[XLSX_NAME + 1];

		snprintf(name, sizeof name, "%s", v[i].typed);
		assert_non_null(book_sheet(&b, name));
		assert_string_equal(name, v[i].tab);
	}
	assert_int_equal(book_close(&b, &err), 0);
	assert_int_equal(book_check(&b, path, &err), 0);
	book_free(&b);
	format_close(&f);
	free(path);
	fixture_close(&x);
}

/* A folder that is not there is an error. */
static void
test_nowhere(void **state)
{
	struct fixture x;
	struct report_options o;
	struct format_run f;
	struct error err;

	(void)state;
	fixture_open(&x);
	fixture_save(&x);
	o = fixture_options(&x);
	assert_int_equal(format_open(&f, &o, &err), 0);
	assert_int_equal(xlsx_write(&f, "/nowhere/at/all.xlsx", &err), -1);
	assert_int_equal(err.kind, ERROR_SYSTEM);
	format_close(&f);
	fixture_close(&x);
}

/* Temporary files that took no more: the library does not notice, we do. */
static void
test_full(void **state)
{
	struct rlimit all, few = { 200000, 200000 };
	struct made m = { .path = NULL };
	struct error err = { .kind = ERROR_NONE };
	int result;

	(void)state;
	fixture_open(&m.x);
	for (int i = 0; i < 2000; i++)
		fixture_setting(&m.x, 0, 1, CELLS("", "safe.door.lock",
			"safe:door", "one of many", "access", "open", "fails",
			"clause", "fails: else", T1, E1 ":2"));
	fixture_save(&m.x);
	m.o = fixture_options(&m.x);
	m.path = xasprintf("%s/workbook.xlsx", m.x.out);
	assert_int_equal(format_open(&m.f, &m.o, &err), 0);
	getrlimit(RLIMIT_FSIZE, &all);
	few.rlim_max = all.rlim_max;
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &few), 0);
	result = xlsx_write_within(&m.f, m.path, &usual, &err);
	setrlimit(RLIMIT_FSIZE, &all);
	assert_int_equal(result, -1);
	assert_int_equal(err.kind, ERROR_SYSTEM);
	assert_non_null(strstr(err.text, "is there room"));
	assert_false(file_exists(m.path));
	assert_int_equal(xlsx_write_within(&m.f, m.path, &usual, &err), 0);
	unmake(&m);
}

/* What changed since an earlier bundle, as core/compare has it. */
static void
test_since(void **state)
{
	struct made m = { .path = NULL };
	struct fixture old;
	struct error err;

	(void)state;
	fixture_open(&old);
	fixture_save(&old);
	fixture_open(&m.x);
	fixture_setting(&m.x, 0, 0, CELLS("eu-west-1", "shop.order.log",
		"shop:order", "a", "logging", "false", "fails", "clause",
		"fails: false", T1, E1 ":2"));
	fixture_save(&m.x);
	m.o = fixture_options(&m.x);
	m.path = xasprintf("%s/workbook.xlsx", m.x.out);
	assert_int_equal(format_open(&m.f, &m.o, &err), 0);
	m.f.since = old.root;
	if (xlsx_write_within(&m.f, m.path, &usual, &err) < 0)
		fail_msg("%s", err.text);
	says(&m, "Changes", "A2 text setting");
	says(&m, "Changes", "B2 text added");
	says(&m, "Changes", "H2 text shop.order.log");
	says(&m, "Changes", "J2 text false");
	says(&m, "Changes", "L2 text fails");
	fixture_close(&old);
	unmake(&m);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_types),
		cmocka_unit_test(test_continued),
		cmocka_unit_test(test_again),
		cmocka_unit_test(test_long),
		cmocka_unit_test(test_escapes),
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_nowhere),
		cmocka_unit_test(test_full),
		cmocka_unit_test(test_since),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
