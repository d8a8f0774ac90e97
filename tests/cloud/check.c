/*
 * check.c - AWS Signature Version 4, recomputed
 *
 * Written from AWS's description alone, not from core/aws/sigv4: were both one
 * code, both could be wrong together.  Signing keys are kept by scope; the
 * hash states are made once.
 */
#include <stdlib.h>
#include <string.h>

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/map.h"
#include "canonical.h"
#include "cloud.h"

#define BLOCK 64
#define HASH 32
#define SKEW_MS (5 * 60 * 1000)

struct signing_key {
	unsigned char key[HASH];
};

struct checker {
	const struct world *world;
	struct map *keys;		/* "AKID/date/region/service" */
	EVP_MD *sha256;
	EVP_MD_CTX *ctx;
	struct buffer canonical, scratch;
};

struct checker *
checker_new(const struct world *world)
{
	struct checker *c = xcalloc(1, sizeof(*c));

	c->world = world;
	c->keys = map_new();
	c->sha256 = EVP_MD_fetch(NULL, "SHA256", NULL);
	c->ctx = EVP_MD_CTX_new();
	buffer_init(&c->canonical, 1 << 20);
	buffer_init(&c->scratch, 1 << 20);
	return c;
}

void
checker_free(struct checker *c)
{
	if (!c)
		return;
	for (size_t i = 0; i < map_count(c->keys); i++)
		free(map_value(c->keys, i));
	map_free(c->keys);
	EVP_MD_CTX_free(c->ctx);
	EVP_MD_free(c->sha256);
	buffer_free(&c->canonical);
	buffer_free(&c->scratch);
	free(c);
}

static void
hash2(struct checker *c, const void *a, size_t na, const void *b, size_t nb,
      unsigned char out[HASH])
{
	EVP_DigestInit_ex(c->ctx, c->sha256, NULL);
	EVP_DigestUpdate(c->ctx, a, na);
	if (nb)
		EVP_DigestUpdate(c->ctx, b, nb);
	EVP_DigestFinal_ex(c->ctx, out, NULL);
}

static void
hex(const unsigned char in[HASH], char out[2 * HASH + 1])
{
	static const char digits[] = "0123456789abcdef";

	for (size_t i = 0; i < HASH; i++) {
		out[2 * i] = digits[in[i] >> 4];
		out[2 * i + 1] = digits[in[i] & 15];
	}
	out[2 * HASH] = '\0';
}

/* RFC 2104 over SHA-256. */
static void
hmac(struct checker *c, const void *key, size_t nkey, struct text message,
     unsigned char out[HASH])
{
	unsigned char pad[BLOCK] = { 0 }, inner[HASH];

	if (nkey > BLOCK)
		hash2(c, key, nkey, NULL, 0, pad);
	else
		memcpy(pad, key, nkey);
	for (size_t i = 0; i < BLOCK; i++)
		pad[i] ^= 0x36;
	hash2(c, pad, BLOCK, message.at, message.len, inner);
	for (size_t i = 0; i < BLOCK; i++)
		pad[i] ^= 0x36 ^ 0x5c;
	hash2(c, pad, BLOCK, inner, HASH, out);
	OPENSSL_cleanse(pad, sizeof(pad));
}

/* kSecret -> kDate -> kRegion -> kService -> kSigning */
static const struct signing_key *
signing_key(struct checker *c, const struct world_key *owner,
	    struct text credential)
{
	struct buffer *b = &c->scratch;
	unsigned char k[HASH];

	buffer_reset(b);
	buffer_text(b, credential);
	void **at = map_at(c->keys, buffer_cstr(b));
	if (*at)
		return *at;
	struct text rest = credential;
	text_cut(&rest, '/');
	buffer_reset(b);
	buffer_puts(b, "AWS4");
	buffer_puts(b, owner->secret);
	hmac(c, b->at, b->len, text_cut(&rest, '/'), k);
	while (rest.at)
		hmac(c, k, sizeof(k), text_cut(&rest, '/'), k);
	struct signing_key *made = xmalloc(sizeof(*made));
	memcpy(made->key, k, sizeof(k));
	*at = made;
	return made;
}

struct authorization {
	struct text credential, signed_headers, signature, time, token;
	struct text id, date, region, service;
	int64_t lives;			/* ms; 0: stands in the header */
	struct presigned link;
};

static int
read_credential(struct authorization *out)
{
	struct text rest = out->credential;

	out->id = text_cut(&rest, '/');
	out->date = text_cut(&rest, '/');
	out->region = text_cut(&rest, '/');
	out->service = text_cut(&rest, '/');
	return text_is(rest, "aws4_request") && out->signed_headers.len
	    && out->signature.len == 2 * HASH && out->date.len == 8 ? 0 : -1;
}

static int
read_link(const struct http_in *http, struct authorization *out)
{
	const struct presigned *l = &out->link;

	if (presigned_read(http, &out->link))
		return -1;
	out->credential = text_of(l->credential);
	out->signed_headers = text_of(l->signed_headers);
	out->signature = text_of(l->signature);
	out->time = text_of(l->date);
	out->token = text_of(l->token);
	out->lives = (int64_t)l->expires * 1000;
	return read_credential(out) || !text_is(out->service, "s3") ? -1 : 0;
}

static int
read_authorization(const struct http_in *http, struct authorization *out)
{
	struct text value = http_field(http, "authorization");
	struct text scheme = text_cut(&value, ' ');

	out->time = http_field(http, "x-amz-date");
	out->token = http_field(http, "x-amz-security-token");
	if (!text_is(scheme, "AWS4-HMAC-SHA256"))
		return -1;
	while (value.len) {
		struct text v = text_trim(text_cut(&value, ','));
		struct text name = text_cut(&v, '=');
		if (text_is(name, "Credential"))
			out->credential = v;
		else if (text_is(name, "SignedHeaders"))
			out->signed_headers = v;
		else if (text_is(name, "Signature"))
			out->signature = v;
	}
	return read_credential(out);
}

static void
keep(char *out, size_t room, struct text value)
{
	size_t n = value.len < room - 1 ? value.len : room - 1;

	memcpy(out, value.at ? value.at : "", n);
	out[n] = '\0';
}

/* 20261121T230056Z */
static int
read_time(struct text t, int64_t *ms)
{
	char iso[] = "0000-00-00T00:00:00Z";
	static const unsigned char to[] = { 0, 1, 2, 3, 5, 6, 8, 9, 10, 11, 12,
					    14, 15, 17, 18, 19 };

	if (t.len != sizeof(to))
		return -1;
	for (size_t i = 0; i < sizeof(to); i++)
		iso[to[i]] = t.at[i];
	return clock_read_iso(text_of(iso), ms);
}

static int
token_good(const struct world_key *key, struct text token)
{
	return key->token ? text_is(token, key->token) : token.len == 0;
}

/* The digest the client states must be the body's; S3 must state one. */
static int
payload(struct checker *c, const struct http_in *http, int s3,
	char out[2 * HASH + 1])
{
	struct text stated = http_field(http, "x-amz-content-sha256");
	unsigned char digest[HASH];

	if (http->received)
		memcpy(digest, http->received->sha256, HASH);
	else
		hash2(c, http->body.at ? http->body.at : "", http->body.len,
		      NULL, 0, digest);
	hex(digest, out);
	if (!stated.len)
		return s3 ? -1 : 0;
	if (s3 && text_is(stated, "UNSIGNED-PAYLOAD")) {
		keep(out, 2 * HASH + 1, stated);
		return 0;
	}
	return text_is(stated, out) ? 0 : -1;
}

static int
signature_good(struct checker *c, const struct http_in *http,
	       const struct authorization *auth,
	       const struct world_key *owner, const char *digest)
{
	unsigned char mac[HASH];
	char text[2 * HASH + 1];
	struct buffer *b = &c->canonical;

	buffer_reset(b);
	if (canonical_request(http, auth->signed_headers,
			      text_is(auth->service, "s3"), digest, b))
		return 0;
	hash2(c, b->at, b->len, NULL, 0, mac);
	hex(mac, text);
	struct text scope = auth->credential;
	text_cut(&scope, '/');
	buffer_reset(b);
	buffer_puts(b, "AWS4-HMAC-SHA256\n");
	buffer_text(b, auth->time);
	buffer_putc(b, '\n');
	buffer_text(b, scope);
	buffer_putc(b, '\n');
	buffer_puts(b, text);
	hmac(c, signing_key(c, owner, auth->credential)->key, HASH,
	     buffer_view(b), mac);
	hex(mac, text);
	return CRYPTO_memcmp(text, auth->signature.at, 2 * HASH) == 0;
}

/* A link: not before its time, nor after it has expired. */
static int
out_of_time(const struct authorization *auth, int64_t time, int64_t now)
{
	return time > now + SKEW_MS
	    || time < now - (auth->lives ? auth->lives : SKEW_MS);
}

static void
check_read(struct checker *c, const struct http_in *http,
	   const struct authorization *auth, int64_t now, struct checked *out)
{
	char digest[2 * HASH + 1] = "UNSIGNED-PAYLOAD";
	const struct world_key *key = world_key(c->world, auth->id);
	int64_t time;

	if (read_time(auth->time, &time)
	    || memcmp(auth->time.at, auth->date.at, 8) != 0)
		return;
	if (!key)
		out->finding = CHECK_UNKNOWN_KEY;
	else if (!auth->lives
		 && payload(c, http, text_is(auth->service, "s3"), digest))
		out->finding = CHECK_DIGEST;
	else if (!signature_good(c, http, auth, key, digest))
		out->finding = CHECK_WRONG;
	else if (!token_good(key, auth->token))
		out->finding = CHECK_TOKEN;
	else if (out_of_time(auth, time, now))
		out->finding = auth->lives ? CHECK_LINK_OVER : CHECK_SKEWED;
	else if (key->expires && key->expires <= now)
		out->finding = CHECK_EXPIRED;
	else
		out->finding = CHECK_GOOD;
	out->key = out->finding == CHECK_GOOD ? key : NULL;
}

void
check_signature(struct checker *c, const struct http_in *http, int64_t now,
		struct checked *out)
{
	struct authorization auth = { .lives = 0 };
	int link = is_presigned(http), bad;

	*out = (struct checked){ .finding = CHECK_MISSING };
	if (!link && !http_field(http, "authorization").len)
		return;
	out->finding = link ? CHECK_LINK : CHECK_INCOMPLETE;
	bad = link ? read_link(http, &auth) : read_authorization(http, &auth);
	keep(out->region, sizeof(out->region), auth.region);
	keep(out->service, sizeof(out->service), auth.service);
	if (!bad)
		check_read(c, http, &auth, now, out);
}
