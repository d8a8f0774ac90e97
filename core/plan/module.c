/*
 * module.c - collectors out of a folder
 *
 * What was examined and hashed is what is loaded: the file is opened once and
 * dlopen() is given that descriptor.  The loader knows a library by the name
 * it was given, so a descriptor stays open as long as its library: another one
 * under the same number would be taken for the first.
 */
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"
#include "plan/binary.h"
#include "plan/tables.h"

struct module {
	int fd;
	void *library;
};

void
modules_close(struct registry *r)
{
	for (size_t i = 0; i < r->nmodules; i++) {
		if (r->modules[i].library)
			dlclose(r->modules[i].library);
		close(r->modules[i].fd);
	}
	free(r->modules);
}

/* Only root or the caller may be able to change it. */
static int
examine(int fd, mode_t kind, struct error *err)
{
	struct stat st;

	if (fstat(fd, &st) < 0)
		return error_set(err, ERROR_SYSTEM, "%s", strerror(errno));
	if ((st.st_mode & S_IFMT) != kind)
		return error_set(err, ERROR_USAGE, "is no %s",
				 kind == S_IFDIR ? "folder" : "regular file");
	if (st.st_uid != 0 && st.st_uid != geteuid())
		return error_set(err, ERROR_USAGE, "belongs to user %u, who "
				 "is neither root nor you",
				 (unsigned)st.st_uid);
	if (st.st_mode & (S_IWGRP | S_IWOTH))
		return error_set(err, ERROR_USAGE, "can be written by others "
				 "(mode %04o; chmod go-w)",
				 (unsigned)(st.st_mode & 07777));
	return 0;
}

static int
by_bytes(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static int
folder_read(int fd, struct file_list *out, struct error *err)
{
	int copy = fcntl(fd, F_DUPFD_CLOEXEC, 3);
	DIR *dir = copy < 0 ? NULL : fdopendir(copy);

	if (!dir) {
		if (copy >= 0)
			close(copy);
		return error_set(err, ERROR_SYSTEM, "%s", strerror(errno));
	}
	for (struct dirent *e; (e = readdir(dir)); ) {
		if (e->d_name[0] == '.' ||
		    !text_ends(text_of(e->d_name), ".so"))
			continue;
		out->v = xrealloc(out->v, out->n + 1, sizeof(*out->v));
		out->v[out->n++] = xstrdup(e->d_name);
	}
	closedir(dir);
	if (!out->n)
		return error_set(err, ERROR_USAGE, "has no modules (*.so)");
	qsort(out->v, out->n, sizeof(*out->v), by_bytes);
	return 0;
}

static int
tables_of(struct module *module, struct collector *out, struct error *err)
{
	char name[64];
	union {
		void *object;
		ex_entry_fn *function;
	} entry;

	snprintf(name, sizeof(name), "/proc/self/fd/%d", module->fd);
	module->library = dlopen(name, RTLD_NOW | RTLD_LOCAL);
	if (!module->library)
		return error_set(err, ERROR_USAGE, "%s", dlerror());
	entry.object = dlsym(module->library, EX_ENTRY);
	if (!entry.object)
		return error_set(err, ERROR_USAGE, "is no collector: %s is "
				 "not in it", EX_ENTRY);
	out->tables = entry.function();
	if (!out->tables || out->tables->abi != EX_ABI)
		return error_set(err, ERROR_USAGE, "was built against another "
				 "collector.h (ABI %08x, not %08x)",
				 out->tables ? out->tables->abi : 0, EX_ABI);
	return 0;
}

static int
module_open(struct registry *r, int folder, const char *name,
	    struct error *err)
{
	struct collector *c = &r->collectors[r->ncollectors];
	/* O_NONBLOCK: a pipe so named must not hold the program up. */
	int fd = openat(folder, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW |
			O_NONBLOCK);

	if (fd < 0) {
		error_set(err, ERROR_USAGE, "%s", strerror(errno));
		return error_in(err, "%s", name);
	}
	struct module *module = &r->modules[r->nmodules++];
	module->fd = fd;
	if (examine(fd, S_IFREG, err) < 0 ||
	    digest_file(fd, c->sha256, err) < 0 ||
	    tables_of(module, c, err) < 0)
		return error_in(err, "%s", name);
	c->file = arena_strdup(r->arena, name);
	r->ncollectors++;
	return 0;
}

static int
modules_open(struct registry *r, int fd, struct error *err)
{
	struct file_list files = { 0 };
	int rc = -1;

	if (examine(fd, S_IFDIR, err) < 0 || folder_read(fd, &files, err) < 0)
		goto out;
	r->collectors = arena_alloc(r->arena,
				    files.n * sizeof(*r->collectors));
	r->modules = xcalloc(files.n, sizeof(*r->modules));
	for (size_t i = 0; i < files.n; i++)
		if (module_open(r, fd, files.v[i], err) < 0)
			goto out;
	rc = 0;
out:
	file_list_free(&files);
	return rc;
}

int
registry_open(struct registry *r, const char *folder, const char *const *only,
	      struct error *err)
{
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	*r = (struct registry){ 0 };
	if (fd < 0) {
		error_set(err, ERROR_USAGE, "%s", strerror(errno));
		return error_in(err, "modules in %s", folder);
	}
	r->arena = arena_new();
	int rc = modules_open(r, fd, err);
	close(fd);
	if (rc == 0)
		rc = check_collectors(r, err);
	if (rc == 0 && only)
		rc = only_keep(r->collectors, &r->ncollectors, only, err);
	if (rc < 0) {
		registry_free(r);
		return error_in(err, "modules in %s", folder);
	}
	return tables_build(r, err);
}
