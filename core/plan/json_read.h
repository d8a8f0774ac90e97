/*
 * json_read.h - members of a document that this program once wrote
 *
 * It may have been changed since: each member is asked for by name and kind,
 * and one nobody asked for is a fault, so that nothing said is passed over.
 * The first fault stays; after it all reads give nothing.
 */
#ifndef JSON_READ_H
#define JSON_READ_H

#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "doc/doc.h"

struct json_read {
	struct arena *arena;		/* where strings are copied to */
	struct error *err;
	int failed;
};

/* what must be an object with no members but names (NULL ends). */
int read_object(struct json_read *in, const struct ex_node *what,
		const char *const *names);
/* NULL if it is not there. */
const char *read_text(struct json_read *in, const struct ex_node *object,
		      const char *name);
/* As read_text(), but it must be there. */
const char *read_needed(struct json_read *in, const struct ex_node *object,
			const char *name);
/* 0 if it is not there. */
int64_t read_number(struct json_read *in, const struct ex_node *object,
		    const char *name, int64_t most);
/* The first element of an array, NULL if it is not there; *n: how many. */
const struct ex_node *read_array(struct json_read *in,
				 const struct ex_node *object,
				 const char *name, size_t *n);
void read_fault(struct json_read *in, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

#endif
