/* verify: is this what was sealed? */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bundle/history.h"
#include "cli/checked.h"
#include "cli/rederive.h"
#include "cli/terminal.h"
#include "doc/json_writer.h"

static int
strict(const struct options *o, const struct verify_result *r, int code)
{
	return code == 0 && r->warnings && option_on(o, OPT_STRICT) ?
		EXIT_WARNINGS : code;
}

static void
say_rederived(const struct rederived *d)
{
	char n[32];

	if (d->different)
		printf("INVALID  E_REDERIVE: %s\n", d->first);
	else
		printf("        re-derived: %s rows in %lu tables, all the same\n",
		       thousands(n, d->rows), d->files);
	if (d->warnings.len)
		fputs(buffer_cstr(&d->warnings), stdout);
}

/* The result's object, with one member more. */
static void
say_json(const struct verify_result *r, const struct rederived *d)
{
	struct buffer out, more;
	struct json j;

	buffer_init(&out, 64 << 20);
	verify_write_json(r, &out);
	if (d) {
		buffer_init(&more, 1 << 20);
		json_start(&j, &more, 0, 1, 1);
		json_open(&j, NULL, '{');
		json_integer(&j, "different", (int64_t)d->different);
		json_string(&j, "first", d->first);
		json_integer(&j, "rows", (int64_t)d->rows);
		json_integer(&j, "tables", (int64_t)d->files);
		json_close(&j, '}');
		while (out.len && out.at[out.len - 1] != '}')
			out.len--;
		if (out.len)
			out.len--;
		buffer_printf(&out, ",\"rederived\":%s}\n", buffer_cstr(&more));
		buffer_free(&more);
	}
	fputs(buffer_cstr(&out), stdout);
	buffer_free(&out);
}

static void
say(const struct options *o, const struct verify_result *r,
    const struct rederived *d)
{
	struct buffer out;

	if (option_on(o, OPT_JSON)) {
		say_json(r, d);
		return;
	}
	buffer_init(&out, 64 << 20);
	if (!d || !d->different)
		verify_write_text(r, &out);
	fputs(buffer_cstr(&out), stdout);
	buffer_free(&out);
	if (d)
		say_rederived(d);
}

static int
verify_chain(const struct options *o, struct error *err)
{
	struct verify_options v = { .now = 0 };
	struct history h = { .exit = 0 };
	struct trust *trust = NULL;
	struct buffer out;
	int code;

	if (o->nrest)
		return error_set(err, ERROR_USAGE, "verify checks a bundle or,"
				 " with --chain, all of a folder: not both");
	if (checked_options(o, &trust, &v, err) < 0)
		return -1;
	code = history_run(o->v[OPT_CHAIN], &v, &h, err);
	if (code == 0) {
		buffer_init(&out, 64 << 20);
		if (option_on(o, OPT_JSON))
			history_write_json(&h, &out);
		else
			history_write_text(&h, &out);
		fputs(buffer_cstr(&out), stdout);
		buffer_free(&out);
		code = h.exit;
		if (code == 0 && history_warned(&h) && option_on(o, OPT_STRICT))
			code = EXIT_WARNINGS;
	}
	history_free(&h);
	trust_free(trust);
	return code;
}

static int
verify_bundle(struct options *o, struct error *err)
{
	struct checked c;
	struct rederived d = { 0 };
	int again = option_on(o, OPT_REDERIVE), have = 0;
	int result = checked_open(&c, o, again, err);
	int code = result < 0 ? -1 : c.result.exit;

	if (code == 0 && again) {
		have = 1;
		if (rederive(c.folder, &d, err) < 0)
			code = -1;
		else if (d.different)
			code = ERROR_INVALID;
		else if (d.warnings.len && option_on(o, OPT_STRICT))
			code = EXIT_WARNINGS;
	}
	if (result == 0 && code >= 0)
		say(o, &c.result, have ? &d : NULL);
	buffer_free(&d.warnings);
	if (result == 0 && code >= 0)
		code = strict(o, &c.result, code);
	checked_close(&c);
	return code;
}

int
cmd_verify(struct options *o, struct error *err)
{
	if (o->v[OPT_CHAIN])
		return verify_chain(o, err);
	if (!o->nrest)
		return error_set(err, ERROR_USAGE, "usage: exhibit verify BUNDLE,"
				 " or for all of a folder --chain FOLDER");
	return verify_bundle(o, err);
}
