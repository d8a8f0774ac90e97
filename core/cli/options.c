/* Flags and exhibit.conf: one table, two ways to say it. */
#include "cli/command.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/conf.h"
#include "base/file.h"
#include "cli/option_table.h"

int
option_on(const struct options *o, enum option_id id)
{
	const char *v = o->v[id];

	return v && strcmp(v, "no") != 0 && strcmp(v, "false") != 0;
}

int
option_number(const struct options *o, enum option_id id, long least,
	      long most, long unset, long *out, struct error *err)
{
	const char *v = o->v[id];
	char *end;

	*out = unset;
	if (!v)
		return 0;
	errno = 0;
	*out = strtol(v, &end, 10);
	if (errno || end == v || *end || *out < least || *out > most)
		return error_set(err, ERROR_USAGE,
				 "--%s %s: a number from %ld to %ld is needed",
				 option_table[id].name, v, least, most);
	return 0;
}

int
option_duration(const struct options *o, enum option_id id, long long unset,
		long long *out, struct error *err)
{
	static const struct { char unit; long long ms; } units[] = {
		{ 's', 1000 }, { 'm', 60000 }, { 'h', 3600000 },
		{ 'd', 86400000 },
	};
	const char *v = o->v[id];
	char *end;
	long long n;

	*out = unset;
	if (!v)
		return 0;
	errno = 0;
	n = strtoll(v, &end, 10);
	for (size_t i = 0; !errno && end != v && i < 4; i++)
		if (n >= 0 && n < 100000 && end[0] == units[i].unit && !end[1]) {
			*out = n * units[i].ms;
			return 0;
		}
	return error_set(err, ERROR_USAGE,
			 "--%s %s: a time like 90s, 30m, 24h or 2d is needed",
			 option_table[id].name, v);
}

const char *
option_needed(const struct options *o, enum option_id id, struct error *err)
{
	const struct option_row *row = &option_table[id];

	if (o->v[id] && *o->v[id])
		return o->v[id];
	if (row->section)
		error_set(err, ERROR_USAGE,
			  "no %s: give --%s or set %s in [%s] of the configuration",
			  row->name, row->name, row->key, row->section);
	else
		error_set(err, ERROR_USAGE, "--%s is needed", row->name);
	return NULL;
}

static int
takes(const struct command *command, enum option_id id)
{
	for (const enum option_id *t = command->takes; *t != OPTIONS; t++)
		if (*t == id)
			return 1;
	return id == OPT_HELP || id == OPT_LOG;
}

static int
unknown_flag(const struct command *command, const char *typed,
	     struct error *err)
{
	const char *names[OPTIONS];
	size_t n = 0;
	const char *near;

	for (int i = 0; i < OPTIONS; i++)
		if (takes(command, (enum option_id)i))
			names[n++] = option_table[i].name;
	near = nearest(typed, names, n);
	if (near)
		return error_set(err, ERROR_USAGE,
				 "%s: no option --%s; did you mean --%s?",
				 command->name, typed, near);
	return error_set(err, ERROR_USAGE,
			 "%s: no option --%s; exhibit %s --help has them all",
			 command->name, typed, command->name);
}

static int
read_flag(struct options *o, const struct command *command, int argc,
	  char **argv, int *i, struct error *err)
{
	char *name = argv[*i] + 2;
	char *value = strchr(name, '=');
	size_t len = value ? (size_t)(value - name) : strlen(name);
	int id;

	for (id = 0; id < OPTIONS; id++)
		if (strlen(option_table[id].name) == len &&
		    strncmp(option_table[id].name, name, len) == 0)
			break;
	if (id == OPTIONS || !takes(command, (enum option_id)id)) {
		char *typed = xstrndup(name, len);

		unknown_flag(command, typed, err);
		free(typed);
		return -1;
	}
	if (!option_table[id].argument) {
		if (value)
			return error_set(err, ERROR_USAGE,
					 "--%s takes no value",
					 option_table[id].name);
		o->v[id] = "";
		return 0;
	}
	if (!value && *i + 1 >= argc)
		return error_set(err, ERROR_USAGE, "--%s needs %s",
				 option_table[id].name,
				 option_table[id].argument);
	o->v[id] = value ? value + 1 : argv[++*i];
	return 0;
}

static int
read_flags(struct options *o, const struct command *command, int argc,
	   char **argv, struct error *err)
{
	int only_rest = 0;

	o->rest = xcalloc((size_t)argc + 1, sizeof(*o->rest));
	for (int i = 0; i < argc; i++) {
		if (!only_rest && strcmp(argv[i], "--") == 0) {
			only_rest = 1;
		} else if (!only_rest && strcmp(argv[i], "-h") == 0) {
			o->v[OPT_HELP] = "";
		} else if (!only_rest && strncmp(argv[i], "--", 2) == 0) {
			if (read_flag(o, command, argc, argv, &i, err) < 0)
				return -1;
		} else if (!only_rest && argv[i][0] == '-' && argv[i][1]) {
			return error_set(err, ERROR_USAGE,
					 "%s: options begin with --; %s does not",
					 command->name, argv[i]);
		} else {
			o->rest[o->nrest++] = argv[i];
		}
	}
	return 0;
}

/* What stands behind a blank and ; or # is for the reader. */
static void
cut_comment(char *value)
{
	size_t len;

	for (char *p = value; *p; p++)
		if ((*p == ';' || *p == '#') &&
		    (p == value || p[-1] == ' ' || p[-1] == '\t')) {
			*p = '\0';
			break;
		}
	len = strlen(value);
	while (len && (value[len - 1] == ' ' || value[len - 1] == '\t'))
		value[--len] = '\0';
}

static int
is_relative(const char *word, enum option_path path)
{
	if (path == PATH_OR_NAME && !strpbrk(word, "/."))
		return 0;
	if (path == PATH_OR_URL && strstr(word, "://"))
		return 0;
	return word[0] != '/' && strncmp(word, "pkcs11:", 7) != 0;
}

static void
put_path(const struct options *o, enum option_path path, const char *word,
	 struct buffer *out)
{
	if (is_relative(word, path) && strcmp(o->config_folder, ".") != 0)
		buffer_printf(out, "%s/", o->config_folder);
	buffer_puts(out, word);
}

/* A path in the configuration is relative to the configuration; one that
 * stands alone may have blanks in it. */
static char *
config_value(const struct options *o, int id, const char *value)
{
	enum option_path path = option_table[id].path;
	char *copy = xstrdup(value), *save = NULL, *steal;
	struct buffer out;

	cut_comment(copy);
	if (path == NO_PATH)
		return copy;
	buffer_init(&out, 1 << 16);
	if ((path == PATH_ONE || path == PATH_OR_URL) && copy[0])
		put_path(o, path, copy, &out);
	for (char *w = path == PATH_ONE || path == PATH_OR_URL ? NULL : strtok_r(copy, " \t", &save);
	     w; w = strtok_r(NULL, " \t", &save)) {
		if (out.len)
			buffer_putc(&out, ' ');
		put_path(o, path, w, &out);
	}
	free(copy);
	steal = buffer_steal(&out);
	buffer_free(&out);
	return steal ? steal : xstrdup("");
}

static int
unknown_key(const char *file, unsigned line, const char *section,
	    const char *key, struct error *err)
{
	const char *names[OPTIONS];
	size_t n = 0;
	const char *near;

	for (int i = 0; i < OPTIONS; i++)
		if (option_table[i].section &&
		    strcmp(option_table[i].section, section) == 0)
			names[n++] = option_table[i].key;
	if (n == 0)
		return error_set(err, ERROR_USAGE, "%s:%u: [%s]: no such section;"
				 " there are [audit] [accounts] [collect] [sign]"
				 " [timestamp] [archive]", file, line, section);
	near = nearest(key, names, n);
	return error_set(err, ERROR_USAGE, "%s:%u: [%s] %s: no such key%s%s%s",
			 file, line, section, key,
			 near ? "; did you mean " : "", near ? near : "",
			 near ? "?" : "");
}

static int
take_key(void *ctx, const struct conf_entry *e, struct error *err)
{
	struct options *o = ctx;
	int id;

	for (id = 0; id < OPTIONS; id++)
		if (option_table[id].section &&
		    strcmp(option_table[id].section, e->section) == 0 &&
		    (!e->key || strcmp(option_table[id].key, e->key) == 0))
			break;
	if (id == OPTIONS)
		return unknown_key(o->config_file, e->line, e->section,
				   e->key ? e->key : "", err);
	if (!e->key || o->v[id])
		return 0;		/* the flag wins */
	o->owned[id] = config_value(o, id, e->value);
	if (!*o->owned[id])
		return error_set(err, ERROR_USAGE, "%s:%u: [%s] %s has no value",
				 o->config_file, e->line, e->section, e->key);
	o->v[id] = o->owned[id];
	return 0;
}

static int
read_config(struct options *o, const char *file, struct error *err)
{
	struct buffer text;
	int result;

	buffer_init(&text, CONF_SIZE_MAX);
	o->config_file = file;
	o->config_folder = path_folder(file);
	result = file_read(file, &text, err);
	if (result < 0)
		err->kind = ERROR_USAGE;
	else
		result = conf_read(file, buffer_view(&text), CONF_TWICE_REFUSED,
				   take_key, o, err);
	buffer_free(&text);
	return result;
}

int
options_read(struct options *o, const struct command *command, int argc,
	     char **argv, struct error *err)
{
	memset(o, 0, sizeof(*o));
	if (read_flags(o, command, argc, argv, err) < 0)
		return -1;
	if (option_on(o, OPT_HELP))
		return 1;
	if (o->nrest < command->min_rest)
		return error_set(err, ERROR_USAGE, "usage: exhibit %s %s",
				 command->name, command->arguments);
	if (o->nrest > command->max_rest)
		return error_set(err, ERROR_USAGE, "%s: what is %s for? usage:"
				 " exhibit %s %s", command->name,
				 o->rest[command->max_rest], command->name,
				 command->arguments);
	if (o->v[OPT_CONFIG])
		return read_config(o, o->v[OPT_CONFIG], err);
	if (takes(command, OPT_CONFIG) && file_exists("exhibit.conf"))
		return read_config(o, "exhibit.conf", err);
	return 0;
}

void
options_free(struct options *o)
{
	for (int i = 0; i < OPTIONS; i++)
		free(o->owned[i]);
	free(o->config_folder);
	free(o->rest);
}
