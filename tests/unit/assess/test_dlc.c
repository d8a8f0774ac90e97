/*
 * test_dlc.c - image references and tags as AWS's customers write them, and the
 * table that they are held against
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "assess/dlc.h"

#define H64	"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define DIGEST	"@sha256:" H64
#define AWS(region) "763104351884.dkr.ecr." region ".amazonaws.com/"
#define TRAINING "pytorch-training:2.9.0-gpu-py312-cu130-ubuntu22.04-sagemaker"

static const struct reading {
	const char *image;		/* host|account|region|repository|tag|digest */
	const char *parts;		/* NULL: no reference */
} readings[] = {
	{ AWS("eu-west-1") "pytorch-training:2.9",
	  "763104351884.dkr.ecr.eu-west-1.amazonaws.com|763104351884|"
	  "eu-west-1|pytorch-training|2.9|" },
	{ AWS("cn-north-1") "a/b" DIGEST,
	  "763104351884.dkr.ecr.cn-north-1.amazonaws.com|763104351884|"
	  "cn-north-1|a/b||sha256:" H64 },
	{ "763104351884.dkr.ecr.cn-north-1.amazonaws.com.cn/a:b" DIGEST,
	  "763104351884.dkr.ecr.cn-north-1.amazonaws.com.cn|763104351884|"
	  "cn-north-1|a|b|sha256:" H64 },
	{ "763104351884.dkr.ecr-fips.us-gov-west-1.amazonaws.com/a",
	  "763104351884.dkr.ecr-fips.us-gov-west-1.amazonaws.com|763104351884|"
	  "us-gov-west-1|a||" },
	{ "763104351884.dkr-ecr.eu-west-1.on.aws/a",
	  "763104351884.dkr-ecr.eu-west-1.on.aws|763104351884|eu-west-1|a||" },
	{ "763104351884.dkr.ecr.eu-west-1.amazonaws.com.evil.example/a",
	  "763104351884.dkr.ecr.eu-west-1.amazonaws.com.evil.example|||a||" },
	{ "76310435188.dkr.ecr.eu-west-1.amazonaws.com/a",
	  "76310435188.dkr.ecr.eu-west-1.amazonaws.com|||a||" },
	{ "public.ecr.aws/deep-learning-containers/base:x",
	  "public.ecr.aws|||deep-learning-containers/base|x|" },
	{ "localhost:5000/a:b", "localhost:5000|||a|b|" },
	{ "library/nginx", "|||library/nginx||" },
	{ "nginx:1.27", "|||nginx|1.27|" },
	{ "", NULL }, { ":tag", NULL }, { "a:", NULL }, { "a:b:c", NULL },
	{ "a@sha256:abc", NULL }, { "a@sha512:" H64, NULL }, { "/a", NULL },
	{ "a//b", NULL }, { "a/", NULL }, { "A:b", NULL }, { "${IMAGE}", NULL },
	{ "a b", NULL },
};

static void
reads_references(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof readings / sizeof readings[0]; i++) {
		const struct reading *t = &readings[i];
		struct dlc_reference r;
		char parts[400] = "";
		int rc = dlc_reference_read(text_of(t->image), &r);

		if (rc == 0)
			snprintf(parts, sizeof parts,
				 "%.*s|%.*s|%.*s|%.*s|%.*s|%.*s",
				 TEXT_ARG(r.host), TEXT_ARG(r.account),
				 TEXT_ARG(r.region), TEXT_ARG(r.repository),
				 TEXT_ARG(r.tag), TEXT_ARG(r.digest));
		if ((rc == 0) != (t->parts != NULL) ||
		    (rc == 0 && strcmp(parts, t->parts) != 0))
			fail_msg("%s: %d %s", t->image, rc, parts);
	}
}

static const struct tagged {
	const char *tag;
	enum dlc_shape shape;
	const char *os;
	int telling, immutable;
} tags[] = {
	{ "2.9.0-gpu-py312-cu130-ubuntu22.04-sagemaker", DLC_SHAPE_CLASSIC,
	  "ubuntu22.04", 1, 0 },
	{ "2.9-gpu-py312-cu130-ubuntu22.04-ec2-v1", DLC_SHAPE_CLASSIC,
	  "ubuntu22.04", 1, 0 },
	{ "2.9-gpu-py312-cu130-ubuntu22.04-ec2-v1.42", DLC_SHAPE_CLASSIC,
	  "ubuntu22.04", 1, 0 },
	{ "2.9-gpu-py312-cu130-ubuntu22.04-ec2-v1.42-2026-09-01-10-11-12",
	  DLC_SHAPE_CLASSIC, "ubuntu22.04", 1, 1 },
	/* No such day: the shape is AWS's, the time is none. */
	{ "2.9-gpu-py312-cu130-ubuntu22.04-ec2-v1.42-2026-13-41-10-11-12",
	  DLC_SHAPE_CLASSIC, "ubuntu22.04", 1, 0 },
	{ "2.9-gpu", DLC_SHAPE_CLASSIC, "", 0, 0 },
	{ "2.8.0-neuronx-py310-sdk2.26.1-ubuntu22.04", DLC_SHAPE_CLASSIC,
	  "ubuntu22.04", 1, 0 },
	{ "0.25.1-transformers5.10.2-gpu-py312-cu130-ubuntu22.04",
	  DLC_SHAPE_CLASSIC, "ubuntu22.04", 1, 0 },
	{ "2.13-cu133-amzn2023", DLC_SHAPE_AL2023, "amzn2023", 1, 0 },
	{ "2.13-cu133-amzn2023-sagemaker-v1.2-2026-09-01-10-11-12",
	  DLC_SHAPE_AL2023, "amzn2023", 1, 1 },
	{ "server-cuda", DLC_SHAPE_SERVER, "", 1, 0 },
	{ "server-sagemaker-cuda-v2.3", DLC_SHAPE_SERVER, "", 1, 0 },
	{ "server-cuda-v2.3.1", DLC_SHAPE_SERVER, "", 1, 1 },
	{ "serve-ml-hyperpod-cpu-v1", DLC_SHAPE_SERVER, "", 1, 0 },
	{ "devel-cu130-amzn2023", DLC_SHAPE_BASE, "amzn2023", 1, 0 },
	{ "runtime-cu130-amzn2023-20260901", DLC_SHAPE_BASE, "amzn2023", 1, 1 },
	{ "0.36.0-lmi28.0.0-cu130", DLC_SHAPE_DJL, "", 1, 0 },
	{ "0.36.0-cpu-full", DLC_SHAPE_DJL, "", 1, 0 },
	{ "26.03-py3", DLC_SHAPE_TRITON, "", 0, 0 },
	{ "1.4-2-py312", DLC_SHAPE_ALGORITHM, "", 0, 0 },
	{ "3.0-5-cpu-py3", DLC_SHAPE_ALGORITHM, "", 0, 0 },
	{ "2.0.1-tei1.9.3-cpu-py310-ubuntu24.04", DLC_SHAPE_TEI, "ubuntu24.04",
	  1, 0 },
	{ "b9522-gpu-cu130-ubuntu24.04", DLC_SHAPE_LLAMACPP, "ubuntu24.04", 1,
	  0 },
	{ "latest", DLC_SHAPE_NONE, "", 0, 0 },
	{ "2.3.0-cuda12.1-cudnn8-runtime", DLC_SHAPE_NONE, "", 0, 0 },
	{ "v2.9.0-gpu", DLC_SHAPE_NONE, "", 0, 0 },
	{ "", DLC_SHAPE_NONE, "", 0, 0 },
};

static void
reads_tags(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof tags / sizeof tags[0]; i++) {
		struct dlc_tag tag;

		dlc_tag_read(text_of(tags[i].tag), &tag);
		if (tag.shape != tags[i].shape || !text_is(tag.os, tags[i].os) ||
		    tag.telling != tags[i].telling ||
		    tag.immutable != tags[i].immutable)
			fail_msg("%s: shape %d, os %.*s, telling %d, "
				 "immutable %d", tags[i].tag, tag.shape,
				 TEXT_ARG(tag.os), tag.telling, tag.immutable);
	}
}

#define HEAD	"# x\t2026-08-21\n"
#define ROW(dates, notes) HEAD "version\ta\t1\t-\t" dates "\t" notes "\tA\t1-*\n"

static void
refuses_half_a_table(void **state)
{
	static const char *const bad[] = {
		"", "# x\n", "account\t763104351884\tx\taws\tdlc\n",
		"# x\tsoon\n", "# x\t-\n", HEAD "nonsense\ta\tb\n",
		HEAD "account\t76310435188\teu-west-1\taws\tdlc\n",
		HEAD "account\t76310435188x\teu-west-1\taws\tdlc\n",
		HEAD "account\t763104351884\teu-west-1\taws\n",
		HEAD "repository\ta\n", HEAD "repository\ta\t\n",
		ROW("2026-13-01\t-", "-"), ROW("-\tnever", "-"),
		ROW("-\t2026-01-01T00:00:00Z", "-"), ROW("-\t-", "odd"),
		ROW("-\t-", "newest superseded"),
		HEAD "version\ta\t1\t-\t-\t-\t-\tA\t1-*\tmore\n",
	};
	struct dlc_table *table;
	struct error err;

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		memset(&err, 0, sizeof err);
		if (dlc_table_read(&table, text_of(bad[i]), "t", &err) == 0)
			fail_msg("taken: %s", bad[i]);
		assert_int_equal(err.kind, ERROR_USAGE);
	}
	assert_int_equal(dlc_table_open(&table, "/nonexistent", &err), -1);
	assert_int_equal(dlc_table_read(&table, text_of(ROW("-\t-", "newest")),
					"t", &err), 0);
	assert_int_equal(table->nversions, 1);
	dlc_table_free(table);
}

/* The one that is shipped: read whole, and what everybody knows is in it. */
static void
ships_a_table(void **state)
{
	static const struct { const char *account, *region; } known[] = {
		{ "763104351884", "us-east-1" }, { "727897471807", "cn-north-1" },
		{ "442386744353", "us-gov-west-1" },
		{ "683313688378", "us-east-1" },
		{ "272398656194", "me-central-1" },
		{ "886529160074", "us-iso-east-1" },
	};
	struct arena *arena = arena_new();
	struct dlc_table *table;
	struct dlc_image image;
	struct error err;

	(void)state;
	if (dlc_table_open(&table, SOURCE "/core/assess/dlc.tsv", &err) < 0)
		fail_msg("%s", err.text);
	assert_string_equal(table->date, "2026-08-21");
	assert_int_equal(strlen(table->sha256), 64);
	for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
		assert_true(map_has(table->accounts, arena_printf(arena,
			"%s %s", known[i].account, known[i].region)));
	dlc_image_read(table, text_of(AWS("us-east-1") TRAINING), arena, &image);
	assert_int_equal(image.nversions, 1);
	assert_string_equal(image.versions[0]->version, "2.9");
	assert_true(dlc_account_matches(&image));
	for (size_t i = 0; i < table->nversions; i++)
		assert_true(map_has(table->repositories,
				    table->versions[i].repository));
	dlc_table_free(table);
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_references),
		cmocka_unit_test(reads_tags),
		cmocka_unit_test(refuses_half_a_table),
		cmocka_unit_test(ships_a_table),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
