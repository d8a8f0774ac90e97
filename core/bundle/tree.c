/* tree.c - a folder of members, no link in it ever followed */
#include "bundle/tree.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/alloc.h"
#include "bundle/member.h"

#define DEPTH_MAX	32
#define FILES_MAX	5000000u

static int walk(int dir, const char *below, unsigned depth,
		struct file_list *out, struct fault *fault);

static int
cannot(struct fault *fault, const char *path)
{
	return fault_set(fault, EXIT_SYSTEM, "E_IO", path, "%s",
			 strerror(errno));
}

static int
visit_folder(int dir, const char *name, const char *path, unsigned depth,
	     struct file_list *out, struct fault *fault)
{
	int fd = openat(dir, name,
			O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);

	if (fd < 0)
		return cannot(fault, path);
	if (depth + 1 > DEPTH_MAX) {
		close(fd);
		return fault_set(fault, EXIT_MALFORMED, "E_LIMIT", path,
				 "folders deeper than %d", DEPTH_MAX);
	}
	return walk(fd, path, depth + 1, out, fault);
}

/* Most file systems say it with the name; -1 and errno. */
static int
kind_of(int dir, const struct dirent *entry, mode_t *mode)
{
	struct stat st;

	if (entry->d_type != DT_UNKNOWN) {
		*mode = (mode_t)DTTOIF(entry->d_type);
		return 0;
	}
	if (fstatat(dir, entry->d_name, &st, AT_SYMLINK_NOFOLLOW) < 0)
		return -1;
	*mode = st.st_mode;
	return 0;
}

/* Takes path. */
static int
visit(int dir, const struct dirent *entry, char *path, unsigned depth,
      struct file_list *out, struct fault *fault)
{
	mode_t mode;
	int status;

	if (!member_path_ok(text_of(path)))
		status = fault_set(fault, EXIT_MALFORMED, "E_PATH", path,
				   "no name that a bundle may hold");
	else if (kind_of(dir, entry, &mode) < 0)
		status = cannot(fault, path);
	else if (S_ISDIR(mode))
		status = visit_folder(dir, entry->d_name, path, depth, out,
				      fault);
	else if (S_ISLNK(mode))
		status = fault_set(fault, EXIT_MALFORMED, "E_LINK", path,
				   "a link");
	else if (!S_ISREG(mode))
		status = fault_set(fault, EXIT_MALFORMED, "E_TYPE", path,
				   "no regular file");
	else if (out->n == FILES_MAX)
		status = fault_set(fault, EXIT_MALFORMED, "E_LIMIT", path,
				   "more than %u files", FILES_MAX);
	else {
		if ((out->n & (out->n - 1)) == 0)
			out->v = xrealloc(out->v, out->n == 0 ? 1 : out->n * 2,
					  sizeof(*out->v));
		out->v[out->n++] = path;
		return 0;
	}
	free(path);
	return status;
}

/* Takes dir. */
static int
walk(int dir, const char *below, unsigned depth, struct file_list *out,
     struct fault *fault)
{
	DIR *stream = fdopendir(dir);
	const struct dirent *entry;
	int status = 0;

	if (stream == NULL) {
		close(dir);
		return cannot(fault, below);
	}
	while (status == 0 && (entry = readdir(stream)) != NULL) {
		const char *name = entry->d_name;

		if (strcmp(name, ".") != 0 && strcmp(name, "..") != 0)
			status = visit(dirfd(stream), entry,
				       path_join(below, name), depth, out,
				       fault);
	}
	closedir(stream);
	return status;
}

static int
by_member(const void *a, const void *b)
{
	return member_compare(*(char *const *)a, *(char *const *)b);
}

int
tree_list(int dir, struct file_list *out, struct fault *fault)
{
	int fd = openat(dir, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	*out = (struct file_list){ 0 };
	if (fd < 0)
		return cannot(fault, "");
	if (walk(fd, "", 0, out, fault) < 0) {
		file_list_free(out);
		return -1;
	}
	if (out->n > 1)
		qsort(out->v, out->n, sizeof(*out->v), by_member);
	return 0;
}

/* Opens the folder of path's last step; *last is that step. */
static int
parent(int dir, const char *path, int make, const char **last)
{
	int at = openat(dir, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC), next;
	const char *slash;
	char name[MEMBER_SEGMENT_MAX + 1];

	while (at >= 0 && (slash = strchr(path, '/')) != NULL) {
		size_t n = (size_t)(slash - path);

		if (n == 0 || n >= sizeof(name)) {
			close(at);
			errno = EINVAL;
			return -1;
		}
		memcpy(name, path, n);
		name[n] = '\0';
		if (make && mkdirat(at, name, 0700) < 0 && errno != EEXIST) {
			close(at);
			return -1;
		}
		next = openat(at, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW |
			      O_CLOEXEC);
		close(at);
		at = next;
		path = slash + 1;
	}
	*last = path;
	return at;
}

int
tree_make_parent(int dir, const char *path)
{
	const char *last;

	return parent(dir, path, 1, &last);
}

#define FILE_FLAGS	(O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)

static int
open_by_steps(int dir, const char *path)
{
	const char *last;
	int above = parent(dir, path, 0, &last), fd;

	if (above < 0)
		return -1;
	fd = openat(above, last, FILE_FLAGS);
	close(above);
	return fd;
}

/* The kernel can promise the same of a whole path in one call; ENOSYS or
 * EPERM come from one before 5.6 and from containers' filters. */
static int
open_file(int dir, const char *path)
{
	static int steps;
	struct open_how how = {
		.flags = FILE_FLAGS,
		.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS,
	};
	long fd;

	if (steps)
		return open_by_steps(dir, path);
	fd = syscall(SYS_openat2, dir, path, &how, sizeof(how));
	if (fd >= 0 || (errno != ENOSYS && errno != EPERM))
		return (int)fd;
	steps = 1;
	return open_by_steps(dir, path);
}

int
tree_open(int dir, const char *path, uint64_t *size, struct fault *fault)
{
	int fd = open_file(dir, path);
	struct stat st;

	if (fd < 0 || fstat(fd, &st) < 0) {
		cannot(fault, path);
	} else if (!S_ISREG(st.st_mode)) {
		fault_set(fault, EXIT_MALFORMED, "E_TYPE", path,
			  "no regular file");
	} else {
		*size = (uint64_t)st.st_size;
		return fd;
	}
	if (fd >= 0)
		close(fd);
	return -1;
}
