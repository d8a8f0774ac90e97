/* Archives that somebody made by hand, each with its error. */
#include "unit/bundle/archive.h"

#define TOP	"acme-soc2-2026Q4-0001/"

static struct fixture *world;
static struct parts good;

static int
setup(void **state)
{
	char *path;

	(void)state;
	world = fixture_new();
	path = fixture_seal(world);
	parts_read(&good, path);
	free(path);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	parts_free(&good);
	fixture_free(world);
	return 0;
}

/* The good members again, for one test to spoil. */
static struct parts
copy(void)
{
	struct parts p = { .n = 0 };

	for (size_t i = 0; i < good.n; i++) {
		struct part *part = parts_insert(&p, p.n, good.v[i].name, "");

		buffer_put(&part->data, buffer_cstr(&good.v[i].data),
			   good.v[i].data.len);
	}
	return p;
}

static void
expect_spoiled(struct parts *p, int status, const char *name)
{
	expect_parts(world, p, status, name);
	parts_free(p);
}

static void
plain_forms_pass(void **state)
{
	static const char *const magics[] = { NULL, "ustar  " };
	struct buffer bytes, packed;

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct parts p = copy();

		for (size_t k = 0; k < p.n; k++)
			p.v[k].magic = magics[i];
		expect_spoiled(&p, 0, "");
	}
	struct parts p = copy();
	parts_get(&p, "plan.json")->pax =
		"45 path=acme-soc2-2026Q4-0001/data/plan.json\n";
	expect_spoiled(&p, 0, "");
	buffer_init(&bytes, 64u << 20);
	parts_write(&good, &bytes);
	for (int filter = 0; filter < 2; filter++) {
		buffer_init(&packed, 64u << 20);
		compress_bytes(&packed, bytes.at, bytes.len, filter == 0 ?
			       ARCHIVE_FILTER_GZIP : ARCHIVE_FILTER_ZSTD);
		expect_bytes(world, &packed, 0, "");
		buffer_free(&packed);
	}
	buffer_free(&bytes);
}

static void
bad_names_are_refused(void **state)
{
	static const struct { const char *name, *error; } cases[] = {
		{ TOP "data/../../evil", "E_PATH" },
		{ "/etc/passwd", "E_PATH" },
		{ TOP "data/a/../b", "E_PATH" },
		{ TOP "data/a%0Ab", "E_PATH" },
		{ TOP "data/caf\303\251", "E_PATH" },
		{ TOP "data/a\\b", "E_PATH" },
		{ TOP "data//b", "E_PATH" },
		{ TOP "./data/b", "E_PATH" },
		{ TOP "data/b.", "E_PATH" },
		{ TOP "data/-rf", "E_PATH" },
		{ "other-base-0001/data/b", "E_BASE" },
		{ "acme-soc2-2026Q4-0001", "E_BASE" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct parts p = copy();

		parts_insert(&p, p.n, cases[i].name, "x");
		expect_spoiled(&p, 3, cases[i].error);
	}
}

static void
anything_but_a_file_is_refused(void **state)
{
	static const struct { char type; const char *link, *error; } cases[] = {
		{ '2', "/etc/passwd", "E_LINK" },
		{ '1', TOP "bagit.txt", "E_LINK" },
		{ '6', NULL, "E_TYPE" },
		{ '3', NULL, "E_TYPE" },
		{ '4', NULL, "E_TYPE" },
		{ '5', NULL, "E_TYPE" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct parts p = copy();
		struct part *part = parts_insert(&p, p.n, TOP "data/zz", "");

		part->type = cases[i].type;
		part->link = cases[i].link;
		expect_spoiled(&p, 3, cases[i].error);
	}
}

static void
a_pax_header_cannot_smuggle(void **state)
{
	static const struct { const char *pax; int status; const char *error; }
	cases[] = {
		{ "28 path=../../../etc/passwd\n", 3, "E_PATH" },
		{ "36 SCHILY.xattr.user.note=something\n", 3, "E_XATTR" },
		{ "81 SCHILY.acl.access=user::r--,group::r--,other::r--,"
		  "user:bob:rwx:1000,mask::rwx\n", 3, "E_XATTR" },
		{ "11 size=40\n", 1, "E_SIZE" },
		{ "25 GNU.sparse.size=65536\n"
		  "22 GNU.sparse.map=0,3\n", 3, "E_SPARSE" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct parts p = copy();

		parts_get(&p, "plan.json")->pax = cases[i].pax;
		expect_spoiled(&p, cases[i].status, cases[i].error);
	}
}

static void
a_gnu_sparse_map_is_refused(void **state)
{
	struct parts p = copy();
	struct buffer bytes;
	char *at;

	(void)state;
	struct part *part = parts_insert(&p, p.n, TOP "data/zz", "");
	part->type = 'S';
	part->magic = "ustar  ";
	buffer_init(&bytes, 64u << 20);
	parts_write(&p, &bytes);
	/* One hole of 64 KiB, no data: offset, length, then the real size. */
	at = bytes.at + bytes.len - 1536;
	octal(at + 386, 12, 65536);
	octal(at + 398, 12, 0);
	octal(at + 483, 12, 65536);
	checksum(at);
	expect_bytes(world, &bytes, 3, "E_SPARSE");
	buffer_free(&bytes);
	parts_free(&p);
}

static void
members_come_once_and_in_order(void **state)
{
	struct parts p;
	struct part part;
	size_t n;

	(void)state;
	p = copy();
	parts_insert(&p, p.n, TOP "data/report/index.html", "again");
	expect_spoiled(&p, 1, "E_UNLISTED");
	p = copy();
	parts_insert(&p, parts_find(&p, "/VERIFY.txt"), TOP "bagit.txt", "x");
	expect_spoiled(&p, 3, "E_ORDER");
	p = copy();
	parts_insert(&p, parts_find(&p, "/VERIFY.txt"), TOP "meta/more", "x");
	expect_spoiled(&p, 3, "E_TAG_UNKNOWN");
	p = copy();
	n = parts_find(&p, "plan.json");
	part = p.v[n];
	p.v[n] = p.v[n - 1];
	p.v[n - 1] = part;
	expect_spoiled(&p, 1, "E_MISSING");
	p = copy();
	part = p.v[p.n - 1];
	memmove(&p.v[1], &p.v[0], (p.n - 1) * sizeof(part));
	p.v[0] = part;
	expect_spoiled(&p, 3, "E_ORDER");
	p = copy();
	parts_remove(&p, parts_find(&p, "plan.json"));
	expect_spoiled(&p, 1, "E_MISSING");
	p = copy();
	parts_remove(&p, p.n - 1);
	expect_spoiled(&p, 1, "E_MISSING");
	p = copy();
	parts_insert(&p, p.n, TOP "data/zz", "extra");
	expect_spoiled(&p, 1, "E_UNLISTED");
	p = copy();
	parts_insert(&p, parts_find(&p, "plan.json"), TOP "data/p", "extra");
	expect_spoiled(&p, 1, "E_UNLISTED");
	p = copy();
	parts_remove(&p, parts_find(&p, "items.jsonl"));
	expect_spoiled(&p, 3, "E_ORDER");
}

static void
the_end_is_the_end(void **state)
{
	struct buffer bytes, twice;
	size_t len;

	(void)state;
	buffer_init(&bytes, 64u << 20);
	parts_write(&good, &bytes);
	len = bytes.len;
	bytes.len = len - 1024;			/* no end blocks */
	expect_bytes(world, &bytes, 1, "E_TRUNCATED");
	bytes.len = len - 512;			/* one of two */
	expect_bytes(world, &bytes, 1, "E_TRUNCATED");
	bytes.len = len - 1024 - 512 + 3;	/* in the last member */
	expect_bytes(world, &bytes, 1, "E_TRUNCATED");
	bytes.len = len - 1024 - 512 - 100;	/* in its header */
	expect_bytes(world, &bytes, 3, "E_TAR_HEADER");
	bytes.len = len;
	buffer_puts(&bytes, "junk");
	expect_bytes(world, &bytes, 3, "E_TRAILING");
	bytes.len = len;
	buffer_init(&twice, 64u << 20);
	buffer_put(&twice, bytes.at, bytes.len);
	buffer_put(&twice, bytes.at, bytes.len);
	expect_bytes(world, &twice, 3, "E_TRAILING");
	buffer_free(&twice);
	for (size_t i = 0; i < 9; i++)		/* a tape's padding is fine */
		buffer_put(&bytes, bytes.at + len - 1024, 1024);
	expect_bytes(world, &bytes, 0, "");
	buffer_free(&bytes);
}

static void
compressed_streams_end_once(void **state)
{
	static const int filters[] = { ARCHIVE_FILTER_GZIP,
				       ARCHIVE_FILTER_ZSTD };
	struct buffer bytes, packed, more;

	(void)state;
	buffer_init(&bytes, 64u << 20);
	parts_write(&good, &bytes);
	for (size_t i = 0; i < 2; i++) {
		buffer_init(&packed, 64u << 20);
		buffer_init(&more, 64u << 20);
		compress_bytes(&packed, bytes.at, bytes.len, filters[i]);
		compress_bytes(&more, "a second stream", 15, filters[i]);
		size_t len = packed.len;
		buffer_put(&packed, more.at, more.len);
		expect_bytes(world, &packed, 3, "E_TRAILING");
		packed.len = len;
		buffer_reset(&more);		/* zeros would be padding */
		compress_bytes(&more, bytes.at + bytes.len - 512, 512,
			       filters[i]);
		buffer_put(&packed, more.at, more.len);
		if (filters[i] == ARCHIVE_FILTER_GZIP)
			expect_bytes(world, &packed, 3, "E_TRAILING");
		packed.len = len - 20;
		expect_bytes(world, &packed, 1, "E_TRUNCATED");
		packed.len = len;
		buffer_reset(&more);
		compress_bytes(&more, packed.at, packed.len,
			       ARCHIVE_FILTER_GZIP);
		expect_bytes(world, &more, 3, "E_FILTER");
		buffer_free(&more);
		if (filters[i] == ARCHIVE_FILTER_GZIP) {
			buffer_puts(&packed, "junk behind gzip");
			expect_bytes(world, &packed, 3, "E_TRAILING");
		}
		buffer_free(&packed);
	}
	buffer_free(&bytes);
}

/* Half a gigabyte of zeros in a few kB, where padding may stand. */
static void
a_bomb_does_not_go_off(void **state)
{
	static const char zeros[1u << 20];
	struct archive *a = archive_write_new();
	struct archive_entry *e = archive_entry_new();
	struct buffer packed, bytes;

	(void)state;
	buffer_init(&bytes, 64u << 20);
	buffer_init(&packed, 64u << 20);
	parts_write(&good, &bytes);
	archive_write_set_format_raw(a);
	archive_write_add_filter_zstd(a);
	archive_write_set_bytes_in_last_block(a, 1);
	archive_write_open2(a, &packed, NULL, append, NULL, NULL);
	archive_entry_set_filetype(e, AE_IFREG);
	archive_entry_set_pathname(e, "x");
	archive_write_header(a, e);
	archive_write_data(a, bytes.at, bytes.len);
	for (int i = 0; i < 512; i++)
		archive_write_data(a, zeros, sizeof(zeros));
	archive_write_free(a);
	archive_entry_free(e);
	expect_bytes(world, &packed, 3, "E_TRAILING");
	buffer_free(&packed);
	buffer_free(&bytes);
}

static void
limits_are_kept(void **state)
{
	static const struct { uint64_t entries, bytes; } limits[] = {
		{ 5, 0 }, { 0, 10000 },
	};
	char *path = path_join(world->folder, "bytes.tar");
	struct error err = { 0 };
	struct buffer bytes;
	struct verify_result r;

	(void)state;
	buffer_init(&bytes, 64u << 20);
	parts_write(&good, &bytes);
	assert_int_equal(file_write(path, buffer_view(&bytes), 0600, &err), 0);
	for (size_t i = 0; i < 2; i++) {
		struct verify_options options = {
			.limit_entries = limits[i].entries,
			.limit_bytes = limits[i].bytes,
		};

		fixture_verify_with(world, path, &options, &r);
		expect_answer(&r, 3, "E_LIMIT");
		verify_result_free(&r);
	}
	buffer_free(&bytes);
	free(path);
}

static void
a_ratio_beyond_belief_is_refused(void **state)
{
	static const char zeros[1u << 20];
	char *path = path_join(world->folder, "bytes.tar");
	struct verify_options options = { .limit_ratio = 100 };
	struct parts p = copy();
	struct part *part = parts_get(&p, "/VERIFY.txt");
	struct buffer bytes, packed;
	struct error err = { 0 };
	struct verify_result r;

	(void)state;
	for (int i = 0; i < 24; i++)
		buffer_put(&part->data, zeros, sizeof(zeros));
	buffer_init(&bytes, 64u << 20);
	buffer_init(&packed, 64u << 20);
	parts_write(&p, &bytes);
	compress_bytes(&packed, bytes.at, bytes.len, ARCHIVE_FILTER_ZSTD);
	assert_int_equal(file_write(path, buffer_view(&packed), 0600, &err),
			 0);
	fixture_verify_with(world, path, &options, &r);
	expect_answer(&r, 3, "E_LIMIT");
	verify_result_free(&r);
	buffer_free(&packed);
	buffer_free(&bytes);
	parts_free(&p);
	free(path);
}

static void
what_is_no_archive_is_said_to_be_none(void **state)
{
	struct buffer bytes;

	(void)state;
	buffer_init(&bytes, 1u << 20);
	expect_bytes(world, &bytes, 3, "E_OPEN");
	for (int i = 0; i < 1000; i++)
		buffer_puts(&bytes, "no tar at all ");
	expect_bytes(world, &bytes, 3, "E_TAR_HEADER");
	buffer_free(&bytes);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plain_forms_pass),
		cmocka_unit_test(bad_names_are_refused),
		cmocka_unit_test(anything_but_a_file_is_refused),
		cmocka_unit_test(a_pax_header_cannot_smuggle),
		cmocka_unit_test(a_gnu_sparse_map_is_refused),
		cmocka_unit_test(members_come_once_and_in_order),
		cmocka_unit_test(the_end_is_the_end),
		cmocka_unit_test(compressed_streams_end_once),
		cmocka_unit_test(a_bomb_does_not_go_off),
		cmocka_unit_test(limits_are_kept),
		cmocka_unit_test(a_ratio_beyond_belief_is_refused),
		cmocka_unit_test(what_is_no_archive_is_said_to_be_none),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
