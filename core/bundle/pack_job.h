/*
 * pack_job.h - one pack under way: what is read of the bundle, and written
 */
#ifndef PACK_JOB_H
#define PACK_JOB_H

#include "base/buffer.h"
#include "bundle/bag.h"
#include "bundle/member.h"
#include "bundle/pack.h"
#include "bundle/reader.h"

struct pack_file {			/* of the bundle, chosen */
	uint64_t index;
	struct leaf_line leaf;		/* views of job->leaves */
};

struct pack_job {
	const struct verify_result *verified;
	const struct place_choice *choice;
	struct pack_result *result;

	struct reader *reader;		/* of the bundle, stands behind leaves */
	struct member member;
	int ahead;			/* member was read, nobody has used it */
	struct { char *path; struct buffer bytes; }
		head[2 + MEMBER_TOKENS_MAX];	/* list, signature, tokens */
	size_t nhead;
	struct buffer statement, leaves, proof;
	struct pack_file *files;
	size_t nfiles;
};

/* The bundle up to its payload; what fits the choice, and its proofs. */
int pack_read(struct pack_job *job, const char *bundle, struct error *err);
/* The pack into fd, its files from the rest of the bundle. */
int pack_write(struct pack_job *job, int fd, struct error *err);
void pack_done(struct pack_job *job);

#endif
