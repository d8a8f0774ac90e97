/* chain.c - certificates: read, named, followed to an anchor */
#include "bundle/chain.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include "base/buffer.h"
#include "base/digest.h"
#include "base/file.h"

int
chain_read(STACK_OF(X509) **out, const char *path, struct error *err)
{
	struct buffer text;
	X509 *certificate;
	BIO *bio;
	int n = 0;

	buffer_init(&text, 4u << 20);
	if (file_read(path, &text, err) < 0) {
		buffer_free(&text);
		return -1;
	}
	if (*out == NULL)
		*out = sk_X509_new_null();
	bio = BIO_new_mem_buf(buffer_cstr(&text), (int)text.len);
	if (*out == NULL || bio == NULL)
		abort();
	while ((certificate = PEM_read_bio_X509(bio, NULL, NULL, NULL)) !=
	       NULL) {
		if (sk_X509_push(*out, certificate) <= 0)
			abort();
		n++;
	}
	BIO_free(bio);
	buffer_free(&text);
	/* The end of the file is an error of the reader's, too. */
	if (n > 0 && ERR_GET_REASON(ERR_peek_last_error()) !=
	    PEM_R_NO_START_LINE) {
		ERR_clear_error();
		return error_set(err, ERROR_USAGE,
				 "%s: certificate %d cannot be read", path,
				 n + 1);
	}
	ERR_clear_error();
	if (n == 0)
		return error_set(err, ERROR_USAGE,
				 "%s: no PEM certificate in it", path);
	return 0;
}

int
chain_verify(const struct chain_query *query, STACK_OF(X509) **chain,
	     int *code)
{
	X509_STORE *store = X509_STORE_new();
	X509_STORE_CTX *ctx = X509_STORE_CTX_new();
	X509_VERIFY_PARAM *param;
	int good;

	*chain = NULL;
	if (store == NULL || ctx == NULL ||
	    !X509_STORE_CTX_init(ctx, store, query->leaf, query->untrusted))
		abort();
	X509_STORE_CTX_set0_trusted_stack(ctx, query->anchors);
	param = X509_STORE_CTX_get0_param(ctx);
	X509_VERIFY_PARAM_set_purpose(param, query->purpose);
	X509_VERIFY_PARAM_set_time(param, (time_t)(query->at / 1000));
	X509_VERIFY_PARAM_set_flags(param, X509_V_FLAG_PARTIAL_CHAIN);
	good = X509_verify_cert(ctx) == 1;
	*code = X509_STORE_CTX_get_error(ctx);
	if (good)
		*chain = X509_STORE_CTX_get1_chain(ctx);
	X509_STORE_CTX_free(ctx);
	X509_STORE_free(store);
	ERR_clear_error();
	return good ? 0 : -1;
}

int
chain_is_unknown(int code)
{
	return code == X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT ||
	       code == X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY ||
	       code == X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT ||
	       code == X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN ||
	       code == X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE ||
	       code == X509_V_ERR_CERT_UNTRUSTED;
}

void
chain_sha256(const X509 *certificate, char out[65])
{
	unsigned char *der = NULL;
	int n = i2d_X509(certificate, &der);

	if (n < 0)
		abort();
	digest_hex_of(der, (size_t)n, out);
	OPENSSL_free(der);
}

void
chain_name(const X509 *certificate, int common, char out[256])
{
	const X509_NAME *name = X509_get_subject_name(certificate);
	BIO *bio = BIO_new(BIO_s_mem());
	int at = X509_NAME_get_index_by_NID(name, NID_commonName, -1), n;

	if (bio == NULL)
		abort();
	if (common && at >= 0)
		ASN1_STRING_print_ex(bio, X509_NAME_ENTRY_get_data(
				     X509_NAME_get_entry(name, at)),
				     ASN1_STRFLGS_RFC2253 &
				     ~(unsigned long)ASN1_STRFLGS_ESC_2253);
	else
		X509_NAME_print_ex(bio, name, 0, XN_FLAG_RFC2253);
	n = BIO_read(bio, out, 255);
	out[n > 0 ? n : 0] = '\0';
	BIO_free(bio);
}

int64_t
chain_time(const ASN1_TIME *time)
{
	ASN1_TIME *epoch = ASN1_TIME_set(NULL, 0);
	int days, seconds, good;

	good = time != NULL && epoch != NULL &&
	       ASN1_TIME_diff(&days, &seconds, epoch, time);
	ASN1_TIME_free(epoch);
	ERR_clear_error();
	return good ? ((int64_t)days * 86400 + seconds) * 1000 : INT64_MIN;
}
