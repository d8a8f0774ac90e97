/* brace.c - the {name}s of a request, a template or a spelling */
#include "plan/brace.h"

#include <string.h>

static int
letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static int
digit(char c)
{
	return c >= '0' && c <= '9';
}

static int
name_char(char c)
{
	return letter(c) || digit(c) || c == '_' || c == '.' || c == ':' ||
	       c == '-' || c == '+' || c == '*';
}

int
brace_next(struct text in, size_t *from, size_t *at, struct text *name)
{
	for (size_t i = *from; i + 2 < in.len; i++) {
		if (in.at[i] != '{' || !letter(in.at[i + 1]))
			continue;
		size_t end = i + 1;
		while (end < in.len && name_char(in.at[end]))
			end++;
		if (end == in.len || in.at[end] != '}')
			continue;
		*name = text_n(in.at + i + 1, end - i - 1);
		*at = i;
		*from = end + 1;
		return 1;
	}
	*from = in.len;
	return 0;
}

int
name_is_plain(struct text name)
{
	for (size_t i = 0; i < name.len; i++)
		if (!letter(name.at[i]) && !digit(name.at[i]) &&
		    name.at[i] != '_' && name.at[i] != '-')
			return 0;
	return name.len > 0;
}

int
name_is_type(struct text *name)
{
	if (memchr(name->at, ':', name->len) == NULL)
		return 0;
	if (text_ends(*name, "*"))
		name->len--;
	return 1;
}
