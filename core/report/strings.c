/* strings.c - numbers for strings, in the order they were met */
#include "report/strings.h"

#include "report/shown.h"
#include "report/xml.h"

struct strings
strings_new(void)
{
	return (struct strings){ arena_new(), map_new() };
}

void
strings_free(struct strings *s)
{
	map_free(s->known);
	arena_free(s->arena);
}

void
strings_put(struct strings *s, struct json *j, const char *text)
{
	void **place = map_at(s->known, text);

	if (!*place) {
		size_t *number = arena_alloc(s->arena, sizeof *number);

		*number = map_count(s->known) - 1;
		*place = number;
	}
	json_integer(j, NULL, (int64_t)*(size_t *)*place);
}

void
strings_write(const struct strings *s, struct json *j)
{
	struct buffer b;

	buffer_init(&b, TABLE_JSON_MAX);
	json_open(j, "strings", '[');
	for (size_t i = 0; i < map_count(s->known); i++) {
		buffer_reset(&b);
		shown(&b, map_key(s->known, i));
		json_string(j, NULL, buffer_cstr(&b));
	}
	json_close(j, ']');
	buffer_free(&b);
}

void
strings_node(xmlNode *parent, const char *name, const struct buffer *json)
{
	struct buffer out;

	buffer_init(&out, TABLE_JSON_MAX);
	for (size_t i = 0; i < json->len; i++) {
		if (json->at[i] == '<')
			buffer_puts(&out, "\\u003c");
		else
			buffer_putc(&out, json->at[i]);
	}
	xml_verbatim(parent, name, buffer_cstr(&out));
	buffer_free(&out);
}
