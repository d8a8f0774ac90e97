/* test_redact_code.c - scripts: searched as text, taken out whole */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "expect_redacted.h"

static void
code_is_searched_with_its_base64_undone(void **state)
{
	/* "export DB_PASSWORD=hunter2" and a docker run */
	static const struct row rows[] = {
		{ "code:u", "{\"u\":\"ZXhwb3J0IERCX1BBU1NXT1JEPWh1bnRlcjI=\"}",
		  "{\"u\":\"[redacted hash=H(export DB_PASSWORD=hunter2) "
		  "found=password]\"}", "code:u" },
		{ "code:u", "{\"u\":\"docker run 763104351884.dkr.ecr."
		  "us-east-1.amazonaws.com/vllm:0.13.\"}",
		  "{\"u\":\"[redacted hash=H(docker run 763104351884.dkr.ecr."
		  "us-east-1.amazonaws.com/vllm:0.13.) image=763104351884.dkr."
		  "ecr.us-east-1.amazonaws.com/vllm:0.13]\"}", "code:u" },
	};

	(void)state;
	EXPECT_ALL(rows);
}

static void
code_that_cannot_be_read_whole_says_so(void **state)
{
	/* gzip; Latin-1 with a password; parts that are encoded; a word that
	 * is base64 by chance */
	static const struct row rows[] = {
		{ "code:u", "{\"u\":\"H4sIAAAAAAACA0utKMgvKlFwcYoPcAwODvcPcrHNK"
		  "M0rSS0yAgBaRnUxGgAAAA==\"}",
		  "{\"u\":\"[redacted hash=H(H4sIAAAAAAACA0utKMgvKlFwcYoPcAwOD"
		  "vcPcrHNKM0rSS0yAgBaRnUxGgAAAA==) found=opaque]\"}",
		  "code:u" },
		{ "code:u", "{\"u\":\"IyEvYmluL3NoCiMgY2Fm6QpEQl9QQVNTV09SRD1o"
		  "dW50ZXIyCg==\"}",
		  "{\"u\":\"[redacted hash=H(IyEvYmluL3NoCiMgY2Fm6QpEQl9QQVNTV0"
		  "9SRD1odW50ZXIyCg==) found=password,opaque]\"}", "code:u" },
		{ "code:u", "{\"u\":\"Content-Transfer-Encoding: Base64 YQ==\"}",
		  "{\"u\":\"[redacted hash=H(Content-Transfer-Encoding: Base64 "
		  "YQ==) found=opaque]\"}", "code:u" },
		{ "code:u", "{\"u\":\"key: !!binary YQ\"}",
		  "{\"u\":\"[redacted hash=H(key: !!binary YQ) "
		  "found=opaque]\"}", "code:u" },
		{ "code:u", "{\"u\":\"/opt/run\"}",
		  "{\"u\":\"[redacted hash=H(/opt/run)]\"}", "code:u" },
	};

	(void)state;
	EXPECT_ALL(rows);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(code_is_searched_with_its_base64_undone),
		cmocka_unit_test(code_that_cannot_be_read_whole_says_so),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
