/* test_memory.c - arena, map and heap */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/heap.h"
#include "base/map.h"

static void
an_arena_hands_out_zeroes_also_after_a_reset(void **state)
{
	struct arena *arena = arena_new();
	unsigned char *p;

	(void)state;
	for (int round = 0; round < 3; round++) {
		for (size_t size = 0; size < 100000; size = size * 3 + 1) {
			p = arena_alloc(arena, size);
			assert_int_equal((uintptr_t)p % _Alignof(max_align_t),
					 0);
			for (size_t i = 0; i < size; i++)
				assert_int_equal(p[i], 0);
			memset(p, 0xff, size);
		}
		assert_true(arena_used(arena) > 100000);
		arena_reset(arena);
		assert_int_equal(arena_used(arena), 0);
	}
	assert_string_equal(arena_printf(arena, "%s %d", "a", 7), "a 7");
	assert_string_equal(arena_strndup(arena, "abc", 2), "ab");
	assert_string_equal(arena_strdup(arena, ""), "");
	arena_free(arena);
	arena_free(NULL);
}

static void
a_map_keeps_what_belongs_to_each_key(void **state)
{
	struct map *map = map_new();
	char key[32];
	int values[2000];

	(void)state;
	assert_null(map_get(map, "none"));
	for (int i = 0; i < 2000; i++) {
		snprintf(key, sizeof(key), "key-%d", i * 7);
		*map_at(map, key) = &values[i];
	}
	assert_int_equal(map_count(map), 2000);
	for (int i = 0; i < 2000; i++) {
		snprintf(key, sizeof(key), "key-%d", i * 7);
		assert_ptr_equal(map_get(map, key), &values[i]);
		assert_string_equal(map_key(map, (size_t)i), key);
		assert_ptr_equal(map_value(map, (size_t)i), &values[i]);
	}
	assert_false(map_has(map, "key-1"));
	*map_at(map, "") = NULL;
	assert_true(map_has(map, ""));
	*map_at(map, "key-0") = NULL;
	assert_int_equal(map_count(map), 2001);
	map_free(map);
	map_free(NULL);
}

struct item {
	struct heap_node node;
	int number;
};

static void
a_heap_gives_the_earliest_and_of_equals_the_first(void **state)
{
	struct item items[200];
	struct heap heap;
	struct heap_node *n;
	int64_t last = -1;
	uint64_t order = 0;

	(void)state;
	heap_init(&heap);
	assert_null(heap_peek(&heap));
	assert_null(heap_pop(&heap));
	for (int i = 0; i < 200; i++) {
		items[i] = (struct item){ .number = i };
		heap_push(&heap, &items[i].node, i * 37 % 10);
	}
	for (int i = 0; i < 200; i += 3) {
		heap_remove(&heap, &items[i].node);
		heap_remove(&heap, &items[i].node);
		assert_int_equal(items[i].node.slot, 0);
	}
	heap_push(&heap, &items[1].node, 100);	/* again: moved */
	assert_int_equal(heap.n, 133);
	while ((n = heap_pop(&heap)) != NULL) {
		assert_true(n->due > last ||
			    (n->due == last && n->order > order));
		last = n->due;
		order = n->order;
	}
	assert_int_equal(last, 100);
	heap_done(&heap);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_arena_hands_out_zeroes_also_after_a_reset),
		cmocka_unit_test(a_map_keeps_what_belongs_to_each_key),
		cmocka_unit_test(
			a_heap_gives_the_earliest_and_of_equals_the_first),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
