/*
 * shelf.h - the bundles of a folder as a page shows them
 *
 * Nothing is believed because of its name: what a page says of a bundle comes
 * from its verification (history.h).  A bundle that does not hold stays on the
 * shelf, with what is wrong with it.
 */
#ifndef PUBLISH_SHELF_H
#define PUBLISH_SHELF_H

#include <stddef.h>

#include "archive/receipt.h"
#include "bundle/history.h"

struct entry {
	const struct history_bundle *bundle;
	char *stem;			/* its name without .tar.gz */
	uint64_t size;
	char *sidecar, *receipt_file;	/* names, or NULL: not there */
	char *report;			/* "<stem>/index.html", or NULL */
	struct receipt *receipt;	/* or NULL */
	const char *receipt_wrong;	/* why it is not believed, or NULL */
};

struct shelf {
	struct history history;		/* by stream, the oldest first */
	struct entry *v;		/* one each */
	int trusted;			/* a trust file was given */
};

struct shelf_options {
	const char *folder;
	const char *heads;		/* of <stream>.head.json; NULL: folder */
	const struct trust *trust;	/* NULL: nobody is trusted */
};

/* -1 if the folder cannot be read or holds no bundle. */
int shelf_read(struct shelf *out, const struct shelf_options *options,
	       struct error *err);
void shelf_free(struct shelf *shelf);

enum entry_state { ENTRY_VALID, ENTRY_UNCHECKED, ENTRY_OPEN, ENTRY_INVALID };
/* Unchecked: there was no trust file, all else is right. */
enum entry_state entry_state(const struct shelf *shelf, size_t i);
/* Of one that does not hold, or that no page can link to: no. */
int entry_offered(const struct shelf *shelf, size_t i);
/* The worst of the shelf as the exit code: 0, 1, 4, 5, 6.  Open for want of a
 * trust file does not count: the page says so. */
int shelf_exit(const struct shelf *shelf);

#endif
