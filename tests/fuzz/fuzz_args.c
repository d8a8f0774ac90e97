/*
 * fuzz_args.c - what is sent has no line end and no blank that is not ours
 *
 * First byte: protocol; second: which template; a line: .in; the rest fills
 * in each word.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "aws/request.h"
#include "plan/tables.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check(const struct http *http)
{
	for (size_t i = 0; i < http->url.len; i++)
		if (http->url.at[i] <= ' ' || http->url.at[i] > '~')
			abort();
	for (size_t i = 0; i < http->nheaders; i++)
		if (strpbrk(http->headers[i].name, "\r\n") != NULL ||
		    strpbrk(http->headers[i].value, "\r\n") != NULL)
			abort();
}

static void
encode(const struct call *call, const char *value, struct arena *arena)
{
	static const struct endpoint_options options = {
		.partition = "aws", .home_region = "eu-west-1",
	};
	struct request r = { .account = "111122223333", .region = "eu-west-1",
			     .key = "fuzz/Op", .call = call, .page = 1 };
	struct error err = { 0 };
	struct http http;

	r.args = arena_alloc(arena, (call->nargs + 1) * sizeof(*r.args));
	r.nargs = call->nargs;
	for (size_t i = 0; i < r.nargs; i++) {
		struct request_arg *a = &r.args[i];

		a->arg = &call->args[i];
		if (a->arg->many) {
			a->values = &value;
			a->n = 1;
		} else {
			a->value = *a->arg->value ? a->arg->value : value;
		}
	}
	http_init(&http);
	if (request_encode(&r, &options, &http, &err) == 0)
		check(&http);
	else if (err.text[0] == '\0')
		abort();
	http_free(&http);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const templates[] = {
		"GET /", "GET /{Bucket}?policy", "POST /v1/{arn+}",
		"GET /v2/apis/{apiId}/x-{b}",
	};
	struct ex_collector tables = { .service = { .name = "fuzz",
						    .version = "v" } };
	struct collector collector = { .tables = &tables };
	struct ex_call row = { .op = "Op" };
	struct call call = { .row = &row, .collector = &collector };
	struct arena *arena;
	struct text value, in;
	struct error err;

	if (size < 2 || memchr(data + 2, '\0', size - 2) != NULL)
		return 0;
	tables.service.protocol = (enum ex_protocol)(data[0] % PROTOCOLS);
	row.http = templates[data[1] % 4];
	value = text_n((const char *)data + 2, size - 2);
	in = text_cut(&value, '\n');
	arena = arena_new();
	if (args_compile(arena, arena_strndup(arena, in.at, in.len), &call,
			 &err) == 0)
		encode(&call, arena_strndup(arena, value.at, value.len), arena);
	words_split(arena, arena_strndup(arena, in.at, in.len));
	arena_free(arena);
	return 0;
}
