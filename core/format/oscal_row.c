/* oscal_row.c - a resource, a fact and a gap as elements of OSCAL */
#include <string.h>

#include "format/oscal.h"

void
oscal_subject(const struct row *r, struct buffer *key, char out[37])
{
	buffer_reset(key);
	buffer_printf(key, "%s|%s|%s|%s", r->v[ROW_ACCOUNT],
		      r->v[ROW_REGION], r->v[ROW_TYPE], r->v[ROW_RESOURCE]);
	oscal_uuid("subject", buffer_cstr(key), out);
}

/* asset-id is NIST's name for what identifies an item. */
void
oscal_item(struct oscal *o, const struct row *r, const char *uuid)
{
	static const enum row_field fields[] = {
		ROW_ACCOUNT, ROW_REGION, ROW_TYPE, ROW_RESOURCE,
	};
	struct json *j = &o->out.json;
	const char *resource = r->v[ROW_RESOURCE];

	out_line_open(&o->out, '{');
	json_string(j, "uuid", uuid);
	oscal_markup(o, "description",
		     run_type_title(r->account->run, r->v[ROW_TYPE]));
	json_open(j, "props", '[');
	oscal_prop_nist(o, "asset-id", resource);
	for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++)
		oscal_prop(o, row_names[fields[i]], r->v[fields[i]]);
	if (strncmp(resource, "arn:", 4) == 0)
		oscal_prop(o, "arn", resource);
	json_close(j, ']');
	out_line_close(&o->out, '}');
}

static void
props(struct oscal *o, const struct row *r)
{
	json_open(&o->out.json, "props", '[');
	/* A fact's are its relevant-evidence. */
	for (int i = 0; i < ROW_FIELDS; i++)
		if (i != ROW_EVIDENCE || r->gap)
			oscal_prop(o, row_names[i], r->v[i]);
	json_close(&o->out.json, ']');
}

/* One line of evidence, and what it answered. */
static void
evidence(struct oscal *o, const struct account_facts *a, struct text where)
{
	const struct ledger_line *q = evidence_request(a, where);
	struct json *j = &o->out.json;
	struct buffer href;
	struct text line;

	buffer_init(&href, 1u << 16);
	oscal_href(&href, where, &line);
	json_open(j, NULL, '{');
	json_text(j, "href", buffer_view(&href));
	json_string(j, "description", q ? "What AWS answered to the request,"
		    " one line of this file of the bundle" :
		    "One line of this file of the bundle");
	json_open(j, "props", '[');
	buffer_reset(&href);
	buffer_text(&href, line);
	oscal_prop(o, "line", buffer_cstr(&href));
	oscal_prop(o, "request", q ? q->key : "");
	oscal_prop(o, "outcome", q ? outcome_name(q->outcome) : "");
	json_close(j, ']');
	json_close(j, '}');
	buffer_free(&href);
}

static void
evidences(struct oscal *o, const struct row *r)
{
	struct text cell = text_of(r->v[ROW_EVIDENCE]), where;
	unsigned long more = 0;
	int any = 0;

	while ((where = evidence_next(&cell, &more)).len > 0) {
		if (!any++)
			json_open(&o->out.json, "relevant-evidence", '[');
		evidence(o, r->account, where);
	}
	if (any)
		json_close(&o->out.json, ']');
	if (more > 0)
		json_string(&o->out.json, "remarks", "It rests on more lines of"
			    " evidence than a row of the tables lists; those"
			    " listed are above.");
}

static const char *
sentence(const struct fact *fact)
{
	static const char *const by_state[STATE_COUNT] = {
		[EX_MEETS] = "The setting meets the clause it is judged by.",
		[EX_FAILS] = "The setting fails the clause it is judged by.",
		[EX_REVIEW] = "For a person to decide: no clause decides it.",
		[EX_NOT_APPLICABLE] = "The setting does not apply here.",
		[STATE_RECORDED] = "Recorded; it is not judged.",
	};

	if (fact->state == EX_REVIEW && reason_is_gap(fact->reason))
		return "Not known: what it rests on was not answered.";
	return by_state[fact->state];
}

void
oscal_observation(struct oscal *o, const struct row *r)
{
	const struct fact *fact = r->fact;
	struct json *j = &o->out.json;
	struct buffer key;
	char subject[37];

	buffer_init(&key, (size_t)1 << 24);
	oscal_subject(r, &key, subject);
	buffer_free(&key);
	out_line_open(&o->out, '{');
	json_string(j, "uuid", r->uuid);
	oscal_markup(o, "title", fact->setting->row->title);
	json_string(j, "description", sentence(fact));
	props(o, r);
	json_open(j, "methods", '[');
	json_string(j, NULL, fact->state == STATE_RECORDED ? "EXAMINE" :
		    "TEST");
	json_close(j, ']');
	if (controls_of(&o->controls, fact->id)) {
		json_open(j, "types", '[');
		json_string(j, NULL, "control-objective");
		json_close(j, ']');
	}
	oscal_origins(o);
	json_open(j, "subjects", '[');
	json_open(j, NULL, '{');
	json_string(j, "subject-uuid", subject);
	json_string(j, "type", "inventory-item");
	json_close(j, '}');
	json_close(j, ']');
	evidences(o, r);
	oscal_time(o, "collected", row_time(r, o->f));
	out_line_close(&o->out, '}');
}

void
oscal_entry(struct oscal *o, const struct row *r)
{
	struct json *j = &o->out.json;
	struct text cell = text_of(r->v[ROW_EVIDENCE]), line;
	struct buffer text;

	buffer_init(&text, 1u << 16);
	buffer_printf(&text, "Not answered: %s", r->v[ROW_OUTCOME]);
	out_line_open(&o->out, '{');
	json_string(j, "uuid", r->uuid);
	json_text(j, "title", buffer_view(&text));
	json_string(j, "description", "A request that was planned has no"
		    " answer. What rests on it is not known; a control is not"
		    " satisfied while this may hide something of it.");
	oscal_time(o, "start", row_time(r, o->f));
	props(o, r);
	if (cell.len > 0) {
		buffer_reset(&text);
		oscal_href(&text, cell, &line);
		json_open(j, "links", '[');
		json_open(j, NULL, '{');
		json_text(j, "href", buffer_view(&text));
		json_string(j, "rel", "evidence");
		json_close(j, '}');
		json_close(j, ']');
	}
	out_line_close(&o->out, '}');
	buffer_free(&text);
}
