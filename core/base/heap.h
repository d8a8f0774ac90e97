/*
 * heap.h - what is due first
 *
 * A binary heap of items the caller owns; each carries its node.  Ties go to
 * the one that was pushed first, so that a run is the same every time.
 */
#ifndef HEAP_H
#define HEAP_H

#include <stddef.h>
#include <stdint.h>

struct heap_node {
	int64_t due;
	uint64_t order;		/* set by heap_push */
	size_t slot;		/* 1-based; 0: not in a heap */
};

struct heap {
	struct heap_node **v;
	size_t n, room;
	uint64_t next;
};

void heap_init(struct heap *heap);
void heap_done(struct heap *heap);		/* frees the array only */
void heap_push(struct heap *heap, struct heap_node *node, int64_t due);
struct heap_node *heap_peek(const struct heap *heap);	/* NULL: empty */
struct heap_node *heap_pop(struct heap *heap);
void heap_remove(struct heap *heap, struct heap_node *node);	/* or out */

#endif
