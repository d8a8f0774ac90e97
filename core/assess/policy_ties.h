/*
 * policy_ties.h - conditions that tie a statement to somebody
 *
 * AWS's own notion of public: an Allow for everyone that no condition ties to
 * an account, an organization, a network or a source.
 */
#ifndef POLICY_TIES_H
#define POLICY_TIES_H

#include "assess/policy_document.h"
#include "assess/predicate/predicate.h"

/* aws:SourceAccount and the others whose value says who. */
int key_ties(struct text key);
/* TRUE: some condition ties; FALSE: none that says who; UNKNOWN: perhaps. */
enum truth statement_tied(const struct ex_node *statement);
/* Does it demand key, with (account keys) an account of the run in it? */
enum truth statement_demands(const struct ex_node *statement, const char *key,
			     const struct predicate_world *world);
/* Of the run: its own or one of the plan's. */
int account_of_run(const struct predicate_world *world, struct text account);

#endif
