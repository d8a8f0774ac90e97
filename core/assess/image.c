/*
 * image.c - what an image reference says, as a document that paths read
 *
 * DLC.md has its members.  A member is left out where nothing is known.
 */
#include <string.h>

#include "assess/dlc.h"
#include "assess/facts.h"
#include "base/clock.h"

#define NAMED_MAX	4	/* versions a moving tag is said to mean */

struct document {
	struct arena *arena;
	struct ex_node *root;
	struct predicate_call call;
};

static void
put(struct document *d, const char *name, struct text value)
{
	struct ex_node *node;

	if (value.len == 0)
		return;
	node = node_new(d->arena, NODE_STRING);
	node->name = text_of(name);
	node->text = value;
	node_add(d->root, node);
}

static void
put_day(struct document *d, const char *name, int64_t ms)
{
	char iso[CLOCK_TEXT];

	if (ms > 0)
		put(d, name, text_of(arena_strndup(d->arena,
				clock_iso(iso, ms, 0), 10)));
}

static int
says(struct document *d, const char *question)
{
	enum reason why;

	d->call.args = &question;
	d->call.nargs = 1;
	return predicate_dlc(&d->call, &why) == TRUE_;
}

static const char *
source_of(struct document *d, const struct dlc_image *image)
{
	switch (image->kind) {
	case DLC_UNREADABLE:
		return "";
	case DLC_OTHER:
		return "none of AWS's";
	case DLC_AWS:
		return "AWS's registry";
	case DLC_PUBLIC:
		return "AWS's public gallery";
	case DLC_NAMED:
		break;
	}
	if (says(d, "cached"))
		return "cached from AWS's registry";
	if (says(d, "copy"))
		return "copy of AWS's image";
	return says(d, "own") ? "own registry, named like AWS's" :
		"another registry, named like AWS's";
}

static void
put_registry(struct document *d, const struct dlc_reference *r)
{
	if (r->kind == DLC_HOST_PRIVATE)
		put(d, "registry", text_of(arena_printf(d->arena,
			"%.*s %.*s", TEXT_ARG(r->account),
			TEXT_ARG(r->region))));
	else
		put(d, "registry", r->host.len > 0 ? r->host :
		    text_of("docker.io"));
}

/* "2.9", or of a tag that means several "0.25.0 or 0.25.1" */
static void
put_version(struct document *d, const struct dlc_image *image)
{
	char *all = arena_strdup(d->arena, "");

	for (size_t i = 0; i < image->nversions; i++)
		all = i < NAMED_MAX ?
			arena_printf(d->arena, "%s%s%s", all,
				     i > 0 ? " or " : "",
				     image->versions[i]->version) :
			i == NAMED_MAX ? arena_printf(d->arena, "%s ...", all) :
			all;
	put(d, "version", text_of(all));
}

static void
put_framework(struct document *d, const struct dlc_image *image)
{
	const char *title = NULL;

	if (image->nversions > 0)
		title = image->versions[0]->title;
	else if (image->name.len > 0)
		title = map_get(image->table->repositories,
				arena_strndup(d->arena, image->name.at,
					      image->name.len));
	put(d, "framework", title != NULL ? text_of(title) : image->name);
}

static void
put_support(struct document *d, const struct dlc_image *image)
{
	long days;

	put_framework(d, image);
	put_version(d, image);
	put(d, "os", image->os);
	put_day(d, "end", dlc_end(image));
	if (dlc_days_left(image, d->call.received, &days) == 0)
		put(d, "left", text_of(arena_printf(d->arena, "%ld", days)));
	put_day(d, "built", image->tag.built);
}

struct ex_node *
image_document(struct world *w, int64_t received)
{
	struct document d = { .arena = w->a->arena };
	struct dlc_image image;

	d.root = node_new(d.arena, NODE_OBJECT);
	d.call = (struct predicate_call){
		.received = received, .world = &w->predicates,
		.scratch = d.arena,
	};
	dlc_image_read(w->predicates.dlc, text_of(w->predicates.id), d.arena,
		       &image);
	put(&d, "source", text_of(source_of(&d, &image)));
	if (image.ref.repository.len > 0) {
		put_registry(&d, &image.ref);
		put(&d, "repository", image.ref.repository);
		put(&d, "tag", image.ref.tag);
		put(&d, "digest", image.ref.digest);
	}
	if (image.kind != DLC_OTHER && image.kind != DLC_UNREADABLE)
		put_support(&d, &image);
	return d.root;
}
