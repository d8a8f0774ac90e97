/* heap.c - a binary heap; a node knows its slot, so that it can be removed */
#include "base/heap.h"

#include <stdlib.h>

#include "base/alloc.h"

void
heap_init(struct heap *heap)
{
	*heap = (struct heap){ 0 };
}

void
heap_done(struct heap *heap)
{
	for (size_t i = 0; i < heap->n; i++)
		heap->v[i]->slot = 0;
	free(heap->v);
	heap_init(heap);
}

static int
before(const struct heap_node *a, const struct heap_node *b)
{
	return a->due != b->due ? a->due < b->due : a->order < b->order;
}

static void
place(struct heap *heap, struct heap_node *node, size_t slot)
{
	heap->v[slot - 1] = node;
	node->slot = slot;
}

static void
rise(struct heap *heap, struct heap_node *node, size_t slot)
{
	while (slot > 1 && before(node, heap->v[slot / 2 - 1])) {
		place(heap, heap->v[slot / 2 - 1], slot);
		slot /= 2;
	}
	place(heap, node, slot);
}

static void
sink(struct heap *heap, struct heap_node *node, size_t slot)
{
	size_t child;

	while ((child = slot * 2) <= heap->n) {
		if (child < heap->n &&
		    before(heap->v[child], heap->v[child - 1]))
			child++;
		if (!before(heap->v[child - 1], node))
			break;
		place(heap, heap->v[child - 1], slot);
		slot = child;
	}
	place(heap, node, slot);
}

void
heap_push(struct heap *heap, struct heap_node *node, int64_t due)
{
	heap_remove(heap, node);
	if (heap->n == heap->room) {
		heap->room = heap->room > 0 ? heap->room * 2 : 16;
		heap->v = xrealloc(heap->v, heap->room, sizeof(heap->v[0]));
	}
	node->due = due;
	node->order = heap->next++;
	rise(heap, node, ++heap->n);
}

struct heap_node *
heap_peek(const struct heap *heap)
{
	return heap->n > 0 ? heap->v[0] : NULL;
}

struct heap_node *
heap_pop(struct heap *heap)
{
	struct heap_node *node = heap_peek(heap);

	if (node != NULL)
		heap_remove(heap, node);
	return node;
}

void
heap_remove(struct heap *heap, struct heap_node *node)
{
	size_t slot = node->slot;
	struct heap_node *last;

	if (slot == 0)
		return;
	node->slot = 0;
	last = heap->v[--heap->n];
	if (last == node)
		return;
	if (slot > 1 && before(last, heap->v[slot / 2 - 1]))
		rise(heap, last, slot);
	else
		sink(heap, last, slot);
}
