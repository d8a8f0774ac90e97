/* A folder is sealed, and what was sealed verifies. */
#include "unit/bundle/fixture.h"

static void
a_sealed_bundle_is_valid(void **state)
{
	struct fixture *f = *state;
	struct verify_result r;
	struct buffer text;

	write_trust(f, "");
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

int
main(void)
{
	const struct CMUnitTest tests[] = {
		test_case(a_sealed_bundle_is_valid),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
