/*
 * json_writer.h - JSON whose bytes are ours to promise
 *
 * Keys in byte order (asserted) and ASCII with \u escapes when so asked; indent
 * of one space, or none.
 */
#ifndef JSON_WRITER_H
#define JSON_WRITER_H

#include <stdint.h>

#include "base/buffer.h"
#include "base/text.h"

#define JSON_DEPTH	32

struct json {
	struct buffer *out;
	int pretty;		/* one member a line, one space a level */
	int ascii;		/* \u escapes for all that is not ASCII */
	int sorted;		/* assert that keys ascend */
	int depth;
	int any[JSON_DEPTH];
	char last[JSON_DEPTH][128];	/* the key before, for the assertion */
};

void json_start(struct json *j, struct buffer *out, int pretty, int ascii,
		int sorted);
void json_open(struct json *j, const char *key, char kind);	/* { or [ */
void json_close(struct json *j, char kind);			/* } or ] */
void json_text(struct json *j, const char *key, struct text value);
void json_string(struct json *j, const char *key, const char *value);	/* NULL: null */
void json_integer(struct json *j, const char *key, int64_t value);
void json_bool(struct json *j, const char *key, int value);
void json_null(struct json *j, const char *key);
void json_time(struct json *j, const char *key, int64_t ms, int with_ms);
void json_when(struct json *j, const char *key, int64_t ms);	/* 0: null */
/* key NULL: an element of an array, or the document itself. */

/* One string, quoted and escaped. */
void json_quote(struct buffer *out, struct text value, int ascii);

#endif
