/*
 * fuzz_judge.c - clauses, a line feed, and an item they judge
 *
 * Whatever the clauses: where nothing is known the verdict is review.
 */
#include <stdint.h>
#include <stdlib.h>

#include "input.h"
#include "nowhere.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct places {
	struct judge_place v[64];
	size_t n;
};

static int
put_place(void *ctx, struct ex_node *value, int undecided)
{
	struct places *p = ctx;

	if (p->n == sizeof p->v / sizeof p->v[0])
		return 1;
	p->v[p->n++] = (struct judge_place){
		.kind = undecided ? PLACE_UNKNOWN : value ? PLACE_VALUE :
			PLACE_ABSENT,
		.why = REASON_UNDECIDED, .node = value, .redacted = 1,
		.received = 1790000000000,
	};
	return 0;
}

static void
judge(const struct judgement *j, struct text body, struct arena *arena)
{
	struct judge_input input = { .rest = REASON_DENIED };
	struct places places = { .n = 0 };
	struct error err;
	struct path *each = path_compile(arena, "v[]", &err);
	struct ex_node *item = doc_read_json(arena, body, &err);
	struct judged judged;

	judge_eval(j, &input, &nowhere, arena, &judged);
	if (judged.verdict != EX_REVIEW || !reason_is_unknown(judged.reason))
		abort();
	if (item == NULL || each == NULL)
		return;
	path_each(each, item, NULL, arena, put_place, &places);
	input.rest = REASON_NONE;
	input.places = places.v;
	input.n = places.n;
	judge_eval(j, &input, &nowhere, arena, &judged);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_new();
	struct text body = input_of(data, size);
	struct text source = text_cut(&body, '\n');
	struct error err = { 0 };
	struct judgement *j = judge_compile(arena, arena_strndup(arena,
		source.len > 0 ? source.at : "", source.len), &err);

	if (j != NULL)
		judge(j, body, arena);
	else if (err.text[0] == '\0')
		abort();
	arena_free(arena);
	return 0;
}
