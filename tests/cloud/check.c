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
	struct text credential, signed_headers, signature;
	struct text id, date, region, service;
};

static int
read_authorization(struct text value, struct authorization *out)
{
	struct text scheme = text_cut(&value, ' '), rest;

	*out = (struct authorization){ .credential = text_of(NULL) };
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
	rest = out->credential;
	out->id = text_cut(&rest, '/');
	out->date = text_cut(&rest, '/');
	out->region = text_cut(&rest, '/');
	out->service = text_cut(&rest, '/');
	return text_is(rest, "aws4_request") && out->signed_headers.len
	    && out->signature.len == 2 * HASH && out->date.len == 8 ? 0 : -1;
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

	hash2(c, http->body.at ? http->body.at : "", http->body.len, NULL, 0,
	      digest);
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
	buffer_text(b, http_field(http, "x-amz-date"));
	buffer_putc(b, '\n');
	buffer_text(b, scope);
	buffer_putc(b, '\n');
	buffer_puts(b, text);
	hmac(c, signing_key(c, owner, auth->credential)->key, HASH,
	     buffer_view(b), mac);
	hex(mac, text);
	return CRYPTO_memcmp(text, auth->signature.at, 2 * HASH) == 0;
}

void
check_signature(struct checker *c, const struct http_in *http, int64_t now,
		struct checked *out)
{
	struct text header = http_field(http, "authorization");
	struct text date = http_field(http, "x-amz-date");
	struct authorization auth;
	char digest[2 * HASH + 1];
	int64_t time;

	*out = (struct checked){ .finding = CHECK_MISSING };
	if (!header.len)
		return;
	out->finding = CHECK_INCOMPLETE;
	int bad = read_authorization(header, &auth);
	keep(out->region, sizeof(out->region), auth.region);
	keep(out->service, sizeof(out->service), auth.service);
	if (bad || read_time(date, &time)
	    || memcmp(date.at, auth.date.at, 8) != 0)
		return;
	const struct world_key *key = world_key(c->world, auth.id);
	if (!key)
		out->finding = CHECK_UNKNOWN_KEY;
	else if (payload(c, http, text_is(auth.service, "s3"), digest))
		out->finding = CHECK_DIGEST;
	else if (!signature_good(c, http, &auth, key, digest))
		out->finding = CHECK_WRONG;
	else if (!token_good(key, http_field(http, "x-amz-security-token")))
		out->finding = CHECK_TOKEN;
	else if (time > now + SKEW_MS || time < now - SKEW_MS)
		out->finding = CHECK_SKEWED;
	else if (key->expires && key->expires <= now)
		out->finding = CHECK_EXPIRED;
	else
		out->finding = CHECK_GOOD;
	out->key = out->finding == CHECK_GOOD ? key : NULL;
}
