/*
 * answers.h - the sample organisation on a virtual clock, with one fault
 *
 * Nothing is sent: a request is encoded as it would be on the wire, taken apart
 * again as tests/cloud does, and asked of the world.  What the world answered
 * once is kept, so that a thousand runs ask it no more than one.
 */
#ifndef FAULTS_ANSWERS_H
#define FAULTS_ANSWERS_H

#include "base/map.h"
#include "transport/transport.h"

struct fault {
	const char *name;
	unsigned status;		/* 0: no answer, code says why */
	const char *code;
	const char *body;		/* instead of an error's */
	const char *outcome, *error;	/* as the ledger then has them */
};

struct answers;

struct answers *answers_open(void);
void answers_free(struct answers *answers);

/* Requests of that key meet the fault, always; NULL: none does. */
void answers_fault(struct answers *answers, const char *key,
		   const struct fault *fault);
/* At another start of the same clock; closed by its user. */
struct transport *answers_transport(struct answers *answers);

#endif
