/*
 * What people read, held against files kept beside this test.
 *
 *	EXHIBIT_GOLDEN=write build/tests/test_format_golden
 * writes them anew; read the difference before it is committed.  Pages are kept
 * without their style and scripts, a workbook as its cells.
 */
#include "book.h"

#include "format/format.h"
#include "plan/binary.h"

#define GOLDEN TESTS "/unit/format/golden"

static void
put(const struct fixture *x, const char *name, const char *text)
{
	char *path = path_join(x->root, name);

	fixture_put(path, text_of(text));
	free(path);
}

/* As an unpacked bundle: a statement, a bag, leaves. */
static void
make_bundle(struct fixture *x)
{
	fixture_save(x);
	put(x, "bag-info.txt", "Source-Organization: Acme & Sons\n");
	put(x, "meta/leaves.txt",
	    "00112233445566778899aabbccddeeff"
	    " 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
	    " 4711 data/evidence/" ONE "/eu-west-1/shop.jsonl\n");
	put(x, "meta/statement.json", "{\"predicate\":{"
	    "\"bundle_id\":\"acme-2026Q4-0001\",\"stream\":\"acme\","
	    "\"created\":\"2026-12-31T13:57:00Z\",\"headline\":\"INCOMPLETE\","
	    "\"clock\":{\"skew_ms_median\":12,\"skew_ms_min\":3,"
	    "\"skew_ms_max\":40},\"endpoints\":{\"aws\":8,\"other\":[]},"
	    "\"collector\":{\"version\":\"1.2.3\",\"build_sha256\":\"cd\"}}}");
}

static struct verify_result
make_seal(void)
{
	struct verify_result v = {
		.id = "acme-2026Q4-0001", .stream = "acme", .sequence = 1,
		.level = "T", .time = 1798725600000, .signer = "CN=Acme",
		.signer_sha256 = "ab", .p7s_sha256 = "12",
		.archive_sha256 = "34", .merkle_root = "56", .ntsa = 1,
	};

	snprintf(v.tsa[0].name, sizeof v.tsa[0].name, "TSA One");
	v.tsa[0].time = v.time;
	return v;
}

/* Of a page what begins with from and ends with to is left out. */
static void
leave_out(struct buffer *b, const char *from, const char *to)
{
	struct buffer kept;
	const char *at = buffer_cstr(b), *begin, *end;

	buffer_init(&kept, 1u << 28);
	while ((begin = strstr(at, from)) != NULL) {
		begin += strlen(from);
		end = strstr(begin, to);
		assert_non_null(end);
		buffer_put(&kept, at, (size_t)(begin - at));
		at = end;
	}
	buffer_puts(&kept, at);
	buffer_free(b);
	*b = kept;
}

/* The digests of the program that tests, and of what states it. */
static void
mask(const struct fixture *x, struct buffer *b)
{
	char of_plan[DIGEST_HEX];
	struct binary program;
	struct buffer plan;
	struct error err;

	buffer_init(&plan, 1u << 24);
	assert_int_equal(file_read(x->plan, &plan, &err), 0);
	digest_hex_of(plan.at, plan.len, of_plan);
	buffer_free(&plan);
	assert_int_equal(binary_self(&program, &err), 0);
	for (char *p = b->at; (p = strstr(p, of_plan)); )
		memset(p, '0', DIGEST_HEX - 1);
	/* Pages break a digest in two. */
	for (int half = 0; half < 2; half++) {
		char part[33];

		memcpy(part, program.sha256 + 32 * half, 32);
		part[32] = '\0';
		for (char *p = b->at; (p = strstr(p, part)); )
			memset(p, '0', 32);
	}
}

static void
compare(const struct fixture *x, struct buffer *made, const char *name)
{
	const char *mode = getenv("EXHIBIT_GOLDEN");
	char *path = path_join(GOLDEN, name);
	struct buffer golden;
	struct error err;

	if (strstr(name, ".html")) {
		leave_out(made, "<style>", "</style>");
		leave_out(made, "<script>", "</script>");
		leave_out(made, "http-equiv=\"Content-Security-Policy\"", ">");
	}
	mask(x, made);
	if (mode && strcmp(mode, "write") == 0)
		assert_int_equal(file_write(path, buffer_view(made), 0644,
					    &err), 0);
	buffer_init(&golden, 1u << 24);
	if (file_read(path, &golden, &err) < 0)
		fail_msg("%s", err.text);
	if (golden.len != made->len ||
	    memcmp(golden.at, made->at, made->len) != 0) {
		size_t i = 0;

		while (i < golden.len && golden.at[i] == made->at[i])
			i++;
		i = i > 200 ? i - 200 : 0;
		fail_msg("%s: made\n%.400s\nkept\n%.400s", name, made->at + i,
			 golden.at + i);
	}
	buffer_free(&golden);
	free(path);
}

static void
dump_book(const struct fixture *x, struct buffer *out)
{
	char *path = path_join(x->out, "workbook.xlsx"), *tab;

	buffer_init(out, 1u << 28);
	for (int i = 0; (tab = book_tab(path, i)) != NULL; i++) {
		buffer_printf(out, "== %s\n", tab);
		book_dump(path, tab, out);
		free(tab);
	}
	free(path);
}

static void
make(struct fixture *x, const char *names)
{
	const struct format *v[FORMATS_MAX + 1];
	struct report_options o = fixture_options(x);
	struct verify_result seal = make_seal();
	struct format_run f;
	struct error err;
	size_t n;

	o.seal = &seal;
	if (formats_read(v, &n, names, &err) < 0 ||
	    format_open(&f, &o, &err) < 0)
		fail_msg("%s", err.text);
	for (size_t i = 0; i < n; i++)
		if (format_write(&f, v[i], &err) < 0)
			fail_msg("%s", err.text);
	format_close(&f);
}

static void
test_golden(void **state)
{
	static const char *const files[] = {
		"settings.csv", "ledger.csv", "populations.csv", "index.html",
		ONE ".html", TWO ".html", "ipe.html",
	};
	struct fixture x;
	struct buffer b;

	(void)state;
	fixture_open(&x);
	make_bundle(&x);
	make(&x, "html csv xlsx ipe");
	for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
		fixture_read(&x, files[i], &b);
		compare(&x, &b, files[i]);
		buffer_free(&b);
	}
	dump_book(&x, &b);
	compare(&x, &b, "workbook.txt");
	buffer_free(&b);
	fixture_close(&x);
}

/* A format is not done without one. */
static void
test_each_has_one(void **state)
{
	(void)state;
	for (const struct format *f = formats; f->name; f++) {
		char *path = path_join(GOLDEN, strcmp(f->name, "xlsx") == 0 ?
				       "workbook.txt" : f->file);

		if (!file_exists(path))
			fail_msg("%s: no %s", f->name, path);
		free(path);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_golden),
		cmocka_unit_test(test_each_has_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
