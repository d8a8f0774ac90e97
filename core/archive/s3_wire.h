/*
 * s3_wire.h - the parts of the S3 client, for each other
 *
 *	s3.c		opened and closed; presigned
 *	s3_request.c	what is signed
 *	s3_wire.c	one request on the wire and its answer
 *	s3_retry.c	what is tried again, and when
 */
#ifndef S3_WIRE_H
#define S3_WIRE_H

#include <curl/curl.h>

#include "archive/s3.h"
#include "aws/sigv4.h"

struct s3 {
	char *bucket, *region, *owner;	/* owner NULL: any */
	char *endpoint;			/* NULL: AWS */
	char *ca_file;
	const volatile sig_atomic_t *stop;
	struct credentials_source *credentials;
	struct endpoint_options endpoints;
	struct signer *signer;
	CURL *curl;
	struct http http;
	int64_t skew;			/* ms, of our clock */
	const char *telling;		/* whose progress is told; NULL: none's */
	int64_t told;
};

/* s3->http from r, not yet signed. */
int s3_encode(struct s3 *s3, const struct s3_request *r, struct error *err);

/* Signed and sent once.  -1: it could not be sent at all, or was stopped. */
int s3_once(struct s3 *s3, const struct s3_request *r, struct s3_answer *out,
	    struct error *err);

#endif
