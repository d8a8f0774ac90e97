/*
 * arena.h - memory that is freed at once
 *
 * For everything whose life is a response or an account.  What arena_alloc()
 * hands out is zeroed and aligned for any type.
 */
#ifndef ARENA_H
#define ARENA_H

#include <stddef.h>

struct arena;

struct arena *arena_new(void);
void arena_free(struct arena *arena);		/* NULL is fine */
void arena_reset(struct arena *arena);		/* keeps a block */
void *arena_alloc(struct arena *arena, size_t size);
char *arena_strdup(struct arena *arena, const char *s);
char *arena_strndup(struct arena *arena, const char *s, size_t n);
char *arena_printf(struct arena *arena, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
size_t arena_used(const struct arena *arena);	/* bytes handed out */

#endif
