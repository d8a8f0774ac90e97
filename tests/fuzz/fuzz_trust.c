/* fuzz_trust.c - a trust file is taken or refused with a reason */
#include <string.h>

#include "bundle/trust.h"
#include "scratch.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct trust *trust;
	struct error err = { 0 };

	if (trust_read(&trust, scratch_file(data, size), &err) < 0) {
		if (err.text[0] == '\0')
			abort();
		return 0;
	}
	if (trust->minimum > 9 || trust->required > TRUST_LT ||
	    (trust->head[0] != '\0' && strlen(trust->head) != 64))
		abort();
	for (size_t i = 0; i < trust->npins; i++)
		if (strlen(trust->pins[i]) != 64)
			abort();
	trust_free(trust);
	return 0;
}
