/*
 * names.h - what AWS's models say, read from names/
 *
 * One table a service.  Members form a tree: Jobs[].Role is the member Role of
 * the elements of the list Jobs.
 */
#ifndef NAMES_H
#define NAMES_H

#include "base/arena.h"
#include "base/error.h"
#include "base/text.h"

enum place { IN_PATH, IN_QUERY, IN_HEADER, IN_BODY, PLACES };

struct member {
	struct text name;		/* "*": of a map, any */
	struct text type, values;	/* of a leaf; values parted by | */
	int list, required;
	enum place place;		/* of an input */
	struct member *first, *last, *next;
};

struct op {
	struct text name;
	int read, known;		/* known: its members are */
	struct text http;		/* "GET /path" */
	struct member in, out;
};

struct names {
	const char *service;
	struct text protocols, version, target, signing, endpoint;
	struct op *ops;
	size_t nops;
};

/* From folder/service.ops and .tsv; lives in arena. */
int names_read(struct names *names, const char *folder, const char *service,
	       struct arena *arena, struct error *err);
struct op *names_op(const struct names *names, struct text op);

/* A child of that name, or of a map; NULL: none. */
const struct member *member_find(const struct member *of, struct text name);
/* Nothing is known of what is inside: recursive, or the body is a document. */
int member_is_open(const struct member *member);
/* May a value of it be this literal, * at either end?  1 if it has no say. */
int member_takes(const struct member *member, struct text literal);

#endif
