/* fuzz_der.c - signatures, tokens and what they carry about revocation */
#include <stdint.h>
#include <stdlib.h>

#include <openssl/err.h>

#include "bundle/revocation.h"
#include "bundle/timestamp.h"
#include "input.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
read_token(struct text token, struct revocations *r)
{
	static const struct timestamp_trust anybody = { .at = 1790000000000 };
	struct timestamp stamp = { .token = NULL };
	struct fault fault = { .exit = 0 };

	if (timestamp_check(token, text_of("data"), &anybody, "t", &stamp,
			    &fault) == 0)
		revocations_of_token(r, stamp.token);
	else if (fault.name[0] == '\0')
		abort();
	timestamp_free(&stamp);
}

/* Of each certificate in it, by the first one. */
static void
ask(const struct revocations *r, STACK_OF(X509) *certificates)
{
	for (int i = 0; i < sk_X509_num(certificates) && i < 4; i++) {
		struct revocation_query q = {
			.certificate = sk_X509_value(certificates, i),
			.issuer = sk_X509_value(certificates, 0),
			.at = 1790000000000, .anchors = certificates,
		};

		if (revocation_check(r, &q) > REVOCATION_REVOKED)
			abort();
	}
}

static void
read_signature(struct text der, struct revocations *r)
{
	const unsigned char *at = (const unsigned char *)der.at;
	CMS_ContentInfo *cms = d2i_CMS_ContentInfo(NULL, &at, (long)der.len);
	STACK_OF(X509) *certificates;

	if (cms == NULL)
		return;
	revocations_of_cms(r, cms, der);
	certificates = CMS_get1_certs(cms);
	ask(r, certificates);
	sk_X509_pop_free(certificates, X509_free);
	CMS_ContentInfo_free(cms);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct text der = input_of(data, size);
	struct fault fault = { .exit = 0 };
	struct revocations r;
	struct buffer token;

	revocations_start(&r);
	buffer_init(&token, 4u << 20);
	if (timestamp_token(der, &token, "t", &fault) == 0)
		read_token(buffer_view(&token), &r);
	read_token(der, &r);
	read_signature(der, &r);
	revocations_done(&r);
	buffer_free(&token);
	ERR_clear_error();
	return 0;
}
