/*
 * checked.h - a bundle that was verified before anything in it is used
 */
#ifndef CHECKED_H
#define CHECKED_H

#include "bundle/verify.h"
#include "cli/command.h"

struct checked {
	struct trust *trust;
	struct verify_result result;
	char *folder;		/* unpacked, or the folder given */
	char *temporary;	/* NULL: nothing to take away */
};

/* Verifies; with unpack, folder is usable afterwards if the result is valid,
 * and a disclosure pack is ERROR_USAGE. */
int checked_open(struct checked *c, const struct options *o, int unpack,
		 struct error *err);
/* The same of another bundle than the first that the command names. */
int checked_open_at(struct checked *c, const struct options *o,
		    const char *bundle, int unpack, struct error *err);
/* What the options say of verifying; *trust stays the caller's to free. */
int checked_options(const struct options *o, struct trust **trust,
		    struct verify_options *v, struct error *err);
void checked_close(struct checked *c);

#endif
