/* oscal_part.c - properties, markup, times and references of OSCAL */
#include <stdio.h>
#include <string.h>

#include "format/oscal.h"

void
oscal_uuid(const char *kind, const char *of, char out[37])
{
	struct buffer key;

	buffer_init(&key, (size_t)1 << 24);
	buffer_printf(&key, "oscal|%s|%s", kind, of);
	format_uuid(buffer_cstr(&key), out);
	buffer_free(&key);
}

/* Bytes of the blank at s, which is UTF-8; 0: it is none.  \s of ECMA-262. */
static size_t
blank(struct text s)
{
	static const char *const wide[] = {
		"\xC2\xA0", "\xE1\x9A\x80", "\xE2\x80\xAF", "\xE2\x81\x9F",
		"\xE3\x80\x80",
	};

	if (s.len && s.at[0] == ' ')
		return 1;
	for (size_t i = 0; i < sizeof wide / sizeof wide[0]; i++)
		if (text_starts(s, wide[i]))
			return strlen(wide[i]);
	/* U+2000 to U+200A; what follows them shown() has replaced */
	return text_starts(s, "\xE2\x80") && s.len > 2 &&
		(unsigned char)s.at[2] <= 0x8A ? 3 : 0;
}

static int
blank_ends(struct text s)
{
	for (size_t k = 1; k <= 3 && k <= s.len; k++)
		if (blank(text_n(s.at + s.len - k, k)) == k)
			return 1;
	return 0;
}

/* The string type takes no blank at either end: such a value is quoted. */
static void
put_value(struct buffer *out, struct text s)
{
	int quoted = blank(s) > 0 || blank_ends(s);

	if (quoted)
		buffer_putc(out, '"');
	buffer_text(out, s);
	if (quoted)
		buffer_putc(out, '"');
}

static void
put_prop(struct oscal *o, const char *name, const char *ns, const char *value)
{
	struct json *j = &o->out.json;
	struct buffer text;

	if (!value[0])
		return;
	buffer_init(&text, (size_t)1 << 24);
	put_value(&text, text_of(out_shown(&o->out, value)));
	json_open(j, NULL, '{');
	json_string(j, "name", name);
	if (ns)
		json_string(j, "ns", ns);
	json_text(j, "value", buffer_view(&text));
	json_close(j, '}');
	buffer_free(&text);
}

void
oscal_prop(struct oscal *o, const char *name, const char *value)
{
	put_prop(o, name, OSCAL_NS, value);
}

void
oscal_prop_nist(struct oscal *o, const char *name, const char *value)
{
	put_prop(o, name, NULL, value);
}

void
oscal_count(struct oscal *o, const char *name, unsigned long n)
{
	char text[32];

	snprintf(text, sizeof text, "%lu", n);
	oscal_prop(o, name, text);
}

void
oscal_markup(struct oscal *o, const char *key, const char *value)
{
	struct buffer text;

	buffer_init(&text, (size_t)1 << 24);
	for (const char *p = out_shown(&o->out, value); *p; p++) {
		if (strchr("\\`*_[]<>&~^{}#|!$", *p))
			buffer_putc(&text, '\\');
		buffer_putc(&text, *p);
	}
	json_text(&o->out.json, key, buffer_view(&text));
	buffer_free(&text);
}

void
oscal_time(struct oscal *o, const char *key, int64_t ms)
{
	json_time(&o->out.json, key, ms, 1);
}

void
oscal_origins(struct oscal *o)
{
	struct json *j = &o->out.json;

	json_open(j, "origins", '[');
	json_open(j, NULL, '{');
	json_open(j, "actors", '[');
	json_open(j, NULL, '{');
	json_string(j, "type", "tool");
	json_string(j, "actor-uuid", o->tool);
	json_close(j, '}');
	json_close(j, ']');
	json_close(j, '}');
	json_close(j, ']');
}

void
oscal_href(struct buffer *out, struct text where, struct text *line)
{
	size_t n = where.len;

	while (n > 0 && where.at[n - 1] != ':')
		n--;
	*line = text_n(where.at + n, n ? where.len - n : 0);
	if (n)
		where.len = n - 1;
	for (size_t i = 0; i < where.len; i++) {
		char c = where.at[i];

		if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
		    (c >= '0' && c <= '9') || (c && strchr("/.-_~", c)))
			buffer_putc(out, c);
		else
			buffer_printf(out, "%%%02X", (unsigned char)c);
	}
}
