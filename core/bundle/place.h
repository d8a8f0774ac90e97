/*
 * place.h - what a payload file is about, as its path says
 *
 * data/evidence/ACCOUNT/REGION/SERVICE.jsonl is about all three;
 * data/settings/ACCOUNT/SERVICE.csv about every Region of the account;
 * data/ledger, data/population and data/report/ACCOUNT.* about every service
 * as well.  Anything else is about all accounts.
 */
#ifndef PLACE_H
#define PLACE_H

#include "base/text.h"

struct place {
	struct text account, region, service;	/* views; empty: all of them */
};

struct place place_of(struct text path);

/* NULL: any. */
struct place_choice {
	const char *account, *region, *service;
};

enum place_fit {
	PLACE_OTHER,			/* of another account, Region, service */
	PLACE_MORE,			/* holds what was asked for, and more */
	PLACE_FITS,
};

enum place_fit place_fits(const struct place *place,
			  const struct place_choice *choice);

#endif
