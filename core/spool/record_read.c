/*
 * record_read.c - a line back into a record
 *
 * A line may be larger than any answer may be, and is one flat object that we
 * wrote, so it has a reader of its own: strict, one pass, no tree.
 */
#include <stdint.h>
#include <string.h>

#include "base/clock.h"
#include "base/digest.h"
#include "spool/record.h"

struct reader {
	struct arena *arena;
	const char *at, *end;
};

static int
take(struct reader *r, char c)
{
	if (r->at == r->end || *r->at != c)
		return -1;
	r->at++;
	return 0;
}

static int
hex4(struct reader *r, uint32_t *out)
{
	uint8_t b[2];

	if (r->end - r->at < 4 || hex_read(text_n(r->at, 4), b, 2) < 0)
		return -1;
	r->at += 4;
	*out = (uint32_t)b[0] << 8 | b[1];
	return 0;
}

static char *
put_utf8(char *to, uint32_t c)
{
	if (c < 0x80) {
		*to++ = (char)c;
	} else if (c < 0x800) {
		*to++ = (char)(0xc0 | c >> 6);
		*to++ = (char)(0x80 | (c & 0x3f));
	} else if (c < 0x10000) {
		*to++ = (char)(0xe0 | c >> 12);
		*to++ = (char)(0x80 | (c >> 6 & 0x3f));
		*to++ = (char)(0x80 | (c & 0x3f));
	} else {
		*to++ = (char)(0xf0 | c >> 18);
		*to++ = (char)(0x80 | (c >> 12 & 0x3f));
		*to++ = (char)(0x80 | (c >> 6 & 0x3f));
		*to++ = (char)(0x80 | (c & 0x3f));
	}
	return to;
}

/* After \u: one character, perhaps of two halves.  NUL is none. */
static int
code_point(struct reader *r, uint32_t *c)
{
	uint32_t low;

	if (hex4(r, c) < 0 || *c == 0)
		return -1;
	if (*c < 0xd800 || *c > 0xdfff)
		return 0;
	if (*c > 0xdbff || take(r, '\\') < 0 || take(r, 'u') < 0 ||
	    hex4(r, &low) < 0 || low < 0xdc00 || low > 0xdfff)
		return -1;
	*c = 0x10000 + ((*c - 0xd800) << 10) + (low - 0xdc00);
	return 0;
}

static char *
escape(struct reader *r, char *to)
{
	static const char from[] = "\"\\/bfnrt", is[] = "\"\\/\b\f\n\r\t";
	const char *p;
	uint32_t c;

	if (r->at == r->end)
		return NULL;
	char e = *r->at++;
	if (e == 'u') {
		if (code_point(r, &c) < 0)
			return NULL;
		return put_utf8(to, c);
	}
	p = e ? strchr(from, e) : NULL;
	if (!p)
		return NULL;
	*to++ = is[p - from];
	return to;
}

/* The end of the string that begins at r->at, or NULL. */
static const char *
string_end(const struct reader *r)
{
	for (const char *p = r->at; p < r->end; p++) {
		if (*p == '"')
			return p;
		if (*p == '\\')
			p++;
	}
	return NULL;
}

static int
string(struct reader *r, struct text *out)
{
	const char *end;
	char *to, *start;

	if (take(r, '"') < 0 || !(end = string_end(r)))
		return -1;
	start = to = arena_alloc(r->arena, (size_t)(end - r->at) + 1);
	while (r->at < end) {
		const char *p = r->at;
		while (p < end && *p != '\\' && (unsigned char)*p >= 0x20)
			p++;
		memcpy(to, r->at, (size_t)(p - r->at));
		to += p - r->at;
		r->at = p;
		if (p == end)
			break;
		if (*r->at++ != '\\' || !(to = escape(r, to)))
			return -1;
	}
	r->at = end + 1;
	*to = '\0';
	*out = text_n(start, (size_t)(to - start));
	return text_is_utf8(*out) ? 0 : -1;
}

static int
number(struct reader *r, unsigned *out)
{
	uint64_t n = 0;
	const char *start = r->at;

	while (r->at < r->end && *r->at >= '0' && *r->at <= '9' &&
	       r->at - start < 10)
		n = n * 10 + (uint64_t)(*r->at++ - '0');
	*out = (unsigned)n;
	return r->at > start && n <= UINT32_MAX ? 0 : -1;
}

/* ["a","b"] as "a b" */
static int
words(struct reader *r, const char **out)
{
	struct buffer b;
	struct text word;
	int bad = take(r, '[') < 0;

	buffer_init(&b, RECORD_LINE_MAX);
	while (!bad && r->at < r->end && *r->at != ']') {
		if (b.len)
			bad = take(r, ',') < 0;
		if (bad || string(r, &word) < 0) {
			bad = 1;
			break;
		}
		if (b.len)
			buffer_putc(&b, ' ');
		buffer_text(&b, word);
	}
	bad = bad || take(r, ']') < 0;
	*out = arena_strdup(r->arena, buffer_cstr(&b));
	buffer_free(&b);
	return bad ? -1 : 0;
}

struct seen {
	struct text outcome, received, sent, date, sha256;
};

static int
member_text(struct reader *r, const char **out)
{
	struct text t;

	if (string(r, &t) < 0 || strlen(t.at) != t.len)
		return -1;
	*out = t.at;
	return 0;
}

static int
member(struct reader *r, struct text name, struct record *out,
       struct seen *seen)
{
	const struct { const char *name; const char **to; } texts[] = {
		{ "request", &out->request }, { "reason", &out->reason },
		{ "host", &out->host }, { "request-id", &out->request_id },
		{ "error", &out->error }, { "message", &out->message },
		{ "original", &out->original },
		{ "supersedes", &out->supersedes },
	};
	const struct { const char *name; struct text *to; } views[] = {
		{ "outcome", &seen->outcome }, { "received", &seen->received },
		{ "sent", &seen->sent }, { "date", &seen->date },
		{ "sha256", &seen->sha256 }, { "body", &out->body },
	};

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		if (text_is(name, texts[i].name))
			return *texts[i].to ? -1 : member_text(r, texts[i].to);
	for (size_t i = 0; i < sizeof(views) / sizeof(views[0]); i++)
		if (text_is(name, views[i].name))
			return views[i].to->at ? -1 : string(r, views[i].to);
	if (text_is(name, "status"))
		return number(r, &out->status);
	if (text_is(name, "tries"))
		return number(r, &out->tries);
	if (text_is(name, "redacted"))
		return out->redacted ? -1 : words(r, &out->redacted);
	return -1;
}

static int
members(struct reader *r, struct record *out, struct seen *seen)
{
	struct text name;
	int first = 1;

	if (take(r, '{') < 0)
		return -1;
	while (r->at < r->end && *r->at != '}') {
		if (!first && take(r, ',') < 0)
			return -1;
		first = 0;
		if (string(r, &name) < 0 || take(r, ':') < 0 ||
		    member(r, name, out, seen) < 0)
			return -1;
	}
	return take(r, '}') < 0 || r->at != r->end ? -1 : 0;
}

static int
finish(struct record *out, const struct seen *seen)
{
	char hex[DIGEST_HEX];

	if (out->supersedes)
		return out->request ? -1 : 0;
	if (!out->request || !seen->outcome.at ||
	    outcome_read(seen->outcome.at, &out->outcome) < 0 ||
	    clock_read_iso(seen->received, &out->received) < 0 ||
	    clock_read_iso(seen->sent, &out->sent) < 0)
		return -1;
	if (seen->date.at && clock_read_iso(seen->date, &out->date) < 0)
		return -1;
	if (!out->body.at)
		return seen->sha256.at ? -1 : 0;
	digest_hex_of(out->body.at, out->body.len, hex);
	return text_is(seen->sha256, hex) ? 0 : 1;
}

int
record_read(struct arena *arena, struct text line, struct record *out,
	    struct error *err)
{
	struct reader r = { arena, line.at,
			    line.len ? line.at + line.len : line.at };
	struct seen seen = { 0 };
	int bad;

	*out = (struct record){ 0 };
	if (!line.len || line.len > RECORD_LINE_MAX ||
	    members(&r, out, &seen) < 0)
		return error_set(err, ERROR_MALFORMED,
				 "not a line of evidence");
	bad = finish(out, &seen);
	if (bad > 0)
		return error_set(err, ERROR_INVALID,
				 "%.200s: body differs from its sha256",
				 out->request);
	if (bad < 0)
		return error_set(err, ERROR_MALFORMED,
				 "a line of evidence lacks a member");
	return 0;
}
