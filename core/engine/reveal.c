/*
 * reveal.c - an answer's items: what each is about, lists and refers to
 */
#include <string.h>

#include "engine/run.h"

/* One row of a request, reading its answer. */
struct row {
	struct revealed *r;
	const struct call *call;
	struct list *list;		/* of the row; NULL: it lists nothing */
	int unread;			/* an item could not be read */
	struct filling filling;
	struct arena *scratch;
};

static struct text
id_of(const struct row *row, struct ex_node *item)
{
	if (!row->call->id)
		return node_text(item);
	return node_text(path_first(row->call->id, item, &row->filling.vars,
				    row->scratch));
}

static void
put_kept(struct identity *id, const char *name, const char *value)
{
	for (size_t i = 0; i < id->nkept; i++)
		if (strcmp(id->kept[i].name, name) == 0) {
			id->kept[i].value = value;
			return;
		}
	if (id->nkept < KEPT_MAX)
		id->kept[id->nkept++] = (struct kept){ name, value };
}

/* A region that is kept moves the resource there. */
static void
add_kept(const struct row *row, const struct type *type, struct ex_node *item,
	 struct identity *id)
{
	for (size_t i = 0; i < row->call->nkeeps; i++) {
		const struct keep *keep = &row->call->keeps[i];
		struct text t = node_text(path_first(keep->path, item,
					&row->filling.vars, row->scratch));
		const char *value;
		if (!t.len)
			continue;
		value = arena_strndup(row->scratch, t.at, t.len);
		put_kept(id, keep->name, value);
		if (strcmp(keep->name, "region") == 0 && !type->row->global)
			id->region = value;
	}
}

static int
identity_of(const struct row *row, const struct type *type,
	    struct text value, struct identity *out)
{
	const struct account *a = row->r->account;

	return value.len &&
	       identify(type, value, a->plan->id,
			spot_region(row->r->job->on), row->scratch, out);
}

static struct spot *
region_of(struct account *a, struct spot *on)
{
	const struct resource *r = &on->resource;

	for (; r; r = r->parent)
		if (r->level == ON_REGION)
			return (struct spot *)(uintptr_t)r;
	return spot_region(on)[0] ? account_region(a, spot_region(on)) : on;
}

/* What a list says of a resource it has: where it is, what is kept with it. */
static void
adopt(struct account *a, struct spot *spot, struct spot *on,
      const struct identity *id)
{
	if (spot->resource.listed)
		return;
	spot->resource.listed = 1;
	spot->resource.external = 0;
	if (!spot->within)
		spot->resource.parent = &on->resource;
	else
		spot->resource.parent = &spot->within->resource;
	spot_keep(a, spot, id);
}

static struct spot *
list_item(struct row *row, struct ex_node *item)
{
	struct account *a = row->r->account;
	const struct type *type = row->call->lists;
	struct listing *listing = &row->list->listing;
	struct identity id;
	struct spot *spot;
	int is_new;

	listing->items++;
	if (!identity_of(row, type, id_of(row, item), &id)) {
		row->unread = 1;
		return NULL;
	}
	add_kept(row, type, item, &id);
	spot = spot_get(a, type, &id, row->r->job->on);
	is_new = listing_has_new(a, spot, row->list->mark);
	listing->distinct += is_new != 0;
	adopt(a, spot, row->r->job->on, &id);
	if (!row->call->row->lazy || spot->referred ||
	    a->run->o->plan->scope_all) {
		visit(spot, a);
		if (is_new)
			batch_add(a, row->list, spot, row->r->job->on);
	}
	return spot;
}

/* DescribeRegions: the plan may want fewer than there are. */
static struct spot *
list_region(struct row *row, struct ex_node *item)
{
	struct account *a = row->r->account;
	struct listing *listing = &row->list->listing;
	struct text name = id_of(row, item);
	const char *region;

	listing->items++;
	if (!name.len) {
		row->unread = 1;
		return NULL;
	}
	listing->distinct++;
	region = arena_strndup(row->scratch, name.at, name.len);
	return account_visit_region(a, region, 1);
}

/* The member of the batch that an item describes; what describes none of them
 * is nobody's. */
static struct spot *
of_batch(const struct row *row, struct ex_node *item)
{
	const struct job *job = row->r->job;
	struct identity id;
	struct spot *spot;

	if (!job->ons || !row->call->on)
		return job->on;
	if (!identity_of(row, row->call->on, id_of(row, item), &id))
		return NULL;
	for (size_t i = 0; i < job->n; i++) {
		spot = job->ons[i];
		if (strcmp(spot->resource.id, id.id) == 0)
			return spot;
	}
	return NULL;
}

static struct spot *
about_of(struct row *row, struct ex_node *item)
{
	const struct type *type = row->call->about;
	struct account *a = row->r->account;
	struct spot *on = row->r->job->on;
	struct identity id;

	if (type->level == ON_ACCOUNT)
		return a->self;
	if (type->level == ON_REGION)
		return region_of(a, on);
	if (type == row->call->on && row->r->job->ons)
		return of_batch(row, item);
	if (type == row->call->on && !row->call->id)
		return on;
	if (!identity_of(row, type, id_of(row, item), &id))
		return NULL;
	add_kept(row, type, item, &id);
	if (strcmp(id.account, a->plan->id) != 0) {
		struct spot *other = spot_get(a, type, &id, on);
		other->resource.external = !other->resource.listed;
		return other;
	}
	return spot_get(a, type, &id, on);
}

static struct spot *
subject_of(struct row *row, struct ex_node *item)
{
	if (row->call->lists && row->call->lists->level == ON_REGION) {
		struct spot *region = list_region(row, item);
		return row->call->about ? about_of(row, item) : region;
	}
	if (row->call->lists) {
		struct spot *spot = list_item(row, item);
		return row->call->about ? about_of(row, item) : spot;
	}
	if (row->call->about)
		return about_of(row, item);
	return of_batch(row, item);
}

struct refs {
	struct row *row;
	struct spot *from;
	size_t i;
};

static int
same_path(const struct call *call, size_t i, size_t j)
{
	return strcmp(path_source(call->refs[i].path),
		      path_source(call->refs[j].path)) == 0;
}

/* One path may stand in several refs: only what none of them takes is
 * unmatched, and the first of them says so. */
static int
taken_elsewhere(const struct refs *x, struct text value)
{
	const struct call *call = x->row->call;
	struct identity id;

	for (size_t j = 0; j < call->nrefs; j++) {
		if (j == x->i || !same_path(call, x->i, j))
			continue;
		if (j < x->i ||
		    identity_of(x->row, call->refs[j].type, value, &id))
			return 1;
	}
	return 0;
}

static void
tell_unmatched(const struct refs *x, struct text value)
{
	const struct observer *o = x->row->r->account->run->o->observer;
	struct unmatched u = { x->row->call, &x->row->call->refs[x->i],
			       value };

	if (o && o->unmatched && !taken_elsewhere(x, value))
		o->unmatched(o->ctx, &x->from->resource, &u);
}

static int
refer(void *ctx, struct ex_node *node, int undecided)
{
	struct refs *x = ctx;
	const struct reference *ref = &x->row->call->refs[x->i];
	struct account *a = x->row->r->account;
	const struct observer *o = a->run->o->observer;
	struct text value = node_text(node);
	struct identity id;
	struct spot *to;

	x->row->unread |= undecided;
	if (undecided || !value.len)
		return 0;
	if (!identity_of(x->row, ref->type, value, &id)) {
		tell_unmatched(x, value);
		return 0;
	}
	to = spot_get(a, ref->type, &id, x->from);
	if (strcmp(id.account, a->plan->id) != 0 && !to->resource.listed)
		to->resource.external = 1;
	if (o && o->refers)
		o->refers(o->ctx, &x->from->resource, ref, &to->resource,
			  x->row->r->answer);
	visit_referred(a, to);
	return 0;
}

static int
read_item(void *ctx, struct ex_node *item, int undecided)
{
	struct row *row = ctx;
	struct revealed *r = row->r;
	const struct observer *o = r->account->run->o->observer;
	struct job *job = r->job;
	struct spot *about, *on = job->on;

	if (undecided || !item) {
		row->unread = 1;
		return 0;
	}
	if (!(about = subject_of(row, item)))
		return 0;
	for (size_t i = 0; job->ons && i < job->n; i++)
		if (job->ons[i] == about) {
			on = about;
			r->has[i] = 1;
		}
	if (o && o->item)
		o->item(o->ctx, row->call, &on->resource, &about->resource,
			item, &row->filling.vars, row->scratch, r->answer);
	for (size_t i = 0; i < row->call->nrefs; i++) {
		struct refs x = { row, about, i };
		path_each(row->call->refs[i].path, item, &row->filling.vars,
			  row->scratch, refer, &x);
	}
	return 0;
}

static void
each_item(struct row *row, path_fn *fn)
{
	if (row->call->items)
		path_each(row->call->items, row->r->root, &row->filling.vars,
			  row->scratch, fn, row);
	else
		fn(row, row->r->root, 0);
}

static void
row_init(struct row *row, struct revealed *r, const struct call *call)
{
	*row = (struct row){ .r = r, .call = call,
			     .scratch = r->account->run->answer };
	filling_init(&row->filling, r->account, r->job->on);
}

/* Who is missing from a batch is asked alone, and then it shows. */
static void
tell_unread(const struct row *row)
{
	const struct revealed *r = row->r;
	const struct observer *o = r->account->run->o->observer;

	if (!row->unread || r->job->ons)
		return;
	if (row->list)
		row->list->unread = 1;
	if (o && o->unread)
		o->unread(o->ctx, row->call, &r->job->on->resource, r->answer);
}

void
reveal(struct revealed *r)
{
	struct chain *chain = r->job->chain;
	struct row row;
	size_t list = 0;

	for (const struct call *c = r->job->call; c; c = c->also) {
		row_init(&row, r, c);
		if (c->lists && chain)
			row.list = &chain->lists[list++];
		each_item(&row, read_item);
		tell_unread(&row);
	}
}

static int
note_member(void *ctx, struct ex_node *item, int undecided)
{
	struct row *row = ctx;
	const struct job *job = row->r->job;
	struct identity id;

	if (undecided || !item)
		return 0;
	if (!job->ons && !row->call->id) {
		row->r->has[0] = 1;
		return 0;
	}
	if (!identity_of(row, row->call->on, id_of(row, item), &id))
		return 0;
	for (size_t i = 0; i < job->n; i++)
		if (strcmp((job->ons ? job->ons[i] : job->on)->resource.id,
			   id.id) == 0)
			row->r->has[i] = 1;
	return 0;
}

/* Does an item of this row describe what the call is on? */
static int
describes_on(const struct call *call)
{
	const struct type *type = call->about ? call->about : call->lists;

	return call->on && (!type || type == call->on);
}

void
reveal_has(struct job *job, struct ex_node *root, char *has)
{
	struct revealed r = { .job = job, .account = job->account,
			      .root = root, .has = has };
	struct row row;
	int any = 0;

	for (const struct call *c = job->call; c; c = c->also) {
		if (!describes_on(c))
			continue;
		any = 1;
		row_init(&row, &r, c);
		each_item(&row, note_member);
	}
	if (!any)
		memset(has, 1, job->n);
}

static int
note_gone(void *ctx, struct ex_node *node, int undecided)
{
	struct row *row = ctx;
	struct job *job = row->r->job;
	struct text value = node_text(node);
	struct identity id;

	if (undecided || !value.len || !row->call->on ||
	    !identity_of(row, row->call->on, value, &id))
		return 0;
	for (size_t i = 0; i < job->n; i++) {
		struct spot *spot = job->ons ? job->ons[i] : job->on;
		if (strcmp(spot->resource.id, id.id) != 0)
			continue;
		spot->resource.gone = 1;
		row->r->has[i] = 1;
	}
	return 0;
}

void
reveal_gone(struct job *job, struct ex_node *root, char *has)
{
	struct revealed r = { .job = job, .account = job->account,
			      .root = root, .has = has };
	struct row row;

	for (const struct call *c = job->call; c; c = c->also) {
		if (!c->gone_path)
			continue;
		row_init(&row, &r, c);
		path_each(c->gone_path, root, &row.filling.vars, row.scratch,
			  note_gone, &row);
	}
}
