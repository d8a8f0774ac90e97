/* test_archive_source.c - parts, their digests, and the checksum made of them */
#include "unit.h"

#include "archive/source.h"

#define MIB	(UINT64_C(1) << 20)
#define GIB	(UINT64_C(1) << 30)
#define TIB	(UINT64_C(1) << 40)

static void
part_sizes(void **state)
{
	static const struct { uint64_t size, most, part; } rows[] = {
		{ 1, GIB, 0 }, { GIB, GIB, 0 }, { GIB + 1, GIB, 64 * MIB },
		{ 5 * GIB, 5 * GIB, 0 }, { 6 * MIB, 5 * MIB, 5 * MIB },
		{ 100, 1, 5 * MIB }, { 100 * MIB, 10 * MIB, 10 * MIB },
		{ 640000 * MIB, GIB, 64 * MIB },
		{ 640000 * MIB + 1, GIB, 65 * MIB },
		{ 5 * TIB, GIB, 525 * MIB },
		{ 60000 * MIB, 5 * MIB, 6 * MIB },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		uint64_t part = part_size_of(rows[i].size, rows[i].most);

		assert_int_equal(part, rows[i].part);
		if (part != 0)
			assert_true((rows[i].size + part - 1) / part <=
				    PARTS_MAX);
	}
}

static char *
make(const char *folder, size_t size)
{
	char *path = path_join(folder, "bytes"), *bytes = xmalloc(size);
	struct error err;

	for (size_t i = 0; i < size; i++)
		bytes[i] = (char)(i * 31 + i / 257);
	assert_int_equal(file_write(path, text_n(bytes, size), 0600, &err), 0);
	free(bytes);
	return path;
}

static void
whole(void **state)
{
	char *folder = scratch(), *path = make(folder, 3);
	struct source s;
	struct error err;
	char sum[64];

	(void)state;
	assert_int_equal(file_write(path, text_of("abc"), 0600, &err), 0);
	assert_int_equal(source_open(&s, path, GIB, &err), 0);
	assert_int_equal(s.nparts, 0);
	/* FIPS 180-2, B.1 */
	assert_string_equal(s.hex, "ba7816bf8f01cfea414140de5dae2223"
			    "b00361a396177a9cb410ff61f20015ad");
	source_checksum(&s, sum);
	assert_string_equal(sum,
			    "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
	source_close(&s);
	free(path);
	scratch_end(folder);
}

static void
in_parts(void **state)
{
	const size_t size = 2 * 5 * MIB + 17;
	char *folder = scratch(), *path = make(folder, size), sum[64], text[64];
	uint8_t range[DIGEST_SIZE], of_all[DIGEST_SIZE];
	struct source s;
	struct error err;
	uint64_t total = 0;

	(void)state;
	assert_int_equal(source_open(&s, path, 5 * MIB, &err), 0);
	assert_int_equal(s.nparts, 3);
	for (size_t i = 0; i < s.nparts; i++) {
		assert_int_equal(source_part_at(&s, i), i * 5 * MIB);
		total += source_part_size(&s, i);
		assert_int_equal(source_range(&s, source_part_at(&s, i),
					      source_part_size(&s, i), range,
					      &err), 0);
		assert_memory_equal(range, s.parts[i], DIGEST_SIZE);
	}
	assert_int_equal(total, size);
	assert_int_equal(source_range(&s, 0, size, range, &err), 0);
	assert_memory_equal(range, s.sha256, DIGEST_SIZE);
	digest_of(s.parts, 3 * DIGEST_SIZE, of_all);
	checksum_text(of_all, text);
	source_checksum(&s, sum);
	assert_memory_equal(sum, text, 44);
	assert_string_equal(sum + 44, "-3");
	assert_int_equal(source_range(&s, size - 1, 2, range, &err), -1);
	source_close(&s);
	free(path);
	scratch_end(folder);
}

static void
one_at_a_time(void **state)
{
	char *folder = scratch(), *path = make(folder, 10);
	struct source a, b;
	struct error err;

	(void)state;
	assert_int_equal(source_open(&a, path, GIB, &err), 0);
	assert_int_equal(source_open(&b, path, GIB, &err), -1);
	assert_int_equal(err.kind, ERROR_SYSTEM);
	assert_non_null(strstr(err.text, "another exhibit"));
	source_close(&b);
	source_close(&a);
	assert_int_equal(source_open(&b, path, GIB, &err), 0);
	source_close(&b);
	assert_int_equal(source_open(&b, folder, GIB, &err), -1);
	assert_int_equal(err.kind, ERROR_USAGE);
	source_close(&b);
	free(path);
	scratch_end(folder);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(part_sizes),
		cmocka_unit_test(whole),
		cmocka_unit_test(in_parts),
		cmocka_unit_test(one_at_a_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
