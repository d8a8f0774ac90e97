/* count.c - settings and gaps by service and topic */
#include "report/count.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"

void
figures_init(struct figures *f, const struct run_facts *run)
{
	*f = (struct figures){ .services = run->registry.ncollectors };
	f->cells = xcalloc((f->services + 1) * (TOPIC_COUNT + 1),
			   sizeof *f->cells);
	f->rows = xcalloc(run->registry.nsettings + 1, sizeof *f->rows);
}

void
figures_free(struct figures *f)
{
	free(f->cells);
	free(f->rows);
	f->cells = f->rows = NULL;
}

struct tally *
figures_cell(const struct figures *f, size_t service, unsigned topic)
{
	return &f->cells[service * (TOPIC_COUNT + 1) + topic];
}

static void
add_facts(struct figures *f, const struct account_facts *a)
{
	for (size_t i = 0; i < a->nfacts; i++) {
		const struct fact *x = &a->facts[i];

		figures_cell(f, x->service, x->topic)->n[x->state]++;
		figures_cell(f, x->service, ALL_TOPICS)->n[x->state]++;
		figures_cell(f, f->services, x->topic)->n[x->state]++;
		figures_cell(f, f->services, ALL_TOPICS)->n[x->state]++;
		f->rows[x->setting->number].n[x->state]++;
		if (a->ngaps && reason_is_gap(x->reason)) {
			f->open++;
			f->rows[x->setting->number].gaps +=
				x->state == EX_REVIEW;
		}
	}
	f->settings += a->nfacts;
}

/* Each cell that the gap touches, each once. */
static void
add_gap(struct figures *f, const struct gap *g, unsigned char *touched)
{
	size_t n = (f->services + 1) * (TOPIC_COUNT + 1);

	memset(touched, 0, n);
	for (size_t i = 0; i < g->n; i++) {
		const struct fact *x = g->facts[i];

		touched[x->service * (TOPIC_COUNT + 1) + x->topic] = 1;
		touched[x->service * (TOPIC_COUNT + 1) + ALL_TOPICS] = 1;
		touched[f->services * (TOPIC_COUNT + 1) + x->topic] = 1;
	}
	/* One that leaves no setting open is still the service's own. */
	if (g->n == 0 && g->request->service >= 0)
		touched[(size_t)g->request->service * (TOPIC_COUNT + 1) +
			ALL_TOPICS] = 1;
	touched[n - 1] = 1;
	for (size_t i = 0; i < n; i++)
		f->cells[i].gaps += touched[i];
}

static void
add_gaps(struct figures *f, const struct account_facts *a)
{
	unsigned char *touched, *open;

	if (a->ngaps == 0)
		return;
	touched = xcalloc((f->services + 1) * (TOPIC_COUNT + 1), 1);
	open = xcalloc(a->nfacts + 1, 1);
	for (size_t i = 0; i < a->ngaps; i++) {
		const struct gap *g = &a->gaps[i];

		add_gap(f, g, touched);
		for (size_t k = 0; k < g->n; k++)
			open[g->facts[k]->number] = 1;
	}
	for (size_t i = 0; i < a->nfacts; i++)
		f->direct += open[i];
	f->gaps += a->ngaps;
	free(open);
	free(touched);
}

void
figures_add(struct figures *f, const struct account_facts *a)
{
	for (size_t i = 0; i < a->nrequests; i++) {
		const struct ledger_line *r = &a->requests[i];

		f->outcomes[r->outcome]++;
		f->planned++;
		if (!r->received[0])
			continue;
		if (!f->first[0] || strcmp(r->received, f->first) < 0)
			snprintf(f->first, sizeof f->first, "%s", r->received);
		if (strcmp(r->received, f->last) > 0)
			snprintf(f->last, sizeof f->last, "%s", r->received);
	}
	add_facts(f, a);
	add_gaps(f, a);
}
