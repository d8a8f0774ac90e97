/*
 * tsa.c - a time-stamp authority after RFC 3161, with OpenSSL's TS API
 *
 * SHA-256 and stronger imprints, ESSCertIDv2 with SHA-256, its certificate and
 * root in the token if asked for.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/ts.h>

#include "base/alloc.h"
#include "base/file.h"
#include "cloud.h"

#define POLICY "1.3.6.1.4.1.32473.1.1"	/* of the arc for examples */

struct tsa {
	TS_RESP_CTX *ctx;
};

static ASN1_INTEGER *
serial(TS_RESP_CTX *ctx, void *data)
{
	unsigned char bytes[8];
	uint64_t value = 0;
	ASN1_INTEGER *out = ASN1_INTEGER_new();

	(void)ctx;
	(void)data;
	if (RAND_bytes(bytes, sizeof(bytes)) == 1)
		for (size_t i = 0; i < sizeof(bytes); i++)
			value = value << 8 | bytes[i];
	if (out && !ASN1_INTEGER_set_uint64(out, value >> 1)) {
		ASN1_INTEGER_free(out);
		out = NULL;
	}
	return out;
}

static FILE *
open_in(const char *folder, const char *name, const char *kind)
{
	char *path = xasprintf("%s/tsa-%s%s.pem", folder, name, kind);
	FILE *f = fopen(path, "re");

	free(path);
	return f;
}

static X509 *
read_certificate(const char *folder, const char *name, const char *kind)
{
	FILE *f = open_in(folder, name, kind);
	X509 *x = f ? PEM_read_X509(f, NULL, NULL, NULL) : NULL;

	if (f)
		fclose(f);
	return x;
}

static EVP_PKEY *
read_key(const char *folder, const char *name)
{
	FILE *f = open_in(folder, name, "-key");
	EVP_PKEY *key = f ? PEM_read_PrivateKey(f, NULL, NULL, NULL) : NULL;

	if (f)
		fclose(f);
	return key;
}

/* What it signs, and with which digests. */
static int
set_rules(TS_RESP_CTX *c)
{
	ASN1_OBJECT *policy = OBJ_txt2obj(POLICY, 1);
	int good = policy && TS_RESP_CTX_set_def_policy(c, policy)
	    && TS_RESP_CTX_set_signer_digest(c, EVP_sha256())
	    && TS_RESP_CTX_set_ess_cert_id_digest(c, EVP_sha256())
	    && TS_RESP_CTX_add_md(c, EVP_sha256())
	    && TS_RESP_CTX_add_md(c, EVP_sha384())
	    && TS_RESP_CTX_add_md(c, EVP_sha512())
	    && TS_RESP_CTX_set_accuracy(c, 1, 0, 0);

	ASN1_OBJECT_free(policy);
	return good;
}

static int
set_up(struct tsa *tsa, X509 *own, X509 *root, EVP_PKEY *key)
{
	STACK_OF(X509) *chain = sk_X509_new_null();
	TS_RESP_CTX *c = tsa->ctx = TS_RESP_CTX_new();
	int good = chain && c && own && root && key
	    && sk_X509_push(chain, root)
	    && TS_RESP_CTX_set_signer_cert(c, own)
	    && TS_RESP_CTX_set_signer_key(c, key)
	    && TS_RESP_CTX_set_certs(c, chain) && set_rules(c);

	if (good)
		TS_RESP_CTX_set_serial_cb(c, serial, NULL);
	sk_X509_free(chain);
	return good ? 0 : -1;
}

struct tsa *
tsa_open(const char *folder, const char *name, struct error *err)
{
	struct tsa *tsa = xcalloc(1, sizeof(*tsa));
	X509 *own = read_certificate(folder, name, "");
	X509 *root = read_certificate(folder, name, "-root");
	EVP_PKEY *key = read_key(folder, name);

	if (set_up(tsa, own, root, key)) {
		error_set(err, ERROR_SYSTEM, "%s: no time-stamp authority "
			  "\"%s\"; make it with cloud --init %s", folder,
			  name, folder);
		tsa_free(tsa);
		tsa = NULL;
	}
	X509_free(own);
	X509_free(root);
	EVP_PKEY_free(key);
	return tsa;
}

void
tsa_free(struct tsa *tsa)
{
	if (!tsa)
		return;
	TS_RESP_CTX_free(tsa->ctx);
	free(tsa);
}

int
tsa_answer(struct tsa *tsa, struct text query, struct buffer *out)
{
	BIO *in = BIO_new_mem_buf(query.at ? query.at : "", (int)query.len);
	TS_RESP *response = TS_RESP_create_response(tsa->ctx, in);
	unsigned char *der = NULL;
	int n = response ? i2d_TS_RESP(response, &der) : -1;

	if (n > 0)
		buffer_put(out, der, (size_t)n);
	OPENSSL_free(der);
	TS_RESP_free(response);
	BIO_free(in);
	ERR_clear_error();
	return n > 0 ? 0 : -1;
}
