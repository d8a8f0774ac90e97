/* matrix.c - service x topic, printed */
#include "plan/matrix.h"

#include "doc/json_writer.h"
#include "plan/derive.h"

static void
table(const struct registry *r, const struct coverage *v, struct buffer *out)
{
	buffer_puts(out, "| service |");
	for (unsigned t = 0; t < TOPICS; t++)
		buffer_printf(out, " %s |", topic_name((enum ex_topic)t));
	buffer_puts(out, "\n|---|");
	for (unsigned t = 0; t < TOPICS; t++)
		buffer_puts(out, "---|");
	buffer_putc(out, '\n');
	for (size_t i = 0; i < r->ncollectors; i++) {
		buffer_printf(out, "| %s |", v[i].collector->tables->name);
		for (unsigned t = 0; t < TOPICS; t++) {
			if (v[i].settings[t])
				buffer_printf(out, " %zu from %zu |",
					      v[i].settings[t], v[i].calls[t]);
			else
				buffer_puts(out, " - |");
		}
		buffer_putc(out, '\n');
	}
	buffer_puts(out, "\nA cell: settings, and the calls they are read "
		    "from.\n");
}

/* Topics in which a service has no setting, by reason. */
static void
empty_cells(const struct registry *r, const struct coverage *v,
	    struct buffer *out)
{
	buffer_puts(out, "\n| service | no setting of | because |\n"
		    "|---|---|---|\n");
	for (size_t i = 0; i < r->ncollectors; i++) {
		for (unsigned t = 0; t < TOPICS; t++) {
			const char *why = v[i].without[t];

			if (v[i].settings[t])
				continue;
			buffer_printf(out, "| %s | %s | ",
				      v[i].collector->tables->name,
				      topic_name((enum ex_topic)t));
			cell_put(out, why ? why : "NO REASON GIVEN");
			buffer_puts(out, " |\n");
		}
	}
}

static void
operations(const struct coverage *c, struct buffer *out)
{
	if (!c->collector->tables->service.name)
		return;
	buffer_printf(out, "\n## %s\n\n", c->collector->tables->title);
	if (!c->model) {
		buffer_puts(out, "Model not at hand: nothing is said of the "
			    "operations that are not called.\n");
		return;
	}
	buffer_printf(out, "%zu read operations: %zu called, %zu not called "
		      "for a reason, %zu without one.\n\n", c->nreads,
		      c->called, c->explained,
		      c->nreads - c->called - c->explained);
	buffer_puts(out, "| operation | call, or why not |\n|---|---|\n");
	for (size_t i = 0; i < c->nreads; i++) {
		const struct operation *o = &c->reads[i];
		buffer_printf(out, "| %s | ", o->op);
		if (o->call)
			buffer_printf(out, "called (%s)", o->call);
		else
			cell_put(out, o->why ? o->why : "NO REASON GIVEN");
		buffer_puts(out, " |\n");
	}
}

static void
write_operations(struct json *j, const struct coverage *c)
{
	if (!c->model) {
		json_null(j, "operations");
		return;
	}
	json_open(j, "operations", '[');
	for (size_t i = 0; i < c->nreads; i++) {
		json_open(j, NULL, '{');
		json_string(j, "call", c->reads[i].call);
		json_string(j, "op", c->reads[i].op);
		json_string(j, "why_not", c->reads[i].why);
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void
write_topics(struct json *j, const struct coverage *c)
{
	json_open(j, "topics", '[');
	for (unsigned t = 0; t < TOPICS; t++) {
		json_open(j, NULL, '{');
		json_integer(j, "calls", (int64_t)c->calls[t]);
		json_integer(j, "settings", (int64_t)c->settings[t]);
		json_string(j, "topic", topic_name((enum ex_topic)t));
		json_string(j, "why_none", c->without[t]);
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void
write_json(const struct registry *r, const struct coverage *v,
	   struct buffer *out)
{
	struct json j;

	json_start(&j, out, 1, 1, 1);
	json_open(&j, NULL, '[');
	for (size_t i = 0; i < r->ncollectors; i++) {
		json_open(&j, NULL, '{');
		json_string(&j, "collector", v[i].collector->tables->name);
		json_bool(&j, "model", v[i].model);
		write_operations(&j, &v[i]);
		json_string(&j, "service",
			    v[i].collector->tables->service.name);
		write_topics(&j, &v[i]);
		json_close(&j, '}');
	}
	json_close(&j, ']');
	buffer_putc(out, '\n');
}

int
derive_matrix(const struct registry *r, const struct derive_options *o,
	      struct buffer *out, struct error *err)
{
	struct arena *arena = arena_new();
	const struct coverage *v = coverage_make(r, o->models, arena, err);

	if (v && o->json)
		write_json(r, v, out);
	if (v && !o->json) {
		table(r, v, out);
		empty_cells(r, v, out);
		for (size_t i = 0; i < r->ncollectors; i++)
			operations(&v[i], out);
	}
	arena_free(arena);
	return v ? derive_done(out, err) : -1;
}
