/*
 * data_events.c - data-events(): does a trail log reads and writes of objects?
 *
 * A trail has either classic selectors (Type and Values) or advanced ones
 * (fields, all of which must hold).  A classic value is a prefix of the ARNs it
 * takes in; "arn:aws:s3" alone is every bucket.
 */
#include <string.h>

#include "assess/predicate/predicate.h"

struct wanted {
	struct text type;		/* "AWS::S3::Object" */
	struct text arn;		/* empty: all of them */
};

static int
is_prefix(struct text prefix, struct text of)
{
	return prefix.len > 0 && prefix.len <= of.len &&
		text_equal(text_n(of.at, prefix.len), prefix);
}

/* "arn:aws:s3", "arn:aws:s3:::" */
static int
is_all(struct text value)
{
	return text_glob(value, text_of("arn:*:s3"), 0) ||
		text_glob(value, text_of("arn:*:s3:::"), 0) ||
		text_glob(value, text_of("arn:*:lambda"), 0);
}

static int
value_takes(const struct ex_node *values, const struct wanted *w)
{
	for (const struct ex_node *v = values ? values->first : NULL; v;
	     v = v->next)
		if (is_all(node_text(v)) || is_prefix(node_text(v), w->arn))
			return 1;
	return 0;
}

static enum truth
classic(const struct ex_node *selector, const struct wanted *w)
{
	const struct ex_node *data = node_member(selector, "DataResources");
	struct text which = node_text(node_member(selector, "ReadWriteType"));

	for (const struct ex_node *d = data ? data->first : NULL; d;
	     d = d->next)
		if (text_equal(node_text(node_member(d, "Type")), w->type) &&
		    value_takes(node_member(d, "Values"), w))
			return text_is(which, "All") || which.len == 0 ?
				TRUE_ : UNKNOWN;
	return FALSE_;
}

static int
has_element(const struct ex_node *field, const char *op, struct text want)
{
	const struct ex_node *list = node_member(field, op);

	for (const struct ex_node *v = list ? list->first : NULL; v; v = v->next)
		if (text_equal(node_text(v), want))
			return 1;
	return 0;
}

/* One field: TRUE it lets all that is wanted pass, UNKNOWN a part. */
static enum truth
field_passes(const struct ex_node *field, const struct wanted *w)
{
	struct text name = node_text(node_member(field, "Field"));

	if (text_is(name, "eventCategory"))
		return truth_of(has_element(field, "Equals", text_of("Data")));
	if (text_is(name, "resources.type"))
		return truth_of(has_element(field, "Equals", w->type));
	if (text_is(name, "resources.ARN")) {
		const struct ex_node *starts = node_member(field, "StartsWith");

		if (starts != NULL && value_takes(starts, w))
			return TRUE_;
		if (starts != NULL && w->arn.len > 0)
			return FALSE_;
	}
	return UNKNOWN;
}

static enum truth
advanced(const struct ex_node *selector, const struct wanted *w)
{
	const struct ex_node *fields = node_member(selector, "FieldSelectors");
	enum truth all = TRUE_;
	int typed = 0;

	for (const struct ex_node *f = fields ? fields->first : NULL; f;
	     f = f->next) {
		all = truth_and(all, field_passes(f, w));
		typed |= text_is(node_text(node_member(f, "Field")),
				 "resources.type");
	}
	return typed ? all : FALSE_;
}

static enum truth
look(const struct ex_node *node, const struct wanted *w)
{
	enum truth any = FALSE_;

	if (node == NULL)
		return FALSE_;
	if (node_member(node, "FieldSelectors") != NULL)
		return advanced(node, w);
	if (node_member(node, "DataResources") != NULL)
		return classic(node, w);
	for (const struct ex_node *n = node->first; n != NULL; n = n->next)
		if (n->kind == NODE_ARRAY || n->kind == NODE_OBJECT)
			any = truth_or(any, look(n, w));
	return any;
}

enum truth
predicate_data_events(const struct predicate_call *call, enum reason *why)
{
	struct wanted w = { .type = text_of(call->args[0]) };
	enum truth any = FALSE_;

	*why = REASON_UNDECIDED;
	if (text_starts(w.type, "arn:")) {
		w.arn = w.type;
		w.type = text_of("AWS::S3::Object");
	}
	/* Two selectors together may say what neither says alone. */
	for (size_t i = 0; i < call->nall; i++)
		any = truth_or(any, look(call->all[i], &w));
	return any;
}
