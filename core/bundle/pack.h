/*
 * pack.h - some files of a bundle, each provable against the bundle's signature
 *
 * FORMAT.md, "Disclosure packs".  A file is disclosed whole or not at all, and
 * only if all that it holds was asked for.
 */
#ifndef PACK_H
#define PACK_H

#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "bundle/place.h"
#include "bundle/verify.h"

extern const char pack_check_py[];	/* check.py */
extern const char pack_check_txt[];	/* CHECK.txt */

enum pack_kind { PACK_EVIDENCE, PACK_SETTINGS, PACK_LEDGER, PACK_POPULATION,
		 PACK_REPORT, PACK_KINDS };
extern const char *const pack_kinds[PACK_KINDS];	/* "data/evidence" */

struct pack_result {
	char *path;			/* of the pack */
	char sha256[65];
	long long size;
	size_t items;
	uint64_t octets;		/* of the items */
	size_t left_out[PACK_KINDS];	/* files that hold more than was asked */
};

/*
 * Writes <folder>/<id>.CHOICE.pack.tar, and verifies it before it has that
 * name.  verified: of the same bundle, with these options, valid.
 * ERROR_USAGE: nothing fits the choice, or it chooses nothing.
 */
int pack_make(const char *bundle, const struct verify_result *verified,
	      const struct verify_options *options,
	      const struct place_choice *choice, const char *folder,
	      struct pack_result *result, struct error *err);
void pack_result_free(struct pack_result *result);

#endif
