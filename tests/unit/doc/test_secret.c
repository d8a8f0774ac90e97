/* test_secret.c - what is a find, where it is, and what is none */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "doc/secret.h"

typedef enum secret_kind find_fn(struct text in, size_t from, size_t *at,
				 size_t *len);

struct row {
	const char *text;
	enum secret_kind kind;
	const char *hit;
};

static void
expect(find_fn *find, const struct row *row)
{
	struct text in = text_of(row->text);
	size_t at = 0, len = 0;
	enum secret_kind kind = find(in, 0, &at, &len);

	if (kind != row->kind)
		fail_msg("%s: %s, not %s", row->text, secret_name(kind),
			 secret_name(row->kind));
	if (kind == SECRET_NONE)
		return;
	assert_true(at + len <= in.len);
	if (!text_is(text_n(in.at + at, len), row->hit))
		fail_msg("%s: hit \"%.*s\", not \"%s\"", row->text, (int)len,
			 in.at + at, row->hit);
}

#define EXPECT_ALL(find, rows) do {					\
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)	\
		expect(find, &rows[i]);					\
} while (0)

#define KEY_ID	"AKIAIOSFODNN7EXAMPLE"
#define SECRET	"wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"

static void
an_access_key_is_found_beside_other_text(void **state)
{
	static const struct row rows[] = {
		{ "use " KEY_ID " for it", SECRET_AWS_KEY, KEY_ID },
		{ KEY_ID "," SECRET, SECRET_AWS_KEY, KEY_ID "," SECRET },
		{ KEY_ID ", wJalrXUtnFEMI/K7M", SECRET_AWS_KEY,
		  KEY_ID ", wJalrXUtnFEMI/K7M" },
		{ KEY_ID ", wJalrXUtnFEMI/K7M.", SECRET_AWS_KEY, KEY_ID },
		{ "AWS_ACCESS_KEY_ID=" KEY_ID, SECRET_AWS_KEY, KEY_ID },
		{ "export AWS_SECRET_ACCESS_KEY=" SECRET, SECRET_AWS_KEY,
		  SECRET },
		{ "{\"SecretAccessKey\": \"" SECRET "\"}", SECRET_AWS_KEY,
		  SECRET },
	};

	(void)state;
	EXPECT_ALL(secret_find, rows);
}

static void
an_access_key_id_by_itself_is_an_identifier(void **state)
{
	static const struct row rows[] = {
		{ KEY_ID, SECRET_NONE, NULL },
		{ " " KEY_ID "\n", SECRET_NONE, NULL },
		{ "{\"accessKeyId\":\"" KEY_ID "\",\"a\":1}", SECRET_NONE,
		  NULL },
		{ "{\\\"AccessKeyId\\\": \\\"" KEY_ID "\\\"}", SECRET_NONE,
		  NULL },
		{ "AROAIOSFODNN7EXAMPLE:jane x", SECRET_NONE, NULL },
		{ "xAKIAIOSFODNN7EXAMPLE y", SECRET_NONE, NULL },
		{ "AKIAIOSFODNN7EXAMPLEX y", SECRET_NONE, NULL },
	};

	(void)state;
	EXPECT_ALL(secret_find, rows);
}

static void
a_private_key_is_found_to_its_end(void **state)
{
#define BLOCK "-----BEGIN RSA PRIVATE KEY-----\nMII\n" \
	"-----END RSA PRIVATE KEY-----"
	static const struct row rows[] = {
		{ "a\n" BLOCK "\nb", SECRET_PRIVATE_KEY, BLOCK },
		{ "-----BEGIN PRIVATE KEY-----\\nMII", SECRET_PRIVATE_KEY,
		  "-----BEGIN PRIVATE KEY-----\\nMII" },
		{ "-----BEGIN CERTIFICATE-----\nMII\n-----END CERTIFICATE",
		  SECRET_NONE, NULL },
		{ "-----BEGIN PUBLIC KEY-----\nMII", SECRET_NONE, NULL },
	};

	(void)state;
	EXPECT_ALL(secret_find, rows);
}

static void
tokens_are_found_by_their_looks(void **state)
{
#define JWT "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0." \
	"dBjftJeZ4CVPmB92K27uhbUJU1p1r_wW1gFWFOEjXk"
	static const struct row rows[] = {
		{ "Authorization: Bearer abcdef0123456789abcd", SECRET_TOKEN,
		  "abcdef0123456789abcd" },
		{ "Basic dXNlcjpwYXNzd29yZDE=", SECRET_TOKEN,
		  "dXNlcjpwYXNzd29yZDE=" },
		{ "token is " JWT ".", SECRET_TOKEN, JWT },
		{ "ghp_0123456789abcdefghijABCDEFGHIJ012345", SECRET_TOKEN,
		  "ghp_0123456789abcdefghijABCDEFGHIJ012345" },
		{ "HF hf_abcdefghijklmnopqrstuvwxyzABCDEF", SECRET_TOKEN,
		  "hf_abcdefghijklmnopqrstuvwxyzABCDEF" },
		{ "Bearer authentication is required here", SECRET_NONE,
		  NULL },
		{ "basic monitoring-is-enabled-here", SECRET_NONE, NULL },
		{ "eyJ2IjoiMiIsImMiOiJBQUFBQUFBQUFBQUFBIn0=", SECRET_NONE,
		  NULL },
	};

	(void)state;
	EXPECT_ALL(secret_find, rows);
}

static void
what_signs_a_link_is_found(void **state)
{
	static const struct row rows[] = {
		{ "https://b.s3.amazonaws.com/k?X-Amz-Date=2&"
		  "X-Amz-Signature=0123456789abcdef&x=1",
		  SECRET_SIGNED_QUERY, "0123456789abcdef" },
		{ "?X-Amz-Security-Token=IQoJb3JpZ2luX2Vj%2F%2F&a=1",
		  SECRET_SIGNED_QUERY, "IQoJb3JpZ2luX2Vj%2F%2F" },
		{ "?a=1&Signature=vjbyPxybdZaNmGa%2ByT272YEAiv4%3D",
		  SECRET_SIGNED_QUERY, "vjbyPxybdZaNmGa%2ByT272YEAiv4%3D" },
		{ "https://h/x?sig=abcdefghij", SECRET_SIGNED_QUERY,
		  "abcdefghij" },
		{ "?X-Amz-Signature=[redacted]", SECRET_NONE, NULL },
		{ "config=abcdefghij", SECRET_NONE, NULL },
		{ "sig=abcdefghij", SECRET_NONE, NULL },
	};

	(void)state;
	EXPECT_ALL(secret_find, rows);
}

static void
a_password_in_a_link_is_found(void **state)
{
	static const struct row rows[] = {
		{ "see https://jane:hunter2@host/x", SECRET_USER_INFO,
		  "jane:hunter2" },
		{ "rtmp://u:p@ss@host:1935/live", SECRET_USER_INFO,
		  "u:p@ss" },
		{ "ssh://git@github.com/x", SECRET_NONE, NULL },
		{ "https://host:8080/a@b", SECRET_NONE, NULL },
		{ "postgres://u:$PASSWORD@db/x", SECRET_NONE, NULL },
	};

	(void)state;
	EXPECT_ALL(secret_find, rows);
}

static void
a_value_is_secret_if_its_name_says_so(void **state)
{
	static const struct row rows[] = {
		{ "DB_PASSWORD=hunter2", SECRET_PASSWORD, "hunter2" },
		{ "a=1;password='a b';c", SECRET_PASSWORD, "a b" },
		{ "{\"user\":\"u\",\"password\":\"p\\\"w\"}", SECRET_PASSWORD,
		  "p\\\"w" },
		{ "{\\\"password\\\":\\\"secret1\\\",\\\"a\\\":1}",
		  SECRET_PASSWORD, "secret1" },
		{ "password: hunter2!x", SECRET_PASSWORD, "hunter2!x" },
		{ "--api-key abc123 --x", SECRET_TOKEN, "abc123" },
		{ "--api-key=abc123 --x", SECRET_TOKEN, "abc123" },
		{ "[\"--token\",\"abc123\"]", SECRET_TOKEN, "abc123" },
		{ "apiKey=abc123", SECRET_TOKEN, "abc123" },
		{ "splunk-token=abc-123", SECRET_TOKEN, "abc-123" },
		{ "client_secret = \"abc\"", SECRET_TOKEN, "abc" },
		{ "https://h/?access_token=abc123&x=1", SECRET_TOKEN,
		  "abc123" },
	};

	(void)state;
	EXPECT_ALL(secret_find, rows);
}

static void
ordinary_texts_of_aws_hold_no_secret(void **state)
{
	static const char *const texts[] = {
		"arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-Ab1",
		"arn:aws:iam::111122223333:user/password:x",
		("arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-"
		 "56ef-1234567890ab"),
		"111122223333", "2026-09-30T08:12:44.123Z", "1758096000.123",
		"1234abcd-12ab-34cd-56ef-1234567890ab",
		"8d7f3d6c0e0b4c8f9b8d7f3d6c0e0b4c8f9b8d7f",
		"sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca49599",
		"{\"NextToken\":\"eyJhIjoxfQ==\"}", "nextToken=abc123def",
		"ClientRequestToken=1234abcd-12ab", "PWD=/home/ec2-user",
		"password=true", "Password: required", "MinimumPassword=14",
		"password policy: must be long", "password=${DB_PASSWORD}",
		"\"password\":\"arn:aws:secretsmanager:x\"",
		"password=[redacted]", "\"secret\":\"[redacted hash=x]\"",
		"\"password\":\"HIDDEN_DUE_TO_SECURITY_REASONS\"",
		"\"password\":\"****\"", "token == 'abc'", "a==b", "=", ":",
		"--password", "--password --user", "Token:",
		"aws:SecureTransport", "\"aws:TokenIssueTime\": \"2026-1\"",
		"{\"SecretId\":\"prod/db\"}", "KeyPolicy: default",
		"password=/run/secrets/db", "", "http://", "://",
		"com.amazonaws.eu-west-1.secretsmanager", "AKIA", "-----BEGIN ",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		expect(secret_find, &(struct row){ texts[i], SECRET_NONE,
						   NULL });
}

static void
people_are_found(void **state)
{
	static const struct row rows[] = {
		{ "by jane.doe+x@example.co.uk.", PERSONAL_EMAIL,
		  "jane.doe+x@example.co.uk" },
		{ "arn:aws:sts::111122223333:assumed-role/R/jane@example.com",
		  PERSONAL_EMAIL, "jane@example.com" },
		{ "AROAEXAMPLE:jane@example.com", PERSONAL_EMAIL,
		  "jane@example.com" },
		{ "call +49 171 1234567 now", PERSONAL_PHONE,
		  "+49 171 1234567" },
		{ "+14155552671", PERSONAL_PHONE, "+14155552671" },
		{ "+1 (415) 555-2671", PERSONAL_PHONE, "+1 (415) 555-2671" },
		{ "(415) 555-2671", PERSONAL_PHONE, "(415) 555-2671" },
		{ "415-555-2671.", PERSONAL_PHONE, "415-555-2671" },
		{ "john.doe-555-0100-complaint", PERSONAL_PHONE, "555-0100" },
		{ "calls/anna.lee_555-0142", PERSONAL_PHONE, "555-0142" },
		{ "complaint-415-555-2671-b", PERSONAL_PHONE,
		  "415-555-2671" },
		{ "call_415_555_2671.wav", PERSONAL_PHONE, "415_555_2671" },
		{ "415-555-2671-jane", PERSONAL_PHONE, "415-555-2671" },
		{ "SSN 078-05-1120", PERSONAL_SSN, "078-05-1120" },
		{ "4111 1111 1111 1111", PERSONAL_CARD,
		  "4111 1111 1111 1111" },
		{ "pan=4111111111111111", PERSONAL_CARD, "4111111111111111" },
		{ "card 378282246310005", PERSONAL_CARD, "378282246310005" },
		{ "5555-5555-5555-4444", PERSONAL_CARD,
		  "5555-5555-5555-4444" },
	};

	(void)state;
	EXPECT_ALL(personal_find, rows);
}

static void
ordinary_texts_of_aws_hold_no_person(void **state)
{
	static const char *const texts[] = {
		"111122223333", "arn:aws:iam::111122223333:role/x",
		"arn:aws:ecs:us-east-1:111122223333:task/4111111111111111",
		"1234abcd-12ab-34cd-56ef-1234567890ab",
		"415-555-2671-000000000000", "2026-09-30T08:12:44.123+0000",
		"support-call-000873", "call-555-0100", "batch-221-2024",
		"report-2026-09-30-555-0100", "v1.foo-555-0100",
		"a.b-555-0100", "arn:aws:x:eu-west-1:111122223333:job/555-0100",
		"s3.eu-west-1.amazonaws.com/k-555-0100", "jane.doe-555-01000",
		"jane.doe-155-0100", "jane.doe-5550100", "jane.doe-2026-0930",
		"www.example.com-555-0100", "11.22-555-0100-33",
		"8d7f3d6c-0e0b-4c8f-9b8d-7f3d6c0e0b4c-555-0100",
		"1-415-555-2671-2", "x9-415-555-2671", "a-415-555-2671-9",
		"415-555-2671-415-555-2671", "a_415-555_2671",
		"a1b2c3d4-2345-2678-2901-415555267123",
		"2026-09-30", "1758096000123", "1758096000", "1758096000.123",
		"4111111111111112", "0.4111111111111111", "10.0.0.0/16",
		"192.168.100.2000", "vpc-0a1b2c3d4e5f60718",
		"i-0123456789abcdef0", "000-12-3456", "666-12-3456",
		"900-12-3456", "123-00-4567", "123-45-0000",
		"123-45-67890", "a123-45-6789",
		"repo@sha256:0123456789abcdef", "git@github.com:org/x.git",
		"https://jane:pw@example.com/", "@example.com", "jane@localhost",
		"x@1.2.3.4", "abc+12345678901=", "+0123456789", "+1234567",
		"+1234567890123456", "UTC+01:00", "s3://bucket/415-555-2671",
		"1.415.555.2671", "eyJhIjo0MTExMTExMTExMTExMTExfQ", "", "@",
		"+", "(", "1234567890123456789", "20260930081244",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		expect(personal_find, &(struct row){ texts[i], SECRET_NONE,
						     NULL });
}

static void
a_search_goes_on_behind_a_find(void **state)
{
	struct text in = text_of("password=abc1 token=def2 password=abc3");
	size_t at, len, from = 0;
	int n = 0;

	(void)state;
	while (secret_find(in, from, &at, &len) != SECRET_NONE) {
		assert_true(at >= from && len > 0);
		from = at + len;
		n++;
	}
	assert_int_equal(n, 3);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_access_key_is_found_beside_other_text),
		cmocka_unit_test(an_access_key_id_by_itself_is_an_identifier),
		cmocka_unit_test(a_private_key_is_found_to_its_end),
		cmocka_unit_test(tokens_are_found_by_their_looks),
		cmocka_unit_test(what_signs_a_link_is_found),
		cmocka_unit_test(a_password_in_a_link_is_found),
		cmocka_unit_test(a_value_is_secret_if_its_name_says_so),
		cmocka_unit_test(ordinary_texts_of_aws_hold_no_secret),
		cmocka_unit_test(people_are_found),
		cmocka_unit_test(ordinary_texts_of_aws_hold_no_person),
		cmocka_unit_test(a_search_goes_on_behind_a_find),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
