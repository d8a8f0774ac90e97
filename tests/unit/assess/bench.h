/*
 * bench.h - a value, clauses and a small world to try them in
 *
 * The world: account 111122223333 of the runs' two, region eu-west-1, bucket
 * "box"; key "customer" is the customer's, "aws" AWS's, "foreign" another
 * account's, role "good" trusts Transcribe for this account alone.
 */
#ifndef BENCH_H
#define BENCH_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "assess/judge_eval.h"
#include "doc/path.h"

#define RECEIVED	1790000000000	/* 2026-09-21T14:13:20Z */

struct bench {
	struct arena *arena;
	struct judge_place places[32];
	size_t n;
	struct predicate_world predicates;
	struct judge_world world;
};

static const char *const parameters[][2] = {
	{ "yes", "yes" }, { "no", "no" }, { "days", "90" },
	{ "max_days", "90" }, { "max_hours", "25" }, { "list", "ALL, hls dash*" },
	{ "tags", "Owner DataClassification" }, { "words", "maybe" },
	{ "agent", "1.70.0" }, { "approved_accounts", "444455556666" },
	{ "empty", "" },
};

static const char *
bench_parameter(void *ctx, const char *name)
{
	(void)ctx;
	for (size_t i = 0; i < sizeof parameters / sizeof parameters[0]; i++)
		if (strcmp(parameters[i][0], name) == 0)
			return parameters[i][1];
	return NULL;
}

static struct ex_node *
bench_json(struct bench *b, const char *json)
{
	struct error err;
	struct ex_node *node = doc_read_json(b->arena, text_of(json), &err);

	if (node == NULL)
		fail_msg("%s: %s", json, err.text);
	return node;
}

#define TRUST(who, condition)						\
	"{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":" who ","	\
	"\"Action\":\"sts:AssumeRole\"" condition "}}"
#define FROM_US								\
	",\"Condition\":{\"StringEquals\":{\"aws:SourceAccount\":"	\
	"\"111122223333\"}}"

static enum truth
bench_fact(void *ctx, const char *type, struct text value, const char *member,
	   const struct ex_node *const **nodes, size_t *n, enum reason *why)
{
	struct bench *b = ctx;
	const struct ex_node **one = arena_alloc(b->arena, sizeof *one);

	*nodes = one;
	*n = 1;
	if (strcmp(type, "kms:key") == 0 && strcmp(member, "KeyManager") == 0) {
		if (text_ends(value, "foreign"))
			return predicate_unknown(why, REASON_EXTERNAL);
		if (text_ends(value, "denied"))
			return predicate_unknown(why, REASON_DENIED);
		*one = bench_json(b, text_ends(value, "customer") ?
				  "\"CUSTOMER\"" : "\"AWS\"");
		return text_is(value, "nothing") ? FALSE_ : TRUE_;
	}
	/* subnet-1b: the last letter is its zone; a zone of "0" was not read */
	if (strcmp(type, "ec2:subnet") == 0) {
		if (text_ends(value, "denied"))
			return predicate_unknown(why, REASON_DENIED);
		*n = !text_ends(value, "0");
		*one = bench_json(b, text_ends(value, "a") ? "\"zone-a\"" :
				  "\"zone-b\"");
		return TRUE_;
	}
	if (!text_ends(value, "good"))
		return predicate_unknown(why, REASON_DENIED);
	*one = bench_json(b, TRUST("{\"Service\":\"transcribe.amazonaws.com\"}",
				   FROM_US));
	return TRUE_;
}

static enum truth
bench_population(void *ctx, const char *type, enum reason *why)
{
	(void)ctx;
	if (strcmp(type, "x:some") == 0)
		return TRUE_;
	if (strcmp(type, "x:none") == 0)
		return FALSE_;
	return predicate_unknown(why, REASON_INCOMPLETE_LIST);
}

static enum truth
bench_verdict(void *ctx, const char *id, struct judged *out, enum reason *why)
{
	(void)ctx;
	*out = (struct judged){ EX_MEETS, REASON_CLAUSE, NULL };
	if (strcmp(id, "x.meets") == 0)
		return TRUE_;
	out->verdict = EX_REVIEW;
	if (strcmp(id, "x.review") == 0)
		return TRUE_;
	out->reason = REASON_DENIED;
	if (strcmp(id, "x.denied") == 0)
		return TRUE_;
	return predicate_unknown(why, REASON_UNDECIDED);
}

static enum truth
bench_as(void *ctx, const char *id, struct text value, struct judged *out,
	 enum reason *why)
{
	(void)value;
	return bench_verdict(ctx, id, out, why);
}

static int
bench_place(void *ctx, struct ex_node *value, int undecided)
{
	struct bench *b = ctx;
	struct judge_place *p = &b->places[b->n++];

	p->received = RECEIVED;
	p->kind = undecided ? PLACE_UNKNOWN : value == NULL ||
		value->kind == NODE_NULL ? PLACE_ABSENT : PLACE_VALUE;
	p->why = REASON_UNDECIDED;
	p->node = value;
	p->redacted = 1;
	return 0;
}

static void
bench_members(struct bench *b, const struct judgement *j, struct ex_node *item)
{
	size_t n = judge_member_count(j);
	const char **v = arena_alloc(b->arena, (n + 1) * sizeof *v);

	for (size_t i = 0; i < n; i++) {
		struct ex_node *m = path_first(judge_member_path(j, i), item,
					       NULL, b->arena);

		v[i] = m == NULL ? NULL : arena_strndup(b->arena,
			node_text(m).at, node_text(m).len);
	}
	for (size_t i = 0; i < b->n; i++)
		b->places[i].members = v;
}

static void
bench_open(struct bench *b)
{
	static const char *const accounts[] = { "111122223333",
						"999900001111" };

	memset(b, 0, sizeof *b);
	b->arena = arena_new();
	b->predicates = (struct predicate_world){
		.ctx = b, .partition = "aws", .account = "111122223333",
		.region = "eu-west-1", .type = "s3:bucket", .id = "box",
		.service = "transcribe", .accounts = accounts, .naccounts = 2,
		.parameter = bench_parameter, .fact = bench_fact,
	};
	b->world = (struct judge_world){
		.predicates = &b->predicates, .ctx = b,
		.population = bench_population, .verdict = bench_verdict,
		.as = bench_as,
	};
}

/* item NULL: the service said that nothing is configured; "": no item. */
static struct judged
bench_judge(struct bench *b, const char *clauses, const char *item,
	    const char *path, enum reason rest)
{
	struct judge_input input = { .rest = rest };
	struct error err = { 0 };
	struct judgement *j = judge_compile(b->arena, clauses, &err);
	struct judged out;

	if (j == NULL)
		fail_msg("%s: %s", clauses, err.text);
	if (item != NULL && item[0] != '\0') {
		struct ex_node *node = bench_json(b, item);
		struct path *p = path_compile(b->arena, path, &err);

		if (p == NULL)
			fail_msg("%s: %s", path, err.text);
		path_each(p, node, NULL, b->arena, bench_place, b);
		bench_members(b, j, node);
	}
	input.places = b->places;
	input.n = b->n;
	input.not_configured = item == NULL;
	judge_eval(j, &input, &b->world, b->arena, &out);
	return out;
}

#endif
