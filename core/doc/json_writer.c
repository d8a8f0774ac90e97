/* json_writer.c - commas, indents and the order of keys */
#include "doc/json_writer.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/clock.h"

void
json_start(struct json *j, struct buffer *out, int pretty, int ascii,
	   int sorted)
{
	*j = (struct json){
		.out = out, .pretty = pretty, .ascii = ascii, .sorted = sorted,
	};
}

static void
new_line(struct json *j)
{
	if (!j->pretty)
		return;
	buffer_putc(j->out, '\n');
	for (int i = 0; i < j->depth; i++)
		buffer_putc(j->out, ' ');
}

static void
note_key(struct json *j, const char *key)
{
	char *last = j->last[j->depth];

	assert(strlen(key) < sizeof(j->last[0]));
	assert(!j->sorted || !j->any[j->depth] || strcmp(last, key) < 0);
	snprintf(last, sizeof(j->last[0]), "%s", key);
}

/* What stands before a value: comma, line, key. */
static void
before(struct json *j, const char *key)
{
	if (key != NULL && j->sorted)
		note_key(j, key);
	if (j->any[j->depth])
		buffer_putc(j->out, ',');
	if (j->depth > 0)
		new_line(j);
	j->any[j->depth] = 1;
	if (key == NULL)
		return;
	json_quote(j->out, text_of(key), j->ascii);
	buffer_puts(j->out, j->pretty ? ": " : ":");
}

void
json_open(struct json *j, const char *key, char kind)
{
	before(j, key);
	buffer_putc(j->out, kind);
	assert(j->depth + 1 < JSON_DEPTH);
	j->depth++;
	j->any[j->depth] = 0;
}

void
json_close(struct json *j, char kind)
{
	int any;

	assert(j->depth > 0);
	any = j->any[j->depth--];
	if (any)
		new_line(j);
	buffer_putc(j->out, kind);
}

void
json_text(struct json *j, const char *key, struct text value)
{
	before(j, key);
	json_quote(j->out, value, j->ascii);
}

void
json_string(struct json *j, const char *key, const char *value)
{
	if (value == NULL)
		json_null(j, key);
	else
		json_text(j, key, text_of(value));
}

void
json_integer(struct json *j, const char *key, int64_t value)
{
	before(j, key);
	buffer_printf(j->out, "%lld", (long long)value);
}

void
json_bool(struct json *j, const char *key, int value)
{
	before(j, key);
	buffer_puts(j->out, value ? "true" : "false");
}

void
json_null(struct json *j, const char *key)
{
	before(j, key);
	buffer_puts(j->out, "null");
}

void
json_time(struct json *j, const char *key, int64_t ms, int with_ms)
{
	char text[CLOCK_TEXT];

	json_string(j, key, clock_iso(text, ms, with_ms));
}

void
json_when(struct json *j, const char *key, int64_t ms)
{
	if (ms == 0)
		json_null(j, key);
	else
		json_time(j, key, ms, 0);
}
