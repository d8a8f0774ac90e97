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

/* "E_CHAIN_GAP" and the sentence. */
static void
write_remark(xmlNode *parent, const char *error, const char *detail)
{
	xmlNode *remark = xml_add(parent, "remark");

	xml_set(remark, "error", error);
	xml_content(remark, detail);
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
write_period(xmlNode *bundle, const struct verify_result *v)
{
	struct text id = text_of(v->id);
	size_t n = strlen(v->stream);
	char period[sizeof v->id];

	if (!text_starts(id, v->stream) || id.at[n] != '-')
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
write_sealed(xmlNode *bundle, const struct verify_result *v)
{
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
	write_period(bundle, v);
	for (unsigned i = 0; i < v->ntsa; i++) {
		xmlNode *token = xml_add(bundle, "token");

		xml_set(token, "authority", v->tsa[i].name);
		when(token, "time", v->tsa[i].time);
	}
	for (const struct verify_warning *w = v->warnings; w; w = w->next)
		xml_text(bundle, "warning", w->text);
}

static void
write_bundle(xmlNode *parent, const struct shelf *shelf, size_t i)
{
	static const char *const states[] = {
		[ENTRY_VALID] = "valid", [ENTRY_UNCHECKED] = "unchecked",
		[ENTRY_OPEN] = "open", [ENTRY_INVALID] = "invalid",
	};
	const struct entry *e = &shelf->v[i];
	const struct history_bundle *b = e->bundle;
	enum entry_state state = entry_state(shelf, i);
	xmlNode *bundle = xml_add(parent, "bundle");

	xml_set(bundle, "file", b->name);
	xml_set(bundle, "name", e->stem);
	octets(bundle, "size", e->size);
	xml_set(bundle, "state", states[state]);
	xml_set(bundle, "offered", entry_offered(shelf, i) ? "yes" : "no");
	xml_set(bundle, "sha256", b->result.archive_sha256);
	if (entry_offered(shelf, i)) {
		xml_set(bundle, "sidecar", e->sidecar);
		xml_set(bundle, "report", e->report);
	}
	if (state == ENTRY_INVALID || state == ENTRY_OPEN) {
		xml_set(bundle, "error", b->result.error);
		xml_set(bundle, "where", b->result.where);
		xml_set(bundle, "detail", b->result.detail);
	}
	if (b->placed)
		write_sealed(bundle, &b->result);
	write_receipt(bundle, e);
	if (b->error[0])
		write_remark(bundle, b->error, b->detail);
}

static const char *
stream_of(const struct history_bundle *b)
{
	return b->placed ? b->result.stream : "";
}

/* From first to before end, the newest of them first; what the head says
 * stands above. */
static void
write_stream(xmlNode *root, const struct shelf *shelf, size_t first,
	     size_t end)
{
	const struct history *h = &shelf->history;
	const char *name = stream_of(&h->v[first]);
	xmlNode *stream = xml_add(root, "stream");

	xml_set(stream, "name", name);
	for (size_t i = 0; name[0] && i < h->nfaults; i++)
		if (strcmp(h->faults[i].stream, name) == 0)
			write_remark(stream, h->faults[i].error,
				     h->faults[i].detail);
	while (end-- > first)
		write_bundle(stream, shelf, end);
}

xmlDoc *
shelf_document(const struct shelf *shelf, int64_t now)
{
	const struct history *h = &shelf->history;
	xmlDoc *doc = xml_document("shelf");
	xmlNode *root = xmlDocGetRootElement(doc);
	size_t first = 0;

	xml_set(root, "version", "1");
	xml_set(root, "trusted", shelf->trusted ? "yes" : "no");
	when(root, "made", now);
	xml_set(xml_add(root, "tool"), "version", EXHIBIT_VERSION);
	for (size_t i = 0; i < h->nfaults; i++)
		if (!h->faults[i].stream[0])
			write_remark(root, h->faults[i].error,
				     h->faults[i].detail);
	for (size_t i = 1; i <= h->n; i++)
		if (i == h->n || strcmp(stream_of(&h->v[i]),
					stream_of(&h->v[first])) != 0) {
			write_stream(root, shelf, first, i);
			first = i;
		}
	return doc;
}
