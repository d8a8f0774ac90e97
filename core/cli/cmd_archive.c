/* archive: a sealed bundle, put where nobody can remove it. */
#include <stdio.h>

#include "archive/preflight.h"
#include "cli/archiving.h"
#include "doc/json_writer.h"

static const char *const states[] = { "ok", "change", "unread" };

static void
say(const struct archive_options *a, const struct findings *f)
{
	size_t change = findings_of(f, FINDING_CHANGE);
	size_t unread = findings_of(f, FINDING_UNREAD);

	if (change + unread == 0)
		printf("READY    %s keeps what is archived there\n", a->to);
	else
		printf("NOT READY  %s: %zu to change, %zu not known\n", a->to,
		       change, unread);
	for (size_t i = 0; i < f->n; i++)
		printf("%-8s %-10s %s\n", states[f->v[i].state], f->v[i].what,
		       f->v[i].text);
	if (change + unread == 0)
		printf("next     exhibit archive BUNDLE --to %s\n", a->to);
}

static void
say_json(const struct archive_options *a, const struct findings *f)
{
	struct buffer out;
	struct json j;

	buffer_init(&out, 1 << 20);
	json_start(&j, &out, 1, 1, 1);
	json_open(&j, NULL, '{');
	json_open(&j, "findings", '[');
	for (size_t i = 0; i < f->n; i++) {
		json_open(&j, NULL, '{');
		json_string(&j, "state", states[f->v[i].state]);
		json_string(&j, "text", f->v[i].text);
		json_string(&j, "what", f->v[i].what);
		json_close(&j, '}');
	}
	json_close(&j, ']');
	json_string(&j, "target", a->to);
	json_close(&j, '}');
	puts(buffer_cstr(&out));
	buffer_free(&out);
}

static int
check(const struct archive_options *a, int json, struct error *err)
{
	struct findings f;

	if (preflight_run(a, &f, err) < 0)
		return -1;
	if (json)
		say_json(a, &f);
	else
		say(a, &f);
	if (findings_of(&f, FINDING_CHANGE) > 0)
		return ERROR_INVALID;
	return findings_of(&f, FINDING_UNREAD) > 0 ? ERROR_SYSTEM : EXIT_DONE;
}

int
cmd_archive(struct options *o, struct error *err)
{
	struct archive_options a;
	int json = option_on(o, OPT_JSON);

	archiving_options(&a, o, NULL);
	if (archive_ready(&a, err) < 0)
		return -1;
	if (option_on(o, OPT_CHECK) && o->nrest == 0)
		return check(&a, json, err);
	if (option_on(o, OPT_CHECK) || o->nrest == 0)
		return error_set(err, ERROR_USAGE, "usage: exhibit archive"
				 " BUNDLE, or exhibit archive --check");
	return archiving_run(o->rest[0], &a, json, err) < 0 ? -1 : EXIT_DONE;
}
