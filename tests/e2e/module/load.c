/*
 * load.c - what the program makes of a folder of modules
 *
 *	load FOLDER [NAME ...]	the collectors, or why not (exit status 1)
 *	load --default		as the program looks for them itself
 *	load --tree FOLDER	the derived plan
 */
#include <stdio.h>
#include <string.h>

#include "plan/plan.h"

static int
show(const struct registry *r, int tree)
{
	struct derive_options options = { 0 };
	struct buffer out;
	struct error err;
	int rc = 0;

	for (size_t i = 0; i < r->ncollectors && !tree; i++)
		printf("%s %s %s\n", r->collectors[i].tables->name,
		       r->collectors[i].file, r->collectors[i].sha256);
	if (tree) {
		buffer_init(&out, 1 << 24);
		rc = derive_plan(r, &options, &out, &err);
		fputs(buffer_cstr(&out), stdout);
		buffer_free(&out);
	}
	return rc < 0;
}

int
main(int argc, char **argv)
{
	const char *only[16] = { NULL };
	struct registry r;
	struct error err = { 0 };
	int rc, tree = argc > 2 && !strcmp(argv[1], "--tree");

	if (argc < 2)
		return 2;
	for (int i = 2 + tree; i < argc && i < 16; i++)
		only[i - 2 - tree] = argv[i];
	if (!strcmp(argv[1], "--default"))
		rc = registry_default(&r, NULL, &err);
	else
		rc = registry_open(&r, argv[1 + tree], only[0] ? only : NULL,
				   &err);
	if (rc < 0) {
		fprintf(stderr, "%s\n", err.text);
		return 1;
	}
	rc = show(&r, tree);
	registry_free(&r);
	return rc;
}
