/* plan_read.c - plan.json, which may come out of a bundle somebody else made */
#include <string.h>

#include "base/clock.h"
#include "plan/json_read.h"
#include "plan/plan.h"
#include "plan/plan_format.h"

static int64_t
read_time(struct json_read *in, const struct ex_node *object, const char *name)
{
	const char *text = read_needed(in, object, name);
	int64_t ms = 0;

	if (!in->failed && clock_read_iso(text_of(text), &ms) < 0)
		read_fault(in, "%s: \"%.40s\" is no time", name, text);
	return ms;
}

static void
read_accounts(struct json_read *in, const struct ex_node *top,
	      struct plan *plan)
{
	static const char *const names[] = { "id", "name", "role", NULL };
	size_t n;
	const struct ex_node *e = read_array(in, top, "accounts", &n);

	plan->accounts = arena_alloc(in->arena,
				     (n + 1) * sizeof(*plan->accounts));
	for (; e && read_object(in, e, names) == 0; e = e->next) {
		struct plan_account *a = &plan->accounts[plan->naccounts++];
		a->id = read_needed(in, e, "id");
		a->name = read_text(in, e, "name");
		a->role = read_text(in, e, "role");
		if (!in->failed &&
		    (strlen(a->id) != 12 || strspn(a->id, "0123456789") != 12))
			read_fault(in, "accounts: \"%.40s\" is no account",
				   a->id);
	}
}

static void
read_period(struct json_read *in, const struct ex_node *top, struct plan *plan)
{
	static const char *const names[] = { "end", "name", "start", NULL };
	const struct ex_node *period = node_member(top, "period");

	if (read_object(in, period, names) < 0)
		return;
	plan->period = read_text(in, period, "name");
	plan->period_start = read_time(in, period, "start");
	plan->period_end = read_time(in, period, "end");
}

static void
read_predicates(struct json_read *in, const struct ex_node *top,
		struct plan *plan)
{
	static const char *const names[] = { "name", "version", NULL };
	size_t n;
	const struct ex_node *e = read_array(in, top, "predicates", &n);

	plan->predicates = arena_alloc(in->arena,
				       (n + 1) * sizeof(*plan->predicates));
	for (; e && read_object(in, e, names) == 0; e = e->next) {
		struct plan_predicate *p =
			&plan->predicates[plan->npredicates++];
		p->name = read_needed(in, e, "name");
		p->version = read_number(in, e, "version", INT32_MAX);
	}
}

static void
read_profile(struct json_read *in, const struct ex_node *top, struct plan *plan)
{
	static const char *const names[] = { "files", "name", "version", NULL },
		*const of_file[] = { "name", "sha256", "text", NULL };
	const struct ex_node *profile = node_member(top, "profile"), *e;
	size_t n;

	if (read_object(in, profile, names) < 0)
		return;
	e = read_array(in, profile, "files", &n);
	plan->profiles = arena_alloc(in->arena,
				     (n + 1) * sizeof(*plan->profiles));
	for (; e && read_object(in, e, of_file) == 0; e = e->next) {
		struct plan_profile *p = &plan->profiles[plan->nprofiles++];
		p->name = read_needed(in, e, "name");
		p->sha256 = read_text(in, e, "sha256");
		p->text = read_needed(in, e, "text");
	}
	plan->profile_name = read_text(in, profile, "name");
	plan->profile_version = read_text(in, profile, "version");
}

static void
read_regions(struct json_read *in, const struct ex_node *top, struct plan *plan)
{
	size_t n;
	const struct ex_node *e = read_array(in, top, "regions", &n);

	plan->regions = arena_alloc(in->arena,
				    (n + 1) * sizeof(*plan->regions));
	for (; e; e = e->next) {
		if (e->kind != NODE_STRING)
			read_fault(in, "regions: strings only");
		plan->regions[plan->nregions++] =
			arena_strndup(in->arena, e->text.at, e->text.len);
	}
}

static void
read_tables(struct json_read *in, const struct ex_node *top, struct plan *plan)
{
	static const char *const names[] = { "date", "name", "sha256", NULL };
	size_t n;
	const struct ex_node *e = read_array(in, top, "tables", &n);

	plan->tables = arena_alloc(in->arena, (n + 1) * sizeof(*plan->tables));
	for (; e && read_object(in, e, names) == 0; e = e->next) {
		struct plan_table *table = &plan->tables[plan->ntables++];
		table->date = read_text(in, e, "date");
		table->name = read_needed(in, e, "name");
		table->sha256 = read_text(in, e, "sha256");
	}
}

static void
read_top(struct json_read *in, const struct ex_node *top, struct plan *plan)
{
	static const char *const names[] = { "accounts", "caller", "created",
		"format", "home_region", "modules", "partition", "period",
		"predicates", "profile", "regions", "scope", "stream",
		"tables", NULL };

	if (read_object(in, top, names) < 0)
		return;
	const char *format = read_needed(in, top, "format");
	if (!in->failed && strcmp(format, PLAN_FORMAT) != 0)
		read_fault(in, "format \"%.40s\" is not %s", format,
			   PLAN_FORMAT);
	plan->caller = read_text(in, top, "caller");
	plan->created = read_time(in, top, "created");
	plan->home_region = read_needed(in, top, "home_region");
	plan->partition = read_needed(in, top, "partition");
	plan->stream = read_text(in, top, "stream");
	const char *scope = read_needed(in, top, "scope");
	plan->scope_all = strcmp(scope, SCOPE_ALL) == 0;
	if (!plan->scope_all && strcmp(scope, SCOPE_REFERRED) != 0)
		read_fault(in, "scope: there is no \"%.40s\"", scope);
	read_accounts(in, top, plan);
	read_period(in, top, plan);
	read_predicates(in, top, plan);
	read_profile(in, top, plan);
	read_regions(in, top, plan);
	read_tables(in, top, plan);
}

int
plan_read(struct plan *plan, struct registry *registry, struct text json,
	  struct error *err)
{
	*plan = (struct plan){ .arena = arena_new() };
	*registry = (struct registry){ 0 };
	struct arena *scratch = arena_new();
	struct json_read in = { .arena = plan->arena, .err = err };
	const struct ex_node *top = doc_read_json(scratch, json, err);
	int rc = top ? 0 : -1;

	if (top) {
		read_top(&in, top, plan);
		rc = in.failed ? -1 : registry_read(registry,
			node_member(top, "modules"), err);
	}
	arena_free(scratch);
	if (rc < 0) {
		plan_free(plan);
		return error_in(err, "plan");
	}
	plan->registry = registry;
	return 0;
}
