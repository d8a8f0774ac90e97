/*
 * seal_job.h - one seal under way, and its steps in their order
 */
#ifndef SEAL_JOB_H
#define SEAL_JOB_H

#include "base/buffer.h"
#include "bundle/head.h"
#include "bundle/member.h"
#include "bundle/seal.h"
#include "bundle/statement.h"
#include "bundle/verify.h"

struct seal_item {
	char *path;			/* "data/…" */
	uint64_t size;
	char hex[65];
};

enum { SEAL_TAGS = 7 };

struct seal_job {
	const struct seal_options *options;
	int data;			/* <root>/data */
	struct seal_item *items;
	size_t nitems;
	struct statement statement;	/* id, sequence, digests, link */
	struct buffer manifest, leaves, lines, info, json, tagmanifest;
	struct buffer p7s, tokens[MEMBER_TOKENS_MAX];
	unsigned ntokens;
	struct { const char *path; struct text bytes; } tags[SEAL_TAGS];
	char archive_sha256[65];	/* of what was written */
};

/* The name goes into bag-info.txt as one line. */
int seal_organization(const char *name, struct error *err);
/* Lists and hashes the payload; manifest, leaves, items, Merkle root. */
int seal_payload(struct seal_job *job, struct error *err);
/* Statement, bag-info, tagmanifest; job->tags in the archive's order. */
void seal_tag_files(struct seal_job *job);
/* p7s and tokens: made, or read from reuse_signatures. */
int seal_sign(struct seal_job *job, struct error *err);
/* The archive into fd. */
int seal_archive(struct seal_job *job, int fd, struct error *err);

#endif
