/* test_archive_receipt.c - receipts and upload states, written and read back */
#include "unit.h"

#include "archive/archive.h"
#include "archive/receipt.h"
#include "archive/state.h"

#define HEX	"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

static void
fill(struct receipt *r)
{
	static const char *parts[] = { "YQ==", "Yg==" };
	static const char *warnings[] = { "one \"quoted\"\n" };

	r->archived = at("2026-11-29T08:00:01Z");
	r->bundle_id = "acme-soc2-2026Q4-0003";
	r->bundle_file = "acme-soc2-2026Q4-0003.tar.gz";
	r->bundle_sha256 = r->p7s_sha256 = HEX;
	r->bundle_size = UINT64_C(5368709121);
	r->level = "T";
	r->bucket = "acme-audit";
	r->key = "soc2/acme-soc2-2026Q4-0003.tar.gz";
	r->region = "eu-west-1";
	r->version_id = "3sL4k";
	r->etag = "0a-2";
	r->checksum = "ungW-2";
	r->checksum_type = "COMPOSITE";
	r->part_size = 67108864;
	r->parts = parts;
	r->nparts = 2;
	r->lock = "COMPLIANCE";
	r->until = at("2033-11-29T08:00:00Z");
	r->legal_hold = 1;
	r->storage_class = "GLACIER_IR";
	r->encryption = "aws:kms";
	r->kms_key = "k1";
	r->head_request = "H";
	r->warnings = warnings;
	r->nwarnings = 1;
	r->tool = "exhibit test";
}

static char *
written(const struct receipt *r)
{
	struct buffer b;

	buffer_init(&b, RECEIPT_MAX);
	receipt_write(r, &b);
	return buffer_steal(&b);
}

static void
comes_back(void **state)
{
	struct receipt *r = receipt_new(), *again;
	struct error err;
	char *first, *second;

	(void)state;
	fill(r);
	first = written(r);
	assert_int_equal(receipt_read(&again, text_of(first), &err), 0);
	second = written(again);
	assert_string_equal(first, second);
	assert_int_equal(again->bundle_size, UINT64_C(5368709121));
	assert_int_equal(again->nparts, 2);
	assert_null(again->upload_request);
	assert_true(receipt_same_object(r, again));
	again->archived++;
	again->head_request = "other";
	assert_true(receipt_same_object(r, again));
	again->version_id = "other";
	assert_false(receipt_same_object(r, again));
	free(first);
	free(second);
	receipt_free(again);
	receipt_free(r);
}

static void
refused(void **state)
{
	struct receipt *r = receipt_new(), *again = NULL;
	struct error err;
	char *good, *bad;

	(void)state;
	fill(r);
	good = written(r);
	bad = strstr(good, "receipt:1");
	bad[8] = '2';			/* another version of the format */
	assert_int_equal(receipt_read(&again, text_of(good), &err), -1);
	assert_null(again);
	assert_int_equal(err.kind, ERROR_MALFORMED);
	bad[8] = '1';
	assert_int_equal(receipt_read(&again, text_n(good, strlen(good) / 2),
				      &err), -1);
	r->bundle_sha256 = "short";
	free(good);
	good = written(r);
	assert_int_equal(receipt_read(&again, text_of(good), &err), -1);
	assert_int_equal(receipt_read(&again, text_of("{}"), &err), -1);
	assert_int_equal(receipt_read(&again, text_of(""), &err), -1);
	free(good);
	receipt_free(r);
}

struct uploading {
	char *folder, *path;
	struct target target;
	struct source source;
	struct terms terms;
};

static void
uploading(struct uploading *u)
{
	struct archive_options o = { .kms_key = "k1", .legal_hold = 1 };
	struct error err;
	char *file;

	u->folder = scratch();
	u->path = path_join(u->folder, "x.upload.json");
	file = path_join(u->folder, "x.tar");
	assert_int_equal(file_write(file, text_of("abc"), 0600, &err), 0);
	assert_int_equal(source_open(&u->source, file, 1, &err), 0);
	assert_int_equal(target_read(&u->target, "s3://acme/p", &err), 0);
	assert_int_equal(terms_read(&u->terms, &o, at("2026-11-29T08:00:00Z"),
				    &err), 0);
	free(file);
}

static void
uploaded(struct uploading *u)
{
	source_close(&u->source);
	target_free(&u->target);
	free(u->path);
	scratch_end(u->folder);
}

static void
state_comes_back(void **unused)
{
	struct uploading u;
	struct state a, b;
	struct error err;

	(void)unused;
	uploading(&u);
	assert_int_equal(state_read(&a, u.path, &err), 0);
	state_free(&a);
	state_begin(&a, u.path, &u.target, "p/x.tar");
	state_describe(&a, &u.source, &u.terms);
	a.creating = 1;
	assert_int_equal(state_write(&a, &err), 0);
	assert_int_equal(state_read(&b, u.path, &err), 1);
	assert_int_equal(b.creating, 1);
	assert_null(b.upload_id);
	state_free(&b);

	a.creating = 0;
	a.sent = 1;
	a.upload_id = xstrdup("id\"1");
	assert_int_equal(state_write(&a, &err), 0);
	assert_int_equal(state_read(&b, u.path, &err), 1);
	assert_string_equal(b.upload_id, "id\"1");
	assert_int_equal(b.sent, 1);
	assert_int_equal(b.until, at("2033-11-29T08:00:00Z"));
	assert_true(state_is_of(&b, &u.target, "p/x.tar"));
	assert_false(state_is_of(&b, &u.target, "p/y.tar"));
	assert_true(state_fits(&b, &u.source, &u.terms));
	state_free(&b);
	state_remove(&a);
	assert_false(file_exists(u.path));
	state_free(&a);
	uploaded(&u);
}

/* Going on a day later wants the same end; other terms are another upload. */
static void
state_fits_only_its_own(void **unused)
{
	struct uploading u;
	struct terms t;
	struct state s;

	(void)unused;
	uploading(&u);
	state_begin(&s, u.path, &u.target, "p/x.tar");
	state_describe(&s, &u.source, &u.terms);
	t = u.terms;
	t.until += 86400000;
	assert_true(state_fits(&s, &u.source, &t));
	t.retain = "8y";
	assert_false(state_fits(&s, &u.source, &t));
	t = u.terms;
	t.lock = NULL;
	assert_false(state_fits(&s, &u.source, &t));
	t = u.terms;
	t.kms_key = "k2";
	assert_false(state_fits(&s, &u.source, &t));
	t = u.terms;
	t.legal_hold = 0;
	assert_false(state_fits(&s, &u.source, &t));
	t = u.terms;
	t.storage_class = "STANDARD";
	assert_false(state_fits(&s, &u.source, &t));
	s.part_size++;
	assert_false(state_fits(&s, &u.source, &u.terms));
	s.part_size--;
	s.sha256[0] ^= 1;
	assert_false(state_fits(&s, &u.source, &u.terms));
	state_free(&s);
	uploaded(&u);
}

static void
state_refused(void **unused)
{
	static const char *const bad[] = {
		"", "{}", "[]", "{\"type\":\"urn:exhibit:upload-state:2\"}",
		"{\"type\":\"urn:exhibit:upload-state:1\",\"sha256\":\"" HEX
		"\",\"bucket\":\"a\",\"key\":\"k\"}",
	};
	struct uploading u;
	struct state s;
	struct error err;

	(void)unused;
	uploading(&u);
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		assert_int_equal(file_write(u.path, text_of(bad[i]), 0600,
					    &err), 0);
		assert_int_equal(state_read(&s, u.path, &err), -1);
		assert_non_null(strstr(err.text, "remove it"));
		state_free(&s);
	}
	uploaded(&u);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(comes_back),
		cmocka_unit_test(refused),
		cmocka_unit_test(state_comes_back),
		cmocka_unit_test(state_fits_only_its_own),
		cmocka_unit_test(state_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
