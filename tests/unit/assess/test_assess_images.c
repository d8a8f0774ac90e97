/*
 * test_assess_images.c - a host that runs containers, and the rows of its images
 *
 * The host is made up; the rows are those of collectors/dlc.c, the table is the
 * one that is shipped.  The host answers on 2026-09-21, whenever it is assessed.
 */
#include "shop.h"

#include <stdio.h>

#include "assess/dlc.h"

#include "../../../collectors/dlc.c"

static const struct ex_type host_types[] = {
	{ .name = "host:task", .title = "task" },
	{ .name = "host:job", .title = "job" },
	{ .name = "ecr:cache-rule", .title = "rule" },
};

static const struct ex_call host_calls[] = {
	{ .on = "region", .op = "ListTasks", .items = "Tasks[]",
	  .lists = "host:task", .id = "Name",
	  .refs = { { "dlc:image", "Images[]" } } },
	{ .on = "region", .op = "ListJobs", .items = "Jobs[]",
	  .lists = "host:job", .id = "Name",
	  .refs = { { "dlc:image", "Image" } } },
	{ .on = "region", .op = "ListRules", .items = "Rules[]",
	  .lists = "ecr:cache-rule", .id = "ecrRepositoryPrefix" },
};

static const struct ex_setting host_settings[] = {
	{ .id = "host.task.image", .title = "t", .from = "ListTasks",
	  .path = "Images[]", .topic = EX_COMPLIANCE,
	  .judge = "n/a: dlc(other); meets: dlc(supported); fails: else",
	  .why = "w" },
	{ .id = "host.job.image", .title = "t", .from = "ListJobs",
	  .path = "Image", .topic = EX_COMPLIANCE,
	  .judge = "as: dlc.image.within-support", .why = "w" },
	{ .id = "host.rule.upstream", .title = "t", .from = "ListRules",
	  .path = "upstreamRegistryUrl", .topic = EX_INVENTORY, .why = "w" },
	{ .id = "host.rule.below", .title = "t", .from = "ListRules",
	  .path = "upstreamRepositoryPrefix", .topic = EX_INVENTORY,
	  .why = "w" },
};

static const struct ex_collector host = {
	.abi = EX_ABI, .name = "host", .title = "Host",
	.service = { .name = "host", .protocol = EX_JSON_1_1,
		     .version = "Host", .rate = { 5, 5 } },
	.types = EX_TABLE(host_types), .calls = EX_TABLE(host_calls),
	.settings = EX_TABLE(host_settings),
};

#define AWS	"763104351884.dkr.ecr.eu-west-1.amazonaws.com/"
#define OWN	ACCOUNT ".dkr.ecr.eu-west-1.amazonaws.com/"
#define NINE	"pytorch-training:2.9.0-gpu-py312-cu130-ubuntu22.04-ec2"
#define EIGHT	"pytorch-training:2.8.0-gpu-py312-cu129-ubuntu22.04-ec2"

#define TASKS	"host/ListTasks eu-west-1"
#define JOBS	"host/ListJobs eu-west-1"
#define RULES	"host/ListRules eu-west-1"

static void
open_host(struct shop *s, const struct ex_collector *const *tables)
{
	struct error err;

	shop_open(s);
	registry_free(&s->registry);
	if (registry_make(&s->registry, tables, 2, &err) ||
	    assess_check(&s->registry, s->profile, &err))
		fail_msg("%s", err.text);
	shop_good(s, ENTER, "{}");
	shop_good(s, TASKS, "{\"Tasks\":[{\"Name\":\"web\",\"Images\":[\"" AWS
		  NINE "\",\"nginx:1.27\"]},{\"Name\":\"old\",\"Images\":[\""
		  AWS EIGHT "\",\"" OWN "cache/deep-learning-containers/" NINE
		  "\"]}]}");
	shop_good(s, JOBS, "{\"Jobs\":[{\"Name\":\"fit\",\"Image\":\"" AWS NINE
		  "\"},{\"Name\":\"lost\",\"Image\":\"${IMAGE}\"}]}");
	shop_good(s, RULES, "{\"Rules\":[{\"ecrRepositoryPrefix\":\"cache\","
		  "\"upstreamRegistryUrl\":\"public.ecr.aws\"}]}");
}

static char *
run_host(struct shop *s, const char *service)
{
	struct dlc_table *table;
	struct assess_options options = { .plan = &s->plan,
		.profile = s->profile, .root = s->root };
	char *folder = path_join(s->root, "data/evidence/" ACCOUNT
				 "/eu-west-1");
	char *file = path_join(folder, "host.jsonl");
	char *name = xasprintf("data/settings/" ACCOUNT "/%s.csv", service);
	struct error err = { 0 };
	char *out;

	if (dlc_table_open(&table, SOURCE "/core/assess/dlc.tsv", &err) ||
	    folder_make(folder, &err) ||
	    file_write(file, buffer_view(&s->evidence), 0600, &err))
		fail_msg("%s", err.text);
	options.dlc = table;
	assess_totals_free(&s->totals);
	if (assess_run(&options, &s->totals, &err))
		fail_msg("%s", err.text);
	out = shop_read(s, name);
	dlc_table_free(table);
	free(name);
	free(file);
	free(folder);
	return out;
}

static const char *
when_received(const char *csv, const char *setting, const char *resource)
{
	static char received[64];
	char *line = xasprintf("eu-west-1,%s,dlc:image,%s,", setting, resource);
	const char *at = strstr(csv, line), *end;

	free(line);
	if (at == NULL)
		fail_msg("no row %s of %s", setting, resource);
	end = strstr(at, "Z,data/evidence/");
	assert_non_null(end);
	while (end[-1] != ',')
		end--;
	snprintf(received, sizeof received, "%.24s", end);
	return received;
}

static const struct ex_collector *const tables[] = { &host, &dlc_collector };

static void
says_what_runs_where(void **state)
{
	static const char *const want[][3] = {
		{ "used-by", AWS NINE, "host:task web | host:job fit||recorded" },
		{ "used-by", "nginx:1.27", "host:task web||recorded" },
		{ "registry", AWS NINE, "763104351884 eu-west-1||recorded" },
		{ "registry", "nginx:1.27", "docker.io||recorded" },
		{ "framework", AWS NINE, "PyTorch Training||recorded" },
		{ "framework", "nginx:1.27", "||recorded" },
		{ "version", AWS NINE, "2.9||recorded" },
		{ "source", AWS NINE, "AWS's registry|meets|clause" },
		{ "source", "nginx:1.27", "none of AWS's|n/a|clause" },
		{ "source", OWN "cache/deep-learning-containers/" NINE,
		  "cached from AWS's registry|meets|clause" },
		{ "source", "${IMAGE}", "|review|undecided" },
		{ "region-match", AWS NINE,
		  "763104351884 eu-west-1|meets|clause" },
		{ "region-match", OWN "cache/deep-learning-containers/" NINE,
		  ACCOUNT " eu-west-1|n/a|clause" },
		{ "registry-dependency", AWS NINE,
		  "AWS's registry|review|clause" },
		{ "registry-dependency", OWN "cache/deep-learning-containers/"
		  NINE, "cached from AWS's registry|meets|clause" },
		{ "pinned-by-digest", AWS NINE, "|review|clause" },
		{ "tag-immutable", AWS NINE,
		  "2.9.0-gpu-py312-cu130-ubuntu22.04-ec2|review|clause" },
		{ "within-support", AWS NINE, "2026-10-15|meets|clause" },
		{ "within-support", AWS EIGHT, "2026-08-06|fails|clause" },
		{ "within-support", "nginx:1.27", "|n/a|clause" },
		{ "within-support", "${IMAGE}", "|review|undecided" },
		{ "support-horizon", AWS NINE, "24|review|clause" },
		{ "support-horizon", AWS EIGHT, "-46|review|clause" },
		{ "latest-only", AWS NINE, "2.9|n/a|clause" },
		{ "os-patchable", AWS NINE, "ubuntu22.04|review|clause" },
		{ "rebuild-age", AWS NINE, "|review|undecided" },
	};
	struct shop s;

	(void)state;
	open_host(&s, tables);
	s.settings = run_host(&s, "dlc");
	for (size_t i = 0; i < sizeof want / sizeof want[0]; i++) {
		char *id = xasprintf("dlc.image.%s", want[i][0]);

		shop_expect(&s, id, want[i][1], want[i][2]);
		free(id);
	}
	shop_close(&s);
}

/* A row rests on the answers that name the image, and on their time. */
static void
stands_on_the_answers_that_name_it(void **state)
{
	struct shop s;

	(void)state;
	open_host(&s, tables);
	s.settings = run_host(&s, "dlc");
	assert_string_equal(when_received(s.settings, "dlc.image.within-support",
					  AWS NINE),
			    "2026-09-21T14:13:23.000Z");
	assert_string_equal(when_received(s.settings, "dlc.image.within-support",
					  AWS EIGHT),
			    "2026-09-21T14:13:22.000Z");
	assert_non_null(strstr(s.settings, "/host.jsonl:2 data/evidence/"
			       ACCOUNT "/eu-west-1/host.jsonl:3\n"));
	shop_close(&s);
}

/* The host's own rows: asked of the value, or taken from the image's row. */
static void
hosts_may_ask_it_too(void **state)
{
	struct shop s;

	(void)state;
	open_host(&s, tables);
	s.settings = run_host(&s, "host");
	shop_expect(&s, "host.task.image", "web",
		    AWS NINE " | nginx:1.27|meets|clause");
	shop_expect(&s, "host.task.image", "old", AWS EIGHT " | " OWN
		    "cache/deep-learning-containers/" NINE "|fails|clause");
	shop_expect(&s, "host.job.image", "fit", AWS NINE "|meets|clause");
	shop_expect(&s, "host.job.image", "lost", "${IMAGE}|review|undecided");
	shop_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests_[] = {
		cmocka_unit_test(says_what_runs_where),
		cmocka_unit_test(stands_on_the_answers_that_name_it),
		cmocka_unit_test(hosts_may_ask_it_too),
	};

	return cmocka_run_group_tests(tests_, NULL, NULL);
}
