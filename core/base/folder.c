/* folder.c - folders made, listed, removed; links are never followed */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"

static int
cannot(struct error *err, const char *path)
{
	return error_set(err, ERROR_SYSTEM, "%s: %s", path, strerror(errno));
}

static int
make_one(const char *path, struct error *err)
{
	struct stat st;

	if (mkdir(path, 0700) == 0)
		return 0;
	if (errno == EEXIST && stat(path, &st) == 0) {
		if (S_ISDIR(st.st_mode))
			return 0;
		errno = ENOTDIR;
	}
	return cannot(err, path);
}

int
folder_make(const char *path, struct error *err)
{
	char *copy = xstrdup(path);
	int status = 0;

	for (char *p = copy + 1; status == 0 && *copy && *p != '\0'; p++) {
		if (*p != '/' || p[-1] == '/')
			continue;
		*p = '\0';
		status = make_one(copy, err);
		*p = '/';
	}
	if (status == 0)
		status = make_one(copy, err);
	free(copy);
	return status;
}

int
folder_sync(const char *path, struct error *err)
{
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC), status = 0;

	if (fd < 0)
		return cannot(err, path);
	if (fsync(fd) < 0)
		status = cannot(err, path);
	close(fd);
	return status;
}

static int
remove_one(const char *path, const struct stat *st, int kind, struct FTW *where)
{
	(void)st;
	(void)kind;
	(void)where;
	return remove(path);
}

int
folder_remove(const char *path, struct error *err)
{
	if (nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS) == 0 ||
	    errno == ENOENT)
		return 0;
	return cannot(err, path);
}

static void
list_add(struct file_list *list, char *path)
{
	/* Grown when the count is a power of two. */
	if ((list->n & (list->n - 1)) == 0)
		list->v = xrealloc(list->v, list->n > 0 ? list->n * 2 : 1,
				   sizeof(list->v[0]));
	list->v[list->n++] = path;
}

static int list_below(const char *root, const char *below,
		      struct file_list *out, struct error *err);

static int
list_entry(const char *root, const char *below, const char *name,
	   struct file_list *out, struct error *err)
{
	char *relative = path_join(below, name);
	char *whole = path_join(root, relative);
	struct stat st;
	int status = 0;

	if (lstat(whole, &st) < 0) {
		status = cannot(err, whole);
	} else if (S_ISDIR(st.st_mode)) {
		status = list_below(root, relative, out, err);
	} else if (S_ISREG(st.st_mode)) {
		list_add(out, relative);
		relative = NULL;
	}
	free(relative);
	free(whole);
	return status;
}

static int
list_below(const char *root, const char *below, struct file_list *out,
	   struct error *err)
{
	char *whole = below[0] != '\0' ? path_join(root, below) : xstrdup(root);
	DIR *dir = opendir(whole);
	const struct dirent *entry;
	int status = 0;

	if (dir == NULL) {
		status = cannot(err, whole);
		free(whole);
		return status;
	}
	while (status == 0 && (entry = readdir(dir)) != NULL) {
		if (strcmp(entry->d_name, ".") != 0 &&
		    strcmp(entry->d_name, "..") != 0)
			status = list_entry(root, below, entry->d_name, out,
					    err);
	}
	closedir(dir);
	free(whole);
	return status;
}

static int
by_bytes(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

int
folder_list(const char *path, struct file_list *out, struct error *err)
{
	*out = (struct file_list){ 0 };
	if (list_below(path, "", out, err) < 0) {
		file_list_free(out);
		return -1;
	}
	if (out->n > 0)
		qsort(out->v, out->n, sizeof(out->v[0]), by_bytes);
	return 0;
}

void
file_list_free(struct file_list *list)
{
	if (list == NULL)
		return;
	for (size_t i = 0; i < list->n; i++)
		free(list->v[i]);
	free(list->v);
	*list = (struct file_list){ 0 };
}
