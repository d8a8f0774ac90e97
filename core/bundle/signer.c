/* signer.c - whether a certificate is one to sign bundles with */
#include "bundle/signer.h"

#include <string.h>

#include <openssl/objects.h>
#include <openssl/x509v3.h>

/* emailProtection, documentSigning of RFC 9336 and Microsoft's, any */
static int
purpose_allowed(X509 *certificate)
{
	static const char *const allowed[] = {
		"1.3.6.1.5.5.7.3.4", "1.3.6.1.5.5.7.3.36",
		"1.3.6.1.4.1.311.10.3.12", "2.5.29.37.0",
	};
	EXTENDED_KEY_USAGE *usage;
	int critical, good = 0;
	char name[80];

	usage = X509_get_ext_d2i(certificate, NID_ext_key_usage, &critical,
				 NULL);
	if (usage == NULL)
		return critical == -1;
	for (int i = 0; i < sk_ASN1_OBJECT_num(usage); i++) {
		OBJ_obj2txt(name, sizeof(name),
			    sk_ASN1_OBJECT_value(usage, i), 1);
		for (size_t k = 0; k < sizeof(allowed) / sizeof(allowed[0]);
		     k++)
			good |= strcmp(name, allowed[k]) == 0;
	}
	sk_ASN1_OBJECT_pop_free(usage, ASN1_OBJECT_free);
	return good;
}

/* What purpose "any" leaves out. */
const char *
signer_unfit(X509 *certificate)
{
	uint32_t flags = X509_get_extension_flags(certificate);
	uint32_t usage = X509_get_key_usage(certificate);

	if (X509_check_ca(certificate) != 0)
		return "is a CA";
	if ((flags & EXFLAG_KUSAGE) == 0 ||
	    (usage & (KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION)) == 0)
		return "its key usage is not to sign";
	if (!purpose_allowed(certificate))
		return "its extended key usage is another";
	return NULL;
}
