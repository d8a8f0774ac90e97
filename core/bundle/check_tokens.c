/* check_tokens.c - the time-stamps: inside the signature and beside it */
#include <stdio.h>
#include <string.h>

#include <openssl/err.h>
#include <openssl/objects.h>

#include "bundle/check.h"

static void
trust_of(struct check *c, struct timestamp_trust *trust)
{
	*trust = (struct timestamp_trust){ .at = c->now };
	if (c->trust == NULL)
		return;
	trust->anchors = c->trust->tsas;
	trust->policies = c->trust->policies;
	trust->untrusted = CMS_get1_certs(c->cms);
}

/* An expired TSA leaves the answer open: an evidence record could still show
 * that the token was made in its life. */
static int
add_stamp(struct check *c, struct text token, struct text data,
	  const char *where)
{
	struct timestamp_trust trust;
	struct fault fault = { 0 };
	struct timestamp *stamp = &c->stamps[c->nstamps];
	int status;

	if (c->nstamps == sizeof(c->stamps) / sizeof(c->stamps[0]))
		return fault_set(c->fault, EXIT_MALFORMED, "E_LIMIT", where,
				 "too many time-stamps");
	trust_of(c, &trust);
	status = timestamp_check(token, data, &trust, where, stamp, &fault);
	sk_X509_pop_free(trust.untrusted, X509_free);
	c->nstamps++;
	if (status < 0 && fault.exit == EXIT_TRUST) {
		if (c->open.name[0] == '\0')
			c->open = fault;
	} else if (status < 0) {
		*c->fault = fault;
		return -1;
	}
	if (c->result->ntsa < 9) {
		unsigned n = c->result->ntsa++;

		snprintf(c->result->tsa[n].name,
			 sizeof(c->result->tsa[n].name), "%s", stamp->name);
		c->result->tsa[n].time = stamp->time;
	}
	return 0;
}

static int
check_embedded(struct check *c, CMS_SignerInfo *signer)
{
	const ASN1_OCTET_STRING *value = CMS_SignerInfo_get0_signature(signer);
	struct text over = text_n((const char *)ASN1_STRING_get0_data(value),
				  (size_t)ASN1_STRING_length(value));
	int at = -1;

	while ((at = CMS_unsigned_get_attr_by_NID(signer,
			NID_id_smime_aa_timeStampToken, at)) >= 0) {
		X509_ATTRIBUTE *attribute = CMS_unsigned_get_attr(signer, at);

		for (int i = 0; i < X509_ATTRIBUTE_count(attribute); i++) {
			const ASN1_STRING *token = X509_ATTRIBUTE_get0_data(
				attribute, i, V_ASN1_SEQUENCE, NULL);

			if (token == NULL)
				return fault_set(c->fault, EXIT_MALFORMED,
						 "E_TST_PARSE",
						 MEMBER_SIGNATURE,
						 "no time-stamp token");
			struct text der = text_n(
				(const char *)ASN1_STRING_get0_data(token),
				(size_t)ASN1_STRING_length(token));
			if (add_stamp(c, der, over, MEMBER_SIGNATURE) < 0)
				return -1;
		}
	}
	c->nembedded = c->nstamps;
	return 0;
}

static int
check_detached(struct check *c)
{
	struct buffer token;
	char name[64];
	int status = 0;

	buffer_init(&token, 4u << 20);
	for (unsigned i = 0; i < c->ntokens && status == 0; i++) {
		member_token_name(name, c->tokens[i].n);
		buffer_reset(&token);
		status = timestamp_token(buffer_view(&c->tokens[i].bytes),
					 &token, name, c->fault);
		if (status == 0)
			status = add_stamp(c, buffer_view(&token),
					   buffer_view(&c->p7s), name);
	}
	buffer_free(&token);
	return status;
}

static unsigned
anchors(const struct check *c)
{
	unsigned n = 0;

	for (unsigned i = 0; i < c->nstamps; i++) {
		unsigned k = 0;

		while (k < i && strcmp(c->stamps[k].anchor,
				       c->stamps[i].anchor) != 0)
			k++;
		n += k == i && c->stamps[i].anchor[0] != '\0';
	}
	return n;
}

static int
spread(const struct check *c)
{
	int64_t least = INT64_MAX, most = INT64_MIN;

	for (unsigned i = 0; i < c->nstamps; i++) {
		if (c->stamps[i].time < least)
			least = c->stamps[i].time;
		if (c->stamps[i].time > most)
			most = c->stamps[i].time;
	}
	return c->nstamps == 0 || most - least <= CHECK_DAY;
}

static int
judge(struct check *c)
{
	if (!spread(c))
		return fault_set(c->fault, EXIT_INVALID, "E_TST_SKEW", "",
				 "the time-stamps are more than 24 h apart");
	if (c->trust == NULL)
		return 0;
	if (c->nembedded == 0 && c->trust->required >= TRUST_T)
		return fault_set(c->fault, EXIT_MALFORMED, "E_PROFILE",
				 MEMBER_SIGNATURE, "level B; the trust file "
				 "requires a time-stamp inside");
	/* One that has expired has no anchor and is open already. */
	if (anchors(c) < c->trust->minimum && c->open.name[0] == '\0')
		return fault_set(c->fault, EXIT_INVALID, "E_TST_TOO_FEW", "",
				 "%u authorities, %u are required", anchors(c),
				 c->trust->minimum);
	return 0;
}

int
check_tokens(struct check *c)
{
	CMS_SignerInfo *signer = sk_CMS_SignerInfo_value(
		CMS_get0_SignerInfos(c->cms), 0);

	if (check_embedded(c, signer) < 0 || check_detached(c) < 0)
		return -1;
	c->time = c->nembedded == 0 ? c->now : c->stamps[0].time;
	for (unsigned i = 1; i < c->nembedded; i++)
		if (c->stamps[i].time < c->time)
			c->time = c->stamps[i].time;
	c->result->level = c->nembedded == 0 ? "B" : "T";
	return judge(c);
}
