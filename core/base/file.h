/*
 * file.h - files whole or not at all
 *
 * Everything this program leaves behind is 0600 in folders of 0700 unless a
 * mode is given.
 */
#ifndef FILE_H
#define FILE_H

#include <stddef.h>
#include <sys/types.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/text.h"

/* Whole file into out (its cap is the limit; over it is ERROR_MALFORMED). */
int file_read(const char *path, struct buffer *out, struct error *err);

/* Aside, fsync, rename, fsync of the folder. */
int file_write(const char *path, struct text data, mode_t mode,
	       struct error *err);

/* Written by fn through a descriptor, then synced; its name is final only when
 * the caller renames it. */
int file_write_by(const char *aside,
		  int (*fn)(void *ctx, int fd, struct error *err), void *ctx,
		  struct error *err);

int file_exists(const char *path);
int folder_make(const char *path, struct error *err);	/* and its parents */
int folder_sync(const char *path, struct error *err);
int folder_remove(const char *path, struct error *err);	/* and what is in it */

/* All regular files below path, sorted by bytes, as paths relative to it. */
struct file_list {
	char **v;
	size_t n;
};
int folder_list(const char *path, struct file_list *out, struct error *err);
void file_list_free(struct file_list *list);

int write_all(int fd, struct text data, struct error *err);
char *path_join(const char *a, const char *b);	/* caller frees */
char *path_folder(const char *path);		/* what is before the last / */
const char *path_base(const char *path);

#endif
