/*
 * classify.h - what an answer means
 *
 * Order and codes are in README.md here.
 */
#ifndef CLASSIFY_H
#define CLASSIFY_H

#include "aws/outcome.h"
#include "aws/request.h"
#include "aws/response.h"

enum advice {
	ADVICE_END,		/* outcome is final */
	ADVICE_RETRY,		/* transient: full jitter, at most 8 tries */
	ADVICE_THROTTLE,	/* back to the front of its lane; never given up by count */
	ADVICE_REFRESH,		/* credentials expired: renew once, ask again */
	ADVICE_SKEW,		/* clock: correct by response->date, once */
	ADVICE_REDIRECT,	/* ask again in region[], once */
	ADVICE_RESTART,		/* page token refused: list again from its first page */
	ADVICE_AGAIN,		/* .again: report not ready; every 2 s for 60 s */
};

struct verdict_of_answer {
	enum advice advice;
	enum outcome outcome;	/* if it had to end now */
	int gone;		/* absent because it no longer exists */
	char code[128];		/* error code, "" if none */
	char message[1024];	/* not yet scanned for secrets */
	char region[32];	/* ADVICE_REDIRECT */
};

/*
 * answer: the parsed body or NULL when it was refused or the status is not 2xx
 * and it could not be parsed.  request->call NULL (enter): as an sts call.
 */
void classify(const struct request *request, const struct response *response,
	      const struct ex_node *answer, struct verdict_of_answer *out);

#endif
