/*
 * coverage.c - service x topic, and every read operation accounted for
 *
 * Name tables are facts about AWS's models, one line an operation: its name, a
 * tab, read or write.  Without a table nothing is said of completeness.
 */
#include <string.h>

#include "base/file.h"
#include "plan/matrix.h"

#define MODEL_MAX (4u << 20)

static int
counted_before(const struct registry *r, size_t n)
{
	const struct setting *s = &r->settings[n];

	return registry_setting(r, s->row->id) != s;
}

/* The call behind a setting, through the verdicts it may read. */
static const struct call *
call_of(const struct setting *setting)
{
	while (setting->verdicts_of)
		setting = setting->verdicts_of;
	return setting->call ? setting->call->leader : NULL;
}

static void
topics_count(const struct registry *r, struct coverage *c, struct arena *arena)
{
	unsigned char *seen[TOPICS];

	for (size_t t = 0; t < TOPICS; t++)
		seen[t] = arena_alloc(arena, r->ncalls + 1);
	for (size_t i = 0; i < r->nsettings; i++) {
		const struct setting *s = &r->settings[i];
		if (s->collector != c->collector)
			continue;
		size_t topic = s->row->topic;
		c->settings[topic] += !counted_before(r, i);
		const struct call *call = call_of(s);
		if (!call || seen[topic][call->number])
			continue;
		seen[topic][call->number] = 1;
		c->calls[topic]++;
	}
}

static void
topics_explain(struct coverage *c)
{
	const struct ex_collector *tables = c->collector->tables;

	for (unsigned t = 0; t < TOPICS; t++) {
		const char *name = topic_name((enum ex_topic)t);

		for (size_t i = 0; i < tables->without.n; i++) {
			const struct ex_without *w = &tables->without.v[i];
			struct text rest = text_of(w->topics), word;

			while (!c->settings[t] && !c->without[t] &&
			       (word = text_word(&rest)).len > 0)
				if (text_is(word, name) ||
				    text_is(word, "else"))
					c->without[t] = w->why;
		}
	}
}

static void
operation_explain(const struct registry *r, struct coverage *c,
		  struct operation *o)
{
	const struct ex_collector *tables = c->collector->tables;

	for (size_t i = 0; i < r->ncalls && !o->call; i++)
		if (!strcmp(r->calls[i].collector->tables->service.name,
			    tables->service.name) &&
		    !strcmp(r->calls[i].row->op, o->op))
			o->call = r->calls[i].name;
	for (size_t i = 0; i < tables->unused.n && !o->call && !o->why; i++)
		if (!strcmp(tables->unused.v[i].op, o->op))
			o->why = tables->unused.v[i].why;
	c->called += o->call != NULL;
	c->explained += o->why != NULL;
}

static int
model_parse(const struct registry *r, struct text lines, struct coverage *c,
	    struct arena *arena, struct error *err)
{
	c->reads = arena_alloc(arena, (lines.len / 6 + 1) * sizeof(*c->reads));
	while (lines.len) {
		struct text kind = text_cut(&lines, '\n');
		if (!kind.len || *kind.at == '#')
			continue;
		struct text op = text_cut(&kind, '\t');
		if (text_is(kind, "write"))
			continue;
		if (!op.len || !text_is(kind, "read"))
			return error_set(err, ERROR_USAGE, "\"%.*s\" is "
					 "neither read nor write",
					 TEXT_ARG(op));
		struct operation *o = &c->reads[c->nreads++];
		o->op = arena_strndup(arena, op.at, op.len);
		operation_explain(r, c, o);
	}
	return 0;
}

static int
model_read(const struct registry *r, const char *models, struct coverage *c,
	   struct arena *arena, struct error *err)
{
	const struct ex_collector *tables = c->collector->tables;
	const char *file = arena_printf(arena, "%s/%s.ops", models,
					tables->service.name);
	struct buffer lines;
	int rc;

	if (!file_exists(file))
		file = arena_printf(arena, "%s/%s.ops", models, tables->name);
	if (!file_exists(file))
		return 0;
	buffer_init(&lines, MODEL_MAX);
	rc = file_read(file, &lines, err);
	if (rc == 0)
		rc = model_parse(r, buffer_view(&lines), c, arena, err);
	buffer_free(&lines);
	c->model = rc == 0;
	return rc < 0 ? error_in(err, "%s", file) : 0;
}

struct coverage *
coverage_make(const struct registry *r, const char *models,
	      struct arena *arena, struct error *err)
{
	struct coverage *v = arena_alloc(arena,
					 (r->ncollectors + 1) * sizeof(*v));

	for (size_t i = 0; i < r->ncollectors; i++) {
		v[i].collector = &r->collectors[i];
		topics_count(r, &v[i], arena);
		topics_explain(&v[i]);
		if (models && v[i].collector->tables->service.name &&
		    model_read(r, models, &v[i], arena, err) < 0)
			return NULL;
	}
	return v;
}
