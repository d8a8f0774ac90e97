/*
 * count.h - the figures of a report, each of which a reader can add up
 *
 * Rows of the matrix are services, columns topics; the last of each is all of
 * them.  A gap stands in each cell whose settings it leaves for review, once
 * in its row, and once in all.
 */
#ifndef REPORT_COUNT_H
#define REPORT_COUNT_H

#include "report/facts.h"

#define ALL_TOPICS	TOPIC_COUNT

struct tally {
	unsigned long n[STATE_COUNT], gaps;
};

struct figures {
	unsigned long outcomes[OUTCOMES], planned, gaps;
	unsigned long settings;
	unsigned long open;		/* not known because of a gap ... */
	unsigned long direct;		/* ... whose request they read; the
					   others rest on one of these */
	struct tally *cells;		/* (services + 1) x (topics + 1) */
	size_t services;
	struct tally *rows;		/* by the tables' setting; gaps: how many
					   are for review because of one */
	char first[32], last[32];	/* received, ISO; "" */
};

struct region_figures {
	unsigned long accounts, requests, gaps, services;
	unsigned char *asked, *not_offered;	/* by service */
	size_t last_account;
};

struct listed_figures {			/* a type in all accounts */
	unsigned long asked, ended, pages, items, read, gone, left_out;
	int service;
	char first[32], last[32];
};

void figures_init(struct figures *f, const struct run_facts *run);
void figures_free(struct figures *f);
/* cells of services == f->services are the total. */
struct tally *figures_cell(const struct figures *f, size_t service,
			   unsigned topic);
void figures_add(struct figures *f, const struct account_facts *a);

/* Maps of region_figures and listed_figures. */
void regions_add(struct map *regions, const struct account_facts *a,
		 size_t number);
/* How many services anything was asked of, services being all there are. */
unsigned long regions_services(const struct map *regions, size_t services);
void regions_free(struct map *regions);
void listed_add(struct map *listed, const struct account_facts *a);
void listed_free(struct map *listed);

#endif
