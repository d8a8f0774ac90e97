/*
 * publish.h - the page from which an auditor takes the bundles
 *
 * A folder that works from any web server and from disk: index.html, the
 * bundles that hold, their .sha256, receipts and reports; or the same as objects
 * of a bucket.  The page is not signed and says so; what it offers is.
 */
#ifndef PUBLISH_H
#define PUBLISH_H

#include "archive/archive.h"
#include "publish/shelf.h"

struct publish_options {
	const char *folder, *out;	/* may be the same folder */
	const char *templates;		/* folder; NULL: installed ones */
};

/* Bundles first and the page last, so that no link leads nowhere. */
int publish_folder(const struct shelf *shelf,
		   const struct publish_options *options, struct error *err);

/* To out "s3://bucket/prefix", with these credentials. */
int publish_bucket(const struct shelf *shelf,
		   const struct publish_options *options,
		   const struct archive_options *store, struct error *err);

/* The files of a page that go beside it, as paths relative to the folder. */
typedef int publish_file_fn(void *ctx, const char *file, struct error *err);
int publish_each(const struct shelf *shelf, const char *folder,
		 publish_file_fn *fn, void *ctx, struct error *err);
/* The page alone, to path. */
int publish_page(const struct shelf *shelf, const char *templates,
		 const char *path, struct error *err);

#endif
