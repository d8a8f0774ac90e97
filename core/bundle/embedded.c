/* embedded.c - the certificates that lie in a signature or a token */
#include "bundle/embedded.h"

#include <openssl/err.h>

static int
signed_by_one_of(X509 *certificate, STACK_OF(X509) *issuers)
{
	for (int i = 0; i < sk_X509_num(issuers); i++) {
		X509 *issuer = sk_X509_value(issuers, i);

		if (X509_NAME_cmp(X509_get_issuer_name(certificate),
				  X509_get_subject_name(issuer)) == 0 &&
		    X509_verify(certificate, X509_get0_pubkey(issuer)) == 1)
			return 1;
	}
	return 0;
}

/* An anchor may be an intermediate, whose own issuer nobody needs. */
static int
is_one_of(X509 *certificate, STACK_OF(X509) *anchors)
{
	for (int i = 0; i < sk_X509_num(anchors); i++)
		if (X509_cmp(certificate, sk_X509_value(anchors, i)) == 0)
			return 1;
	return 0;
}

X509 *
embedded_broken(STACK_OF(X509) *certificates, STACK_OF(X509) *anchors)
{
	X509 *broken = NULL;

	for (int i = 0; i < sk_X509_num(certificates) && !broken; i++) {
		X509 *certificate = sk_X509_value(certificates, i);

		if (!is_one_of(certificate, anchors) &&
		    !signed_by_one_of(certificate, certificates) &&
		    !signed_by_one_of(certificate, anchors))
			broken = certificate;
	}
	ERR_clear_error();
	return broken;
}
