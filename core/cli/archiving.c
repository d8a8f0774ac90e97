/* [archive] of the configuration, and what is said of an archived bundle. */
#include "cli/archiving.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "archive/receipt.h"
#include "base/clock.h"
#include "base/file.h"
#include "base/log.h"
#include "cli/terminal.h"

static volatile sig_atomic_t stop;

static void
on_signal(int number)
{
	(void)number;
	stop = 1;
}

/* Until now they were the run's own, on a descriptor. */
static void
take_signals(void)
{
	struct sigaction action = { .sa_handler = on_signal };
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGINT);
	sigaddset(&set, SIGTERM);
	sigaction(SIGINT, &action, NULL);
	sigaction(SIGTERM, &action, NULL);
	sigprocmask(SIG_UNBLOCK, &set, NULL);
}

void
archiving_options(struct archive_options *out, const struct options *o,
		  const char *ca)
{
	const char *profile = o->v[OPT_ARCHIVE_PROFILE];

	*out = (struct archive_options){
		.to = o->v[OPT_ARCHIVE],
		.region = o->v[OPT_ARCHIVE_REGION],
		.endpoint = o->v[OPT_ARCHIVE_ENDPOINT],
		.profile = profile ? profile : o->v[OPT_AWS_PROFILE],
		.owner = o->v[OPT_ARCHIVE_OWNER],
		.ca_file = o->v[OPT_CA_FILE] ? o->v[OPT_CA_FILE] : ca,
		.lock = o->v[OPT_LOCK],
		.retain = o->v[OPT_RETAIN],
		.storage_class = o->v[OPT_STORAGE_CLASS],
		.kms_key = o->v[OPT_KMS_KEY],
		.single_put_max = o->v[OPT_SINGLE_PUT_MAX],
		.legal_hold = option_on(o, OPT_LEGAL_HOLD),
		.trust = o->v[OPT_TRUST],
		.bundles = o->v[OPT_BUNDLES],
		.audited = o->v[OPT_ACCOUNTS],
		.stop = &stop,
	};
}

static void
say_terms(const struct receipt *r)
{
	char at[CLOCK_TEXT];

	printf("         read back: size, SHA-256");
	if (r->nparts)
		printf(" of each of %zu parts", r->nparts);
	if (strcmp(r->lock, "none") != 0)
		printf(", %s until %s", r->lock, clock_iso(at, r->until, 0));
	else
		printf(", no lock");
	if (r->legal_hold)
		printf(", legal hold");
	if (r->storage_class)
		printf(", %s", r->storage_class);
	if (r->encryption)
		printf(", %s", r->encryption);
	printf("\n");
}

static void
say(const struct archive_result *a, const char *bundle)
{
	const struct receipt *r = a->receipt;
	char size[32];

	printf("archived %s%s\n", a->already ? "already, read back: " : "",
	       a->place);
	printf("         %s  sha256 %.16s\u2026", megabytes(size, r->bundle_size),
	       r->bundle_sha256);
	if (r->version_id)
		printf("  version %s", r->version_id);
	printf("\n");
	say_terms(r);
	for (size_t i = 0; i < r->nwarnings; i++)
		printf("         note: %s\n", r->warnings[i]);
	printf("receipt  %s\n", a->receipt_file);
	if (r->bucket)
		printf("link     exhibit link %s\n", bundle);
}

/* The receipt's own object, with what is not in it around it. */
static void
say_json(const struct archive_result *a)
{
	struct buffer out;

	buffer_init(&out, RECEIPT_MAX);
	receipt_write(a->receipt, &out);
	printf("{\"already\":%s,\"receipt\":%s}\n", a->already ? "true" : "false",
	       buffer_cstr(&out));
	buffer_free(&out);
}

int
archiving_run(const char *bundle, const struct archive_options *a, int json,
	      struct error *err)
{
	struct archive_result result;

	take_signals();
	if (archive_run(bundle, a, &result, err) < 0)
		return -1;
	if (json)
		say_json(&result);
	else
		say(&result, bundle);
	archive_result_free(&result);
	return 0;
}

int
archiving_ready(const struct options *o, struct error *err)
{
	struct archive_options a;

	if (!o->v[OPT_ARCHIVE])
		return 0;
	archiving_options(&a, o, NULL);
	return archive_ready(&a, err);
}

int
archiving_after_seal(const char *bundle, const struct options *o,
		     const char *ca, struct error *err)
{
	struct archive_options a;
	struct error why;

	if (!o->v[OPT_ARCHIVE])
		return 0;
	archiving_options(&a, o, ca);
	fflush(stdout);
	if (archiving_run(bundle, &a, 0, &why) == 0)
		return 0;
	return error_set(err, ERROR_SYSTEM, "sealed, not archived: %.320s. Archive it"
			 " later with: exhibit archive %s%s%s", why.text, bundle,
			 o->config_file ? " --config " : " --to ",
			 o->config_file ? o->config_file : a.to);
}

int
archiving_head(const struct options *o, const char *ca, const char *stream,
	       unsigned next, struct error *err)
{
	struct archive_options a;
	struct error why;
	unsigned newest;
	int known;

	if (!o->v[OPT_ARCHIVE])
		return 0;
	archiving_options(&a, o, ca);
	if (archive_newest(&a, stream, &newest, &known, &why) < 0) {
		/* A store that is away is no reason not to collect. */
		log_line(LOG_LEVEL_NOTICE, "archive-not-asked", "whether a newer"
			 " bundle of %s is archived is not known: %s", stream,
			 why.text);
		return 0;
	}
	if (!known)
		log_line(LOG_LEVEL_NOTICE, "archive-not-listed", "%s may not be"
			 " listed: whether a newer bundle of %s is there is not"
			 " known (s3:ListBucket)", a.to, stream);
	if (newest < next)
		return 0;
	return error_set(err, ERROR_CHAIN, "%s has bundle %u of %s, newer than"
			 " the head here, which %s. Put the newest head back, or"
			 " two bundles would follow the same one", a.to, newest,
			 stream, next == 1 ? "is missing" : "is older");
}
