#include "cli/command.h"

int
cmd_schedule(struct options *o, struct error *err)
{
	(void)o;
	return error_set(err, ERROR_USAGE, "schedule: not built yet");
}
