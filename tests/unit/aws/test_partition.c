/* test_partition.c - hosts and signing regions, and what is offered where */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "aws/outcome.h"
#include "aws/partition.h"

#define HOME	"eu-west-1"

static const char *
no_url(const void *ctx, const char *service)
{
	(void)service;
	return ctx;
}

/* host NULL: refused */
static const struct {
	const char *name, *host_field;
	const char *region;
	int fips, dual;
	const char *host, *signs;
} hosts[] = {
	{ "transcribe", NULL, "eu-west-1", 0, 0,
	  "transcribe.eu-west-1.amazonaws.com", "eu-west-1" },
	{ "transcribe", NULL, "us-east-1", 1, 0,
	  "fips.transcribe.us-east-1.amazonaws.com", "us-east-1" },
	{ "transcribe", NULL, "us-east-1", 1, 1,
	  "transcribe-fips.us-east-1.api.aws", "us-east-1" },
	{ "transcribe", NULL, "eu-west-1", 0, 1,
	  "transcribe.eu-west-1.api.aws", "eu-west-1" },
	{ "transcribe", NULL, "eu-west-1", 1, 0, NULL, NULL },
	{ "transcribe", NULL, "cn-north-1", 0, 0,
	  "cn.transcribe.cn-north-1.amazonaws.com.cn", "cn-north-1" },
	{ "transcribe", NULL, "cn-north-1", 0, 1,
	  "transcribe.cn-north-1.api.amazonwebservices.com.cn", "cn-north-1" },
	{ "transcribe", NULL, "us-gov-west-1", 1, 0,
	  "fips.transcribe.us-gov-west-1.amazonaws.com", "us-gov-west-1" },
	{ "iam", NULL, "", 0, 0, "iam.amazonaws.com", "us-east-1" },
	{ "iam", NULL, "", 1, 0, "iam-fips.amazonaws.com", "us-east-1" },
	{ "iam", NULL, "", 0, 1, "iam.global.api.aws", "us-east-1" },
	{ "iam", NULL, "", 1, 1, "iam-fips.global.api.aws", "us-east-1" },
	{ "iam", NULL, "cn-north-1", 0, 0,
	  "iam.cn-north-1.amazonaws.com.cn", "cn-north-1" },
	{ "iam", NULL, "cn-north-1", 1, 0, NULL, NULL },
	{ "organizations", NULL, "cn-north-1", 1, 0, NULL, NULL },
	{ "iam", NULL, "us-gov-east-1", 1, 0,
	  "iam.us-gov.amazonaws.com", "us-gov-west-1" },
	{ "iam", NULL, "us-iso-east-1", 0, 0,
	  "iam.us-iso-east-1.c2s.ic.gov", "us-iso-east-1" },
	{ "organizations", NULL, "", 0, 0,
	  "organizations.us-east-1.amazonaws.com", "us-east-1" },
	{ "organizations", NULL, "", 0, 1,
	  "organizations.us-east-1.amazonaws.com", "us-east-1" },
	{ "organizations", NULL, "", 1, 0,
	  "organizations-fips.us-east-1.amazonaws.com", "us-east-1" },
	{ "organizations", NULL, "cn-north-1", 0, 0,
	  "organizations.cn-northwest-1.amazonaws.com.cn", "cn-northwest-1" },
	{ "artifact", NULL, "eu-west-1", 0, 0,
	  "artifact.us-east-1.amazonaws.com", "us-east-1" },
	{ "account", NULL, "", 1, 0, NULL, NULL },
	{ "sts", NULL, "", 0, 0, "sts.eu-west-1.amazonaws.com", HOME },
	{ "sts", NULL, "us-east-2", 1, 0,
	  "sts-fips.us-east-2.amazonaws.com", "us-east-2" },
	{ "sts", NULL, "us-gov-west-1", 1, 0,
	  "sts.us-gov-west-1.amazonaws.com", "us-gov-west-1" },
	{ "servicequotas", NULL, "", 0, 0,
	  "servicequotas.us-east-1.amazonaws.com", "us-east-1" },
	{ "servicequotas", NULL, "us-east-1", 1, 0, NULL, NULL },
	{ "kms", NULL, "us-gov-west-1", 1, 0,
	  "kms-fips.us-gov-west-1.amazonaws.com", "us-gov-west-1" },
	{ "ec2", NULL, "us-gov-west-1", 1, 0,
	  "ec2.us-gov-west-1.amazonaws.com", "us-gov-west-1" },
	{ "ec2", NULL, "us-gov-west-1", 1, 1,
	  "ec2-fips.us-gov-west-1.api.aws", "us-gov-west-1" },
	{ "monitoring", NULL, "us-gov-west-1", 1, 1,
	  "monitoring.us-gov-west-1.api.aws", "us-gov-west-1" },
	{ "s3", NULL, "eu-west-1", 0, 1,
	  "s3.dualstack.eu-west-1.amazonaws.com", "eu-west-1" },
	{ "s3", NULL, "us-east-1", 1, 1,
	  "s3-fips.dualstack.us-east-1.amazonaws.com", "us-east-1" },
	{ "s3", NULL, "us-gov-west-1", 1, 0,
	  "s3-fips.us-gov-west-1.amazonaws.com", "us-gov-west-1" },
	{ "s3", NULL, "cn-north-1", 1, 0, NULL, NULL },
	{ "s3control", "s3-control", "eu-west-1", 0, 0,
	  "111122223333.s3-control.eu-west-1.amazonaws.com", "eu-west-1" },
	{ "s3control", NULL, "us-east-1", 1, 1,
	  "111122223333.s3-control-fips.dualstack.us-east-1.amazonaws.com",
	  "us-east-1" },
	{ "secretsmanager", NULL, "us-east-1", 0, 1,
	  "secretsmanager.us-east-1.amazonaws.com", "us-east-1" },
	{ "ecr", "api.ecr", "eu-west-1", 0, 0,
	  "api.ecr.eu-west-1.amazonaws.com", "eu-west-1" },
	{ "ecr", "api.ecr", "us-east-1", 1, 0,
	  "ecr-fips.us-east-1.amazonaws.com", "us-east-1" },
	{ "ecr", "api.ecr", "us-east-1", 1, 1,
	  "ecr-fips.us-east-1.api.aws", "us-east-1" },
	{ "mediaconvert", NULL, "cn-northwest-1", 0, 0,
	  "subscribe.mediaconvert.cn-northwest-1.amazonaws.com.cn",
	  "cn-northwest-1" },
	{ "health", NULL, "eu-west-1", 0, 0,
	  "health.us-east-1.amazonaws.com", "us-east-1" },
	{ "events", "{name}.api.{region}.{suffix}", "eu-west-1", 0, 0,
	  "events.api.eu-west-1.amazonaws.com", "eu-west-1" },
	{ "kms", NULL, "eu-west-1.evil.example/", 0, 0, NULL, NULL },
	{ "kms", NULL, "evil", 0, 0, NULL, NULL },
	{ "kms", NULL, "eu west-1", 0, 0, NULL, NULL },
};

static void
hosts_and_signing_regions(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(hosts) / sizeof(hosts[0]); i++) {
		struct ex_service service = { .name = hosts[i].name,
					      .host = hosts[i].host_field };
		struct endpoint_options o = { .fips = hosts[i].fips,
					      .dualstack = hosts[i].dual,
					      .home_region = HOME };
		const char *signs = "";
		struct buffer host;
		struct error err;
		int rc;

		buffer_init(&host, 1024);
		rc = partition_host(&service, "111122223333", hosts[i].region,
				    &o, &host, &signs, &err);
		print_message("  %s %s: %s\n", hosts[i].name, hosts[i].region,
			      rc < 0 ? err.text : buffer_cstr(&host));
		if (hosts[i].host == NULL) {
			assert_int_equal(rc, -1);
			assert_int_equal(err.kind, ERROR_USAGE);
		} else {
			assert_int_equal(rc, 0);
			assert_string_equal(buffer_cstr(&host), hosts[i].host);
			assert_string_equal(signs, hosts[i].signs);
		}
		buffer_free(&host);
	}
}

static const struct {
	const char *url, *host;		/* NULL: refused */
} urls[] = {
	{ "http://127.0.0.1:5000", "127.0.0.1:5000" },
	{ "http://localhost:5000/", "localhost:5000" },
	{ "http://[::1]:5000", "[::1]:5000" },
	{ "https://vpce-1.kms.eu-west-1.vpce.amazonaws.com",
	  "vpce-1.kms.eu-west-1.vpce.amazonaws.com" },
	{ "http://10.0.0.1:5000", NULL },
	{ "http://127.evil.example", NULL },
	{ "http://localhost.evil.example", NULL },
	{ "http://127.0.0.1@evil.example", NULL },
	{ "http://[::1].evil.example", NULL },
	{ "https://a.example?x", NULL },
	{ "https://", NULL },
	{ "ftp://127.0.0.1", NULL },
};

static void
endpoints_of_ones_own(void **state)
{
	struct ex_service kms = { .name = "kms" };

	(void)state;
	for (size_t i = 0; i < sizeof(urls) / sizeof(urls[0]); i++) {
		struct endpoint_options o = { .override = no_url,
					      .ctx = urls[i].url };
		const char *signs = "";
		struct buffer host;
		struct error err;
		int rc;

		buffer_init(&host, 1024);
		rc = partition_host(&kms, NULL, "eu-west-1", &o, &host, &signs,
				    &err);
		print_message("  %s\n", urls[i].url);
		assert_int_equal(rc, urls[i].host == NULL ? -1 : 0);
		if (urls[i].host != NULL) {
			assert_string_equal(buffer_cstr(&host), urls[i].host);
			assert_string_equal(signs, "eu-west-1");
			o.fips = 1;
			assert_int_equal(partition_host(&kms, NULL, "eu-west-1",
							&o, &host, &signs,
							&err), -1);
		}
		buffer_free(&host);
	}
}

static void
partitions(void **state)
{
	(void)state;
	assert_string_equal(partition_of_region("eu-west-1")->name, "aws");
	assert_string_equal(partition_of_region("us-gov-east-1")->name,
			    "aws-us-gov");
	assert_string_equal(partition_of_region("cn-north-1")->suffix,
			    "amazonaws.com.cn");
	assert_string_equal(partition_of_region("us-isob-east-1")->name,
			    "aws-iso-b");
	assert_string_equal(partition_named("aws-cn")->global_region,
			    "cn-northwest-1");
	assert_null(partition_named("aws-moon"));
}

static void
offered(void **state)
{
	struct endpoints *e;
	struct error err;

	(void)state;
	assert_int_equal(endpoints_open(&e, SOURCE "/core/aws/endpoints.tsv",
					&err), 0);
	assert_true(endpoints_offered(e, "transcribe", "eu-west-1"));
	assert_false(endpoints_offered(e, "transcribe", "ap-northeast-3"));
	assert_false(endpoints_offered(e, "comprehend", "sa-east-1"));
	assert_false(endpoints_offered(e, "comprehendmedical", "us-gov-east-1"));
	assert_true(endpoints_offered(e, "s3control", "eu-west-1"));
	assert_true(endpoints_offered(e, "ecr", "eu-west-1"));
	/* of a partition, unknown, or newer than the table */
	assert_true(endpoints_offered(e, "iam", "eu-west-1"));
	assert_true(endpoints_offered(e, "quantumledger", "eu-west-1"));
	assert_true(endpoints_offered(e, "transcribe", "eu-moon-1"));
	assert_true(endpoints_offered(e, "transcribe", ""));
	assert_int_equal(strlen(endpoints_sha256(e)), 64);
	assert_int_equal(strlen(endpoints_date(e)), strlen("2026-01-01"));
	endpoints_free(e);
	assert_int_equal(endpoints_open(&e, "/nonexistent", &err), -1);
	assert_int_equal(endpoints_open(&e, SOURCE "/core/README.md", &err), -1);
}

static void
outcomes(void **state)
{
	enum outcome o;

	(void)state;
	for (int i = 0; i < OUTCOMES; i++) {
		assert_int_equal(outcome_read(outcome_name((enum outcome)i), &o),
				 0);
		assert_int_equal(o, i);
	}
	assert_int_equal(outcome_read("fine", &o), -1);
	assert_false(outcome_is_gap(OUTCOME_COLLECTED));
	assert_false(outcome_is_gap(OUTCOME_ABSENT));
	assert_true(outcome_is_gap(OUTCOME_DENIED));
	assert_true(outcome_is_gap(OUTCOME_FAILED));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(hosts_and_signing_regions),
		cmocka_unit_test(endpoints_of_ones_own),
		cmocka_unit_test(partitions),
		cmocka_unit_test(offered),
		cmocka_unit_test(outcomes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
