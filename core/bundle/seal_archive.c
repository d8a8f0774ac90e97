/* seal_archive.c - the members into the archive: what is signed comes first */
#include <string.h>
#include <unistd.h>

#include "bundle/seal_job.h"
#include "bundle/tar.h"
#include "bundle/tree.h"

static int
add_head(struct seal_job *job, struct tar *tar, struct error *err)
{
	char name[64];

	if (tar_add(tar, MEMBER_TAGMANIFEST, buffer_view(&job->tagmanifest),
		    err) < 0 ||
	    tar_add(tar, MEMBER_SIGNATURE, buffer_view(&job->p7s), err) < 0)
		return -1;
	for (unsigned i = 0; i < job->ntokens; i++) {
		member_token_name(name, i + 1);
		if (tar_add(tar, name, buffer_view(&job->tokens[i]), err) < 0)
			return -1;
	}
	return 0;
}

static int
add_item(struct seal_job *job, struct tar *tar, const struct seal_item *item,
	 struct error *err)
{
	struct fault fault = { 0 };
	uint64_t size;
	int fd = tree_open(job->data, item->path + strlen("data/"), &size,
			   &fault), status;

	if (fd < 0)
		return error_set(err, ERROR_SYSTEM, "%s: %s", item->path,
				 fault.detail);
	status = tar_add_file(tar, item->path, fd, item->size, item->hex, err);
	close(fd);
	return status;
}

static unsigned
processors(void)
{
	long n = sysconf(_SC_NPROCESSORS_ONLN);

	return n < 1 ? 1 : n > 8 ? 8 : (unsigned)n;
}

int
seal_archive(struct seal_job *job, int fd, struct error *err)
{
	struct tar_options options = { job->options->compress, processors(),
				       job->statement.id,
				       job->statement.created };
	struct tar *tar;
	long long size;
	int status;

	if (tar_open(&tar, fd, &options, err) < 0)
		return -1;
	status = add_head(job, tar, err);
	for (size_t i = 0; i < SEAL_TAGS && status == 0; i++)
		status = tar_add(tar, job->tags[i].path, job->tags[i].bytes,
				 err);
	for (size_t i = 0; i < job->nitems && status == 0; i++)
		status = add_item(job, tar, &job->items[i], err);
	if (status == 0)
		status = tar_close(tar, job->archive_sha256, &size, err);
	tar_free(tar);
	return status;
}
