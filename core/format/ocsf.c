/*
 * ocsf.c - OCSF 1.5.0 Compliance Findings, one a line
 *
 * Class 2003 with the cloud profile.  Lines, not an array: that is what
 * pipelines take in, and what is cut off is one line.  We do not score, so
 * what is in order is informational and the severity of all else unknown.
 */
#include "format/machine.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "format/controls.h"
#include "format/out.h"
#include "format/row.h"

#define OCSF_VERSION "1.5.0"

enum { UNKNOWN, PASS, WARNING, FAIL, OTHER = 99 };	/* compliance.status_id */

struct ocsf {
	const struct format_run *f;
	struct out out;
	struct controls controls;
};

/* Of status_id 2 the schema says: no result, for want of information. */
static int
status_of(const struct row *r)
{
	static const int by_state[STATE_COUNT] = {
		[EX_MEETS] = PASS, [EX_FAILS] = FAIL, [EX_REVIEW] = WARNING,
		[EX_NOT_APPLICABLE] = OTHER, [STATE_RECORDED] = OTHER,
	};

	return r->gap ? UNKNOWN : by_state[r->fact->state];
}

static const char *
status_name(const struct row *r)
{
	switch (status_of(r)) {
	case PASS:
		return "Pass";
	case FAIL:
		return "Fail";
	case WARNING:
		return "Warning";
	case UNKNOWN:
		return "Unknown";
	default:
		return r->fact->state == STATE_RECORDED ? "Recorded" :
			"Not applicable";
	}
}

static void
write_class(struct ocsf *o, const struct row *r)
{
	struct json *j = &o->out.json;
	int in_order = r->fact && r->fact->state != EX_FAILS &&
		r->fact->state != EX_REVIEW;

	json_integer(j, "activity_id", 1);
	json_string(j, "activity_name", "Create");
	json_string(j, "category_name", "Findings");
	json_integer(j, "category_uid", 2);
	json_string(j, "class_name", "Compliance Finding");
	json_integer(j, "class_uid", 2003);
	json_integer(j, "type_uid", 200301);
	json_string(j, "type_name", "Compliance Finding: Create");
	json_integer(j, "severity_id", in_order ? 1 : 0);
	json_string(j, "severity", in_order ? "Informational" : "Unknown");
	json_integer(j, "status_id", 1);
	json_string(j, "status", "New");
	json_integer(j, "time", o->f->made);
}

static void
write_metadata(struct ocsf *o, const struct row *r)
{
	struct json *j = &o->out.json;

	json_open(j, "metadata", '{');
	json_string(j, "version", OCSF_VERSION);
	json_open(j, "profiles", '[');
	json_string(j, NULL, "cloud");
	json_close(j, ']');
	json_open(j, "product", '{');
	json_string(j, "name", "Exhibit");
	json_string(j, "vendor_name", "Exhibit");
	out_string(&o->out, "version", o->f->tool_version);
	json_close(j, '}');
	json_string(j, "uid", r->uuid);
	out_string(&o->out, "correlation_uid", o->f->bundle_id);
	out_string(&o->out, "log_name", o->f->stream);
	out_string(&o->out, "event_code", r->v[ROW_SETTING]);
	out_string(&o->out, "original_time", r->v[ROW_RECEIVED]);
	json_close(j, '}');
}

static void
write_cloud(struct ocsf *o, const struct row *r)
{
	struct json *j = &o->out.json;

	json_open(j, "cloud", '{');
	json_string(j, "provider", "AWS");
	json_open(j, "account", '{');
	out_string(&o->out, "uid", r->v[ROW_ACCOUNT]);
	out_string(&o->out, "name", r->account->account->name);
	json_integer(j, "type_id", 10);
	json_string(j, "type", "AWS Account");
	json_close(j, '}');
	out_string(&o->out, "region", r->v[ROW_REGION]);
	out_string(&o->out, "cloud_partition", o->f->run.plan.partition);
	json_close(j, '}');
}

static void
write_standards(struct ocsf *o, const struct control_list *l)
{
	struct json *j = &o->out.json;
	struct buffer text;

	if (!l)
		return;
	buffer_init(&text, 1u << 16);
	out_string(&o->out, "control", l->v[0]->control);
	json_open(j, "requirements", '[');
	for (size_t i = 0; i < l->n; i++) {
		buffer_reset(&text);
		buffer_printf(&text, "%s %s", control_framework(l->v[i]),
			      l->v[i]->control);
		out_string(&o->out, NULL, buffer_cstr(&text));
	}
	json_close(j, ']');
	json_open(j, "standards", '[');
	for (size_t i = 0; i < l->n; i++)
		if (i == 0 || strcmp(control_framework(l->v[i]),
				     control_framework(l->v[i - 1])) != 0)
			out_string(&o->out, NULL, control_framework(l->v[i]));
	json_close(j, ']');
	buffer_free(&text);
}

static void
write_compliance(struct ocsf *o, const struct row *r)
{
	const struct ex_setting *s = r->fact ? r->fact->setting->row : NULL;
	struct json *j = &o->out.json;

	json_open(j, "compliance", '{');
	json_integer(j, "status_id", status_of(r));
	json_string(j, "status", status_name(r));
	out_string(&o->out, "status_code",
		   r->v[r->fact ? ROW_VERDICT : ROW_OUTCOME]);
	json_open(j, "status_details", '[');
	out_string(&o->out, NULL, r->v[ROW_REASON]);
	out_string(&o->out, NULL, r->v[ROW_CLAUSE]);
	out_string(&o->out, NULL, r->v[ROW_ERROR]);
	out_string(&o->out, NULL, r->v[ROW_MESSAGE]);
	json_close(j, ']');
	if (s) {
		out_string(&o->out, "desc", s->why);
		out_string(&o->out, "category", topic_name(s->topic));
		write_standards(o, controls_of(&o->controls,
					       r->v[ROW_SETTING]));
	}
	json_close(j, '}');
}

static void
write_info(struct ocsf *o, const struct row *r)
{
	const struct ex_setting *s = r->fact ? r->fact->setting->row : NULL;
	struct json *j = &o->out.json;
	int64_t ms = row_time(r, o->f);

	json_open(j, "finding_info", '{');
	json_string(j, "uid", r->uuid);
	out_string(&o->out, "title", s ? s->title : "A request that was not"
		   " answered");
	out_string(&o->out, "desc", s ? s->why : "What rests on it is not"
		   " known.");
	json_open(j, "types", '[');
	json_string(j, NULL, r->v[ROW_KIND]);
	json_close(j, ']');
	json_integer(j, "created_time", o->f->made);
	json_integer(j, "first_seen_time", ms);
	json_integer(j, "last_seen_time", ms);
	json_close(j, '}');
}

static void
write_resource(struct ocsf *o, const struct row *r)
{
	struct json *j = &o->out.json;

	if (!r->fact)
		return;
	json_open(j, "resources", '[');
	json_open(j, NULL, '{');
	out_string(&o->out, "uid", r->v[ROW_RESOURCE]);
	out_string(&o->out, "name", r->v[ROW_RESOURCE]);
	out_string(&o->out, "type", r->v[ROW_TYPE]);
	out_string(&o->out, "region", r->v[ROW_REGION]);
	out_string(&o->out, "cloud_partition", o->f->run.plan.partition);
	json_close(j, '}');
	json_close(j, ']');
}

/* Which lines of the bundle it rests on. */
static void
write_evidence(struct ocsf *o, const struct row *r)
{
	struct text cell = text_of(r->v[ROW_EVIDENCE]), where;
	struct json *j = &o->out.json;
	unsigned long more = 0;

	if (!cell.len)
		return;
	json_open(j, "evidences", '[');
	while ((where = evidence_next(&cell, &more)).len > 0) {
		const struct ledger_line *q = evidence_request(r->account,
							       where);

		json_open(j, NULL, '{');
		if (q)
			out_string(&o->out, "name", q->key);
		json_open(j, "data", '{');
		json_text(j, "evidence", where);
		if (q)
			out_string(&o->out, "request-id", q->id);
		json_close(j, '}');
		json_close(j, '}');
	}
	json_close(j, ']');
}

/* The request that was not answered. */
static void
write_api(struct ocsf *o, const struct row *r)
{
	struct json *j = &o->out.json;
	struct text rest = text_of(r->v[ROW_REQUEST]), op;
	struct buffer text;

	if (!r->gap)
		return;
	op = text_cut(&rest, ' ');
	(void)text_cut(&op, '/');
	buffer_init(&text, 4096);
	buffer_text(&text, op);
	json_open(j, "api", '{');
	json_string(j, "operation", op.len ? out_shown(&o->out,
						       buffer_cstr(&text)) :
		    "unknown");
	if (r->v[ROW_SERVICE][0]) {
		json_open(j, "service", '{');
		out_string(&o->out, "name", r->v[ROW_SERVICE]);
		json_close(j, '}');
	}
	if (r->v[ROW_REQUEST_ID][0]) {
		json_open(j, "request", '{');
		out_string(&o->out, "uid", r->v[ROW_REQUEST_ID]);
		json_close(j, '}');
	}
	json_open(j, "response", '{');
	out_string(&o->out, "error", r->v[ROW_ERROR]);
	out_string(&o->out, "message", r->v[ROW_MESSAGE]);
	json_close(j, '}');
	json_close(j, '}');
	buffer_free(&text);
}

static void
write_message(struct ocsf *o, const struct row *r)
{
	struct buffer text;

	buffer_init(&text, (size_t)1 << 24);
	if (r->gap)
		buffer_printf(&text, "%s: %s", r->v[ROW_OUTCOME],
			      r->v[ROW_REQUEST]);
	else
		buffer_printf(&text, "%s: %s of %s", r->v[ROW_VERDICT],
			      r->v[ROW_SETTING], r->v[ROW_RESOURCE]);
	out_string(&o->out, "message", buffer_cstr(&text));
	buffer_free(&text);
}

static int
write_row(void *ctx, const struct row *r, struct error *err)
{
	struct ocsf *o = ctx;
	struct json *j = &o->out.json;

	json_start(j, &o->out.text, 0, 0, 0);
	json_open(j, NULL, '{');
	write_class(o, r);
	write_metadata(o, r);
	write_message(o, r);
	write_cloud(o, r);
	write_compliance(o, r);
	write_info(o, r);
	write_resource(o, r);
	write_api(o, r);
	write_evidence(o, r);
	json_open(j, "unmapped", '{');
	for (int i = 0; i < ROW_FIELDS; i++)
		out_string(&o->out, row_names[i], r->v[i]);
	json_close(j, '}');
	json_close(j, '}');
	buffer_putc(&o->out.text, '\n');
	return out_pause(&o->out, err);
}

static int
write_account(void *ctx, const struct account_facts *a, struct error *err)
{
	return rows_each(a, write_row, ctx, err);
}

int
ocsf_write(const struct format_run *f, const char *path, struct error *err)
{
	struct ocsf o = { .f = f };
	int result;

	if (out_open(&o.out, path, 0, err) < 0)
		return -1;
	controls_open(&o.controls, f->run.profile);
	result = format_each(f, write_account, &o, err);
	controls_close(&o.controls);
	return out_end(&o.out, result, err);
}
