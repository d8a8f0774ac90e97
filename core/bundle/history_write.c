/* history_write.c - the chain of bundles, for people and for machines */
#include <inttypes.h>
#include <string.h>

#include "base/clock.h"
#include "bundle/history.h"
#include "doc/json_writer.h"

static const char *
word(int status)
{
	switch (status) {
	case 0:
		return "VALID";
	case 1:
		return "INVALID";
	case 3:
		return "MALFORMED";
	case 4:
		return "INDETERMINATE";
	case 6:
		return "BROKEN CHAIN";
	default:
		return "UNREADABLE";
	}
}

static void
headline(const struct history *h, struct buffer *out)
{
	size_t bad = h->nfaults;

	for (size_t i = 0; i < h->n; i++)
		bad += h->v[i].result.exit != 0 || h->v[i].error[0] != '\0';
	if (h->exit == 0)
		buffer_printf(out, "UNBROKEN  %zu bundle%s of %zu stream%s, each"
			      " valid, none missing between\n", h->n,
			      h->n == 1 ? "" : "s", h->streams,
			      h->streams == 1 ? "" : "s");
	else
		buffer_printf(out, "%s  %zu fault%s in %zu bundle%s of %zu "
			      "stream%s\n", word(h->exit), bad,
			      bad == 1 ? "" : "s", h->n, h->n == 1 ? "" : "s",
			      h->streams, h->streams == 1 ? "" : "s");
}

static void
text_bundle(const struct history_bundle *b, struct buffer *out)
{
	const struct verify_result *r = &b->result;
	char time[CLOCK_TEXT];

	if (b->placed) {
		clock_iso(time, r->ntsa > 0 ? r->time : r->created, 0);
		buffer_printf(out, "  %04u  %.10s  %-13s  %s", r->sequence,
			      time, word(r->exit), b->name);
		if (r->gaps > 0)
			buffer_printf(out, "  %s (%" PRIu64 " gap%s)",
				      r->headline, r->gaps,
				      r->gaps == 1 ? "" : "s");
		else
			buffer_printf(out, "  %s", r->headline);
	} else {
		buffer_printf(out, "  ?                 %-13s  %s",
			      word(r->exit), b->name);
	}
	buffer_putc(out, '\n');
	if (r->exit != 0)
		buffer_printf(out, "        %s: %s%s%s\n", r->error, r->where,
			      r->where[0] != '\0' ? ": " : "", r->detail);
	if (b->error[0] != '\0')
		buffer_printf(out, "        %s: %s\n", b->error, b->detail);
}

void
history_write_text(const struct history *h, struct buffer *out)
{
	const char *stream = "";

	headline(h, out);
	for (size_t i = 0; i < h->n; i++) {
		const struct history_bundle *b = &h->v[i];

		if (b->placed && strcmp(b->result.stream, stream) != 0) {
			stream = b->result.stream;
			buffer_printf(out, "%s\n", stream);
		} else if (!b->placed && (i == 0 || h->v[i - 1].placed)) {
			buffer_puts(out, "without a place\n");
		}
		text_bundle(b, out);
	}
	for (size_t i = 0; i < h->nfaults; i++)
		buffer_printf(out, "%s%s%s: %s\n", h->faults[i].stream,
			      h->faults[i].stream[0] != '\0' ? "  " : "",
			      h->faults[i].error, h->faults[i].detail);
}

static void
json_fault(struct json *j, const char *key, const char *name,
	   const char *detail)
{
	if (name[0] == '\0') {
		json_null(j, key);
		return;
	}
	json_open(j, key, '{');
	json_string(j, "detail", detail);
	json_string(j, "name", name);
	json_close(j, '}');
}

static void
string(struct json *j, const char *key, const char *value)
{
	json_string(j, key, value[0] == '\0' ? NULL : value);
}

static void
json_bundle(struct json *j, const struct history_bundle *b)
{
	const struct verify_result *r = &b->result;

	json_open(j, NULL, '{');
	string(j, "archive_sha256", r->archive_sha256);
	string(j, "bundle_id", r->id);
	json_fault(j, "chain", b->error, b->detail);
	json_fault(j, "error", r->error, r->detail);
	json_integer(j, "exit", r->exit);
	json_string(j, "file", b->name);
	json_integer(j, "gaps", (int64_t)r->gaps);
	string(j, "headline", r->headline);
	json_when(j, "not_later_than", r->time);
	string(j, "p7s_sha256", r->p7s_sha256);
	string(j, "previous", r->previous_id);
	json_integer(j, "sequence", r->sequence);
	string(j, "stream", r->stream);
	json_close(j, '}');
}

void
history_write_json(const struct history *h, struct buffer *out)
{
	struct json j;

	json_start(&j, out, 1, 1, 1);
	json_open(&j, NULL, '{');
	json_open(&j, "bundles", '[');
	for (size_t i = 0; i < h->n; i++)
		json_bundle(&j, &h->v[i]);
	json_close(&j, ']');
	json_integer(&j, "exit", h->exit);
	json_open(&j, "faults", '[');
	for (size_t i = 0; i < h->nfaults; i++) {
		json_open(&j, NULL, '{');
		json_string(&j, "detail", h->faults[i].detail);
		json_string(&j, "name", h->faults[i].error);
		string(&j, "stream", h->faults[i].stream);
		json_close(&j, '}');
	}
	json_close(&j, ']');
	json_bool(&j, "valid", h->exit == 0);
	json_close(&j, '}');
	buffer_putc(out, '\n');
}
