/* plan, policy, reference, matrix: what follows from the tables. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <archive.h>
#include <curl/curl.h>
#include <libxslt/xslt.h>
#include <openssl/crypto.h>

#include "base/file.h"
#include "base/share.h"
#include "cli/run.h"

typedef int derive_fn(const struct registry *r, const struct derive_options *o,
		      struct buffer *out, struct error *err);

static const char *
judge_of(const void *profile, const struct setting *setting)
{
	return profile_judge(profile, setting);
}

static const char *
controls_of(const void *profile, const char *id)
{
	return profile_controls(profile, id);
}

/* Only who names a profile wants it checked. */
static int
take_profile(struct run *run, struct derive_options *d, struct error *err)
{
	if (!run->options->v[OPT_PROFILE])
		return 0;
	if (run_profile(run, err) < 0)
		return -1;
	d->profile = run->profile;
	d->judge = judge_of;
	d->controls = controls_of;
	return 0;
}

static int
derive(struct options *o, derive_fn *fn, struct error *err)
{
	struct derive_options d = { .json = option_on(o, OPT_JSON),
				    .deny = option_on(o, OPT_DENY),
				    .models = o->v[OPT_MODELS] };
	char *models = share_path("models");
	struct run run;
	struct buffer out;
	int result;

	if (!d.models)
		d.models = models;
	run_init(&run, o);
	buffer_init(&out, 256 << 20);
	result = run_tables(&run, err);
	if (result == 0 && o->v[OPT_MODELS] && !file_exists(o->v[OPT_MODELS]))
		result = error_set(err, ERROR_USAGE, "--models %s: no such"
				   " folder", o->v[OPT_MODELS]);
	if (result == 0)
		result = take_profile(&run, &d, err);
	if (result == 0)
		result = fn(&run.registry, &d, &out, err);
	if (result == 0 && (fwrite(out.at, 1, out.len, stdout) != out.len ||
			    fflush(stdout)) && errno != EPIPE)
		result = error_set(err, ERROR_SYSTEM, "standard output is gone");
	buffer_free(&out);
	run_free(&run);
	free(models);
	return result;
}

int
cmd_plan(struct options *o, struct error *err)
{
	return derive(o, derive_plan, err);
}

int
cmd_policy(struct options *o, struct error *err)
{
	return derive(o, derive_policy, err);
}

int
cmd_reference(struct options *o, struct error *err)
{
	return derive(o, derive_reference, err);
}

int
cmd_matrix(struct options *o, struct error *err)
{
	return derive(o, derive_matrix, err);
}

int
cmd_completion(struct options *o, struct error *err)
{
	(void)o;
	(void)err;
	help_completion();
	return EXIT_DONE;
}

int
cmd_version(struct options *o, struct error *err)
{
	(void)o;
	(void)err;
	printf("exhibit %s\n%s\n%s\nlibxslt %s\n%s\n", EXHIBIT_VERSION,
	       OpenSSL_version(OPENSSL_VERSION), curl_version(),
	       xsltEngineVersion, archive_version_details());
	return EXIT_DONE;
}
