/* totals.c - the run in numbers: outcomes, gaps, clocks, hosts */
#include <stdlib.h>
#include <string.h>

#include "assess/facts.h"
#include "aws/partition.h"
#include "base/alloc.h"

/* "host:443" without its port. */
static struct text
host_name(const char *host)
{
	struct text rest = text_of(host);

	return text_cut(&rest, ':');
}

static int
ends_in(struct text host, const char *suffix)
{
	size_t n = suffix != NULL ? strlen(suffix) : 0;

	if (n == 0 || host.len <= n || host.at[host.len - n - 1] != '.')
		return 0;
	return text_is_nocase(text_n(host.at + host.len - n, n), suffix);
}

static int
is_of_aws(const struct assessment *a, const char *host)
{
	const struct partition *p =
		partition_named(a->options->plan->partition);
	struct text name = host_name(host);

	return p != NULL && (ends_in(name, p->suffix) ||
			     ends_in(name, p->dual_suffix));
}

static void
add_skew(struct assessment *a, int64_t ms)
{
	if (a->nskews == a->skew_room) {
		a->skew_room = a->skew_room ? a->skew_room * 2 : 256;
		a->skews = xrealloc(a->skews, a->skew_room, sizeof *a->skews);
	}
	a->skews[a->nskews++] = ms;
}

static void
add_line(struct assessment *a, const struct ending *line)
{
	struct assess_totals *t = a->totals;

	t->planned++;
	t->outcomes[line->outcome]++;
	t->gaps += outcome_is_gap(line->outcome) != 0;
	if (line->received > 0 && (t->first == 0 || line->received < t->first))
		t->first = line->received;
	if (line->received > t->last)
		t->last = line->received;
	if (line->date > 0)
		add_skew(a, line->received - line->date);
	if (line->host == NULL)
		return;
	if (is_of_aws(a, line->host))
		t->aws_hosts++;
	else
		map_at(a->hosts, line->host);
}

void
totals_account(struct assessment *a)
{
	for (size_t i = 0; i < map_count(a->lines); i++) {
		const struct ending *line = map_value(a->lines, i);

		if (line->ended)
			add_line(a, line);
	}
	a->totals->unmatched += a->nunmatched;
}

static int
by_number(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return x < y ? -1 : x > y;
}

static int
by_text(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

void
totals_finish(struct assessment *a)
{
	struct assess_totals *t = a->totals;

	if (a->nskews > 0) {
		qsort(a->skews, a->nskews, sizeof *a->skews, by_number);
		t->skew_min = a->skews[0];
		t->skew_median = a->skews[a->nskews / 2];
		t->skew_max = a->skews[a->nskews - 1];
	}
	t->nother_hosts = map_count(a->hosts);
	t->other_hosts = xcalloc(t->nother_hosts + 1, sizeof *t->other_hosts);
	for (size_t i = 0; i < t->nother_hosts; i++)
		t->other_hosts[i] = xstrdup(map_key(a->hosts, i));
	qsort(t->other_hosts, t->nother_hosts, sizeof *t->other_hosts, by_text);
}

void
assess_totals_free(struct assess_totals *totals)
{
	for (size_t i = 0; i < totals->nother_hosts; i++)
		free(totals->other_hosts[i]);
	free(totals->other_hosts);
	totals->other_hosts = NULL;
	totals->nother_hosts = 0;
}
