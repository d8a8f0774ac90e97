/* fuzz_dlc_table.c - a table of Deep Learning Containers: whole, or refused */
#include <stdlib.h>
#include <string.h>

#include "assess/dlc.h"
#include "input.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check(const struct dlc_version *v)
{
	if (v->repository[0] == '\0' || v->version[0] == '\0' ||
	    v->tags[0] == '\0' || v->title[0] == '\0' ||
	    (v->newest && v->superseded) || v->ga < 0 || v->end < 0)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct dlc_table *table;
	struct error err = { 0 };
	struct dlc_image image;

	if (dlc_table_read(&table, input_of(data, size), "t", &err) < 0) {
		if (err.text[0] == '\0')
			abort();
		return 0;
	}
	if (strlen(table->date) != 10 || strlen(table->sha256) != 64)
		abort();
	for (size_t i = 0; i < table->nversions; i++)
		check(&table->versions[i]);
	dlc_image_read(table, text_of("763104351884.dkr.ecr.eu-west-1.amazonaws"
			".com/base:13.0.2-gpu-py313-ubuntu22.04-ec2"),
		       table->arena, &image);
	if (image.kind != DLC_AWS && image.kind != DLC_NAMED &&
	    image.kind != DLC_OTHER)
		abort();
	dlc_table_free(table);
	return 0;
}
