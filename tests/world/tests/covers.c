/*
 * covers.c - the world can answer every call of every collector
 *
 * Each row's operation is known to the service of that name (or its host's),
 * in the protocol the row's service speaks, by the target or the path the row
 * has.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "world/world.h"

extern const struct ex_collector *const all_collectors[];
extern const unsigned long all_collectors_count;

static struct world *world;

static int
open_world(void **state)
{
	struct error err;

	(void)state;
	if (world_open(&world, WORLD_FOLDER, INT64_C(1790000000000), &err)) {
		print_error("%s\n", err.text);
		return -1;
	}
	return 0;
}

static int
close_world(void **state)
{
	(void)state;
	world_free(world);
	return 0;
}

/* cloudwatch answers at monitoring; s3control signs as s3. */
static const char *
served_as(const struct ex_service *service)
{
	enum ex_protocol any;

	if (!world_protocol(world, service->name, &any))
		return service->name;
	return service->signing;
}

static int
serves(const char *service, const char *op)
{
	const char *name;

	for (size_t i = 0; (name = world_operation(world, service, i)); i++)
		if (!strcmp(name, op))
			return 1;
	return 0;
}

/* The row's own template, its labels filled in, leads to its operation. */
static const char *
routed(const char *service, const char *http, struct arena *arena)
{
	char path[512];
	struct params params;
	struct text query = text_of(http), rest;
	size_t n = 0;

	params_init(&params, arena);
	rest = text_cut(&query, '?');
	struct text method = text_cut(&rest, ' ');
	for (size_t i = 0; i < rest.len && n < sizeof(path) - 2; i++) {
		if (rest.at[i] != '{') {
			path[n++] = rest.at[i];
			continue;
		}
		path[n++] = 'x';
		while (rest.at[i] != '}')
			i++;
	}
	params_add_form(&params, query);
	return world_route(world, service, method, text_n(path, n), &params);
}

static void
check_row(const struct ex_service *service, const struct ex_call *call,
	  struct arena *arena)
{
	const char *name = served_as(service);
	enum ex_protocol protocol;

	assert_non_null(name);
	if (!serves(name, call->op))
		fail_msg("%s:%s is not served", name, call->op);
	assert_int_equal(world_protocol(world, name, &protocol), 0);
	assert_int_equal(protocol, service->protocol);
	if (protocol == EX_JSON_1_0 || protocol == EX_JSON_1_1) {
		const char *at = world_target(world,
					      text_of(service->version));
		assert_non_null(at);
		assert_string_equal(at, name);
	}
	if (call->http) {
		const char *op = routed(name, call->http, arena);
		if (!op)
			fail_msg("%s: no operation at %s", name, call->http);
		assert_string_equal(op, call->op);
	}
}

static void
every_call_has_an_answer(void **state)
{
	struct arena *arena = arena_new();
	size_t rows = 0;

	(void)state;
	for (size_t i = 0; i < all_collectors_count; i++) {
		const struct ex_collector *c = all_collectors[i];
		for (size_t j = 0; j < c->calls.n; j++, rows++)
			check_row(&c->service, &c->calls.v[j], arena);
	}
	assert_true(rows > 80);
	arena_free(arena);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_call_has_an_answer),
	};

	return cmocka_run_group_tests(tests, open_world, close_world);
}
