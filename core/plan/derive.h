/*
 * derive.h - what the derived texts share
 */
#ifndef DERIVE_H
#define DERIVE_H

#include "base/buffer.h"
#include "plan/plan.h"

void call_put(struct buffer *out, const struct call *call);	/* "ecs:ListTasks" */
/* For a Markdown table: one line, | escaped; nothing for NULL. */
void cell_put(struct buffer *out, const char *text);
int derive_done(const struct buffer *out, struct error *err);

struct words {
	const char **v;			/* somebody else's words */
	size_t n;
};
void words_add(struct words *words, const char *word);
void words_sort(struct words *words);	/* by bytes; each once */
void words_free(struct words *words);

#endif
