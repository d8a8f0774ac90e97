/* path.c - a path walked over a tree */
#include "base/buffer.h"
#include "doc/path_step.h"

struct walk {
	const struct step *steps;
	size_t n;
	const struct path_vars *vars;
	struct arena *scratch;
	const struct path_visitor *visitor;
	long places;
	int stopped;		/* what the visitor said */
};

static void step_from(struct walk *w, size_t i, struct ex_node *node);

/* null is how JSON says that there is nothing. */
static struct ex_node *
present(struct ex_node *node)
{
	return node != NULL && node->kind != NODE_NULL ? node : NULL;
}

static void
emit(struct walk *w, struct ex_node *value, int undecided)
{
	w->places++;
	w->stopped = w->visitor->place(w->visitor->ctx, value, undecided);
}

static int
is_named(const struct step *step, struct text name)
{
	for (size_t i = 0; i < step->nnames; i++)
		if (text_equal(step->names[i], name))
			return 1;
	return 0;
}

/* In XML a list is a name repeated: each, if [] or a filter follows. */
static int
wants_each(const struct walk *w, size_t i, const struct ex_node *object)
{
	return object->xml && i + 1 < w->n &&
	    w->steps[i + 1].kind == STEP_EACH;
}

static int
is_first_so_named(const struct ex_node *object, const struct ex_node *member)
{
	const struct ex_node *m = object->first;

	while (m != NULL && !text_equal(m->name, member->name))
		m = m->next;
	return m == member;
}

/* a|b, and a name that XML repeats. */
static void
select_named(struct walk *w, size_t i, struct ex_node *object)
{
	const struct step *step = &w->steps[i];
	int each = wants_each(w, i, object);
	struct ex_node *m, *next;

	for (m = object->first; m != NULL && !w->stopped; m = next) {
		next = m->next;
		if (m->kind != NODE_NULL && is_named(step, m->name) &&
		    (each || !object->xml || is_first_so_named(object, m)))
			step_from(w, i + 1, m);
	}
}

static void
step_member(struct walk *w, size_t i, struct ex_node *node)
{
	const struct step *step = &w->steps[i];
	struct ex_node *m;

	if (node != NULL && node->kind == NODE_ARRAY)
		node = NULL;
	if (step->nnames > 1 || (node != NULL && wants_each(w, i, node))) {
		if (node != NULL)
			select_named(w, i, node);
		return;
	}
	m = node != NULL ? node->first : NULL;
	while (m != NULL && !text_equal(m->name, step->names[0]))
		m = m->next;
	step_from(w, i + 1, present(m));
}

static void
step_any(struct walk *w, size_t i, struct ex_node *node)
{
	struct ex_node *m, *next;

	if (node == NULL)
		return;
	for (m = node->first; m != NULL && !w->stopped; m = next) {
		next = m->next;
		step_from(w, i + 1, present(m));
	}
}

static void
step_each(struct walk *w, size_t i, struct ex_node *node)
{
	const struct filter *f = w->steps[i].filter;
	struct ex_node *m, *next;

	if (node == NULL)
		return;
	if (node->kind != NODE_ARRAY) {
		if (f == NULL || filter_holds(f, node, w->vars))
			step_from(w, i + 1, node);
		return;
	}
	for (m = node->first; m != NULL && !w->stopped; m = next) {
		next = m->next;
		if (f == NULL || (present(m) && filter_holds(f, m, w->vars)))
			step_from(w, i + 1, present(m));
	}
}

static struct ex_node *
read_document(struct walk *w, enum step_kind kind, struct ex_node *holder)
{
	if (holder->kind != NODE_STRING)
		return NULL;
	return kind == STEP_TABLE ?
	    doc_read_table(w->scratch, holder->text) :
	    doc_read_inner(w->scratch, holder->text);
}

/* Some services give a document as it is where others give it in a string. */
static int
is_already_read(const struct ex_node *node)
{
	return node->kind == NODE_OBJECT || node->kind == NODE_ARRAY;
}

static void
step_document(struct walk *w, size_t i, struct ex_node *node)
{
	const struct path_visitor *v = w->visitor;
	struct ex_node *document;
	size_t mark = 0;

	if (node == NULL || is_already_read(node) ||
	    (node->kind == NODE_STRING && text_trim(node->text).len == 0)) {
		step_from(w, i + 1, node != NULL && is_already_read(node) ?
			  node : NULL);
		return;
	}
	document = read_document(w, w->steps[i].kind, node);
	if (document == NULL && v->refused != NULL) {
		v->refused(v->ctx, node);
	} else if (document == NULL) {
		emit(w, NULL, 1);
	} else {
		if (v->entered != NULL)
			mark = v->entered(v->ctx);
		step_from(w, i + 1, document);
		if (v->left != NULL)
			v->left(v->ctx, node, document,
				w->steps[i].kind == STEP_TABLE, mark);
	}
}

static void
step_from(struct walk *w, size_t i, struct ex_node *node)
{
	if (i == w->n) {
		emit(w, node, 0);
		return;
	}
	switch (w->steps[i].kind) {
	case STEP_MEMBER:
		step_member(w, i, node);
		break;
	case STEP_ANY:
		step_any(w, i, node);
		break;
	case STEP_EACH:
		step_each(w, i, node);
		break;
	case STEP_INNER:
	case STEP_TABLE:
		step_document(w, i, node);
		break;
	}
}

long
path_walk(const struct path *path, size_t n, struct ex_node *from,
	  const struct path_vars *vars, struct arena *scratch,
	  const struct path_visitor *visitor)
{
	struct walk w = {
		.steps = path->steps, .n = n, .vars = vars,
		.scratch = scratch, .visitor = visitor,
	};

	step_from(&w, 0, present(from));
	return w.stopped != 0 ? -(long)w.stopped : w.places;
}

long
path_each(const struct path *path, struct ex_node *from,
	  const struct path_vars *vars, struct arena *scratch, path_fn *fn,
	  void *ctx)
{
	const struct path_visitor visitor = { .place = fn, .ctx = ctx };

	return path_walk(path, path->n, from, vars, scratch, &visitor);
}

static int
take_first(void *ctx, struct ex_node *value, int undecided)
{
	struct ex_node **first = ctx;

	if (undecided || value == NULL)
		return 0;
	*first = value;
	return 1;
}

struct ex_node *
path_first(const struct path *path, struct ex_node *from,
	   const struct path_vars *vars, struct arena *scratch)
{
	struct ex_node *first = NULL;

	path_each(path, from, vars, scratch, take_first, &first);
	return first;
}
