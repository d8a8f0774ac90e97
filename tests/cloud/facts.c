/* facts.c - what is known of an object: lines "name: value" */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "store.h"

int
fact_next(struct text *rest, struct text *name, struct text *value)
{
	if (!rest->len)
		return 0;
	*value = text_cut(rest, '\n');
	*name = text_cut(value, ':');
	if (value->len && value->at[0] == ' ')
		*value = text_n(value->at + 1, value->len - 1);
	return 1;
}

struct text
fact(const struct buffer *facts, const char *wanted)
{
	struct text rest = buffer_view(facts), name, value;

	while (fact_next(&rest, &name, &value))
		if (text_is_nocase(name, wanted))
			return value;
	return text_of(NULL);
}

int
fact_number(const struct buffer *facts, const char *name, int64_t *out)
{
	struct text value = fact(facts, name);
	char copy[24] = "";

	if (!value.len || value.len >= sizeof(copy))
		return -1;
	memcpy(copy, value.at, value.len);
	*out = strtoll(copy, NULL, 10);
	return 0;
}

/* In the place of the line of that name, or at the end. */
void
fact_set(struct buffer *facts, const char *wanted, struct text value)
{
	struct text rest = buffer_view(facts), name, old;
	struct buffer next;

	buffer_init(&next, facts->cap);
	while (fact_next(&rest, &name, &old))
		if (!text_is_nocase(name, wanted))
			buffer_printf(&next, "%.*s: %.*s\n", TEXT_ARG(name),
				      TEXT_ARG(old));
	buffer_printf(&next, "%s: %.*s\n", wanted, TEXT_ARG(value));
	if (facts->room)
		buffer_free(facts);	/* else it was the arena's */
	*facts = next;
}

void
fact_setf(struct buffer *facts, const char *name, const char *format, ...)
{
	char value[1024];
	va_list ap;

	va_start(ap, format);
	vsnprintf(value, sizeof(value), format, ap);
	va_end(ap);
	fact_set(facts, name, text_of(value));
}
