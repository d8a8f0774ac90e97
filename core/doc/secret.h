/*
 * secret.h - what a secret or a person looks like in text
 *
 * Used by redaction (scan) and by the predicates secret() and personal().
 */
#ifndef SECRET_H
#define SECRET_H

#include "base/text.h"

enum secret_kind {
	SECRET_NONE, SECRET_AWS_KEY, SECRET_PRIVATE_KEY, SECRET_TOKEN,
	SECRET_SIGNED_QUERY, SECRET_USER_INFO, SECRET_PASSWORD,
	PERSONAL_EMAIL, PERSONAL_PHONE, PERSONAL_SSN, PERSONAL_CARD,
	SECRET_OPAQUE,		/* not searched: packed, or encoded within */
};

/* The first hit at or after *from; *at and *len say where. */
enum secret_kind secret_find(struct text in, size_t from, size_t *at,
			     size_t *len);
enum secret_kind personal_find(struct text in, size_t from, size_t *at,
			       size_t *len);
const char *secret_name(enum secret_kind kind);	/* "aws-key", "email" */

#endif
