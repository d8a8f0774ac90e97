/* plan.c - what a run is, written down; and whose it is among shards */
#include "plan/plan.h"

#include "base/digest.h"
#include "plan/plan_format.h"
#include "plan/tables.h"

/* The external id is half of what opens an account: it stays out. */
static void
write_accounts(struct json *j, const struct plan *plan)
{
	json_open(j, "accounts", '[');
	for (size_t i = 0; i < plan->naccounts; i++) {
		const struct plan_account *a = &plan->accounts[i];
		json_open(j, NULL, '{');
		json_string(j, "id", a->id);
		json_string(j, "name", a->name);
		json_string(j, "role", a->role);
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void
write_period(struct json *j, const struct plan *plan)
{
	json_open(j, "period", '{');
	json_time(j, "end", plan->period_end, 1);
	json_string(j, "name", plan->period);
	json_time(j, "start", plan->period_start, 1);
	json_close(j, '}');
}

static void
write_predicates(struct json *j, const struct plan *plan)
{
	json_open(j, "predicates", '[');
	for (size_t i = 0; i < plan->npredicates; i++) {
		json_open(j, NULL, '{');
		json_string(j, "name", plan->predicates[i].name);
		json_integer(j, "version", plan->predicates[i].version);
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void
write_profile(struct json *j, const struct plan *plan)
{
	json_open(j, "profile", '{');
	json_open(j, "files", '[');
	for (size_t i = 0; i < plan->nprofiles; i++) {
		json_open(j, NULL, '{');
		json_string(j, "name", plan->profiles[i].name);
		json_string(j, "sha256", plan->profiles[i].sha256);
		json_string(j, "text", plan->profiles[i].text);
		json_close(j, '}');
	}
	json_close(j, ']');
	json_string(j, "name", plan->profile_name);
	json_string(j, "version", plan->profile_version);
	json_close(j, '}');
}

static void
write_regions(struct json *j, const struct plan *plan)
{
	json_open(j, "regions", '[');
	for (size_t i = 0; i < plan->nregions; i++)
		json_string(j, NULL, plan->regions[i]);
	json_close(j, ']');
}

static void
write_tables(struct json *j, const struct plan *plan)
{
	json_open(j, "tables", '[');
	for (size_t i = 0; i < plan->ntables; i++) {
		json_open(j, NULL, '{');
		json_string(j, "date", plan->tables[i].date);
		json_string(j, "name", plan->tables[i].name);
		json_string(j, "sha256", plan->tables[i].sha256);
		json_close(j, '}');
	}
	json_close(j, ']');
}

void
plan_write(const struct plan *plan, struct buffer *out)
{
	struct json j;

	json_start(&j, out, 1, 1, 1);
	json_open(&j, NULL, '{');
	write_accounts(&j, plan);
	json_string(&j, "caller", plan->caller);
	json_time(&j, "created", plan->created, 1);
	json_string(&j, "format", PLAN_FORMAT);
	json_string(&j, "home_region", plan->home_region);
	tables_write(plan->registry, &j, "modules");
	json_string(&j, "partition", plan->partition);
	write_period(&j, plan);
	write_predicates(&j, plan);
	write_profile(&j, plan);
	write_regions(&j, plan);
	json_string(&j, "scope", plan->scope_all ? SCOPE_ALL : SCOPE_REFERRED);
	json_string(&j, "stream", plan->stream);
	write_tables(&j, plan);
	json_close(&j, '}');
	buffer_putc(out, '\n');
}

int
plan_shard_has(const char *account, unsigned i, unsigned n)
{
	uint8_t sum[DIGEST_SIZE];
	struct text id = text_of(account);
	uint64_t number = 0;

	if (n == 0)
		return 1;
	digest_of(id.at, id.len, sum);
	for (size_t k = 0; k < sizeof(number); k++)
		number = number << 8 | sum[k];
	return number % n == i;
}

void
plan_free(struct plan *plan)
{
	if (!plan)
		return;
	arena_free(plan->arena);
	*plan = (struct plan){ 0 };
}
