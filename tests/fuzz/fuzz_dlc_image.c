/* fuzz_dlc_image.c - an image reference: its parts are in it, and make it again */
#include <stdlib.h>
#include <string.h>

#include "assess/dlc.h"
#include "input.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char table_text[] =
	"# x\t2026-08-21\n"
	"account\t763104351884\teu-west-1\taws\tdlc\n"
	"account\t141502667606\teu-west-1\taws\talgorithm\n"
	"repository\tbase\tBase\n"
	"repository\tpytorch-training\tPyTorch Training\n"
	"version\tbase\t13.0.2\tamzn2023\t-\t2029-06-30\t-\tBase\tdevel-* *\n"
	"version\tpytorch-training\t2.9\tubuntu22.04\t2025-10-15\t2026-10-15\t"
	"newest\tPyTorch\t2.9-* 2.9.*\n";

static void
put(struct buffer *b, const char *before, struct text t)
{
	if (t.len == 0)
		return;
	buffer_puts(b, before);
	buffer_text(b, t);
}

static void
check_parts(struct text image, const struct dlc_reference *r)
{
	struct buffer b;

	buffer_init(&b, 1u << 24);
	put(&b, "", r->host);
	put(&b, r->host.len > 0 ? "/" : "", r->repository);
	put(&b, ":", r->tag);
	put(&b, "@", r->digest);
	if (!text_equal(buffer_view(&b), image))
		abort();
	buffer_free(&b);
	if ((r->kind == DLC_HOST_PRIVATE) != (r->account.len == 12) ||
	    (r->kind == DLC_HOST_PRIVATE && r->region.len == 0))
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct dlc_table *table;
	struct text image = input_of(data, size);
	struct dlc_reference r;
	struct dlc_image out;
	struct error err;
	struct arena *arena = arena_new();
	long days;

	if (table == NULL &&
	    dlc_table_read(&table, text_of(table_text), "t", &err) < 0)
		abort();
	dlc_image_read(table, image, arena, &out);
	if (dlc_reference_read(image, &r) == 0)
		check_parts(image, &r);
	else if (out.kind != DLC_UNREADABLE)
		abort();
	if (out.tag.immutable && out.tag.shape == DLC_SHAPE_NONE)
		abort();
	if (dlc_account_matches(&out) && out.kind == DLC_OTHER &&
	    text_is(out.ref.account, "763104351884"))
		abort();
	dlc_ask(&out, dlc_supported, 1790000000000);
	dlc_days_left(&out, 1790000000000, &days);
	arena_free(arena);
	return 0;
}
