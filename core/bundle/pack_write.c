/* pack_write.c - a pack's members, the chosen files among them as they come */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "bundle/pack_job.h"
#include "bundle/tar.h"

static int
add_head(struct pack_job *job, struct tar *tar, struct error *err)
{
	const struct { const char *path; struct text bytes; } own[] = {
		{ MEMBER_PROOF, buffer_view(&job->proof) },
		{ MEMBER_CHECK_PY, text_of(pack_check_py) },
		{ MEMBER_CHECK_TXT, text_of(pack_check_txt) },
		{ MEMBER_STATEMENT, buffer_view(&job->statement) },
	};
	int status = 0;

	for (size_t i = 0; i < job->nhead && status == 0; i++)
		status = tar_add(tar, job->head[i].path,
				 buffer_view(&job->head[i].bytes), err);
	for (size_t i = 0; i < sizeof(own) / sizeof(own[0]) && status == 0;
	     i++)
		status = tar_add(tar, own[i].path, own[i].bytes, err);
	return status;
}

/* The bundle's reader goes on to this path; 0, or -1. */
static int
find(struct pack_job *job, struct text path, struct fault *fault)
{
	int n = 1;

	while (!job->ahead || !text_is(path, job->member.path)) {
		n = reader_next(job->reader, &job->member, fault);
		if (n <= 0)
			break;
		job->ahead = 1;
	}
	job->ahead = 0;
	if (n == 0)
		fault_set(fault, EXIT_SYSTEM, "E_MISSING", "",
			  "the bundle changed while it was read");
	return n > 0 ? 0 : -1;
}

static int
copy(struct pack_job *job, struct tar *tar, struct digest *digest,
     struct fault *fault, struct error *err)
{
	const char *path = job->member.path;
	struct text piece;
	int n;

	if (tar_begin(tar, path, job->member.size, err) < 0)
		return -1;
	digest_start(digest);
	while ((n = reader_data(job->reader, &piece, fault)) > 0) {
		digest_add(digest, piece.at, piece.len);
		if (tar_data(tar, path, piece, err) < 0)
			return -1;
	}
	return n;
}

static int
add_file(struct pack_job *job, struct tar *tar, struct digest *digest,
	 const struct pack_file *file, struct error *err)
{
	struct fault fault = { .exit = 0 };
	uint8_t hash[DIGEST_SIZE];
	char hex[DIGEST_HEX];

	err->kind = ERROR_NONE;
	if (find(job, file->leaf.path, &fault) < 0 ||
	    copy(job, tar, digest, &fault, err) < 0)
		return err->kind != ERROR_NONE ? -1 :
		       error_set(err, (enum error_kind)fault.exit, "%.*s: %s",
				 TEXT_ARG(file->leaf.path), fault.detail);
	digest_end(digest, hash);
	hex_write(hash, sizeof(hash), hex);
	if (!text_is(file->leaf.hex, hex))
		return error_set(err, ERROR_SYSTEM, "%.*s changed while the "
				 "bundle was read", TEXT_ARG(file->leaf.path));
	return 0;
}

int
pack_write(struct pack_job *job, int fd, struct error *err)
{
	char *top = xasprintf("%s" MEMBER_PACK_FOLDER, job->verified->id);
	struct tar_options options = { SEAL_NONE, 1, top,
				       job->verified->created };
	struct digest *digest = digest_new();
	struct tar *tar;
	int status = tar_open(&tar, fd, &options, err);

	if (status == 0) {
		status = add_head(job, tar, err);
		for (size_t i = 0; i < job->nfiles && status == 0; i++)
			status = add_file(job, tar, digest, &job->files[i],
					  err);
		if (status == 0)
			status = tar_close(tar, job->result->sha256,
					   &job->result->size, err);
		tar_free(tar);
	}
	digest_free(digest);
	free(top);
	return status;
}
