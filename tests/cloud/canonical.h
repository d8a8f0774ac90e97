/*
 * canonical.h - the canonical request of SigV4, and a signature in a query
 */
#ifndef CANONICAL_H
#define CANONICAL_H

#include "cloud.h"

/* -1: headers that must be signed are not, or not in order. */
int canonical_request(const struct http_in *http, struct text signed_headers,
		      int s3, const char *payload, struct buffer *out);

/* presigned.c: the words of a link, decoded */
struct presigned {
	char algorithm[24], credential[160], date[24], signed_headers[256];
	char token[2048], signature[80];
	long expires;			/* seconds after date */
};
int is_presigned(const struct http_in *http);
int presigned_read(const struct http_in *http, struct presigned *out);

#endif
