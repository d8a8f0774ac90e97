/* report: what people read, made again from a bundle that was verified. */
#include <stdio.h>

#include "cli/checked.h"
#include "cli/formats.h"
#include "cli/run.h"

static void
say(const struct verify_result *r)
{
	struct buffer out;

	buffer_init(&out, 64 << 20);
	verify_write_text(r, &out);
	fputs(buffer_cstr(&out), stdout);
	buffer_free(&out);
}

/* The bundle before must be as good as the one reported. */
static int
open_since(struct checked *since, const struct options *o, struct error *err)
{
	struct options other = *o;
	char *rest[] = { (char *)(uintptr_t)o->v[OPT_SINCE], NULL };

	other.rest = rest;
	other.nrest = 1;
	if (checked_open(since, &other, 1, err) < 0)
		return error_in(err, "--since");
	if (!since->result.exit)
		return 0;
	return error_set(err, (enum error_kind)since->result.exit,
			 "--since %s: %s %s", rest[0], since->result.error,
			 since->result.detail);
}

static int
write_reports(const struct options *o, const struct checked *c,
	      const char *list, struct error *err)
{
	struct report_options r = {
		.root = c->folder, .seal = &c->result,
		.out = o->v[OPT_OUT] ? o->v[OPT_OUT] : "report",
		.templates = o->v[OPT_TEMPLATES],
	};
	struct checked since = { .folder = NULL };
	int result = 0;

	if (o->v[OPT_SINCE])
		result = open_since(&since, o, err);
	if (result == 0)
		result = formats_make(&r, list, o, since.folder, 1, err);
	checked_close(&since);
	return result < 0 ? -1 : EXIT_DONE;
}

int
cmd_report(struct options *o, struct error *err)
{
	const char *list = o->v[OPT_FORMAT] ? o->v[OPT_FORMAT] : "html";
	struct checked c;
	int result;

	if (formats_check(o, list, err) < 0)
		return error_in(err, "report");
	if (run_stage_ready(o, err) < 0)
		return -1;
	result = checked_open(&c, o, 1, err);
	if (result == 0) {
		say(&c.result);
		result = c.result.exit ? c.result.exit :
					 write_reports(o, &c, list, err);
	}
	checked_close(&c);
	return result;
}
