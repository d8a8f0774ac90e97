/*
 * target.h - where a bundle is archived: a bucket's prefix, or a folder
 *
 *	s3://bucket/prefix	objects prefix/<id>.tar.gz and so on
 *	/mnt/worm/evidence	files of the same names
 *
 * Source of what a bucket may be called: Amazon S3 User Guide, "Bucket naming
 * rules".
 */
#ifndef ARCHIVE_TARGET_H
#define ARCHIVE_TARGET_H

#include "base/error.h"

struct target {
	char *bucket, *prefix;		/* bucket NULL: a folder */
	char *folder;			/* prefix: "" or "a/b", no slash around */
};

int target_read(struct target *out, const char *text, struct error *err);
void target_free(struct target *target);
/* "prefix/name" or "folder/name"; caller frees. */
char *target_key(const struct target *target, const char *name);
/* "s3://bucket/key" or the path, for people; caller frees. */
char *target_show(const struct target *target, const char *key);

#endif
