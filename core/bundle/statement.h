/*
 * statement.h - meta/statement.json: what is attested
 *
 * An in-toto Statement with sorted keys.  Its bytes are hashed as they are;
 * nobody writes it anew to check it.
 */
#ifndef STATEMENT_H
#define STATEMENT_H

#include <stdint.h>

#include "base/buffer.h"
#include "base/text.h"
#include "bundle/fault.h"
#include "bundle/seal.h"

#define STATEMENT_TYPE		"https://in-toto.io/Statement/v1"
#define STATEMENT_PREDICATE	"urn:exhibit:evidence-bundle:1"

struct statement_link {			/* the bundle before; id "": none */
	char id[128];
	char p7s_sha256[65], tagmanifest_sha256[65], archive_sha256[65];
};

struct statement {
	char id[128], stream[128];
	unsigned sequence;
	int64_t created;
	uint64_t files, octets, tree_size;
	char manifest_sha256[65], root[65];
	struct statement_link previous;
	char headline[16];
	uint64_t gaps;			/* read: denied to failed, summed */
	char other[200];		/* read: first endpoint not AWS's */
};

/* The headline is s's; period and totals come from options. */
void statement_write(struct buffer *out, const struct statement *s,
		     const struct seal_options *options);
int statement_read(struct statement *out, struct text bytes,
		   struct fault *fault);

#endif
