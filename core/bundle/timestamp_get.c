/* timestamp_get.c - asking a TSA */
#include "bundle/timestamp.h"

#include <stdlib.h>
#include <string.h>

#include <openssl/err.h>
#include <openssl/rand.h>
#include <openssl/ts.h>

#include "base/clock.h"
#include "base/digest.h"
#include "bundle/chain.h"

#define SKEW		300000		/* ms */
#define ANSWER_MAX	(1u << 20)

/* A nonce of 64 bits, never negative and never with a leading zero. */
static ASN1_INTEGER *
new_nonce(void)
{
	unsigned char random[8];
	uint64_t n = 0;
	ASN1_INTEGER *nonce = ASN1_INTEGER_new();

	if (nonce == NULL || RAND_bytes(random, sizeof(random)) != 1)
		abort();
	for (size_t i = 0; i < sizeof(random); i++)
		n = n << 8 | random[i];
	n |= (uint64_t)1 << 62;
	if (!ASN1_INTEGER_set_uint64(nonce, n))
		abort();
	return nonce;
}

static TS_REQ *
new_request(struct text data)
{
	unsigned char hash[DIGEST_SIZE];
	TS_REQ *request = TS_REQ_new();
	TS_MSG_IMPRINT *imprint = TS_MSG_IMPRINT_new();
	X509_ALGOR *algorithm = X509_ALGOR_new();
	ASN1_INTEGER *nonce = new_nonce();

	if (request == NULL || imprint == NULL || algorithm == NULL)
		abort();
	digest_of(data.at, data.len, hash);
	X509_ALGOR_set0(algorithm, OBJ_nid2obj(NID_sha256), V_ASN1_NULL, NULL);
	if (!TS_REQ_set_version(request, 1) ||
	    !TS_MSG_IMPRINT_set_algo(imprint, algorithm) ||
	    !TS_MSG_IMPRINT_set_msg(imprint, hash, sizeof(hash)) ||
	    !TS_REQ_set_msg_imprint(request, imprint) ||
	    !TS_REQ_set_nonce(request, nonce) ||
	    !TS_REQ_set_cert_req(request, 1))
		abort();
	TS_MSG_IMPRINT_free(imprint);
	X509_ALGOR_free(algorithm);
	ASN1_INTEGER_free(nonce);
	return request;
}

static int
same_nonce(TS_REQ *request, struct text token)
{
	const unsigned char *at = (const unsigned char *)token.at;
	PKCS7 *p7 = d2i_PKCS7(NULL, &at, (long)token.len);
	TS_TST_INFO *info = p7 == NULL ? NULL : PKCS7_to_TS_TST_INFO(p7);
	const ASN1_INTEGER *nonce = info == NULL ? NULL :
				    TS_TST_INFO_get_nonce(info);
	int same = nonce != NULL &&
		   ASN1_INTEGER_cmp(nonce, TS_REQ_get_nonce(request)) == 0;

	TS_TST_INFO_free(info);
	PKCS7_free(p7);
	ERR_clear_error();
	return same;
}

static int
check_answer(const struct seal_tsa *tsa, TS_REQ *request, struct text data,
	     struct text answer, int64_t *time, struct error *err)
{
	struct timestamp_trust trust = { .policies = tsa->policies,
					 .at = clock_now() };
	struct timestamp stamp = { 0 };
	struct fault fault = { 0 };
	struct buffer token;
	int status = -1;

	buffer_init(&token, ANSWER_MAX);
	if (tsa->anchors != NULL &&
	    chain_read(&trust.anchors, tsa->anchors, err) < 0)
		goto done;
	if (timestamp_token(answer, &token, "", &fault) < 0 ||
	    timestamp_check(buffer_view(&token), data, &trust, "", &stamp,
			    &fault) < 0)
		error_set(err, ERROR_SYSTEM, "%s: %s", tsa->url, fault.detail);
	else if (!same_nonce(request, buffer_view(&token)))
		error_set(err, ERROR_SYSTEM, "%s: the answer is to another "
			  "request (nonce)", tsa->url);
	else if (stamp.time > trust.at + SKEW || stamp.time < trust.at - SKEW)
		error_set(err, ERROR_SYSTEM, "%s: its clock and this one "
			  "differ by more than 300 s", tsa->url);
	else
		status = 0;
	*time = stamp.time;
done:
	buffer_free(&token);
	timestamp_free(&stamp);
	sk_X509_pop_free(trust.anchors, X509_free);
	return status;
}

int
timestamp_get(const struct seal_tsa *tsa, struct text data,
	      struct buffer *answer, int64_t *time, struct error *err)
{
	TS_REQ *request = new_request(data);
	unsigned char *der = NULL;
	int n = i2d_TS_REQ(request, &der), status;

	if (n < 0)
		abort();
	buffer_reset(answer);
	status = tsa->post(tsa->ctx, tsa->url, "application/timestamp-query",
			   der, (size_t)n, answer, err);
	if (status == 0 && buffer_overflowed(answer))
		status = error_set(err, ERROR_SYSTEM,
				   "%s: the answer is too long", tsa->url);
	if (status == 0)
		status = check_answer(tsa, request, data, buffer_view(answer),
				      time, err);
	OPENSSL_free(der);
	TS_REQ_free(request);
	return status < 0 ? -1 : 0;
}
