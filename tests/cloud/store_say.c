/* store_say.c - what is asked, and XML and headers to answer it with */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/clock.h"
#include "store.h"

struct text
asked(const struct ask *ask, const char *header)
{
	return http_field(ask->http, header);
}

const char *
query(const struct ask *ask, const char *word)
{
	return params_get(&ask->query, word);
}

long
query_number(const struct ask *ask, const char *word, long otherwise)
{
	const char *value = query(ask, word);

	return value && *value ? strtol(value, NULL, 10) : otherwise;
}

void
say_head(struct ask *ask, const char *name, struct text value)
{
	buffer_printf(&ask->said->head, "%s: %.*s\r\n", name, TEXT_ARG(value));
}

void
say_puts(struct ask *ask, const char *raw)
{
	buffer_puts(&ask->said->body, raw);
}

void
say_root(struct ask *ask, const char *root)
{
	ask->said->type = "application/xml";
	buffer_printf(&ask->said->body, "<?xml version=\"1.0\" encoding="
		      "\"UTF-8\"?>\n<%s xmlns=\"http://s3.amazonaws.com/doc/"
		      "2006-03-01/\">", root);
}

void
say_xml(struct ask *ask, const char *name, struct text value)
{
	struct buffer *out = &ask->said->body;

	if (!out->len)
		say_root(ask, name);
	else
		buffer_printf(out, "<%s>", name);
	for (size_t i = 0; i < value.len; i++) {
		char c = value.at[i];
		if (c == '<')
			buffer_puts(out, "&lt;");
		else if (c == '>')
			buffer_puts(out, "&gt;");
		else if (c == '&')
			buffer_puts(out, "&amp;");
		else if (c == '"')
			buffer_puts(out, "&quot;");
		else if ((unsigned char)c < 32)
			buffer_printf(out, "&#x%x;", (unsigned)c);
		else
			buffer_putc(out, c);
	}
	buffer_printf(out, "</%s>", name);
}

void
say_xmlf(struct ask *ask, const char *name, const char *format, ...)
{
	char value[256];
	va_list ap;

	va_start(ap, format);
	vsnprintf(value, sizeof(value), format, ap);
	va_end(ap);
	say_xml(ask, name, text_of(value));
}

void
say_time(struct ask *ask, const char *name, int64_t ms)
{
	char iso[CLOCK_TEXT];

	say_xml(ask, name, text_of(clock_iso(iso, ms, 1)));
}
