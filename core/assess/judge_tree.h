/*
 * judge_tree.h - clauses as the parser leaves them
 *
 * Only judge*.c and check.c look inside.
 */
#ifndef JUDGE_TREE_H
#define JUDGE_TREE_H

#include "assess/judge.h"
#include "base/text.h"
#include "doc/path.h"

#define JUDGE_CLAUSES	16
#define JUDGE_TESTS	32
#define JUDGE_GUARDS	8
#define JUDGE_ARGS	4

struct predicate;		/* predicate/predicate.h */

enum compare_op { COMPARE_LE, COMPARE_GE, COMPARE_LT, COMPARE_GT, COMPARE_EQ,
		  COMPARE_NE };

struct compare {
	enum compare_op op;
	double number;
	char unit;			/* s m h d, or 0 */
	const char *parameter;		/* NULL: number */
};

enum test_kind {
	TEST_LITERAL, TEST_LIST, TEST_COMPARE, TEST_AGE, TEST_LEFT,
	TEST_PREDICATE, TEST_ABSENT, TEST_COUNT, TEST_NONE, TEST_ELSE,
};

struct judge_test {
	enum test_kind kind;
	int any;
	const char *word;		/* literal, list or predicate */
	struct compare compare;
	const struct predicate *predicate;	/* NULL: there is none so named */
	const char *args[JUDGE_ARGS];
	size_t nargs;
};

enum guard_kind { GUARD_PARAMETER, GUARD_MEMBER, GUARD_TYPE, GUARD_SETTING };

struct judge_guard {
	enum guard_kind kind;
	int negated;
	const char *word;		/* parameter, type, setting or literal */
	const char *equals;		/* GUARD_PARAMETER; NULL: it is yes */
	size_t member;			/* GUARD_MEMBER: of judgement->members */
	enum ex_verdict verdict;	/* GUARD_SETTING */
};

struct judge_clause {
	enum ex_verdict verdict;
	const char *as;			/* the setting; NULL: tests */
	const char *source;		/* as it is written, for the report */
	struct judge_test *tests;
	size_t ntests;
	struct judge_guard *guards;
	size_t nguards;
};

struct judge_member {
	const char *name;
	const struct path *path;
};

struct judgement {
	const char *source;
	struct judge_clause *clauses;
	size_t nclauses;
	struct judge_member *members;	/* that guards read of the item */
	size_t nmembers;
};

/* "<=90d", ">=$name"; -1: it is none.  Strings into arena. */
int compare_read(struct arena *arena, struct text t, struct compare *out);
int compare_holds(enum compare_op op, double a, double b);

#endif
