/*
 * judge_eval.h - clauses tried on values
 *
 * Knows no accounts: what it must ask of the world it asks through judge_world.
 * Same values and world, same verdict.
 */
#ifndef JUDGE_EVAL_H
#define JUDGE_EVAL_H

#include <stdint.h>

#include "assess/judge.h"
#include "assess/predicate/predicate.h"
#include "assess/truth.h"
#include "doc/path.h"

enum place_kind { PLACE_VALUE, PLACE_ABSENT, PLACE_UNKNOWN };

struct judge_place {
	enum place_kind kind;
	const struct ex_node *node;	/* PLACE_VALUE */
	enum reason why;		/* PLACE_UNKNOWN */
	int redacted;			/* its strings may be markers */
	int64_t received;		/* ms: what age and left count from */
	const char *const *members;	/* for guards; one NULL: absent there;
					   NULL: there was no item */
};

struct judged {
	enum ex_verdict verdict;
	enum reason reason;
	const char *clause;		/* as written; NULL: none decided */
};

struct judge_world {
	const struct predicate_world *predicates;	/* parameter() is there */
	void *ctx;
	/* Is the type's population in the row's scope not empty? */
	enum truth (*population)(void *ctx, const char *type, enum reason *why);
	/* The setting's verdict on the row's resource or what it is in. */
	enum truth (*verdict)(void *ctx, const char *setting,
			      struct judged *out, enum reason *why);
	/* … on the resource that value names. FALSE: nothing to follow. */
	enum truth (*as)(void *ctx, const char *setting, struct text value,
			 struct judged *out, enum reason *why);
};

struct judge_input {
	const struct judge_place *places;
	size_t n;
	enum reason rest;		/* why there may be more; REASON_NONE: no */
	int not_configured;		/* said the service: none and absent hold */
};

void judge_eval(const struct judgement *j, const struct judge_input *input,
		const struct judge_world *world, struct arena *scratch,
		struct judged *out);

/* The members that guards read of an item, in the order of place->members. */
size_t judge_member_count(const struct judgement *j);
const struct path *judge_member_path(const struct judgement *j, size_t i);

/* The parameter as words parted by commas and blanks. */
int parameter_has(const char *list, struct text value);
/* 1 yes, 0 no, -1 neither (not set, or no boolean). */
int parameter_yes(const char *value);
/* A number; -1: it is none. */
int number_read(struct text t, double *out);
/* ISO 8601, or seconds or milliseconds since 1970; -1. */
int time_read(struct text t, int64_t *ms);
#endif
