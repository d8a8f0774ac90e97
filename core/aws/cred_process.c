/*
 * cred_process.c - credential_process: a program of the user's own
 *
 * Run without a shell; words as in the AWS CLI: blanks part them, quotes and
 * backslashes keep them together.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "aws/fetch.h"
#include "aws/provider.h"
#include "base/alloc.h"

#define ARGS_MAX	64
#define TIMEOUT_MS	60000

extern char **environ;

/* One word, unquoted in place; p is left behind it.  -1: an open quote. */
static int
unquote(char **p, char *out)
{
	char quote = '\0';

	for (; **p && (quote || !strchr(" \t", **p)); (*p)++) {
		if (**p == quote && quote)
			quote = '\0';
		else if (!quote && (**p == '"' || **p == '\''))
			quote = **p;
		else if (**p == '\\' && quote != '\'' && (*p)[1])
			*out++ = *++*p;
		else
			*out++ = **p;
	}
	if (**p)
		(*p)++;
	*out = '\0';
	return quote ? -1 : 0;
}

/* Splits in place; 0, or -1 for an open quote, no words or too many. */
static int
split_words(char *text, char *argv[ARGS_MAX + 1])
{
	int n = 0;
	char *p = text;

	while (*(p += strspn(p, " \t")) != '\0') {
		if (n == ARGS_MAX)
			return -1;
		argv[n] = p;
		if (unquote(&p, argv[n++]) < 0)
			return -1;
	}
	argv[n] = NULL;
	return n ? 0 : -1;
}

static int
read_all(int fd, struct buffer *out)
{
	struct pollfd p = { fd, POLLIN, 0 };
	char chunk[4096];
	ssize_t n;

	for (;;) {
		if (poll(&p, 1, TIMEOUT_MS) <= 0)
			return -1;
		n = read(fd, chunk, sizeof(chunk));
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return n == 0 && !buffer_overflowed(out) ? 0 : -1;
		buffer_put(out, chunk, (size_t)n);
	}
}

static int
run_program(char *const argv[], struct buffer *out, struct error *err)
{
	posix_spawn_file_actions_t actions;
	int ends[2], status = 0, spawned, got;
	pid_t pid;

	if (pipe2(ends, O_CLOEXEC) < 0)
		return error_set(err, ERROR_SYSTEM, "no pipe");
	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
	spawned = posix_spawnp(&pid, argv[0], &actions, NULL, argv, environ);
	posix_spawn_file_actions_destroy(&actions);
	close(ends[1]);
	if (spawned != 0) {
		close(ends[0]);
		return error_set(err, ERROR_USAGE, "credential_process: %s: %s",
				 argv[0], strerror(spawned));
	}
	got = read_all(ends[0], out);
	close(ends[0]);
	if (got < 0)
		kill(pid, SIGTERM);
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	if (got < 0 || !WIFEXITED(status) || WEXITSTATUS(status) != 0)
		return error_set(err, ERROR_SYSTEM, "credential_process: %s ended"
				 " with status %d", argv[0],
				 WIFEXITED(status) ? WEXITSTATUS(status) : -1);
	return 0;
}

static int
read_answer(struct text body, struct credentials *out, struct error *err)
{
	struct arena *arena = arena_new();
	const struct ex_node *doc = doc_read_json(arena, body, err);
	int result = -1;

	if (!doc)
		error_set(err, ERROR_SYSTEM,
			  "credential_process: its output is not JSON");
	else if (!text_is(node_text(node_member(doc, "Version")), "1"))
		error_set(err, ERROR_SYSTEM,
			  "credential_process: Version in its output is not 1");
	else if (read_json_credentials(doc, "SessionToken", 0, out, err) < 0)
		error_in(err, "credential_process");
	else
		result = 1;
	arena_free(arena);
	return result;
}

int
provider_process(struct credentials_source *s, const char *profile,
		 struct credentials *out, struct error *err)
{
	const char *line = config_file_get(s->file, IN_CONFIG, "profile",
					   profile, "credential_process");
	char *argv[ARGS_MAX + 1], *copy;
	struct buffer body;
	int result = -1;

	if (!line)
		return 0;
	copy = xstrdup(line);
	buffer_init(&body, 64 * 1024);
	if (split_words(copy, argv) < 0)
		error_set(err, ERROR_USAGE, "profile %s: credential_process has"
			  " an open quote or no words", profile);
	else if (run_program(argv, &body, err) == 0)
		result = read_answer(buffer_view(&body), out, err);
	snprintf(out->source, sizeof(out->source), "process of %.40s", profile);
	buffer_cleanse(&body);
	free(copy);
	return result;
}
