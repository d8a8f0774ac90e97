/* derive.c - what the derived texts share */
#include "plan/derive.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"

void
call_put(struct buffer *out, const struct call *call)
{
	buffer_printf(out, "%s:%s", call->collector->tables->service.name,
		      call->row->op);
}

void
cell_put(struct buffer *out, const char *text)
{
	for (const char *s = text ? text : ""; *s; s++) {
		if (*s == '|')
			buffer_putc(out, '\\');
		buffer_putc(out, *s == '\n' ? ' ' : *s);
	}
}

int
derive_done(const struct buffer *out, struct error *err)
{
	if (buffer_overflowed(out))
		return error_set(err, ERROR_SYSTEM, "longer than %zu bytes",
				 out->cap);
	return 0;
}

void
words_add(struct words *words, const char *word)
{
	words->v = xrealloc(words->v, words->n + 1, sizeof(*words->v));
	words->v[words->n++] = word;
}

static int
by_bytes(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

void
words_sort(struct words *words)
{
	size_t kept = 0;

	if (words->n)
		qsort(words->v, words->n, sizeof(*words->v), by_bytes);
	for (size_t i = 0; i < words->n; i++)
		if (!kept || strcmp(words->v[kept - 1], words->v[i]) != 0)
			words->v[kept++] = words->v[i];
	words->n = kept;
}

void
words_free(struct words *words)
{
	free(words->v);
	*words = (struct words){ 0 };
}
