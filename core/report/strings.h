/*
 * strings.h - tables as JSON, for a page's script
 *
 * Columns are arrays of numbers, which name strings of the table's own list:
 * what is said of a hundred rows is in the page once.
 */
#ifndef REPORT_STRINGS_H
#define REPORT_STRINGS_H

#include <libxml/tree.h>

#include "base/arena.h"
#include "base/map.h"
#include "doc/json_writer.h"

#define TABLE_JSON_MAX	((size_t)256 << 20)

struct strings {
	struct arena *arena;
	struct map *known;		/* of size_t */
};

struct strings strings_new(void);
void strings_free(struct strings *s);
/* text's number, as an element of the array that is open. */
void strings_put(struct strings *s, struct json *j, const char *text);
/* The list itself, shown(); last, for each number must be in it. */
void strings_write(const struct strings *s, struct json *j);
/* JSON as it will stand in a script element: every < is \u003c. */
void strings_node(xmlNode *parent, const char *name,
		  const struct buffer *json);

#endif
