/*
 * redact_part.h - the parts of redact.c
 */
#ifndef REDACT_PART_H
#define REDACT_PART_H

#include "doc/redact.h"

/* What a run over one answer needs and counts. */
struct redactor {
	struct arena *arena;
	const struct redact_key *key;
	size_t changed;
};

/* What was found in what is taken out: one bit a kind of secret.h. */
typedef unsigned found_set;

#define REDACT_HASH	33	/* H and its terminator */

/* redact_mark.c */
struct mark {
	const char *hash;	/* NULL: none */
	long count;		/* negative: none */
	found_set found;
	struct text image;	/* empty: none */
};
void mark_write(struct buffer *out, const struct mark *mark);
void mark_hash(const struct redact_key *key, struct text what,
	       char out[REDACT_HASH]);
/* The length of the marker that begins at i; 0: none. */
size_t mark_length(struct text in, size_t i, struct text *found);

/* redact_search.c */
found_set search_text(struct text in);
/* Every string in and below the node, and what their names say of them. */
found_set search_node(const struct ex_node *node);
/* The name of a value; in a Name and Value pair, that of the pair. */
struct text name_of(const struct ex_node *node);
/* The references of container images in a text, comma between; empty: none. */
struct text search_images(struct arena *arena, struct text in);

/* redact_value.c: one a kind, at a place */
void redact_drop(struct redactor *r, struct ex_node *node);
void redact_hash(struct redactor *r, struct ex_node *node);
void redact_code(struct redactor *r, struct ex_node *node);
void redact_keys(struct redactor *r, struct ex_node *node);
void redact_count(struct redactor *r, struct ex_node *node);
/* The node becomes this string. */
void redact_into(struct redactor *r, struct ex_node *node, struct text text);
/* A string or number, put aside a null, an empty string and a marker. */
int redact_wanted(const struct ex_node *node);

/* redact_url.c */
void redact_url(struct redactor *r, struct ex_node *node);

/* redact_scan.c */
void redact_scan(struct redactor *r, struct ex_node *node);
/* After the rules: every string of the answer, for secrets alone. */
void redact_scan_all(struct redactor *r, struct ex_node *answer);

#endif
