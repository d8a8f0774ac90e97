/*
 * uri.h - percent-encoding as SigV4 wants it: upper case, only A-Z a-z 0-9
 * and -._~ left alone
 */
#ifndef URI_H
#define URI_H

#include "base/buffer.h"
#include "base/text.h"

/* keep: further characters that stay as they are. */
void uri_put(struct buffer *out, struct text t, const char *keep);

/* &name=value, encoded. */
void uri_pair(struct buffer *query, struct text name, struct text value);

/* Sorted by name, then by value; a name alone gets its =; what is encoded
 * already stays so. */
void uri_query(struct buffer *out, struct text query);

#endif
