/*
 * pack_make.c - a second pass over a verified bundle picks the files out
 *
 * What is read again is compared again: the signed list, the leaves' root and
 * every file's digest.  The finished pack is verified like anybody's before it
 * gets its name, so that no pack leaves here that does not hold.
 */
#include "bundle/pack.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"
#include "bundle/pack_job.h"

static int
usage(const struct place_choice *choice, struct error *err)
{
	if (choice->account == NULL && choice->region == NULL &&
	    choice->service == NULL)
		return error_set(err, ERROR_USAGE, "choose an account, a Region"
				 " or a service: --account, --region,"
				 " --service");
	return 0;
}

/* "ID.ACCOUNT.REGION.SERVICE.pack.tar": what fits is made of path segments. */
static char *
pack_name(const char *id, const struct place_choice *choice)
{
	const char *parts[] = { choice->account, choice->region,
				choice->service };
	struct buffer name;

	buffer_init(&name, 4096);
	buffer_puts(&name, id);
	for (size_t i = 0; i < 3; i++)
		if (parts[i] != NULL)
			buffer_printf(&name, ".%s", parts[i]);
	buffer_puts(&name, ".pack.tar");
	return buffer_steal(&name);
}

static int
write_pack(void *job, int fd, struct error *err)
{
	return pack_write(job, fd, err);
}

/* As who receives it will. */
static int
check_written(const struct pack_job *job, const char *aside,
	      const struct verify_options *options, struct error *err)
{
	struct verify_options again = { .trust = options->trust,
					.now = options->now };
	struct verify_result v;
	int status = verify_run(aside, &again, &v, err);

	if (status < 0)
		return -1;
	if (v.exit != 0)
		status = error_set(err, (enum error_kind)v.exit, "the pack does "
				   "not verify: %s: %s%s%s", v.error, v.where,
				   v.where[0] != '\0' ? ": " : "", v.detail);
	else if (v.nitems != job->result->items ||
		 strcmp(v.archive_sha256, job->result->sha256) != 0)
		status = error_set(err, ERROR_SYSTEM, "%s: what was read back "
				   "is not what was written", aside);
	verify_result_free(&v);
	return status;
}

/* Of a name that is there already the bytes would be the same. */
static int
put_pack(struct pack_job *job, const char *folder, const char *name,
	 const struct verify_options *options, struct error *err)
{
	char *aside = xasprintf("%s/.%s.part", folder, name);
	char *path = path_join(folder, name);
	int status = -1;

	if (file_write_by(aside, write_pack, job, err) == 0 &&
	    check_written(job, aside, options, err) == 0) {
		if (rename(aside, path) < 0)
			error_set(err, ERROR_SYSTEM, "%s: %s", path,
				  strerror(errno));
		else
			status = folder_sync(folder, err);
	}
	if (status == 0)
		job->result->path = path;
	else
		free(path);
	unlink(aside);
	free(aside);
	return status;
}

int
pack_make(const char *bundle, const struct verify_result *verified,
	  const struct verify_options *options,
	  const struct place_choice *choice, const char *folder,
	  struct pack_result *result, struct error *err)
{
	struct pack_job job = { .verified = verified, .choice = choice,
				.result = result };
	char *name;
	int status;

	memset(result, 0, sizeof(*result));
	if (usage(choice, err) < 0 || folder_make(folder, err) < 0)
		return -1;
	name = pack_name(verified->id, choice);
	status = pack_read(&job, bundle, err);
	if (status == 0)
		status = put_pack(&job, folder, name, options, err);
	pack_done(&job);
	free(name);
	return status;
}

void
pack_result_free(struct pack_result *result)
{
	free(result->path);
	result->path = NULL;
}
