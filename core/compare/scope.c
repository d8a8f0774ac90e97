/* scope.c - accounts, Regions, services, period: what was asked at all */
#include <stdlib.h>
#include <string.h>

#include "compare/side.h"

static int
tell(struct compare *c, const char *what, const char *item, const char *x,
     const char *y)
{
	struct change change;

	if (x && y && strcmp(x, y) == 0)
		return 0;
	change_init(&change, CHANGE_SCOPE, !x ? CHANGE_ASKED :
		    !y ? CHANGE_NOT_ASKED : CHANGE_CHANGED);
	change.name = what;
	change.item = item;
	change.before.there = x != NULL;
	change.after.there = y != NULL;
	change.before.value = x ? x : "";
	change.after.value = y ? y : "";
	if (strcmp(what, "account") == 0)
		change.account = item;
	else if (strcmp(what, "region") == 0)
		change.region = item;
	else if (strcmp(what, "service") == 0)
		change.service = item;
	return change_tell(c, &change);
}

static int
has_account(const struct side *s, const char *id)
{
	for (size_t i = 0; i < s->run.plan.naccounts; i++)
		if (strcmp(s->run.plan.accounts[i].id, id) == 0)
			return 1;
	return 0;
}

/* In the one and not in the other. */
static int
accounts_of(struct compare *c, const struct side *s, const struct side *other)
{
	int after = s == &c->after, result = 0;

	for (size_t i = 0; i < s->run.plan.naccounts && result == 0; i++) {
		const char *id = s->run.plan.accounts[i].id;

		if (!has_account(other, id))
			result = tell(c, "account", id, after ? NULL : "asked",
				      after ? "asked" : NULL);
	}
	return result;
}

static int
services_of(struct compare *c, const struct side *s, const struct side *other)
{
	const struct registry *r = &s->run.registry;
	int after = s == &c->after, result = 0;

	for (size_t i = 0; i < r->ncollectors && result == 0; i++) {
		const char *name = r->collectors[i].tables->name;

		if (side_collector(other, name) < 0)
			result = tell(c, "service", name, after ? NULL :
				      "asked", after ? "asked" : NULL);
	}
	return result;
}

static const char *
regions_text(const struct compare *c, const struct plan *plan)
{
	const char *text = plan->nregions ? plan->regions[0] :
		"all that are enabled";

	for (size_t i = 1; i < plan->nregions; i++)
		text = arena_printf(c->arena, "%s %s", text, plan->regions[i]);
	return text;
}

static const char *
or_none(const char *s)
{
	return s ? s : "(none)";
}

static int
compare_plans(struct compare *c, const struct plan *x, const struct plan *y)
{
	int result = tell(c, "stream", "", or_none(x->stream),
			  or_none(y->stream));

	if (result == 0)
		result = tell(c, "period", "", or_none(x->period),
			      or_none(y->period));
	if (result == 0)
		result = tell(c, "scope", "", x->scope_all ? "all" :
			      "referenced", y->scope_all ? "all" :
			      "referenced");
	return result != 0 ? result : tell(c, "regions", "",
		regions_text(c, x), regions_text(c, y));
}

int
scope_compare(struct compare *c)
{
	int result = compare_plans(c, &c->before.run.plan, &c->after.run.plan);

	if (result == 0)
		result = accounts_of(c, &c->before, &c->after);
	if (result == 0)
		result = accounts_of(c, &c->after, &c->before);
	if (result == 0)
		result = services_of(c, &c->before, &c->after);
	return result != 0 ? result :
		services_of(c, &c->after, &c->before);
}

/* Which were asked only the ledgers tell, when all have been read. */
int
scope_regions(struct compare *c)
{
	const struct map *x = c->before.regions, *y = c->after.regions;
	int result = 0;

	for (size_t i = 0; i < map_count(x) && result == 0; i++)
		if (!map_has(y, map_key(x, i)))
			result = tell(c, "region", map_key(x, i), "asked",
				      NULL);
	for (size_t i = 0; i < map_count(y) && result == 0; i++)
		if (!map_has(x, map_key(y, i)))
			result = tell(c, "region", map_key(y, i), NULL,
				      "asked");
	return result;
}
