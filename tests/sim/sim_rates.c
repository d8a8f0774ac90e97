/*
 * sim_rates.c - the limiter against the limits AWS enforces
 *
 * Each scenario prints how long its run took beside the shortest any run could
 * take (calls beyond the burst, by the true rate, of its fullest bucket), and
 * how many calls were throttled.  Its gate is that of goals P10 to P13: a
 * ratio and a share, never seconds.
 *
 *	sim_rates [scenario]	figures
 *	sim_rates --check	fail where a gate does not hold
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "plan/registry.h"
#include "sim/setup.h"

#define OPS 8

struct scenario {
	const char *name;
	struct ex_rate rates[OPS];	/* as documented */
	size_t nops;
	unsigned things;		/* each asked about once by each op */
	int heavy;			/* few accounts have many */
	size_t accounts, regions;
	struct sim_limit limit;		/* rate 0: as documented */
	unsigned ratio, throttled;	/* gates: percent, per mille */
};

#define EC2 { 20, 100 }, { 20, 100 }, { 20, 100 }, { 20, 100 },	\
	    { 20, 100 }, { 20, 100 }, { 20, 100 }, { 20, 100 }
#define LOW { 2, 2 }, { 5, 5 }, { 8, 8 }, { 10, 10 }, { 15, 15 }, { 25, 25 }

static const struct scenario scenarios[] = {
	{ "small", { LOW }, 6, 300, 0, 1, 1, { 0 }, 105, 10 },
	{ "ec2", { EC2 }, 8, 2000, 0, 1, 1, { 0 }, 105, 10 },
	{ "nplus1", { { 20, 20 } }, 1, 2000, 0, 1, 4, { 0 }, 105, 10 },
	{ "org", { LOW }, 6, 40, 1, 60, 5, { 0 }, 105, 10 },
	{ "wrongdoc", { { 28, 100 }, { 28, 100 }, { 28, 100 }, { 28, 100 } },
	  4, 2000, 0, 1, 1, { .rate = 20000, .burst = 100 }, 110, 15 },
	{ "drop", { EC2 }, 8, 2000, 0, 1, 1, { .rate = 20000, .burst = 100,
	  .drop_after = 40000 }, 110, 15 },
	{ "foreign", { EC2 }, 8, 2000, 0, 1, 1, { .rate = 20000, .burst = 100,
	  .foreign = 1 }, 110, 15 },
	{ "noise", { EC2 }, 8, 2000, 0, 1, 1, { .rate = 20000, .burst = 100,
	  .noise = 3 }, 110, 15 },
	{ "raised", { EC2 }, 8, 2000, 0, 1, 1, { .rate = 40000,
	  .burst = 100 }, 125, 25 },
	{ "window", { EC2 }, 8, 2000, 0, 1, 1, { .rate = 20000, .burst = 20,
	  .mode = SIM_WINDOW }, 125, 25 },
};

static const char *const op_names[OPS] = {
	"GetA", "GetB", "GetC", "GetD", "GetE", "GetF", "GetG", "GetH",
};

struct load {
	const struct scenario *s;
	struct ex_type type;
	struct ex_call calls[OPS + 2];
	struct ex_collector collector;
	struct registry registry;
};

static void
make_tables(struct load *load)
{
	const struct scenario *s = load->s;
	static const struct ex_rate fast = { 1000, 1000 };

	load->type = (struct ex_type){ .name = "load:thing",
				       .title = "thing" };
	load->calls[0] = (struct ex_call){ .on = "account", .op = "ListZones",
		.items = "Zones[]", .lists = "region", .rate = &fast };
	load->calls[1] = (struct ex_call){ .on = "region", .op = "ListThings",
		.page = "NextToken", .items = "Things[]",
		.lists = "load:thing", .rate = &fast };
	for (size_t i = 0; i < s->nops; i++)
		load->calls[2 + i] = (struct ex_call){ .on = "load:thing",
			.op = op_names[i], .in = "Name={id}",
			.rate = &s->rates[i] };
	load->collector = (struct ex_collector){
		.abi = EX_ABI, .name = "load", .title = "Load",
		.service = { .name = "load", .protocol = EX_JSON_1_1,
			     .version = "Load" },
		.types = { &load->type, 1 },
		.calls = { load->calls, 2 + s->nops },
	};
}

/* Some accounts have fifty times as much as others. */
static unsigned
things_of(const struct scenario *s, const struct request *r)
{
	uint64_t h = sim_hash(sim_hash(11, r->account), r->region);

	if (!s->heavy)
		return s->things;
	return h % 20 == 0 ? s->things * 12 : 1 + (unsigned)(h % s->things);
}

static void
answer(void *ctx, const struct request *r, struct buffer *out)
{
	const struct load *load = ctx;
	unsigned from = r->token ? (unsigned)strtoul(r->token, NULL, 10) : 0;
	unsigned n;

	if (strcmp(r->call->row->op, "ListZones") == 0) {
		buffer_puts(out, "{\"Zones\":[");
		for (size_t i = 0; i < load->s->regions; i++)
			buffer_printf(out, "%s\"%s\"", i ? "," : "",
				      setup_regions[i]);
		buffer_puts(out, "]}");
		return;
	}
	if (strcmp(r->call->row->op, "ListThings") != 0) {
		buffer_puts(out, "{}");
		return;
	}
	n = things_of(load->s, r);
	buffer_puts(out, "{\"Things\":[");
	for (unsigned i = from; i < n && i < from + 100; i++)
		buffer_printf(out, "%s\"t%u\"", i > from ? "," : "", i);
	buffer_puts(out, "]");
	if (n > from + 100)
		buffer_printf(out, ",\"NextToken\":\"%u\"", from + 100);
	buffer_puts(out, "}");
}

static struct sim_limit
limit(void *ctx, const struct request *r)
{
	const struct load *load = ctx;
	struct ex_rate rate = r->call->rate;
	struct sim_limit as_documented = {
		.rate = rate.per_second * 1000, .burst = rate.burst };

	return load->s->limit.rate && rate.per_second < 1000 ?
	       load->s->limit : as_documented;
}

struct figures {
	int64_t took, bound;
	unsigned long requests, throttles, lost;
};

static void
run(struct load *load, uint64_t seed, struct figures *out)
{
	const struct scenario *s = load->s;
	struct sim_options so = { .seed = seed, .limit = limit,
				  .body = answer, .ctx = load };
	struct engine_options o;
	struct engine_stats stats;
	struct plan plan;
	struct error err = { 0 };
	int64_t began;

	setup_plan(&plan, &load->registry, s->accounts, 0);
	engine_defaults(&o);
	o.plan = &plan;
	o.transport = sim_open(&so);
	o.share_percent = 100;
	o.max_in_flight = 1024;
	o.accounts_in_flight = 64;
	began = o.transport->now(o.transport);
	if (engine_run(&o, &stats, &err) < 0) {
		fprintf(stderr, "sim_rates: %s\n", err.text);
		exit(1);
	}
	out->took = o.transport->now(o.transport) - began;
	out->bound = sim_counts(o.transport).bound;
	out->requests = sim_counts(o.transport).requests;
	out->throttles = sim_counts(o.transport).throttles;
	out->lost = stats.by_outcome[OUTCOME_THROTTLED] +
		    stats.by_outcome[OUTCOME_FAILED];
	o.transport->close(o.transport);
	setup_plan_done(&plan);
}

/* The worst of three seeds must hold. */
static int
try(const struct scenario *s)
{
	struct load load = { .s = s };
	const struct ex_collector *tables = &load.collector;
	struct error err = { 0 };
	int bad = 0;

	make_tables(&load);
	if (registry_make(&load.registry, &tables, 1, &err) < 0) {
		fprintf(stderr, "sim_rates: %s\n", err.text);
		exit(1);
	}
	for (uint64_t seed = 1; seed <= 3; seed++) {
		struct figures f;
		run(&load, seed, &f);
		int64_t ratio = f.took * 1000 / (f.bound ? f.bound : 1);
		unsigned long mille = f.throttles * 10000 / f.requests;
		int holds = ratio <= (int64_t)s->ratio * 10 &&
			    mille <= s->throttled * 10 && !f.lost;
		printf("%-9s seed %d: %6lu calls, bound %6.1f s, took %6.1f s,"
		       " %lld.%03lld, %lu.%02lu %% throttled, %lu lost%s\n",
		       s->name, (int)seed, f.requests, (double)f.bound / 1000,
		       (double)f.took / 1000, (long long)ratio / 1000,
		       (long long)ratio % 1000, mille / 100, mille % 100,
		       f.lost, holds ? "" : "  GATE");
		bad |= !holds;
	}
	registry_free(&load.registry);
	return bad;
}

int
main(int argc, char **argv)
{
	int check = argc > 1 && strcmp(argv[1], "--check") == 0;
	int bad = 0;

	for (size_t i = 0; i < sizeof(scenarios) / sizeof(scenarios[0]); i++)
		if (argc < 2 || check ||
		    strcmp(argv[1], scenarios[i].name) == 0)
			bad |= try(&scenarios[i]);
	return check && bad;
}
