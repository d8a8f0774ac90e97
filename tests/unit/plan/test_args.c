/* test_args.c - the words of .in, and lists of words */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "plan/brace.h"
#include "plan/tables.h"

struct expected {
	const char *name, *value;
	enum arg_where where;
	unsigned raw, many;
};

static const struct {
	const char *in;
	size_t n;
	struct expected v[4];
} good[] = {
	{ NULL, 0, { { 0 } } },
	{ "", 0, { { 0 } } },
	{ "   ", 0, { { 0 } } },
	{ "KeyId={id}", 1, { { "KeyId", "{id}", ARG_MEMBER, 0, 0 } } },
	{ "MaxResults:=100", 1, { { "MaxResults", "100", ARG_MEMBER, 1, 0 } } },
	{ " a=1  b:=2 ", 2, { { "a", "1", ARG_MEMBER, 0, 0 },
			      { "b", "2", ARG_MEMBER, 1, 0 } } },
	{ "cluster={ecs:cluster} tasks[]={id}", 2,
	  { { "cluster", "{ecs:cluster}", ARG_MEMBER, 0, 0 },
	    { "tasks", "{id}", ARG_MEMBER, 0, 1 } } },
	{ "list-type==2", 1, { { "list-type", "2", ARG_QUERY, 0, 0 } } },
	{ "x-amz-expected-owner:{account}", 1,
	  { { "x-amz-expected-owner", "{account}", ARG_HEADER, 0, 0 } } },
	{ "Accept:a=b:c", 1, { { "Accept", "a=b:c", ARG_HEADER, 0, 0 } } },
	{ "imageId.imageDigest={id}", 1,
	  { { "imageId.imageDigest", "{id}", ARG_MEMBER, 0, 0 } } },
	{ "Filter.1.Value.1={id}", 1,
	  { { "Filter.1.Value.1", "{id}", ARG_MEMBER, 0, 0 } } },
	{ "a=", 1, { { "a", "", ARG_MEMBER, 0, 0 } } },
	{ "a={x b=y}", 2, { { "a", "{x", ARG_MEMBER, 0, 0 },
			    { "b", "y}", ARG_MEMBER, 0, 0 } } },
	{ "a==b==c", 1, { { "a", "b==c", ARG_QUERY, 0, 0 } } },
	{ "A:=[{\"K\":\"a b\", \"V\":\"]\\\" \"}] Max:=50", 2,
	  { { "A", "[{\"K\":\"a b\", \"V\":\"]\\\" \"}]", ARG_MEMBER, 1, 0 },
	    { "Max", "50", ARG_MEMBER, 1, 0 } } },
	{ "a:=true b:=\"x y\" c:=null", 3,
	  { { "a", "true", ARG_MEMBER, 1, 0 },
	    { "b", "\"x y\"", ARG_MEMBER, 1, 0 },
	    { "c", "null", ARG_MEMBER, 1, 0 } } },
	{ "ids[]:={id}", 1, { { "ids", "{id}", ARG_MEMBER, 1, 1 } } },
};

static const struct {
	const char *in, *says;
} bad[] = {
	{ "word", "\"word\" is no request member" },
	{ "=x", "\"=x\" is no" },
	{ "a=1 =2", "\"=2\" is no" },
	{ "a:=[1", "\"a:=[1\" is no" },
	{ "a:=\"x", "is no request member" },
	{ "a:=\"x\\", "is no request member" },
	{ "a:=", "is no request member" },
	{ "a:=1]", "is no request member" },
	{ "a[]:b", "is no request member" },
	{ "a[x]=1", "is no request member" },
	{ "a=1 a=2", "a is given twice" },
};

static void
members_are_read(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
		struct arena *arena = arena_new();
		struct call call = { 0 };
		struct error err = { 0 };
		if (args_compile(arena, good[i].in, &call, &err) < 0)
			fail_msg("%s: %s", good[i].in, err.text);
		assert_int_equal(call.nargs, good[i].n);
		for (size_t k = 0; k < call.nargs; k++) {
			const struct expected *e = &good[i].v[k];
			assert_string_equal(call.args[k].name, e->name);
			assert_string_equal(call.args[k].value, e->value);
			assert_int_equal(call.args[k].where, e->where);
			assert_int_equal(call.args[k].raw, e->raw);
			assert_int_equal(call.args[k].many, e->many);
		}
		arena_free(arena);
	}
}

static void
others_are_refused(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		struct arena *arena = arena_new();
		struct call call = { 0 };
		struct error err = { 0 };
		if (args_compile(arena, bad[i].in, &call, &err) == 0)
			fail_msg("%s was taken", bad[i].in);
		assert_int_equal(err.kind, ERROR_USAGE);
		if (!strstr(err.text, bad[i].says))
			fail_msg("%s: %s", bad[i].in, err.text);
		arena_free(arena);
	}
}

static void
blanks_in_brackets_do_not_part(void **state)
{
	struct arena *arena = arena_new();
	const char *const *v = words_split(arena, " A~b  c[k=x y].d\te ");

	(void)state;
	assert_string_equal(v[0], "A~b");
	assert_string_equal(v[1], "c[k=x y].d");
	assert_string_equal(v[2], "e");
	assert_null(v[3]);
	assert_null(words_split(arena, "")[0]);
	arena_free(arena);
}

static void
any_other_brace_is_a_brace(void **state)
{
	struct text in = text_of("{}{1}{\"a\":{b}} {ecs:cluster}{period.end}{x");
	struct text name;
	size_t from = 0, at;

	(void)state;
	assert_int_equal(brace_next(in, &from, &at, &name), 1);
	assert_true(text_is(name, "b"));
	assert_int_equal(brace_next(in, &from, &at, &name), 1);
	assert_true(text_is(name, "ecs:cluster"));
	assert_int_equal(brace_next(in, &from, &at, &name), 1);
	assert_true(text_is(name, "period.end"));
	assert_int_equal(brace_next(in, &from, &at, &name), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(members_are_read),
		cmocka_unit_test(others_are_refused),
		cmocka_unit_test(blanks_in_brackets_do_not_part),
		cmocka_unit_test(any_other_brace_is_a_brace),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
