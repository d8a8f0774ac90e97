/* exhibit: the commands in a table, one place where errors are printed. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "base/log.h"
#include "cli/command.h"

const struct command *
command_named(const char *name)
{
	for (const struct command *c = commands; c->name; c++)
		if (strcmp(c->name, name) == 0)
			return c;
	return NULL;
}

/* A core dump would hold answers and keys; what we write is for us alone. */
static void
keep_secrets(void)
{
	struct rlimit none = { 0, 0 };

	prctl(PR_SET_DUMPABLE, 0);
	setrlimit(RLIMIT_CORE, &none);
	umask(077);
	signal(SIGPIPE, SIG_IGN);
}

static int
setup_log(const struct options *o, struct error *err)
{
	const char *how = o->v[OPT_LOG];

	if (!how || strcmp(how, "text") == 0)
		log_setup(LOG_LEVEL_NOTICE, 0);
	else if (strcmp(how, "json") == 0)
		log_setup(LOG_LEVEL_NOTICE, 1);
	else if (strcmp(how, "quiet") == 0)
		log_setup(LOG_LEVEL_ERROR, 0);
	else
		return error_set(err, ERROR_USAGE,
				 "--log %s: text, json or quiet", how);
	return 0;
}

static int
no_such_command(const char *name)
{
	const char *names[32];
	size_t n = 0;
	const char *near;

	for (const struct command *c = commands; c->name && n < 32; c++)
		names[n++] = c->name;
	near = nearest(name, names, n);
	fprintf(stderr, "exhibit: no command %s; %s%s%s\n", name,
		near ? "did you mean " : "exhibit --help has them all",
		near ? near : "", near ? "?" : "");
	return ERROR_USAGE;
}

/* Good, but nobody can read it: not good.  A reader that went away is none. */
static int
written(int result)
{
	errno = 0;
	if ((fflush(stdout) || ferror(stdout)) && errno != EPIPE &&
	    result == EXIT_DONE) {
		log_line(LOG_LEVEL_ERROR, "error", "standard output: %s",
			 errno ? strerror(errno) : "cannot be written");
		return ERROR_SYSTEM;
	}
	return result;
}

static int
run_command(const struct command *command, int argc, char **argv)
{
	struct options o;
	struct error err = { ERROR_NONE, "" };
	int result = options_read(&o, command, argc, argv, &err);

	if (result == 1) {
		help_command(command);
		options_free(&o);
		return written(EXIT_DONE);
	}
	if (result == 0)
		result = setup_log(&o, &err);
	if (result == 0)
		result = command->run(&o, &err);
	if (result < 0) {
		log_line(LOG_LEVEL_ERROR, "error", "%s", err.text);
		result = err.kind ? (int)err.kind : ERROR_SYSTEM;
	}
	options_free(&o);
	return written(result);
}

int
main(int argc, char **argv)
{
	const struct command *command;

	keep_secrets();
	if (argc < 2) {
		help_all();
		return ERROR_USAGE;
	}
	if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0 ||
	    strcmp(argv[1], "help") == 0) {
		command = argc > 2 ? command_named(argv[2]) : NULL;
		if (command)
			help_command(command);
		else
			help_all();
		return written(EXIT_DONE);
	}
	if (strcmp(argv[1], "--version") == 0) {
		printf("exhibit %s\n", EXHIBIT_VERSION);
		return written(EXIT_DONE);
	}
	command = command_named(argv[1]);
	if (!command)
		return no_such_command(argv[1]);
	return run_command(command, argc - 2, argv + 2);
}
