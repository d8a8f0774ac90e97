/*
 * text.h - a view of bytes that somebody else owns
 *
 * Not terminated.  A view made with text_of() of a C string may be printed
 * with "%.*s" and TEXT_ARG().
 */
#ifndef TEXT_H
#define TEXT_H

#include <stddef.h>

struct text {
	const char *at;
	size_t len;
};

#define TEXT_ARG(t)	(int)(t).len, (t).at

struct text text_of(const char *s);			/* NULL: empty */
struct text text_n(const char *s, size_t n);
int text_equal(struct text a, struct text b);
int text_is(struct text a, const char *s);
int text_is_nocase(struct text a, const char *s);	/* ASCII case only */
int text_starts(struct text a, const char *prefix);
int text_ends(struct text a, const char *suffix);
int text_compare(struct text a, struct text b);		/* by bytes */
struct text text_trim(struct text a);			/* ASCII blanks */

/*
 * Takes off and returns what stands before the first sep; *rest becomes what
 * stands behind it.  Without a sep it is all of it, and *rest is empty with
 * at == NULL.
 */
struct text text_cut(struct text *rest, char sep);

/* The next word of *rest, blanks skipped; empty (len 0) when there is none. */
struct text text_word(struct text *rest);

/* pattern may have * at either end; nocase: whatever the ASCII case. */
int text_glob_ends(struct text value, struct text pattern, int nocase);

/* * and ? anywhere, as in IAM policies. */
int text_glob(struct text value, struct text pattern, int nocase);

int text_is_utf8(struct text a);	/* well-formed, no surrogates */

#endif
