/* record.c - a response as one line of JSON, members always in one order */
#include "spool/record.h"

#include "base/digest.h"
#include "doc/json_writer.h"

static void
put_if(struct json *j, const char *key, const char *value)
{
	if (value)
		json_string(j, key, value);
}

static void
put_words(struct json *j, const char *key, const char *words)
{
	struct text rest = text_of(words), word;

	json_open(j, key, '[');
	while ((word = text_word(&rest)).len)
		json_text(j, NULL, word);
	json_close(j, ']');
}

static void
put_body(struct json *j, struct text body)
{
	char hex[DIGEST_HEX];

	digest_hex_of(body.at, body.len, hex);
	json_string(j, "sha256", hex);
	json_text(j, "body", body);
}

static void
put_answer(struct json *j, const struct record *r)
{
	json_string(j, "request", r->request);
	json_string(j, "outcome", outcome_name(r->outcome));
	put_if(j, "reason", r->reason);
	json_integer(j, "status", r->status);
	json_time(j, "received", r->received, 1);
	json_time(j, "sent", r->sent, 1);
	if (r->date)
		json_time(j, "date", r->date, 0);
	json_integer(j, "tries", r->tries);
	put_if(j, "host", r->host);
	put_if(j, "request-id", r->request_id);
	put_if(j, "error", r->error);
	put_if(j, "message", r->message);
	if (r->redacted)
		put_words(j, "redacted", r->redacted);
	put_if(j, "original", r->original);
	if (r->body.at)
		put_body(j, r->body);
}

void
record_write(struct buffer *line, const struct record *record)
{
	struct json j;

	json_start(&j, line, 0, 0, 0);
	json_open(&j, NULL, '{');
	if (record->supersedes)
		json_string(&j, "supersedes", record->supersedes);
	else
		put_answer(&j, record);
	json_close(&j, '}');
	buffer_putc(line, '\n');
}
