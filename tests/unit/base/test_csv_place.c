/* The reader in place reads what the other one reads, or refuses what it does. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/csv.h"
#include "base/file.h"

static int
put(void *ctx, char **cells, size_t n)
{
	struct buffer *out = ctx;

	for (size_t i = 0; i < n; i++)
		buffer_printf(out, "<%s>", cells[i]);
	buffer_puts(out, "\n");
	return 0;
}

static void
same(const char *at, size_t len)
{
	struct buffer place, x, y;
	struct error err;
	int a, b;

	buffer_init(&place, 1 << 24);
	buffer_init(&x, 1 << 24);
	buffer_init(&y, 1 << 24);
	buffer_put(&place, at, len);
	a = csv_read(text_n(at, len), put, &x, &err);
	b = len ? csv_read_in_place(&place, put, &y, &err) : a;
	if (a != b || (a == 0 && strcmp(buffer_cstr(&x), buffer_cstr(&y))))
		fail_msg("%d %d of %.*s: %s instead of %s", a, b, (int)len, at,
			 buffer_cstr(&y), buffer_cstr(&x));
	buffer_free(&place);
	buffer_free(&x);
	buffer_free(&y);
}

static void
every_short_text_is_read_alike(void **state)
{
	static const char letters[] = { 'a', ',', '"', '\n', '\r', '\'', '=',
					'\0' };
	size_t n = sizeof(letters), all = 1;
	char text[6];

	(void)state;
	for (size_t len = 0; len <= sizeof(text); len++, all *= n)
		for (size_t i = 0; i < all; i++) {
			size_t code = i;

			for (size_t k = 0; k < len; k++, code /= n)
				text[k] = letters[code % n];
			same(text, len);
		}
}

static void
every_text_of_the_corpus_is_read_alike(void **state)
{
	struct file_list list;
	struct error err;

	(void)state;
	assert_int_equal(folder_list(TESTS "/fuzz/corpus/fuzz_csv", &list, &err), 0);
	assert_true(list.n > 0);
	for (size_t i = 0; i < list.n; i++) {
		char *path = path_join(TESTS "/fuzz/corpus/fuzz_csv", list.v[i]);
		struct buffer b;

		buffer_init(&b, 1 << 24);
		assert_int_equal(file_read(path, &b, &err), 0);
		same(b.len ? b.at : "", b.len);
		buffer_free(&b);
		free(path);
	}
	file_list_free(&list);
}

static void
a_mark_at_the_head_is_passed_over(void **state)
{
	static const char text[] = "\xef\xbb\xbf" "a,b\n";

	(void)state;
	same(text, sizeof(text) - 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_short_text_is_read_alike),
		cmocka_unit_test(every_text_of_the_corpus_is_read_alike),
		cmocka_unit_test(a_mark_at_the_head_is_passed_over),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
