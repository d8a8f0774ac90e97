/*
 * shelf.h - the bundles of a folder, each verified, in their streams
 *
 * Nothing is believed because of its name: what a page says of a bundle comes
 * from its verification.  A bundle that does not hold stays on the shelf, with
 * what is wrong with it.
 */
#ifndef PUBLISH_SHELF_H
#define PUBLISH_SHELF_H

#include <stddef.h>

#include "archive/receipt.h"
#include "bundle/head.h"
#include "bundle/verify.h"

enum chain_kind { CHAIN_GAP, CHAIN_FORK, CHAIN_BREAK };

struct remark {				/* about the chain */
	enum chain_kind kind;
	char text[512];
};

struct entry {
	char *file;			/* "acme-soc2-2026Q4-0003.tar.gz" */
	char *name;			/* the same without .tar.gz */
	char *sidecar, *receipt_file;	/* names, or NULL: not there */
	char *report;			/* "<name>/index.html", or NULL */
	uint64_t size;
	struct verify_result v;
	struct statement statement;	/* of one whose signature is good */
	struct receipt *receipt;	/* or NULL */
	const char *receipt_wrong;	/* why it is not believed, or NULL */
	struct remark *remarks;		/* what is wrong at this place */
	size_t nremarks;
};

struct stream {
	char *name;			/* "": nothing in it could be read */
	size_t first, n;		/* of shelf->v, newest first */
	struct head head;		/* sequence 0: none was found */
	struct remark *remarks;		/* of what is not there at all */
	size_t nremarks;
};

struct shelf {
	struct entry *v;
	size_t n;
	struct stream *streams;
	size_t nstreams;
	int trusted;			/* a trust file was given */
};

struct shelf_options {
	const char *folder;
	const char *heads;		/* of <stream>.head.json; NULL: folder */
	const struct trust *trust;	/* NULL: nobody is trusted */
};

/* -1 only if the folder cannot be read or holds no bundle. */
int shelf_read(struct shelf *out, const struct shelf_options *options,
	       struct error *err);
void shelf_free(struct shelf *shelf);

/* 0 valid, 1 invalid, 4 open.  Open for want of a trust file is not asked
 * about: the page says that nobody looked. */
int entry_state(const struct shelf *shelf, const struct entry *entry);
/* The worst of the shelf, as the exit code: 0, 1, 4, 6. */
int shelf_state(const struct shelf *shelf);

/* order.c: into streams, newest first, and what is wrong between them. */
int shelf_order(struct shelf *shelf, const char *heads, struct error *err);

#endif
