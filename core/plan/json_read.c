/* json_read.c - members of a document that this program once wrote */
#include "plan/json_read.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void
read_fault(struct json_read *in, const char *format, ...)
{
	char text[256];
	va_list ap;

	if (in->failed)
		return;
	va_start(ap, format);
	vsnprintf(text, sizeof(text), format, ap);
	va_end(ap);
	in->failed = 1;
	error_set(in->err, ERROR_MALFORMED, "%s", text);
}

int
read_object(struct json_read *in, const struct ex_node *what,
	    const char *const *names)
{
	if (!what || what->kind != NODE_OBJECT) {
		read_fault(in, "%s: an object was expected", names[0]);
		return -1;
	}
	for (const struct ex_node *m = what->first; m; m = m->next) {
		size_t i = 0;
		while (names[i] && !text_is(m->name, names[i]))
			i++;
		if (!names[i]) {
			read_fault(in, "unknown member \"%.*s\"",
				   TEXT_ARG(m->name));
			return -1;
		}
	}
	return in->failed ? -1 : 0;
}

const char *
read_text(struct json_read *in, const struct ex_node *object, const char *name)
{
	const struct ex_node *m = in->failed ? NULL : node_member(object, name);

	if (!m || m->kind == NODE_NULL)
		return NULL;
	if (m->kind != NODE_STRING ||
	    (m->text.len && memchr(m->text.at, '\0', m->text.len))) {
		read_fault(in, "%s: a string was expected", name);
		return NULL;
	}
	return arena_strndup(in->arena, m->text.at, m->text.len);
}

const char *
read_needed(struct json_read *in, const struct ex_node *object,
	    const char *name)
{
	const char *text = read_text(in, object, name);

	if (!text)
		read_fault(in, "%s is missing", name);
	return text ? text : "";
}

int64_t
read_number(struct json_read *in, const struct ex_node *object,
	    const char *name, int64_t most)
{
	const struct ex_node *m = in->failed ? NULL : node_member(object, name);
	int64_t value = 0;

	if (!m)
		return 0;
	size_t i = 0;
	if (m->kind == NODE_NUMBER)
		for (; i < m->text.len && m->text.at[i] >= '0' &&
		       m->text.at[i] <= '9' && value <= most; i++)
			value = value * 10 + (m->text.at[i] - '0');
	if (!i || i < m->text.len || value > most) {
		read_fault(in, "%s: a number to %lld was expected", name,
			   (long long)most);
		return 0;
	}
	return value;
}

const struct ex_node *
read_array(struct json_read *in, const struct ex_node *object,
	   const char *name, size_t *n)
{
	const struct ex_node *m = in->failed ? NULL : node_member(object, name);

	*n = 0;
	if (!m)
		return NULL;
	if (m->kind != NODE_ARRAY) {
		read_fault(in, "%s: an array was expected", name);
		return NULL;
	}
	for (const struct ex_node *e = m->first; e; e = e->next)
		++*n;
	return m->first;
}
