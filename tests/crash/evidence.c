/* evidence.c - evidence as one text to compare */
#include "evidence.h"

#include <stdlib.h>

#include "base/file.h"
#include "spool/record.h"

static void
put(struct buffer *out, const char *name, const char *value)
{
	if (value)
		buffer_printf(out, " %s=%s", name, value);
}

static int
put_line(struct text line, struct buffer *out, struct error *err)
{
	struct arena *arena = arena_new();
	struct record r;
	int result = record_read(arena, line, &r, err);

	if (result == 0) {
		buffer_printf(out, "%s\n\t%s %u", r.request,
			      outcome_name(r.outcome), r.status);
		put(out, "reason", r.reason);
		put(out, "host", r.host);
		put(out, "error", r.error);
		put(out, "message", r.message);
		put(out, "redacted", r.redacted);
		put(out, "original", r.original);
		buffer_puts(out, "\n\t");
		buffer_text(out, r.body);
		buffer_putc(out, '\n');
	}
	arena_free(arena);
	return result;
}

static int
put_file(const char *path, struct buffer *out, size_t *lines,
	 struct error *err)
{
	struct buffer file;
	struct text rest;
	int result;

	buffer_init(&file, 256u << 20);
	result = file_read(path, &file, err);
	rest = buffer_view(&file);
	while (result == 0 && rest.len) {
		result = put_line(text_cut(&rest, '\n'), out, err);
		++*lines;
	}
	buffer_free(&file);
	return result;
}

int
evidence_text(const char *folder, struct buffer *out, size_t *lines,
	      struct error *err)
{
	struct file_list list;
	int result = 0;

	*lines = 0;
	if (folder_list(folder, &list, err) < 0)
		return -1;
	for (size_t i = 0; i < list.n && result == 0; i++) {
		char *path = path_join(folder, list.v[i]);
		buffer_printf(out, "== %s\n", list.v[i]);
		result = put_file(path, out, lines, err);
		free(path);
	}
	file_list_free(&list);
	return result;
}
