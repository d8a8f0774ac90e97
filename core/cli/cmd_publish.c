#include "cli/command.h"

int
cmd_publish(struct options *o, struct error *err)
{
	(void)o;
	return error_set(err, ERROR_USAGE, "publish: not built yet");
}
