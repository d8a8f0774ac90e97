/* revocation.c - what CRLs and OCSP responses say about a certificate */
#include "bundle/revocation.h"

#include <stdlib.h>
#include <string.h>

#include <openssl/err.h>
#include <openssl/x509v3.h>

#include "base/alloc.h"
#include "bundle/chain.h"

void
revocations_start(struct revocations *r)
{
	*r = (struct revocations){ .crls = sk_X509_CRL_new_null() };
	if (r->crls == NULL)
		abort();
}

void
revocations_done(struct revocations *r)
{
	sk_X509_CRL_pop_free(r->crls, X509_CRL_free);
	for (size_t i = 0; i < r->nresponses; i++)
		OCSP_BASICRESP_free(r->responses[i]);
	free(r->responses);
}

static void
add_response(struct revocations *r, struct text der)
{
	const unsigned char *at = (const unsigned char *)der.at;
	OCSP_RESPONSE *whole = d2i_OCSP_RESPONSE(NULL, &at, (long)der.len);
	OCSP_BASICRESP *basic = NULL;

	if (whole != NULL &&
	    OCSP_response_status(whole) == OCSP_RESPONSE_STATUS_SUCCESSFUL)
		basic = OCSP_response_get1_basic(whole);
	OCSP_RESPONSE_free(whole);
	ERR_clear_error();
	if (basic == NULL)
		return;
	r->responses = xrealloc(r->responses, r->nresponses + 1,
				sizeof(*r->responses));
	r->responses[r->nresponses++] = basic;
}

struct element {
	int tag, class;
	struct text whole, inside;
};

/* The next DER element of *rest. */
static int
next(struct text *rest, struct element *out)
{
	const unsigned char *start = (const unsigned char *)rest->at;
	const unsigned char *at = start;
	long len;
	int flags;

	if (rest->len == 0)
		return -1;
	flags = ASN1_get_object(&at, &len, &out->tag, &out->class,
				(long)rest->len);
	if ((flags & 0x80) != 0 || flags == 0x21)
		return -1;
	size_t head = (size_t)(at - start), all = head + (size_t)len;
	out->inside = text_n(rest->at + head, (size_t)len);
	out->whole = text_n(rest->at, all);
	*rest = text_n(rest->at + all, rest->len - all);
	return 0;
}

/* ContentInfo > [0] > SignedData > [1] crls; -1: there are none. */
static int
find_crls(struct text der, struct text *crls)
{
	struct element e;
	struct text rest = der;

	if (next(&rest, &e) < 0)
		return -1;
	rest = e.inside;
	if (next(&rest, &e) < 0 || next(&rest, &e) < 0)
		return -1;
	rest = e.inside;
	if (next(&rest, &e) < 0)
		return -1;
	rest = e.inside;
	while (next(&rest, &e) == 0)
		if (e.class == V_ASN1_CONTEXT_SPECIFIC && e.tag == 1) {
			*crls = e.inside;
			return 0;
		}
	return -1;
}

void
revocations_of_cms(struct revocations *r, CMS_ContentInfo *cms,
		   struct text der)
{
	static const char id_ri_ocsp[] = "\x06\x08\x2b\x06\x01\x05\x05\x07"
					 "\x10\x02";
	STACK_OF(X509_CRL) *crls = CMS_get1_crls(cms);
	struct element e, type, value;
	struct text rest;

	for (int i = 0; i < sk_X509_CRL_num(crls); i++) {
		X509_CRL *crl = sk_X509_CRL_value(crls, i);

		X509_CRL_up_ref(crl);
		sk_X509_CRL_push(r->crls, crl);
	}
	sk_X509_CRL_pop_free(crls, X509_CRL_free);
	if (find_crls(der, &rest) < 0)
		return;
	while (next(&rest, &e) == 0) {
		if (e.class != V_ASN1_CONTEXT_SPECIFIC || e.tag != 1)
			continue;
		if (next(&e.inside, &type) == 0 &&
		    next(&e.inside, &value) == 0 &&
		    text_is(type.whole, id_ri_ocsp))
			add_response(r, value.whole);
	}
}

void
revocations_of_token(struct revocations *r, PKCS7 *token)
{
	STACK_OF(X509_CRL) *crls = token == NULL ? NULL : token->d.sign->crl;

	for (int i = 0; i < sk_X509_CRL_num(crls); i++) {
		X509_CRL *crl = sk_X509_CRL_value(crls, i);

		X509_CRL_up_ref(crl);
		sk_X509_CRL_push(r->crls, crl);
	}
}

/* Usable: it was made at or after that time, or still held then. */
static int
usable(const ASN1_TIME *this_update, const ASN1_TIME *next_update, int64_t at)
{
	return chain_time(this_update) >= at ||
	       (next_update != NULL && chain_time(next_update) >= at);
}

/* A stolen key may have been used before it was found stolen. */
static int
counts(int64_t revoked, int reason, ASN1_GENERALIZEDTIME *invalid, int64_t at)
{
	return revoked <= at ||
	       ((reason == CRL_REASON_KEY_COMPROMISE ||
		 reason == CRL_REASON_CA_COMPROMISE) &&
		invalid != NULL && chain_time(invalid) <= at);
}

/* Does the CRL speak of all certificates of this kind, whatever the reason? */
static int
covers(X509_CRL *crl, X509 *certificate)
{
	int critical, good = 1, ca = X509_check_ca(certificate) != 0;
	ISSUING_DIST_POINT *point = X509_CRL_get_ext_d2i(crl,
			NID_issuing_distribution_point, &critical, NULL);

	if (X509_CRL_get_ext_by_NID(crl, NID_delta_crl, -1) >= 0)
		good = 0;
	if (point == NULL)
		return good && critical == -1;
	if (point->onlyattr > 0 || point->indirectCRL > 0 ||
	    point->onlysomereasons != NULL || (point->onlyuser > 0 && ca) ||
	    (point->onlyCA > 0 && !ca))
		good = 0;
	ISSUING_DIST_POINT_free(point);
	return good;
}

static enum revocation
ask_crl(X509_CRL *crl, const struct revocation_query *q)
{
	X509_REVOKED *entry = NULL;
	ASN1_GENERALIZEDTIME *invalid;
	ASN1_ENUMERATED *why;
	int reason, counted;

	if (X509_NAME_cmp(X509_CRL_get_issuer(crl),
			  X509_get_subject_name(q->issuer)) != 0 ||
	    (X509_get_key_usage(q->issuer) & KU_CRL_SIGN) == 0 ||
	    X509_CRL_verify(crl, X509_get0_pubkey(q->issuer)) != 1)
		return REVOCATION_UNKNOWN;
	if (X509_CRL_get0_by_cert(crl, &entry, q->certificate) == 1) {
		invalid = X509_REVOKED_get_ext_d2i(entry, NID_invalidity_date,
						   NULL, NULL);
		why = X509_REVOKED_get_ext_d2i(entry, NID_crl_reason, NULL,
					       NULL);
		reason = why == NULL ? -1 : (int)ASN1_ENUMERATED_get(why);
		counted = counts(chain_time(
				X509_REVOKED_get0_revocationDate(entry)),
				 reason, invalid, q->at);
		ASN1_ENUMERATED_free(why);
		ASN1_GENERALIZEDTIME_free(invalid);
		if (counted)
			return REVOCATION_REVOKED;
	}
	if (!covers(crl, q->certificate) ||
	    !usable(X509_CRL_get0_lastUpdate(crl),
		    X509_CRL_get0_nextUpdate(crl), q->at))
		return REVOCATION_UNKNOWN;
	return REVOCATION_GOOD;
}

/* Signed by the issuer, or by whom the issuer made a responder, as of then. */
static int
response_is_signed(OCSP_BASICRESP *response, const struct revocation_query *q)
{
	X509_STORE *store = X509_STORE_new();
	STACK_OF(X509) *others = sk_X509_new_null();
	int64_t made = chain_time(OCSP_resp_get0_produced_at(response));
	int good;

	if (store == NULL || others == NULL)
		abort();
	for (int i = 0; i < sk_X509_num(q->anchors); i++)
		X509_STORE_add_cert(store, sk_X509_value(q->anchors, i));
	sk_X509_push(others, q->issuer);
	X509_VERIFY_PARAM_set_time(X509_STORE_get0_param(store),
				   (time_t)(made / 1000));
	X509_VERIFY_PARAM_set_flags(X509_STORE_get0_param(store),
				    X509_V_FLAG_PARTIAL_CHAIN);
	good = OCSP_basic_verify(response, others, store, 0) == 1;
	sk_X509_free(others);
	X509_STORE_free(store);
	return good;
}

static enum revocation
ask_ocsp(OCSP_BASICRESP *response, const struct revocation_query *q)
{
	ASN1_GENERALIZEDTIME *revoked, *this_update, *next_update, *invalid;
	OCSP_CERTID *id;
	OCSP_SINGLERESP *single = NULL;
	int status, reason, at = -1, counted;

	/* The response chooses the hash of its ids; SHA-1 is the usual one. */
	static const char *const digests[] = { "SHA1", "SHA256" };
	for (size_t i = 0; i < 2 && at < 0; i++) {
		id = OCSP_cert_to_id(EVP_get_digestbyname(digests[i]),
				     q->certificate, q->issuer);
		at = id == NULL ? -1 : OCSP_resp_find(response, id, -1);
		OCSP_CERTID_free(id);
	}
	if (at < 0 || !response_is_signed(response, q))
		return REVOCATION_UNKNOWN;
	single = OCSP_resp_get0(response, at);
	status = OCSP_single_get0_status(single, &reason, &revoked,
					 &this_update, &next_update);
	if (status == V_OCSP_CERTSTATUS_REVOKED) {
		invalid = OCSP_SINGLERESP_get1_ext_d2i(single,
				NID_invalidity_date, NULL, NULL);
		counted = counts(chain_time(revoked), reason, invalid, q->at);
		ASN1_GENERALIZEDTIME_free(invalid);
		if (counted)
			return REVOCATION_REVOKED;
	}
	if (status == V_OCSP_CERTSTATUS_UNKNOWN ||
	    !usable(this_update, next_update, q->at))
		return REVOCATION_UNKNOWN;
	return REVOCATION_GOOD;
}

enum revocation
revocation_check(const struct revocations *r,
		 const struct revocation_query *query)
{
	enum revocation answer = REVOCATION_UNKNOWN, one;

	for (int i = 0; i < sk_X509_CRL_num(r->crls) &&
	     answer != REVOCATION_REVOKED; i++) {
		one = ask_crl(sk_X509_CRL_value(r->crls, i), query);
		if (one > answer)
			answer = one;
	}
	for (size_t i = 0; i < r->nresponses &&
	     answer != REVOCATION_REVOKED; i++) {
		one = ask_ocsp(r->responses[i], query);
		if (one > answer)
			answer = one;
	}
	ERR_clear_error();
	return answer;
}
