/* test_digest.c - published vectors, and what base64 is not */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "base/digest.h"

static void
sha256_is_that_of_fips_180(void **state)
{
	struct digest *d = digest_new();
	char hex[DIGEST_HEX];
	uint8_t raw[DIGEST_SIZE];

	(void)state;
	digest_hex_of("abc", 3, hex);
	assert_string_equal(hex, "ba7816bf8f01cfea414140de5dae2223"
			    "b00361a396177a9cb410ff61f20015ad");
	digest_hex_of(NULL, 0, hex);
	assert_string_equal(hex, "e3b0c44298fc1c149afbf4c8996fb924"
			    "27ae41e4649b934ca495991b7852b855");
	for (int round = 0; round < 2; round++) {
		digest_start(d);
		digest_add(d, "a", 1);
		digest_add(d, "bc", 2);
		digest_end(d, raw);
		hex_write(raw, sizeof(raw), hex);
		assert_string_equal(hex, "ba7816bf8f01cfea414140de5dae2223"
				    "b00361a396177a9cb410ff61f20015ad");
	}
	digest_free(d);
	digest_free(NULL);
}

static void
hmac_is_that_of_rfc_4231(void **state)
{
	uint8_t key[131], mac[DIGEST_SIZE];
	char hex[DIGEST_HEX];
	static const char long_key[] =
		"Test Using Larger Than Block-Size Key - Hash Key First";

	(void)state;
	hmac_of("Jefe", 4, "what do ya want for nothing?", 28, mac);
	hex_write(mac, sizeof(mac), hex);
	assert_string_equal(hex, "5bdcc146bf60754e6a042426089575c7"
			    "5a003f089d2739839dec58b964ec3843");
	memset(key, 0xaa, sizeof(key));
	hmac_of(key, sizeof(key), long_key, sizeof(long_key) - 1, mac);
	hex_write(mac, sizeof(mac), hex);
	assert_string_equal(hex, "60e431591ee0b67f0d8a26aacbf5b77f"
			    "8e0bc6213728c5140546040f0ee37f54");
	hmac_of("", 0, "", 0, mac);
	hex_write(mac, sizeof(mac), hex);
	assert_string_equal(hex, "b613679a0814d9ec772f95d778c35fc5"
			    "ff1697c493715653c6c712144292c5ad");
}

static void
hex_is_read_at_its_exact_length(void **state)
{
	uint8_t raw[2];

	(void)state;
	assert_int_equal(hex_read(text_of("0aFF"), raw, 2), 0);
	assert_int_equal(raw[0], 0x0a);
	assert_int_equal(raw[1], 0xff);
	assert_int_equal(hex_read(text_of("0aF"), raw, 2), -1);
	assert_int_equal(hex_read(text_of("0aFF0"), raw, 2), -1);
	assert_int_equal(hex_read(text_of("0aFg"), raw, 2), -1);
	assert_int_equal(hex_read(text_of(""), raw, 0), 0);
}

static void
base64_is_that_of_rfc_4648(void **state)
{
	static const char *const rows[][2] = {
		{ "", "" }, { "f", "Zg==" }, { "fo", "Zm8=" },
		{ "foo", "Zm9v" }, { "foob", "Zm9vYg==" },
		{ "fooba", "Zm9vYmE=" }, { "foobar", "Zm9vYmFy" },
	};
	struct buffer b;

	(void)state;
	buffer_init(&b, 100);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct text t = text_of(rows[i][1]);

		buffer_reset(&b);
		base64_write(&b, rows[i][0], strlen(rows[i][0]));
		assert_string_equal(buffer_cstr(&b), rows[i][1]);
		buffer_reset(&b);
		assert_int_equal(base64_read(&b, t), 0);
		assert_true(text_is(buffer_view(&b), rows[i][0]));
		while (t.len > 0 && t.at[t.len - 1] == '=')
			t.len--;
		buffer_reset(&b);
		assert_int_equal(base64_read(&b, t), 0);
		assert_true(text_is(buffer_view(&b), rows[i][0]));
	}
	buffer_free(&b);
}

static void
what_is_no_base64_is_refused(void **state)
{
	static const char *const texts[] = {
		"A", "Zm9vA", "Zg=", "Zg===", "Z===", "====", "=", "Zg==Zg==",
		"Zm 9v", "Zm9v\n", "Zm9-", "Zm9_", ("Zm\xff" "v"), "Z=g=",
	};
	struct buffer b;

	(void)state;
	buffer_init(&b, 100);
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		if (base64_read(&b, text_of(texts[i])) == 0)
			fail_msg("%s was read", texts[i]);
	buffer_free(&b);
}

static void
base64_goes_over_many_pieces(void **state)
{
	static char bytes[10001];
	struct buffer text, back;

	(void)state;
	for (size_t i = 0; i < sizeof(bytes); i++)
		bytes[i] = (char)(i * 31);
	buffer_init(&text, 1 << 20);
	buffer_init(&back, 1 << 20);
	base64_write(&text, bytes, sizeof(bytes));
	assert_int_equal(text.len, 13336);
	assert_int_equal(base64_read(&back, buffer_view(&text)), 0);
	assert_true(text_equal(buffer_view(&back),
			       text_n(bytes, sizeof(bytes))));
	buffer_free(&text);
	buffer_free(&back);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sha256_is_that_of_fips_180),
		cmocka_unit_test(hmac_is_that_of_rfc_4231),
		cmocka_unit_test(hex_is_read_at_its_exact_length),
		cmocka_unit_test(base64_is_that_of_rfc_4648),
		cmocka_unit_test(what_is_no_base64_is_refused),
		cmocka_unit_test(base64_goes_over_many_pieces),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
