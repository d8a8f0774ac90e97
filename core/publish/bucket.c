/*
 * bucket.c - the same page in a bucket's prefix
 *
 * Unlike an archived bundle a page is rewritten, so nothing here is locked and
 * nothing is conditional: what is there under these names is replaced.  The
 * page comes last, so that no link leads nowhere.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "archive/s3.h"
#include "archive/source.h"
#include "archive/target.h"
#include "base/alloc.h"
#include "base/file.h"
#include "publish/publish.h"

/* Of one PutObject (Amazon S3 User Guide, "Uploading objects"). */
#define PUT_MAX	((uint64_t)5 << 30)

struct uploading {
	struct s3 *s3;
	const char *folder;
	struct target target;
	int again;			/* as on every load, not as a download */
};

static const char *
content_type(const char *file)
{
	static const struct { const char *suffix, *type; } types[] = {
		{ ".html", "text/html; charset=utf-8" },
		{ ".sha256", "text/plain; charset=us-ascii" },
		{ ".json", "application/json" },
		{ ".csv", "text/csv; charset=utf-8" },
		{ ".xml", "application/xml" },
		{ ".tar.gz", "application/gzip" },
		{ ".tar.zst", "application/zstd" },
		{ ".tar", "application/x-tar" },
		{ ".xlsx", "application/vnd.openxmlformats-officedocument."
			   "spreadsheetml.sheet" },
	};

	for (size_t i = 0; i < sizeof types / sizeof types[0]; i++)
		if (text_ends(text_of(file), types[i].suffix))
			return types[i].type;
	return "application/octet-stream";
}

static int
put(const struct uploading *u, const struct source *source, const char *file,
    struct error *err)
{
	char *key = target_key(&u->target, file);
	char *shown = target_show(&u->target, key);
	struct s3_request r = {
		.method = "PUT", .key = key, .fd = source->fd,
		.size = source->size, .sha256 = source->hex, .again_409 = 1,
	};
	struct s3_answer a;
	char checksum[64];
	int status;

	checksum_text(source->sha256, checksum);
	s3_header(&r, "content-type", content_type(file));
	s3_header(&r, "cache-control", u->again ? "no-cache" : NULL);
	s3_header(&r, "x-amz-checksum-sha256", checksum);
	s3_header(&r, "x-amz-sdk-checksum-algorithm", "SHA256");
	s3_answer_init(&a);
	status = s3_ask(u->s3, &r, &a, err);
	if (status == 0 && !s3_good(&a))
		status = s3_refused(&a, "PutObject", shown, err);
	s3_answer_free(&a);
	free(shown);
	free(key);
	return status;
}

static int
upload(void *ctx, const char *file, struct error *err)
{
	const struct uploading *u = ctx;
	char *path = path_join(u->folder, file);
	struct source source;
	int status = source_open(&source, path, PUT_MAX, err);

	if (status == 0) {
		if (source.nparts > 0)
			status = error_set(err, ERROR_USAGE, "%s: more than one"
					   " request can carry (5 GiB); publish"
					   " to a folder", path);
		else
			status = put(u, &source, file, err);
		source_close(&source);
	}
	free(path);
	return status;
}

static int
upload_page(struct uploading *u, const struct shelf *shelf,
	    const char *templates, struct error *err)
{
	char folder[] = "/tmp/exhibit-publish-XXXXXX";
	struct error ignored;
	char *page;
	int status;

	if (!mkdtemp(folder))
		return error_set(err, ERROR_SYSTEM, "no temporary folder");
	page = path_join(folder, "index.html");
	status = publish_page(shelf, templates, page, err);
	if (status == 0) {
		u->folder = folder;
		u->again = 1;
		status = upload(u, "index.html", err);
	}
	free(page);
	folder_remove(folder, &ignored);
	return status;
}

int
publish_bucket(const struct shelf *shelf, const struct publish_options *o,
	       const struct archive_options *store, struct error *err)
{
	struct uploading u = { .folder = o->folder };
	int status = target_read(&u.target, o->out, err);

	if (status == 0) {
		const struct s3_options s3 = {
			.bucket = u.target.bucket, .region = store->region,
			.profile = store->profile, .endpoint = store->endpoint,
			.ca_file = store->ca_file, .owner = store->owner,
			.stop = store->stop,
		};

		status = s3_open(&u.s3, &s3, err);
	}
	if (status == 0)
		status = publish_each(shelf, o->folder, upload, &u, err);
	if (status == 0)
		status = upload_page(&u, shelf, o->templates, err);
	s3_close(u.s3);
	target_free(&u.target);
	return status;
}
