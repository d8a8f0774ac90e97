/*
 * asff.c - AWS Security Finding Format, 2018-10-08, an array of findings
 *
 * For BatchImportFindings, which takes 100 at a time, of one account and Region,
 * as a custom integration (product/ACCOUNT/default).  Lengths: the API reference
 * of Security Hub, AwsSecurityFinding; what is too long is cut and says so.
 */
#include "format/machine.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "format/controls.h"
#include "format/out.h"
#include "format/row.h"

#define ID_MAX		512
#define TITLE_MAX	256
#define DESCRIPTION_MAX	1024
#define FIELD_MAX	2048		/* a value of ProductFields */
#define OTHER_MAX	1024		/* a value of Details.Other */
#define NAME_MAX_CHARS	50		/* AwsAccountName */
#define REQUIREMENTS	32
#define REQUIREMENT_MAX	64

struct asff {
	const struct format_run *f;
	struct out out;
	struct controls controls;
};

/* The Region a finding is imported in: what has none, where global services
 * are asked. */
static const char *
region_of(const struct asff *o, const struct row *r)
{
	const char *region = r->v[ROW_REGION];

	return region[0] && strcmp(region, "global") != 0 ? region :
		o->f->run.plan.home_region;
}

/*
 * AWS on Status.  WARNING: some information is missing.  NOT_AVAILABLE: the
 * check could not be performed because of an outage or an API error, or it is
 * not applicable; so a gap, and what is not known because of one.
 */
static const char *
status_of(const struct row *r)
{
	static const char *const by_state[STATE_COUNT] = {
		[EX_MEETS] = "PASSED", [EX_FAILS] = "FAILED",
		[EX_REVIEW] = "WARNING", [EX_NOT_APPLICABLE] = "NOT_AVAILABLE",
		[STATE_RECORDED] = "NOT_AVAILABLE",
	};

	return r->gap || reason_is_gap(r->fact->reason) ? "NOT_AVAILABLE" :
		by_state[r->fact->state];
}

/* INFORMATIONAL is, to AWS, "no issue was found"; we do not score beyond. */
static void
write_severity(struct asff *o, const struct row *r)
{
	struct json *j = &o->out.json;
	int issue = r->gap || r->fact->state == EX_FAILS ||
		r->fact->state == EX_REVIEW;

	json_open(j, "Severity", '{');
	json_string(j, "Label", issue ? "LOW" : "INFORMATIONAL");
	json_string(j, "Original", "not scored");
	json_close(j, '}');
}

static void
write_requirements(struct asff *o, const struct control_list *l)
{
	struct json *j = &o->out.json;
	struct buffer text;

	if (!l)
		return;
	buffer_init(&text, 1u << 16);
	json_open(j, "RelatedRequirements", '[');
	for (size_t i = 0; i < l->n; i++) {
		buffer_reset(&text);
		if (i == REQUIREMENTS - 1 && l->n > REQUIREMENTS) {
			buffer_printf(&text, "and %zu more", l->n - i);
			i = l->n;
		} else {
			buffer_printf(&text, "%s %s", l->v[i]->control,
				      control_framework(l->v[i]));
		}
		out_string_cut(&o->out, NULL, buffer_cstr(&text),
			       REQUIREMENT_MAX);
	}
	json_close(j, ']');
	buffer_free(&text);
}

static void
write_compliance(struct asff *o, const struct row *r)
{
	struct json *j = &o->out.json;
	const char *code = r->v[r->gap ? ROW_OUTCOME : ROW_REASON];
	const char *why = r->v[r->gap ? ROW_ERROR : ROW_CLAUSE];

	json_open(j, "Compliance", '{');
	json_string(j, "Status", status_of(r));
	if (code[0]) {
		json_open(j, "StatusReasons", '[');
		json_open(j, NULL, '{');
		out_string(&o->out, "ReasonCode", code);
		out_string_cut(&o->out, "Description", why, DESCRIPTION_MAX);
		json_close(j, '}');
		json_close(j, ']');
	}
	if (r->fact) {
		out_string(&o->out, "SecurityControlId", r->v[ROW_SETTING]);
		write_requirements(o, controls_of(&o->controls,
						  r->v[ROW_SETTING]));
	}
	json_close(j, '}');
}

static void
write_details(struct asff *o, const struct row *r)
{
	struct json *j = &o->out.json;

	json_open(j, "Details", '{');
	json_open(j, "Other", '{');
	out_string_cut(&o->out, "type", r->v[ROW_TYPE], OTHER_MAX - 1);
	out_string_cut(&o->out, "resource", r->v[ROW_RESOURCE],
		       OTHER_MAX - 1);
	json_close(j, '}');
	json_close(j, '}');
}

static void
write_resources(struct asff *o, const struct row *r)
{
	struct json *j = &o->out.json;
	int account = r->gap || strcmp(r->v[ROW_TYPE], "account") == 0;

	json_open(j, "Resources", '[');
	json_open(j, NULL, '{');
	json_string(j, "Type", account ? "AwsAccount" : "Other");
	if (account) {
		char *id = xasprintf("AWS::::Account:%s", r->v[ROW_ACCOUNT]);

		json_string(j, "Id", id);
		free(id);
	} else {
		out_string_cut(&o->out, "Id", r->v[ROW_RESOURCE], ID_MAX);
	}
	out_string(&o->out, "Partition", o->f->run.plan.partition);
	json_string(j, "Region", region_of(o, r));
	if (!account)
		write_details(o, r);
	json_close(j, '}');
	json_close(j, ']');
}

static void
write_fields(struct asff *o, const struct row *r)
{
	struct json *j = &o->out.json;
	char key[64];

	json_open(j, "ProductFields", '{');
	for (int i = 0; i < ROW_FIELDS; i++) {
		snprintf(key, sizeof key, "exhibit/%s", row_names[i]);
		out_string_cut(&o->out, key, r->v[i], FIELD_MAX);
	}
	out_string_cut(&o->out, "exhibit/bundle", o->f->bundle_id, FIELD_MAX);
	json_close(j, '}');
}

static void
write_product(struct asff *o, const struct row *r)
{
	const char *account = r->v[ROW_ACCOUNT];
	char *arn = xasprintf("arn:%s:securityhub:%s:%s:product/%s/default",
			      o->f->run.plan.partition, region_of(o, r),
			      account, account);
	char *id = xasprintf("exhibit/%s", r->uuid);
	struct json *j = &o->out.json;

	json_string(j, "SchemaVersion", "2018-10-08");
	json_string(j, "Id", id);
	json_string(j, "ProductArn", arn);
	json_string(j, "ProductName", "Exhibit");
	json_string(j, "CompanyName", "Exhibit");
	json_string(j, "Region", region_of(o, r));
	out_string_cut(&o->out, "GeneratorId",
		       r->fact ? r->v[ROW_SETTING] : "exhibit/gap", ID_MAX);
	out_string(&o->out, "AwsAccountId", account);
	out_string_cut(&o->out, "AwsAccountName", r->account->account->name,
		       NAME_MAX_CHARS);
	json_open(j, "Types", '[');
	json_string(j, NULL, "Software and Configuration Checks/Industry and"
		    " Regulatory Standards");
	json_close(j, ']');
	free(id);
	free(arn);
}

static void
write_text(struct asff *o, const struct row *r)
{
	struct buffer text;

	buffer_init(&text, (size_t)1 << 24);
	if (r->fact)
		buffer_printf(&text, "%s: %s", r->v[ROW_VERDICT],
			      r->fact->setting->row->title);
	else
		buffer_printf(&text, "Not answered (%s): %s",
			      r->v[ROW_OUTCOME], r->v[ROW_REQUEST]);
	out_string_cut(&o->out, "Title", buffer_cstr(&text), TITLE_MAX);
	buffer_reset(&text);
	if (r->fact)
		buffer_printf(&text, "%s of %s %s: %s", r->v[ROW_SETTING],
			      r->v[ROW_TYPE], r->v[ROW_RESOURCE],
			      r->v[ROW_VERDICT]);
	else
		buffer_printf(&text, "A request that was planned has no"
			      " answer; what rests on it is not known. %s %s",
			      r->v[ROW_ERROR], r->v[ROW_MESSAGE]);
	out_string_cut(&o->out, "Description", buffer_cstr(&text),
		       DESCRIPTION_MAX);
	buffer_free(&text);
}

static int
write_row(void *ctx, const struct row *r, struct error *err)
{
	struct asff *o = ctx;
	struct json *j = &o->out.json;

	out_line_open(&o->out, '{');
	write_product(o, r);
	json_time(j, "FirstObservedAt", row_time(r, o->f), 1);
	json_time(j, "LastObservedAt", row_time(r, o->f), 1);
	json_time(j, "CreatedAt", o->f->made, 1);
	json_time(j, "UpdatedAt", o->f->made, 1);
	write_severity(o, r);
	write_text(o, r);
	write_resources(o, r);
	write_compliance(o, r);
	write_fields(o, r);
	json_string(j, "RecordState", "ACTIVE");
	out_line_close(&o->out, '}');
	return out_pause(&o->out, err);
}

static int
write_account(void *ctx, const struct account_facts *a, struct error *err)
{
	return rows_each(a, write_row, ctx, err);
}

int
asff_write(const struct format_run *f, const char *path, struct error *err)
{
	struct asff o = { .f = f };
	int result;

	if (out_open(&o.out, path, 1, err) < 0)
		return -1;
	controls_open(&o.controls, f->run.profile);
	json_open(&o.out.json, NULL, '[');
	result = format_each(f, write_account, &o, err);
	json_close(&o.out.json, ']');
	buffer_putc(&o.out.text, '\n');
	controls_close(&o.controls);
	return out_end(&o.out, result, err);
}
