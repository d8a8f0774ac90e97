/* index.c - names of types, calls and settings, in one map */
#include <stdio.h>

#include "plan/tables.h"

#define NAME_MAX_TEXT	512

/* Names come from tables and are short; a longer one is cut, and then said to
 * be there twice or not at all, which is what a table deserves. */
static void
key_write(char key[NAME_MAX_TEXT], char kind, const char *scope,
	  const char *name)
{
	snprintf(key, NAME_MAX_TEXT, "%c %s %s", kind, scope, name);
}

void **
index_at(struct registry *r, char kind, const char *scope, const char *name)
{
	char key[NAME_MAX_TEXT];

	key_write(key, kind, scope, name);
	return map_at(r->index, key);
}

void *
index_get(const struct registry *r, char kind, const char *scope,
	  const char *name)
{
	char key[NAME_MAX_TEXT];

	key_write(key, kind, scope, name);
	return map_get(r->index, key);
}
