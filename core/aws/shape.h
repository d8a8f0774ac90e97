/*
 * shape.h - is a body with status 200 the answer that was asked for?
 *
 * An answer may be empty of everything but its own outline; a page of somebody
 * else's has another.  What is taken for an answer and is none would be read as
 * "there is nothing".
 */
#ifndef SHAPE_H
#define SHAPE_H

#include "doc/doc.h"
#include "plan/registry.h"

/* answer: as doc_read_answer() gave it; len: bytes of the body. */
int shape_is_answer(const struct call *call, const struct ex_node *answer,
		    size_t len);
/* An error, whatever the status says: S3 may change its mind after it sent
 * 200, and a proxy may never have cared. */
int shape_is_error(enum ex_protocol protocol, const struct ex_node *answer);

#endif
