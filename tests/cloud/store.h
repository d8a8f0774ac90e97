/*
 * store.h - S3 as an archive sees it: versions, Object Lock, checksums, parts
 *
 * Written from the S3 API reference, operation by operation; what is not here
 * is answered 501.  The disk is the state, below DIR/store/BUCKET: a version
 * is NNNN.facts and NNNN.data, named by when it was made; an upload in parts
 * is uploads/ID with the same for each part.  So a cloud that was started
 * again knows what it knew, and a script can look.
 */
#ifndef STORE_H
#define STORE_H

#include "cloud.h"

/* facts.c: lines "name: value", named as the headers of a HEAD; a name that
 * begins with a dot is the store's own and is not sent. */
struct text fact(const struct buffer *facts, const char *name);
void fact_set(struct buffer *facts, const char *name, struct text value);
void fact_setf(struct buffer *facts, const char *name, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
/* The next line of *rest; 0: there is none. */
int fact_next(struct text *rest, struct text *name, struct text *value);
int fact_number(const struct buffer *facts, const char *name, int64_t *out);

/* store_bucket.c: buckets.ini, a section a bucket */
struct bucket {
	char *name, *owner, *region, *versioning, *policy, *encryption;
	char *retention_mode;		/* the default; NULL: none */
	long retention_days, abort_days, expire_days;
	int lock, public_policy, no_block;
	int block[4];			/* BlockPublicAcls ... */
	struct bucket *next;
};
int buckets_read(const char *dir, struct bucket **out, struct error *err);
void buckets_free(struct bucket *buckets);

/* store_fault.c: what goes wrong, and where it stops */
enum fault_kind {
	FAULT_NONE, FAULT_403, FAULT_409, FAULT_412, FAULT_500, FAULT_503,
	FAULT_EXPIRED, FAULT_OK_ERROR, FAULT_TORN, FAULT_TORN_REQUEST,
	FAULT_SLOW, FAULT_CHECKSUM, FAULT_SHORT, FAULT_NO_LOCK, FAULT_LOST,
};
struct faults;
struct faults *faults_new(const struct options *options, struct error *err);
void faults_free(struct faults *faults);
/* One fewer of it is left. */
enum fault_kind fault_take(struct faults *faults, const char *op);
/* The same for FAULT_TORN_REQUEST alone, before there is a body. */
int fault_tears(struct faults *faults, const char *op);
/* Stops if it is this request's turn, until DIR/held is removed; -1: whoever
 * asked is gone by then. */
int hold(struct faults *faults, const char *when, const char *op, int fd);

/* One request for the store, and what is said to it */
struct ask {
	struct store *store;
	const struct bucket *bucket;
	const struct http_in *http;
	const char *key;		/* "" : the bucket itself */
	const char *op;
	struct params query;
	struct arena *arena;
	int64_t now;
	enum fault_kind fault;
	struct said *said;
};

struct said {
	unsigned status;
	char code[64];			/* "" : no error */
	const char *type;
	struct buffer head, body;
	uint64_t length;		/* of what HEAD leaves out, or a file */
	int file;			/* -1: the body is body */
	int torn;
};

/* Always -1, so that what refuses can return it. */
int refuse(struct ask *ask, unsigned status, const char *code,
	   const char *message);
void say_head(struct ask *ask, const char *name, struct text value);
void say_xml(struct ask *ask, const char *name, struct text value);
void say_xmlf(struct ask *ask, const char *name, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
void say_puts(struct ask *ask, const char *raw);
void say_root(struct ask *ask, const char *root);	/* and </root> is yours */
void say_time(struct ask *ask, const char *name, int64_t ms);
struct text asked(const struct ask *ask, const char *header);
const char *query(const struct ask *ask, const char *word);
long query_number(const struct ask *ask, const char *word, long otherwise);

/* A version, as it lies on the disk */
struct object {
	const char *stem;		/* path without .facts and .data */
	const char *key, *version;
	int64_t size, modified;
	int marker, latest;
	struct buffer *facts;
};
struct objects {
	struct object *v;
	size_t n;			/* oldest first */
};
void objects_find(const struct ask *ask, struct objects *out);
/* The version asked for, or the current one; NULL: it was refused. */
struct object *object_find(struct ask *ask);
/* The current version or marker of the key; NULL: there is none. */
struct object *object_current(const struct ask *ask);
/* A new version: facts are completed and written, data is moved to it. */
int object_add(struct ask *ask, struct buffer *facts, const char *data);
/* What a request says of the object it makes; -1: refused. */
int object_facts(struct ask *ask, struct buffer *facts);
/* If-None-Match; -1: refused. */
int object_may_be_new(struct ask *ask);
/* The body against the digests that came with it; -1: refused. */
int body_checked(struct ask *ask);
struct buffer *arena_facts(struct arena *arena, const char *path);
const char *store_folder(const struct ask *ask);	/* of the bucket */
const char *store_stem(const struct ask *ask);		/* a new one */
struct faults *store_faults(struct store *store);

/* store_multipart.c: an upload in parts, as far as it came */
#define PARTS_MAX 10000
struct upload {
	const char *id, *folder;
	struct buffer *facts;		/* of the object it will be */
};
struct part {
	long number;
	int64_t size;
	struct text etag, sha256;
	const char *data;		/* path */
};
/* The upload asked for; -1: refused. */
int upload_find(struct ask *ask, struct upload *out);
void upload_remove(struct ask *ask, const struct upload *upload);
/* All that are there, by number. */
size_t parts_find(struct ask *ask, const struct upload *upload,
		  struct part **out);

/* store_lock.c */
int lock_facts(struct ask *ask, struct buffer *facts);
int lock_permits_removal(struct ask *ask, const struct object *object);

/* Operations: each says what there is to say. */
typedef void operation(struct ask *ask);
operation put_object, get_object, get_attributes, delete_object;
operation get_retention, put_retention, get_legal_hold, put_legal_hold;
operation list_versions, list_objects;
operation create_upload, upload_part, list_parts, complete_upload;
operation abort_upload, list_uploads;
operation head_bucket, get_versioning, get_lock_configuration;
operation get_access_block, get_policy, get_policy_status, get_lifecycle;
operation get_encryption, get_location;

#endif
