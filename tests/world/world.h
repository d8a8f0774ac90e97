/*
 * world.h - the sample organisation, and what AWS would answer about it
 *
 * Two accounts, two regions, good and bad configurations (README.md has the
 * cast).  services/ says how each operation finds its answer, accounts/ holds
 * the resources, organisation.json the keys, the roles and what goes wrong.
 * The cloud serves it over TLS and the simulator on its virtual clock: a
 * question has no idea of how it came.
 */
#ifndef WORLD_H
#define WORLD_H

#include <exhibit/collector.h>

#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/text.h"
#include "doc/doc.h"

struct world;

/*
 * Arguments by their names on the wire, flat: "MaxResults", "Bucket",
 * "Filter.1.Value.1"; of JSON "LookupAttributes.0.AttributeValue".
 */
struct params {
	struct arena *arena;
	struct param *first, *last;
};
struct param {
	const char *name, *value;
	struct param *next;
};

void params_init(struct params *params, struct arena *arena);
void params_add(struct params *params, struct text name, struct text value);
/* Name=value&..., percent-encoded: a query string or a form. */
void params_add_form(struct params *params, struct text form);
/* An object's members; prefix is "" at the top. */
void params_add_json(struct params *params, const char *prefix,
		     const struct ex_node *node);
/* A REST request's body, if it is a JSON object. */
void params_add_body(struct params *params, struct text body);
const char *params_get(const struct params *params, const char *name);

struct world_question {
	const char *account, *region;	/* who is asked, and where */
	const char *service, *op;	/* "kms", "DescribeKey" */
	enum ex_protocol protocol;	/* how the answer is to be written */
	const char *caller;		/* ARN */
	int64_t now;			/* when; 0: the world's own time */
	const struct params *params;
};

struct world_answer {
	unsigned status;
	struct buffer body;
	const char *type;		/* Content-Type */
	char code[96];			/* error code, "" if none */
	char region[32];		/* S3: where the bucket really is */
};

/* Times in the data are relative to now (ms since 1970), cut to its day. */
int world_open(struct world **out, const char *folder, int64_t now,
	       struct error *err);
void world_free(struct world *world);

void world_answer_init(struct world_answer *answer);
void world_answer_free(struct world_answer *answer);
/* Empty again, for an answer in this protocol. */
void world_answer_start(struct world_answer *answer, enum ex_protocol protocol);

/* Never fails: what is not known is answered as AWS answers it. */
void world_answer(struct world *world, const struct world_question *question,
		  struct world_answer *answer);

/* An error as the protocol writes it. */
void world_refuse(const struct world *world, enum ex_protocol protocol,
		  unsigned status, const char *code, const char *message,
		  struct world_answer *answer);

/* How a service speaks; -1: the world has none of that name. */
int world_protocol(const struct world *world, const char *service,
		   enum ex_protocol *protocol);

/* The service whose X-Amz-Target prefix this is, or NULL. */
const char *world_target(const struct world *world, struct text prefix);

/*
 * The operation a REST request is, or NULL; labels of its path and the words
 * of its query are added to params.  path is as sent.
 */
const char *world_route(const struct world *world, const char *service,
			struct text method, struct text path,
			struct params *params);

/* Names of the operations served, for tests; NULL at the end. */
const char *world_operation(const struct world *world, const char *service,
			    size_t i);
const char *world_service(const struct world *world, size_t i);

/* Sessions end after so long at most, whatever they ask for. */
void world_session_seconds(struct world *world, int64_t seconds);

/* Who owns an access key; NULL: nobody. */
struct world_key {
	const char *id, *secret;
	const char *token;		/* NULL: a user's key */
	const char *account, *arn;
	int64_t expires;		/* ms; 0: never */
};
const struct world_key *world_key(const struct world *world,
				  struct text access_key);

#endif
