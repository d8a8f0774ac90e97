/* INI files, by libini_config. */
#include "base/conf.h"

#include <ini_configobj.h>
#include <stdlib.h>
#include <string.h>

#include <openssl/crypto.h>

#include "base/alloc.h"

struct reading {
	struct ini_cfgobj *ini;
	struct text text;
	int (*fn)(void *, const struct conf_entry *, struct error *);
	void *ctx;
	struct error *err;
};

static int
read_key(const struct reading *r, struct conf_entry *e)
{
	struct value_obj *value = NULL;
	uint32_t line = 0;
	int bad = 0;

	if (ini_get_config_valueobj(e->section, e->key, r->ini,
				    INI_GET_FIRST_VALUE, &value) || !value)
		return error_set(r->err, ERROR_USAGE, "[%s] %s cannot be read",
				 e->section, e->key);
	value_get_line(value, &line);
	e->line = line;
	e->value = ini_get_const_string_config_value(value, &bad);
	if (!e->value)
		e->value = "";
	return r->fn(r->ctx, e, r->err);
}

/* The library knows the lines of keys alone. */
static unsigned
line_of_section(struct text rest, const char *section)
{
	for (unsigned line = 1; rest.at; line++) {
		struct text one = text_trim(text_cut(&rest, '\n'));

		if (one.len > 2 && one.at[0] == '[' &&
		    one.at[one.len - 1] == ']' &&
		    text_is(text_trim(text_n(one.at + 1, one.len - 2)),
			    section))
			return line;
	}
	return 1;
}

static int
read_sections(const struct reading *r)
{
	int ns = 0, result = 0;
	char **sections = ini_get_section_list(r->ini, &ns, NULL);

	for (int s = 0; s < ns && result == 0; s++) {
		struct conf_entry e = { .section = sections[s],
			.line = line_of_section(r->text, sections[s]) };
		int nk = 0;
		char **keys = ini_get_attribute_list(r->ini, e.section, &nk, NULL);

		result = r->fn(r->ctx, &e, r->err);
		for (int k = 0; k < nk && result == 0; k++) {
			e.key = keys[k];
			result = read_key(r, &e);
		}
		ini_free_attribute_list(keys);
	}
	ini_free_section_list(sections);
	return result;
}

/* Its words are "Error (2) on line 7: No equal sign."; ours begin with where. */
static int
syntax(const struct reading *r, const char *file)
{
	char **errors = NULL;
	const char *text = "not an INI file", *at;
	unsigned line = 1;

	ini_config_get_errors(r->ini, &errors);
	if (errors && errors[0]) {
		at = strstr(errors[0], "line ");
		if (at)
			line = (unsigned)strtoul(at + 5, NULL, 10);
		at = strstr(errors[0], ": ");
		text = at ? at + 2 : errors[0];
		if (strcmp(text, "No closing bracket.") == 0)
			text = "a [section] stands alone on its line, without a"
			       " comment";
	}
	error_set(r->err, ERROR_USAGE, "%s:%u: %s", file, line, text);
	ini_config_free_errors(errors);
	return -1;
}

int
conf_read(const char *file, struct text text, enum conf_twice twice,
	  int (*fn)(void *ctx, const struct conf_entry *entry,
		    struct error *err),
	  void *ctx, struct error *err)
{
	struct reading r = { .fn = fn, .ctx = ctx, .err = err,
			     .text = text };
	struct ini_cfgfile *handle = NULL;
	uint32_t how = twice == CONF_LAST_WINS ? INI_MV1S_OVERWRITE :
		INI_MV1S_ERROR | INI_MV2S_ERROR | INI_MS_ERROR;
	char *copy;
	int result;

	if (text.len > CONF_SIZE_MAX || !text_is_utf8(text) ||
	    (text.len && memchr(text.at, '\0', text.len)))
		return error_set(err, ERROR_USAGE, "%s:1: not a text of at most"
				 " 4 MB in UTF-8", file);
	if (text_trim(text).len == 0)	/* the library refuses empty files */
		return 0;
	copy = xstrndup(text.at, text.len);
	if (ini_config_create(&r.ini) ||
	    ini_config_file_from_mem(copy, (uint32_t)text.len, &handle))
		result = error_set(err, ERROR_USAGE, "%s:1: cannot be read", file);
	else if (ini_config_parse(handle, INI_STOP_ON_ANY, how, 0, r.ini))
		result = syntax(&r, file);
	else
		result = read_sections(&r);
	ini_config_file_destroy(handle);
	ini_config_destroy(r.ini);
	OPENSSL_cleanse(copy, text.len);
	free(copy);
	return result;
}
