/*
 * sigv4_key.c - the cache of signing keys
 *
 * Direct-mapped: a run over thousands of accounts meets millions of scopes, of
 * which only those of the accounts in flight matter.  A slot says whose it is,
 * secret included, so that a key id with another secret is another key.
 */
#include "aws/sigv4_key.h"

#include <stdlib.h>
#include <string.h>

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include "base/alloc.h"

#define SLOTS	2048
#define BLOCK	64

struct pads {
	EVP_MD_CTX *inner, *outer;
};

struct slot {
	char key_id[160], secret[256];
	char date[16], region[40], service[64];
	struct pads pads;
};

struct signer {
	EVP_MD *sha256;
	EVP_MD_CTX *work;
	struct pads step;		/* of each step of a derivation */
	struct slot *slots[SLOTS];
	struct sigv4_stages stages;
};

/* SHA-256 can fail for want of memory only, which ends the program here, too. */
static void
must(int ok)
{
	if (ok != 1)
		abort();
}

static void
pads_new(struct pads *pads)
{
	pads->inner = EVP_MD_CTX_new();
	pads->outer = EVP_MD_CTX_new();
	must(pads->inner != NULL && pads->outer != NULL);
}

static void
pads_free(struct pads *pads)
{
	EVP_MD_CTX_free(pads->inner);	/* OpenSSL cleanses the state */
	EVP_MD_CTX_free(pads->outer);
}

static void
set_pad(struct signer *s, EVP_MD_CTX *ctx, const uint8_t *block, uint8_t with)
{
	uint8_t pad[BLOCK];

	for (size_t i = 0; i < BLOCK; i++)
		pad[i] = block[i] ^ with;
	must(EVP_DigestInit_ex2(ctx, s->sha256, NULL));
	must(EVP_DigestUpdate(ctx, pad, BLOCK));
	OPENSSL_cleanse(pad, sizeof(pad));
}

static void
pads_set(struct signer *s, struct pads *pads, const void *key, size_t n)
{
	uint8_t block[BLOCK] = { 0 };

	if (n > BLOCK)
		digest_of(key, n, block);
	else
		memcpy(block, key, n);
	set_pad(s, pads->inner, block, 0x36);
	set_pad(s, pads->outer, block, 0x5c);
	OPENSSL_cleanse(block, sizeof(block));
}

static void
mac(struct signer *s, const struct pads *pads, struct text text,
    uint8_t out[DIGEST_SIZE])
{
	must(EVP_MD_CTX_copy_ex(s->work, pads->inner));
	must(EVP_DigestUpdate(s->work, text.at, text.len));
	must(EVP_DigestFinal_ex(s->work, out, NULL));
	must(EVP_MD_CTX_copy_ex(s->work, pads->outer));
	must(EVP_DigestUpdate(s->work, out, DIGEST_SIZE));
	must(EVP_DigestFinal_ex(s->work, out, NULL));
}

static void
derive(struct signer *s, const char *secret, const struct signing_scope *scope,
       struct pads *out)
{
	const char *const parts[] = {
		scope->date, scope->region, scope->service, "aws4_request",
	};
	uint8_t key[DIGEST_SIZE];
	char first[4 + 256] = "AWS4";
	size_t n = strlen(secret);

	memcpy(first + 4, secret, n);
	pads_set(s, &s->step, first, 4 + n);
	OPENSSL_cleanse(first, sizeof(first));
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		mac(s, &s->step, text_of(parts[i]), key);
		pads_set(s, i == 3 ? out : &s->step, key, sizeof(key));
	}
	OPENSSL_cleanse(key, sizeof(key));
}

static uint32_t
mix(uint32_t hash, const char *s)
{
	for (; *s != '\0'; s++)
		hash = (hash ^ (unsigned char)*s) * 16777619u;
	return hash * 31 + 7;
}

static void
keep(char *to, size_t room, const char *from)
{
	size_t n = strnlen(from, room - 1);

	memcpy(to, from, n);
	memset(to + n, 0, room - n);
}

static int
is_of(const struct slot *slot, const struct credentials *c,
      const struct signing_scope *scope)
{
	return strcmp(slot->key_id, c->key_id) == 0 &&
	       strcmp(slot->date, scope->date) == 0 &&
	       strcmp(slot->region, scope->region) == 0 &&
	       strcmp(slot->service, scope->service) == 0 &&
	       strcmp(slot->secret, c->secret) == 0;
}

static const struct pads *
key_of(struct signer *s, const struct credentials *c,
       const struct signing_scope *scope)
{
	uint32_t hash = mix(mix(mix(mix(2166136261u, c->key_id), scope->date),
				scope->region), scope->service);
	struct slot **slot = &s->slots[hash % SLOTS];

	if (*slot == NULL) {
		*slot = xcalloc(1, sizeof(**slot));
		pads_new(&(*slot)->pads);
	} else if (is_of(*slot, c, scope)) {
		return &(*slot)->pads;
	}
	keep((*slot)->key_id, sizeof((*slot)->key_id), c->key_id);
	keep((*slot)->secret, sizeof((*slot)->secret), c->secret);
	keep((*slot)->date, sizeof((*slot)->date), scope->date);
	keep((*slot)->region, sizeof((*slot)->region), scope->region);
	keep((*slot)->service, sizeof((*slot)->service), scope->service);
	derive(s, (*slot)->secret, scope, &(*slot)->pads);
	return &(*slot)->pads;
}

void
signer_mac(struct signer *signer, const struct credentials *credentials,
	   const struct signing_scope *scope, struct text text,
	   char out[DIGEST_HEX])
{
	uint8_t sum[DIGEST_SIZE];

	mac(signer, key_of(signer, credentials, scope), text, sum);
	hex_write(sum, sizeof(sum), out);
}

struct sigv4_stages *
signer_stages(struct signer *signer)
{
	return &signer->stages;
}

struct signer *
signer_new(void)
{
	struct signer *signer = xcalloc(1, sizeof(*signer));

	signer->sha256 = EVP_MD_fetch(NULL, "SHA256", NULL);
	signer->work = EVP_MD_CTX_new();
	must(signer->sha256 != NULL && signer->work != NULL);
	pads_new(&signer->step);
	sigv4_stages_init(&signer->stages);
	return signer;
}

void
signer_free(struct signer *signer)
{
	if (signer == NULL)
		return;
	for (size_t i = 0; i < SLOTS; i++) {
		if (signer->slots[i] == NULL)
			continue;
		pads_free(&signer->slots[i]->pads);
		OPENSSL_cleanse(signer->slots[i], sizeof(*signer->slots[i]));
		free(signer->slots[i]);
	}
	pads_free(&signer->step);
	EVP_MD_CTX_free(signer->work);
	EVP_MD_free(signer->sha256);
	sigv4_stages_free(&signer->stages);
	free(signer);
}
