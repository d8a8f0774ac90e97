/*
 * encode.h - the arguments of a request in the shape of its protocol
 *
 * Names are those on the wire already; values are put where they belong and
 * escaped as that place wants it.  Raw values (:=) are JSON: in JSON as they
 * are, in a query flattened (Filter.1.Value.2).
 */
#ifndef ENCODE_H
#define ENCODE_H

#include "aws/request.h"
#include "base/text.h"
#include "doc/doc.h"

#define ENCODE_ARGS_MAX	64

struct encode {
	const struct request *request;
	const struct ex_service *service;
	struct http *http;
	uint64_t used;			/* arguments the path took, a bit each */
	struct text base;		/* path of an endpoint of the user's own */
	int bucket_in_host;
};

/* Of a raw value. NULL: it is not JSON. */
struct ex_node *encode_raw(struct arena *arena, const char *value,
			   struct error *err);
int encode_is_member(const struct encode *e, size_t i);

/* The body as one JSON object, {} if there is nothing to say. */
int encode_json(struct encode *e, struct error *err);
/* Action=…&Version=… */
int encode_query(struct encode *e, struct error *err);
/* Path and query from the row's template. */
int encode_rest(struct encode *e, struct error *err);
/* AssumeRole, of a REQUEST_ENTER. */
void encode_enter(struct encode *e);

#endif
