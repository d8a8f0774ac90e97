/*
 * contract.c - Goal: every operation, argument, token, path and literal of every
 * collector is in AWS's models, and planted faults are caught.
 *
 * contract NAMES      checks; exit 1 and one line a fault
 * contract --plants NAMES   plants faults; exit 1 if one is not caught
 * contract --used     service and operation, one a line, for make_names.py
 * contract --settings ids of all settings, one a line
 */
#include <stdio.h>
#include <string.h>

#include "assess/assess.h"
#include "contract/check.h"
#include "contract/plants.h"

extern const struct ex_collector *const all_collectors[];
extern const unsigned long all_collectors_count;

static int
print_used(void)
{
	for (unsigned long i = 0; i < all_collectors_count; i++) {
		const struct ex_collector *c = all_collectors[i];
		if (!c->service.name)
			continue;
		printf("%s\n", c->service.name);
		for (size_t j = 0; j < c->calls.n; j++)
			printf("%s\t%s\n", c->service.name, c->calls.v[j].op);
	}
	return 0;
}

static int
print_settings(void)
{
	for (unsigned long i = 0; i < all_collectors_count; i++)
		for (size_t j = 0; j < all_collectors[i]->settings.n; j++)
			puts(all_collectors[i]->settings.v[j].id);
	return 0;
}

static int
check_collectors(const char *folder)
{
	struct registry registry;
	struct error err;
	struct buffer out;
	int rc;

	if (registry_make(&registry, all_collectors, all_collectors_count,
			  &err) < 0) {
		printf("%s\n", err.text);
		return 1;
	}
	if (assess_check(&registry, NULL, &err) < 0) {
		printf("%s\n", err.text);
		registry_free(&registry);
		return 1;
	}
	buffer_init(&out, 1u << 20);
	struct check c = { .registry = &registry, .arena = arena_new(),
			   .out = &out };
	rc = check_all(&c, folder, &err);
	printf("%s", rc < 0 ? err.text : buffer_cstr(&out));
	printf("%zu calls, %zu settings, %zu faults\n", registry.ncalls,
	       registry.nsettings, c.faults);
	buffer_free(&out);
	arena_free(c.arena);
	registry_free(&registry);
	return rc < 0 || c.faults;
}

int
main(int argc, char **argv)
{
	if (argc == 2 && !strcmp(argv[1], "--used"))
		return print_used();
	if (argc == 2 && !strcmp(argv[1], "--settings"))
		return print_settings();
	if (argc == 3 && !strcmp(argv[1], "--plants"))
		return plants_check(argv[2]);
	if (argc == 2)
		return check_collectors(argv[1]);
	fprintf(stderr, "usage: contract NAMES | --plants NAMES | --used | "
			"--settings\n");
	return 2;
}
