/*
 * json_scan.h - the bytes of a JSON text before cJSON sees them
 *
 * cJSON 1.7.15 takes control characters for blanks, cuts a string at \u0000,
 * reads \uZZZZ as such a zero, and keeps of a number only a double.  This pass
 * refuses what must not get there and notes each number as it is written, in
 * the order of the document; the grammar between the tokens is left to cJSON.
 */
#ifndef JSON_SCAN_H
#define JSON_SCAN_H

#include "base/error.h"
#include "base/text.h"

/* cJSON copies a number into 64 bytes. */
#define JSON_NUMBER_MAX	63

struct json_numbers {
	struct text *v;
	size_t n, room;
};

/* numbers->v is to be freed by the caller, also after -1. */
int json_scan(struct text body, struct json_numbers *numbers,
	      struct error *err);

#endif
