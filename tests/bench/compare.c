/*
 * compare.c - two sets of tables compared, against only hashing them
 *
 * usage: compare make FOLDER RESOURCES SETTINGS | compare run FOLDER
 *      | compare hash FOLDER
 * make writes FOLDER/old and FOLDER/new: RESOURCES resources of SETTINGS
 * settings each, over ten accounts; in new one resource in a hundred is gone,
 * one has come, and one setting in a hundred has another value.  run and hash
 * each print one JSON object.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/csv.h"
#include "base/digest.h"
#include "base/file.h"
#include "compare/compare.h"
#include "plan/plan.h"

#define ACCOUNTS	10
#define SETTINGS_MAX	64

static const struct ex_type types[] = { { .name = "bench:job", .title = "job" } };
static const struct ex_call calls[] = {
	{ .on = "region", .op = "ListJobs", .items = "Jobs[]",
	  .lists = "bench:job", .id = "Id" },
	{ .on = "bench:job", .op = "GetJob", .in = "Id={id}" },
};
static struct ex_setting settings[SETTINGS_MAX];
static struct ex_collector collector = {
	.abi = EX_ABI, .name = "bench", .title = "Bench",
	.service = { .name = "bench", .protocol = EX_JSON_1_1,
		     .version = "B", .rate = { 5, 5 } },
	.types = EX_TABLE(types), .calls = EX_TABLE(calls),
};
static char ids[ACCOUNTS][16];

static int
put(const char *folder, const char *name, struct buffer *b, struct error *err)
{
	char *path = xasprintf("%s/%s", folder, name), *parent =
		path_folder(path);
	int result = folder_make(parent, err);

	if (result == 0)
		result = file_write(path, buffer_view(b), 0600, err);
	buffer_reset(b);
	free(parent);
	free(path);
	return result;
}

static int
make_plan(const char *folder, int n, struct buffer *b, struct error *err)
{
	static const struct ex_collector *const v[] = { &collector };
	struct plan_account accounts[ACCOUNTS];
	struct plan_profile profile = { "p.ini", "00", "[profile]\nname = p\n"
		"version = 1\ntitle = p\n[parameters]\n" };
	struct registry registry;
	struct plan plan = {
		.partition = "aws", .home_region = "eu-west-1",
		.accounts = accounts, .naccounts = ACCOUNTS,
		.period_start = 1, .period_end = 2, .created = 1,
		.stream = "bench", .period = "2026Q4", .profile_name = "p",
		.profile_version = "1", .profiles = &profile, .nprofiles = 1,
	};

	for (int i = 0; i < n; i++)
		settings[i] = (struct ex_setting){
			.id = xasprintf("bench.job.setting-%02d", i),
			.title = "A setting", .from = "GetJob",
			.path = xasprintf("S%d", i), .topic = EX_INVENTORY,
			.judge = "meets: enabled-*; fails: else", .why = "w",
		};
	collector.settings.v = settings;
	collector.settings.n = (size_t)n;
	memset(accounts, 0, sizeof(accounts));
	for (int i = 0; i < ACCOUNTS; i++) {
		snprintf(ids[i], sizeof(ids[i]), "1111222233%02d", i);
		accounts[i].id = ids[i];
	}
	if (registry_make(&registry, v, 1, err) < 0)
		return -1;
	plan.registry = &registry;
	plan_write(&plan, b);
	registry_free(&registry);
	return put(folder, "data/plan.json", b, err);
}

static void
put_row(struct buffer *b, int after, long job, int setting)
{
	char name[48], id[64], value[96], where[96];

	snprintf(name, sizeof(name), "bench.job.setting-%02d", setting);
	snprintf(id, sizeof(id), "nightly-transcription-%08ld", job);
	snprintf(value, sizeof(value), "enabled-arn:aws:kms:eu-west-1:%s-%ld",
		 "111122223333:key/1f0d3c52-8a61-4d0e", after &&
		 (job * 7 + setting) % 100 == 0 ? job + 1 : job);
	snprintf(where, sizeof(where), "data/evidence/111122223333/eu-west-1/"
		 "bench.jsonl:%ld", job % 10000 + 1);
	csv_row(b, (const char *const[]){ "eu-west-1", name, "bench:job", id,
		"inventory", value, "meets", "clause", "meets: enabled-*",
		after ? "2026-12-31T00:00:00.000Z" :
		"2026-09-30T00:00:00.000Z", where }, 11);
}

static int
make_account(const char *folder, int after, int i, long per, int n,
	     struct buffer *b, struct error *err)
{
	char name[64];

	csv_row(b, (const char *const[]){ "region", "setting", "type",
		"resource", "topic", "value", "verdict", "reason", "clause",
		"received", "evidence" }, 11);
	for (int s = 0; s < n; s++)
		for (long r = 0; r < per; r++) {
			long job = r * ACCOUNTS + i;

			if (job % 100 != (after ? 1 : 2))
				put_row(b, after, job, s);
		}
	snprintf(name, sizeof(name), "data/settings/%s/bench.csv", ids[i]);
	if (put(folder, name, b, err) < 0)
		return -1;
	buffer_puts(b, "request,outcome,reason,error,message,tries,sent,"
		    "received,date,request-id,evidence\n"
		    "bench/ListJobs eu-west-1,collected,,,,1,,,,,\n");
	for (long r = 0; r < per; r++)
		buffer_printf(b, "bench/GetJob eu-west-1 Id=nightly-%08ld,"
			"collected,,,,1,2026-12-31T00:00:00.000Z,"
			"2026-12-31T00:00:00.000Z,2026-12-31T00:00:00Z,"
			"8d2c5a1e-0000-4000-8000-%012ld,data/evidence/x/y/"
			"bench.jsonl:%ld\n", r, r, r + 2);
	snprintf(name, sizeof(name), "data/ledger/%s.csv", ids[i]);
	if (put(folder, name, b, err) < 0)
		return -1;
	buffer_printf(b, "type,within,region,call,pages,items,end,first,last,"
		      "read,gone,left-out\nbench:job,region eu-west-1,"
		      "eu-west-1,bench:ListJobs,1,%ld,no token,,,%ld,0,0\n",
		      per, per);
	snprintf(name, sizeof(name), "data/population/%s.csv", ids[i]);
	return put(folder, name, b, err);
}

static int
make(const char *folder, long resources, int n, struct error *err)
{
	struct buffer b;
	int result = 0;

	buffer_init(&b, (size_t)4 << 30);
	for (int after = 0; after < 2 && result == 0; after++) {
		char *root = path_join(folder, after ? "new" : "old");

		result = make_plan(root, n, &b, err);
		for (int i = 0; i < ACCOUNTS && result == 0; i++)
			result = make_account(root, after, i, resources /
					      ACCOUNTS, n, &b, err);
		free(root);
	}
	buffer_free(&b);
	return result;
}

static long long
cpu_us(void)
{
	struct rusage u;

	getrusage(RUSAGE_SELF, &u);
	return (u.ru_utime.tv_sec + u.ru_stime.tv_sec) * 1000000LL +
		u.ru_utime.tv_usec + u.ru_stime.tv_usec;
}

static int
count(void *ctx, const struct change *change)
{
	(void)change;
	++*(unsigned long *)ctx;
	return 0;
}

static int
run(const char *folder, struct error *err)
{
	char *x = path_join(folder, "old"), *y = path_join(folder, "new");
	int64_t began = clock_monotonic();
	unsigned long changes = 0;
	struct rusage u;

	if (compare_run(x, y, count, &changes, err) != 0)
		return -1;
	getrusage(RUSAGE_SELF, &u);
	printf("{\"changes\":%lu,\"wall_us\":%lld,\"cpu_us\":%lld,"
	       "\"peak_kib\":%ld}\n", changes,
	       (long long)(clock_monotonic() - began), cpu_us(), u.ru_maxrss);
	free(x);
	free(y);
	return 0;
}

static int
hash(const char *folder, struct error *err)
{
	int64_t began = clock_monotonic();
	unsigned long long bytes = 0;
	struct file_list list;
	struct buffer b;
	char hex[DIGEST_HEX];

	buffer_init(&b, (size_t)4 << 30);
	if (folder_list(folder, &list, err) < 0)
		return -1;
	for (size_t i = 0; i < list.n; i++) {
		char *path = path_join(folder, list.v[i]);

		buffer_reset(&b);
		if (file_read(path, &b, err) < 0)
			return -1;
		digest_hex_of(b.at, b.len, hex);
		bytes += b.len;
		free(path);
	}
	printf("{\"bytes\":%llu,\"wall_us\":%lld,\"cpu_us\":%lld}\n", bytes,
	       (long long)(clock_monotonic() - began), cpu_us());
	file_list_free(&list);
	buffer_free(&b);
	return 0;
}

int
main(int argc, char **argv)
{
	struct error err = { .kind = ERROR_NONE };
	int result = -1;

	if (argc == 5 && strcmp(argv[1], "make") == 0)
		result = make(argv[2], strtol(argv[3], NULL, 10),
			      (int)strtol(argv[4], NULL, 10), &err);
	else if (argc == 3 && strcmp(argv[1], "run") == 0)
		result = run(argv[2], &err);
	else if (argc == 3 && strcmp(argv[1], "hash") == 0)
		result = hash(argv[2], &err);
	if (result < 0)
		fprintf(stderr, "compare: %s\n", err.text[0] ? err.text :
			"make FOLDER RESOURCES SETTINGS | run FOLDER | hash FOLDER");
	return result < 0;
}
