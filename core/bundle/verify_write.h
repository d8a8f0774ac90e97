/*
 * verify_write.h - parts of the answer that several of its writers need
 */
#ifndef VERIFY_WRITE_H
#define VERIFY_WRITE_H

#include "bundle/verify.h"
#include "doc/json_writer.h"

void write_grouped(struct buffer *out, uint64_t n);	/* "5,811" */
void write_sized(struct buffer *out, uint64_t n);	/* "38.2 MB" */
void write_ordinal(struct buffer *out, unsigned n);	/* "third" */

/* What of its bundle a pack shows: the first lines of text, a member. */
void write_pack_text(const struct verify_result *r, struct buffer *out);
void write_pack_json(struct json *j, const struct verify_result *r);

#endif
