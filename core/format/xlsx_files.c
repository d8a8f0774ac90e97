/* xlsx_files.c - the bundle's files and their digests */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "bundle/bag.h"
#include "format/xlsx.h"

#define N(a)	(sizeof(a) / sizeof((a)[0]))

static const struct column files[] = {
	{ "Path in the bundle", 90, COLUMN_TEXT },
	{ "Bytes", 14, COLUMN_NUMBER },
	{ "SHA-256", 70, COLUMN_TEXT },
};

/* As it was handed over, else as it lies in the unpacked bundle. */
static int
read_leaves(struct sheets *s, struct error *err)
{
	const struct report_options *o = s->book.f->options;
	char *path = path_join(o->root, "meta/leaves.txt");
	int result = 0;

	buffer_init(&s->leaves, BAG_TEXT_MAX);
	if (o->leaves.len)
		buffer_text(&s->leaves, o->leaves);
	else if (file_exists(path))
		result = file_read(path, &s->leaves, err);
	free(path);
	return result;
}

int
sheet_files_open(struct sheets *s, struct error *err)
{
	unsigned long n = 0;

	if (read_leaves(s, err) < 0)
		return -1;
	for (size_t i = 0; i < s->leaves.len; i++)
		n += s->leaves.at[i] == '\n';
	table_open(&s->files, &s->book, "Files", files, N(files), n,
		   "This workbook is one of the bundle's files, made before"
		   " the others were counted: manifest-sha256.txt in the bundle"
		   " has them.");
	return 0;
}

int
sheet_files_fill(struct sheets *s, struct error *err)
{
	struct text rest = buffer_view(&s->leaves);
	struct leaf_line leaf;
	struct fault fault = { .name = "" };
	char size[24];
	int more;

	while ((more = leaf_next(&rest, &leaf, &fault)) > 0) {
		snprintf(size, sizeof size, "%llu",
			 (unsigned long long)leaf.size);
		buffer_reset(&s->words);
		buffer_text(&s->words, leaf.path);
		buffer_reset(&s->keys);
		buffer_text(&s->keys, leaf.hex);
		table_row(&s->files, (const char *const[N(files)]){
			buffer_cstr(&s->words), size, buffer_cstr(&s->keys),
		}, "manifest-sha256.txt");
	}
	return more < 0 ? error_set(err, ERROR_MALFORMED, "meta/leaves.txt: %s",
				    fault.detail) : 0;
}
