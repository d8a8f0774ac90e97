/* document_head.c - what both pages say of the run: who, when, where, sealed how */
#include <string.h>

#include "assess/assess.h"
#include "base/clock.h"
#include "report/documents.h"
#include "report/xml.h"

static const char *
statement_text(const struct report *r, const char *object, const char *name,
	       struct buffer *b)
{
	const struct ex_node *n = r->run.predicate;

	if (n && object)
		n = node_member(n, object);
	n = n ? node_member(n, name) : NULL;
	buffer_reset(b);
	if (n)
		buffer_text(b, node_text(n));
	return buffer_cstr(b);
}

static void
when(xmlNode *node, const char *name, int64_t ms, int with_ms)
{
	char text[CLOCK_TEXT];

	if (ms > 0)
		xml_set(node, name, clock_iso(text, ms, with_ms));
}

static void
write_tokens(xmlNode *seal, const struct verify_result *v)
{
	for (unsigned i = 0; i < v->ntsa; i++) {
		xmlNode *token = xml_add(seal, "token");

		xml_set(token, "authority", v->tsa[i].name);
		when(token, "time", v->tsa[i].time, 0);
	}
}

static void
write_seal(xmlNode *head, const struct report *r)
{
	const struct verify_result *v = r->options->seal;
	xmlNode *seal = xml_add(head, "seal");

	xml_set(seal, "known", v ? "yes" : "no");
	if (!v)
		return;
	xml_count(seal, "sequence", v->sequence);
	xml_set(seal, "previous", v->previous_id);
	xml_set(seal, "level", v->level);
	when(seal, "time", v->time, 0);
	xml_set(seal, "signer", v->signer);
	xml_set(seal, "certificate", v->signer_sha256);
	xml_set(seal, "pinned", v->pinned ? "yes" : "no");
	xml_set(seal, "archive", v->archive_sha256);
	xml_set(seal, "signature", v->p7s_sha256);
	xml_set(seal, "root", v->merkle_root);
	write_tokens(seal, v);
}

static void
write_bundle(xmlNode *head, const struct report *r)
{
	const struct report_options *o = r->options;
	const struct plan *plan = &r->run.plan;
	xmlNode *bundle = xml_add(head, "bundle");
	struct buffer b;

	buffer_init(&b, 4096);
	xml_set(bundle, "stream", plan->stream ? plan->stream : o->stream);
	if (o->bundle_id)
		xml_set(bundle, "id", o->bundle_id);
	else if (o->seal && o->seal->id[0])
		xml_set(bundle, "id", o->seal->id);
	else
		xml_set(bundle, "id", statement_text(r, NULL, "bundle_id", &b));
	xml_set(bundle, "organization", r->organization);
	xml_set(bundle, "period", plan->period);
	when(bundle, "start", plan->period_start, 0);
	/* The end is the first moment that is no longer of the period. */
	when(bundle, "end", plan->period_end - 1, 0);
	when(bundle, "planned", plan->created, 0);
	xml_set(bundle, "partition", plan->partition);
	xml_set(bundle, "caller", plan->caller);
	xml_set(bundle, "scope", plan->scope_all ? "all" : "referred");
	buffer_free(&b);
}

static void
write_clock(xmlNode *head, const struct report *r)
{
	const struct assess_totals *t = r->options->totals;
	xmlNode *node = xml_add(head, "clock");
	const struct { const char *name, *member; int64_t ms; } v[] = {
		{ "median", "skew_ms_median", t ? t->skew_median : 0 },
		{ "min", "skew_ms_min", t ? t->skew_min : 0 },
		{ "max", "skew_ms_max", t ? t->skew_max : 0 },
	};
	struct buffer b;

	buffer_init(&b, 64);
	for (size_t i = 0; i < sizeof v / sizeof v[0]; i++) {
		const char *text = statement_text(r, "clock", v[i].member, &b);

		if (t) {
			buffer_reset(&b);
			buffer_printf(&b, "%lld", (long long)v[i].ms);
			text = buffer_cstr(&b);
		}
		xml_set(node, v[i].name, text);
	}
	buffer_free(&b);
}

static void
write_endpoints(xmlNode *head, const struct report *r)
{
	const struct assess_totals *t = r->options->totals;
	xmlNode *node = xml_add(head, "endpoints");
	const struct ex_node *other;
	struct buffer b;

	buffer_init(&b, 4096);
	if (t) {
		xml_count(node, "aws", t->aws_hosts);
		for (size_t i = 0; i < t->nother_hosts; i++)
			xml_text(node, "other", t->other_hosts[i]);
	} else if (r->run.predicate) {
		xml_set(node, "aws", statement_text(r, "endpoints", "aws", &b));
		other = node_member(r->run.predicate, "endpoints");
		other = other ? node_member(other, "other") : NULL;
		for (other = other ? other->first : NULL; other;
		     other = other->next) {
			buffer_reset(&b);
			buffer_text(&b, node_text(other));
			xml_text(node, "other", buffer_cstr(&b));
		}
	}
	buffer_free(&b);
}

static void
write_tool(xmlNode *head, const struct report *r)
{
	xmlNode *tool = xml_add(head, "tool");
	struct buffer b;

	buffer_init(&b, 4096);
	if (r->run.predicate) {
		xml_set(tool, "version",
			statement_text(r, "collector", "version", &b));
		xml_set(tool, "sha256",
			statement_text(r, "collector", "build_sha256", &b));
	} else {
		xml_set(tool, "version", EXHIBIT_VERSION);
		xml_set(tool, "sha256", r->program.sha256);
	}
	buffer_free(&b);
}

static void
write_profile(xmlNode *head, const struct report *r)
{
	const struct plan *plan = &r->run.plan;
	xmlNode *node = xml_add(head, "profile"), *file;

	xml_set(node, "name", plan->profile_name);
	xml_set(node, "version", plan->profile_version);
	xml_set(node, "title", profile_title(r->run.profile));
	for (size_t i = 0; i < plan->nprofiles; i++) {
		file = xml_add(node, "file");
		xml_set(file, "name", plan->profiles[i].name);
		xml_set(file, "sha256", plan->profiles[i].sha256);
	}
}

void
head_write(xmlNode *root, const struct report *r, unsigned long gaps)
{
	xmlNode *head = xml_add(root, "head");

	xml_set(head, "headline", gaps ? "INCOMPLETE" : "COMPLETE");
	xml_count(head, "gaps", gaps);
	write_bundle(head, r);
	write_seal(head, r);
	write_clock(head, r);
	write_endpoints(head, r);
	write_tool(head, r);
	write_profile(head, r);
}
