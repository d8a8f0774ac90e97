/*
 * out.h - a file that is written in pieces and appears whole or not at all
 *
 * What is put into text goes to a file aside, a piece at a time, so memory is
 * bounded however many settings there are; out_end() gives it its name.  Text
 * from outside passes shown() on its way in: no format can forget it.
 */
#ifndef FORMAT_OUT_H
#define FORMAT_OUT_H

#include "base/buffer.h"
#include "base/error.h"
#include "doc/json_writer.h"

struct out {
	struct buffer text;		/* not yet in the file */
	struct json json;		/* writes into text */
	struct buffer scratch;		/* of out_shown() */
	const char *path;		/* the caller's, as long as out is open */
	char *aside;
	int fd;
};

/* pretty: JSON with one member a line.  After -1 nothing is open. */
int out_open(struct out *o, const char *path, int pretty, struct error *err);
/* To be called between elements: writes what has gathered, if it is enough. */
int out_pause(struct out *o, struct error *err);
/* result: of the caller; if it is not 0 the file is dropped, and the result
 * returned.  Frees. */
int out_end(struct out *o, int result, struct error *err);

/* An element of an array on a line of its own, in a document that is pretty. */
void out_line_open(struct out *o, char kind);
void out_line_close(struct out *o, char kind);

/* value as it may safely be seen; good until the next call. */
const char *out_shown(struct out *o, const char *value);
/* A member of the JSON; NULL and "" write none.  key NULL: an element. */
void out_string(struct out *o, const char *key, const char *value);
/* The same, at most so many UTF-16 units: what is cut ends in "... [cut]". */
void out_string_cut(struct out *o, const char *key, const char *value,
		    size_t most);
/* Cuts so what the buffer has; never within a character. */
void cut(struct buffer *b, size_t most);

#endif
