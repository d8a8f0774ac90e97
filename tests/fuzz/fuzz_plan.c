/* fuzz_plan.c - a plan that is taken is written so that it is taken again */
#include <stdint.h>
#include <stdlib.h>

#include "input.h"
#include "plan/plan.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int
read_and_write(struct text json, struct buffer *out)
{
	struct registry r;
	struct plan plan;
	struct error err;

	if (plan_read(&plan, &r, json, &err) < 0)
		return -1;
	plan_write(&plan, out);
	plan_free(&plan);
	registry_free(&r);
	return 0;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct buffer once, twice;

	buffer_init(&once, 16 << 20);
	buffer_init(&twice, 16 << 20);
	if (read_and_write(input_of(data, size), &once) == 0 &&
	    (read_and_write(buffer_view(&once), &twice) < 0 ||
	     !text_equal(buffer_view(&once), buffer_view(&twice))))
		abort();
	buffer_free(&once);
	buffer_free(&twice);
	return 0;
}
