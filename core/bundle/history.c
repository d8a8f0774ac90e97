/* history.c - the bundles of a folder, each verified and put in its place */
#include "bundle/history.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/file.h"
#include "bundle/head.h"
#include "bundle/history_order.h"
#include "bundle/trust.h"

/* A pack shows a bundle's place but is none. */
static int
is_bundle(const char *name)
{
	static const char *const endings[] = { ".tar.gz", ".tar.zst",
					       ".tar" };
	static const char *const packs[] = { ".pack.tar", ".pack.tar.gz",
					     ".pack.tar.zst" };
	struct text t = text_of(name);

	if (name[0] == '.')
		return 0;
	for (size_t i = 0; i < 3; i++)
		if (text_ends(t, packs[i]))
			return 0;
	for (size_t i = 0; i < 3; i++)
		if (text_ends(t, endings[i]))
			return 1;
	return 0;
}

/* Every name in the folder. */
static int
names_in(const char *folder, struct file_list *out, struct error *err)
{
	DIR *dir = opendir(folder);
	const struct dirent *entry;

	*out = (struct file_list){ .n = 0 };
	if (dir == NULL)
		return error_set(err, ERROR_SYSTEM, "%s: %s", folder,
				 strerror(errno));
	while ((entry = readdir(dir)) != NULL) {
		if ((out->n & (out->n - 1)) == 0)
			out->v = xrealloc(out->v, out->n == 0 ? 1 : out->n * 2,
					  sizeof(*out->v));
		out->v[out->n++] = xstrdup(entry->d_name);
	}
	closedir(dir);
	return 0;
}

static int
take_bundles(struct history *h, const struct file_list *names,
	     const char *folder, struct error *err)
{
	h->v = xcalloc(names->n + 1, sizeof(*h->v));
	for (size_t i = 0; i < names->n; i++)
		if (is_bundle(names->v[i]))
			h->v[h->n++].name = xstrdup(names->v[i]);
	if (h->n == 0)
		return error_set(err, ERROR_USAGE, "%s: no bundle in it (.tar, "
				 ".tar.gz, .tar.zst)", folder);
	return 0;
}

/* <stream>.head.json against the last bundle of the stream. */
static int
take_heads(struct history *h, const struct file_list *names,
	   const char *folder, struct error *err)
{
	static const char ending[] = ".head.json";
	int status = 0;

	for (size_t i = 0; i < names->n && status == 0; i++) {
		struct text name = text_of(names->v[i]);
		struct head head;
		char *path, *stream;

		if (!text_ends(name, ending))
			continue;
		path = path_join(folder, names->v[i]);
		stream = xstrndup(name.at, name.len - strlen(ending));
		status = head_read(&head, path, err);
		if (status == 0)
			history_head(h, stream, &head);
		free(path);
		free(stream);
	}
	return status;
}

/* What could not be read is one line among the others. */
static void
verify_one(struct history_bundle *b, const char *folder,
	   const struct verify_options *options)
{
	char *path = path_join(folder, b->name);
	struct verify_result *r = &b->result;
	struct error err = { 0 };

	if (verify_run(path, options, r, &err) < 0) {
		memset(r, 0, sizeof(*r));
		r->exit = err.kind == ERROR_NONE ? ERROR_SYSTEM :
						   (int)err.kind;
		r->level = "B";
		snprintf(r->error, sizeof(r->error), "E_IO");
		snprintf(r->detail, sizeof(r->detail), "%s", err.text);
	}
	buffer_free(&r->statement);
	free(path);
	b->placed = r->sequence != 0 && !r->pack;
}

/* Without the head: that one names a place in the whole, not in each. */
static struct trust
each_for_itself(const struct trust *trust)
{
	struct trust copy = *trust;

	copy.head[0] = '\0';
	return copy;
}

/* Of several, as FORMAT.md has it. */
static int
worst(const struct history *h)
{
	static const int order[] = { 5, 3, 1, 4, 6 };
	int exits[8] = { 0 };

	for (size_t i = 0; i < h->n; i++) {
		exits[h->v[i].result.exit & 7] = 1;
		if (h->v[i].error[0] != '\0')
			exits[EXIT_CHAIN] = 1;
	}
	if (h->nfaults > 0)
		exits[EXIT_CHAIN] = 1;
	for (size_t i = 0; i < sizeof(order) / sizeof(order[0]); i++)
		if (exits[order[i]])
			return order[i];
	return 0;
}

int
history_run(const char *folder, const struct verify_options *options,
	    struct history *out, struct error *err)
{
	struct verify_options each = { .now = options->now };
	struct file_list names;
	struct trust trust;
	int status;

	*out = (struct history){ .exit = 0 };
	if (names_in(folder, &names, err) < 0)
		return -1;
	if (options->trust != NULL) {
		trust = each_for_itself(options->trust);
		each.trust = &trust;
	}
	status = take_bundles(out, &names, folder, err);
	for (size_t i = 0; i < out->n; i++)
		verify_one(&out->v[i], folder, &each);
	history_order(out, options->trust != NULL ? options->trust->head : "");
	if (status == 0)
		status = take_heads(out, &names, folder, err);
	file_list_free(&names);
	out->exit = worst(out);
	return status;
}

void
history_free(struct history *h)
{
	for (size_t i = 0; i < h->n; i++) {
		free(h->v[i].name);
		verify_result_free(&h->v[i].result);
	}
	free(h->v);
	free(h->faults);
	*h = (struct history){ .exit = 0 };
}

int
history_warned(const struct history *h)
{
	for (size_t i = 0; i < h->n; i++)
		if (h->v[i].result.warnings != NULL)
			return 1;
	return 0;
}
