/* asking.h - a predicate, a value and what is answered; for tests of them */
#ifndef ASKING_H
#define ASKING_H

#include "bench.h"

#define ALLOW(who, what, more)						\
	"{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":" who ","	\
	"\"Action\":" what ",\"Resource\":\"*\"" more "}]}"
#define IDENTITY(effect, what, on)					\
	"{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"" effect	\
	"\",\"Action\":" what ",\"Resource\":" on "}}"
#define WHEN(op, key, value)						\
	",\"Condition\":{\"" op "\":{\"" key "\":" value "}}"
#define ANYONE "\"*\""
#define AWS(who) "{\"AWS\":\"" who "\"}"
#define TLS(action, on)							\
	"{\"Statement\":[{\"Sid\":\"x\",\"Effect\":\"Deny\","		\
	"\"Principal\":\"*\",\"Action\":" action ",\"Resource\":" on		\
	WHEN("Bool", "aws:SecureTransport", "\"false\"") "}]}"
#define ISSUER "oidc.eks.eu-west-1.amazonaws.com/id/ABCDEF"
#define PODS(more)							\
	"{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Federated\":" \
	"\"arn:aws:iam::111122223333:oidc-provider/" ISSUER "\"},"	\
	"\"Action\":\"sts:AssumeRoleWithWebIdentity\"" more "}]}"
#define BOTH "[\"arn:aws:s3:::box\",\"arn:aws:s3:::box/*\"]"

struct asking {
	const char *test, *value;	/* value NULL: absent */
	enum truth truth;
	enum reason why;		/* of UNKNOWN */
};

/* TRUE fails, FALSE meets, UNKNOWN reviews with its reason. */
static void
ask_all(const struct asking *askings, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const struct asking *a = &askings[i];
		struct bench b;
		struct judged got;
		char *clauses, *item;
		enum ex_verdict want = a->truth == TRUE_ ? EX_FAILS :
			a->truth == FALSE_ ? EX_MEETS : EX_REVIEW;

		bench_open(&b);
		clauses = arena_printf(b.arena, "fails: %s; meets: else",
				       a->test);
		item = arena_printf(b.arena, a->value ? "{\"v\":%s}" : "{}",
				    a->value);
		got = bench_judge(&b, clauses, item, "v", REASON_NONE);
		if (got.verdict != want || (a->truth == UNKNOWN &&
					    got.reason != a->why))
			fail_msg("%s of %s: %s (%s), not %s", a->test, item,
				 verdict_name(got.verdict),
				 reason_name(got.reason), verdict_name(want));
		arena_free(b.arena);
	}
}

#endif
