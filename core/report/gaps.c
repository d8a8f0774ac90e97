/*
 * gaps.c - which settings each unanswered request leaves for review
 *
 * A setting names the lines of evidence it rests on, and a refusal is a line of
 * evidence, too.  Where nothing could be asked at all, because the account
 * could not be entered, there is one such line for everything.
 */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "report/facts.h"

struct text
evidence_next(struct text *cell, unsigned long *more)
{
	struct text word = text_word(cell);

	if (word.len > 1 && word.at[0] == '+') {
		*more = strtoul(word.at + 1, NULL, 10);
		return text_n(NULL, 0);
	}
	return word;
}

const struct ledger_line *
evidence_request(const struct account_facts *a, struct text where)
{
	char *key = xstrndup(where.at, where.len);
	const struct ledger_line *r = map_get(a->by_evidence, key);

	free(key);
	return r;
}

int
reason_is_gap(const char *reason)
{
	static const char *const gap[] = {
		"denied", "throttled", "failed", "unsupported",
		"incomplete-list",
	};

	for (size_t i = 0; i < sizeof gap / sizeof gap[0]; i++)
		if (strcmp(reason, gap[i]) == 0)
			return 1;
	return 0;
}

static void
add(struct gap *g, const struct fact *f)
{
	if (g->n > 0 && g->facts[g->n - 1] == f)
		return;
	if (g->n == g->room) {
		g->room = g->room ? g->room * 2 : 8;
		g->facts = xrealloc(g->facts, g->room, sizeof *g->facts);
	}
	g->facts[g->n++] = f;
}

static struct gap *
gap_of(const struct account_facts *a, const struct ledger_line *r)
{
	for (size_t lo = 0, hi = a->ngaps; lo < hi;) {
		size_t mid = lo + (hi - lo) / 2;

		if (a->gaps[mid].request == r)
			return &a->gaps[mid];
		if (a->gaps[mid].request < r)
			lo = mid + 1;
		else
			hi = mid;
	}
	return NULL;
}

static struct gap *
entering(const struct account_facts *a)
{
	for (size_t i = 0; i < a->ngaps; i++)
		if (strncmp(a->gaps[i].request->key, "sts/AssumeRole ",
			    15) == 0)
			return &a->gaps[i];
	return NULL;
}

static void
join(struct account_facts *a, const struct fact *f)
{
	struct text cell = text_of(f->evidence), where;
	unsigned long more = 0;
	int any = 0;

	while ((where = evidence_next(&cell, &more)).len > 0) {
		const struct ledger_line *r = evidence_request(a, where);
		struct gap *g = r ? gap_of(a, r) : NULL;

		if (g) {
			add(g, f);
			any = 1;
		}
	}
	if (!any && entering(a))
		add(entering(a), f);
}

void
gaps_join(struct account_facts *a)
{
	size_t n = 0;

	for (size_t i = 0; i < a->nrequests; i++)
		n += outcome_is_gap(a->requests[i].outcome) != 0;
	a->gaps = xcalloc(n + 1, sizeof *a->gaps);
	for (size_t i = 0; i < a->nrequests; i++)
		if (outcome_is_gap(a->requests[i].outcome))
			a->gaps[a->ngaps++].request = &a->requests[i];
	for (size_t i = 0; i < a->nfacts && n > 0; i++)
		if (reason_is_gap(a->facts[i].reason))
			join(a, &a->facts[i]);
}
