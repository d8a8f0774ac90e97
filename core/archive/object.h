/*
 * object.h - one file that becomes one object, and is read back
 *
 *	object.c	is it there already? then put, then read back
 *	multipart.c	in parts, going on where it stopped
 *	readback.c	is what is stored what was sent, on the terms wanted?
 */
#ifndef ARCHIVE_OBJECT_H
#define ARCHIVE_OBJECT_H

#include "archive/s3.h"
#include "archive/source.h"
#include "archive/state.h"
#include "archive/stored.h"
#include "archive/target.h"
#include "archive/terms.h"

struct remarks {			/* what a receipt should say besides */
	char text[8][256];
	size_t n;
};
void remark(struct remarks *r, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

struct object {
	struct s3 *s3;
	const char *key, *shown;	/* "s3://bucket/key" */
	const char *content_type;
	const struct source *source;
	const struct terms *terms;
	struct state *state;		/* of a file that goes in parts, or NULL */
	struct remarks *remarks;
	/* found out */
	int was_there;
	char version[1025], upload_request[128];
	struct stored stored;		/* once it was read back */
};

/* E_EXISTS: another file is there.  E_UPLOAD_VERIFY: it is not what was sent,
 * or not on these terms; never tried again. */
int object_archive(struct object *o, struct error *err);

/* Lock, hold, class, encryption: of PutObject and CreateMultipartUpload. */
struct term_headers { char until[32]; };
void object_terms(struct s3_request *r, const struct object *o,
		  struct term_headers *room);

enum put_result { PUT_FAILED = -1, PUT_DONE, PUT_LOOK };	/* look: is it there? */
enum put_result multipart_put(struct object *o, struct error *err);
/* Its upload, and one whose id was lost, are aborted; a refusal is only told. */
void multipart_give_up(struct s3 *s3, const char *key,
		       const struct state *state);

int object_read_back(struct object *o, struct error *err);

#endif
