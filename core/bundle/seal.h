/*
 * seal.h - a folder of payload files becomes a signed, time-stamped bundle
 *
 * Knows neither AWS nor settings.  FORMAT.md is normative.  Order of work is
 * write aside, fsync, rename, fsync the folder; a second start completes the
 * first.
 */
#ifndef SEAL_H
#define SEAL_H

#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/error.h"

enum seal_compress { SEAL_GZIP, SEAL_ZSTD, SEAL_NONE };

/* Signs a digest of the certificate's algorithm; the back ends are in key.h. */
struct key;

struct seal_tsa {
	const char *url;
	const char *anchors;		/* PEM file: what the token must chain to */
	const char *policies;		/* OIDs, blank between; NULL: any */
	/* How the request gets there; bundle is not linked to libcurl. */
	int (*post)(void *ctx, const char *url, const char *type,
		    const void *body, size_t len, struct buffer *answer,
		    struct error *err);
	void *ctx;
};

struct seal_totals {			/* of the statement */
	const char *headline;		/* "COMPLETE" or "INCOMPLETE" */
	unsigned long planned, collected, absent, denied, throttled,
		      unsupported, failed;
	unsigned accounts, regions;
	const char *const *services; size_t nservices;
	int64_t window_first, window_last;
	int64_t skew_min, skew_median, skew_max;
	unsigned long aws_requests;
	char *const *other_endpoints; size_t nother_endpoints;
	const char *ca_sha256;
	const char *profile_name, *profile_version;
	const char *collector_version, *collector_sha256;
};

struct seal_options {
	const char *root;		/* holds data/ */
	const char *out_folder;		/* where <id>.tar.gz goes */
	const char *stream, *period;	/* id = stream-period-SEQ */
	const char *organization;	/* Source-Organization */
	int64_t period_start, period_end;
	int64_t created;		/* 0: now */
	const char *head_folder;	/* NULL: out_folder */
	int first;			/* --first: no head is right */
	enum seal_compress compress;
	const uint8_t *secret;		/* 32 bytes: salts of the leaves */
	const char *key_uri;		/* PEM file */
	const char *certificate;	/* PEM: signer, then its chain with root */
	const struct seal_tsa *tsas; size_t ntsas;	/* first: embedded; the others detached */
	int allow_untimestamped;
	const char *trust_file;		/* NULL: what was written is verified without trust */
	const struct seal_totals *totals;
	/* Tests: sealing again with these gives the same tar. */
	const char *reuse_signatures;	/* folder with the .p7s and .tsr files */
};

struct seal_result {
	char *bundle;			/* path; freed by seal_result_free */
	char *id;
	char sha256[65];
	long long size;
	unsigned sequence;
	unsigned timestamps;
	int64_t time;			/* of the first token; 0: none */
	const char *level;		/* "T", "B" */
	struct buffer leaves;		/* meta/leaves.txt */
};

/*
 * What would stop a seal, found before hours of questions: key, certificate,
 * anchors, trust file, folders.  Makes the two folders; root, secret and totals
 * need not be there yet.
 */
int seal_ready(const struct seal_options *options, struct error *err);

int seal_run(const struct seal_options *options, struct seal_result *result,
	     struct error *err);
void seal_result_free(struct seal_result *result);

/* The sequence the next seal of this stream would have.  A head that is there
 * and first, or the reverse, is an error. */
int seal_next(const char *head_folder, const char *stream, int first,
	      unsigned *sequence, struct error *err);

#endif
