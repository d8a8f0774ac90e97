/*
 * presigned.c - a signature in the query, as a link carries it
 *
 * "Authenticating Requests: Using Query Parameters" in the S3 documentation:
 * the same algorithm, what is in the header stands in X-Amz-* words, the body
 * is UNSIGNED-PAYLOAD, and X-Amz-Signature is not among what is signed.
 */
#include <stdlib.h>
#include <string.h>

#include "canonical.h"

#define WEEK 604800

int
is_presigned(const struct http_in *http)
{
	return http->query.len
	    && memmem(http->query.at, http->query.len, "X-Amz-Signature=",
		      16) != NULL;
}

int
presigned_read(const struct http_in *http, struct presigned *out)
{
	struct text rest = http->query;
	char expires[12] = "", *end;
	const struct { const char *name; char *to; size_t room; } words[] = {
		{ "X-Amz-Algorithm", out->algorithm, sizeof(out->algorithm) },
		{ "X-Amz-Credential", out->credential,
		  sizeof(out->credential) },
		{ "X-Amz-Date", out->date, sizeof(out->date) },
		{ "X-Amz-Expires", expires, sizeof(expires) },
		{ "X-Amz-SignedHeaders", out->signed_headers,
		  sizeof(out->signed_headers) },
		{ "X-Amz-Security-Token", out->token, sizeof(out->token) },
		{ "X-Amz-Signature", out->signature,
		  sizeof(out->signature) },
	};

	memset(out, 0, sizeof(*out));
	while (rest.len) {
		struct text value = text_cut(&rest, '&');
		struct text name = text_cut(&value, '=');
		for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
			if (text_is(name, words[i].name)
			    && http_decode(words[i].to, words[i].room, value))
				return -1;
	}
	out->expires = strtol(expires, &end, 10);
	return !strcmp(out->algorithm, "AWS4-HMAC-SHA256") && *expires
	    && !*end && out->expires >= 1 && out->expires <= WEEK ? 0 : -1;
}
