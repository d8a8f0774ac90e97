/* check_signer.c - whose key it was, and whether it could sign at that time */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include <openssl/err.h>

#include "bundle/chain.h"
#include "bundle/check.h"
#include "bundle/signer.h"

static int
invalid(struct check *c, const char *name, const char *what)
{
	return fault_set(c->fault, EXIT_INVALID, name, MEMBER_SIGNATURE,
			 "%s: %s", c->result->signer, what);
}

static int
follow(struct check *c)
{
	STACK_OF(X509) *inside = CMS_get1_certs(c->cms);
	struct chain_query query = { c->signer, inside, c->trust->signers,
				     X509_PURPOSE_ANY, c->time };
	int code, status = chain_verify(&query, &c->chain, &code);

	sk_X509_pop_free(inside, X509_free);
	if (status == 0)
		return 0;
	if (!chain_is_unknown(code))
		return invalid(c, "E_SIGNER_CHAIN",
			       X509_verify_cert_error_string(code));
	if (c->open.name[0] == '\0')
		fault_set(&c->open, EXIT_TRUST, "E_SIGNER_CHAIN",
			  MEMBER_SIGNATURE, "%s does not lead to an anchor of "
			  "the trust file", c->result->signer);
	return 0;
}

static int
check_usage(struct check *c)
{
	const char *unfit = signer_unfit(c->signer);

	return unfit ? invalid(c, "E_SIGNER_USAGE", unfit) : 0;
}

static int
check_pin(struct check *c)
{
	if (c->trust == NULL || c->trust->npins == 0)
		return 0;
	for (size_t i = 0; i < c->trust->npins; i++)
		if (strcmp(c->trust->pins[i], c->result->signer_sha256) == 0) {
			c->result->pinned = 1;
			return 0;
		}
	return invalid(c, "E_SIGNER_PIN", "not one of the pinned certificates");
}

static int
check_time(struct check *c)
{
	CMS_SignerInfo *signer = sk_CMS_SignerInfo_value(
		CMS_get0_SignerInfos(c->cms), 0);
	int at = CMS_signed_get_attr_by_NID(signer, NID_pkcs9_signingTime, -1);
	ASN1_TYPE *value = X509_ATTRIBUTE_get0_type(
		CMS_signed_get_attr(signer, at), 0);
	int64_t claimed = INT64_MIN;

	if (value != NULL && (value->type == V_ASN1_UTCTIME ||
			      value->type == V_ASN1_GENERALIZEDTIME))
		claimed = chain_time(value->value.asn1_string);
	if (claimed == INT64_MIN)
		return fault_set(c->fault, EXIT_MALFORMED, "E_PROFILE",
				 MEMBER_SIGNATURE,
				 "the signing time cannot be read");
	/* Without a token there is nothing to compare with but "not later". */
	if (claimed > c->time + CHECK_SKEW ||
	    (c->nembedded > 0 && claimed < c->time - CHECK_DAY))
		return invalid(c, "E_SIGTIME", "the signing time that it "
			       "claims does not fit the time-stamp");
	return 0;
}

int
check_signer(struct check *c)
{
	chain_name(c->signer, 0, c->result->signer);
	chain_sha256(c->signer, c->result->signer_sha256);
	if (c->trust != NULL && follow(c) < 0)
		return -1;
	if (check_usage(c) < 0 || check_pin(c) < 0)
		return -1;
	return check_time(c);
}
