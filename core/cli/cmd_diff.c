#include "cli/command.h"

int
cmd_diff(struct options *o, struct error *err)
{
	(void)o;
	return error_set(err, ERROR_USAGE, "diff: not built yet");
}
