/*
 * verify.h - is this bundle what was sealed?
 *
 * One pass over the archive, or a walk of the folder; a disclosure pack of a
 * bundle is told by its proof.txt and checked for what it holds.  Nothing from
 * inside the bundle is ever a trust anchor.  Error names and exit codes:
 * FORMAT.md.
 */
#ifndef VERIFY_H
#define VERIFY_H

#include <stdint.h>

#include "base/buffer.h"
#include "base/error.h"

struct trust;			/* the trust file, read */

int trust_read(struct trust **out, const char *path, struct error *err);
void trust_free(struct trust *trust);

struct verify_options {
	const struct trust *trust;	/* NULL: exit 4, unless structure_only */
	int structure_only;		/* seal's own check before it renames */
	int64_t now;			/* 0: the clock */
	const char *extract;		/* folder, or NULL: checked files only */
	const char *previous;		/* bundle before, or NULL */
	uint64_t limit_entries, limit_bytes, limit_ratio;	/* 0: defaults */
};

struct verify_item {
	char *path, sha256[65];
	uint64_t index, size;		/* index: which of the bundle's files */
};

struct verify_warning { struct verify_warning *next; char text[256]; };

struct verify_result {
	char error[32];			/* "E_DIGEST"; "" valid */
	char where[512];		/* the member it is about */
	char detail[512];
	int exit;			/* 0 1 3 4 5 6 */
	char id[128], stream[128];
	unsigned sequence;
	char previous_id[128], previous_p7s[65], previous_archive[65];
	int64_t created;
	const char *level;		/* "T", "LT", "B" */
	int64_t time;			/* T: not later than */
	char signer[256], signer_sha256[65];
	int pinned;
	struct { char name[256]; int64_t time; } tsa[9];
	unsigned ntsa;
	uint64_t files, octets;		/* of the bundle, also of a pack's */
	char merkle_root[65];
	char headline[16];
	uint64_t gaps;			/* from the statement's ledger */
	char p7s_sha256[65], tagmanifest_sha256[65], archive_sha256[65];
	struct buffer statement;	/* the bytes, once the signature was good */
	int pack;			/* some files of a bundle, with proofs */
	struct verify_item *items;	/* of a pack, those that were proven */
	size_t nitems;
	struct verify_warning *warnings;
};

/* 0 whenever an answer was reached, valid or not; -1: could not be read. */
int verify_run(const char *bundle, const struct verify_options *options,
	       struct verify_result *result, struct error *err);
void verify_result_free(struct verify_result *result);
void verify_write_json(const struct verify_result *result, struct buffer *out);
void verify_write_text(const struct verify_result *result, struct buffer *out);

#endif
