/*
 * acm.c - AWS Certificate Manager: the certificates other services refer to
 *
 * DescribeCertificate alone; what hands out certificates or keys is not called.
 */
#include <exhibit/collector.h>

static const struct ex_type types[] = {
	{ .name = "acm:certificate", .title = "certificate",
	  .spelled = { "arn:{}:acm:{region}:{account}:certificate/{id}" } },
};

static const struct ex_call calls[] = {
	/* one that is not there is an answer */
	{ .on = "acm:certificate",
	  .op = "DescribeCertificate",
	  .in = "CertificateArn=arn:{partition}:acm:{region}:{account}:"
		"certificate/{id}",
	  .items = "Certificate",
	  .redact = "drop:Certificate.DomainValidationOptions[]."
		    "ValidationEmails[] "
		    "drop:Certificate.RenewalSummary."
		    "DomainValidationOptions[].ValidationEmails[]",
	  .absent = "ResourceNotFoundException" },
};

static const struct ex_setting settings[] = {
	{ .id = "acm.certificate.status",
	  .title = "State of the certificate",
	  .from = "DescribeCertificate", .path = "Status",
	  .topic = EX_ENCRYPTION,
	  .judge = "meets: ISSUED; fails: EXPIRED, REVOKED, FAILED, "
		   "VALIDATION_TIMED_OUT, none, absent; review: else",
	  .why = "Only a certificate that was issued protects anything." },

	{ .id = "acm.certificate.end",
	  .title = "End of the certificate",
	  .from = "DescribeCertificate", .path = "NotAfter",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: none, absent; fails: left<=0d; "
		   "meets: left>$certificate_min_days; review: else",
	  .why = "On that day what relies on it stops." },

	{ .id = "acm.certificate.algorithm",
	  .title = "Kind of key",
	  .from = "DescribeCertificate", .path = "KeyAlgorithm",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: none, absent; fails: RSA_1024; meets: else",
	  .why = "1024 bits can be factored." },

	{ .id = "acm.certificate.signature",
	  .title = "Algorithm it is signed with",
	  .from = "DescribeCertificate", .path = "SignatureAlgorithm",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: none, absent; fails: SHA1*, MD5*; meets: else",
	  .why = "Of these hashes collisions are known." },
};

#define ACME "certificates fetched by ACME clients: nothing here uses them"
#define LIST "certificates are read where something refers to them"

static const struct ex_unused unused[] = {
	{ "DescribeAcmeAccount", ACME },
	{ "DescribeAcmeDomainValidation", ACME },
	{ "DescribeAcmeEndpoint", ACME },
	{ "DescribeAcmeExternalAccountBinding", ACME },
	{ "GetAccountConfiguration", "days before events on expiry" },
	{ "GetAcmeExternalAccountBindingCredentials", "hands out credentials" },
	{ "GetCertificate", "the certificate itself adds nothing" },
	{ "ListAcmeAccounts", ACME },
	{ "ListAcmeDomainValidations", ACME },
	{ "ListAcmeEndpoints", ACME },
	{ "ListAcmeExternalAccountBindings", ACME },
	{ "ListCertificateDomainValidations", "each is in DescribeCertificate" },
	{ "ListCertificates", LIST },
	{ "ListTagsForCertificate", "no setting depends on them" },
	{ "ListTagsForResource", "no setting depends on them" },
	{ "SearchCertificates", LIST },
};

const struct ex_collector acm_collector = {
	.abi = EX_ABI,
	.name = "acm",
	.title = "AWS Certificate Manager",
	.service = { .name = "acm", .protocol = EX_JSON_1_1,
		     .version = "CertificateManager", .rate = { 5, 5 } },
	.types = EX_TABLE(types),
	.calls = EX_TABLE(calls),
	.settings = EX_TABLE(settings),
	.unused = EX_TABLE(unused),
};
