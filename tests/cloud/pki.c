/*
 * pki.c - keys and certificates of the sample organisation, made anew
 *
 *	tls-root -> tls			the server, localhost
 *	signer-root -> signer		who seals: no EKU, digitalSignature
 *	tsa-one-root -> tsa-one		EKU timeStamping, critical and alone
 *	tsa-two-root -> tsa-two
 *
 * P-256 everywhere.  NAME.pem, NAME-root.pem and, 0600, NAME-key.pem.
 */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include "base/alloc.h"
#include "base/file.h"
#include "cloud.h"

#define HOUR 3600
#define YEAR (365L * 24 * HOUR)

struct extension {
	int nid;
	const char *value;
};

static const struct extension of_root[] = {
	{ NID_basic_constraints, "critical,CA:TRUE" },
	{ NID_key_usage, "critical,keyCertSign,cRLSign" },
	{ NID_subject_key_identifier, "hash" }, { 0, NULL },
};
static const struct extension of_server[] = {
	{ NID_basic_constraints, "critical,CA:FALSE" },
	{ NID_key_usage, "critical,digitalSignature" },
	{ NID_ext_key_usage, "serverAuth" },
	{ NID_subject_alt_name, "DNS:localhost,DNS:*.localhost,"
		"DNS:*.s3.localhost,IP:127.0.0.1" },
	{ NID_subject_key_identifier, "hash" },
	{ NID_authority_key_identifier, "keyid" }, { 0, NULL },
};
static const struct extension of_signer[] = {
	{ NID_basic_constraints, "critical,CA:FALSE" },
	{ NID_key_usage, "critical,digitalSignature" },
	{ NID_subject_key_identifier, "hash" },
	{ NID_authority_key_identifier, "keyid" }, { 0, NULL },
};
static const struct extension of_tsa[] = {
	{ NID_basic_constraints, "critical,CA:FALSE" },
	{ NID_key_usage, "critical,digitalSignature" },
	{ NID_ext_key_usage, "critical,timeStamping" },
	{ NID_subject_key_identifier, "hash" },
	{ NID_authority_key_identifier, "keyid" }, { 0, NULL },
};

static const struct pair {
	const char *name, *root, *subject;
	const struct extension *extensions;
} pairs[] = {
	{ "tls", "Sample TLS Root", "localhost", of_server },
	{ "signer", "Acme Evidence Root", "Acme Evidence", of_signer },
	{ "tsa-one", "TSA One Root", "TSA One", of_tsa },
	{ "tsa-two", "TSA Two Root", "TSA Two", of_tsa },
};

static int
set_serial(X509 *x)
{
	unsigned char bytes[16];
	BIGNUM *n = NULL;
	int good = RAND_bytes(bytes, sizeof(bytes)) == 1;

	bytes[0] = (bytes[0] & 0x7f) | 0x40;
	good = good && (n = BN_bin2bn(bytes, sizeof(bytes), NULL))
	    && BN_to_ASN1_INTEGER(n, X509_get_serialNumber(x));
	BN_free(n);
	return good;
}

static int
set_subject(X509 *x, const char *name)
{
	X509_NAME *n = X509_get_subject_name(x);
	const unsigned char *cn = (const unsigned char *)name;

	return X509_NAME_add_entry_by_txt(n, "O", MBSTRING_UTF8,
			(const unsigned char *)"Acme (sample)", -1, -1, 0)
	    && X509_NAME_add_entry_by_txt(n, "CN", MBSTRING_UTF8, cn, -1, -1,
					  0);
}

static int
set_extensions(X509 *x, X509 *issuer, const struct extension *list)
{
	X509V3_CTX ctx;

	X509V3_set_ctx(&ctx, issuer, x, NULL, NULL, 0);
	for (; list->value; list++) {
		X509_EXTENSION *e = X509V3_EXT_conf_nid(NULL, &ctx, list->nid,
							list->value);
		int added = e && X509_add_ext(x, e, -1);
		X509_EXTENSION_free(e);
		if (!added)
			return 0;
	}
	return 1;
}

/* issuer NULL: itself. */
static X509 *
certify(const char *subject, EVP_PKEY *key, X509 *issuer, EVP_PKEY *by,
	const struct extension *extensions)
{
	X509 *x = X509_new();
	long years = issuer ? 2 : 10;

	if (x && X509_set_version(x, X509_VERSION_3) && set_serial(x)
	    && set_subject(x, subject)
	    && X509_set_issuer_name(x, X509_get_subject_name(issuer ? issuer
								    : x))
	    && X509_gmtime_adj(X509_getm_notBefore(x), -HOUR)
	    && X509_gmtime_adj(X509_getm_notAfter(x), years * YEAR)
	    && X509_set_pubkey(x, key)
	    && set_extensions(x, issuer ? issuer : x, extensions)
	    && X509_sign(x, by, EVP_sha256()))
		return x;
	X509_free(x);
	return NULL;
}

static int
save(const char *folder, const char *name, const char *kind, BIO *bio,
     struct error *err)
{
	char *path = xasprintf("%s/%s%s.pem", folder, name, kind);
	char *data;
	long n = BIO_get_mem_data(bio, &data);
	int rc = file_write(path, text_n(data, (size_t)n),
			    strcmp(kind, "-key") ? 0644 : 0600, err);

	free(path);
	return rc;
}

static int
save_pair(const char *folder, const char *name, X509 *own, X509 *root,
	  EVP_PKEY *key, struct error *err)
{
	BIO *cert = BIO_new(BIO_s_mem()), *anchor = BIO_new(BIO_s_mem());
	BIO *secret = BIO_new(BIO_s_mem());
	int rc = -1;

	if (PEM_write_bio_X509(cert, own) && PEM_write_bio_X509(cert, root)
	    && PEM_write_bio_X509(anchor, root)
	    && PEM_write_bio_PrivateKey(secret, key, NULL, NULL, 0, NULL,
					NULL)
	    && !save(folder, name, "", cert, err)
	    && !save(folder, name, "-root", anchor, err))
		rc = save(folder, name, "-key", secret, err);
	BIO_free(cert);
	BIO_free(anchor);
	BIO_free(secret);
	return rc;
}

static int
make_pair(const char *folder, const struct pair *pair, struct error *err)
{
	EVP_PKEY *root_key = EVP_EC_gen("P-256"), *key = EVP_EC_gen("P-256");
	X509 *root = NULL, *own = NULL;
	int rc;

	if (root_key && key)
		root = certify(pair->root, root_key, NULL, root_key, of_root);
	if (root)
		own = certify(pair->subject, key, root, root_key,
			      pair->extensions);
	rc = own ? save_pair(folder, pair->name, own, root, key, err)
		 : error_set(err, ERROR_SYSTEM, "%s: no certificate made",
			     pair->name);
	X509_free(own);
	X509_free(root);
	EVP_PKEY_free(key);
	EVP_PKEY_free(root_key);
	return rc;
}

int
pki_make(const char *folder, struct error *err)
{
	static const char trust[] =
		"; whom to trust, from outside any bundle\n"
		"[signer]\n"
		"anchors = signer-root.pem\n"
		"\n"
		"[timestamp]\n"
		"anchors = tsa-one-root.pem tsa-two-root.pem\n"
		"policies = 1.3.6.1.4.1.32473.1.1\n"
		"minimum = 2\n"
		"\n"
		"[level]\n"
		"required = T\n"
		"\n"
		"[chain]\n"
		"stream = acme-sample\n";

	if (folder_make(folder, err))
		return -1;
	for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++)
		if (make_pair(folder, &pairs[i], err))
			return -1;
	char *path = path_join(folder, "trust.ini");
	int rc = file_write(path, text_of(trust), 0644, err);
	free(path);
	return rc;
}
