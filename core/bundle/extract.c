/* extract.c - files of a bundle, put on disk once their digest was right */
#include "bundle/extract.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"
#include "bundle/tree.h"

/* Begins with a dot: no member can have this name. */
#define UNFINISHED	".unfinished"

struct extract {
	int dir;			/* <folder>/<id> */
	int parent, file;		/* of the file under way, or -1 */
	char *path;
};

static int
cannot(struct fault *fault, const char *path)
{
	return fault_set(fault, EXIT_SYSTEM, "E_IO", path,
			 "cannot be extracted: %s", strerror(errno));
}

int
extract_open(struct extract **out, const char *folder, const char *id,
	     struct fault *fault)
{
	struct extract *e = xcalloc(1, sizeof(*e));
	struct error err = { 0 };
	char *path = path_join(folder, id);
	int status = 0;

	e->dir = e->parent = e->file = -1;
	if (folder_make(folder, &err) < 0)
		status = fault_set(fault, EXIT_SYSTEM, "E_IO", "", "%s",
				   err.text);
	else if (mkdir(path, 0700) < 0 ||
		 (e->dir = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW |
				O_CLOEXEC)) < 0)
		status = cannot(fault, path);
	free(path);
	if (status < 0) {
		extract_free(e);
		return -1;
	}
	*out = e;
	return 0;
}

static void
close_file(struct extract *e)
{
	if (e->file >= 0) {
		close(e->file);
		unlinkat(e->parent, UNFINISHED, 0);
	}
	if (e->parent >= 0)
		close(e->parent);
	e->parent = e->file = -1;
	free(e->path);
	e->path = NULL;
}

void
extract_free(struct extract *e)
{
	if (e == NULL)
		return;
	close_file(e);
	if (e->dir >= 0)
		close(e->dir);
	free(e);
}

int
extract_begin(struct extract *e, const char *path, struct fault *fault)
{
	if (e == NULL)
		return 0;
	close_file(e);
	e->path = xstrdup(path);
	e->parent = tree_make_parent(e->dir, path);
	if (e->parent >= 0)
		e->file = openat(e->parent, UNFINISHED, O_WRONLY | O_CREAT |
				 O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	return e->file < 0 ? cannot(fault, path) : 0;
}

int
extract_add(struct extract *e, struct text piece, struct fault *fault)
{
	struct error err = { 0 };

	if (e == NULL || write_all(e->file, piece, &err) == 0)
		return 0;
	return fault_set(fault, EXIT_SYSTEM, "E_IO", e->path, "%s", err.text);
}

int
extract_commit(struct extract *e, struct fault *fault)
{
	int status = 0;

	if (e == NULL)
		return 0;
	if (renameat(e->parent, UNFINISHED, e->parent,
		     path_base(e->path)) < 0)
		status = cannot(fault, e->path);
	else {
		close(e->file);
		e->file = -1;
	}
	close_file(e);
	return status;
}

int
extract_put(struct extract *e, const char *path, struct text bytes,
	    struct fault *fault)
{
	if (extract_begin(e, path, fault) < 0 ||
	    extract_add(e, bytes, fault) < 0)
		return -1;
	return extract_commit(e, fault);
}
