/*
 * test_predicate_dlc.c - dlc() asked of images good and bad
 *
 * On 2026-09-21 in eu-west-1, account 111122223333.  The table is a small one
 * with the same columns as the real.
 */
#include "bench.h"

#include <stdio.h>

#include "assess/dlc.h"

#define H64	"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define DIGEST	"@sha256:" H64
#define AWS(region) "763104351884.dkr.ecr." region ".amazonaws.com/"
#define OWN	"111122223333.dkr.ecr.eu-west-1.amazonaws.com/"
#define TRAINING "pytorch-training:2.9.0-gpu-py312-cu130-ubuntu22.04-sagemaker"

static const char table_text[] =
	"# where it is from\t2026-08-21\n"
	"account\t763104351884\teu-west-1\taws\tdlc\n"
	"account\t763104351884\tus-east-1\taws\tdlc\n"
	"account\t692866216735\teu-south-1\taws\tdlc\n"
	"account\t442386744353\tus-gov-west-1\taws-us-gov\tdlc\n"
	"account\t141502667606\teu-west-1\taws\talgorithm\n"
	"repository\tbase\tBase\n"
	"repository\tpytorch\tPyTorch\n"
	"repository\tpytorch-training\tPyTorch Training\n"
	"repository\tray\tRay\n"
	"repository\tsagemaker-scikit-learn\tScikit-Learn\n"
	"repository\tvllm\tvLLM\n"
	"version\tbase\t13.0.2\tamzn2023\t2026-06-15\t2029-06-30\t-\tBase\t"
	"devel-cu130-amzn2023 devel-cu130-amzn2023-*\n"
	"version\tbase\t13.0.2\tubuntu22.04\t2026-02-09\t2026-10-22\t-\t"
	"Base (Ubuntu)\t13.0.2-*\n"
	"version\tpytorch\t2.13\tamzn2023\t2026-07-20\t2027-07-20\t-\tPyTorch\t"
	"2.13-* 2.13.*\n"
	"version\tpytorch-training\t2.1\t-\t2023-10-04\t2024-10-04\t-\t"
	"PyTorch\t2.1-* 2.1.*\n"
	"version\tpytorch-training\t2.7\tubuntu22.04\t2026-04-23\t2026-09-21\t-\t"
	"PyTorch Training\t2.7-* 2.7.*\n"
	"version\tpytorch-training\t2.8\tubuntu22.04\t2025-08-06\t2026-09-20\t"
	"partly-patched\tPyTorch Training\t2.8-* 2.8.*\n"
	"version\tpytorch-training\t2.9\tubuntu22.04\t2025-10-15\t2026-10-15\t"
	"partly-patched\tPyTorch Training\t2.9-* 2.9.*\n"
	"version\tray\t2.57\tamzn2023\t-\t-\t-\tRay\tserve-ml-cuda-v1\n"
	"version\tsagemaker-scikit-learn\t1.4-2\t-\t-\t-\tunsupported\t"
	"Scikit-Learn\t1.4-2 1.4-2-cpu-py3\n"
	"version\tvllm\t0.25.0\tubuntu22.04\t-\t-\tsuperseded partly-patched\t"
	"vLLM (Ubuntu)\t0.25-gpu-py312-ec2 0.25.0-*\n"
	"version\tvllm\t0.27.1\tubuntu22.04\t-\t-\tnewest partly-patched\t"
	"vLLM (Ubuntu)\t0.25-gpu-py312-ec2 0.27.1-*\n"
	"version\tvllm\t0.27.0+amzn2023.4bdc\tamzn2023\t-\t-\tnewest\tvLLM\t"
	"server-cuda-v2.3 server-cuda-v2.3.*\n";

/* One rule: "cache" fetches from AWS's gallery, "aws" from its account, "hub"
 * from elsewhere, "below" from a part of the gallery that is not AWS's. */
static enum truth
rules(void *ctx, const char *type, struct text value, const char *member,
      const struct ex_node *const **nodes, size_t *n, enum reason *why)
{
	static const char *const known[][3] = {
		{ "cache", "public.ecr.aws", "ROOT" },
		{ "aws", "763104351884.dkr.ecr.us-east-1.amazonaws.com", "" },
		{ "short", "public.ecr.aws", "deep-learning-containers" },
		{ "hub", "registry-1.docker.io", "ROOT" },
		{ "below", "public.ecr.aws", "somebody" },
	};
	struct bench *b = ctx;
	const struct ex_node **one = arena_alloc(b->arena, sizeof *one);
	struct ex_node *node = node_new(b->arena, NODE_STRING);

	assert_string_equal(type, "ecr:cache-rule");
	*nodes = one;
	*one = node;
	for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
		if (text_is(value, known[i][0])) {
			node->text = text_of(known[i][strcmp(member,
				"upstreamRegistryUrl") == 0 ? 1 : 2]);
			*n = node->text.len > 0;
			return TRUE_;
		}
	return text_is(value, "denied") ?
		predicate_unknown(why, REASON_DENIED) : FALSE_;
}

static const char *
images_seen(void *ctx, const char *type, size_t i)
{
	static const char *const seen[] = {
		"nginx", AWS("eu-west-1") "pytorch-training" DIGEST,
	};

	(void)ctx;
	assert_string_equal(type, "dlc:image");
	return i < 2 ? seen[i] : NULL;
}

#define Y	TRUE_
#define N	FALSE_
#define U	UNKNOWN

static const struct asked {
	const char *question, *image;
	enum truth truth;
} asked[] = {
	/* Whose is it? */
	{ "aws", AWS("eu-west-1") TRAINING, Y },
	{ "aws", AWS("eu-west-1") "never-heard-of:1", Y },
	{ "aws", "141502667606.dkr.ecr.eu-west-1.amazonaws.com/"
	  "sagemaker-scikit-learn:1.4-2", Y },
	{ "other", "141502667606.dkr.ecr.eu-west-1.amazonaws.com/"
	  "sagemaker-sparkml-serving:2.4", Y },
	{ "aws", "public.ecr.aws/deep-learning-containers/vllm:server-cuda", Y },
	{ "public", "public.ecr.aws/deep-learning-containers/base:x", Y },
	{ "other", "public.ecr.aws/somebody/" TRAINING, Y },
	{ "aws", OWN TRAINING, N }, { "other", OWN TRAINING, N },
	{ "own", OWN TRAINING, Y }, { "own", AWS("eu-west-1") TRAINING, N },
	{ "own", "999900001111.dkr.ecr.eu-west-1.amazonaws.com/" TRAINING, Y },
	{ "other", OWN "shop:1.0", Y }, { "other", "nginx", Y },
	{ "other", "docker.io/pytorch/pytorch:2.3.0-cuda12.1-cudnn8-runtime",
	  Y },
	{ "other", "rayproject/ray:2.9.0-gpu", Y },
	{ "other", "rayproject/ray" DIGEST, Y },
	/* A name alone, or with a tag of one's own, shows nothing. */
	{ "other", OWN "pytorch-training:prod", U },
	{ "aws", OWN "pytorch-training" , U },
	{ "other", OWN "vllm" DIGEST, U }, { "other", OWN "ray:1.0", Y },
	{ "other", OWN "mirror/deep-learning-containers/new:1", U },
	{ "other", "${IMAGE}", U },
	/* Cached, copied. */
	{ "cached", OWN "cache/deep-learning-containers/" TRAINING, Y },
	{ "cached", OWN "aws/" TRAINING, Y },
	{ "cached", OWN "short/" TRAINING, Y },
	{ "cached", OWN "hub/" TRAINING, N },
	{ "cached", OWN "below/deep-learning-containers/" TRAINING, N },
	{ "cached", OWN "cache/somebody/" TRAINING, N },
	{ "cached", OWN "denied/" TRAINING, U }, { "cached", OWN TRAINING, N },
	{ "cached", "999900001111.dkr.ecr.eu-west-1.amazonaws.com/cache/"
	  "deep-learning-containers/" TRAINING, U },
	{ "cached", AWS("eu-west-1") TRAINING, N },
	{ "copy", OWN TRAINING DIGEST, Y }, { "copy", OWN TRAINING, N },
	{ "copy", "registry.example/" TRAINING DIGEST, N },
	/* Of this Region's registry? */
	{ "region", AWS("eu-west-1") TRAINING, Y },
	{ "region", AWS("us-east-1") TRAINING, N },
	{ "region", "692866216735.dkr.ecr.eu-west-1.amazonaws.com/" TRAINING,
	  N },
	{ "look-alike", "222233334444.dkr.ecr.eu-west-1.amazonaws.com/"
	  TRAINING, Y },
	{ "look-alike", "444455556666.dkr.ecr.eu-west-1.amazonaws.com/"
	  TRAINING, N },
	{ "look-alike", OWN TRAINING, N },
	{ "look-alike", AWS("eu-west-1") TRAINING, N },
	{ "look-alike", "763104351884.dkr.ecr.eu-west-1.amazonaws.com.evil."
	  "example/" TRAINING, U },	/* approved_upstreams is not set */
	{ "look-alike", "222233334444.dkr.ecr.eu-west-1.amazonaws.com/shop:1",
	  N },
	/* Which build? */
	{ "pinned", AWS("eu-west-1") "pytorch-training" DIGEST, Y },
	{ "pinned", AWS("eu-west-1") TRAINING DIGEST, Y },
	{ "pinned", AWS("eu-west-1") TRAINING, N },
	{ "immutable", AWS("eu-west-1") TRAINING, N },
	{ "immutable", AWS("eu-west-1") TRAINING
	  "-v1.42-2026-09-01-10-11-12", Y },
	{ "immutable", AWS("eu-west-1") "vllm:server-cuda-v2.3.1", Y },
	{ "immutable", AWS("eu-west-1") "vllm:server-cuda-v2.3", N },
	{ "immutable", AWS("eu-west-1") "vllm:strange", U },
	{ "immutable", AWS("eu-west-1") "vllm", N },
	{ "built, 20", AWS("eu-west-1") TRAINING "-v1.42-2026-09-01-10-11-12",
	  Y },
	{ "built, 19", AWS("eu-west-1") TRAINING "-v1.42-2026-09-01-10-11-12",
	  N },
	{ "built, $days", AWS("eu-west-1")
	  "base:devel-cu130-amzn2023-20260620", N },
	{ "built, 30", AWS("eu-west-1") TRAINING, U },
	{ "built", AWS("eu-west-1") TRAINING, U },
	/* Supported?  Its last day counts. */
	{ "supported", AWS("eu-west-1") TRAINING, Y },
	{ "supported", AWS("eu-west-1") "pytorch-training:2.7.1-cpu-py312", Y },
	{ "supported", AWS("eu-west-1") "pytorch-training:2.8.0-cpu-py312", N },
	{ "supported", AWS("eu-west-1") "pytorch-training:2.1.0-cpu-py310-"
	  "ubuntu20.04-ec2", N },
	{ "supported", AWS("eu-west-1") "pytorch-training:2.10.0-cpu-py312", U },
	{ "supported", AWS("eu-west-1") "pytorch-training" DIGEST, U },
	{ "supported", AWS("eu-west-1") "pytorch-training:2.9.0-gpu-py312-"
	  "cu130-ubuntu24.04-ec2", U },
	{ "supported", AWS("eu-west-1") "vllm:0.27.1-gpu-py312-ec2", U },
	{ "supported", "141502667606.dkr.ecr.eu-west-1.amazonaws.com/"
	  "sagemaker-scikit-learn:1.4-2", N },
	{ "supported", AWS("eu-west-1") "base:13.0.2-gpu-py313-ec2", Y },
	{ "undated", AWS("eu-west-1") "vllm:0.27.1-gpu-py312-ec2", Y },
	{ "undated", AWS("eu-west-1") "vllm:9.9.9-gpu-py312-ec2", U },
	{ "undated", AWS("eu-west-1") TRAINING, N },
	{ "left, 23", AWS("eu-west-1") TRAINING, Y },
	{ "left, 24", AWS("eu-west-1") TRAINING, N },
	{ "left, $days", AWS("eu-west-1") TRAINING, N },
	{ "left, 0", AWS("eu-west-1") "pytorch-training:2.8.0-cpu-py312", N },
	{ "left, 0", AWS("eu-west-1") "vllm:0.27.1-gpu-py312-ec2", U },
	{ "left, soon", AWS("eu-west-1") TRAINING, U },
	{ "left", AWS("eu-west-1") TRAINING, U },
	{ "left, $unset", AWS("eu-west-1") TRAINING, U },
	/* Of vLLM the newest alone. */
	{ "newest", AWS("eu-west-1") "vllm:0.27.1-gpu-py312-ec2", Y },
	{ "newest", AWS("eu-west-1") "vllm:server-cuda-v2.3.1", Y },
	{ "newest", AWS("eu-west-1") "vllm:0.25.0-gpu-py312-ec2", N },
	{ "superseded", AWS("eu-west-1") "vllm:0.25.0-gpu-py312-ec2", Y },
	{ "superseded", AWS("eu-west-1") "vllm:0.25-gpu-py312-ec2", U },
	{ "newest", AWS("eu-west-1") "vllm:0.99.0-gpu-py312-ec2", U },
	{ "newest", AWS("eu-west-1") TRAINING, N },
	{ "superseded", AWS("eu-west-1") "pytorch-training:9.9-gpu-ec2", N },
	/* Can AWS patch its system? */
	{ "patchable", AWS("eu-west-1") "pytorch:2.13-cu133-amzn2023", Y },
	{ "patchable", AWS("eu-west-1") "base:13.0.2-gpu-py313-ubuntu22.04-ec2",
	  Y },
	{ "patchable", AWS("eu-west-1") TRAINING, N },
	{ "patchable", AWS("eu-west-1") "pytorch-training:2.1.0-cpu-py310-"
	  "ubuntu20.04-ec2", N },
	{ "patchable", AWS("eu-west-1") "vllm:0.27.1-gpu-py312-cu130-"
	  "ubuntu22.04-ec2", N },
	{ "patchable", AWS("eu-west-1") "vllm:server-cuda-v2.3", Y },
	{ "patchable", AWS("eu-west-1") "vllm:strange", U },
	/* What redaction left of a script. */
	{ "supported", "[redacted image=" AWS("eu-west-1") TRAINING "]", Y },
	{ "supported", "[redacted image=" AWS("eu-west-1") TRAINING ","
	  AWS("eu-west-1") "pytorch-training:2.8.0-cpu-py312]", U },
	{ "aws", "[redacted image=" AWS("eu-west-1") TRAINING ","
	  AWS("eu-west-1") "pytorch-training:2.8.0-cpu-py312]", Y },
	{ "aws", "[redacted found=token]", N },
	/* No such question. */
	{ "colour", AWS("eu-west-1") TRAINING, U },
};

static void
check_answer(const struct dlc_table *table, const struct asked *t, int of_row)
{
	struct bench b;
	struct judged got;
	char clauses[120], item[300];

	bench_open(&b);
	b.predicates.dlc = table;
	b.predicates.fact = rules;
	b.predicates.resource = images_seen;
	snprintf(item, sizeof item, "{\"V\":\"%s\"}", of_row ? "x" : t->image);
	if (of_row) {
		b.predicates.type = "dlc:image";
		b.predicates.id = t->image;
	}
	snprintf(clauses, sizeof clauses, "meets: dlc(%s); fails: else",
		 t->question);
	got = bench_judge(&b, clauses, item, "V", REASON_NONE);
	if (got.verdict != (t->truth == TRUE_ ? EX_MEETS : t->truth == FALSE_ ?
			    EX_FAILS : EX_REVIEW) ||
	    (t->truth == UNKNOWN && !reason_is_unknown(got.reason)))
		fail_msg("dlc(%s) of %s: verdict %d, reason %s", t->question,
			 t->image, got.verdict, reason_name(got.reason));
	arena_free(b.arena);
}

static struct dlc_table *
small_table(void)
{
	struct dlc_table *table;
	struct error err;

	if (dlc_table_read(&table, text_of(table_text), "small", &err) < 0)
		fail_msg("%s", err.text);
	return table;
}

/* Of a value, and of the row's own image whatever the value is. */
static void
answers(void **state)
{
	struct dlc_table *table = small_table();

	(void)state;
	for (size_t i = 0; i < sizeof asked / sizeof asked[0]; i++) {
		check_answer(table, &asked[i], 0);
		if (asked[i].image[0] != '[')
			check_answer(table, &asked[i], 1);
	}
	dlc_table_free(table);
}

/* Without a table, a time or a value nothing is said of an image. */
static void
knows_nothing_without_a_table(void **state)
{
	static const struct asked all[] = {
		{ "aws", AWS("eu-west-1") TRAINING, UNKNOWN },
		{ "other", "nginx", UNKNOWN },
	};
	struct dlc_table *table = small_table();
	struct ex_node node = { .kind = NODE_STRING,
				.text = text_of(AWS("eu-west-1") TRAINING) };
	const char *question = "supported";
	struct bench b;
	enum reason why = REASON_NONE;

	(void)state;
	for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
		check_answer(NULL, &all[i], 0);
	bench_open(&b);
	b.predicates.dlc = table;
	struct predicate_call call = { .value = &node, .args = &question,
		.nargs = 1, .world = &b.predicates, .scratch = b.arena };

	assert_int_equal(predicate_dlc(&call, &why), UNKNOWN);
	assert_int_equal(why, REASON_UNDECIDED);
	call.received = RECEIVED;
	assert_int_equal(predicate_dlc(&call, &why), TRUE_);
	call.value = NULL;
	assert_int_equal(predicate_dlc(&call, &why), FALSE_);
	arena_free(b.arena);
	dlc_table_free(table);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(answers),
		cmocka_unit_test(knows_nothing_without_a_table),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
