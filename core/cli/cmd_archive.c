/* archive: a sealed bundle, put where nobody can remove it. */
#include "cli/archiving.h"

int
cmd_archive(struct options *o, struct error *err)
{
	struct archive_options a;

	archiving_options(&a, o, NULL);
	if (archive_ready(&a, err) < 0)
		return -1;
	if (o->nrest == 0)
		return error_set(err, ERROR_USAGE, "archive: which bundle?"
				 " usage: exhibit archive BUNDLE, or --check");
	if (archiving_run(o->rest[0], &a, option_on(o, OPT_JSON), err) < 0)
		return -1;
	return EXIT_DONE;
}
