/* test_identify.c - one resource, many spellings */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/alloc.h"
#include "plan/identify.h"

#define HERE	"111122223333"

static const struct ex_type types[] = {
	{ .name = "iam:role", .title = "role", .global = 1,
	  .spelled = { "arn:{partition}:iam::{account}:role/{}/{id}",
		       "arn:{partition}:iam::{account}:role/{id}" } },
	{ .name = "kms:key", .title = "key",
	  .spelled = { "arn:{partition}:kms:{region}:{account}:key/{id}",
		       "{id}" } },
	{ .name = "kms:alias", .title = "alias",
	  .spelled = { "arn:{partition}:kms:{region}:{account}:alias/{id*}",
		       "alias/{id*}" } },
	{ .name = "s3:bucket", .title = "bucket", .global = 1,
	  .spelled = { "s3://{id}/{}", "s3://{id}", "arn:{partition}:s3:::{id}",
		       "arn:{partition}:s3:::{id}/{}",
		       "https://s3.{region}.{suffix}/{id}/{}",
		       "https://s3-{region}.{suffix}/{id}/{}",
		       "https://{id}.s3.{region}.amazonaws.com/{}",
		       "https://{id}.s3.amazonaws.com/{}",
		       "https://s3.amazonaws.com/{id}/{}" } },
	{ .name = "ecs:task-definition", .title = "task definition",
	  .spelled = { "arn:{partition}:ecs:{region}:{account}:"
		       "task-definition/{id}:{revision}" } },
	{ .name = "sns:topic", .title = "topic",
	  .spelled = { "arn:{partition}:sns:{region}:{account}:{id}" } },
	{ .name = "dlc:image", .title = "image" },
	{ .name = "logs:group", .title = "log group",
	  .spelled = { "arn:{}:logs:{region}:{account}:log-group:{id*}:*",
		       "arn:{}:logs:{region}:{account}:log-group:{id*}" } },
	{ .name = "ecr:repository", .title = "repository",
	  .spelled = {
		"{account}.dkr.ecr.{region}.{suffix}/{id*}:{}@sha256:{}",
		"{account}.dkr.ecr.{region}.{suffix}/{id*}@sha256:{}",
		"{account}.dkr.ecr.{region}.{suffix}/{id*}:{}",
		"{account}.dkr.ecr.{region}.{suffix}/{id*}" } },
	{ .name = "ecr:image", .title = "image",
	  .spelled = {
		"{account}.dkr.ecr.{region}.{suffix}/{ecr:repository*}:{}@"
		"sha256:{id}",
		"{account}.dkr.ecr.{region}.{suffix}/{ecr:repository*}@"
		"sha256:{id}",
		"sha256:{id}" } },
	{ .name = "ecr:tag", .title = "tag",
	  .spelled = { "{account}.dkr.ecr.{region}.{suffix}/"
		       "{ecr:repository*}:{id}" } },
	{ .name = "ecs:service", .title = "service",
	  .spelled = { "arn:{}:ecs:{region}:{account}:service/{ecs:cluster}/"
		       "{id}" } },
	{ .name = "x:global", .title = "global", .global = 1 },
	{ .name = "x:many", .title = "many",
	  .spelled = { "{a}:{b}:{c}:{d}:{e}:{f}:{g}:{h}:{i}:{id}" } },
	{ .name = "x:brace", .title = "brace", .spelled = { "{\"k\":{id}}" } },
	{ .name = "x:slow", .title = "slow",
	  .spelled = { "{}/{}/{}/{}/{}/{}/{}/{id}!" } },
};

static const struct type *
type_named(const char *name)
{
	static struct type type;

	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++)
		if (!strcmp(types[i].name, name))
			type.row = &types[i];
	assert_string_equal(type.row->name, name);
	return &type;
}

static const struct {
	const char *type, *value;
	const char *id;			/* NULL: does not refer to it */
	const char *account, *region;	/* NULL: where it was found */
} cases[] = {
	{ "logs:group", "arn:aws:logs:eu-west-1:444455556666:log-group:/a/b:*",
	  "/a/b", "444455556666", "eu-west-1" },
	{ "logs:group", "arn:aws:logs:eu-west-1:444455556666:log-group:/a/b",
	  "/a/b", "444455556666", "eu-west-1" },
	{ "ecr:repository",
	  "444455556666.dkr.ecr.eu-west-1.amazonaws.com/a/b:1@sha256:0f",
	  "a/b", "444455556666", "eu-west-1" },
	{ "ecr:repository",
	  "444455556666.dkr.ecr.eu-west-1.amazonaws.com/a/b@sha256:0f",
	  "a/b", "444455556666", "eu-west-1" },
	{ "ecr:repository",
	  "444455556666.dkr.ecr.eu-west-1.amazonaws.com/a/b:latest",
	  "a/b", "444455556666", "eu-west-1" },
	{ "ecr:repository", "444455556666.dkr.ecr.eu-west-1.amazonaws.com/b",
	  "b", "444455556666", "eu-west-1" },
	{ "ecr:tag", "444455556666.dkr.ecr.eu-west-1.amazonaws.com/a/b@sha256:0f",
	  NULL, NULL, NULL },
	{ "ecr:tag",
	  "444455556666.dkr.ecr.eu-west-1.amazonaws.com/a/b:1@sha256:0f",
	  NULL, NULL, NULL },
	{ "ecr:repository", "public.ecr.aws/a/b:latest", NULL, NULL, NULL },
	{ "iam:role", "arn:aws:iam::444455556666:role/Auditor",
	  "Auditor", "444455556666", "" },
	{ "iam:role", "arn:aws:iam::444455556666:role/a/b/Auditor",
	  "Auditor", "444455556666", "" },
	{ "iam:role", "arn:aws-us-gov:iam::444455556666:role/service-role/X",
	  "X", "444455556666", "" },
	{ "iam:role", "arn:aws:iam::aws:role/Auditor", NULL, NULL, NULL },
	{ "iam:role", "arn:aws:iam::44445555666:role/Auditor", NULL, NULL, NULL },
	{ "iam:role", "arn:aws:iam::4444555566667:role/A", NULL, NULL, NULL },
	{ "iam:role", "arn:aws:iam::444455556666:user/Auditor", NULL, NULL, NULL },
	{ "iam:role", "Auditor", NULL, NULL, NULL },
	{ "kms:key", "arn:aws:kms:eu-west-1:444455556666:key/1234-ab",
	  "1234-ab", "444455556666", "eu-west-1" },
	{ "kms:key", "1234-ab", "1234-ab", NULL, NULL },
	{ "kms:key", "alias/mine", NULL, NULL, NULL },
	{ "kms:key", "arn:aws:kms:eu-west-1:444455556666:alias/mine",
	  NULL, NULL, NULL },
	{ "kms:key", "arn:aws:kms:us-gov-west-1:444455556666:key/k",
	  "k", "444455556666", "us-gov-west-1" },
	{ "kms:key", "arn:aws:kms:nowhere:444455556666:key/k", NULL, NULL, NULL },
	{ "kms:key", "arn:aws:kms:EU-WEST-1:444455556666:key/k",
	  NULL, NULL, NULL },
	{ "kms:key", "arn:aws:kms:eu-west-:444455556666:key/k", NULL, NULL, NULL },
	{ "kms:alias", "alias/aws/s3", "aws/s3", NULL, NULL },
	{ "kms:alias", "arn:aws:kms:eu-west-1:444455556666:alias/aws/s3",
	  "aws/s3", "444455556666", "eu-west-1" },
	{ "kms:alias", "alias/", NULL, NULL, NULL },
	{ "kms:alias", "1234-ab", NULL, NULL, NULL },
	{ "s3:bucket", "s3://records/in/call.wav", "records", NULL, "" },
	{ "s3:bucket", "s3://records/", "records", NULL, "" },
	{ "s3:bucket", "s3://records", "records", NULL, "" },
	{ "s3:bucket", "arn:aws:s3:::records", "records", NULL, "" },
	{ "s3:bucket", "arn:aws:s3:::records/key/x", "records", NULL, "" },
	{ "s3:bucket", "https://s3.eu-west-1.amazonaws.com/records/a/b.json",
	  "records", NULL, "" },
	{ "s3:bucket", "https://s3-eu-west-1.amazonaws.com/records/a.json",
	  "records", NULL, "" },
	{ "s3:bucket", "https://s3.cn-north-1.amazonaws.com.cn/records/a",
	  "records", NULL, "" },
	{ "s3:bucket", "https://records.s3.eu-west-1.amazonaws.com/a",
	  "records", NULL, "" },
	{ "s3:bucket", "https://my.s3.dot.s3.eu-west-1.amazonaws.com/a",
	  "my.s3.dot", NULL, "" },
	{ "s3:bucket", "https://records.s3.amazonaws.com/a/b",
	  "records", NULL, "" },
	{ "s3:bucket", "https://s3.amazonaws.com/records/a", "records", NULL, "" },
	{ "s3:bucket", "https://example.org/records/a", NULL, NULL, NULL },
	{ "s3:bucket", "s3:///a", NULL, NULL, NULL },
	{ "ecs:task-definition",
	  "arn:aws:ecs:eu-west-1:444455556666:task-definition/web:7",
	  "web", "444455556666", "eu-west-1" },
	{ "sns:topic", "arn:aws:sns:eu-west-1:444455556666:alarm",
	  "alarm", "444455556666", "eu-west-1" },
	{ "sns:topic", "arn:aws:sns:eu-west-1:444455556666:alarm:sub",
	  NULL, NULL, NULL },
	{ "dlc:image", "763.dkr.ecr.eu-west-1.amazonaws.com/pytorch:2.1",
	  "763.dkr.ecr.eu-west-1.amazonaws.com/pytorch:2.1", NULL, NULL },
	{ "x:global", "anything at all", "anything at all", NULL, "" },
	{ "x:brace", "{\"k\":v}", "v", NULL, NULL },
	{ "dlc:image", "", NULL, NULL, NULL },
};

static void
spellings(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct arena *arena = arena_new();
		struct identity got;
		int is = identify(type_named(cases[i].type),
				  text_of(cases[i].value), HERE, "us-east-2",
				  arena, &got);
		if (is != (cases[i].id != NULL))
			fail_msg("%s: %s", cases[i].type, cases[i].value);
		if (is) {
			assert_string_equal(got.id, cases[i].id);
			assert_string_equal(got.account, cases[i].account ?
					    cases[i].account : HERE);
			assert_string_equal(got.region, cases[i].region ?
					    cases[i].region : "us-east-2");
		}
		arena_free(arena);
	}
}

static const struct {
	const char *type, *value;
	const char *id, *within, *in;	/* within NULL: it does not say */
} inside[] = {
	{ "ecr:image",
	  "444455556666.dkr.ecr.eu-west-1.amazonaws.com/a/b:1@sha256:0f",
	  "0f", "ecr:repository", "a/b" },
	{ "ecr:image",
	  "444455556666.dkr.ecr.eu-west-1.amazonaws.com/b@sha256:0f",
	  "0f", "ecr:repository", "b" },
	{ "ecr:image", "sha256:0f", "0f", NULL, NULL },
	{ "ecr:tag", "444455556666.dkr.ecr.eu-west-1.amazonaws.com/a/b:1.2",
	  "1.2", "ecr:repository", "a/b" },
	{ "ecs:service", "arn:aws:ecs:eu-west-1:444455556666:service/prod/web",
	  "web", "ecs:cluster", "prod" },
	{ "dlc:image", "sha256:0f", "sha256:0f", NULL, NULL },
};

static void
a_spelling_says_what_it_is_within(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(inside) / sizeof(inside[0]); i++) {
		struct arena *arena = arena_new();
		struct identity got;
		int is = identify(type_named(inside[i].type),
				  text_of(inside[i].value), HERE, "us-east-2",
				  arena, &got);
		assert_int_equal(is, 1);
		assert_string_equal(got.id, inside[i].id);
		if (inside[i].within == NULL) {
			assert_null(got.within.name);
		} else {
			assert_string_equal(got.within.name, inside[i].within);
			assert_string_equal(got.within.value, inside[i].in);
		}
		arena_free(arena);
	}
}

static void
other_names_are_kept(void **state)
{
	struct arena *arena = arena_new();
	struct identity got;

	(void)state;
	assert_int_equal(identify(type_named("ecs:task-definition"), text_of(
		"arn:aws:ecs:eu-west-1:444455556666:task-definition/web:7"),
		HERE, "", arena, &got), 1);
	assert_int_equal(got.nkept, 1);
	assert_string_equal(got.kept[0].name, "revision");
	assert_string_equal(got.kept[0].value, "7");

	/* a global type has no region, but its calls go to one */
	assert_int_equal(identify(type_named("s3:bucket"), text_of(
		"https://b.s3.eu-west-1.amazonaws.com/k"), HERE, "us-east-1",
		arena, &got), 1);
	assert_int_equal(got.nkept, 1);
	assert_string_equal(got.kept[0].name, "region");
	assert_string_equal(got.kept[0].value, "eu-west-1");

	/* in the pattern's order, and no more than there is room for */
	assert_int_equal(identify(type_named("x:many"),
		text_of("1:2:3:4:5:6:7:8:9:10"), HERE, "", arena, &got), 1);
	assert_string_equal(got.id, "10");
	assert_int_equal(got.nkept, KEPT_MAX);
	arena_free(arena);
}

static void
hostile_values_cost_little(void **state)
{
	struct arena *arena = arena_new();
	struct identity got;
	char *value = xmalloc(IDENTIFY_MAX + 1);

	(void)state;
	memset(value, '/', IDENTIFY_MAX + 1);
	/* Without a memory of dead ends this takes longer than there is. */
	assert_int_equal(identify(type_named("x:slow"), text_n(value, 512),
				  HERE, "", arena, &got), 0);
	assert_int_equal(identify(type_named("dlc:image"),
		text_n(value, IDENTIFY_MAX - 1), HERE, "", arena, &got), 1);
	assert_int_equal(identify(type_named("dlc:image"),
		text_n(value, IDENTIFY_MAX), HERE, "", arena, &got), 0);
	free(value);
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(spellings),
		cmocka_unit_test(a_spelling_says_what_it_is_within),
		cmocka_unit_test(other_names_are_kept),
		cmocka_unit_test(hostile_values_cost_little),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
