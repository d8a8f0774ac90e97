/*
 * world.c - what clauses and predicates ask of the rest of the account
 *
 * A value names a resource by the spellings of its type; or it names one of
 * another kind to which the row's call refers (an alias) and which itself
 * refers to exactly one such.
 */
#include "assess/facts.h"

#include <string.h>

#include "assess/profile.h"

static const char *
parameter(void *ctx, const char *name)
{
	const struct world *w = ctx;

	return profile_parameter(w->a->options->profile, name);
}

/* Which account and region a value without them means: those of the row. */
static const char *
home(const struct world *w)
{
	const struct resource *r = w->thing->resource;

	return r->level == ON_REGION ? r->id : r->region;
}

static int
is_within(const struct resource *r, const struct identity *id)
{
	return id->within.name == NULL ||
		(r->parent != NULL &&
		 strcmp(r->parent->id, id->within.value) == 0);
}

/* Among what the row's resource refers to, else in the account. */
static struct thing *
look_for(struct world *w, const struct type *type, const struct identity *id)
{
	const struct thing_list *list = &w->a->of_type[type->number];
	struct thing *only = NULL, *found;

	for (struct thing_ref *r = w->thing->refs; r != NULL; r = r->next)
		if (r->to->type == type &&
		    strcmp(r->to->resource->id, id->id) == 0 &&
		    strcmp(r->to->resource->account, id->account) == 0 &&
		    is_within(r->to->resource, id))
			return r->to;
	found = thing_find(w->a, type, id);
	if (found != NULL || id->region[0] != '\0')
		return found;
	/* From where no region is: if there is just one of that name. */
	for (size_t i = 0; i < list->n; i++)
		if (strcmp(list->v[i]->resource->id, id->id) == 0) {
			if (only != NULL)
				return NULL;
			only = list->v[i];
		}
	return only;
}

static struct thing *
only_ref(const struct thing *from, const struct type *type)
{
	struct thing *only = NULL;

	for (struct thing_ref *r = from->refs; r != NULL; r = r->next)
		if (r->to->type == type) {
			if (only != NULL)
				return NULL;
			only = r->to;
		}
	return only;
}

static int
names(struct world *w, const struct type *type, struct text value,
      struct identity *id)
{
	memset(id, 0, sizeof *id);
	return identify(type, value, w->thing->resource->account, home(w),
			w->a->arena, id) > 0;
}

/* FALSE: value names nothing of the kind; UNKNOWN: something not known. */
static enum truth
follow(struct world *w, const struct type *type, struct text value,
       struct thing **out, enum reason *why)
{
	const struct call *call = w->row->setting->call;
	enum truth named = FALSE_;
	struct identity id;

	*why = REASON_UNDECIDED;
	if (names(w, type, value, &id)) {
		*out = look_for(w, type, &id);
		if (*out != NULL)
			return TRUE_;
		named = UNKNOWN;
		if (strcmp(id.account, w->thing->resource->account) != 0)
			*why = REASON_EXTERNAL;
	}
	for (size_t i = 0; call != NULL && i < call->nrefs; i++) {
		const struct type *other = call->refs[i].type;
		struct thing *via;

		if (other == type || !names(w, other, value, &id))
			continue;
		via = look_for(w, other, &id);
		*out = via != NULL ? only_ref(via, type) : NULL;
		if (*out != NULL)
			return TRUE_;
		if (via != NULL && via->resource->external)
			*why = REASON_EXTERNAL;
		named = UNKNOWN;
	}
	return named;
}

static enum truth
as(void *ctx, const char *setting, struct text value, struct judged *out,
   enum reason *why)
{
	struct world *w = ctx;
	const struct registry *r = w->a->rows.registry;

	*why = REASON_UNDECIDED;
	for (size_t i = 0; i < r->nsettings; i++) {
		const struct row *head = &w->a->rows.v[i];
		const struct result *result;
		struct thing *t;
		enum truth named;

		if (!head->head || strcmp(r->settings[i].row->id, setting) ||
		    r->settings[i].subject == NULL)
			continue;
		named = follow(w, r->settings[i].subject, value, &t, why);
		if (named == FALSE_)
			continue;
		if (named == UNKNOWN)
			return UNKNOWN;
		result = result_of(w->a, t, head);
		if (result->omitted || result->recorded ||
		    result->progress != RESULT_DONE)
			return predicate_unknown(why, REASON_UNDECIDED);
		out->verdict = result->judged.verdict;
		out->reason = result->judged.reason;
		return TRUE_;
	}
	return UNKNOWN;
}

static enum truth
verdict(void *ctx, const char *setting, struct judged *out, enum reason *why)
{
	struct world *w = ctx;
	const struct registry *r = w->a->rows.registry;

	for (size_t i = 0; i < r->nsettings; i++) {
		const struct row *head = &w->a->rows.v[i];
		const struct result *result;
		struct thing *t;

		if (!head->head || strcmp(r->settings[i].row->id, setting) != 0)
			continue;
		t = thing_above(w->a, w->thing,
				setting_subject(r, &r->settings[i]));
		if (t == NULL)
			continue;
		result = result_of(w->a, t, head);
		if (result->omitted || result->recorded ||
		    result->progress != RESULT_DONE)
			break;
		*out = result->judged;
		return TRUE_;
	}
	return predicate_unknown(why, REASON_UNDECIDED);
}

static enum truth
population(void *ctx, const char *name, enum reason *why)
{
	struct world *w = ctx;
	const struct type *type = registry_type(w->a->rows.registry, name);
	struct thing *scope = w->thing->resource->level == ON_ACCOUNT ? NULL :
		region_of(w->a, w->thing);

	if (type == NULL)
		return predicate_unknown(why, REASON_UNDECIDED);
	if (scope == NULL || type->row->global)
		scope = w->a->self;
	for (size_t i = 0; i < w->a->of_type[type->number].n; i++) {
		const struct thing *t = w->a->of_type[type->number].v[i];

		if (!t->resource->gone && !t->resource->external &&
		    thing_counts(t) && thing_is_inside(t, scope))
			return TRUE_;
	}
	*why = population_gap(w->a, type, scope);
	return *why == REASON_NONE ? FALSE_ : UNKNOWN;
}

static int
has_name(const char *path, const char *member)
{
	size_t n = strlen(member);

	for (const char *at = strstr(path, member); at; at = strstr(at + 1,
								    member))
		if ((at == path || at[-1] == '.') &&
		    (at[n] == '\0' || strchr(".{[", at[n]) != NULL))
			return 1;
	return 0;
}

/* The row that read member of things of the type: best the whole of it. */
static const struct row *
row_of_member(const struct world *w, const struct type *type,
	      const char *member)
{
	const struct row_list *list = &w->a->rows.of_type[type->number];
	const struct row *part = NULL;

	for (size_t i = 0; i < list->n; i++) {
		const struct ex_setting *row = list->v[i]->setting->row;

		if (list->v[i]->setting->call == NULL || row->of != NULL ||
		    row->path == NULL || !has_name(row->path, member))
			continue;
		if (text_ends(text_of(row->path), member))
			return list->v[i];
		if (part == NULL)
			part = list->v[i];
	}
	return part;
}

static enum truth
nodes_of(struct world *w, const struct row_input *in,
	 const struct ex_node *const **nodes, size_t *n, enum reason *why)
{
	const struct ex_node **v =
		arena_alloc(w->a->arena, (in->input.n + 1) * sizeof *v);

	*n = 0;
	*nodes = v;
	if (in->omitted)
		return predicate_unknown(why, REASON_UNDECIDED);
	if (in->fixed.reason != REASON_NONE)
		return predicate_unknown(why, in->fixed.reason == REASON_EXTERNAL ?
					 REASON_EXTERNAL : REASON_UNDECIDED);
	if (in->input.rest != REASON_NONE)
		return predicate_unknown(why, in->input.rest);
	for (size_t i = 0; i < in->input.n; i++) {
		if (in->input.places[i].kind == PLACE_UNKNOWN)
			return predicate_unknown(why, in->input.places[i].why);
		if (in->input.places[i].kind == PLACE_VALUE)
			v[(*n)++] = in->input.places[i].node;
	}
	return TRUE_;
}

static enum truth
fact(void *ctx, const char *type_name, struct text value, const char *member,
     const struct ex_node *const **nodes, size_t *n, enum reason *why)
{
	struct world *w = ctx;
	const struct type *type = registry_type(w->a->rows.registry,
						type_name);
	const struct row *row;
	struct row_input in;
	struct thing *t;
	enum truth named;

	if (type == NULL)
		return predicate_unknown(why, REASON_UNDECIDED);
	named = follow(w, type, value, &t, why);
	if (named != TRUE_)
		return named;
	row = row_of_member(w, type, member);
	if (row == NULL)
		return predicate_unknown(why, REASON_UNDECIDED);
	input_make(w->a, t, row, &in);
	return nodes_of(w, &in, nodes, n, why);
}

static const char *
resource(void *ctx, const char *type_name, size_t i)
{
	struct world *w = ctx;
	const struct type *type = registry_type(w->a->rows.registry,
						type_name);
	const struct thing_list *list = type != NULL ?
		&w->a->of_type[type->number] : NULL;

	return list != NULL && i < list->n ? list->v[i]->resource->id : NULL;
}

void
world_make(struct world *w, struct assessment *a, struct thing *thing,
	   const struct row *row)
{
	const struct resource *r = thing->resource;
	const struct plan *plan = a->options->plan;

	w->a = a;
	w->thing = thing;
	w->row = row;
	w->predicates = (struct predicate_world){
		.ctx = w, .partition = plan->partition, .account = r->account,
		.region = r->level == ON_REGION ? r->id : r->region,
		.type = thing->type->row->name, .id = r->id,
		.service = row->setting->collector->tables->service.name ?
			row->setting->collector->tables->service.name : "",
		.accounts = a->accounts, .naccounts = plan->naccounts,
		.parameter = parameter, .fact = fact, .resource = resource,
		.dlc = a->options->dlc,
	};
	w->judge = (struct judge_world){
		.predicates = &w->predicates, .ctx = w,
		.population = population, .verdict = verdict, .as = as,
	};
}
