/*
 * head.c - the last bundle of a stream
 *
 * The file that is locked is the file that a rename replaces: who got the lock
 * looks again whether it is still the one with the name.  A file of no bytes
 * is a first seal that did not come to its end.
 */
#include "bundle/head.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/arena.h"
#include "base/file.h"
#include "bundle/bag.h"
#include "doc/doc.h"
#include "doc/json_writer.h"

struct head_lock {
	int fd;
	char *path;
};

char *
head_path(const char *folder, const char *stream)
{
	return xasprintf("%s/%s.head.json", folder, stream);
}

static int
member(const struct ex_node *root, const char *name, char *out, size_t size)
{
	const struct ex_node *node = root->kind == NODE_OBJECT ?
				     node_member(root, name) : NULL;

	if (node == NULL || node->kind != NODE_STRING ||
	    node->text.len == 0 || node->text.len >= size)
		return -1;
	memcpy(out, node->text.at, node->text.len);
	out[node->text.len] = '\0';
	return 0;
}

static int
parse(struct head *out, const struct ex_node *root)
{
	struct statement_link *link = &out->link;
	const struct ex_node *sequence;
	uint64_t n;

	if (member(root, "archive_sha256", link->archive_sha256, 65) < 0 ||
	    member(root, "bundle_id", link->id, sizeof(link->id)) < 0 ||
	    member(root, "merkle_root", out->merkle_root, 65) < 0 ||
	    member(root, "p7s_sha256", link->p7s_sha256, 65) < 0 ||
	    member(root, "tagmanifest_sha256",
		   link->tagmanifest_sha256, 65) < 0)
		return -1;
	sequence = node_member(root, "sequence");
	if (sequence == NULL || sequence->kind != NODE_NUMBER ||
	    bag_number(sequence->text, &n) < 0 || n == 0 || n > 4000000000u)
		return -1;
	out->sequence = (unsigned)n;
	return 0;
}

int
head_read(struct head *out, const char *path, struct error *err)
{
	struct arena *arena = arena_new();
	const struct ex_node *root = NULL;
	struct buffer text;
	int status;

	memset(out, 0, sizeof(*out));
	buffer_init(&text, 65536);
	status = file_read(path, &text, err);
	if (status == 0 && text.len > 0) {
		root = doc_read_json(arena, buffer_view(&text), err);
		if (root == NULL)
			status = error_in(err, "%s", path);
		else if (parse(out, root) < 0)
			status = error_set(err, ERROR_MALFORMED,
					   "%s: not the head of a stream",
					   path);
	}
	buffer_free(&text);
	arena_free(arena);
	return status;
}

/* 1 locked, 0 replaced meanwhile, -1 */
static int
try_lock(const char *path, int flags, int *out, struct error *err)
{
	struct stat opened, named;
	int fd = open(path, O_RDWR | O_NOFOLLOW | O_CLOEXEC | flags, 0600);

	if (fd < 0)
		return error_set(err, ERROR_SYSTEM, "%s: %s", path,
				 strerror(errno));
	if (flock(fd, LOCK_EX | LOCK_NB) < 0) {
		int busy = errno == EWOULDBLOCK;

		close(fd);
		return error_set(err, ERROR_SYSTEM, "%s: %s", path, busy ?
				 "another seal of this stream is at work" :
				 strerror(errno));
	}
	*out = fd;
	if (fstat(fd, &opened) == 0 && stat(path, &named) == 0 &&
	    opened.st_ino == named.st_ino && opened.st_dev == named.st_dev)
		return 1;
	close(fd);
	return 0;
}

int
head_lock(struct head_lock **out, struct head *head, const char *folder,
	  const char *stream, int first, struct error *err)
{
	char *path = head_path(folder, stream);
	int fd = -1, got = 0;

	if (!first && !file_exists(path)) {
		error_set(err, ERROR_USAGE, "%s: no such file; the first "
			  "bundle of a stream needs --first", path);
		free(path);
		return -1;
	}
	while (got == 0)
		got = try_lock(path, first ? O_CREAT : 0, &fd, err);
	if (got < 0 || head_read(head, path, err) < 0) {
		if (got > 0)
			close(fd);
		free(path);
		return -1;
	}
	if (head->sequence == 0 && !first) {
		close(fd);
		error_set(err, ERROR_USAGE, "%s: empty; the first bundle of a "
			  "stream needs --first", path);
		free(path);
		return -1;
	}
	*out = xmalloc(sizeof(**out));
	**out = (struct head_lock){ fd, path };
	return 0;
}

int
head_replace(struct head_lock *lock, const struct head *head,
	     struct error *err)
{
	struct buffer text;
	struct json j;
	int status;

	buffer_init(&text, 65536);
	json_start(&j, &text, 1, 1, 1);
	json_open(&j, NULL, '{');
	json_string(&j, "archive_sha256", head->link.archive_sha256);
	json_string(&j, "bundle_id", head->link.id);
	json_string(&j, "merkle_root", head->merkle_root);
	json_string(&j, "p7s_sha256", head->link.p7s_sha256);
	json_integer(&j, "sequence", head->sequence);
	json_string(&j, "tagmanifest_sha256", head->link.tagmanifest_sha256);
	json_close(&j, '}');
	buffer_putc(&text, '\n');
	status = file_write(lock->path, buffer_view(&text), 0600, err);
	buffer_free(&text);
	return status;
}

void
head_unlock(struct head_lock *lock)
{
	if (lock == NULL)
		return;
	close(lock->fd);
	free(lock->path);
	free(lock);
}
