/*
 * check.h - one verification under way, and its steps in their order
 *
 * Each step returns 0, or -1 with the fault that ends the run.  What only
 * leaves the answer open (no anchor, revocation not known) goes to `open` and
 * the run goes on, since something worse may follow.
 */
#ifndef CHECK_H
#define CHECK_H

#include <openssl/cms.h>

#include "base/buffer.h"
#include "base/digest.h"
#include "bundle/bag.h"
#include "bundle/extract.h"
#include "bundle/fault.h"
#include "bundle/member.h"
#include "bundle/reader.h"
#include "bundle/statement.h"
#include "bundle/timestamp.h"
#include "bundle/trust.h"
#include "bundle/verify.h"

#define CHECK_SKEW	300000		/* ms */
#define CHECK_DAY	86400000	/* ms */

struct tag {			/* a line of the tagmanifest */
	char *path;
	char hex[65];
};

struct check {
	const char *path;		/* of the bundle */
	const struct verify_options *options;
	const struct trust *trust;	/* NULL: nothing is anchored */
	int64_t now;
	int head_only;			/* stop behind the statement */
	struct verify_result *result;
	struct fault *fault;		/* ends the run */
	struct fault open;		/* leaves it open */

	struct reader *reader;
	struct member member;		/* the current one */
	int ahead;			/* it was read, nobody has used it */
	struct extract *extract;

	struct buffer tagmanifest, p7s;
	struct { unsigned n; struct buffer bytes; } tokens[MEMBER_TOKENS_MAX];
	unsigned ntokens;
	struct tag *tags;		/* in the order of the archive */
	size_t ntags;

	CMS_ContentInfo *cms;
	X509 *signer;			/* of cms */
	STACK_OF(X509) *chain;		/* of the signer; NULL: unknown */
	struct timestamp stamps[2 * MEMBER_TOKENS_MAX];
	unsigned nstamps, nembedded;
	int64_t time;			/* T */

	struct statement statement;
	struct buffer info, manifest, leaves, items;
	struct buffer proof;		/* of a pack */
};

/* The next member, the one read ahead first: 1, 0, -1. */
int check_next(struct check *c);
/* All of the current member; hex may be NULL. */
int check_read(struct check *c, struct buffer *out, char hex[65]);
void check_warn(struct check *c, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* In this order; what each looks at is in its file's first line. */
int check_head(struct check *c);
int check_signature(struct check *c);
int check_tokens(struct check *c);
int check_signer(struct check *c);
int check_revocation(struct check *c);
int check_tags(struct check *c);
int check_contents(struct check *c);
int check_payload(struct check *c);
int check_sidecar(struct check *c);
int check_chain(struct check *c);

/* In place of tags, contents and payload, where proof.txt comes first. */
int check_is_pack(const struct check *c);
int check_pack(struct check *c);

/* What comes behind the signed list: a bundle's steps, or a pack's. */
int check_rest(struct check *c);

/* path, options, result, fault and head_only are set before. */
void check_start(struct check *c);
void check_done(struct check *c);

/* Parts of these steps that a pack's have, too. */
int check_extract(struct check *c);	/* the signed list and what signs it */
int check_statement(struct check *c, const char *folder);
const char *check_listed(const struct check *c, const char *path);
struct leaf_line;
int check_file(struct check *c, struct digest *digest,
	       const struct leaf_line *leaf);
int check_end(struct check *c);

/* A run of all of them; for check_chain, which asks about another bundle. */
int check_run(const char *bundle, const struct verify_options *options,
	      int head_only, struct verify_result *result,
	      struct error *err);

#endif
