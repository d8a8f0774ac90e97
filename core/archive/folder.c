/*
 * folder.c - a bundle into a folder, its receipt and its sums file beside it
 *
 * Written aside, fsync, renamed where nothing is yet, fsync of the folder, then
 * read back from the disk and hashed.  A folder cannot lock; the receipt says
 * so.
 */
#include "archive/job.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"

#define PIECE	(256u * 1024)

static int
cannot(const char *path, struct error *err)
{
	return error_set(err, ERROR_SYSTEM, "%s: %s", path, strerror(errno));
}

static int
stopped(const struct job *job, struct error *err)
{
	if (job->options->stop == NULL || !*job->options->stop)
		return 0;
	return error_set(err, ERROR_INTERRUPTED, "interrupted: run the same"
			 " command again to go on");
}

static int
copy_bytes(const struct job *job, const struct source *s, int to,
	   struct error *err)
{
	char *piece = xmalloc(PIECE);
	uint64_t at = 0;
	int result = 0;

	while (at < s->size && result == 0) {
		ssize_t n = pread(s->fd, piece, PIECE, (off_t)at);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			result = n < 0 ? cannot(s->path, err) :
				 error_set(err, ERROR_SYSTEM, "%s: shorter than"
					   " it was a moment ago", s->path);
		else
			result = write_all(to, text_n(piece, (size_t)n), err);
		if (n > 0)
			at += (uint64_t)n;
		if (result == 0)
			result = stopped(job, err);
	}
	free(piece);
	return result;
}

/* Never over what is there.  Where the file system knows no such rename, a
 * second link does the same. */
static int
rename_new(const char *from, const char *to)
{
	if (renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
		return 0;
	if (errno != EINVAL && errno != ENOSYS)
		return -1;
	return link(from, to) < 0 ? -1 : unlink(from);
}

/* EEXIST is no error: what is there is compared. */
static int
copy_aside(const struct job *job, const struct source *s, const char *aside,
	   const char *path, struct error *err)
{
	int fd = open(aside, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW |
		      O_CLOEXEC, 0600);
	int result;

	if (fd < 0)
		return cannot(aside, err);
	result = copy_bytes(job, s, fd, err);
	if (result == 0 && (fchmod(fd, 0444) < 0 || fsync(fd) < 0))
		result = cannot(aside, err);
	if (close(fd) < 0 && result == 0)
		result = cannot(aside, err);
	if (result == 0 && rename_new(aside, path) < 0 && errno != EEXIST)
		result = cannot(path, err);
	unlink(aside);
	return result;
}

/* From the disk, as far as the kernel lets us ask for that. */
static int
read_back(const struct source *s, const char *path, int was_there,
	  struct error *err)
{
	struct source there = { .fd = -1 };
	int fd = open(path, O_RDONLY | O_CLOEXEC), result;

	if (fd >= 0) {
		posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED);
		close(fd);
	}
	result = source_open(&there, path, UINT64_MAX, err);
	if (result == 0 && (there.size != s->size ||
			    memcmp(there.sha256, s->sha256, DIGEST_SIZE) != 0))
		result = error_set(err, ERROR_INVALID, was_there ?
			"E_EXISTS: %s is there already and is another file:"
			" SHA-256 %s" : "E_UPLOAD_VERIFY: %s is not what was"
			" written: SHA-256 %s; it is not archived",
			path, there.hex);
	source_close(&there);
	return result;
}

static int
put_file(const struct job *job, const struct source *s, const char *name,
	 int *was_there, struct error *err)
{
	char *path = path_join(job->target.folder, name);
	char *aside = xasprintf("%s/.%s.part", job->target.folder, name);
	int result = 0;

	*was_there = file_exists(path);
	unlink(aside);			/* of a copy that did not end */
	if (!*was_there)
		result = copy_aside(job, s, aside, path, err);
	if (result == 0)
		result = folder_sync(job->target.folder, err);
	if (result == 0)
		result = read_back(s, path, *was_there, err);
	free(aside);
	free(path);
	return result;
}

static int
put_beside(struct job *job, const char *path, struct error *err)
{
	struct source s = { .fd = -1 };
	int ignored, result = source_open(&s, path, UINT64_MAX, err);

	if (result == 0)
		result = put_file(job, &s, path_base(path), &ignored, err);
	source_close(&s);
	return result;
}

/* A receipt that is there already is the one that stays. */
static int
settle_receipt(struct job *job, struct error *err)
{
	char *path = path_join(job->target.folder,
			       path_base(job->names.receipt));
	struct buffer there;
	int result = 0;

	buffer_init(&there, RECEIPT_MAX);
	if (file_exists(path)) {
		result = file_read(path, &there, err);
		if (result == 0)
			result = job_adopt_receipt(job, buffer_view(&there),
						   err);
	}
	buffer_free(&there);
	free(path);
	return result;
}

static void
fill_receipt(struct job *job)
{
	struct receipt *r = job->receipt;
	char checksum[64];
	char *key = target_key(&job->target, path_base(job->names.bundle));

	source_checksum(&job->source, checksum);
	r->key = arena_strdup(r->arena, key);
	free(key);
	r->checksum = arena_strdup(r->arena, checksum);
	r->checksum_type = "FULL_OBJECT";
	r->lock = "none";
}

static int
check_folder(const struct job *job, struct error *err)
{
	struct stat st;

	if (stat(job->target.folder, &st) < 0 || !S_ISDIR(st.st_mode))
		return error_set(err, ERROR_SYSTEM, "%s: no such folder; it is"
				 " not made, for it may be a disk that is not"
				 " mounted", job->target.folder);
	return 0;
}

int
folder_archive(struct job *job, struct error *err)
{
	int was_there = 0, had = job->receipt != NULL;

	if (check_folder(job, err) < 0)
		return -1;
	if (job->terms.lock != NULL || job->terms.legal_hold)
		remark(&job->remarks, "a folder cannot lock: who may write there"
		       " can remove the bundle");
	if (put_file(job, &job->source, path_base(job->names.bundle),
		     &was_there, err) < 0)
		return -1;
	job->already = was_there;
	if (!had) {
		job_begin_receipt(job);
		fill_receipt(job);
		if (job_write_receipt(job, err) < 0)
			return -1;
	}
	if (settle_receipt(job, err) < 0 ||
	    put_beside(job, job->names.receipt, err) < 0 ||
	    put_beside(job, job->names.sums, err) < 0)
		return -1;
	return 0;
}
