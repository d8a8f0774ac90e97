/*
 * fault.h - why a bundle is refused: the name, the member, the sentence
 *
 * The first fault of a run stands.  exit is what the program ends with; 5 is
 * no judgement of the bundle but a machine that could not read it.
 */
#ifndef FAULT_H
#define FAULT_H

enum {
	EXIT_INVALID = 1,
	EXIT_MALFORMED = 3,
	EXIT_TRUST = 4,
	EXIT_SYSTEM = 5,
	EXIT_CHAIN = 6,
};

struct fault {
	char name[32];			/* "E_DIGEST"; "" none */
	int exit;
	char where[512];		/* member, or "" */
	char detail[512];
};

/* -1, so that a failing function can end in one statement; where NULL: "". */
int fault_set(struct fault *fault, int status, const char *name,
	      const char *where, const char *format, ...)
	__attribute__((format(printf, 5, 6)));

/* Control characters become '?': names from a bundle reach a terminal. */
void fault_clean(char *text);

/* The newest thing OpenSSL has to say, its queue emptied; never empty. */
const char *fault_openssl(char *out, unsigned size);

#endif
