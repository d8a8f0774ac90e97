/*
 * document.c - the shelf as a results document (schema/download.rng)
 *
 * Only what verification found out goes in; of a bundle whose signature is not
 * good there is its file's name, its size and what is wrong.
 */
#include "publish/document.h"

#include <string.h>

#include "base/clock.h"
#include "report/xml.h"

static void
when(xmlNode *node, const char *name, int64_t ms)
{
	char text[CLOCK_TEXT];

	if (ms > 0)
		xml_set(node, name, clock_iso(text, ms, 0));
}

static void
octets(xmlNode *node, const char *name, uint64_t n)
{
	xml_count(node, name, (unsigned long)n);
}

static void
write_remarks(xmlNode *parent, const struct remark *v, size_t n)
{
	static const char *const kinds[] = {
		[CHAIN_GAP] = "gap", [CHAIN_FORK] = "fork",
		[CHAIN_BREAK] = "break",
	};

	for (size_t i = 0; i < n; i++) {
		xmlNode *remark = xml_add(parent, "remark");

		xml_set(remark, "kind", kinds[v[i].kind]);
		xml_content(remark, v[i].text);
	}
}

static void
write_receipt(xmlNode *bundle, const struct entry *e)
{
	const struct receipt *r = e->receipt;
	xmlNode *receipt;

	if (!e->receipt_file)
		return;
	receipt = xml_add(bundle, "receipt");
	xml_set(receipt, "file", e->receipt_file);
	xml_set(receipt, "wrong", e->receipt_wrong);
	if (!r || e->receipt_wrong)
		return;
	xml_set(receipt, "bucket", r->bucket);
	xml_set(receipt, "key", r->key);
	xml_set(receipt, "version", r->version_id);
	xml_set(receipt, "region", r->region);
	xml_set(receipt, "lock", r->lock);
	xml_set(receipt, "hold", r->legal_hold ? "yes" : "no");
	when(receipt, "archived", r->archived);
	when(receipt, "until", r->until);
}

/* "acme-soc2-2026Q4-0003" of the stream acme-soc2: "2026Q4" */
static void
write_period(xmlNode *bundle, const struct entry *e)
{
	struct text id = text_of(e->v.id);
	size_t n = strlen(e->v.stream);
	char period[128];

	if (!text_starts(id, e->v.stream) || id.at[n] != '-')
		return;
	id = text_n(id.at + n + 1, id.len - n - 1);
	while (id.len > 0 && id.at[id.len - 1] != '-')
		id.len--;
	if (id.len < 2)
		return;
	memcpy(period, id.at, id.len - 1);
	period[id.len - 1] = '\0';
	xml_set(bundle, "period", period);
}

/* What the signature covers. */
static void
write_sealed(xmlNode *bundle, const struct entry *e)
{
	const struct verify_result *v = &e->v;

	xml_set(bundle, "id", v->id);
	xml_set(bundle, "headline", v->headline);
	octets(bundle, "gaps", v->gaps);
	octets(bundle, "sequence", v->sequence);
	octets(bundle, "files", v->files);
	octets(bundle, "octets", v->octets);
	xml_set(bundle, "previous", v->previous_id);
	xml_set(bundle, "level", v->level);
	when(bundle, "time", v->time);
	octets(bundle, "seconds", (uint64_t)(v->time / 1000));
	xml_set(bundle, "signer", v->signer);
	xml_set(bundle, "certificate", v->signer_sha256);
	xml_set(bundle, "p7s", v->p7s_sha256);
	write_period(bundle, e);
	for (unsigned i = 0; i < v->ntsa; i++) {
		xmlNode *token = xml_add(bundle, "token");

		xml_set(token, "authority", v->tsa[i].name);
		when(token, "time", v->tsa[i].time);
	}
	if (e->statement.other[0])
		xml_text(bundle, "other", e->statement.other);
}

static void
write_bundle(xmlNode *parent, const struct shelf *shelf,
	     const struct entry *e)
{
	xmlNode *bundle = xml_add(parent, "bundle");
	int invalid = e->v.exit != 0 && e->v.exit != ERROR_TRUST &&
		e->v.exit != ERROR_CHAIN;

	xml_set(bundle, "file", e->file);
	xml_set(bundle, "name", e->name);
	octets(bundle, "size", e->size);
	xml_set(bundle, "state", invalid ? "invalid" : e->v.exit == 0 ?
		"valid" : shelf->trusted ? "open" : "unchecked");
	xml_set(bundle, "sha256", e->v.archive_sha256);
	xml_set(bundle, "sidecar", e->sidecar);
	xml_set(bundle, "report", e->report);
	if (e->v.exit != 0 && (invalid || shelf->trusted)) {
		xml_set(bundle, "error", e->v.error);
		xml_set(bundle, "where", e->v.where);
		xml_set(bundle, "detail", e->v.detail);
	}
	if (e->v.id[0])
		write_sealed(bundle, e);
	write_receipt(bundle, e);
	write_remarks(bundle, e->remarks, e->nremarks);
}

xmlDoc *
shelf_document(const struct shelf *shelf, int64_t now)
{
	xmlDoc *doc = xml_document("shelf");
	xmlNode *root = xmlDocGetRootElement(doc);

	xml_set(root, "version", "1");
	xml_set(root, "trusted", shelf->trusted ? "yes" : "no");
	when(root, "made", now);
	xml_set(xml_add(root, "tool"), "version", EXHIBIT_VERSION);
	for (size_t i = 0; i < shelf->nstreams; i++) {
		const struct stream *s = &shelf->streams[i];
		xmlNode *stream = xml_add(root, "stream");

		xml_set(stream, "name", s->name);
		if (s->head.sequence)
			octets(stream, "head", s->head.sequence);
		write_remarks(stream, s->remarks, s->nremarks);
		for (size_t k = s->first; k < s->first + s->n; k++)
			write_bundle(stream, shelf, &shelf->v[k]);
	}
	return doc;
}
