/*
 * redact_mark.c - what stands where something was taken out
 *
 *	[redacted]
 *	[redacted hash=0123…(32) found=signed-query,email image=REF]
 *	[redacted count=7]
 */
#include "base/digest.h"
#include "doc/redact_part.h"
#include "doc/secret.h"

#include <string.h>

#define KINDS	(SECRET_OPAQUE + 1)

void
mark_hash(const struct redact_key *key, struct text what,
	  char out[REDACT_HASH])
{
	uint8_t mac[DIGEST_SIZE];

	hmac_of(key->key, sizeof(key->key), what.at, what.len, mac);
	hex_write(mac, (REDACT_HASH - 1) / 2, out);
}

void
mark_write(struct buffer *out, const struct mark *mark)
{
	const char *before = " found=";

	buffer_puts(out, "[redacted");
	if (mark->hash != NULL)
		buffer_printf(out, " hash=%s", mark->hash);
	if (mark->count >= 0)
		buffer_printf(out, " count=%ld", mark->count);
	for (int kind = SECRET_NONE + 1; kind < KINDS; kind++) {
		if ((mark->found & 1u << kind) == 0)
			continue;
		buffer_puts(out, before);
		buffer_puts(out, secret_name((enum secret_kind)kind));
		before = ",";
	}
	if (mark->image.len > 0) {
		buffer_puts(out, " image=");
		buffer_text(out, mark->image);
	}
	buffer_putc(out, ']');
}

/* " name=" at *t; its value up to a blank or the bracket is taken off. */
static int
take(struct text *t, const char *name, struct text *value)
{
	size_t n = strlen(name), len = 0;

	if (!text_starts(*t, name))
		return 0;
	while (n + len < t->len && t->at[n + len] != ' ' &&
	       t->at[n + len] != ']')
		len++;
	*value = text_n(t->at + n, len);
	*t = text_n(t->at + n + len, t->len - n - len);
	return 1;
}

static int
is_hash(struct text t)
{
	uint8_t raw[(REDACT_HASH - 1) / 2];

	return hex_read(t, raw, sizeof(raw)) == 0;
}

static int
is_count(struct text t)
{
	for (size_t i = 0; i < t.len; i++)
		if (t.at[i] < '0' || t.at[i] > '9')
			return 0;
	return t.len > 0;
}

static int
is_kind(struct text name)
{
	for (int kind = SECRET_NONE + 1; kind < KINDS; kind++)
		if (text_is(name, secret_name((enum secret_kind)kind)))
			return 1;
	return 0;
}

static int
is_found(struct text list)
{
	while (list.at != NULL)
		if (!is_kind(text_cut(&list, ',')))
			return 0;
	return 1;
}

static int
is_image(struct text t)
{
	for (size_t i = 0; i < t.len; i++)
		if (t.at[i] <= ' ' || t.at[i] > '~' ||
		    strchr("[]\"'<>\\", t.at[i]) != NULL)
			return 0;
	return t.len > 0;
}

size_t
mark_length(struct text in, size_t i, struct text *found)
{
	struct text t, value;

	*found = text_n(NULL, 0);
	if (i >= in.len)
		return 0;
	t = text_n(in.at + i, in.len - i);
	if (!text_starts(t, "[redacted"))
		return 0;
	t = text_n(t.at + 9, t.len - 9);
	if (take(&t, " hash=", &value) && !is_hash(value))
		return 0;
	if (take(&t, " count=", &value) && !is_count(value))
		return 0;
	if (take(&t, " found=", found) && !is_found(*found))
		return 0;
	if (take(&t, " image=", &value) && !is_image(value))
		return 0;
	if (t.len == 0 || t.at[0] != ']')
		return 0;
	return (size_t)(t.at + 1 - (in.at + i));
}

/*
 * A scanned text has its markers in it, and a link has one behind its bucket.
 * The first that says what was found is the one to read.
 */
int
redact_marker(struct text value, struct text *found)
{
	struct text what;
	int any = 0;

	*found = text_n(NULL, 0);
	for (size_t i = 0; i < value.len; i++) {
		if (value.at[i] != '[' || mark_length(value, i, &what) == 0)
			continue;
		any = 1;
		if (what.len > 0) {
			*found = what;
			break;
		}
	}
	return any;
}
