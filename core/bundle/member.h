/*
 * member.h - what a file in a bundle may be called, and in which order
 *
 * The alphabet is the part of ASCII on which tar, sha256sum, bagit.py, Windows
 * and we agree.  Order is part of the format: one comparison then finds what
 * is missing, twice there or unlisted.
 */
#ifndef MEMBER_H
#define MEMBER_H

#include <stddef.h>
#include <stdint.h>

#include "base/text.h"

#define MEMBER_TAGMANIFEST	"tagmanifest-sha256.txt"
#define MEMBER_SIGNATURE	"signatures/tagmanifest-sha256.txt.p7s"
#define MEMBER_BAGIT		"bagit.txt"
#define MEMBER_INFO		"bag-info.txt"
#define MEMBER_VERIFY		"VERIFY.txt"
#define MEMBER_STATEMENT	"meta/statement.json"
#define MEMBER_MANIFEST		"manifest-sha256.txt"
#define MEMBER_LEAVES		"meta/leaves.txt"
#define MEMBER_ITEMS		"meta/items.jsonl"

/* of a pack */
#define MEMBER_PROOF		"proof.txt"
#define MEMBER_CHECK_PY		"check.py"
#define MEMBER_CHECK_TXT	"CHECK.txt"
#define MEMBER_PACK_FOLDER	".pack"		/* <id>.pack/… */

#define MEMBER_PATH_MAX		512	/* with "<id>/" */
#define MEMBER_SEGMENT_MAX	100
#define MEMBER_TOKENS_MAX	9	/* .tsr, .2.tsr … .9.tsr */

struct member {
	const char *path;		/* below "<id>/" */
	uint64_t size;
};

int member_id_ok(struct text id);
int member_path_ok(struct text path);	/* the grammar alone */
/* What Windows would open instead of a file: CON, aux.txt, ... */
int member_path_is_device(struct text path);

/* "….p7s.tsr" is 1, "….p7s.2.tsr" is 2, ... 9; anything else 0. */
unsigned member_token(const char *path);
void member_token_name(char out[64], unsigned n);

/* Where it comes in a bundle; equal ranks are in byte order.  -1: a tag file
 * that this format does not know. */
int member_rank(const char *path);
int member_compare(const char *a, const char *b);
int member_is_payload(const char *path);

#endif
