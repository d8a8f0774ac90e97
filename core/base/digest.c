/*
 * digest.c - SHA-256 and HMAC through EVP, fetched once
 *
 * That OpenSSL refuses SHA-256 means a broken installation or no memory: the
 * program ends, as with alloc.h.
 */
#include "base/digest.h"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/params.h>
#include <pthread.h>
#include <stdlib.h>

#include "base/alloc.h"

static EVP_MD *sha256;
static EVP_MAC_CTX *hmac;	/* with its digest set; copied for each use */

struct digest {
	EVP_MD_CTX *ctx;
};

static void
must(int ok)
{
	if (!ok)
		abort();
}

static void
fetch(void)
{
	char name[] = "SHA256";
	OSSL_PARAM params[2];
	EVP_MAC *mac;

	sha256 = EVP_MD_fetch(NULL, name, NULL);
	mac = EVP_MAC_fetch(NULL, "HMAC", NULL);
	must(sha256 != NULL && mac != NULL);
	hmac = EVP_MAC_CTX_new(mac);
	EVP_MAC_free(mac);
	params[0] = OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST,
						     name, 0);
	params[1] = OSSL_PARAM_construct_end();
	must(hmac != NULL && EVP_MAC_CTX_set_params(hmac, params));
}

static void
fetch_once(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;

	pthread_once(&once, fetch);
}

struct digest *
digest_new(void)
{
	struct digest *d = xmalloc(sizeof(*d));

	fetch_once();
	d->ctx = EVP_MD_CTX_new();
	must(d->ctx != NULL);
	digest_start(d);
	return d;
}

void
digest_free(struct digest *d)
{
	if (d == NULL)
		return;
	EVP_MD_CTX_free(d->ctx);
	free(d);
}

void
digest_start(struct digest *d)
{
	must(EVP_DigestInit_ex2(d->ctx, sha256, NULL));
}

void
digest_add(struct digest *d, const void *p, size_t n)
{
	if (n > 0)
		must(EVP_DigestUpdate(d->ctx, p, n));
}

void
digest_end(struct digest *d, uint8_t out[DIGEST_SIZE])
{
	must(EVP_DigestFinal_ex(d->ctx, out, NULL));
}

void
digest_of(const void *p, size_t n, uint8_t out[DIGEST_SIZE])
{
	struct digest *d = digest_new();

	digest_add(d, p, n);
	digest_end(d, out);
	digest_free(d);
}

void
digest_hex_of(const void *p, size_t n, char out[DIGEST_HEX])
{
	uint8_t raw[DIGEST_SIZE];

	digest_of(p, n, raw);
	hex_write(raw, sizeof(raw), out);
}

void
hmac_of(const void *key, size_t keylen, const void *p, size_t n,
	uint8_t out[DIGEST_SIZE])
{
	EVP_MAC_CTX *ctx;
	size_t len;

	fetch_once();
	ctx = EVP_MAC_CTX_dup(hmac);
	must(ctx != NULL &&
	     EVP_MAC_init(ctx, keylen > 0 ? key : "", keylen, NULL));
	if (n > 0)
		must(EVP_MAC_update(ctx, p, n));
	must(EVP_MAC_final(ctx, out, &len, DIGEST_SIZE) && len == DIGEST_SIZE);
	EVP_MAC_CTX_free(ctx);
}

void
hex_write(const uint8_t *p, size_t n, char *out)
{
	static const char hex[] = "0123456789abcdef";

	for (size_t i = 0; i < n; i++) {
		out[2 * i] = hex[p[i] >> 4];
		out[2 * i + 1] = hex[p[i] & 15];
	}
	out[2 * n] = '\0';
}

static int
nibble(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

int
hex_read(struct text hex, uint8_t *out, size_t n)
{
	int high, low;

	if (hex.len / 2 != n || hex.len % 2 != 0)
		return -1;
	for (size_t i = 0; i < n; i++) {
		high = nibble(hex.at[2 * i]);
		low = nibble(hex.at[2 * i + 1]);
		if (high < 0 || low < 0)
			return -1;
		out[i] = (uint8_t)(high << 4 | low);
	}
	return 0;
}

#define PIECE	3072		/* bytes; 4096 characters */

void
base64_write(struct buffer *out, const void *p, size_t n)
{
	unsigned char text[PIECE / 3 * 4 + 1];
	const unsigned char *at = p;
	size_t part;
	int len;

	for (; n > 0; n -= part, at += part) {
		part = n < PIECE ? n : PIECE;
		len = EVP_EncodeBlock(text, at, (int)part);
		buffer_put(out, text, (size_t)len);
	}
}

static int
in_alphabet(char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
	    (c >= '0' && c <= '9') || c == '+' || c == '/';
}

/* EVP_DecodeBlock is lenient and counts padding as bytes: it gets neither. */
int
base64_read(struct buffer *out, struct text t)
{
	unsigned char bytes[PIECE], piece[PIECE / 3 * 4];
	size_t padding = 0, part, i;

	while (padding < 2 && t.len % 4 == 0 && t.len > padding &&
	       t.at[t.len - padding - 1] == '=')
		padding++;
	t.len -= padding;
	if (t.len % 4 == 1)
		return -1;
	for (; t.len > 0; t = text_n(t.at + part, t.len - part)) {
		part = t.len < sizeof(piece) ? t.len : sizeof(piece);
		for (i = 0; i < part; i++) {
			if (!in_alphabet(t.at[i]))
				return -1;
			piece[i] = (unsigned char)t.at[i];
		}
		for (; i % 4 != 0; i++)
			piece[i] = 'A';
		if (EVP_DecodeBlock(bytes, piece, (int)i) < 0)
			return -1;
		buffer_put(out, bytes, part * 3 / 4);
	}
	return 0;
}
