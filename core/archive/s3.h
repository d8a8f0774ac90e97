/*
 * s3.h - one bucket, asked one request at a time
 *
 * A request is signed (SigV4, the payload's SHA-256 in it), sent, and tried
 * again where that is right: no answer, 5xx, throttles, a 200 with <Error> in
 * it, the wrong Region (once), the clock (once), expired credentials (once).
 * A body may be a range of a file, which is never read into memory.
 *
 * Buckets of AWS are addressed by host, those of an endpoint of one's own by
 * path.  Source of paths, headers and codes: Amazon S3 API Reference; of the
 * 200 with <Error>: there, "CompleteMultipartUpload".
 */
#ifndef ARCHIVE_S3_H
#define ARCHIVE_S3_H

#include <signal.h>
#include <stddef.h>
#include <stdint.h>

#include "aws/credentials.h"
#include "aws/request.h"
#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/map.h"
#include "doc/doc.h"

struct s3_options {
	const char *bucket;
	const char *region, *profile;	/* NULL: as the SDKs find them */
	const char *endpoint;		/* NULL: the SDKs' settings, then AWS */
	const char *ca_file;		/* NULL: AWS_CA_BUNDLE, the system's */
	const char *owner;		/* account that must own it; NULL: any */
	const volatile sig_atomic_t *stop;	/* set: give up; NULL: never */
};

struct s3;
int s3_open(struct s3 **out, const struct s3_options *o, struct error *err);
void s3_close(struct s3 *s3);			/* NULL is fine */
const char *s3_region(const struct s3 *s3);	/* as known by now */
const char *s3_endpoint(const struct s3 *s3);	/* NULL: AWS */

struct s3_pair { const char *name, *value; };

struct s3_request {
	const char *method;
	const char *key;		/* NULL: of the bucket itself */
	struct s3_pair query[6], headers[16];
	size_t nquery, nheaders;
	struct text body;		/* unless size: */
	int fd;				/* size bytes of it from at on */
	uint64_t at, size;
	const char *sha256;		/* hex, of the range of fd */
	int again_409;			/* a conflict is tried again */
	const char *tell;		/* what it is, said every ten seconds */
};

/* Both borrow; a value of NULL is left out. */
void s3_query(struct s3_request *r, const char *name, const char *value);
void s3_header(struct s3_request *r, const char *name, const char *value);

struct s3_answer {
	long status;			/* 0: none came; message says why */
	char code[64], message[256];	/* of an error, also one in a 200 */
	char request_id[128];
	int unreachable;		/* status 0: not even a connection */
	int whole;			/* its head came to its end */
	unsigned tries;			/* that were made for it */
	struct arena *arena;
	struct map *headers;		/* by lower-case name */
	struct buffer body;
	const struct ex_node *xml;	/* its root's content, or NULL */
};

void s3_answer_init(struct s3_answer *a);
void s3_answer_free(struct s3_answer *a);
const char *s3_answer_header(const struct s3_answer *a, const char *name);
int s3_good(const struct s3_answer *a);		/* 2xx, and no <Error> */

/* 0: *out is the last answer, whatever it says.  -1: there is none (no
 * credentials, no connection, TLS), or it was stopped. */
int s3_ask(struct s3 *s3, const struct s3_request *r, struct s3_answer *out,
	   struct error *err);
/* -1 with what the answer says, and what that means: "PutObject s3://…: ". */
int s3_refused(const struct s3_answer *a, const char *operation,
	       const char *key, struct error *err);

/*
 * A presigned GET of the key, until *until (ms), which is the least of seconds,
 * seven days and what the credentials live.  The URL is a secret.
 */
enum s3_limit { S3_LIMIT_ASKED, S3_LIMIT_SERVICE, S3_LIMIT_CREDENTIALS };
struct s3_link {
	struct buffer url;
	int64_t until;
	enum s3_limit limit;
	int unknown_end;		/* a session whose end is not known */
};
int s3_presign(struct s3 *s3, const struct s3_request *r, int64_t ms,
	       struct s3_link *out, struct error *err);
void s3_link_free(struct s3_link *link);	/* cleansed */

#endif
