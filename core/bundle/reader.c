/* reader.c - a bundle that is a folder; which kind of reader a path needs */
#include "bundle/reader.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "bundle/tree.h"

struct folder {
	struct reader reader;
	int dir, file;
	struct file_list list;
	size_t at;
	uint64_t left;
	char piece[65536];
};

static int
folder_next(struct reader *reader, struct member *member, struct fault *fault)
{
	struct folder *f = (struct folder *)reader;

	if (f->file >= 0)
		close(f->file);
	f->file = -1;
	if (f->at == f->list.n)
		return 0;
	member->path = f->list.v[f->at++];
	f->file = tree_open(f->dir, member->path, &member->size, fault);
	f->left = member->size;
	return f->file < 0 ? -1 : 1;
}

static int
folder_data(struct reader *reader, struct text *piece, struct fault *fault)
{
	struct folder *f = (struct folder *)reader;
	size_t want = sizeof(f->piece);
	ssize_t n;

	if (f->left == 0)
		return 0;
	if (want > f->left)
		want = (size_t)f->left;
	do
		n = read(f->file, f->piece, want);
	while (n < 0 && errno == EINTR);
	if (n < 0)
		return fault_set(fault, EXIT_SYSTEM, "E_IO",
				 f->list.v[f->at - 1], "%s", strerror(errno));
	if (n == 0)
		return fault_set(fault, EXIT_INVALID, "E_TRUNCATED",
				 f->list.v[f->at - 1],
				 "became shorter while it was read");
	f->left -= (uint64_t)n;
	*piece = text_n(f->piece, (size_t)n);
	return 1;
}

static int
folder_end(struct reader *reader, struct fault *fault)
{
	(void)reader;
	(void)fault;
	return 0;
}

static void
folder_free(struct reader *reader)
{
	struct folder *f = (struct folder *)reader;

	if (f->file >= 0)
		close(f->file);
	if (f->dir >= 0)
		close(f->dir);
	file_list_free(&f->list);
	free(f);
}

static int
reader_open_folder(struct reader **out, const char *path, struct fault *fault)
{
	struct folder *f = xcalloc(1, sizeof(*f));

	f->reader = (struct reader){ .next = folder_next, .data = folder_data,
				     .end = folder_end, .free = folder_free };
	f->file = -1;
	f->dir = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (f->dir < 0)
		fault_set(fault, EXIT_SYSTEM, "E_IO", "", "%s: %s", path,
			  strerror(errno));
	else if (tree_list(f->dir, &f->list, fault) == 0) {
		*out = &f->reader;
		return 0;
	}
	folder_free(&f->reader);
	return -1;
}

int
reader_open(struct reader **out, const char *path,
	    const struct reader_limits *limits, struct fault *fault)
{
	int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	struct stat st;

	if (fd < 0 || fstat(fd, &st) < 0) {
		fault_set(fault, EXIT_SYSTEM, "E_IO", "", "%s: %s", path,
			  strerror(errno));
		if (fd >= 0)
			close(fd);
		return -1;
	}
	if (S_ISDIR(st.st_mode)) {
		close(fd);
		return reader_open_folder(out, path, fault);
	}
	if (!S_ISREG(st.st_mode)) {
		close(fd);
		return fault_set(fault, EXIT_MALFORMED, "E_OPEN", "",
				 "%s: neither a file nor a folder", path);
	}
	return reader_open_archive(out, fd, limits, fault);
}

void
reader_free(struct reader *reader)
{
	if (reader != NULL)
		reader->free(reader);
}

int
reader_next(struct reader *reader, struct member *member, struct fault *fault)
{
	return reader->next(reader, member, fault);
}

int
reader_data(struct reader *reader, struct text *piece, struct fault *fault)
{
	return reader->data(reader, piece, fault);
}

int
reader_end(struct reader *reader, struct fault *fault)
{
	return reader->end(reader, fault);
}

const char *
reader_id(const struct reader *reader)
{
	return reader->id;
}

const char *
reader_sha256(const struct reader *reader)
{
	return reader->sha256;
}
