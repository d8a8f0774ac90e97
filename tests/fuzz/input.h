/* input.h - the fuzzer's bytes as a view; no bytes stand at NULL, as in an
 * empty buffer's view */
#ifndef INPUT_H
#define INPUT_H

#include <stdint.h>

#include "base/text.h"

static inline struct text
input_of(const uint8_t *data, size_t size)
{
	return text_n(size > 0 ? (const char *)data : NULL, size);
}

#endif
