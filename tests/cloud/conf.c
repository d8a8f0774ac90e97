/*
 * conf.c - exhibit.conf and environment, filled in from their templates
 *
 * Written when the port is known, so that a run may be resumed against a
 * cloud that was started again.
 */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "cloud.h"

static void
fill(struct text in, const char *dir, unsigned port, struct buffer *out)
{
	while (in.len) {
		if (text_starts(in, "@PORT@")) {
			buffer_printf(out, "%u", port);
			in = text_n(in.at + 6, in.len - 6);
		} else if (text_starts(in, "@DIR@")) {
			buffer_puts(out, dir);
			in = text_n(in.at + 5, in.len - 5);
		} else {
			buffer_putc(out, *in.at);
			in = text_n(in.at + 1, in.len - 1);
		}
	}
}

static int
write_one(const char *template, const char *folder, const char *name,
	  unsigned port, struct error *err)
{
	struct buffer in, out;
	char dir[PATH_MAX];
	char *path = path_join(folder, name);
	int rc = -1;

	buffer_init(&in, 65536);
	buffer_init(&out, 65536);
	if (!realpath(folder, dir))
		error_set(err, ERROR_SYSTEM, "%s: no such folder", folder);
	else if (!file_read(template, &in, err)) {
		fill(buffer_view(&in), dir, port, &out);
		rc = file_write(path, buffer_view(&out), 0600, err);
	}
	buffer_free(&in);
	buffer_free(&out);
	free(path);
	return rc;
}

int
conf_write(const char *folder, unsigned port, struct error *err)
{
	return write_one(CLOUD_FOLDER "/exhibit.conf.in", folder,
			 "exhibit.conf", port, err)
	    || write_one(CLOUD_FOLDER "/environment.in", folder,
			 "environment", port, err) ? -1 : 0;
}
