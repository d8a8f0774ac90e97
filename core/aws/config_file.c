/* ~/.aws/config and ~/.aws/credentials. */
#include "aws/config_file.h"

#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <openssl/crypto.h>

#include "base/alloc.h"
#include "base/conf.h"
#include "base/file.h"
#include "base/map.h"

struct config_file {
	struct map *values;		/* "credentials profile NAME key" */
	struct map *profiles;
};

static char *
home_file(const char *variable, const char *name)
{
	const char *set = secure_getenv(variable), *home = secure_getenv("HOME");
	struct passwd *pw;

	if (!home || !*home) {
		pw = getpwuid(getuid());
		home = pw ? pw->pw_dir : "/";
	}
	if (set && strncmp(set, "~/", 2) == 0)
		return path_join(home, set + 2);
	if (set && *set)
		return xstrdup(set);
	return path_join(home, name);
}

/* "profile acme", "profile \"a b\"", "default" -> kind and name. */
static void
split_section(enum config_of of, const char *section, char **kind, char **name)
{
	static const char *const kinds[] = { "profile", "sso-session",
					     "services" };
	const char *rest = section;
	size_t len;

	*kind = xstrdup("profile");
	for (size_t i = 0; of == IN_CONFIG && i < 3; i++) {
		len = strlen(kinds[i]);
		if (strncmp(section, kinds[i], len) == 0 &&
		    strspn(section + len, " \t") > 0) {
			free(*kind);
			*kind = xstrdup(kinds[i]);
			rest = section + len + strspn(section + len, " \t");
		}
	}
	len = strlen(rest);
	if (len >= 2 && rest[0] == '"' && rest[len - 1] == '"')
		*name = xstrndup(rest + 1, len - 2);
	else
		*name = xstrdup(rest);
}

static char *
map_name(enum config_of of, const char *kind, const char *name, const char *key)
{
	return xasprintf("%d\n%s\n%s\n%s", (int)of, kind, name, key);
}

struct taking {
	struct config_file *file;
	enum config_of of;
};

static int
take(void *ctx, const struct conf_entry *e, struct error *err)
{
	struct taking *t = ctx;
	char *kind, *name, *at;
	void **place;

	(void)err;
	split_section(t->of, e->section, &kind, &name);
	if (e->key) {
		at = map_name(t->of, kind, name, e->key);
		place = map_at(t->file->values, at);
		if (*place)
			OPENSSL_clear_free(*place, strlen(*place));
		*place = OPENSSL_strdup(e->value);
		free(at);
	} else if (strcmp(kind, "profile") == 0) {
		*map_at(t->file->profiles, name) = t->file;
	}
	free(kind);
	free(name);
	return 0;
}

static int
read_file(struct config_file *file, enum config_of of, const char *path,
	  struct error *err)
{
	struct taking t = { file, of };
	struct buffer text;
	int result;

	if (!file_exists(path))
		return 0;
	buffer_init(&text, CONF_SIZE_MAX);
	result = file_read(path, &text, err);
	if (result == 0)
		result = conf_read(path, buffer_view(&text), CONF_LAST_WINS,
				   take, &t, err);
	if (text.at)
		OPENSSL_cleanse(text.at, text.len);
	buffer_free(&text);
	return result;
}

struct config_file *
config_file_open(struct error *err)
{
	struct config_file *file = xcalloc(1, sizeof(*file));
	char *config = home_file("AWS_CONFIG_FILE", ".aws/config");
	char *keys = home_file("AWS_SHARED_CREDENTIALS_FILE",
			       ".aws/credentials");
	int result;

	file->values = map_new();
	file->profiles = map_new();
	result = read_file(file, IN_CONFIG, config, err);
	if (result == 0)
		result = read_file(file, IN_CREDENTIALS, keys, err);
	free(config);
	free(keys);
	if (result == 0)
		return file;
	config_file_free(file);
	return NULL;
}

void
config_file_free(struct config_file *file)
{
	if (!file)
		return;
	for (size_t i = 0; i < map_count(file->values); i++) {
		char *value = map_value(file->values, i);

		OPENSSL_clear_free(value, value ? strlen(value) : 0);
	}
	map_free(file->values);
	map_free(file->profiles);
	free(file);
}

const char *
config_file_get(const struct config_file *file, enum config_of of,
		const char *kind, const char *name, const char *key)
{
	char *at = map_name(of, kind, name, key);
	const char *value = map_get(file->values, at);

	free(at);
	return value;
}

const char *
config_file_profile(const struct config_file *file, const char *name,
		    const char *key)
{
	const char *v = config_file_get(file, IN_CREDENTIALS, "profile", name,
					key);

	return v ? v : config_file_get(file, IN_CONFIG, "profile", name, key);
}

int
config_file_has_profile(const struct config_file *file, const char *name)
{
	return map_has(file->profiles, name);
}

int
config_file_nested(const char *value, const char *key, char *out, size_t size)
{
	size_t len = strlen(key);

	/* Folded lines come as one text; a value has no blanks in it. */
	for (const char *p = value; (p = strstr(p, key)); p += len) {
		const char *q = p + len;

		if (p > value && !strchr(" \t\n", p[-1]))
			continue;
		q += strspn(q, " \t");
		if (*q++ != '=')
			continue;
		q += strspn(q, " \t");
		len = strcspn(q, " \t\r\n");
		if (len >= size)
			return -1;
		memcpy(out, q, len);
		out[len] = '\0';
		return 0;
	}
	return -1;
}
