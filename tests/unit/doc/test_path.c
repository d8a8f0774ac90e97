/* test_path.c - every rule of PATHS.md */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "doc/path.h"

/* Places as text: values in JSON, "-" absent, "?" undecided, blank between. */
static int
show(void *ctx, struct ex_node *value, int undecided)
{
	struct buffer *out = ctx;

	if (out->len > 0)
		buffer_putc(out, ' ');
	if (undecided)
		buffer_putc(out, '?');
	else if (value == NULL)
		buffer_putc(out, '-');
	else
		node_write_json(out, value, 0);
	return 0;
}

static const char *
lend(const void *ctx, struct text name)
{
	(void)ctx;
	if (text_is(name, "account"))
		return "111122223333";
	if (text_is(name, "region"))
		return "eu-west-1";
	if (text_is(name, "star"))
		return "*";
	if (text_is(name, "ecs:cluster"))
		return "prod";
	return NULL;
}

static const struct path_vars vars = { lend, NULL };

static void
expect(const char *body, const char *source, const char *wanted)
{
	struct arena *arena = arena_new();
	struct error err = { 0 };
	struct ex_node *tree;
	struct path *path;
	struct buffer out;
	long n;

	tree = body[0] == '<' ?
	    doc_read_xml(arena, text_of(body), &err) :
	    doc_read_json(arena, text_of(body), &err);
	if (tree == NULL)
		fail_msg("%s: %s", body, err.text);
	path = path_compile(arena, source, &err);
	if (path == NULL)
		fail_msg("%s", err.text);
	buffer_init(&out, 1 << 20);
	n = path_each(path, tree, &vars, arena, show, &out);
	if (strcmp(buffer_cstr(&out), wanted) != 0)
		fail_msg("%s of %s: %s, not %s", source, body,
			 buffer_cstr(&out), wanted);
	if (wanted[0] == '\0')
		assert_int_equal(n, 0);
	else
		assert_true(n > 0);
	buffer_free(&out);
	arena_free(arena);
}

struct row {
	const char *body, *path, *wanted;
};

#define EXPECT_ALL(rows) do {						\
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)	\
		expect(rows[i].body, rows[i].path, rows[i].wanted);	\
} while (0)

static void
a_plain_member_is_one_place_even_when_missing(void **state)
{
	static const struct row rows[] = {
		{ "{\"Job\":{\"Role\":\"r\"}}", "Job.Role", "\"r\"" },
		{ "{\"Job\":{}}", "Job.Role", "-" },
		{ "{}", "Job.Role", "-" },
		{ "{\"Job\":null}", "Job.Role", "-" },
		{ "{\"Job\":\"text\"}", "Job.Role", "-" },
		{ "{\"Job\":{\"Role\":null}}", "Job.Role", "-" },
		{ "{\"Job\":[{\"Role\":\"r\"}]}", "Job.Role", "-" },
		{ "<R><Job><Role>r</Role></Job></R>", "Job.Role", "\"r\"" },
		{ "<R><Job/></R>", "Job.Role", "-" },
		{ "<R><A>1</A><A>2</A></R>", "A", "\"1\"" },
	};

	(void)state;
	EXPECT_ALL(rows);
}

static void
a_dot_is_the_thing_itself(void **state)
{
	static const struct row rows[] = {
		{ "\"x\"", ".", "\"x\"" },
		{ "null", ".", "-" },
		{ "[1,2]", ".", "[1,2]" },
		{ "{\"a\":1}", ".[a=1]", "{\"a\":1}" },
		{ "\"{\\\"a\\\":1}\"", ".{}.a", "1" },
		{ "\"{\\\"a\\\":1}\"", "{}.a", "1" },
		{ "<LocationConstraint>eu</LocationConstraint>", ".",
		  "\"eu\"" },
	};

	(void)state;
	EXPECT_ALL(rows);
}

static void
brackets_select_each_element(void **state)
{
	static const struct row rows[] = {
		{ "{\"A\":[1,2]}", "A[]", "1 2" },
		{ "{\"A\":[]}", "A[]", "" },
		{ "{\"A\":null}", "A[]", "" },
		{ "{}", "A[]", "" },
		{ "{}", "A[].B", "" },
		{ "{\"A\":7}", "A[]", "7" },
		{ "{\"A\":[null,1]}", "A[]", "- 1" },
		{ "{\"A\":[{\"B\":1},{}]}", "A[].B", "1 -" },
		{ "{\"A\":[{\"B\":[1]},{\"B\":[2,3]},{}]}", "A[].B[]",
		  "1 2 3" },
		{ "{\"A\":[[1],[2]]}", "A[][]", "1 2" },
		{ "[1,2]", "[]", "1 2" },
		{ "{\"X\":{}}", "X.A[]", "" },
		{ "<R><B><N>1</N></B><B><N>2</N></B></R>", "B[].N",
		  "\"1\" \"2\"" },
		{ "<R><Bs><B>1</B></Bs></R>", "Bs.B[]", "\"1\"" },
		{ "<R><Bs/></R>", "Bs.B[]", "" },
		{ "<R/>", "Bs.B[]", "" },
	};

	(void)state;
	EXPECT_ALL(rows);
}

static void
a_filter_selects_elements_by_a_member(void **state)
{
	static const char tags[] = "{\"T\":[{\"K\":\"env\",\"V\":\"prod\"},"
	    "{\"K\":\"team\",\"V\":\"a\"},{\"V\":\"none\"},"
	    "{\"K\":\"\",\"V\":\"empty\"},{\"K\":null,\"V\":\"null\"}]}";
	static const struct row rows[] = {
		{ tags, "T[K=env].V", "\"prod\"" },
		{ tags, "T[K=Env].V", "" },
		{ tags, "T[K!=env].V", "\"a\" \"none\" \"empty\" \"null\"" },
		{ tags, "T[K=].V", "\"none\" \"empty\" \"null\"" },
		{ tags, "T[K!=].V", "\"prod\" \"a\"" },
		{ tags, "T[K=e*].V", "\"prod\"" },
		{ tags, "T[K=*m].V", "\"a\"" },
		{ tags, "T[K=*n*].V", "\"prod\"" },
		{ tags, "T[K=*].V", "\"prod\" \"a\"" },
		{ tags, "T[K!=*a*].V",
		  "\"prod\" \"none\" \"empty\" \"null\"" },
		{ tags, "T[K!=][V=a].V", "\"a\"" },
		{ tags, "T[][V=a].V", "\"a\"" },
		{ tags, "T[Q=x].V", "" },
		{ "{}", "T[K=env].V", "" },
		{ "{\"T\":{\"K\":\"env\",\"V\":1}}", "T[K=env].V", "1" },
		{ "{\"R\":[\"a\",\"b\"]}", "R[.=b]", "\"b\"" },
		{ "{\"R\":[{\"b\":true},{\"b\":false}]}", "R[b=true]",
		  "{\"b\":true}" },
		{ "{\"I\":[{\"id\":{\"tag\":\"x\"},\"n\":1},{\"id\":{}},{}]}",
		  "I[id.tag=x].n", "1" },
		{ "{\"I\":[{\"id\":{\"tag\":\"x\"},\"n\":1},{\"n\":2}]}",
		  "I[id.tag=].n", "2" },
		{ "<R><M><e><key>X</key><value>4</value></e>"
		  "<e><key>Y</key><value>5</value></e></M></R>",
		  "M.e[key=Y].value", "\"5\"" },
		{ "<R><e><k/><v>1</v></e><e><v>2</v></e></R>", "e[k=].v",
		  "\"1\" \"2\"" },
	};

	(void)state;
	EXPECT_ALL(rows);
}

static void
a_leading_filter_asks_the_thing_itself(void **state)
{
	static const struct row rows[] = {
		{ "{\"State\":\"COMPLETE\"}", "[State=COMPLETE].State",
		  "\"COMPLETE\"" },
		{ "{\"State\":\"STARTED\"}", "[State=COMPLETE]", "" },
		{ "{\"requestParameters\":{\"a\":1}}",
		  "[errorCode=].requestParameters", "{\"a\":1}" },
		{ "{\"errorCode\":\"E\",\"requestParameters\":{\"a\":1}}",
		  "[errorCode=].requestParameters", "" },
		{ "[{\"a\":1},{\"a\":2}]", "[a=2]", "{\"a\":2}" },
		{ "<R><State>COMPLETE</State></R>", "[State=COMPLETE].State",
		  "\"COMPLETE\"" },
	};

	(void)state;
	EXPECT_ALL(rows);
}

static void
a_variable_stands_for_its_value_in_a_filter(void **state)
{
	static const char vpc[] = "{\"E\":[{\"s\":"
	    "\"com.amazonaws.eu-west-1.transcribe\",\"n\":1},"
	    "{\"s\":\"com.amazonaws.us-east-1.transcribe\",\"n\":2},"
	    "{\"s\":\"{odd}\",\"n\":3},{\"s\":\"*\",\"n\":4}]}";
	static const struct row rows[] = {
		{ vpc, "E[s=*.{region}.transcribe].n", "1" },
		{ vpc, "E[s={odd}].n", "3" },
		{ vpc, "E[s={star}].n", "4" },
		{ "{\"Id\":\"111122223333\"}", "[Id={account}].Id",
		  "\"111122223333\"" },
		{ "{\"Id\":\"prod/x\"}", "[Id={ecs:cluster}/*].Id",
		  "\"prod/x\"" },
		{ "{\"Id\":\"a{b\"}", "[Id=a{b].Id", "\"a{b\"" },
		{ "{\"Id\":\"{}\"}", "[Id={}].Id", "\"{}\"" },
	};

	(void)state;
	EXPECT_ALL(rows);
}

static void
alternatives_select_what_there_is(void **state)
{
	static const struct row rows[] = {
		{ "{\"hls\":{\"Url\":\"h\"}}", "hls|cmaf.Url", "\"h\"" },
		{ "{\"cmaf\":{\"Url\":\"c\"},\"hls\":{\"Url\":\"h\"}}",
		  "hls|cmaf.Url", "\"c\" \"h\"" },
		{ "{}", "hls|cmaf.Url", "" },
		{ "{\"hls\":null}", "hls|cmaf.Url", "" },
		{ "{\"hls\":{}}", "hls|cmaf.Url", "-" },
		{ "{\"a\":[1,2],\"b\":3}", "a|b[]", "1 2 3" },
		{ "<R><a>1</a><a>2</a><b>3</b></R>", "a|b[]",
		  "\"1\" \"2\" \"3\"" },
		{ "<R><a>1</a><a>2</a><b>3</b></R>", "a|b",
		  "\"1\" \"3\"" },
	};

	(void)state;
	EXPECT_ALL(rows);
}

static void
a_star_selects_every_member(void **state)
{
	static const struct row rows[] = {
		{ "{\"G\":{\"x\":{\"K\":1},\"y\":{\"K\":2}}}", "G.*.K",
		  "1 2" },
		{ "{\"G\":{}}", "G.*.K", "" },
		{ "{}", "G.*.K", "" },
		{ "{\"G\":{\"x\":{}}}", "G.*.K", "-" },
		{ "{\"x\":1,\"y\":null}", "*", "1 -" },
		{ "{\"x\":[1,2],\"y\":3}", "*[]", "1 2 3" },
		{ "{\"G\":[1,2]}", "G.*", "1 2" },
	};

	(void)state;
	EXPECT_ALL(rows);
}

static void
braces_read_the_document_in_a_string(void **state)
{
	static const struct row rows[] = {
		{ "{\"P\":\"{\\\"S\\\":[{\\\"A\\\":1},{\\\"A\\\":2}]}\"}",
		  "P{}.S[].A", "1 2" },
		{ "{\"P\":\"%7B%22S%22%3A%22a%2Bb+c%22%7D\"}", "P{}.S",
		  "\"a+b+c\"" },
		{ "{\"P\":\"{\\\"S\\\":\\\"100%25\\\"}\"}", "P{}.S",
		  "\"100%25\"" },
		{ "{\"P\":{\"S\":1}}", "P{}.S", "1" },
		{ "{\"P\":\"not json\"}", "P{}.S", "?" },
		{ "{\"P\":\"{\\\"a\\\":1,\\\"a\\\":2}\"}", "P{}.a", "?" },
		{ "{\"P\":7}", "P{}.S", "?" },
		{ "{\"P\":\"\"}", "P{}.S", "-" },
		{ "{}", "P{}.S", "-" },
		{ "{}", "P{}.S[]", "" },
		{ "{\"E\":[{\"C\":\"{\\\"errorCode\\\":\\\"x\\\","
		  "\\\"p\\\":1}\"},{\"C\":\"{\\\"p\\\":2}\"}]}",
		  "E[].C{}[errorCode=].p", "2" },
		{ "<R><P>{&quot;S&quot;:1}</P></R>", "P{}.S", "1" },
	};

	(void)state;
	EXPECT_ALL(rows);
}

/* user,arn / <root_account>,r / jane,"j,1" */
#define TABLE	"dXNlcixhcm4KPHJvb3RfYWNjb3VudD4scgpqYW5lLCJqLDEiCg=="

static void
csv_braces_read_a_table_as_records(void **state)
{
	static const struct row rows[] = {
		{ "{\"C\":\"" TABLE "\"}", "C{csv}[user!=<root_account>].arn",
		  "\"j,1\"" },
		{ "{\"C\":\"" TABLE "\"}", "C{csv}[user=<root_account>]",
		  "{\"user\":\"<root_account>\",\"arn\":\"r\"}" },
		{ "<R><C>" TABLE "</C></R>", "C{csv}[].user",
		  "\"<root_account>\" \"jane\"" },
		{ "{\"C\":\"!\"}", "C{csv}[].user", "?" },
		{ "{}", "C{csv}[].user", "" },
	};

	(void)state;
	EXPECT_ALL(rows);
}

static void
what_is_no_path_is_refused_with_its_character(void **state)
{
	static const struct {
		const char *source;
		const char *where;
	} rows[] = {
		{ "", "character 1:" }, { "a..b", "character 3:" },
		{ "a.", "character 3:" }, { ".a", "character 2:" },
		{ "a[", "character 3:" }, { "a[k", "character 4:" },
		{ "a[k=v", "character 2:" }, { "a[=v]", "character 3:" },
		{ "a]", "character 2:" }, { "a{", "character 2:" },
		{ "a{x}", "character 2:" }, { "a|", "character 3:" },
		{ "|a", "character 1:" }, { "a*", "character 2:" },
		{ "a b", "character 2:" }, { "*a", "character 2:" },
		{ "a[b.=c]", "character 5:" }, { "a[]b", "character 4:" },
		{ "a[k!v]", "character 6:" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct arena *arena = arena_new();
		struct error err = { 0 };

		if (path_compile(arena, rows[i].source, &err) != NULL)
			fail_msg("%s was understood", rows[i].source);
		assert_int_equal(err.kind, ERROR_USAGE);
		if (strstr(err.text, rows[i].where) == NULL)
			fail_msg("%s, not %s", err.text, rows[i].where);
		arena_free(arena);
	}
}

static int
stop_at_two(void *ctx, struct ex_node *value, int undecided)
{
	(void)undecided;
	++*(int *)ctx;
	return text_is(node_text(value), "2") ? 5 : 0;
}

static void
a_result_that_is_not_zero_stops_the_walk(void **state)
{
	struct arena *arena = arena_new();
	struct ex_node *tree;
	struct error err;
	struct path *path;
	int calls = 0;

	(void)state;
	tree = doc_read_json(arena, text_of("[1,2,3]"), &err);
	path = path_compile(arena, "[]", &err);
	assert_int_equal(path_each(path, tree, NULL, arena, stop_at_two,
				   &calls), -5);
	assert_int_equal(calls, 2);
	assert_true(text_is(path_first(path, tree, NULL, arena)->text, "1"));
	assert_string_equal(path_source(path), "[]");
	arena_free(arena);
}

static void
note_name(void *ctx, struct text name, int in_filter)
{
	buffer_printf(ctx, "%s%.*s ", in_filter ? "?" : "", TEXT_ARG(name));
}

static void
the_names_along_a_path_can_be_listed(void **state)
{
	struct arena *arena = arena_new();
	struct buffer out;
	struct error err;

	(void)state;
	buffer_init(&out, 1000);
	path_names(path_compile(arena, "A[b.c=1].d|e{}.*.f", &err), note_name,
		   &out);
	assert_string_equal(buffer_cstr(&out), "A ?b ?c d e f ");
	buffer_free(&out);
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_plain_member_is_one_place_even_when_missing),
		cmocka_unit_test(a_dot_is_the_thing_itself),
		cmocka_unit_test(brackets_select_each_element),
		cmocka_unit_test(a_filter_selects_elements_by_a_member),
		cmocka_unit_test(a_leading_filter_asks_the_thing_itself),
		cmocka_unit_test(a_variable_stands_for_its_value_in_a_filter),
		cmocka_unit_test(alternatives_select_what_there_is),
		cmocka_unit_test(a_star_selects_every_member),
		cmocka_unit_test(braces_read_the_document_in_a_string),
		cmocka_unit_test(csv_braces_read_a_table_as_records),
		cmocka_unit_test(what_is_no_path_is_refused_with_its_character),
		cmocka_unit_test(a_result_that_is_not_zero_stops_the_walk),
		cmocka_unit_test(the_names_along_a_path_can_be_listed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
