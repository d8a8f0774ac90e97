#include "cli/command.h"

int
cmd_extract(struct options *o, struct error *err)
{
	(void)o;
	return error_set(err, ERROR_USAGE, "extract: not built yet");
}
