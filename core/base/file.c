/* file.c - files whole or not at all */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"

static int
cannot(struct error *err, const char *path)
{
	return error_set(err, ERROR_SYSTEM, "%s: %s", path, strerror(errno));
}

static int
read_into(int fd, const char *path, struct buffer *out, struct error *err)
{
	char piece[65536];
	ssize_t n;

	for (;;) {
		n = read(fd, piece, sizeof(piece));
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return cannot(err, path);
		if (n == 0)
			return 0;
		buffer_put(out, piece, (size_t)n);
		if (buffer_overflowed(out))
			return error_set(err, ERROR_MALFORMED,
					 "%s: more than %zu bytes", path,
					 out->cap);
	}
}

int
file_read(const char *path, struct buffer *out, struct error *err)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC), status;

	if (fd < 0)
		return cannot(err, path);
	status = read_into(fd, path, out, err);
	close(fd);
	return status;
}

int
write_all(int fd, struct text data, struct error *err)
{
	ssize_t n;

	while (data.len > 0) {
		n = write(fd, data.at, data.len);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return error_set(err, ERROR_SYSTEM, "%s",
					 strerror(errno));
		data = text_n(data.at + n, data.len - (size_t)n);
	}
	return 0;
}

/* Into the file aside, which is then renamed. */
static int
write_aside(int fd, char *aside, const char *path, struct text data,
	    mode_t mode, struct error *err)
{
	int status = 0;

	if (write_all(fd, data, err) < 0)
		status = error_in(err, "%s", path);
	else if (fchmod(fd, mode) < 0 || fsync(fd) < 0)
		status = cannot(err, path);
	if (close(fd) < 0 && status == 0)
		status = cannot(err, path);
	if (status == 0 && rename(aside, path) < 0)
		status = cannot(err, path);
	if (status < 0)
		unlink(aside);
	return status;
}

int
file_write(const char *path, struct text data, mode_t mode, struct error *err)
{
	char *aside = xasprintf("%s.XXXXXX", path), *folder;
	int fd = mkostemp(aside, O_CLOEXEC), status;

	if (fd < 0)
		status = cannot(err, path);
	else
		status = write_aside(fd, aside, path, data, mode, err);
	free(aside);
	if (status < 0)
		return -1;
	folder = path_folder(path);
	status = folder_sync(folder, err);
	free(folder);
	return status;
}

int
file_write_by(const char *aside, int (*fn)(void *ctx, int fd, struct error *err),
	      void *ctx, struct error *err)
{
	int fd = open(aside, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW |
		      O_CLOEXEC, 0600), status;

	if (fd < 0)
		return error_set(err, ERROR_SYSTEM, "%s: %s", aside,
				 strerror(errno));
	status = fn(ctx, fd, err);
	if (status == 0 && fsync(fd) < 0)
		status = error_set(err, ERROR_SYSTEM, "%s: %s", aside,
				   strerror(errno));
	if (close(fd) < 0 && status == 0)
		status = error_set(err, ERROR_SYSTEM, "%s: %s", aside,
				   strerror(errno));
	return status;
}

int
file_exists(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0;
}

char *
path_join(const char *a, const char *b)
{
	size_t n = strlen(a);

	if (n == 0 || b[0] == '/')
		return xstrdup(b);
	return xasprintf("%s%s%s", a, a[n - 1] == '/' ? "" : "/", b);
}

char *
path_folder(const char *path)
{
	const char *slash = strrchr(path, '/');

	if (slash == NULL)
		return xstrdup(".");
	if (slash == path)
		return xstrdup("/");
	return xstrndup(path, (size_t)(slash - path));
}

const char *
path_base(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash != NULL ? slash + 1 : path;
}
