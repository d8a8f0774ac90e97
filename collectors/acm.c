/*
 * acm.c - AWS Certificate Manager: when certificates end, how they are made
 *
 * Left to itself the list has certificates with RSA keys of 1024 and 2048 bits
 * alone, and none that ACME clients fetched: all kinds are asked for.  What
 * hands out certificates or keys is not called.
 */
#include <exhibit/collector.h>

static const struct ex_type types[] = {
	{ .name = "acm:certificate", .title = "certificate",
	  .spelled = { "arn:{}:acm:{region}:{account}:certificate/{id}" } },
};

static const struct ex_call calls[] = {
	{ .on = "region",
	  .op = "ListCertificates",
	  .in = "Includes:={\"keyTypes\":[\"RSA_1024\",\"RSA_2048\","
		"\"RSA_3072\",\"RSA_4096\",\"EC_prime256v1\","
		"\"EC_secp384r1\",\"EC_secp521r1\"]} "
		"CertificateKeyPairOrigins:=[\"AWS_MANAGED\",\"ACME\","
		"\"CUSTOMER_PROVIDED\"] MaxItems:=1000",
	  .page = "NextToken",
	  .items = "CertificateSummaryList[]",
	  .lists = "acm:certificate", .id = "CertificateArn" },

	{ .on = "region", .op = "GetAccountConfiguration" },

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
		   "meets: left>$certificate_min_days; "
		   "fails: else if RenewalEligibility=INELIGIBLE; "
		   "review: else",
	  .why = "On that day what relies on it stops." },

	{ .id = "acm.certificate.renewal",
	  .title = "State of the renewal",
	  .from = "DescribeCertificate", .path = "RenewalSummary.RenewalStatus",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: none, absent; meets: SUCCESS, PENDING_AUTO_RENEWAL; "
		   "fails: FAILED; review: else",
	  .why = "A renewal that waits for somebody waits until the end." },

	{ .id = "acm.certificate.in-use",
	  .title = "What uses the certificate",
	  .from = "DescribeCertificate", .path = "InUseBy[]",
	  .topic = EX_ENCRYPTION,
	  .why = "One that nothing uses may end unnoticed." },

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

	{ .id = "acm.certificate.transparency",
	  .title = "Certificate written into public logs",
	  .from = "DescribeCertificate",
	  .path = "Options.CertificateTransparencyLoggingPreference",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: none, absent; meets: ENABLED; review: else",
	  .why = "Browsers refuse what is in no log, and a forged one is found "
		 "there." },

	{ .id = "acm.certificate.export",
	  .title = "Key of the certificate may be taken out",
	  .from = "DescribeCertificate", .path = "Options.Export",
	  .topic = EX_ENCRYPTION,
	  .judge = "n/a: none; meets: DISABLED, absent; review: else",
	  .why = "A key that left cannot be called back." },

	{ .id = "acm.region.notice",
	  .title = "Days before the end at which an event is sent",
	  .from = "GetAccountConfiguration",
	  .path = "ExpiryEvents.DaysBeforeExpiry",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: absent, >=$certificate_min_days; review: else",
	  .why = "Left alone it is forty-five." },
};

#define ACME "certificates fetched by ACME clients: nothing here uses them"

static const struct ex_unused unused[] = {
	{ "DescribeAcmeAccount", ACME },
	{ "DescribeAcmeDomainValidation", ACME },
	{ "DescribeAcmeEndpoint", ACME },
	{ "DescribeAcmeExternalAccountBinding", ACME },
	{ "GetAcmeExternalAccountBindingCredentials", "hands out credentials" },
	{ "GetCertificate", "the certificate itself adds nothing" },
	{ "ListAcmeAccounts", ACME },
	{ "ListAcmeDomainValidations", ACME },
	{ "ListAcmeEndpoints", ACME },
	{ "ListAcmeExternalAccountBindings", ACME },
	{ "ListCertificateDomainValidations", "each is in DescribeCertificate" },
	{ "ListTagsForCertificate", "no setting depends on them" },
	{ "ListTagsForResource", "no setting depends on them" },
	{ "SearchCertificates", "the list has them all" },
};

static const struct ex_without without[] = {
	{ "else",
	  "a certificate is read for its strength and its end; who may use "
	  "it is IAM's, its use CloudTrail's" },
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
	.without = EX_TABLE(without),
};
