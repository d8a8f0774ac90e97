/*
 * sigv4.h - AWS Signature Version 4
 *
 * Each stage can be called alone: the published vectors state every
 * intermediate string.  Signing keys are cached by (access key, secret,
 * date, region, service).
 */
#ifndef SIGV4_H
#define SIGV4_H

#include <stdint.h>

#include "aws/credentials.h"
#include "aws/request.h"
#include "base/buffer.h"

struct signer;

struct signer *signer_new(void);
void signer_free(struct signer *signer);	/* keys cleansed */

/* The payload's digest is http->sha256, or body's where that is NULL.
 * Adds host, x-amz-date, x-amz-security-token, x-amz-content-sha256 (S3) and
 * authorization to http's headers. time: ms, corrected for skew. */
void sigv4_sign(struct signer *signer, struct http *http,
		const struct credentials *credentials, int64_t time);

struct sigv4_stages {
	struct buffer canonical, string_to_sign;
	char signature[65];
	struct buffer signed_headers;
};
void sigv4_stages_init(struct sigv4_stages *stages);
void sigv4_stages_free(struct sigv4_stages *stages);
void sigv4_canonical(const struct http *http, const char *payload_sha256,
		     struct sigv4_stages *out);
void sigv4_string(const struct http *http, int64_t time,
		  struct sigv4_stages *out);
void sigv4_signature(struct signer *signer, const struct http *http,
		     const struct credentials *credentials, int64_t time,
		     struct sigv4_stages *out);

/* A presigned GET: query parameters added to http->query and url; of S3 the
 * payload is left unsigned. seconds <= 604800. */
void sigv4_presign(struct signer *signer, struct http *http,
		   const struct credentials *credentials, int64_t time,
		   unsigned seconds);

#endif
