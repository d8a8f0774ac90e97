/*
 * link.h - a link to exactly the archived version, that expires
 *
 * A presigned GET (SigV4 query) of the receipt's version, as an attachment
 * under the bundle's name.  Source of the limit of seven days and of what
 * ends earlier with temporary credentials: Amazon S3 User Guide, "Sharing
 * objects with presigned URLs".  The URL is a secret; it is in no error, log
 * or file.
 */
#ifndef ARCHIVE_LINK_H
#define ARCHIVE_LINK_H

#include "archive/archive.h"
#include "archive/s3.h"

struct archive_link {
	struct receipt *receipt;
	struct s3_link link;		/* unless the target is a folder: */
	char *path;			/* NULL: a bucket */
};

/* what: a bundle's path, its receipt's, or an id.  ERROR_SYSTEM: it is not
 * there, or must be restored first. */
int archive_link(const char *what, const struct archive_options *o, int64_t ms,
		 struct archive_link *out, struct error *err);
void archive_link_free(struct archive_link *link);

#endif
