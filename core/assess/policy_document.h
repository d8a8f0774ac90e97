/*
 * policy_document.h - IAM and resource policies as AWS really writes them
 *
 * Statement is an object or an array, members are a string or an array, the
 * document may be percent-encoded.  Actions and condition keys are compared
 * without regard to case.  What cannot be told from the text is unknown.
 */
#ifndef POLICY_DOCUMENT_H
#define POLICY_DOCUMENT_H

#include "assess/truth.h"
#include "base/arena.h"
#include "doc/doc.h"

struct policy {
	const struct ex_node **v;	/* its statements */
	size_t n;
};

/* value: a document, a statement, an array of either, a string that holds one;
 * NULL: no statements.  -1: it is no policy. */
int policy_read(const struct ex_node *value, struct arena *arena,
		struct policy *out);
/* Adds to what is there. */
int policy_add(struct policy *policy, const struct ex_node *value,
	       struct arena *arena);

int statement_allows(const struct ex_node *statement);
int statement_denies(const struct ex_node *statement);
/* Does "Action"/"NotAction" (or Resource) take in all that value names? */
enum truth statement_action(const struct ex_node *statement, const char *action);
enum truth statement_resource(const struct ex_node *statement,
			      const char *resource);
/* Every resource the action can have?  That may be written as an ARN. */
enum truth statement_everywhere(const struct ex_node *statement,
				const char *action);
int statement_conditional(const struct ex_node *statement);

/* A string alone, or each of an array; stops at fn's first non-zero. */
int each_string(const struct ex_node *node,
		int (*fn)(void *ctx, struct text value), void *ctx);

/* Principals: kind is AWS, Service, Federated, CanonicalUser; "*" is AWS. */
int each_principal(const struct ex_node *statement,
		   int (*fn)(void *ctx, struct text kind, struct text value),
		   void *ctx);
/* Principal "*" or AWS "*".  A NotPrincipal is unknown, no principal at all
 * (an identity's policy) is false. */
enum truth statement_for_anyone(const struct ex_node *statement);
int statement_has_principal(const struct ex_node *statement);
/* Account of an AWS principal or any ARN; empty: it names none. */
struct text account_of(struct text principal);
/* All principals are of that account; root_only: and its root. */
int statement_for_account(const struct ex_node *statement, const char *account,
			  int root_only);

struct condition {
	struct text operator;	/* without ForAnyValue: and IfExists */
	struct text key;
	const struct ex_node *values;
	int demands;		/* false where the key is missing; positive */
	int negative;		/* StringNotEquals and its like */
};
int each_condition(const struct ex_node *statement,
		   int (*fn)(void *ctx, const struct condition *condition),
		   void *ctx);

#endif
