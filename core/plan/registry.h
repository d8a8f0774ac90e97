/*
 * registry.h - the collectors of this run, their tables made ready
 *
 * Tables come from modules, from the binary (STATIC_COLLECTORS) or, for
 * re-derivation, from a bundle's plan.json; whoever reads them from here cannot
 * tell which.  Everything lives as long as the registry.
 */
#ifndef REGISTRY_H
#define REGISTRY_H

#include <stddef.h>

#include <exhibit/collector.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/digest.h"
#include "base/error.h"
#include "doc/path.h"
#include "doc/redact.h"

struct collector {
	const struct ex_collector *tables;
	const char *file;		/* base name of the module */
	char sha256[DIGEST_HEX];	/* of the module; of the binary if static */
};

enum call_on { ON_ACCOUNT, ON_REGION, ON_RESOURCE };

/* Rows may list a region (DescribeRegions) or be about the account: these two
 * are the first of registry->types, of no collector, and named so. */
enum { TYPE_ACCOUNT, TYPE_REGION };

struct type {
	const struct ex_type *row;
	const struct collector *collector;	/* NULL: account, region */
	size_t number;			/* its place in registry->types */
	enum call_on level;		/* ON_RESOURCE but for those two */
	const struct type *within;	/* which its spellings name, or NULL */
	unsigned listed:1;		/* some call lists it */
	unsigned listed_on_account:1;	/* a call on the account lists it */
	unsigned lazy:1;		/* visit only what is referred to */
};

/* Whose ids can be read by a path: core/assess/DLC.md. */
#define TYPE_OF_IMAGES	"dlc:image"
/* Before a type's name in a setting's from: what refers to such things. */
#define FROM_REFERRERS	"-> "

enum arg_where { ARG_MEMBER, ARG_QUERY, ARG_HEADER };

/* One word of ex_call.in. ARG_MEMBER: of the path, else query or body. */
struct arg {
	enum arg_where where;
	const char *name;		/* "tasks", "imageId.imageDigest" */
	const char *value;		/* with its {…} */
	unsigned raw:1;			/* := , JSON */
	unsigned many:1;		/* name[] , one element an id */
};

struct reference {
	const struct type *type;
	const struct path *path;
};

struct keep {
	const char *name;		/* "region" in region=BucketRegion */
	const struct path *path;
};

struct call {
	const struct ex_call *row;
	const struct collector *collector;
	const char *name;		/* row->name, or the op */
	const char *action;		/* "transcribe:ListVocabularies"; several
					   are parted by blanks */
	enum call_on where;
	const struct type *on;		/* ON_RESOURCE; else NULL */
	const struct arg *args;
	size_t nargs;
	const char *page_in, *page_out;	/* NULL: not paged */
	const struct path *page_path;	/* of page_out */
	size_t batch;			/* at least 1 */
	const struct path *items;	/* NULL: the answer is the item */
	const struct type *lists, *about;
	const struct path *id;		/* NULL: the item itself */
	const struct keep *keeps;
	size_t nkeeps;
	const struct reference *refs;
	size_t nrefs;
	const struct redaction *redact;
	const char *const *absent;	/* codes "Code" or "Code~word", NULL ends */
	const char *const *gone;
	const struct path *gone_path;	/* if gone is a path */
	const char *const *again;	/* "State=STARTED" or a code, NULL ends */
	struct ex_rate rate;		/* of its own, or its service's */
	size_t bucket;			/* same number: one token bucket */
	size_t number;			/* its place in registry->calls */
	struct call *leader;		/* first row with this on, op and in */
	struct call *also;		/* next row of the same request */
};

struct setting {
	const struct ex_setting *row;
	const struct collector *collector;
	size_t number;
	/* What it reads: exactly one of these. */
	const struct call *call;
	const struct setting *verdicts_of;	/* first of that id and type */
	const struct type *ids_of;
	unsigned referrers:1;		/* not the ids but what refers to them */
	const struct path *path;	/* NULL: the item itself */
	const struct type *subject;	/* NULL: account or region */
	enum call_on level;		/* what subject NULL stands for */
	struct setting *alternative;	/* next row with same id and subject */
};

struct module;			/* what is open: module.c */

struct registry {
	struct arena *arena;
	struct map *index;		/* names of types, calls and settings */
	struct module *modules;		size_t nmodules;
	struct collector *collectors;	size_t ncollectors;
	struct type *types;		size_t ntypes;
	struct call *calls;		size_t ncalls;
	struct setting *settings;	size_t nsettings;
	size_t nbuckets;
};

/*
 * Modules of a folder in order of name.  A module is refused unless it and its
 * folder belong to root or the caller and nobody else can write them, EX_ABI
 * agrees and check_*.c finds no fault with its rows.  only: names, NULL ends, of
 * collectors to take, with all those that their rows name; NULL: all.
 *
 * Whichever way a registry is made, its rows were checked, judgements excepted:
 * reading clauses is assess/'s (judge.h), and so are circles among guards.  The
 * first fault is the error, "transcribe: call 3 (ListVocabularies): ...".
 */
int registry_open(struct registry *r, const char *folder,
		  const char *const *only, struct error *err);
/* The tables given; the tests and static builds use it. */
int registry_make(struct registry *r, const struct ex_collector *const *v,
		  size_t n, struct error *err);
/* Where modules are: --modules, EXHIBIT_MODULES, beside the binary, installed. */
int registry_default(struct registry *r, const char *folder,
		     struct error *err);
void registry_free(struct registry *r);

/*
 * The tables as JSON, as plan.json carries them, and back: registry_write()
 * of what was read gives the same bytes.  A module's own test cannot be
 * carried; registry_test_elsewhere stands in for it and is always for review.
 */
enum ex_verdict registry_test_elsewhere(const struct ex_host *host,
					const struct ex_node *item);
void registry_write(const struct registry *r, struct buffer *out);
int registry_read(struct registry *r, const struct ex_node *modules,
		  struct error *err);

const struct type *registry_type(const struct registry *r, const char *name);
/* service: a collector's name or its service's; name: the call's, or its op. */
const struct call *registry_call(const struct registry *r, const char *service,
				 const char *name);
const struct setting *registry_setting(const struct registry *r, const char *id);

const char *topic_name(enum ex_topic topic);	/* "encryption" */
const char *verdict_name(enum ex_verdict verdict);	/* "n/a" */
const char *service_iam(const struct ex_service *s);
const char *service_signing(const struct ex_service *s);

#endif
