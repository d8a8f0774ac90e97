/*
 * oscal_controls.c - which controls were looked at, and what came of each
 *
 * "satisfied" is said only where at least one row meets its clause, none fails,
 * none is for review, and no gap may hide one.  All else is not-satisfied; the
 * reason tells a failure from what is not known.
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "format/oscal.h"

void
oscal_token(struct buffer *out, const char *control)
{
	size_t begin = out->len;

	for (const char *p = control; *p; p++) {
		unsigned char c = (unsigned char)*p;

		if (c == '(')
			buffer_putc(out, '.');
		else if (isalnum(c) || strchr(".-_", c))
			buffer_putc(out, (char)tolower(c));
		else if (c != ')')
			buffer_putc(out, '-');
	}
	if (out->len > begin && (isalpha((unsigned char)out->at[begin]) ||
				 out->at[begin] == '_'))
		return;
	buffer_putc(out, '_');
	memmove(out->at + begin + 1, out->at + begin, out->len - begin - 1);
	out->at[begin] = '_';
}

void
oscal_tally(struct oscal *o, const struct row *r)
{
	struct oscal_setting *s = map_get(o->settings, r->v[ROW_SETTING]);

	if (!s)
		return;
	s->n[r->fact->state]++;
	s->open += reason_is_gap(r->fact->reason) != 0;
	if (s->nuuids == s->room) {
		s->room = s->room ? 2 * s->room : 16;
		s->uuids = xrealloc(s->uuids, s->room, sizeof *s->uuids);
	}
	memcpy(s->uuids[s->nuuids++], r->uuid, sizeof *s->uuids);
}

void
oscal_settings_free(struct oscal *o)
{
	for (size_t i = 0; i < map_count(o->settings); i++) {
		struct oscal_setting *s = map_value(o->settings, i);

		free(s->uuids);
		free(s);
	}
	map_free(o->settings);
}

/* Is a mapping the first of its framework, or of its framework and control? */
static int
is_first(const struct controls *c, size_t i, int control)
{
	const struct mapping *m = &c->mappings[i];

	for (size_t k = 0; k < i; k++) {
		const struct mapping *l = &c->mappings[k];

		if (strcmp(control_framework(l), control_framework(m)) == 0 &&
		    (!control || strcmp(l->control, m->control) == 0))
			return 0;
	}
	return 1;
}

static void
select_of(struct oscal *o, const struct mapping *of)
{
	struct json *j = &o->out.json;
	struct buffer token;

	buffer_init(&token, 4096);
	json_open(j, NULL, '{');
	oscal_markup(o, "description", control_framework(of));
	json_open(j, "include-controls", '[');
	for (size_t i = 0; i < o->controls.n; i++) {
		const struct mapping *m = &o->controls.mappings[i];

		if (strcmp(control_framework(m), control_framework(of)) != 0 ||
		    !is_first(&o->controls, i, 1))
			continue;
		buffer_reset(&token);
		oscal_token(&token, m->control);
		out_line_open(&o->out, '{');
		json_text(j, "control-id", buffer_view(&token));
		out_line_close(&o->out, '}');
	}
	json_close(j, ']');
	json_close(j, '}');
	buffer_free(&token);
}

void
oscal_reviewed(struct oscal *o)
{
	struct json *j = &o->out.json;

	json_open(j, "reviewed-controls", '{');
	json_open(j, "control-selections", '[');
	for (size_t i = 0; i < o->controls.n; i++)
		if (is_first(&o->controls, i, 0))
			select_of(o, &o->controls.mappings[i]);
	if (o->controls.n == 0) {
		json_open(j, NULL, '{');
		/* One of the two must be; of no controls all are none. */
		json_string(j, "description", "The profile of this run maps no"
			    " setting to a control, so there are none.");
		json_open(j, "include-all", '{');
		json_close(j, '}');
		json_close(j, '}');
	}
	json_close(j, ']');
	json_close(j, '}');
}

struct sum {
	unsigned long n[STATE_COUNT], open;
	int hidden;
};

static void
sum_up(const struct oscal *o, const struct mapping *m, struct sum *sum)
{
	*sum = (struct sum){ .open = 0 };
	for (size_t i = 0; i < m->nsettings; i++) {
		const struct oscal_setting *s = map_get(o->settings,
							m->settings[i]);

		for (unsigned k = 0; k < STATE_COUNT; k++)
			sum->n[k] += s->n[k];
		sum->open += s->open;
		sum->hidden |= s->hidden;
	}
}

static void
status(struct oscal *o, const struct mapping *m, const struct sum *s)
{
	struct json *j = &o->out.json;
	int met = s->n[EX_MEETS] > 0 && s->n[EX_FAILS] == 0 &&
		s->n[EX_REVIEW] == 0 && s->open == 0 && !s->hidden;
	const char *why = met ? "Every setting that the profile maps to the"
		" control meets its clause. Whether that is all the control"
		" asks is an assessor's to say." :
		s->n[EX_FAILS] ? "A setting that is mapped to the control"
		" fails its clause." :
		s->open || s->hidden ? "A request was not answered behind"
		" which there may be settings of the control." :
		s->n[EX_REVIEW] ? "A setting that is mapped to the control"
		" is for a person to decide." :
		"No setting that is mapped to the control was judged.";

	json_open(j, "target", '{');
	json_string(j, "type", "statement-id");
	buffer_reset(&o->out.scratch);
	oscal_token(&o->out.scratch, m->control);
	buffer_puts(&o->out.scratch, "_smt");
	json_text(j, "target-id", buffer_view(&o->out.scratch));
	json_open(j, "status", '{');
	json_string(j, "state", met ? "satisfied" : "not-satisfied");
	json_string(j, "reason", met ? "pass" : s->n[EX_FAILS] ? "fail" :
		    "other");
	json_string(j, "remarks", why);
	json_close(j, '}');
	json_close(j, '}');
}

static int
related(struct oscal *o, const struct mapping *m, struct error *err)
{
	struct json *j = &o->out.json;
	int any = 0, result = 0;

	for (size_t i = 0; i < m->nsettings; i++) {
		const struct oscal_setting *s = map_get(o->settings,
							m->settings[i]);

		for (size_t k = 0; k < s->nuuids && result == 0; k++) {
			if (!any++)
				json_open(j, "related-observations", '[');
			json_open(j, NULL, '{');
			json_string(j, "observation-uuid", s->uuids[k]);
			json_close(j, '}');
			result = out_pause(&o->out, err);
		}
	}
	if (any)
		json_close(j, ']');
	return result;
}

static void
finding_props(struct oscal *o, const struct mapping *m, const struct sum *s)
{
	json_open(&o->out.json, "props", '[');
	oscal_prop(o, "framework", control_framework(m));
	oscal_prop(o, "control", m->control);
	oscal_prop(o, "mapping-reviewed", m->reviewed ? m->reviewed : "no");
	for (unsigned k = 0; k < STATE_COUNT; k++)
		oscal_count(o, state_name(k), s->n[k]);
	oscal_count(o, "open", s->open);
	oscal_prop(o, "gap-may-hide", s->hidden ? "yes" : "no");
	json_close(&o->out.json, ']');
}

static int
finding(struct oscal *o, size_t i, struct error *err)
{
	const struct mapping *m = &o->controls.mappings[i];
	struct json *j = &o->out.json;
	struct buffer text;
	struct sum sum;
	char uuid[37];
	int result;

	buffer_init(&text, 1u << 16);
	buffer_printf(&text, "%s|%s", control_framework(m), m->control);
	if (!is_first(&o->controls, i, 1))	/* mapped once more */
		buffer_printf(&text, "|%zu", i);
	oscal_uuid("finding", buffer_cstr(&text), uuid);
	sum_up(o, m, &sum);
	out_line_open(&o->out, '{');
	json_string(j, "uuid", uuid);
	buffer_reset(&text);
	buffer_printf(&text, "%s%s%s", m->control, m->title ? " " : "",
		      m->title ? m->title : "");
	oscal_markup(o, "title", buffer_cstr(&text));
	oscal_markup(o, "description", m->reason);
	finding_props(o, m, &sum);
	oscal_origins(o);
	status(o, m, &sum);
	result = related(o, m, err);
	out_line_close(&o->out, '}');
	buffer_free(&text);
	return result;
}

int
oscal_findings(struct oscal *o, struct error *err)
{
	struct json *j = &o->out.json;
	int result = 0;

	if (o->controls.n == 0)
		return 0;
	json_open(j, "findings", '[');
	for (size_t i = 0; i < o->controls.n && result == 0; i++) {
		result = finding(o, i, err);
		if (result == 0)
			result = out_pause(&o->out, err);
	}
	json_close(j, ']');
	return result;
}
