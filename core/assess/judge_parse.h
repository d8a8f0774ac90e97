/*
 * judge_parse.h - the pieces of a clause, read one by one
 *
 * Errors name the character of the source at which they were found.
 */
#ifndef JUDGE_PARSE_H
#define JUDGE_PARSE_H

#include "assess/judge_tree.h"

struct judge_parser {
	struct arena *arena;
	struct text source;
	struct judgement *judgement;
	struct error *err;
};

int judge_fail(const struct judge_parser *p, struct text at,
	       const char *format, ...) __attribute__((format(printf, 3, 4)));
/* "meets"; -1: it is no verdict's name. */
int judge_verdict(struct text word, enum ex_verdict *out);
int judge_read_test(const struct judge_parser *p, struct text t,
		    struct judge_test *out);
int judge_read_guard(const struct judge_parser *p, struct text t,
		     struct judge_guard *out);

#endif
