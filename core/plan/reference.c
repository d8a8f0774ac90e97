/* reference.c - the page an auditor reads: what is read, why, how judged */
#include "doc/json_writer.h"
#include "plan/derive.h"
#include "plan/tables.h"

static void
row(struct buffer *out, const char *const *cells, size_t n)
{
	buffer_putc(out, '|');
	for (size_t i = 0; i < n; i++) {
		buffer_putc(out, ' ');
		cell_put(out, cells[i]);
		buffer_puts(out, " |");
	}
	buffer_putc(out, '\n');
}

static void
heading(struct buffer *out, const char *const *cells, size_t n)
{
	row(out, cells, n);
	buffer_putc(out, '|');
	for (size_t i = 0; i < n; i++)
		buffer_puts(out, "---|");
	buffer_putc(out, '\n');
}

static const char *
subject_name(const struct registry *r, const struct setting *setting)
{
	return setting->subject ? setting->subject->row->name :
	       r->types[setting->level].row->name;
}

static const char *
clauses(const struct derive_options *o, const struct setting *s)
{
	return o->profile ? o->judge(o->profile, s) : s->row->judge;
}

static const char *
controls(const struct derive_options *o, const struct setting *s)
{
	return o->profile ? o->controls(o->profile, s->row->id) : NULL;
}

static const char *
judged(const struct derive_options *o, const struct setting *s)
{
	const char *judge = clauses(o, s);

	if (judge)
		return judge;
	return s->row->test ? "by the module's own test" : "recorded";
}

static void
settings_table(const struct registry *r, const struct derive_options *o,
	       const struct collector *c, struct buffer *out)
{
	static const char *const head[] = { "setting", "of", "read by",
		"topic", "judged", "why", "controls" };
	size_t columns = o->profile ? 7 : 6;

	if (!c->tables->settings.n)
		return;
	buffer_putc(out, '\n');
	heading(out, head, columns);
	for (size_t i = 0; i < r->nsettings; i++) {
		const struct setting *s = &r->settings[i];
		if (s->collector != c)
			continue;
		const char *const cells[] = { s->row->id, subject_name(r, s),
			s->row->from, topic_name(s->row->topic), judged(o, s),
			s->row->why, controls(o, s) };
		row(out, cells, columns);
	}
}

static void
calls_table(const struct registry *r, const struct collector *c,
	    struct buffer *out)
{
	static const char *const head[] = { "call", "on", "IAM action",
					    "redacted" };

	if (!c->tables->calls.n)
		return;
	buffer_putc(out, '\n');
	heading(out, head, 4);
	for (size_t i = 0; i < r->ncalls; i++) {
		const struct call *call = &r->calls[i];
		if (call->collector != c || call->leader != call)
			continue;
		const char *const cells[] = { call->name, call->row->on,
			call->action, call->row->redact };
		row(out, cells, 4);
	}
}

static void
unused_table(const struct ex_collector *c, struct buffer *out)
{
	static const char *const head[] = { "not called", "because" };

	if (!c->unused.n)
		return;
	buffer_putc(out, '\n');
	heading(out, head, 2);
	for (size_t i = 0; i < c->unused.n; i++) {
		const char *const cells[] = { c->unused.v[i].op,
					      c->unused.v[i].why };
		row(out, cells, 2);
	}
}

static void
write_text(const struct registry *r, const struct derive_options *o,
	   struct buffer *out)
{
	for (size_t i = 0; i < r->ncollectors; i++) {
		const struct collector *c = &r->collectors[i];
		buffer_printf(out, "%s## %s\n", i ? "\n" : "",
			      c->tables->title);
		settings_table(r, o, c, out);
		calls_table(r, c, out);
		unused_table(c->tables, out);
	}
}

static void
write_setting(const struct registry *r, const struct derive_options *o,
	      struct json *j, const struct setting *s)
{
	json_open(j, NULL, '{');
	json_string(j, "collector", s->collector->tables->name);
	if (o->profile)
		json_string(j, "controls", controls(o, s));
	json_string(j, "from", s->row->from);
	json_string(j, "id", s->row->id);
	json_string(j, "judge", clauses(o, s));
	json_string(j, "of", subject_name(r, s));
	json_string(j, "path", s->row->path);
	json_bool(j, "test", s->row->test != NULL);
	json_string(j, "title", s->row->title);
	json_string(j, "topic", topic_name(s->row->topic));
	json_string(j, "why", s->row->why);
	json_close(j, '}');
}

int
derive_reference(const struct registry *r, const struct derive_options *o,
		 struct buffer *out, struct error *err)
{
	struct json j;

	if (!o->json) {
		write_text(r, o, out);
		return derive_done(out, err);
	}
	json_start(&j, out, 1, 1, 1);
	json_open(&j, NULL, '[');
	for (size_t i = 0; i < r->nsettings; i++)
		write_setting(r, o, &j, &r->settings[i]);
	json_close(&j, ']');
	buffer_putc(out, '\n');
	return derive_done(out, err);
}
