/* What assess counted, kept for a seal that comes later. */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/file.h"
#include "cli/run.h"
#include "doc/json_writer.h"

static const struct {
	const char *name;
	size_t at;
} counts[] = {
	{ "aws_hosts", offsetof(struct assess_totals, aws_hosts) },
	{ "gaps", offsetof(struct assess_totals, gaps) },
	{ "planned", offsetof(struct assess_totals, planned) },
	{ "recorded", offsetof(struct assess_totals, recorded) },
	{ "unmatched", offsetof(struct assess_totals, unmatched) },
}, times[] = {
	{ "first", offsetof(struct assess_totals, first) },
	{ "last", offsetof(struct assess_totals, last) },
	{ "skew_max", offsetof(struct assess_totals, skew_max) },
	{ "skew_median", offsetof(struct assess_totals, skew_median) },
	{ "skew_min", offsetof(struct assess_totals, skew_min) },
};

#define N(a) (sizeof(a) / sizeof((a)[0]))

int
totals_write(const struct run *run, struct error *err)
{
	const struct assess_totals *t = &run->totals;
	char *path = path_join(run->folder, "totals.json");
	struct buffer out;
	struct json j;
	int result;

	buffer_init(&out, 1 << 20);
	json_start(&j, &out, 1, 1, 0);
	json_open(&j, NULL, '{');
	for (size_t i = 0; i < N(counts); i++)
		json_integer(&j, counts[i].name, (int64_t)*(const unsigned long *)
			     (const void *)((const char *)t + counts[i].at));
	for (size_t i = 0; i < N(times); i++)
		json_integer(&j, times[i].name, *(const int64_t *)
			     (const void *)((const char *)t + times[i].at));
	json_open(&j, "outcomes", '[');
	for (int i = 0; i < OUTCOMES; i++)
		json_integer(&j, NULL, (int64_t)t->outcomes[i]);
	json_close(&j, ']');
	json_open(&j, "verdicts", '[');
	for (int i = 0; i < 4; i++)
		json_integer(&j, NULL, (int64_t)t->verdicts[i]);
	json_close(&j, ']');
	json_open(&j, "other_hosts", '[');
	for (size_t i = 0; i < t->nother_hosts; i++)
		json_string(&j, NULL, t->other_hosts[i]);
	json_close(&j, ']');
	json_close(&j, '}');
	buffer_putc(&out, '\n');
	result = file_write(path, buffer_view(&out), 0600, err);
	buffer_free(&out);
	free(path);
	return result;
}

static int
number(const struct ex_node *n, long long *out)
{
	char text[32], *end;
	struct text t = node_text(n);

	if (!n || n->kind != NODE_NUMBER || !t.len || t.len >= sizeof(text))
		return -1;
	memcpy(text, t.at, t.len);
	text[t.len] = '\0';
	*out = strtoll(text, &end, 10);
	return *end ? -1 : 0;
}

static int
numbers(const struct ex_node *list, unsigned long *v, size_t n)
{
	const struct ex_node *at = list ? list->first : NULL;
	long long value;

	for (size_t i = 0; i < n; i++, at = at->next) {
		if (number(at, &value) < 0 || value < 0)
			return -1;
		v[i] = (unsigned long)value;
	}
	return at ? -1 : 0;
}

/* All or nothing: a number that lacks is not zero. */
static int
take(struct assess_totals *t, const struct ex_node *doc)
{
	const struct ex_node *list, *n;
	long long value;
	size_t i;

	for (i = 0; i < N(counts); i++) {
		if (number(node_member(doc, counts[i].name), &value) < 0)
			return -1;
		*(unsigned long *)(void *)((char *)t + counts[i].at) =
			(unsigned long)value;
	}
	for (i = 0; i < N(times); i++) {
		if (number(node_member(doc, times[i].name), &value) < 0)
			return -1;
		*(int64_t *)(void *)((char *)t + times[i].at) = value;
	}
	if (numbers(node_member(doc, "outcomes"), t->outcomes, OUTCOMES) < 0 ||
	    numbers(node_member(doc, "verdicts"), t->verdicts, 4) < 0)
		return -1;
	list = node_member(doc, "other_hosts");
	for (n = list ? list->first : NULL; n; n = n->next) {
		struct text host = node_text(n);

		t->other_hosts = xrealloc(t->other_hosts, t->nother_hosts + 1,
					  sizeof(*t->other_hosts));
		t->other_hosts[t->nother_hosts++] = xstrndup(host.at, host.len);
	}
	return 0;
}

int
totals_read(struct run *run, struct error *err)
{
	char *path = path_join(run->folder, "totals.json");
	struct arena *arena = arena_new();
	struct buffer text;
	const struct ex_node *doc = NULL;
	int result;

	buffer_init(&text, 1 << 20);
	if (!file_exists(path))
		result = error_set(err, ERROR_USAGE, "%s has not been assessed:"
				   " exhibit assess %s", run->folder, run->folder);
	else
		result = file_read(path, &text, err);
	if (result == 0) {
		doc = doc_read_json(arena, buffer_view(&text), err);
		result = doc ? 0 : error_in(err, "%s", path);
	}
	if (result == 0 && take(&run->totals, doc) < 0)
		result = error_set(err, ERROR_USAGE, "%s lacks a number:"
				   " exhibit assess %s", path, run->folder);
	buffer_free(&text);
	arena_free(arena);
	free(path);
	return result;
}
