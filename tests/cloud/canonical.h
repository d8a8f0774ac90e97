/*
 * canonical.h - the canonical request of SigV4
 */
#ifndef CANONICAL_H
#define CANONICAL_H

#include "cloud.h"

/* -1: headers that must be signed are not, or not in order. */
int canonical_request(const struct http_in *http, struct text signed_headers,
		      int s3, const char *payload, struct buffer *out);

#endif
