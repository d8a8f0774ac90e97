/*
 * arena.c - blocks that double, handed out from the front
 *
 * A request too large for the block at hand gets a block of its own size.  A
 * reset leaves one block as large as all were, up to a bound: a stream of
 * answers of one size costs no malloc.
 */
#include "base/arena.h"

#include <stdarg.h>
#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"

#define BLOCK_FIRST	(16u * 1024)
#define BLOCK_MOST	(1024u * 1024)

struct block {
	struct block *next;
	size_t used, room;
	alignas(max_align_t) unsigned char data[];
};

struct arena {
	struct block *first, *last;
	size_t used;
};

static struct block *
block_new(size_t room)
{
	struct block *b;

	if (room > SIZE_MAX / 2)
		abort();
	b = xmalloc(sizeof(*b) + room);
	b->next = NULL;
	b->used = 0;
	b->room = room;
	return b;
}

struct arena *
arena_new(void)
{
	struct arena *arena = xcalloc(1, sizeof(*arena));

	arena->first = arena->last = block_new(BLOCK_FIRST);
	return arena;
}

static void
free_from(struct block *b)
{
	struct block *next;

	for (; b != NULL; b = next) {
		next = b->next;
		free(b);
	}
}

void
arena_free(struct arena *arena)
{
	if (arena == NULL)
		return;
	free_from(arena->first);
	free(arena);
}

void
arena_reset(struct arena *arena)
{
	size_t room = 0;

	for (const struct block *b = arena->first; b != NULL; b = b->next)
		room += b->room;
	if (arena->first->next != NULL && arena->first->room < BLOCK_MOST) {
		free_from(arena->first);
		arena->first = block_new(room < BLOCK_MOST ? room : BLOCK_MOST);
	}
	free_from(arena->first->next);
	arena->first->next = NULL;
	arena->first->used = 0;
	arena->last = arena->first;
	arena->used = 0;
}

/* Not zeroed. */
static void *
hand_out(struct arena *arena, size_t size)
{
	const size_t unit = alignof(max_align_t);
	struct block *b = arena->last;
	size_t room;
	void *p;

	if (size > SIZE_MAX / 4)
		abort();
	size = (size + unit - 1) / unit * unit;
	if (size == 0)
		size = unit;
	if (size > b->room - b->used) {
		room = b->room < BLOCK_MOST ? b->room * 2 : BLOCK_MOST;
		b->next = block_new(size > room ? size : room);
		b = arena->last = b->next;
	}
	p = b->data + b->used;
	b->used += size;
	arena->used += size;
	return p;
}

void *
arena_alloc(struct arena *arena, size_t size)
{
	return memset(hand_out(arena, size), 0, size);
}

char *
arena_strdup(struct arena *arena, const char *s)
{
	return arena_strndup(arena, s, strlen(s));
}

char *
arena_strndup(struct arena *arena, const char *s, size_t n)
{
	char *p = hand_out(arena, n + 1);

	if (n > 0)
		memcpy(p, s, n);
	p[n] = '\0';
	return p;
}

char *
arena_printf(struct arena *arena, const char *format, ...)
{
	va_list ap;
	int n;
	char *p;

	va_start(ap, format);
	n = vsnprintf(NULL, 0, format, ap);
	va_end(ap);
	if (n < 0)
		abort();
	p = arena_alloc(arena, (size_t)n + 1);
	va_start(ap, format);
	vsnprintf(p, (size_t)n + 1, format, ap);
	va_end(ap);
	return p;
}

size_t
arena_used(const struct arena *arena)
{
	return arena->used;
}
