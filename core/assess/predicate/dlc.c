/*
 * dlc.c - dlc(): is an image AWS's Deep Learning Container, supported, pinned?
 *
 * Of the row's image, or of the value.  What cannot be seen in its reference,
 * and what the table does not know, is undecided.
 */
#include <string.h>

#include "assess/dlc.h"
#include "assess/judge_eval.h"
#include "assess/policy_ties.h"
#include "assess/predicate/predicate.h"
#include "doc/redact.h"

struct question {
	const struct predicate_call *call;
	struct dlc_image image;
	enum reason *why;
};

typedef enum truth question_fn(const struct question *q);

static int
is_of_aws(const struct question *q)
{
	return q->image.kind == DLC_AWS || q->image.kind == DLC_PUBLIC;
}

static enum truth
ask_other(const struct question *q)
{
	return truth_of(q->image.kind == DLC_OTHER);
}

static enum truth
ask_aws(const struct question *q)
{
	return truth_of(is_of_aws(q));
}

static enum truth
ask_public(const struct question *q)
{
	return truth_of(q->image.kind == DLC_PUBLIC);
}

/* In a registry of the run's accounts. */
static enum truth
ask_own(const struct question *q)
{
	const struct predicate_world *w = q->call->world;
	const struct dlc_reference *r = &q->image.ref;

	return truth_of(!is_of_aws(q) && r->kind == DLC_HOST_PRIVATE &&
			(text_is(r->account, w->account) ||
			 account_of_run(w, r->account)));
}

/* A registry that nobody vouches for has what looks like AWS's. */
static enum truth
ask_look_alike(const struct question *q)
{
	const struct predicate_world *w = q->call->world;
	const struct dlc_reference *r = &q->image.ref;
	int private = r->kind == DLC_HOST_PRIVATE;
	const char *approved;

	if (q->image.kind != DLC_NAMED || ask_own(q) == TRUE_)
		return FALSE_;
	approved = w->parameter(w->ctx, private ? "approved_accounts" :
				"approved_upstreams");
	if (approved == NULL)
		return predicate_unknown(q->why, REASON_PARAMETER);
	return truth_of(!parameter_has(approved, private ? r->account :
				       r->host));
}

static enum truth
ask_region(const struct question *q)
{
	const char *here = q->call->world->region;

	if (here == NULL || here[0] == '\0')
		return predicate_unknown(q->why, REASON_UNDECIDED);
	return truth_of(q->image.kind == DLC_AWS &&
			dlc_account_matches(&q->image) &&
			text_is(q->image.ref.region, here));
}

/* Of the account's rule for that prefix; TRUE: there is one, *out its member. */
static enum truth
rule_says(const struct question *q, struct text prefix, const char *member,
	  struct text *out)
{
	const struct predicate_world *w = q->call->world;
	const struct ex_node *const *nodes;
	size_t n;
	enum truth known = w->fact(w->ctx, "ecr:cache-rule", prefix, member,
				   &nodes, &n, q->why);

	*out = known == TRUE_ && n > 0 ? node_text(nodes[0]) : text_n(NULL, 0);
	return known;
}

/* What a rule fetches into repositories below its prefix.  ROOT is ECR's word
 * for no prefix upstream. */
static enum truth
fetches(const struct question *q, struct text prefix, struct text rest)
{
	struct text host, below;
	struct dlc_image upstream;
	const char *image;
	enum truth known = rule_says(q, prefix, "upstreamRegistryUrl", &host);

	if (known == TRUE_)
		known = rule_says(q, prefix, "upstreamRepositoryPrefix",
				  &below);
	if (known != TRUE_)
		return known;
	if (text_is(below, "ROOT"))
		below.len = 0;
	image = arena_printf(q->call->scratch, "%.*s/%.*s%s%.*s",
			     TEXT_ARG(host), (int)below.len,
			     below.len > 0 ? below.at : "",
			     below.len > 0 ? "/" : "", TEXT_ARG(rest));
	dlc_image_read(q->image.table, text_of(image), q->call->scratch,
		       &upstream);
	return truth_of(upstream.kind == DLC_AWS ||
			upstream.kind == DLC_PUBLIC);
}

/* Filled from AWS's registry by a rule for pulling through. */
static enum truth
ask_cached(const struct question *q)
{
	struct text name = q->image.ref.repository;
	enum truth any = FALSE_;

	if (ask_own(q) != TRUE_)
		return FALSE_;
	if (!text_is(q->image.ref.account, q->call->world->account))
		return predicate_unknown(q->why, REASON_EXTERNAL);
	for (size_t i = 1; i < name.len && any != TRUE_; i++)
		if (name.at[i] == '/')
			any = truth_or(any, fetches(q, text_n(name.at, i),
				text_n(name.at + i + 1, name.len - i - 1)));
	return any;
}

/* The same digest was seen in AWS's own registry. */
static enum truth
ask_copy(const struct question *q)
{
	const struct predicate_world *w = q->call->world;
	struct text digest = q->image.ref.digest;
	struct dlc_image seen;
	const char *id;

	if (digest.len == 0 || ask_own(q) != TRUE_ || w->resource == NULL)
		return FALSE_;
	for (size_t i = 0; (id = w->resource(w->ctx, "dlc:image", i)); i++) {
		dlc_image_read(w->dlc, text_of(id), q->call->scratch, &seen);
		if ((seen.kind == DLC_AWS || seen.kind == DLC_PUBLIC) &&
		    text_equal(seen.ref.digest, digest))
			return TRUE_;
	}
	return FALSE_;
}

static enum truth
ask_pinned(const struct question *q)
{
	return truth_of(q->image.ref.digest.len > 0);
}

static enum truth
ask_immutable(const struct question *q)
{
	if (q->image.ref.tag.len > 0 && q->image.tag.shape == DLC_SHAPE_NONE)
		return predicate_unknown(q->why, REASON_UNDECIDED);
	return truth_of(q->image.tag.immutable);
}

static enum truth
of_versions(const struct question *q, dlc_version_fn *fn)
{
	enum truth truth = UNKNOWN;

	if (q->call->received > 0)
		truth = dlc_ask(&q->image, fn, q->call->received);
	if (truth == UNKNOWN)
		*q->why = REASON_UNDECIDED;
	return truth;
}

static enum truth
ask_undated(const struct question *q)
{
	return truth_not(of_versions(q, dlc_dated));
}

static enum truth
ask_supported(const struct question *q)
{
	return of_versions(q, dlc_supported);
}

/* dlc(left, 90): more than so many days. */
static enum truth
ask_left(const struct question *q)
{
	double wanted;
	long days;

	if (q->call->nargs < 2 ||
	    number_read(text_of(q->call->args[1]), &wanted) < 0)
		return predicate_unknown(q->why, REASON_PARAMETER);
	if (of_versions(q, dlc_supported) == FALSE_)
		return FALSE_;
	if (dlc_days_left(&q->image, q->call->received, &days) < 0)
		return predicate_unknown(q->why, REASON_UNDECIDED);
	return truth_of((double)days > wanted);
}

/* Of some frameworks AWS patches the newest release alone. */
static int
goes_by_release(const struct dlc_image *image)
{
	for (size_t i = 0; i < image->table->nversions; i++) {
		const struct dlc_version *v = &image->table->versions[i];

		if (text_is(image->name, v->repository) &&
		    (v->newest || v->superseded))
			return 1;
	}
	return 0;
}

static enum truth
ask_newest(const struct question *q)
{
	return goes_by_release(&q->image) ? of_versions(q, dlc_newest) :
		FALSE_;
}

static enum truth
ask_superseded(const struct question *q)
{
	return goes_by_release(&q->image) ? of_versions(q, dlc_superseded) :
		FALSE_;
}

/* Amazon Linux, or Ubuntu inside its support and without AWS's notice. */
static enum truth
ask_patchable(const struct question *q)
{
	if (text_starts(q->image.os, "amzn"))
		return TRUE_;
	if (!text_starts(q->image.os, "ubuntu"))
		return predicate_unknown(q->why, REASON_UNDECIDED);
	return truth_and(of_versions(q, dlc_supported),
			 truth_not(of_versions(q, dlc_partly_patched)));
}

/* dlc(built, 30): at most so many days ago, as the tag says. */
static enum truth
ask_built(const struct question *q)
{
	int64_t built = q->image.tag.built, now = q->call->received;
	double wanted;

	if (q->call->nargs < 2 ||
	    number_read(text_of(q->call->args[1]), &wanted) < 0)
		return predicate_unknown(q->why, REASON_PARAMETER);
	if (built == 0 || now <= 0)
		return predicate_unknown(q->why, REASON_UNDECIDED);
	return truth_of((double)(now / DLC_DAY - built / DLC_DAY) <= wanted);
}

static const struct { const char *name; question_fn *fn; } questions[] = {
	{ "aws", ask_aws }, { "built", ask_built }, { "cached", ask_cached },
	{ "copy", ask_copy }, { "immutable", ask_immutable },
	{ "left", ask_left }, { "look-alike", ask_look_alike },
	{ "newest", ask_newest }, { "other", ask_other }, { "own", ask_own },
	{ "patchable", ask_patchable }, { "pinned", ask_pinned },
	{ "public", ask_public }, { "region", ask_region },
	{ "superseded", ask_superseded }, { "supported", ask_supported },
	{ "undated", ask_undated },
};

/* In a row about images the value is what was read of one. */
static struct text
image_of(const struct predicate_call *call)
{
	const struct predicate_world *w = call->world;

	if (w->type != NULL && strcmp(w->type, "dlc:image") == 0)
		return text_of(w->id);
	return node_text(call->value);
}

static enum truth
ask(const struct predicate_call *call, struct text image, enum reason *why)
{
	struct question q = { .call = call, .why = why };

	if (image.len == 0)
		return FALSE_;
	dlc_image_read(call->world->dlc, image, call->scratch, &q.image);
	if (q.image.kind == DLC_UNREADABLE)
		return predicate_unknown(why, REASON_UNDECIDED);
	for (size_t i = 0; i < sizeof questions / sizeof questions[0]; i++)
		if (strcmp(call->args[0], questions[i].name) == 0)
			return questions[i].fn(&q);
	return predicate_unknown(why, REASON_UNDECIDED);
}

/* "[redacted hash=… image=A,B]": the images that a script named before it was
 * taken out.  What is so of some only is undecided. */
static enum truth
ask_each(const struct predicate_call *call, struct text marker,
	 enum reason *why)
{
	static const char before[] = " image=";
	const char *at = memmem(marker.at, marker.len, before,
				sizeof before - 1);
	struct text rest, image;
	enum truth all = FALSE_;

	if (at == NULL)
		return FALSE_;
	at += sizeof before - 1;
	rest = text_n(at, (size_t)(marker.at + marker.len - at));
	rest = text_cut(&rest, ']');
	for (int i = 0; rest.len > 0; i++) {
		enum truth one;

		image = text_cut(&rest, ',');
		one = ask(call, image, why);
		if (i > 0 && one != all)
			return predicate_unknown(why, REASON_UNDECIDED);
		all = one;
	}
	return all;
}

enum truth
predicate_dlc(const struct predicate_call *call, enum reason *why)
{
	struct text image = image_of(call), found;

	if (call->redacted && text_starts(image, "[redacted") &&
	    redact_marker(image, &found))
		return ask_each(call, image, why);
	return ask(call, image, why);
}
