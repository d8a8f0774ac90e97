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
#include "bundle/history.h"
#include "bundle/verify.h"

static const char usage[] =
	"usage: exhibit-verify BUNDLE --trust FILE [--previous BUNDLE]"
	" [--extract FOLDER]\n"
	"                      [--now TIME] [--strict] [--json]\n"
	"       exhibit-verify --chain FOLDER --trust FILE [--now TIME] [--strict]"
	" [--json]\n\n"
	"Checks a bundle or a disclosure pack, or the folder it was unpacked to; with\n"
	"--chain all bundles of a folder, and that none is missing or out of order.\n"
	"exits: 0 valid, 1 invalid, 2 usage, 3 malformed, 4 trust undecided,\n"
	"5 input/output, 6 chain, 7 warnings\n\n"
	"  exhibit-verify acme-soc2-2026Q4-0001.tar.gz --trust trust.ini\n"
	"  exhibit-verify --chain bundles --trust trust.ini --json\n";

struct arguments {
	const char *bundle, *trust, *previous, *extract, *now, *chain;
	int strict, json, help;
};

static int
read_arguments(struct arguments *a, int argc, char **argv)
{
	const struct { const char *name; const char **to; } with[] = {
		{ "--trust", &a->trust }, { "--previous", &a->previous },
		{ "--extract", &a->extract }, { "--now", &a->now },
		{ "--chain", &a->chain },
	};
	const size_t n = sizeof(with) / sizeof(with[0]);

	for (int i = 1; i < argc; i++) {
		size_t k;

		for (k = 0; k < n && strcmp(argv[i], with[k].name) != 0; k++)
			;
		if (k < n && i + 1 < argc)
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
	return a->help || (!a->bundle != !a->chain && a->trust) ? 0 : -1;
}

static void
print(struct buffer *out)
{
	fputs(buffer_cstr(out), stdout);
	buffer_free(out);
}

static int
check_bundle(const struct arguments *a, const struct verify_options *v,
	     struct error *err)
{
	struct verify_result r = { 0 };
	struct buffer out;
	int code = -1;

	if (verify_run(a->bundle, v, &r, err) == 0) {
		buffer_init(&out, 64 << 20);
		if (a->json)
			verify_write_json(&r, &out);
		else
			verify_write_text(&r, &out);
		print(&out);
		code = r.exit == 0 && r.warnings && a->strict ? 7 : r.exit;
	}
	verify_result_free(&r);
	return code;
}

static int
check_chain(const struct arguments *a, const struct verify_options *v,
	    struct error *err)
{
	struct history h = { .exit = 0 };
	struct buffer out;
	int code = -1;

	if (history_run(a->chain, v, &h, err) == 0) {
		buffer_init(&out, 64 << 20);
		if (a->json)
			history_write_json(&h, &out);
		else
			history_write_text(&h, &out);
		print(&out);
		code = h.exit == 0 && history_warned(&h) && a->strict ? 7 :
								h.exit;
	}
	history_free(&h);
	return code;
}

static int
check(const struct arguments *a, struct error *err)
{
	struct verify_options v = { .extract = a->extract,
				    .previous = a->previous };
	struct trust *trust = NULL;
	int code;

	if (a->now && clock_read_iso(text_of(a->now), &v.now) < 0)
		return error_set(err, ERROR_USAGE,
				 "--now %s: an RFC 3339 time is needed", a->now);
	if (trust_read(&trust, a->trust, err) < 0)
		return -1;
	v.trust = trust;
	code = a->chain ? check_chain(a, &v, err) : check_bundle(a, &v, err);
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
