#include "cli/command.h"

int
cmd_link(struct options *o, struct error *err)
{
	(void)o;
	return error_set(err, ERROR_USAGE, "link: not built yet");
}
