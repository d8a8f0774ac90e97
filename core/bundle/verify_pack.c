/* verify_pack.c - what of a bundle a pack shows, for people and for machines */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "bundle/place.h"
#include "bundle/verify_write.h"

#define NAMES_SHOWN	6	/* of a kind, in a line of text */

enum kind { ACCOUNT, REGION, SERVICE, KINDS };

static const struct { const char *key, *one, *many; } kinds[KINDS] = {
	[ACCOUNT] = { "accounts", "account", "accounts" },
	[REGION] = { "regions", "Region", "Regions" },
	[SERVICE] = { "services", "service", "services" },
};

struct names {			/* of one kind, ascending, each once */
	struct text *v;
	size_t n;
};

static int
by_bytes(const void *a, const void *b)
{
	return text_compare(*(const struct text *)a, *(const struct text *)b);
}

static void
collect(const struct verify_result *r, enum kind kind, struct names *out)
{
	size_t n = 0;

	out->v = xmalloc((r->nitems + 1) * sizeof(*out->v));
	out->n = 0;
	for (size_t i = 0; i < r->nitems; i++) {
		struct place place = place_of(text_of(r->items[i].path));
		struct text name = kind == ACCOUNT ? place.account :
				   kind == REGION ? place.region :
						    place.service;

		if (name.len > 0)
			out->v[n++] = name;
	}
	if (n > 1)
		qsort(out->v, n, sizeof(*out->v), by_bytes);
	for (size_t i = 0; i < n; i++)
		if (i == 0 || !text_equal(out->v[i], out->v[out->n - 1]))
			out->v[out->n++] = out->v[i];
}

static void
text_names(struct buffer *out, const struct names *names, enum kind kind)
{
	if (names->n == 0)
		return;
	buffer_printf(out, "        %s ", names->n == 1 ? kinds[kind].one
							: kinds[kind].many);
	for (size_t i = 0; i < names->n && i < NAMES_SHOWN; i++)
		buffer_printf(out, "%s%.*s", i == 0 ? "" : ", ",
			      TEXT_ARG(names->v[i]));
	if (names->n > NAMES_SHOWN)
		buffer_printf(out, " and %zu more", names->n - NAMES_SHOWN);
	buffer_putc(out, '\n');
}

void
write_pack_text(const struct verify_result *r, struct buffer *out)
{
	struct names names;
	uint64_t octets = 0;

	for (size_t i = 0; i < r->nitems; i++)
		octets += r->items[i].size;
	buffer_printf(out, "VALID PACK: %zu of ", r->nitems);
	write_grouped(out, r->files);
	buffer_printf(out, " files of %s, ", r->id);
	write_sized(out, octets);
	buffer_puts(out, "\n        every digest right, every file under the "
		    "signed Merkle root\n");
	for (int kind = 0; kind < KINDS; kind++) {
		collect(r, (enum kind)kind, &names);
		text_names(out, &names, (enum kind)kind);
		free(names.v);
	}
}

static void
json_names(struct json *j, const struct verify_result *r, enum kind kind)
{
	struct names names;

	collect(r, kind, &names);
	json_open(j, kinds[kind].key, '[');
	for (size_t i = 0; i < names.n; i++)
		json_text(j, NULL, names.v[i]);
	json_close(j, ']');
	free(names.v);
}

void
write_pack_json(struct json *j, const struct verify_result *r)
{
	json_open(j, "pack", '{');
	json_names(j, r, ACCOUNT);
	json_open(j, "items", '[');
	for (size_t i = 0; i < r->nitems; i++) {
		const struct verify_item *item = &r->items[i];

		json_open(j, NULL, '{');
		json_integer(j, "index", (int64_t)item->index);
		json_string(j, "path", item->path);
		json_string(j, "sha256", item->sha256);
		json_integer(j, "size", (int64_t)item->size);
		json_close(j, '}');
	}
	json_close(j, ']');
	json_names(j, r, REGION);
	json_names(j, r, SERVICE);
	json_close(j, '}');
}
