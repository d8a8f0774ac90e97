/*
 * job.h - one bundle on its way, for archive.c and its two kinds of target
 */
#ifndef ARCHIVE_JOB_H
#define ARCHIVE_JOB_H

#include "archive/archive.h"
#include "archive/names.h"
#include "archive/object.h"
#include "archive/receipt.h"

struct job {
	const struct archive_options *options;
	struct names names;
	struct target target;
	struct terms terms;
	struct source source;
	char level[8], p7s_sha256[DIGEST_HEX];	/* of the bundle, verified */
	struct remarks remarks;
	struct receipt *receipt;	/* NULL: there is none beside it yet */
	int already;
};

/* Each leaves job->receipt, stored in the target, too. */
int bucket_archive(struct job *job, struct error *err);
int folder_archive(struct job *job, struct error *err);

/* job->receipt with what is known of the bundle; the rest is the target's. */
void job_begin_receipt(struct job *job);
/* Remarks taken over; written beside the bundle. */
int job_write_receipt(struct job *job, struct error *err);
/* Another's receipt of the same object stands: ours becomes its bytes. */
int job_adopt_receipt(struct job *job, struct text bytes, struct error *err);
/* Is the bundle the receipt's? */
int job_is_receipts(const struct job *job, struct error *err);
/* The sums file beside the bundle, written if it is not there. */
int job_sums(struct job *job, struct error *err);

#endif
