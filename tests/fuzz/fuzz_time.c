/* fuzz_time.c - a time that was read is written, and reads as the same */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/clock.h"
#include "input.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct text t = input_of(data, size);
	char out[CLOCK_TEXT];
	int64_t ms, again;

	if (clock_read_http(t, &ms) == 0 &&
	    (clock_read_iso(text_of(clock_iso(out, ms, 1)), &again) < 0 ||
	     again != ms))
		abort();
	/* an offset may lead out of the four-digit years */
	if (clock_read_iso(t, &ms) == 0 && ms >= INT64_C(-62167219200000) &&
	    ms < INT64_C(253402300800000) &&
	    (clock_read_iso(text_of(clock_iso(out, ms, 1)), &again) < 0 ||
	     again != ms))
		abort();
	return 0;
}
