/* fuzz_profile.c - a profile is taken or refused with a reason */
#include <stdint.h>
#include <stdlib.h>

#include "assess/profile.h"
#include "input.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct ex_call calls[] = {
	{ .on = "region", .op = "ListBoxes", .items = "Boxes[]" },
};

static const struct ex_setting settings[] = {
	{ .id = "shop.box.size", .title = "t", .from = "ListBoxes",
	  .path = "Size", .judge = "meets: <=$own_parameter", .why = "w" },
};

static const struct ex_collector shop = {
	.abi = EX_ABI, .name = "shop", .title = "Shop",
	.service = { .name = "shop", .protocol = EX_JSON_1_1,
		     .version = "Shop" },
	.calls = EX_TABLE(calls), .settings = EX_TABLE(settings),
};

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct registry registry;
	const struct ex_collector *tables[] = { &shop };
	struct profile *profile;
	struct error err = { 0 };

	if (registry.nsettings == 0 &&
	    registry_make(&registry, tables, 1, &err))
		abort();
	if (profile_read(&profile, "p.ini", input_of(data, size),
			 &registry, &err) == 0)
		profile_free(profile);
	else if (err.text[0] == '\0')
		abort();
	return 0;
}
