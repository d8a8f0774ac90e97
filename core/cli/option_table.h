/* option_table.h - every option: its flag, its key, what it is for */
#ifndef OPTION_TABLE_H
#define OPTION_TABLE_H

#include "cli/command.h"

struct option_row {
	const char *name;		/* flag, without -- */
	const char *argument;		/* NULL: a switch */
	const char *section, *key;	/* of exhibit.conf; NULL: flag only */
	const char *help;
	/* A path is relative to the configuration that has it. */
	enum option_path {
		NO_PATH, PATH_ONE, PATH_LIST, PATH_OR_NAME, PATH_OR_URL
	} path;
};

extern const struct option_row option_table[OPTIONS];

#endif
