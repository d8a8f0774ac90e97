/*
 * pack.c - sealing and verifying a tree, without AWS and without a network
 *
 * usage: pack seal WORK N | pack verify WORK
 * WORK has stage/data, and pki/ as cloud --init makes it.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/file.h"
#include "bundle/seal.h"
#include "bundle/verify.h"

static int
do_seal(const char *work, const char *n, struct error *err)
{
	static const uint8_t secret[32] = { 1 };
	struct seal_totals totals = { .headline = "COMPLETE",
				      .profile_name = "bench",
				      .profile_version = "1",
				      .collector_version = "bench",
				      .collector_sha256 = "", .ca_sha256 = "" };
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

	if (folder_make(head, err) < 0 || folder_make(out, err) < 0 ||
	    seal_run(&o, &result, err) < 0)
		return -1;
	printf("%s %lld\n", result.bundle, result.size);
	seal_result_free(&result);
	return 0;
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
	else if (argc == 3 && strcmp(argv[1], "verify") == 0)
		result = do_verify(argv[2], &err);
	else
		return 2;
	if (result < 0)
		fprintf(stderr, "pack: %s\n", err.text);
	return result < 0 ? 1 : 0;
}
