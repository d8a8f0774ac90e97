/* names.c - the names of what lies beside a bundle */
#include "archive/names.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/file.h"
#include "base/text.h"

static const struct { const char *end, *type; } ends[] = {
	{ ".tar.gz", "application/gzip" },
	{ ".tar.zst", "application/zstd" },
	{ ".tar", "application/x-tar" },
};
#define ENDS	(sizeof(ends) / sizeof(ends[0]))

/* <id>: [a-z0-9][a-zA-Z0-9.-]{2,95} (bundle/FORMAT.md) */
static int
is_id(struct text id)
{
	if (id.len < 3 || id.len > 96 ||
	    !strchr("abcdefghijklmnopqrstuvwxyz0123456789", id.at[0]))
		return 0;
	for (size_t i = 0; i < id.len; i++)
		if (id.at[i] == '\0' ||
		    !strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVW"
			    "XYZ0123456789.-", id.at[i]))
			return 0;
	return 1;
}

static struct text
without_end(const char *base)
{
	struct text t = text_of(base);

	for (size_t i = 0; i < ENDS; i++)
		if (text_ends(t, ends[i].end))
			return text_n(t.at, t.len - strlen(ends[i].end));
	if (text_ends(t, ".receipt.json"))
		t.len -= strlen(".receipt.json");
	return t;
}

const char *
names_content_type(const char *file)
{
	for (size_t i = 0; i < ENDS; i++)
		if (text_ends(text_of(file), ends[i].end))
			return ends[i].type;
	return text_ends(text_of(file), ".json") ? "application/json" :
	       "text/plain";
}

static char *
beside(const char *folder, const char *id, const char *end)
{
	char *name = xasprintf("%s%s", id, end);
	char *path = path_join(folder, name);

	free(name);
	return path;
}

/* The archive of that id, whatever its compression; NULL: none is there. */
static char *
find_bundle(const char *folder, const char *id)
{
	for (size_t i = 0; i < ENDS; i++) {
		char *path = beside(folder, id, ends[i].end);

		if (file_exists(path))
			return path;
		free(path);
	}
	return NULL;
}

int
names_read(struct names *out, const char *text, const char *folder,
	   struct error *err)
{
	const char *base = path_base(text);
	struct text id = without_end(base);
	int is_path = base != text || file_exists(text);
	char *in;

	memset(out, 0, sizeof(*out));
	if (!is_id(id))
		return error_set(err, ERROR_USAGE, "%s: neither a bundle's file"
				 " nor its id", text);
	in = is_path ? path_folder(text) : xstrdup(folder);
	out->id = xstrndup(id.at, id.len);
	if (is_path && file_exists(text) && id.len != strlen(base) &&
	    !text_ends(text_of(base), ".receipt.json"))
		out->bundle = xstrdup(text);
	else
		out->bundle = find_bundle(in, out->id);
	if (out->bundle != NULL)
		out->sums = xasprintf("%s.sha256", out->bundle);
	out->receipt = beside(in, out->id, ".receipt.json");
	out->state = beside(in, out->id, ".upload.json");
	free(in);
	return 0;
}

void
names_free(struct names *names)
{
	free(names->bundle);
	free(names->id);
	free(names->sums);
	free(names->receipt);
	free(names->state);
	memset(names, 0, sizeof(*names));
}
