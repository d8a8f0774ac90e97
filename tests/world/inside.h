/*
 * inside.h - what the files of the world share
 */
#ifndef INSIDE_H
#define INSIDE_H

#include "base/map.h"
#include "world.h"

struct world {
	struct arena *arena;
	int64_t now;			/* the start of its day */
	struct map *services;		/* name -> struct ex_node: services/ */
	struct map *accounts;		/* "account/service" -> accounts/ */
	struct ex_node *organisation;
	struct map *asked;		/* a fault in a region -> unsigned */
	struct map *keys;		/* access key -> struct world_key */
	int64_t session_seconds;
	unsigned sessions;
};

/* One answer in the making. */
struct answering {
	struct world *world;
	const struct world_question *q;
	const struct ex_node *spec;	/* of the operation */
	struct world_answer *answer;
	struct arena *scratch;
};

/* A member's text; NULL: there is none. */
const char *spec_text(const struct answering *a, const char *name);
/* "404 NoSuchEntity It is not there." */
void answer_refuse(struct answering *a, const char *error);

/* records.c: resources of this account, in this region and everywhere */
struct records {
	const struct ex_node **v;
	size_t n;
	struct arena *arena;
};
void records_find(const struct answering *a, const char *sets,
		  struct records *out);
void records_add(struct records *records, const struct ex_node *list);
void records_where(const struct answering *a, struct records *records);
const struct ex_node *records_one(const struct answering *a,
				  const struct records *records,
				  const char *member, const char *value,
				  int also);
const struct ex_node *records_set(const struct answering *a, const char *set);
/* "role/x" and "arn:...:x" name x, too. */
int records_named(struct text name, const char *value);
/* The parameter, or what the operation takes without one. */
const char *records_asked(const struct answering *a, const char *param);

/* answer.c */
void answer_list(struct answering *a, const struct ex_node *inside);
void answer_record(struct answering *a);
void answer_object(struct answering *a);
void answer_node(struct answering *a, const struct ex_node *node);

/* page.c: which records this page has; -1: the token is none of ours */
struct page {
	const char *in, *out, *more, *size;
	size_t most, from, to;
};
int page_plan(const struct answering *a, size_t n, struct page *page);

/* bucket.c: what S3 says of a bucket that is not here; 1: it was said */
int bucket_elsewhere(struct answering *a);

/* fault.c: denied or throttled; 1: it was answered */
int fault_strikes(struct answering *a);

/* identity.c */
int identity_load(struct world *world, struct error *err);
void identity_caller(struct answering *a);
void identity_assume(struct answering *a);

/* render.c */
struct render {
	struct buffer *out;
	enum ex_protocol protocol;
	const char *account, *region;
	int64_t now;
};
int render_is_json(enum ex_protocol protocol);
/* Members of an object but those that without names; with only: just those. */
void render_members(struct render *r, const struct ex_node *object,
		    const struct ex_node *only, const struct ex_node *without);
/* A member; name empty: an element of an array, or the whole. */
void render_member(struct render *r, struct text name,
		   const struct ex_node *value);
void render_string(struct render *r, const char *name, const char *value);
void render_bool(struct render *r, const char *name, int value);
/* A list of which each element is put between begin and end. */
void render_list_begin(struct render *r, struct text name);
void render_list_end(struct render *r, struct text name);
void render_element(struct render *r, struct text list,
		    const struct ex_node *value);
void render_element_begin(struct render *r, struct text list);
void render_element_end(struct render *r, struct text list);
void render_object_begin(struct render *r, struct text name);
void render_object_end(struct render *r, struct text name);
/* envelope.c: what stands around an answer: {, <OpResponse><OpResult>, ... */
void render_start(struct render *r, const struct answering *a);
void render_head(struct render *r, const struct answering *a);
void render_tail(struct render *r, const struct answering *a);
/* The next page's token and whether there is one. */
void page_end(const struct answering *a, struct render *r,
	      const struct page *page, size_t n);

/* encode.c: strings as they stand in an answer */
void encode_xml(struct buffer *out, struct text value);
void encode_percent(struct buffer *out, struct text value);
/* {account}, {region} and @-10d put in their places; 1: it was a time, and
 * out has it as seconds (JSON) or ISO 8601. */
int encode_filled(const struct render *r, struct text value,
		  struct buffer *out);

#endif
