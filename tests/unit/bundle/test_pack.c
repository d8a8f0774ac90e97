/* A disclosure pack shows what was asked for, proves it, and nothing else. */
#include "unit/bundle/packs.h"

#include "base/digest.h"
#include "bundle/place.h"

/* Names in the pack's data/, joined. */
static void
expect_items(struct world *w, const char *account, const char *region,
	     const char *service, const char *names)
{
	char *path = extract(w, account, region, service);
	struct verify_result r;
	struct buffer found;

	fixture_verify(w->f, path, &r);
	expect_answer(&r, 0, "");
	assert_int_equal(r.pack, 1);
	assert_int_equal(r.files, w->verified.files);
	buffer_init(&found, 1u << 20);
	for (size_t i = 0; i < r.nitems; i++)
		buffer_printf(&found, "%s ", r.items[i].path + 5);
	assert_string_equal(buffer_cstr(&found), names);
	buffer_free(&found);
	verify_result_free(&r);
	free(path);
}

static void
a_pack_holds_what_was_asked_for_and_no_more(void **state)
{
	struct world *w = *state;

	expect_items(w, NULL, NULL, "kms",
		     "evidence/" A "/eu-west-1/kms.jsonl "
		     "evidence/" A "/us-east-1/kms.jsonl "
		     "evidence/" B "/eu-west-1/kms.jsonl "
		     "settings/" A "/kms.csv settings/" B "/kms.csv ");
	expect_items(w, NULL, "us-east-1", NULL,
		     "evidence/" A "/us-east-1/kms.jsonl "
		     "evidence/" A "/us-east-1/transcribe.jsonl ");
	expect_items(w, NULL, "global", NULL,
		     "evidence/" A "/global/iam.jsonl ");
	expect_items(w, B, NULL, NULL,
		     "evidence/" B "/eu-west-1/kms.jsonl "
		     "evidence/" B "/eu-west-1/transcribe.jsonl "
		     "ledger/" B ".csv population/" B ".csv "
		     "report/" B ".html settings/" B "/kms.csv ");
	expect_items(w, A, NULL, "kms",
		     "evidence/" A "/eu-west-1/kms.jsonl "
		     "evidence/" A "/us-east-1/kms.jsonl "
		     "settings/" A "/kms.csv ");
	expect_items(w, A, "eu-west-1", "kms",
		     "evidence/" A "/eu-west-1/kms.jsonl ");
	expect_items(w, NULL, "eu-west-1", "transcribe",
		     "evidence/" A "/eu-west-1/transcribe.jsonl "
		     "evidence/" B "/eu-west-1/transcribe.jsonl ");
}

static void
what_was_left_out_is_counted(void **state)
{
	static const struct { struct place_choice choice;
			      size_t left_out[PACK_KINDS]; } cases[] = {
		{ { A, NULL, NULL }, { 0, 0, 0, 0, 0 } },
		{ { A, NULL, "kms" }, { 0, 0, 1, 1, 1 } },
		{ { A, "eu-west-1", NULL }, { 0, 2, 1, 1, 1 } },
		{ { NULL, NULL, "kms" }, { 0, 0, 2, 2, 2 } },
		{ { NULL, "eu-west-1", NULL }, { 0, 3, 2, 2, 2 } },
		{ { A, "eu-west-1", "kms" }, { 0, 1, 1, 1, 1 } },
	};
	struct world *w = *state;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct pack_result r;
		struct error err = { 0 };

		assert_int_equal(try_extract(w, &cases[i].choice, &r, &err),
				 0);
		for (size_t k = 0; k < PACK_KINDS; k++)
			assert_int_equal(r.left_out[k],
					 cases[i].left_out[k]);
		pack_result_free(&r);
	}
}

static void
nothing_to_disclose_is_no_pack(void **state)
{
	static const struct place_choice cases[] = {
		{ NULL, NULL, NULL }, { "999999999999", NULL, NULL },
		{ B, "us-east-1", NULL }, { NULL, NULL, "s3" },
		{ "", NULL, NULL }, { NULL, NULL, "../kms" },
	};
	struct world *w = *state;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct pack_result r;
		struct error err = { 0 };

		assert_int_equal(try_extract(w, &cases[i], &r, &err), -1);
		assert_int_equal(err.kind, ERROR_USAGE);
	}
	char *path = path_join(w->folder, "x");
	put_file(w->folder, "x", "");		/* nothing else is left there */
	struct error err = { 0 };
	struct file_list files;
	assert_int_equal(folder_list(w->folder, &files, &err), 0);
	assert_int_equal(files.n, 1);
	file_list_free(&files);
	free(path);
}

static void
a_place_is_told_by_its_path(void **state)
{
	static const struct { const char *path, *account, *region, *service; }
	cases[] = {
		{ "data/evidence/" A "/global/iam.jsonl", A, "global", "iam" },
		{ "data/settings/" A "/s3.csv", A, "", "s3" },
		{ "data/ledger/" A ".csv", A, "", "" },
		{ "data/population/" A ".csv", A, "", "" },
		{ "data/report/" A ".html", A, "", "" },
		{ "data/report/index.html", "", "", "" },
		{ "data/report/settings.csv", "", "", "" },
		{ "data/report/" A ".html/x", "", "", "" },
		{ "data/report/11112222333x.html", "", "", "" },
		{ "data/evidence/" A, A, "", "" },
		{ "data/evidence/x/y/z.jsonl", "", "", "" },
		{ "data/plan.json", "", "", "" },
		{ "data/" A ".csv", "", "", "" },
		{ "meta/ledger/" A ".csv", "", "", "" },
		{ "", "", "", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct place p = place_of(text_of(cases[i].path));

		if (!text_is(p.account, cases[i].account) ||
		    !text_is(p.region, cases[i].region) ||
		    !text_is(p.service, cases[i].service))
			fail_msg("%s", cases[i].path);
	}
}

static void
two_packs_of_one_choice_are_the_same_bytes(void **state)
{
	struct world *w = *state;
	struct place_choice choice = { NULL, NULL, "kms" };
	struct error err = { 0 };
	struct pack_result a, b;

	assert_int_equal(try_extract(w, &choice, &a, &err), 0);
	assert_int_equal(try_extract(w, &choice, &b, &err), 0);
	assert_string_equal(a.sha256, b.sha256);
	assert_string_equal(a.path, b.path);
	pack_result_free(&a);
	pack_result_free(&b);
}

/* What a pack must not have: names of what it does not disclose. */
static void
nothing_undisclosed_is_named(void **state)
{
	static const char *const hidden[] = {
		B, "transcribe.jsonl", "transcribe.csv", "eu-west-1/iam",
		"data/ledger", "data/population", "data/report", "data/plan",
		"manifest-sha256.txt  ", "items.jsonl\":",
	};
	struct world *w = *state;
	char *path = extract(w, A, NULL, "kms");
	struct error err = { 0 };
	struct buffer bytes;

	buffer_init(&bytes, 1u << 20);
	assert_int_equal(file_read(path, &bytes, &err), 0);
	for (size_t i = 0; i < sizeof(hidden) / sizeof(hidden[0]); i++)
		if (memmem(bytes.at, bytes.len, hidden[i],
			   strlen(hidden[i])) != NULL)
			fail_msg("%s is named", hidden[i]);
	assert_non_null(memmem(bytes.at, bytes.len, "kms.jsonl", 9));
	buffer_free(&bytes);
	free(path);
}

/* Packed again by somebody else, or unpacked, it is the same. */
static void
a_pack_may_be_compressed_or_a_folder(void **state)
{
	struct world *w = *state;
	char *path = extract(w, A, NULL, "kms"), *folder;
	struct verify_options options = { 0 };
	struct error err = { 0 };
	struct buffer bytes, small;
	struct verify_result r;

	buffer_init(&bytes, 1u << 20);
	buffer_init(&small, 1u << 20);
	assert_int_equal(file_read(path, &bytes, &err), 0);
	compress_bytes(&small, bytes.at, bytes.len, ARCHIVE_FILTER_GZIP);
	expect_bytes(w->f, &small, 0, "");
	folder = path_join(w->f->folder, "unpacked");
	options.extract = folder;
	fixture_verify_with(w->f, path, &options, &r);
	expect_answer(&r, 0, "");
	verify_result_free(&r);
	free(path);
	path = path_join(folder, "acme-soc2-2026Q4-0001.pack");
	fixture_verify(w->f, path, &r);
	expect_answer(&r, 0, "");
	assert_int_equal(r.nitems, 3);
	verify_result_free(&r);
	put_file(path, "data/more", "x");
	fixture_verify(w->f, path, &r);
	expect_answer(&r, 1, "E_UNLISTED");
	verify_result_free(&r);
	buffer_free(&bytes);
	buffer_free(&small);
	free(folder);
	free(path);
}

/* From a folder the same pack comes as from the archive. */
static void
a_pack_is_made_of_a_folder_too(void **state)
{
	struct world *w = *state;
	char *folder = path_join(w->f->folder, "unpacked");
	struct verify_options options = { .extract = folder };
	struct place_choice choice = { NULL, "eu-west-1", NULL };
	struct error err = { 0 };
	struct pack_result a, b;
	struct verify_result r;

	assert_int_equal(try_extract(w, &choice, &a, &err), 0);
	fixture_verify_with(w->f, w->bundle, &options, &r);
	verify_result_free(&r);
	free(w->bundle);
	w->bundle = path_join(folder, "acme-soc2-2026Q4-0001");
	assert_int_equal(try_extract(w, &choice, &b, &err), 0);
	assert_string_equal(a.sha256, b.sha256);
	pack_result_free(&a);
	pack_result_free(&b);
	free(folder);
}

static void
trust_is_asked_for_as_for_a_bundle(void **state)
{
	struct world *w = *state;
	char *path = extract(w, A, NULL, NULL);
	struct verify_result r;

	put_file(w->f->folder, "trust.ini", "[signer]\nanchors = tsa0.pem\n"
		 "[timestamp]\nanchors = tsa0.pem tsa1.pem\n");
	fixture_verify(w->f, path, &r);
	expect_answer(&r, 4, "E_SIGNER_CHAIN");
	verify_result_free(&r);
	free(path);
}

/* FORMAT.md prints the script and both digests. */
static void
the_document_has_the_script_and_the_digests(void **state)
{
	struct error err = { 0 };
	struct buffer document;
	char hex[65];

	(void)state;
	buffer_init(&document, 1u << 20);
	assert_int_equal(file_read(SOURCE "/core/bundle/FORMAT.md", &document,
				   &err), 0);
	assert_non_null(strstr(buffer_cstr(&document), pack_check_py));
	digest_hex_of(pack_check_py, strlen(pack_check_py), hex);
	assert_non_null(strstr(buffer_cstr(&document), hex));
	assert_non_null(strstr(pack_check_txt, hex));
	digest_hex_of(pack_check_txt, strlen(pack_check_txt), hex);
	assert_non_null(strstr(buffer_cstr(&document), hex));
	buffer_free(&document);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		world_case(a_pack_holds_what_was_asked_for_and_no_more),
		world_case(what_was_left_out_is_counted),
		world_case(nothing_to_disclose_is_no_pack),
		cmocka_unit_test(a_place_is_told_by_its_path),
		world_case(two_packs_of_one_choice_are_the_same_bytes),
		world_case(nothing_undisclosed_is_named),
		world_case(a_pack_may_be_compressed_or_a_folder),
		world_case(a_pack_is_made_of_a_folder_too),
		world_case(trust_is_asked_for_as_for_a_bundle),
		cmocka_unit_test(the_document_has_the_script_and_the_digests),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
