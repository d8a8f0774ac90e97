/*
 * post.h - one HTTP POST, for a time-stamp authority
 */
#ifndef POST_H
#define POST_H

#include <stddef.h>

#include "base/buffer.h"
#include "base/error.h"

/* seal_tsa.post; ctx: CA file or NULL.  ERROR_SYSTEM unless 200. */
int post_bytes(void *ctx, const char *url, const char *type, const void *body,
	       size_t len, struct buffer *answer, struct error *err);

#endif
