/* diff: two bundles verified, then compared. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"
#include "bundle/statement.h"
#include "cli/diff.h"
#include "compare/document.h"
#include "report/pages.h"

/* By the signatures, as the chain does; the names say nothing. */
static void
relate(struct diff *d)
{
	const struct verify_result *x = &d->before.result,
		*y = &d->after.result;
	struct statement s = { 0 };
	struct fault ignored = { 0 };
	size_t room = sizeof(d->relation);

	if (statement_read(&s, buffer_view(&y->statement), &ignored) < 0)
		s.previous.id[0] = '\0';
	d->follows = s.previous.id[0] &&
		strcmp(s.previous.p7s_sha256, x->p7s_sha256) == 0;
	if (d->follows)
		snprintf(d->relation, room, "NEW follows OLD in its stream");
	else if (strcmp(x->tagmanifest_sha256, y->tagmanifest_sha256) == 0)
		snprintf(d->relation, room, "OLD and NEW are the same bundle");
	else if (strcmp(x->stream, y->stream) != 0)
		snprintf(d->relation, room, "OLD and NEW are of different"
			 " streams: %.60s, %.60s", x->stream, y->stream);
	else if (y->sequence < x->sequence)
		snprintf(d->relation, room, "NEW is number %u of the stream and"
			 " OLD number %u: the order is turned round",
			 y->sequence, x->sequence);
	else
		snprintf(d->relation, room, "NEW does not follow OLD: they are"
			 " numbers %u and %u of the stream, and the bundle"
			 " before NEW is %.60s", y->sequence, x->sequence,
			 s.previous.id[0] ? s.previous.id : "none");
}

/* 0, or the exit of the bundle that is not valid. */
static int
open_one(struct checked *c, struct options *o, int i, struct error *err)
{
	struct buffer out;

	if (checked_open_at(c, o, o->rest[i], 1, err) < 0)
		return -1;
	if (c->result.exit == 0)
		return 0;
	buffer_init(&out, 1 << 20);
	verify_write_text(&c->result, &out);
	fprintf(stderr, "exhibit: %s is not compared:\n%s", o->rest[i],
		buffer_cstr(&out));
	buffer_free(&out);
	return c->result.exit;
}

/* Whole or not at all: aside, and renamed when it is written. */
static FILE *
open_out(const char *part, struct error *err)
{
	int fd = open(part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	FILE *out = fd < 0 ? NULL : fdopen(fd, "w");

	if (!out) {
		error_set(err, ERROR_SYSTEM, "%s: cannot be written", part);
		if (fd >= 0)
			close(fd);
	}
	return out;
}

static int
write_to(struct diff *d, const char *format, FILE *out, struct error *err)
{
	int result = format && strcmp(format, "json") == 0 ?
		diff_json(d, out, err) :
		diff_text(d, out, format != NULL, err);

	if (result == 0 && (fflush(out) != 0 || ferror(out)))
		result = error_set(err, ERROR_SYSTEM, "not all was written");
	return result;
}

static int
to_stream(struct diff *d, const char *format, const char *path,
	  struct error *err)
{
	char *part;
	FILE *out;
	int result;

	if (!path)
		return write_to(d, format, stdout, err);
	part = xasprintf("%s.part", path);
	out = open_out(part, err);
	result = out ? write_to(d, format, out, err) : -1;
	if (out && fclose(out) != 0 && result == 0)
		result = error_set(err, ERROR_SYSTEM, "not all was written");
	if (result == 0 && rename(part, path) != 0)
		result = error_set(err, ERROR_SYSTEM, "cannot be renamed");
	if (result < 0)
		unlink(part);
	free(part);
	return result < 0 ? error_in(err, "%s", path) : 0;
}

/* Every change as JSON beside the page, which shows the first of each kind. */
static int
to_page(struct diff *d, const struct options *o, struct error *err)
{
	const char *folder = o->v[OPT_OUT] ? o->v[OPT_OUT] : "changes";
	char *page = path_join(folder, "changes.html");
	char *json = path_join(folder, "changes.json");
	const struct changes_of of = {
		.before = &d->before.result, .after = &d->after.result,
		.relation = d->relation, .old_root = d->before.folder,
		.new_root = d->after.folder,
	};
	struct pages *pages = NULL;
	xmlDoc *doc = NULL;
	int result = folder_make(folder, err);

	if (result == 0)
		result = pages_open(&pages, o->v[OPT_TEMPLATES], err);
	if (result == 0)
		result = compare_open(&d->compare, d->before.folder,
				      d->after.folder, err);
	if (result == 0)
		result = to_stream(d, "json", json, err);
	if (result == 0)
		result = changes_document(&doc, &of, err);
	if (result == 0)
		result = pages_write(pages, &(struct page_kind){
			.sheet = "changes.xsl", .downloads = 1 }, doc, page,
			err);
	if (result == 0)
		printf("changes  %s\n         %s\n", page, json);
	compare_close(d->compare);
	xmlFreeDoc(doc);
	pages_free(pages);
	free(page);
	free(json);
	return result;
}

static int
show(struct diff *d, const struct options *o, struct error *err)
{
	const char *format = o->v[OPT_FORMAT];
	int result;

	relate(d);
	if (format && strcmp(format, "html") == 0)
		return to_page(d, o, err);
	if (compare_open(&d->compare, d->before.folder, d->after.folder,
			 err) < 0)
		return -1;
	result = to_stream(d, format, o->v[OPT_OUT], err);
	compare_close(d->compare);
	return result;
}

int
cmd_diff(struct options *o, struct error *err)
{
	static const char *const formats[] = { "text", "json", "html" };
	const char *format = o->v[OPT_FORMAT];
	struct diff d;
	size_t i = 0;
	int result;

	while (format && i < 3 && strcmp(format, formats[i]) != 0)
		i++;
	if (i == 3)
		return error_set(err, ERROR_USAGE, "--format %s: text, json or"
				 " html", format);
	memset(&d, 0, sizeof(d));
	result = open_one(&d.before, o, 0, err);
	if (result == 0)
		result = open_one(&d.after, o, 1, err);
	if (result == 0)
		result = show(&d, o, err);
	checked_close(&d.before);
	checked_close(&d.after);
	return result;
}
