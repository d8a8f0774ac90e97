/* A folder is sealed, and what was sealed verifies. */
#include "unit/bundle/archive.h"

#include "base/digest.h"
#include "bundle/items.h"
#include "bundle/tar.h"

static void
a_sealed_bundle_is_valid(void **state)
{
	struct fixture *f = *state;
	struct verify_result r;
	struct buffer text;

	for (int compress = SEAL_GZIP; compress <= SEAL_NONE; compress++) {
		char *out = xasprintf("%s/out%d", f->folder, compress);

		f->options.out_folder = out;
		f->options.compress = (enum seal_compress)compress;
		char *path = fixture_seal(f);
		fixture_verify(f, path, &r);
		expect_answer(&r, 0, "");
		assert_string_equal(r.id, "acme-soc2-2026Q4-0001");
		assert_string_equal(r.level, "T");
		assert_int_equal(r.files, 5);
		assert_int_equal(r.ntsa, 2);
		buffer_init(&text, 65536);
		verify_write_text(&r, &text);
		assert_non_null(strstr(buffer_cstr(&text), "VALID   sealed by "
				       "CN=Acme Evidence 2026, not later"));
		buffer_free(&text);
		verify_result_free(&r);
		free(path);
		free(out);
	}
}

static void
digest_file(const char *path, char hex[65])
{
	struct error err = { 0 };
	struct buffer bytes;

	buffer_init(&bytes, 64u << 20);
	assert_int_equal(file_read(path, &bytes, &err), 0);
	digest_hex_of(bytes.at, bytes.len, hex);
	buffer_free(&bytes);
}

static void
write_part(const struct parts *p, const char *suffix, const char *folder)
{
	const struct part *part = &p->v[parts_find(p, suffix)];
	char *path = path_join(folder, path_base(part->name));
	struct error err = { 0 };

	assert_int_equal(folder_make(folder, &err), 0);
	assert_int_equal(file_write(path, buffer_view(&part->data), 0644,
				    &err), 0);
	free(path);
}

static void
the_same_signatures_give_the_same_bytes(void **state)
{
	struct fixture *f = *state;
	char *signatures = path_join(f->folder, "signatures"), *again;
	char *out = path_join(f->folder, "again"), *path;
	char one[65], two[65];
	struct parts p;

	f->options.created = 1790812800000;
	path = fixture_seal(f);
	parts_read(&p, path);
	write_part(&p, ".p7s", signatures);
	write_part(&p, ".tsr", signatures);
	f->options.reuse_signatures = signatures;
	f->options.out_folder = out;
	again = fixture_seal(f);
	digest_file(path, one);
	digest_file(again, two);
	assert_string_equal(one, two);
	parts_free(&p);
	free(path);
	free(again);
	free(out);
	free(signatures);
}

/* Signatures made once, with this program and these inputs; GOLDEN=1 makes
 * them anew, after a deliberate change of the format. */
#define GOLDEN	TESTS "/unit/bundle/golden"

static void
the_golden_bundle_has_not_changed(void **state)
{
	struct fixture *f = *state;
	struct error err = { 0 };
	struct buffer known;
	char hex[65], *path;
	struct parts p;

	f->options.created = 1790812800000;
	if (getenv("GOLDEN") == NULL)
		f->options.reuse_signatures = GOLDEN;
	path = fixture_seal(f);
	digest_file(path, hex);
	if (getenv("GOLDEN") != NULL) {
		parts_read(&p, path);
		write_part(&p, ".p7s", GOLDEN);
		write_part(&p, ".tsr", GOLDEN);
		parts_free(&p);
		put_file(GOLDEN, "sha256", hex);
	}
	buffer_init(&known, 4096);
	assert_int_equal(file_read(GOLDEN "/sha256", &known, &err), 0);
	known.at[64] = '\0';
	assert_string_equal(hex, buffer_cstr(&known));
	buffer_free(&known);
	free(path);
}

/* The value is for speed alone; 0 would be another frame. */
static void
threads_do_not_change_the_bytes(void **state)
{
	struct fixture *f = *state;
	char hex[3][65], *path = path_join(f->folder, "threads");
	struct error err = { 0 };
	struct text content = text_n(EVIDENCE EVIDENCE EVIDENCE, 300);
	long long size;

	for (unsigned i = 0; i < 3; i++) {
		struct tar_options options = { SEAL_ZSTD, i, "a-b-0001", 0 };
		FILE *file = fopen(path, "wb");
		struct tar *tar;

		assert_int_equal(tar_open(&tar, fileno(file), &options, &err),
				 0);
		for (int k = 0; k < 3000; k++) {
			char name[32];

			snprintf(name, sizeof(name), "data/%04d", k);
			assert_int_equal(tar_add(tar, name, content, &err), 0);
		}
		assert_int_equal(tar_close(tar, hex[i], &size, &err), 0);
		tar_free(tar);
		fclose(file);
	}
	assert_string_equal(hex[1], hex[2]);
	assert_string_equal(hex[0], hex[1]);
	free(path);
}

static void
refuse(struct fixture *f, const char *name, const char *words)
{
	struct seal_result result;
	struct error err = { 0 };
	char *path = path_join(f->payload, name);

	put_file(f->payload, name, "x");
	assert_int_equal(seal_run(&f->options, &result, &err), -1);
	if (err.kind != ERROR_USAGE || strstr(err.text, words) == NULL)
		fail_msg("%s: \"%s\"", name, err.text);
	assert_int_equal(unlink(path), 0);
	free(path);
}

static void
names_that_some_system_confuses_are_refused(void **state)
{
	struct fixture *f = *state;
	char *link = path_join(f->payload, "data/link");

	refuse(f, "data/PLAN.json", "the same on some systems");
	refuse(f, "data/nul.txt", "no name that a bundle may hold");
	refuse(f, "data/Com1", "no name that a bundle may hold");
	refuse(f, "data/with blank", "no name that a bundle may hold");
	refuse(f, "data/caf\303\251", "no name that a bundle may hold");
	refuse(f, "data/.hidden", "no name that a bundle may hold");
	assert_int_equal(symlink("/etc/passwd", link), 0);
	refuse(f, "data/zz", "a link");
	assert_int_equal(unlink(link), 0);
	free(link);
	free(fixture_seal(f));
}

static void
a_file_that_changes_meanwhile_stops_it(void **state)
{
	struct fixture *f = *state;
	char *path = path_join(f->folder, "changing");
	struct tar_options options = { SEAL_NONE, 1, "a-b-0001", 0 };
	char hex[65];
	static const uint64_t sizes[] = { 3, 2, 4 };

	digest_hex_of("abc", 3, hex);
	for (size_t i = 0; i < 3; i++) {
		struct error err = { 0 };
		struct tar *tar;
		FILE *from, *to = fopen("/dev/null", "wb");

		put_file(f->folder, "changing", i == 0 ? "abd" : "abc");
		from = fopen(path, "rb");
		assert_int_equal(tar_open(&tar, fileno(to), &options, &err),
				 0);
		assert_int_equal(tar_add_file(tar, "data/x", fileno(from),
					      sizes[i], hex, &err), -1);
		assert_non_null(strstr(err.text, "E_CHANGED"));
		tar_free(tar);
		fclose(from);
		fclose(to);
	}
	free(path);
}

static void
paths_longer_than_a_header_survive(void **state)
{
	struct fixture *f = *state;
	struct verify_result r;
	char *path, name[400];

	snprintf(name, sizeof(name), "data/%090d/%090d/%090d", 1, 2, 3);
	put_file(f->payload, name, "deep");
	path = fixture_seal(f);
	fixture_verify(f, path, &r);
	expect_answer(&r, 0, "");
	verify_result_free(&r);
	free(path);
}

static void
items_say_when_evidence_came(void **state)
{
	struct fixture *f = *state;
	char *path = fixture_seal(f);
	struct parts p;

	parts_read(&p, path);
	assert_non_null(strstr(buffer_cstr(&parts_get(&p, "items.jsonl")->data),
		"{\"account\":\"111122223333\","
		"\"first\":\"2026-09-30T08:12:41.000Z\",\"kind\":\"evidence\","
		"\"last\":\"2026-09-30T08:12:44.123Z\",\"lines\":2,"
		"\"path\":\"data/evidence/111122223333/eu-west-1/"
		"transcribe.jsonl\",\"region\":\"eu-west-1\","
		"\"service\":\"transcribe\"}\n"));
	parts_free(&p);
	free(path);
	/* Whatever the pieces it comes in. */
	for (size_t cut = 1; cut < sizeof(EVIDENCE); cut++) {
		struct items_scan scan = { 0 };
		size_t n = sizeof(EVIDENCE) - 1;

		for (size_t at = 0; at < n; at += cut)
			items_scan(&scan, text_n(&EVIDENCE[at], n - at < cut ?
						 n - at : cut));
		assert_int_equal(scan.lines, 2);
		assert_string_equal(scan.first, "2026-09-30T08:12:41.000Z");
		assert_string_equal(scan.last, "2026-09-30T08:12:44.123Z");
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		test_case(a_sealed_bundle_is_valid),
		test_case(the_same_signatures_give_the_same_bytes),
		test_case(the_golden_bundle_has_not_changed),
		test_case(threads_do_not_change_the_bytes),
		test_case(names_that_some_system_confuses_are_refused),
		test_case(a_file_that_changes_meanwhile_stops_it),
		test_case(paths_longer_than_a_header_survive),
		test_case(items_say_when_evidence_came),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
