/*
 * exhibit-verify: the verifier alone, for auditors
 *
 * Linked with neither libcurl nor libxslt: it starts in a few milliseconds and
 * has nothing in it that could reach a network.
 */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/clock.h"
#include "bundle/verify.h"

static const char usage[] =
	"usage: exhibit-verify BUNDLE --trust FILE [--previous BUNDLE]"
	" [--extract FOLDER]\n"
	"                      [--now TIME] [--strict] [--json]\n\n"
	"Checks a bundle, or the folder it was unpacked to. exits: 0 valid, 1 invalid,\n"
	"2 usage, 3 malformed, 4 trust undecided, 5 input/output, 6 chain, 7 warnings\n\n"
	"  exhibit-verify acme-soc2-2026Q4-0001.tar.gz --trust trust.ini\n"
	"  exhibit-verify acme-soc2-2026Q4-0001 --trust trust.ini --json\n";

struct arguments {
	const char *bundle, *trust, *previous, *extract, *now;
	int strict, json, help;
};

static int
read_arguments(struct arguments *a, int argc, char **argv)
{
	const struct { const char *name; const char **to; } with[] = {
		{ "--trust", &a->trust }, { "--previous", &a->previous },
		{ "--extract", &a->extract }, { "--now", &a->now },
	};

	for (int i = 1; i < argc; i++) {
		size_t k;

		for (k = 0; k < 4 && strcmp(argv[i], with[k].name) != 0; k++)
			;
		if (k < 4 && i + 1 < argc)
			*with[k].to = argv[++i];
		else if (strcmp(argv[i], "--strict") == 0)
			a->strict = 1;
		else if (strcmp(argv[i], "--json") == 0)
			a->json = 1;
		else if (strcmp(argv[i], "--help") == 0)
			a->help = 1;
		else if (argv[i][0] == '-' || a->bundle)
			return -1;
		else
			a->bundle = argv[i];
	}
	return a->help || (a->bundle && a->trust) ? 0 : -1;
}

static int
check(const struct arguments *a, struct error *err)
{
	struct verify_options v = { .extract = a->extract,
				    .previous = a->previous };
	struct verify_result r = { 0 };
	struct trust *trust = NULL;
	struct buffer out;
	int code = -1;

	if (a->now && clock_read_iso(text_of(a->now), &v.now) < 0)
		return error_set(err, ERROR_USAGE,
				 "--now %s: an RFC 3339 time is needed", a->now);
	if (trust_read(&trust, a->trust, err) < 0)
		return -1;
	v.trust = trust;
	if (verify_run(a->bundle, &v, &r, err) == 0) {
		buffer_init(&out, 64 << 20);
		if (a->json)
			verify_write_json(&r, &out);
		else
			verify_write_text(&r, &out);
		fputs(buffer_cstr(&out), stdout);
		buffer_free(&out);
		code = r.exit == 0 && r.warnings && a->strict ? 7 : r.exit;
	}
	verify_result_free(&r);
	trust_free(trust);
	return code;
}

int
main(int argc, char **argv)
{
	struct arguments a = { 0 };
	struct error err = { ERROR_NONE, "" };
	int code;

	umask(077);
	if (read_arguments(&a, argc, argv) < 0) {
		fputs(usage, stderr);
		return ERROR_USAGE;
	}
	if (a.help) {
		fputs(usage, stdout);
		return 0;
	}
	code = check(&a, &err);
	if (code < 0) {
		fprintf(stderr, "exhibit-verify: %s\n", err.text);
		code = err.kind ? (int)err.kind : ERROR_SYSTEM;
	}
	if ((fflush(stdout) || ferror(stdout)) && code == 0) {
		fputs("exhibit-verify: standard output cannot be written\n",
		      stderr);
		code = ERROR_SYSTEM;
	}
	return code;
}
