#include "cli/command.h"

int
cmd_sample(struct options *o, struct error *err)
{
	(void)o;
	return error_set(err, ERROR_USAGE, "sample: not built yet");
}
