/*
 * secret_find.h - the parts of secret.c
 *
 * A detector is asked at a character that may begin or mark a find, and says
 * where the find is; it looks no further than a bounded way around, so that a
 * text is searched in one pass.
 */
#ifndef SECRET_FIND_H
#define SECRET_FIND_H

#include "doc/secret.h"

struct hit {
	enum secret_kind kind;
	size_t at, len;
};

typedef int detect_fn(struct text in, size_t i, struct hit *hit);

/* secret_aws.c */
detect_fn detect_aws_key, detect_signed_query;
/* secret_token.c */
detect_fn detect_private_key, detect_bearer, detect_issued;
detect_fn detect_user_info;
/* secret_assign.c */
detect_fn detect_assigned, detect_flag;
/* personal.c */
detect_fn detect_email, detect_phone, detect_number;

/* What kind a value so named is; SECRET_NONE: an ordinary name. */
enum secret_kind secret_named(struct text name);
/* Would a value of that kind be a secret, or is it a word, a reference, ours? */
int secret_is_value(struct text value, enum secret_kind kind);
/* "--api-key": what follows it is a secret. */
enum secret_kind secret_flag(struct text argument);

/* Character classes, ASCII whatever the locale. */
int is_digit(char c);
int is_alnum(char c);
int is_blank(char c);
int is_word(char c);		/* a letter, a digit, _ or - */
int is_base64(char c);		/* either alphabet, with = */

/* The character at i, also before the first and behind the last: 0. */
char char_at(struct text in, size_t i);
char char_before(struct text in, size_t i);
/* How many characters of the class stand at i. */
size_t run_at(struct text in, size_t i, int (*class)(char c));
/* Does word stand at i, ASCII case aside? */
int stands_at(struct text in, size_t i, const char *word);

#endif
