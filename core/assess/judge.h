/*
 * judge.h - the clause language, parsed and checked
 *
 * ASSESS.md has the grammar.  Parsing knows no values: assess_check() uses
 * it on every table row, assess evaluates.
 */
#ifndef JUDGE_H
#define JUDGE_H

#include "base/arena.h"
#include "base/error.h"
#include "plan/registry.h"

struct judgement;

/* Lives in arena.  NULL: *err says where in the clauses. */
struct judgement *judge_compile(struct arena *arena, const char *source,
				struct error *err);

/* What it names, for assess_check() and the contract test. */
struct judge_names {
	void *ctx;
	void (*literal)(void *ctx, const char *value);
	void (*parameter)(void *ctx, const char *name);
	void (*setting)(void *ctx, const char *id);	/* guards and as: */
	void (*type)(void *ctx, const char *name);
	void (*member)(void *ctx, const char *name);
	void (*predicate)(void *ctx, const char *name, size_t nargs);
};
void judge_each(const struct judgement *j, const struct judge_names *names);

#endif
