/*
 * sigv4.c - canonical request, string to sign, header, presigned query
 *
 * What is signed are the bytes that are sent, with two exceptions that AWS
 * makes: the path of every service but S3 is normalised and percent-encoded
 * once more, and runs of blanks in a header value count as one.
 */
#include "aws/sigv4.h"

#include <stdio.h>
#include <string.h>

#include "aws/sigv4_key.h"
#include "aws/uri.h"
#include "base/clock.h"
#include "base/digest.h"

#define ALGORITHM	"AWS4-HMAC-SHA256"
#define HEADERS		(sizeof(((struct http *)0)->headers) / \
			 sizeof(struct http_header))

void
sigv4_stages_init(struct sigv4_stages *stages)
{
	memset(stages, 0, sizeof(*stages));
	buffer_init(&stages->canonical, 1024 * 1024);
	buffer_init(&stages->string_to_sign, 4096);
	buffer_init(&stages->signed_headers, 4096);
}

void
sigv4_stages_free(struct sigv4_stages *stages)
{
	buffer_free(&stages->canonical);
	buffer_free(&stages->string_to_sign);
	buffer_free(&stages->signed_headers);
}

/* Dot segments and empty ones go (RFC 3986, 6.2.2.3); a last slash stays. */
static void
normalise(struct buffer *out, struct text path)
{
	struct text rest = path, part = { 0 };

	(void)text_cut(&rest, '/');
	while (rest.at != NULL) {
		part = text_cut(&rest, '/');
		if (text_is(part, "..")) {
			while (out->len > 0 && out->at[--out->len] != '/')
				;
		} else if (part.len > 0 && !text_is(part, ".")) {
			buffer_putc(out, '/');
			buffer_text(out, part);
		}
	}
	if (part.len == 0 || text_is(part, ".") || text_is(part, "..") ||
	    out->len == 0)
		buffer_putc(out, '/');
}

static void
put_path(struct buffer *out, const struct http *http)
{
	struct buffer plain;

	if (http->path.len == 0) {
		buffer_putc(out, '/');
		return;
	}
	if (http->s3) {
		buffer_text(out, buffer_view(&http->path));
		return;
	}
	buffer_init(&plain, http->path.len + 2);
	normalise(&plain, buffer_view(&http->path));
	uri_put(out, buffer_view(&plain), "/");
	buffer_free(&plain);
}

/* What proxies may change is not signed. */
static int
is_signed(const char *name)
{
	static const char *const not[] = {
		"authorization", "connection", "expect", "user-agent",
		"x-amzn-trace-id",
	};

	for (size_t i = 0; i < sizeof(not) / sizeof(not[0]); i++) {
		if (strcmp(name, not[i]) == 0)
			return 0;
	}
	return 1;
}

/* Order of the signed headers by name; equal names keep theirs. */
static size_t
order_headers(const struct http *http, const struct http_header *v[HEADERS])
{
	size_t n = 0;

	for (size_t i = 0; i < http->nheaders; i++) {
		size_t at = n;

		if (!is_signed(http->headers[i].name))
			continue;
		while (at > 0 && strcmp(v[at - 1]->name,
					http->headers[i].name) > 0) {
			v[at] = v[at - 1];
			at--;
		}
		v[at] = &http->headers[i];
		n++;
	}
	return n;
}

static void
put_value(struct buffer *out, const char *value)
{
	struct text rest = text_of(value);
	size_t from = out->len;

	for (;;) {
		struct text word = text_word(&rest);

		if (word.len == 0)
			return;
		if (out->len > from)
			buffer_putc(out, ' ');
		buffer_text(out, word);
	}
}

static void
put_headers(struct buffer *out, const struct http *http)
{
	const struct http_header *v[HEADERS];
	size_t n = order_headers(http, v);

	for (size_t i = 0; i < n; i++) {
		if (i > 0 && strcmp(v[i]->name, v[i - 1]->name) == 0) {
			out->len--;	/* the line goes on */
			buffer_putc(out, ',');
		} else {
			buffer_puts(out, v[i]->name);
			buffer_putc(out, ':');
		}
		put_value(out, v[i]->value);
		buffer_putc(out, '\n');
	}
}

static void
put_names(struct buffer *out, const struct http *http)
{
	const struct http_header *v[HEADERS];
	size_t n = order_headers(http, v);

	for (size_t i = 0; i < n; i++) {
		if (i > 0 && strcmp(v[i]->name, v[i - 1]->name) == 0)
			continue;
		if (i > 0)
			buffer_putc(out, ';');
		buffer_puts(out, v[i]->name);
	}
}

void
sigv4_canonical(const struct http *http, const char *payload_sha256,
		struct sigv4_stages *out)
{
	struct buffer *b = &out->canonical;

	buffer_reset(b);
	buffer_reset(&out->signed_headers);
	put_names(&out->signed_headers, http);
	buffer_puts(b, http->method);
	buffer_putc(b, '\n');
	put_path(b, http);
	buffer_putc(b, '\n');
	uri_query(b, buffer_view(&http->query));
	buffer_putc(b, '\n');
	put_headers(b, http);
	buffer_putc(b, '\n');
	buffer_text(b, buffer_view(&out->signed_headers));
	buffer_putc(b, '\n');
	buffer_puts(b, payload_sha256);
}

static void
put_scope(struct buffer *out, const struct http *http, int64_t time)
{
	char date[CLOCK_TEXT];

	buffer_printf(out, "%s/%s/%s/aws4_request", clock_date(date, time),
		      http->region, http->service);
}

void
sigv4_string(const struct http *http, int64_t time, struct sigv4_stages *out)
{
	struct buffer *b = &out->string_to_sign;
	char stamp[CLOCK_TEXT], sum[DIGEST_HEX];

	digest_hex_of(out->canonical.at, out->canonical.len, sum);
	buffer_reset(b);
	buffer_puts(b, ALGORITHM "\n");
	buffer_puts(b, clock_basic(stamp, time));
	buffer_putc(b, '\n');
	put_scope(b, http, time);
	buffer_putc(b, '\n');
	buffer_puts(b, sum);
}

void
sigv4_signature(struct signer *signer, const struct http *http,
		const struct credentials *credentials, int64_t time,
		struct sigv4_stages *out)
{
	char date[CLOCK_TEXT];
	struct signing_scope scope = {
		.date = clock_date(date, time),
		.region = http->region,
		.service = http->service,
	};

	signer_mac(signer, credentials, &scope,
		   buffer_view(&out->string_to_sign), out->signature);
}

static int
has_header(const struct http *http, const char *name)
{
	for (size_t i = 0; i < http->nheaders; i++) {
		if (strcmp(http->headers[i].name, name) == 0)
			return 1;
	}
	return 0;
}

static void
run_stages(struct signer *signer, const struct http *http,
	   const struct credentials *credentials, int64_t time,
	   const char *payload_sha256)
{
	struct sigv4_stages *stages = signer_stages(signer);

	sigv4_canonical(http, payload_sha256, stages);
	sigv4_string(http, time, stages);
	sigv4_signature(signer, http, credentials, time, stages);
}

void
sigv4_sign(struct signer *signer, struct http *http,
	   const struct credentials *credentials, int64_t time)
{
	struct sigv4_stages *stages = signer_stages(signer);
	char stamp[CLOCK_TEXT], sum[DIGEST_HEX];
	struct buffer line;

	if (http->sha256 != NULL)
		snprintf(sum, sizeof(sum), "%s", http->sha256);
	else
		digest_hex_of(buffer_cstr(&http->body), http->body.len, sum);
	if (!has_header(http, "host"))
		http_header(http, "host", buffer_cstr(&http->host));
	http_header(http, "x-amz-date", clock_basic(stamp, time));
	if (credentials->token[0] != '\0')
		http_header(http, "x-amz-security-token", credentials->token);
	if (http->hashed)
		http_header(http, "x-amz-content-sha256", sum);
	run_stages(signer, http, credentials, time, sum);

	buffer_init(&line, 8192);
	buffer_printf(&line, ALGORITHM " Credential=%s/", credentials->key_id);
	put_scope(&line, http, time);
	buffer_printf(&line, ", SignedHeaders=%s, Signature=%s",
		      buffer_cstr(&stages->signed_headers), stages->signature);
	http_header(http, "authorization", buffer_cstr(&line));
	buffer_free(&line);
}

static void
put_presign(struct http *http, const struct credentials *credentials,
	    int64_t time, unsigned seconds)
{
	struct buffer *query = &http->query, scratch;
	char stamp[CLOCK_TEXT], number[16];

	buffer_init(&scratch, 4096);
	buffer_printf(&scratch, "%s/", credentials->key_id);
	put_scope(&scratch, http, time);
	uri_pair(query, text_of("X-Amz-Algorithm"), text_of(ALGORITHM));
	uri_pair(query, text_of("X-Amz-Credential"), buffer_view(&scratch));
	uri_pair(query, text_of("X-Amz-Date"),
		 text_of(clock_basic(stamp, time)));
	snprintf(number, sizeof(number), "%u", seconds);
	uri_pair(query, text_of("X-Amz-Expires"), text_of(number));
	if (credentials->token[0] != '\0')
		uri_pair(query, text_of("X-Amz-Security-Token"),
			 text_of(credentials->token));
	buffer_reset(&scratch);
	put_names(&scratch, http);
	uri_pair(query, text_of("X-Amz-SignedHeaders"), buffer_view(&scratch));
	buffer_free(&scratch);
}

void
sigv4_presign(struct signer *signer, struct http *http,
	      const struct credentials *credentials, int64_t time,
	      unsigned seconds)
{
	char sum[DIGEST_HEX] = "UNSIGNED-PAYLOAD";
	struct text url;

	if (!http->hashed)
		digest_hex_of(buffer_cstr(&http->body), http->body.len, sum);
	if (!has_header(http, "host"))
		http_header(http, "host", buffer_cstr(&http->host));
	put_presign(http, credentials, time, seconds);
	run_stages(signer, http, credentials, time, sum);
	uri_pair(&http->query, text_of("X-Amz-Signature"),
		 text_of(signer_stages(signer)->signature));

	url = buffer_view(&http->url);
	http->url.len = text_cut(&url, '?').len;
	buffer_putc(&http->url, '?');
	buffer_text(&http->url, buffer_view(&http->query));
}
