/* verify_write.c - the answer, for people and for machines */
#include <inttypes.h>
#include <string.h>

#include "base/clock.h"
#include "bundle/verify_write.h"

static void
string(struct json *j, const char *key, const char *value)
{
	json_string(j, key, value[0] == '\0' ? NULL : value);
}

static void
json_stamps(struct json *j, const struct verify_result *r)
{
	json_open(j, "timestamps", '[');
	for (unsigned i = 0; i < r->ntsa; i++) {
		json_open(j, NULL, '{');
		json_string(j, "authority", r->tsa[i].name);
		json_when(j, "time", r->tsa[i].time);
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void
json_error(struct json *j, const struct verify_result *r)
{
	if (r->error[0] == '\0') {
		json_null(j, "error");
		return;
	}
	json_open(j, "error", '{');
	json_string(j, "detail", r->detail);
	json_string(j, "name", r->error);
	string(j, "where", r->where);
	json_close(j, '}');
}

static void
json_place(struct json *j, const struct verify_result *r)
{
	string(j, "previous", r->previous_id);
	json_integer(j, "sequence", r->sequence);
	json_open(j, "signer", '{');
	json_bool(j, "pinned", r->pinned);
	string(j, "sha256", r->signer_sha256);
	string(j, "subject", r->signer);
	json_close(j, '}');
	string(j, "stream", r->stream);
}

void
verify_write_json(const struct verify_result *r, struct buffer *out)
{
	const struct verify_warning *w;
	struct json j;

	json_start(&j, out, 1, 1, 1);
	json_open(&j, NULL, '{');
	string(&j, "archive_sha256", r->archive_sha256);
	string(&j, "bundle_id", r->id);
	json_error(&j, r);
	json_integer(&j, "exit", r->exit);
	json_integer(&j, "files", (int64_t)r->files);
	json_integer(&j, "gaps", (int64_t)r->gaps);
	string(&j, "headline", r->headline);
	json_string(&j, "level", r->level);
	string(&j, "merkle_root", r->merkle_root);
	json_when(&j, "not_later_than", r->time);
	json_integer(&j, "octets", (int64_t)r->octets);
	string(&j, "p7s_sha256", r->p7s_sha256);
	if (r->pack)
		write_pack_json(&j, r);
	json_place(&j, r);
	string(&j, "tagmanifest_sha256", r->tagmanifest_sha256);
	json_stamps(&j, r);
	json_bool(&j, "valid", r->exit == 0);
	json_open(&j, "warnings", '[');
	for (w = r->warnings; w != NULL; w = w->next)
		json_string(&j, NULL, w->text);
	json_close(&j, ']');
	json_close(&j, '}');
	buffer_putc(out, '\n');
}

void
write_grouped(struct buffer *out, uint64_t n)
{
	if (n >= 1000) {
		write_grouped(out, n / 1000);
		buffer_printf(out, ",%03u", (unsigned)(n % 1000));
	} else {
		buffer_printf(out, "%u", (unsigned)n);
	}
}

/* "311 MB", "38.2 MB": three digits, powers of a thousand */
void
write_sized(struct buffer *out, uint64_t n)
{
	static const char *const units[] = { "bytes", "kB", "MB", "GB", "TB" };
	unsigned unit = 0;
	uint64_t scale = 1;

	while (unit < 4 && n / scale >= 1000) {
		scale *= 1000;
		unit++;
	}
	if (unit == 0 || n / scale >= 100)
		buffer_printf(out, "%" PRIu64 " %s", n / scale, units[unit]);
	else
		buffer_printf(out, "%" PRIu64 ".%u %s", n / scale,
			      (unsigned)(n % scale * 10 / scale), units[unit]);
}

/* "third", and beyond the words "17th" */
void
write_ordinal(struct buffer *out, unsigned n)
{
	static const char *const words[] = {
		"", "first", "second", "third", "fourth", "fifth", "sixth",
		"seventh", "eighth", "ninth", "tenth",
	};
	static const char *const endings[] = { "th", "st", "nd", "rd" };

	if (n < sizeof(words) / sizeof(words[0]))
		buffer_puts(out, words[n]);
	else
		buffer_printf(out, "%u%s", n, n % 10 < 4 && n / 10 % 10 != 1 ?
			      endings[n % 10] : "th");
}

/* "2026-12-31 14:02:17Z", or what follows the blank */
static const char *
moment(char out[CLOCK_TEXT], int64_t ms)
{
	clock_iso(out, ms, 0);
	out[10] = ' ';
	return out;
}

static void
text_stamps(const struct verify_result *r, struct buffer *out)
{
	char text[CLOCK_TEXT];

	if (r->ntsa == 0) {
		buffer_puts(out, "        no time-stamp");
	} else {
		buffer_printf(out, "        %u time-stamp%s (", r->ntsa,
			      r->ntsa == 1 ? "" : "s");
		for (unsigned i = 0; i < r->ntsa; i++)
			buffer_printf(out, "%s%s %s", i == 0 ? "" : ", ",
				      r->tsa[i].name,
				      moment(text, r->tsa[i].time) + 11);
		buffer_putc(out, ')');
	}
	buffer_printf(out, ", level %s\n", r->level);
}

static void
text_seal(const struct verify_result *r, struct buffer *out)
{
	char text[CLOCK_TEXT];

	buffer_printf(out, "sealed by %s%s, not later than %s\n", r->signer,
		      r->pinned ? " (pinned)" : "", moment(text, r->time));
	text_stamps(r, out);
}

static void
text_valid(const struct verify_result *r, struct buffer *out)
{
	buffer_puts(out, "VALID   ");
	text_seal(r, out);
	buffer_puts(out, "        ");
	write_grouped(out, r->files);
	buffer_printf(out, " file%s, ", r->files == 1 ? "" : "s");
	write_sized(out, r->octets);
	buffer_puts(out, ", every digest right; Merkle root and statement "
		    "agree\n        ");
	write_ordinal(out, r->sequence);
	buffer_puts(out, " of the stream");
	if (r->previous_id[0] != '\0')
		buffer_printf(out, ", follows %s", r->previous_id);
	buffer_putc(out, '\n');
	if (strcmp(r->headline, "COMPLETE") == 0)
		buffer_puts(out, "        COMPLETE\n");
	else
		buffer_printf(out, "        %s (%" PRIu64 " gap%s): see "
			      "data/ledger\n", r->headline, r->gaps,
			      r->gaps == 1 ? "" : "s");
}

/* The ledger need not be in it. */
static void
text_valid_pack(const struct verify_result *r, struct buffer *out)
{
	write_pack_text(r, out);
	buffer_puts(out, "        ");
	text_seal(r, out);
	buffer_puts(out, "        its bundle is the ");
	write_ordinal(out, r->sequence);
	buffer_printf(out, " of the stream, and %s", r->headline);
	if (r->gaps > 0)
		buffer_printf(out, " (%" PRIu64 " gap%s)", r->gaps,
			      r->gaps == 1 ? "" : "s");
	buffer_putc(out, '\n');
}

static const char *
word(int status)
{
	switch (status) {
	case 3:
		return "MALFORMED";
	case 4:
		return "INDETERMINATE";
	case 6:
		return "BROKEN CHAIN";
	default:
		return "INVALID";
	}
}

/* A detail may have a second line, which is indented like the others. */
static void
text_fault(const struct verify_result *r, struct buffer *out)
{
	const char *rest = strchr(r->detail, '\n');
	int first = rest == NULL ? (int)strlen(r->detail)
				 : (int)(rest - r->detail);

	buffer_printf(out, "%s  %s: %s%s%.*s\n", word(r->exit), r->error,
		      r->where, r->where[0] != '\0' &&
		      strncmp(r->detail, "is ", 3) != 0 ? ": " :
		      r->where[0] != '\0' ? " " : "", first, r->detail);
	if (strcmp(r->error, "E_DIGEST") == 0 && rest != NULL)
		buffer_printf(out, "         %s. Everything before it was "
			      "right; nothing after it was read.\n", rest + 1);
	else if (r->exit == 4)
		buffer_puts(out, "         All else that was sealed is "
			    "unchanged.\n");
}

void
verify_write_text(const struct verify_result *r, struct buffer *out)
{
	const struct verify_warning *w;

	if (r->exit == 0 && r->pack)
		text_valid_pack(r, out);
	else if (r->exit == 0)
		text_valid(r, out);
	else
		text_fault(r, out);
	for (w = r->warnings; w != NULL; w = w->next)
		buffer_printf(out, "        warning: %s\n", w->text);
}
