/*
 * pack.c - sealing and verifying a tree, without AWS and without a network
 *
 * usage: pack seal WORK N | pack pack WORK | pack verify WORK
 * WORK has stage/data, and pki/ as cloud --init makes it.  "pack" is the part
 * of sealing that other archivers do, too: the payload listed and hashed, its
 * manifest, tar, zstd, the hash of the archive.  "seal" is all of it, with the
 * signature, fsync and the check of what was written.  Each prints one JSON
 * object.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/file.h"
#include "bundle/bag.h"
#include "bundle/seal.h"
#include "bundle/seal_job.h"
#include "bundle/verify.h"

static const uint8_t secret[32] = { 1 };
static const struct seal_totals totals = {
	.headline = "COMPLETE", .profile_name = "bench",
	.profile_version = "1", .collector_version = "bench",
	.collector_sha256 = "", .ca_sha256 = "",
};

static int
do_seal(const char *work, const char *n, struct error *err)
{
	char *head = xasprintf("%s/head%s", work, n);
	char *out = xasprintf("%s/out%s", work, strcmp(n, "0") ? n : "");
	struct seal_options o = {
		.root = path_join(work, "stage"), .out_folder = out,
		.head_folder = head, .stream = "bench", .period = "2026Q4",
		.organization = "bench", .first = 1, .compress = SEAL_ZSTD,
		.secret = secret, .key_uri = path_join(work, "pki/signer-key.pem"),
		.certificate = path_join(work, "pki/signer.pem"),
		.allow_untimestamped = 1, .totals = &totals,
		.period_start = 1790000000000, .period_end = 1798000000000,
	};
	struct seal_result result = { 0 };
	int64_t began = clock_monotonic();

	if (folder_make(head, err) < 0 || folder_make(out, err) < 0 ||
	    seal_run(&o, &result, err) < 0)
		return -1;
	printf("{\"bytes\":%lld,\"wall_us\":%lld}\n", result.size,
	       (long long)(clock_monotonic() - began));
	seal_result_free(&result);
	return 0;
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
pack_job(struct seal_job *job, int fd, struct error *err)
{
	int64_t began = clock_monotonic(), hashed;
	long long before = cpu_us(), between;

	if (seal_payload(job, err) < 0)
		return -1;
	hashed = clock_monotonic();
	between = cpu_us();
	seal_tag_files(job);
	if (seal_archive(job, fd, err) < 0)
		return -1;
	printf("{\"files\":%zu,\"sha256\":\"%s\",\"manifest_us\":%lld,"
	       "\"archive_us\":%lld,\"manifest_cpu_us\":%lld,"
	       "\"archive_cpu_us\":%lld}\n", job->nitems,
	       job->archive_sha256, (long long)(hashed - began),
	       (long long)(clock_monotonic() - hashed), between - before,
	       cpu_us() - between);
	return 0;
}

static int
do_pack(const char *work, struct error *err)
{
	struct seal_options o = { .root = path_join(work, "stage"),
		.organization = "bench", .compress = SEAL_ZSTD,
		.secret = secret, .totals = &totals };
	struct seal_job job = { .options = &o };
	struct buffer *all[] = { &job.manifest, &job.leaves, &job.lines,
				 &job.info, &job.json, &job.tagmanifest,
				 &job.p7s };
	char *out = path_join(work, "packed.tar.zst");
	char *data = path_join(work, "stage/data");
	int fd = open(out, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

	job.data = open(data, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0 || job.data < 0)
		return error_set(err, ERROR_SYSTEM, "%s", out);
	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		buffer_init(all[i], BAG_TEXT_MAX);
	snprintf(job.statement.id, sizeof(job.statement.id), "bench");
	snprintf(job.statement.stream, sizeof(job.statement.stream), "bench");
	snprintf(job.statement.headline, sizeof(job.statement.headline), "%s",
		 totals.headline);
	job.statement.created = 1798000000000;
	return pack_job(&job, fd, err);
}

static int
do_verify(const char *work, struct error *err)
{
	struct verify_options v = { 0 };
	struct verify_result result = { 0 };
	struct trust *trust = NULL;
	char *file = path_join(work, "pki/bench.ini");
	char *bundle = xasprintf("%s/out/bench-2026Q4-0001.tar.zst", work);

	if (trust_read(&trust, file, err) < 0)
		return -1;
	v.trust = trust;
	if (verify_run(bundle, &v, &result, err) < 0)
		return -1;
	if (result.exit)
		return error_set(err, ERROR_INVALID, "%s %s %s", result.error,
				 result.where, result.detail);
	verify_result_free(&result);
	trust_free(trust);
	return 0;
}

int
main(int argc, char **argv)
{
	struct error err = { ERROR_NONE, "" };
	int result = -1;

	if (argc == 4 && strcmp(argv[1], "seal") == 0)
		result = do_seal(argv[2], argv[3], &err);
	else if (argc == 3 && strcmp(argv[1], "pack") == 0)
		result = do_pack(argv[2], &err);
	else if (argc == 3 && strcmp(argv[1], "verify") == 0)
		result = do_verify(argv[2], &err);
	else
		return 2;
	if (result < 0)
		fprintf(stderr, "pack: %s\n", err.text);
	return result < 0 ? 1 : 0;
}
