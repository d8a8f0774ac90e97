/*
 * report.c - the pages of a data folder, as sealing makes them
 *
 * usage: report ROOT OUT TEMPLATES
 */
#include <stdio.h>

#include "base/file.h"
#include "report/report.h"

int
main(int argc, char **argv)
{
	struct report_options options = { .bundle_id = "bench-2026Q4-0001",
					  .stream = "bench" };
	struct error err;

	if (argc != 4)
		return 2;
	options.root = argv[1];
	options.out = argv[2];
	options.templates = argv[3];
	if (folder_make(options.out, &err) < 0 ||
	    report_html(&options, &err) < 0) {
		fprintf(stderr, "%s\n", err.text);
		return 1;
	}
	return 0;
}
