/* error.c - a kind and a text that grows to the left */
#include "base/error.h"

#include <stdio.h>
#include <string.h>

int
error_set(struct error *err, enum error_kind kind, const char *format, ...)
{
	va_list ap;

	if (err == NULL)
		return -1;
	err->kind = kind;
	va_start(ap, format);
	vsnprintf(err->text, sizeof(err->text), format, ap);
	va_end(ap);
	return -1;
}

int
error_in(struct error *err, const char *where, ...)
{
	char before[sizeof(err->text)];
	size_t n, rest;
	va_list ap;

	if (err == NULL)
		return -1;
	va_start(ap, where);
	vsnprintf(before, sizeof(before) - 2, where, ap);
	va_end(ap);
	n = strlen(before);
	memcpy(before + n, ": ", 2);
	n += 2;
	rest = sizeof(err->text) - n;
	if (strlen(err->text) >= rest)
		err->text[rest - 1] = '\0';
	memmove(err->text + n, err->text, strlen(err->text) + 1);
	memcpy(err->text, before, n);
	return -1;
}
