/*
 * tables.h - the steps in which rows become a registry, for the files here
 *
 * Collectors are there; types, calls and settings are compiled and checked in
 * this order, since each names those before.
 */
#ifndef TABLES_H
#define TABLES_H

#include "base/map.h"
#include "doc/json_writer.h"
#include "plan/registry.h"

/* A fault's place: "transcribe: call 3 (ListVocabularies)".  Return -1. */
int fault_in_type(struct error *err, const struct type *type);
int fault_in_call(struct error *err, const struct call *call);
int fault_in_setting(struct error *err, const struct setting *setting);

/* registry.c: r has its arena and its collectors; the rest follows.  When it
 * fails r is freed. */
int tables_build(struct registry *r, struct error *err);
const char *protocol_name(enum ex_protocol protocol);	/* "rest-json" */

/* index.c: names of a kind: 't' types, 'c' calls, 's' settings, 'a' the same
 * assertion's alternatives, 'o' and 'b' buckets of operations and of rates */
void **index_at(struct registry *r, char kind, const char *scope,
		const char *name);
void *index_get(const struct registry *r, char kind, const char *scope,
		const char *name);

int types_compile(struct registry *r, struct error *err);
int calls_compile(struct registry *r, struct error *err);
int settings_compile(struct registry *r, struct error *err);
int requests_join(struct registry *r, struct error *err);	/* also, bucket */

/* words.c */
struct text word_next(struct text *rest);	/* blanks inside [] do not part */
const char *const *words_split(struct arena *arena, const char *source);
int args_compile(struct arena *arena, const char *in, struct call *call,
		 struct error *err);

/* check_*.c: the first fault */
int check_collectors(const struct registry *r, struct error *err);
int check_types(const struct registry *r, struct error *err);
int check_calls(const struct registry *r, struct error *err);
int check_requests(const struct registry *r, struct error *err);
int check_redaction(const struct call *call, struct error *err);
int check_settings(const struct registry *r, struct error *err);
int check_unused(const struct registry *r, struct error *err);
int check_without(const struct registry *r, struct error *err);
/* Does a resource of type have one of ancestor above it, or is it one? */
int type_is_below(const struct registry *r, const struct type *type,
		  const struct type *ancestor);

/* only.c: drops from v what neither names nor their rows name */
int only_keep(struct collector *v, size_t *n, const char *const *names,
	      struct error *err);

void modules_close(struct registry *r);

/* tables_write.c, under key */
void tables_write(const struct registry *r, struct json *j, const char *key);
#define PROTOCOLS	6
#define TOPICS		7

/* An item of call is about this type; NULL: what it is on, at *level. */
const struct type *call_subject(const struct call *call, enum call_on *level);

#endif
