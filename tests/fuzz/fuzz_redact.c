/*
 * fuzz_redact.c - rules, a line feed, and an answer
 */
#include <stddef.h>
#include <stdint.h>

#include "doc/redact.h"
#include "doc/secret.h"
#include "input.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
scan(struct text body, const struct redact_key *key)
{
	struct buffer out;
	size_t at, len, from = 0;

	buffer_init(&out, 16 * DOC_SIZE_MAX);
	redact_text(body, &out, key);
	while (personal_find(body, from, &at, &len) != SECRET_NONE) {
		if (at < from || len == 0 || at + len > body.len)
			__builtin_trap();
		from = at + len;
	}
	buffer_free(&out);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct redact_key key = { { 1 } };
	struct arena *arena = arena_new();
	struct text body = input_of(data, size);
	struct text rules = text_cut(&body, '\n');
	struct redaction *r;
	struct ex_node *tree;
	struct buffer done;
	struct error err;

	buffer_init(&done, 1 << 20);
	r = redaction_compile(arena, arena_strndup(arena, rules.len > 0 ?
						   rules.at : "", rules.len),
			      &err);
	tree = doc_read_answer(arena, body, EX_REST_XML, "Op", &err);
	if (r != NULL && tree != NULL)
		redact_answer(r, tree, &key, arena, &done);
	scan(body, &key);
	buffer_free(&done);
	arena_free(arena);
	return 0;
}
