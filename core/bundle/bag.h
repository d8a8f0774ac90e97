/*
 * bag.h - the text files of a bundle that BagIt asks for
 *
 * Readers work on views and take one line at a time: a manifest may have
 * millions.
 */
#ifndef BAG_H
#define BAG_H

#include <stdint.h>

#include "base/buffer.h"
#include "base/digest.h"
#include "base/error.h"
#include "base/text.h"
#include "bundle/fault.h"

#define BAG_TEXT_MAX	((size_t)1 << 30)	/* a tag file */

struct manifest_line {
	struct text hex;		/* 64 of lower case */
	struct text path;
};

/*
 * Takes the next line off *rest.  1 a line, 0 the end, -1 a fault: grammar,
 * path, or not after *before (which becomes this line's path; start it empty).
 */
int manifest_next(struct text *rest, struct manifest_line *line,
		  struct text *before, const char *where, struct fault *fault);
void manifest_add(struct buffer *out, const char *hex, const char *path);

/* "SALT SHA256 SIZE PATH LF"; record includes its LF. */
struct leaf_line {
	struct text record, hex, path;
	uint64_t size;
};
int leaf_next(struct text *rest, struct leaf_line *line, struct fault *fault);
/* key: HMAC(secret, "exhibit salt 1") */
void leaf_add(struct buffer *out, const uint8_t key[DIGEST_SIZE],
	      const char *hex, uint64_t size, const char *path);

extern const char bag_bagit[];		/* bagit.txt */
extern const char bag_verify[];		/* VERIFY.txt */

struct bag_info {
	const char *organization, *id, *stream;
	int64_t created;
	unsigned sequence;
	uint64_t octets, files;
};
void bag_info_write(struct buffer *out, const struct bag_info *info);
/* 0, or -1 with what differs in *err; organization is not compared. */
int bag_info_check(struct text file, const struct bag_info *info,
		   struct error *err);

/* A line without its LF.  1, 0 at the end, -1: the last one has no LF. */
int bag_line(struct text *rest, struct text *line);
int bag_is_hex(struct text t, size_t n);	/* n digits of lower case */
/* Digits without a leading zero; -1: something else. */
int bag_number(struct text t, uint64_t *out);

#endif
