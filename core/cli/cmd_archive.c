#include "cli/command.h"

int
cmd_archive(struct options *o, struct error *err)
{
	(void)o;
	return error_set(err, ERROR_USAGE, "archive: not built yet");
}
