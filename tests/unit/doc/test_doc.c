/* test_doc.c - what is read, what is refused, and what is written again */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "doc/doc.h"

typedef struct ex_node *read_fn(struct arena *arena, struct text body,
				struct error *err);

/* Read, and written as JSON. */
static void
expect(read_fn *read, const char *body, const char *wanted, int canonical)
{
	struct arena *arena = arena_new();
	struct error err = { 0 };
	struct ex_node *tree = read(arena, text_of(body), &err);
	struct buffer out;

	if (tree == NULL)
		fail_msg("%s: %s", body, err.text);
	buffer_init(&out, 1 << 20);
	node_write_json(&out, tree, canonical);
	if (strcmp(buffer_cstr(&out), wanted) != 0)
		fail_msg("%s: %s, not %s", body, buffer_cstr(&out), wanted);
	buffer_free(&out);
	arena_free(arena);
}

static void
refuse(read_fn *read, struct text body, const char *why)
{
	struct arena *arena = arena_new();
	struct error err = { 0 };

	if (read(arena, body, &err) != NULL)
		fail_msg("%.*s was read", TEXT_ARG(body));
	assert_int_equal(err.kind, ERROR_MALFORMED);
	if (strstr(err.text, why) == NULL)
		fail_msg("%.*s: %s, not %s", TEXT_ARG(body), err.text, why);
	arena_free(arena);
}

static void
json_is_read_as_it_is_written(void **state)
{
	static const char *const texts[] = {
		"{}", "[]", "null", "true", "\"\"", "[1,2.50,-0,1e5]",
		"{\"b\":[{\"a\":null}],\"a\":\"\\\"\\\\\\n\\u0001\"}",
		"\"\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80\"",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		expect(doc_read_json, texts[i], texts[i], 0);
	expect(doc_read_json, " { \"a\" : \"\\/\\u00e9\\ud83d\\ude00\" } \r\n",
	       "{\"a\":\"/\xc3\xa9\xf0\x9f\x98\x80\"}", 0);
	expect(doc_read_json, "{\"b\":1,\"a\":{\"d\":2,\"c\":3}}",
	       "{\"a\":{\"c\":3,\"d\":2},\"b\":1}", 1);
}

static void
json_numbers_keep_their_digits(void **state)
{
	static const char *const texts[] = {
		"12345678901234567890123", "1758096000.123456789",
		"[0.1,1.0,1E+2,-12.5e-3]", "{\"1\":2,\"3\":[4,{\"5\":6.70}]}",
		("123456789012345678901234567890123456789012345678901234567890"
		 "123"),
	};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		expect(doc_read_json, texts[i], texts[i], 0);
}

static void
json_that_could_be_read_two_ways_is_refused(void **state)
{
	static const struct {
		const char *body, *why;
	} rows[] = {
		{ "", "not JSON" }, { "{} x", "byte 4" },
		{ "{}{}", "after the end" }, { "1 2", "after the end" },
		{ "[1,]", "not JSON" }, { "{\"a\":1,}", "not JSON" },
		{ "{\"a\":1,\"a\":2}", "a name twice" },
		{ "[{\"a\":{\"b\":1,\"c\":2,\"b\":3}}]", "a name twice" },
		{ "{\"a\":1,\"\\u0061\":2}", "a name twice" },
		{ "\"\\u0000\"", "\\u0000" }, { "\"a\\u0000b\"", "\\u0000" },
		{ "\"\\uZZZZ\"", "four digits" }, { "\"\\u00\"", "" },
		{ "\"\\x\"", "no such escape" },
		{ "\"\\ud800\"", "not JSON" }, { "\"\\udc00\"", "not JSON" },
		{ "\"a\nb\"", "control character" },
		{ "\"a\tb\"", "control character" },
		{ "[1,\x01 2]", "not JSON" }, { "[1,\v2]", "not JSON" },
		{ "\xef\xbb\xbf{}", "not JSON" },
		{ "\"\xff\"", "not UTF-8" }, { "\"\xc0\x80\"", "not UTF-8" },
		{ "\"\xed\xa0\x80\"", "not UTF-8" },
		{ "1e999", "not finite" }, { "[-1e400]", "not finite" },
		{ "NaN", "not JSON" }, { "[Infinity]", "not JSON" },
		{ "01", "not a number" }, { "-", "not a number" },
		{ "1.", "not a number" }, { "1e", "not a number" },
		{ "+1", "not JSON" }, { ".5", "not JSON" }, { "0x1", "not" },
		{ "[1-2]", "" }, { "truex", "not JSON" },
		{ "\"open", "does not end" }, { "{\"a\"", "not JSON" },
		{ "'a'", "not JSON" }, { "{a:1}", "not JSON" },
		{ "/**/1", "not JSON" }, { "]", "not JSON" },
		{ "[", "not JSON" }, { "[}", "not JSON" },
		{ "1234567890123456789012345678901234567890123456789012345678"
		  "901234", "63 characters" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		refuse(doc_read_json, text_of(rows[i].body), rows[i].why);
	refuse(doc_read_json, text_n("[1]\0", 4), "not JSON");
	refuse(doc_read_json, text_n("\"a\0b\"", 5), "control character");
}

static void
json_may_be_128_deep_and_no_deeper(void **state)
{
	char body[2 * 129 + 1];

	(void)state;
	memset(body, '[', 128);
	memset(body + 128, ']', 128);
	body[256] = '\0';
	expect(doc_read_json, body, body, 0);
	memset(body, '[', 129);
	memset(body + 129, ']', 129);
	refuse(doc_read_json, text_n(body, 258), "too deep");
}

static void
xml_is_read_into_the_same_tree(void **state)
{
	static const struct {
		const char *body, *wanted;
	} rows[] = {
		{ "<R><A>1</A><B/></R>", "{\"A\":\"1\",\"B\":\"\"}" },
		{ "<R>\n <A> x </A>\n</R>\n", "{\"A\":\" x \"}" },
		{ "<R><i>1</i><j/><i>2</i></R>",
		  "{\"i\":[\"1\",\"2\"],\"j\":\"\"}" },
		{ "<?xml version=\"1.0\" encoding=\"UTF-8\"?><R "
		  "xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">t</R>",
		  "\"t\"" },
		{ "<R><G xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance"
		  "\" xsi:type=\"Group\"><URI>u</URI></G></R>",
		  "{\"G\":{\"xsi:type\":\"Group\",\"URI\":\"u\"}}" },
		{ "<R a=\"x&amp;y&lt;\"/>", "{\"a\":\"x&y<\"}" },
		{ "<R a=\"1\">t</R>", "{\"a\":\"1\",\"#text\":\"t\"}" },
		{ "<R>&lt;&amp;&#233;&quot;<![CDATA[<x>]]></R>",
		  "\"<&\xc3\xa9\\\"<x>\"" },
		{ "<R><!-- c --><A>1</A><?p i?></R>", "{\"A\":\"1\"}" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		expect(doc_read_xml, rows[i].body, rows[i].wanted, 0);
}

static void
xml_that_could_do_something_is_refused(void **state)
{
	static const struct {
		const char *body, *why;
	} rows[] = {
		{ "", "empty" }, { "x", "not well-formed" },
		{ "<R>", "not well-formed" }, { "<R></S>", "not well-formed" },
		{ "<R/>x", "not well-formed" }, { "<R/><R/>", "" },
		{ "<!DOCTYPE R><R/>", "a document type" },
		{ "<!DOCTYPE R [<!ENTITY a \"b\">]><R>&a;</R>",
		  "a document type" },
		{ "<!DOCTYPE R SYSTEM \"file:///etc/passwd\"><R/>",
		  "a document type" },
		{ "<R>&a;</R>", "not well-formed" },
		{ "<R>text<A/></R>", "text between" },
		{ "<R><A/>text</R>", "text between" },
		{ "<R>&#0;</R>", "not well-formed" },
		{ "<R>\x01</R>", "control character" },
		{ "<R>\xff</R>", "not UTF-8" },
		{ "<R a=\"1\" a=\"2\"/>", "not well-formed" },
		{ "<R a=\"<\"/>", "not well-formed" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		refuse(doc_read_xml, text_of(rows[i].body), rows[i].why);
	refuse(doc_read_xml, text_n("<\0R\0/\0>\0", 8), "control character");
}

static void
xml_may_be_128_deep_and_no_deeper(void **state)
{
	struct buffer body;

	(void)state;
	buffer_init(&body, 4096);
	for (int depth = 128; depth <= 129; depth++) {
		struct arena *arena = arena_new();
		struct error err;

		buffer_reset(&body);
		for (int i = 0; i < depth; i++)
			buffer_puts(&body, "<a>");
		for (int i = 0; i < depth; i++)
			buffer_puts(&body, "</a>");
		assert_int_equal(doc_read_xml(arena, buffer_view(&body),
					      &err) != NULL, depth == 128);
		arena_free(arena);
	}
	buffer_free(&body);
}

static void
xml_is_written_as_it_was_read(void **state)
{
	static const char *const texts[] = {
		"<R><A>1</A><A>2</A><B></B></R>",
		"<R>&lt;&amp;&gt;\"\n&#13;</R>",
		"<R a=\"1&quot;&#10;\"><B c=\"d\">e</B></R>",
		("<R xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
		 "<G xsi:type=\"User\"><I>1</I></G></R>"),
	};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		struct arena *arena = arena_new();
		struct error err;
		struct buffer out;

		buffer_init(&out, 4096);
		node_write_xml(&out, doc_read_xml(arena, text_of(texts[i]),
						  &err), "R");
		assert_string_equal(buffer_cstr(&out), texts[i]);
		buffer_free(&out);
		arena_free(arena);
	}
}

static void
an_answer_begins_inside_its_envelope(void **state)
{
	static const struct {
		const char *body;
		enum ex_protocol protocol;
		const char *op, *wanted;
	} rows[] = {
		{ "", EX_JSON_1_1, "X", "{}" }, { " \n", EX_REST_XML, "X", "{}" },
		{ "{\"a\":1}", EX_JSON_1_0, "X", "{\"a\":1}" },
		{ "{\"Version\":\"1\"}", EX_REST_XML, "GetBucketPolicy",
		  "{\"Version\":\"1\"}" },
		{ "<L><B>1</B></L>", EX_REST_XML, "X", "{\"B\":\"1\"}" },
		{ "<GetUserResponse><GetUserResult><U>1</U></GetUserResult>"
		  "<ResponseMetadata><RequestId>r</RequestId>"
		  "</ResponseMetadata></GetUserResponse>", EX_QUERY,
		  "GetUser", "{\"U\":\"1\"}" },
		{ "<GetUserResult><U>1</U></GetUserResult>", EX_QUERY,
		  "GetUser", "{\"U\":\"1\"}" },
		{ "<ErrorResponse><Error><Code>c</Code></Error>"
		  "</ErrorResponse>", EX_QUERY, "GetUser",
		  "{\"Error\":{\"Code\":\"c\"}}" },
		{ "<DescribeVpcsResponse><vpcSet/></DescribeVpcsResponse>",
		  EX_EC2, "DescribeVpcs", "{\"vpcSet\":\"\"}" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct arena *arena = arena_new();
		struct error err = { 0 };
		struct ex_node *tree;
		struct buffer out;

		tree = doc_read_answer(arena, text_of(rows[i].body),
				       rows[i].protocol, rows[i].op, &err);
		if (tree == NULL)
			fail_msg("%s: %s", rows[i].body, err.text);
		buffer_init(&out, 4096);
		node_write_json(&out, tree, 0);
		assert_string_equal(buffer_cstr(&out), rows[i].wanted);
		buffer_free(&out);
		arena_free(arena);
	}
}

static void
a_document_in_a_string_is_read_or_refused(void **state)
{
	struct arena *arena = arena_new();

	(void)state;
	assert_non_null(doc_read_inner(arena, text_of(" {\"a\":1} ")));
	assert_non_null(doc_read_inner(arena, text_of("%7B%22a%22%3A1%7D")));
	assert_non_null(doc_read_inner(arena, text_of("%20%5B%5D")));
	assert_null(doc_read_inner(arena, text_of("")));
	assert_null(doc_read_inner(arena, text_of("1")));
	assert_null(doc_read_inner(arena, text_of("{")));
	assert_null(doc_read_inner(arena, text_of("%")));
	assert_null(doc_read_inner(arena, text_of("%7")));
	assert_null(doc_read_inner(arena, text_of("%7B%00%7D")));
	assert_non_null(doc_read_table(arena, text_of("YSxiCjEsMgo=")));
	assert_null(doc_read_table(arena, text_of("YSxiCjEK")));
	assert_null(doc_read_table(arena, text_of("YSxhCjEsMgo=")));
	assert_null(doc_read_table(arena, text_of("!")));
	assert_null(doc_read_table(arena, text_of("/w==")));
	arena_free(arena);
}

static void
a_tree_answers_for_its_members(void **state)
{
	struct arena *arena = arena_new();
	struct error err;
	struct ex_node *tree;

	(void)state;
	tree = doc_read_json(arena, text_of("{\"a\":true,\"b\":1.0,\"c\":[2],"
					    "\"d\":null}"), &err);
	assert_true(text_is(node_text(node_member(tree, "a")), "true"));
	assert_true(text_is(node_text(node_member(tree, "b")), "1.0"));
	assert_true(text_is(node_text(node_member(tree, "c")), ""));
	assert_true(text_is(node_text(node_member(tree, "d")), ""));
	assert_null(node_member(tree, "e"));
	assert_null(node_member(NULL, "e"));
	assert_null(node_member(node_member(tree, "c"), ""));
	assert_ptr_equal(node_member(tree, "a")->parent, tree);
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(json_is_read_as_it_is_written),
		cmocka_unit_test(json_numbers_keep_their_digits),
		cmocka_unit_test(json_that_could_be_read_two_ways_is_refused),
		cmocka_unit_test(json_may_be_128_deep_and_no_deeper),
		cmocka_unit_test(xml_is_read_into_the_same_tree),
		cmocka_unit_test(xml_that_could_do_something_is_refused),
		cmocka_unit_test(xml_may_be_128_deep_and_no_deeper),
		cmocka_unit_test(xml_is_written_as_it_was_read),
		cmocka_unit_test(an_answer_begins_inside_its_envelope),
		cmocka_unit_test(a_document_in_a_string_is_read_or_refused),
		cmocka_unit_test(a_tree_answers_for_its_members),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
