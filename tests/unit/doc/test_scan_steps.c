/*
 * test_scan_steps.c - a text made to be searched for long is not
 *
 * secret.c is built in here with its run_at renamed, so that every detector
 * calls the one below, which counts the characters that were looked at.  Four
 * times the text may take a little more than four times the steps; a detector
 * that follows each of its beginnings to the end of the text takes sixteen.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "doc/redact.h"
#include "doc/secret_find.h"

#define run_at	uncounted_run_at
#include "doc/secret.c"
#undef run_at

static size_t steps;

size_t
run_at(struct text in, size_t i, int (*class)(char c))
{
	size_t n = uncounted_run_at(in, i, class);

	steps += n + 1;
	return n;
}

static size_t
steps_of(const char *head, const char *again, size_t size)
{
	static const struct redact_key key = { { 1 } };
	size_t n = strlen(again), len = strlen(head);
	struct buffer in, out;

	buffer_init(&in, 4 * size + 1024);
	buffer_init(&out, 64 * size + 1024);
	buffer_put(&in, head, len);
	while (in.len < size)
		buffer_put(&in, again, n);
	steps = 0;
	redact_text(buffer_view(&in), &out, &key);
	buffer_free(&in);
	buffer_free(&out);
	return steps;
}

static void
steps_grow_as_the_text_does(void **state)
{
	static const struct {
		const char *head, *again;
	} rows[] = {
		{ "", "token=$" }, { "", "token=$token=/a" },
		{ "token=$", "a" }, { "", "password=/a/b" },
		{ "", "password=***" }, { "", "token=\"$token='" },
		{ "", "token=\\\"$token=\"" }, { "", "token: a" },
		{ "", "token=" }, { "", "token = " }, { "", "=" },
		{ "", "password=arn:" }, { "", "'token':" },
		{ "", "/AKIAIOSFODNN7EXAMPLE" }, { "", "AKIAIOSFODNN7EXAMPLE " },
		{ "", "\"\\AKIAIOSFODNN7EXAMPLE" }, { "", "--token $" },
		{ "", "--token,$--" }, { "", "bearer " }, { "", "basic a=" },
		{ "", "eyJaaaaaaaaaa." }, { "", "/eyJaaaaaaaaaa" },
		{ "", "/IQoJb3JpZ2lu" }, { "", "?sig=a" }, { "", "&sig=%" },
		{ "", "Signature=[" }, { "", "a://b:c" }, { "", "a://b:$@" },
		{ "", "-----BEGIN " }, { "", "-----BEGIN A PRIVATE KEY" },
		{ "", "a@" }, { "", "a@b." }, { "a@", "b" }, { "", "+1" },
		{ "", "+1 (" }, { "", "1-" }, { "", "4111 " }, { "", "(" },
		{ "", "ab.cd-" }, { "", "555-0100-" }, { "", "[redacted hash=" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		size_t few = steps_of(rows[i].head, rows[i].again, 1 << 14);
		size_t many = steps_of(rows[i].head, rows[i].again, 1 << 16);

		if (many > 6 * few + 1024)
			fail_msg("\"%s\": %zu steps, then %zu", rows[i].again,
				 few, many);
		if (many > 300ul << 16)
			fail_msg("\"%s\": %zu steps", rows[i].again, many);
	}
}

/* What is bounded to decide is not bounded to cut. */
static void
a_long_secret_is_taken_out_to_its_end(void **state)
{
	static const struct redact_key key = { { 1 } };
	struct buffer in, out;

	(void)state;
	buffer_init(&in, 1 << 16);
	buffer_init(&out, 1 << 16);
	buffer_puts(&in, "password=");
	while (in.len < 5000)
		buffer_puts(&in, "hunter2-");
	buffer_puts(&in, " end");
	redact_text(buffer_view(&in), &out, &key);
	assert_string_equal(buffer_cstr(&out),
			    "password=[redacted found=password] end");
	assert_true(steps > 5000);
	buffer_free(&in);
	buffer_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(steps_grow_as_the_text_does),
		cmocka_unit_test(a_long_secret_is_taken_out_to_its_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
