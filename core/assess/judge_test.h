/*
 * judge_test.h - one test at one place
 */
#ifndef JUDGE_TEST_H
#define JUDGE_TEST_H

#include "assess/judge_eval.h"
#include "assess/judge_tree.h"

/* any and count look at all places, so they are asked once for all of them. */
struct judge_known {
	const struct judge_test *test;
	enum truth truth;
	enum reason why;
};

struct judge_trial {
	const struct judge_input *input;
	const struct judge_world *world;
	struct arena *scratch;
	const struct ex_node **all;	/* values of all places */
	size_t nall;
	struct judge_known known[JUDGE_TESTS];
	size_t nknown;
};

/* place NULL: nothing was selected. */
enum truth judge_try(struct judge_trial *trial,
		     const struct judge_test *test,
		     const struct judge_place *place, enum reason *why);

#endif
