/* test_redact.c - REDACTION.md, rule by rule */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "expect_redacted.h"
#include "doc/secret.h"

static void
drop_leaves_a_marker_that_says_what_was_found(void **state)
{
	static const struct row rows[] = {
		{ "drop:a", "{\"a\":\"x\",\"b\":\"y\"}",
		  "{\"a\":\"[redacted]\",\"b\":\"y\"}", "drop:a" },
		{ "drop:a", "{\"a\":{\"m\":\"jane@example.com\","
		  "\"n\":\"password=hunter2\"}}",
		  "{\"a\":\"[redacted found=password,email]\"}", "drop:a" },
		{ "drop:a", "{\"a\":7}", "{\"a\":\"[redacted]\"}", "drop:a" },
		{ "drop:a", "{\"a\":null,\"b\":\"\"}",
		  "{\"a\":null,\"b\":\"\"}", "" },
		{ "drop:b", "{\"b\":\"\"}", "{\"b\":\"\"}", "" },
		{ "drop:a[].s", "{\"a\":[{\"s\":\"1\"},{\"t\":\"2\"}]}",
		  "{\"a\":[{\"s\":\"[redacted]\"},{\"t\":\"2\"}]}",
		  "drop:a[].s" },
		{ "drop:S", "<R><S>x</S><T>y</T></R>",
		  "<R><S>[redacted]</S><T>y</T></R>", "drop:S" },
		{ "drop:a drop:c", "{\"a\":\"x\"}", "{\"a\":\"[redacted]\"}",
		  "drop:a" },
		{ "drop:a hash:a", "{\"a\":\"x\"}", "{\"a\":\"[redacted]\"}",
		  "drop:a" },
	};

	(void)state;
	EXPECT_ALL(rows);
}

static void
hash_takes_each_scalar_and_keeps_the_names(void **state)
{
	static const struct row rows[] = {
		{ "hash:E.*", "{\"E\":{\"A\":\"x\",\"B\":12}}",
		  "{\"E\":{\"A\":\"[redacted hash=H(x)]\","
		  "\"B\":\"[redacted hash=H(12)]\"}}", "hash:E.*" },
		{ "hash:E", "{\"E\":{\"A\":[\"x\",true,null]}}",
		  "{\"E\":{\"A\":[\"[redacted hash=H(x)]\","
		  "\"[redacted hash=H(true)]\",null]}}", "hash:E" },
		{ "hash:E.*", "{\"E\":{\"DB_PASSWORD\":\"hunter2\"}}",
		  "{\"E\":{\"DB_PASSWORD\":"
		  "\"[redacted hash=H(hunter2) found=password]\"}}",
		  "hash:E.*" },
		{ "hash:e[].value", "{\"e\":[{\"name\":\"API_KEY\","
		  "\"value\":\"abc1\"}]}", "{\"e\":[{\"name\":\"API_KEY\","
		  "\"value\":\"[redacted hash=H(abc1) found=token]\"}]}",
		  "hash:e[].value" },
	};

	(void)state;
	EXPECT_ALL(rows);
}

static void
hash_leaves_the_values_of_harmless_names(void **state)
{
	static const struct row rows[] = {
		{ "hash:o.*", "{\"o\":{\"awslogs-group\":\"g\",\"mode\":\"m\","
		  "\"max-buffer-size\":\"1\",\"config-file-type\":\"f\"}}",
		  "{\"o\":{\"awslogs-group\":\"g\",\"mode\":\"m\","
		  "\"max-buffer-size\":\"1\",\"config-file-type\":\"f\"}}",
		  "" },
		{ "hash:e[].value", "{\"e\":[{\"name\":\"OPT_OUT_TRACKING\","
		  "\"value\":\"1\"},{\"name\":\"X\",\"value\":\"1\"}]}",
		  "{\"e\":[{\"name\":\"OPT_OUT_TRACKING\",\"value\":\"1\"},"
		  "{\"name\":\"X\",\"value\":\"[redacted hash=H(1)]\"}]}",
		  "hash:e[].value" },
	};

	(void)state;
	EXPECT_ALL(rows);
}

static void
url_keeps_scheme_host_and_bucket(void **state)
{
	static const struct {
		const char *url, *wanted;
	} rows[] = {
		{ "s3://b/a/k.json", "s3://b/[redacted hash=H(a/k.json)].json" },
		{ "s3://b/out/", "s3://b/[redacted hash=H(out/)]" },
		{ "s3://b/", "s3://b/" },
		{ "s3://b", "s3://b" },
		{ "https://s3.eu-west-1.amazonaws.com/b/k.txt?X-Amz-Signature="
		  "0123456789abcdef", "https://s3.eu-west-1.amazonaws.com/b/"
		  "[redacted hash=H(k.txt) found=signed-query].txt" },
		{ "https://s3.us-east-1.amazonaws.com/b",
		  "https://s3.us-east-1.amazonaws.com/b" },
		{ "https://b.s3.amazonaws.com/k",
		  "https://b.s3.amazonaws.com/[redacted hash=H(k)]" },
		{ "https://jane:hunter2@host:8443/x.m3u8#f",
		  "https://host:8443/[redacted hash=H(x.m3u8) "
		  "found=user-info].m3u8" },
		{ "rtmp://k@host", "rtmp://host/[redacted found=user-info]" },
		{ "https://host/?a=b", "https://host/[redacted]" },
		{ "no url", "[redacted hash=H(no url)]" },
		{ "", "" },
	};
	char body[512], wanted[512];

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		snprintf(body, sizeof(body), "{\"u\":\"%s\"}", rows[i].url);
		snprintf(wanted, sizeof(wanted), "{\"u\":\"%s\"}",
			 rows[i].wanted);
		expect("url:u", body, wanted,
		       strcmp(rows[i].url, rows[i].wanted) ? "url:u" : "");
		expect("url:u url:u", body, wanted,
		       strcmp(rows[i].url, rows[i].wanted) ? "url:u" : "");
	}
}

static void
scan_cuts_secrets_and_persons_out_of_a_text(void **state)
{
	static const struct row rows[] = {
		{ "scan:m", "{\"m\":\"jane@example.com: password=abc1 ok\"}",
		  "{\"m\":\"[redacted found=email]: "
		  "password=[redacted found=password] ok\"}", "scan:m" },
		{ "scan:c", "{\"c\":[\"--api-key\",\"abc1\",\"-v\",\"x\"]}",
		  "{\"c\":[\"--api-key\",\"[redacted found=token]\",\"-v\","
		  "\"x\"]}", "scan:c" },
		{ "scan:m", "{\"m\":\"nothing here\"}",
		  "{\"m\":\"nothing here\"}", "" },
	};

	(void)state;
	EXPECT_ALL(rows);
}

static void
keys_keeps_the_names_of_an_encryption_context(void **state)
{
	/* {"k":"v"} plain and in base64 */
	static const struct row rows[] = {
		{ "keys:c", "{\"c\":\"{\\\"k\\\":\\\"v\\\"}\"}",
		  "{\"c\":\"{\\\"k\\\":\\\"[redacted hash=H(v)]\\\"}\"}",
		  "keys:c" },
		{ "keys:c", "{\"c\":\"eyJrIjoidiJ9\"}",
		  "{\"c\":\"{\\\"k\\\":\\\"[redacted hash=H(v)]\\\"}\"}",
		  "keys:c" },
		{ "keys:c", "{\"c\":{\"k\":\"v\"}}",
		  "{\"c\":{\"k\":\"[redacted hash=H(v)]\"}}", "keys:c" },
		{ "keys:c", "{\"c\":\"neither\"}",
		  "{\"c\":\"[redacted hash=H(neither)]\"}", "keys:c" },
	};

	(void)state;
	EXPECT_ALL(rows);
}

static void
count_leaves_how_many_there_were(void **state)
{
	static const struct row rows[] = {
		{ "count:a", "{\"a\":[1,2,3]}", "{\"a\":\"[redacted count=3]\"}",
		  "count:a" },
		{ "count:a", "{\"a\":{}}", "{\"a\":\"[redacted count=0]\"}",
		  "count:a" },
		{ "count:a", "{\"a\":\"x\"}", "{\"a\":\"[redacted count=1]\"}",
		  "count:a" },
		{ "count:a", "{\"a\":null}", "{\"a\":null}", "" },
	};

	(void)state;
	EXPECT_ALL(rows);
}

static void
keep_takes_away_the_members_it_does_not_name(void **state)
{
	static const struct row rows[] = {
		{ "keep:E[].a|b", "{\"E\":[{\"a\":1,\"x\":2,\"b\":3},"
		  "{\"a\":4}],\"n\":5}",
		  "{\"E\":[{\"a\":1,\"b\":3},{\"a\":4}],\"n\":5}",
		  "keep:E[].a|b" },
		{ "keep:a", "{\"a\":1,\"b\":2}", "{\"a\":1}", "keep:a" },
		{ "keep:a", "{\"a\":1}", "{\"a\":1}", "" },
		{ "keep:C{}.a", "{\"C\":\"{\\\"a\\\":1,\\\"b\\\":2}\"}",
		  "{\"C\":\"{\\\"a\\\":1}\"}", "keep:C{}.a" },
		{ "keep:i[].a", "<R><i><a>1</a><b>2</b></i><i><b>3</b></i></R>",
		  "<R><i><a>1</a></i><i></i></R>", "keep:i[].a" },
	};

	(void)state;
	EXPECT_ALL(rows);
}

static void
a_document_in_a_string_is_written_back_into_it(void **state)
{
	static const struct row rows[] = {
		{ "hash:E[].C{}.p.*", "{\"E\":[{\"C\":"
		  "\"{\\\"p\\\":{\\\"k\\\":\\\"v\\\"},\\\"n\\\":1.50}\"}]}",
		  "{\"E\":[{\"C\":\"{\\\"p\\\":{\\\"k\\\":"
		  "\\\"[redacted hash=H(v)]\\\"},\\\"n\\\":1.50}\"}]}",
		  "hash:E[].C{}.p.*" },
		{ "hash:C{}.z", "{\"C\":\"{ \\\"a\\\" : 1 }\"}",
		  "{\"C\":\"{ \\\"a\\\" : 1 }\"}", "" },
		{ "hash:C{}.a", "{\"C\":\"not json\"}",
		  "{\"C\":\"[redacted hash=H(not json)]\"}", "hash:C{}.a" },
	};

	(void)state;
	EXPECT_ALL(rows);
}

/* a,b / 1,2 */
static void
a_table_is_written_back_as_base64_of_csv(void **state)
{
	struct arena *arena = arena_new();
	struct buffer done, out, wanted;
	struct redaction *r;
	struct ex_node *tree;
	struct error err;

	(void)state;
	buffer_init(&done, 1000);
	buffer_init(&out, 1000);
	buffer_init(&wanted, 1000);
	tree = doc_read_json(arena, text_of("{\"C\":\"YSxiCjEsMgo=\"}"),
			     &err);
	r = redaction_compile(arena, "hash:C{csv}[].b", &err);
	redact_answer(r, tree, &key, arena, &done);
	assert_int_equal(base64_read(&out, tree->first->text), 0);
	put_wanted(&wanted, "a,b\n1,[redacted hash=H(2)]\n");
	assert_string_equal(buffer_cstr(&out), buffer_cstr(&wanted));
	buffer_free(&done);
	buffer_free(&out);
	buffer_free(&wanted);
	arena_free(arena);
}

static void
every_other_string_is_scanned_for_secrets_alone(void **state)
{
	static const struct row rows[] = {
		{ "", "{\"m\":\"password=abc1\",\"o\":\"jane@example.com\"}",
		  "{\"m\":\"password=[redacted found=password]\","
		  "\"o\":\"jane@example.com\"}", "scan:." },
		{ "drop:a", "{\"a\":\"x\",\"t\":[\"token=abc1\"]}",
		  "{\"a\":\"[redacted]\",\"t\":[\"token="
		  "[redacted found=token]\"]}", "drop:a scan:." },
		{ "", "{\"D\":\"%7B%22Sid%22%3A%22password%3Dabc1%22%7D\"}",
		  "{\"D\":\"{\\\"Sid\\\":\\\"password="
		  "[redacted found=password]\\\"}\"}", "scan:." },
		{ "", "{\"D\":\"%7B%22Sid%22%3A%22x%3D1%22%7D\",\"E\":\"%7B\"}",
		  "{\"D\":\"%7B%22Sid%22%3A%22x%3D1%22%7D\",\"E\":\"%7B\"}",
		  "" },
		{ "", "{\"NextToken\":\"token=abc1\"}",
		  "{\"NextToken\":\"token=abc1\"}", "" },
		{ "", "<R><m>password=abc1</m></R>",
		  "<R><m>password=[redacted found=password]</m></R>",
		  "scan:." },
		{ "", "{\"k\":\"AKIAIOSFODNN7EXAMPLE\",\"r\":"
		  "\"arn:aws:iam::111122223333:role/x\"}",
		  "{\"k\":\"AKIAIOSFODNN7EXAMPLE\",\"r\":"
		  "\"arn:aws:iam::111122223333:role/x\"}", "" },
	};

	(void)state;
	EXPECT_ALL(rows);
}

static void
a_message_is_scanned(void **state)
{
	struct buffer out;

	(void)state;
	buffer_init(&out, 1000);
	redact_text(text_of("bad link https://u:pw1@h/x"), &out, &key);
	assert_string_equal(buffer_cstr(&out),
			    "bad link https://[redacted found=user-info]@h/x");
	buffer_reset(&out);
	redact_text(text_of("User: arn:aws:sts::111122223333:assumed-role/A/"
			    "jane@example.com called +1 415 555 2671"), &out,
		    &key);
	assert_string_equal(buffer_cstr(&out),
			    "User: arn:aws:sts::111122223333:assumed-role/A/"
			    "[redacted found=email] called "
			    "[redacted found=phone]");
	buffer_free(&out);
}

static void
markers_are_known_by_their_exact_form(void **state)
{
	static const struct {
		const char *text;
		int is;
		const char *found;
	} rows[] = {
		{ "[redacted]", 1, "" },
		{ "[redacted hash=0123456789abcdef0123456789abcdef]", 1, "" },
		{ "[redacted hash=0123456789abcdef0123456789abcdef "
		  "found=email,ssn image=a.dkr.ecr/x:1]", 1, "email,ssn" },
		{ "[redacted count=12]", 1, "" },
		{ "s3://b/[redacted hash=0123456789abcdef0123456789abcdef "
		  "found=token].json", 1, "token" },
		{ "a [redacted] b [redacted found=card] c", 1, "card" },
		{ "[redacted hash=0123]", 0, "" },
		{ "[redacted count=x]", 0, "" },
		{ "[redacted found=gold]", 0, "" },
		{ "[redacted", 0, "" }, { "[REDACTED]", 0, "" },
		{ "[redacted ]", 0, "" }, { "", 0, "" },
	};
	struct text found;

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (redact_marker(text_of(rows[i].text), &found) != rows[i].is)
			fail_msg("%s", rows[i].text);
		if (!text_is(found, rows[i].found))
			fail_msg("%s found %.*s", rows[i].text,
				 TEXT_ARG(found));
	}
}

static void
a_list_that_is_not_understood_is_refused(void **state)
{
	static const char *const lists[] = {
		"burn:a", "drop", "drop:", "drop:a..b", "keep:a[]", "keep:.",
		"keep:*", "drop:a :b",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
		struct arena *arena = arena_new();
		struct error err = { 0 };

		if (redaction_compile(arena, lists[i], &err) != NULL)
			fail_msg("%s was understood", lists[i]);
		assert_int_equal(err.kind, ERROR_USAGE);
		arena_free(arena);
	}
}

static void
the_rules_can_be_listed(void **state)
{
	struct arena *arena = arena_new();
	struct redaction *r;
	struct error err;

	(void)state;
	r = redaction_compile(arena, " drop:a.b  url:c|d ", &err);
	assert_int_equal(redaction_count(r), 2);
	assert_string_equal(redaction_kind(r, 1), "url");
	assert_string_equal(path_source(redaction_path(r, 0)), "a.b");
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(drop_leaves_a_marker_that_says_what_was_found),
		cmocka_unit_test(hash_takes_each_scalar_and_keeps_the_names),
		cmocka_unit_test(hash_leaves_the_values_of_harmless_names),
		cmocka_unit_test(url_keeps_scheme_host_and_bucket),
		cmocka_unit_test(scan_cuts_secrets_and_persons_out_of_a_text),
		cmocka_unit_test(keys_keeps_the_names_of_an_encryption_context),
		cmocka_unit_test(count_leaves_how_many_there_were),
		cmocka_unit_test(keep_takes_away_the_members_it_does_not_name),
		cmocka_unit_test(a_document_in_a_string_is_written_back_into_it),
		cmocka_unit_test(a_table_is_written_back_as_base64_of_csv),
		cmocka_unit_test(every_other_string_is_scanned_for_secrets_alone),
		cmocka_unit_test(a_message_is_scanned),
		cmocka_unit_test(markers_are_known_by_their_exact_form),
		cmocka_unit_test(a_list_that_is_not_understood_is_refused),
		cmocka_unit_test(the_rules_can_be_listed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
