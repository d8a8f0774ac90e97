/* out.c - a file in pieces */
#include "format/out.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"
#include "report/shown.h"

#define PIECE	((size_t)1 << 20)
#define TEXT_MAX ((size_t)64 << 20)	/* what may gather between pauses */
#define CUT	"... [cut]"

static int
cannot(const struct out *o, struct error *err)
{
	return error_set(err, ERROR_SYSTEM, "%s: %s", o->path, strerror(errno));
}

static void
drop(struct out *o)
{
	if (o->fd >= 0)
		close(o->fd);
	if (o->aside)
		unlink(o->aside);
	free(o->aside);
	buffer_free(&o->text);
	buffer_free(&o->scratch);
	o->aside = NULL;
	o->fd = -1;
}

int
out_open(struct out *o, const char *path, int pretty, struct error *err)
{
	*o = (struct out){ .path = path, .fd = -1 };
	buffer_init(&o->text, TEXT_MAX);
	buffer_init(&o->scratch, TEXT_MAX);
	json_start(&o->json, &o->text, pretty, 0, 0);
	o->aside = xasprintf("%s.XXXXXX", path);
	o->fd = mkostemp(o->aside, O_CLOEXEC);
	if (o->fd >= 0)
		return 0;
	free(o->aside);
	o->aside = NULL;
	drop(o);
	return cannot(o, err);
}

static int
empty(struct out *o, struct error *err)
{
	if (buffer_overflowed(&o->text) || buffer_overflowed(&o->scratch))
		return error_set(err, ERROR_SYSTEM, "%s: one element of it is"
				 " over %zu MB", o->path, TEXT_MAX >> 20);
	if (write_all(o->fd, buffer_view(&o->text), err) < 0)
		return error_in(err, "%s", o->path);
	buffer_reset(&o->text);
	return 0;
}

int
out_pause(struct out *o, struct error *err)
{
	return o->text.len < PIECE && !buffer_overflowed(&o->text) ? 0 :
		empty(o, err);
}

int
out_end(struct out *o, int result, struct error *err)
{
	char *folder;

	if (result == 0)
		result = empty(o, err);
	if (result == 0 && (fchmod(o->fd, 0600) < 0 || fsync(o->fd) < 0))
		result = cannot(o, err);
	if (result == 0 && rename(o->aside, o->path) < 0)
		result = cannot(o, err);
	if (result == 0) {
		free(o->aside);
		o->aside = NULL;
		folder = path_folder(o->path);
		result = folder_sync(folder, err);
		free(folder);
	}
	drop(o);
	return result;
}

void
out_line_open(struct out *o, char kind)
{
	json_open(&o->json, NULL, kind);
	o->json.pretty = 0;
}

void
out_line_close(struct out *o, char kind)
{
	json_close(&o->json, kind);
	o->json.pretty = 1;
}

const char *
out_shown(struct out *o, const char *value)
{
	buffer_reset(&o->scratch);
	shown(&o->scratch, value);
	return buffer_cstr(&o->scratch);
}

void
out_string(struct out *o, const char *key, const char *value)
{
	if (value && value[0])
		json_string(&o->json, key, out_shown(o, value));
}

/* Units of UTF-16 that the character beginning with this byte takes. */
static size_t
units(char first)
{
	unsigned char c = (unsigned char)first;

	return (c & 0xC0) == 0x80 ? 0 : c >= 0xF0 ? 2 : 1;
}

void
cut(struct buffer *b, size_t most)
{
	size_t n = 0, keep = 0, room = most - (sizeof CUT - 1);

	for (size_t i = 0; i < b->len; i++) {
		n += units(b->at[i]);
		if (n <= room)
			keep = i + 1;
	}
	if (n <= most)
		return;
	b->len = keep;
	buffer_puts(b, CUT);
}

void
out_string_cut(struct out *o, const char *key, const char *value, size_t most)
{
	if (!value || !value[0])
		return;
	out_shown(o, value);
	cut(&o->scratch, most);
	json_string(&o->json, key, buffer_cstr(&o->scratch));
}
