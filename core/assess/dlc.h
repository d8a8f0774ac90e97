/*
 * dlc.h - AWS Deep Learning Containers: what an image reference says
 *
 * They are no service; what is known of an image is what its reference says,
 * read beside a dated table of AWS's registries and versions (DLC.md).  Pure:
 * same reference, table and time, same answers.
 */
#ifndef DLC_H
#define DLC_H

#include <stdint.h>

#include "assess/truth.h"
#include "base/arena.h"
#include "base/digest.h"
#include "base/error.h"
#include "base/map.h"
#include "base/text.h"

#define DLC_TAG_MAX	128	/* Docker's own limit */
#define DLC_DAY		((int64_t)86400000)

/* ---- the reference ---- */

enum dlc_host {
	DLC_HOST_ELSEWHERE,	/* Docker Hub, a registry of one's own, … */
	DLC_HOST_PRIVATE,	/* Amazon ECR, of an account */
	DLC_HOST_PUBLIC,	/* the ECR Public Gallery */
};

struct dlc_reference {
	enum dlc_host kind;
	struct text host;		/* empty: none is written */
	struct text account, region;	/* DLC_HOST_PRIVATE */
	struct text repository, tag, digest;	/* digest: sha256:… */
};

/* -1: it is none. */
int dlc_reference_read(struct text image, struct dlc_reference *out);

/* ---- the tag ---- */

enum dlc_shape {
	DLC_SHAPE_NONE,		/* not as AWS tags */
	DLC_SHAPE_CLASSIC, DLC_SHAPE_AL2023, DLC_SHAPE_SERVER, DLC_SHAPE_BASE,
	DLC_SHAPE_DJL, DLC_SHAPE_TRITON, DLC_SHAPE_ALGORITHM, DLC_SHAPE_TEI,
	DLC_SHAPE_LLAMACPP, DLC_SHAPES,
};

struct dlc_tag {
	enum dlc_shape shape;
	struct text os;			/* "ubuntu22.04"; empty: not said */
	int telling;			/* nobody else tags so */
	int immutable;			/* AWS does not move it */
	int64_t built;			/* ms; 0: not said */
};

void dlc_tag_read(struct text tag, struct dlc_tag *out);

/* ---- the table ---- */

struct dlc_version {
	const char *repository, *version, *os, *title;
	const char *tags;		/* patterns, parted by blanks */
	int64_t ga, end;		/* ms; 0: not published */
	unsigned newest:1, superseded:1, partly_patched:1, unsupported:1;
};

struct dlc_table {
	struct arena *arena;
	struct map *accounts;		/* "account region": its kind */
	struct map *numbers;		/* account: any of its kinds */
	struct map *repositories;	/* name: title */
	struct dlc_version *versions;	size_t nversions, room;
	const char *source, *date;
	char sha256[DIGEST_HEX];
};

int dlc_table_open(struct dlc_table **out, const char *file,
		   struct error *err);
/* file: for what is said of it. */
int dlc_table_read(struct dlc_table **out, struct text data, const char *file,
		   struct error *err);
void dlc_table_free(struct dlc_table *table);

/* ---- the image ---- */

enum dlc_kind {
	DLC_UNREADABLE,		/* no reference, or what it is cannot be seen */
	DLC_OTHER,		/* none of AWS's, nor named like one */
	DLC_AWS,		/* in a registry account of AWS's */
	DLC_PUBLIC,		/* in AWS's part of the Public Gallery */
	DLC_NAMED,		/* elsewhere, named and tagged like one */
};

struct dlc_image {
	const struct dlc_table *table;
	enum dlc_kind kind;
	struct dlc_reference ref;
	struct dlc_tag tag;
	struct text name;		/* the repository as AWS names it */
	struct text os;			/* of the tag, or of its versions */
	const struct dlc_version **versions;	/* that the tag may mean */
	size_t nversions;
};

void dlc_image_read(const struct dlc_table *table, struct text image,
		    struct arena *arena, struct dlc_image *out);

/* The registry's account is AWS's for the Region that the reference names. */
int dlc_account_matches(const struct dlc_image *image);

/* True or false if that is so of every version the tag may mean. */
typedef enum truth dlc_version_fn(const struct dlc_version *version,
				  int64_t now);
enum truth dlc_ask(const struct dlc_image *image, dlc_version_fn *fn,
		   int64_t now);
dlc_version_fn dlc_dated, dlc_supported, dlc_newest, dlc_superseded,
	dlc_partly_patched;
/* Days from now to the end of patch, both counted as days of UTC; -1: there is
 * no one date. */
int dlc_days_left(const struct dlc_image *image, int64_t now, long *days);
/* The end of patch all its versions have; 0: there is no one date. */
int64_t dlc_end(const struct dlc_image *image);

#endif
