/*
 * error_code.h - what an error answer says of itself, whatever the protocol
 */
#ifndef ERROR_CODE_H
#define ERROR_CODE_H

#include "base/text.h"
#include "aws/response.h"

struct ex_node;

struct error_answer {
	struct text code, message, region;	/* region: S3 redirects */
};

/* From the headers, else from the body; answer may be NULL. */
void error_answer_read(const struct response *response,
		       const struct ex_node *answer, struct error_answer *out);

#endif
