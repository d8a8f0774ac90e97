/* ~/.aws/config and ~/.aws/credentials, by libini_config. */
#include "aws/config_file.h"

#include <ini_configobj.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <openssl/crypto.h>

#include "base/alloc.h"
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

static void
take_key(struct config_file *file, enum config_of of, const char *kind,
	 const char *name, struct value_obj *obj, const char *key)
{
	int bad = 0;
	char *value = ini_get_string_config_value(obj, &bad);
	char *at = map_name(of, kind, name, key);
	void **place = map_at(file->values, at);

	if (*place)
		OPENSSL_clear_free(*place, strlen(*place));
	*place = OPENSSL_strdup(bad || !value ? "" : value);
	if (value)
		OPENSSL_cleanse(value, strlen(value));
	free(value);
	free(at);
}

static void
take_section(struct config_file *file, enum config_of of,
	     struct ini_cfgobj *ini, const char *section)
{
	char *kind, *name, **keys;
	int n = 0, bad = 0;

	split_section(of, section, &kind, &name);
	if (strcmp(kind, "profile") == 0)
		*map_at(file->profiles, name) = file;
	keys = ini_get_attribute_list(ini, section, &n, &bad);
	for (int i = 0; i < n; i++) {
		struct value_obj *obj = NULL;

		if (ini_get_config_valueobj(section, keys[i], ini,
					    INI_GET_FIRST_VALUE, &obj) == 0 && obj)
			take_key(file, of, kind, name, obj, keys[i]);
	}
	ini_free_attribute_list(keys);
	free(kind);
	free(name);
}

static int
parse(struct config_file *file, enum config_of of, struct ini_cfgobj *ini,
      struct ini_cfgfile *handle, const char *path, struct error *err)
{
	char **errors = NULL, **sections;
	int n = 0, bad = 0;

	if (ini_config_parse(handle, INI_STOP_ON_ANY, INI_MV1S_OVERWRITE, 0,
			     ini)) {
		ini_config_get_errors(ini, &errors);
		error_set(err, ERROR_USAGE, "%s: %s", path,
			  errors && errors[0] ? errors[0] : "not an INI file");
		ini_config_free_errors(errors);
		return -1;
	}
	sections = ini_get_section_list(ini, &n, &bad);
	for (int i = 0; i < n; i++)
		take_section(file, of, ini, sections[i]);
	ini_free_section_list(sections);
	return 0;
}

static int
read_file(struct config_file *file, enum config_of of, const char *path,
	  struct error *err)
{
	struct ini_cfgobj *ini = NULL;
	struct ini_cfgfile *handle = NULL;
	struct buffer text;
	int result;

	if (!file_exists(path))
		return 0;
	buffer_init(&text, 4 << 20);
	result = file_read(path, &text, err);
	if (result < 0 || text.len == 0) {	/* libini refuses empty files */
		buffer_free(&text);
		return result;
	}
	if (ini_config_create(&ini))
		result = error_set(err, ERROR_SYSTEM, "no memory");
	else if (ini_config_file_from_mem(text.at, (uint32_t)text.len, &handle))
		result = error_set(err, ERROR_USAGE, "%s: cannot be read", path);
	else
		result = parse(file, of, ini, handle, path, err);
	if (handle)
		ini_config_file_destroy(handle);
	ini_config_destroy(ini);
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
