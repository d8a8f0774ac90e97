/*
 * test_predicates.c - each predicate on good and bad samples
 *
 * Policies are spelled as AWS's own guides and real accounts spell them.
 */
#include "asking.h"

#include <stdlib.h>

static const struct asking askings[] = {
	{ "customer-key()", "\"arn:aws:kms:eu-west-1:111122223333:key/customer\"",
	  TRUE_, REASON_NONE },
	{ "customer-key()", "\"key/aws\"", FALSE_, REASON_NONE },
	{ "customer-key()", "\"alias/aws/s3\"", FALSE_, REASON_NONE },
	{ "customer-key()", "\"arn:aws:kms:eu-west-1:111122223333:alias/aws/s3\"",
	  FALSE_, REASON_NONE },
	{ "customer-key()", NULL, FALSE_, REASON_NONE },
	{ "customer-key()", "\"\"", FALSE_, REASON_NONE },
	{ "customer-key()", "\"key/foreign\"", UNKNOWN, REASON_EXTERNAL },
	{ "customer-key()", "\"key/denied\"", UNKNOWN, REASON_DENIED },
	{ "customer-key()", "\"nothing\"", UNKNOWN, REASON_UNDECIDED },

	{ "public()", ALLOW(ANYONE, "\"s3:GetObject\"", ""), TRUE_, 0 },
	{ "public()", ALLOW(AWS("*"), "\"kms:*\"", ""), TRUE_, 0 },
	{ "public()", ALLOW("{\"AWS\":[\"arn:aws:iam::1:root\",\"*\"]}",
			    "\"s3:*\"", ""), TRUE_, 0 },
	{ "public()", ALLOW(ANYONE, "\"kms:*\"",
			    WHEN("StringEquals", "kms:CallerAccount",
				 "\"111122223333\"")), FALSE_, 0 },
	{ "public()", ALLOW(ANYONE, "\"s3:*\"",
			    WHEN("StringEquals", "aws:PrincipalOrgID",
				 "\"o-abcdef\"")), FALSE_, 0 },
	{ "public()", ALLOW(ANYONE, "\"s3:*\"",
			    WHEN("StringLike", "aws:PrincipalOrgID", "\"*\"")),
	  UNKNOWN, REASON_UNDECIDED },
	{ "public()", ALLOW(ANYONE, "\"s3:*\"",
			    WHEN("StringEqualsIfExists", "aws:SourceVpce",
				 "\"vpce-1\"")), UNKNOWN, REASON_UNDECIDED },
	{ "public()", ALLOW(ANYONE, "\"s3:*\"",
			    WHEN("IpAddress", "aws:SourceIp", "\"10.0.0.0/8\"")),
	  UNKNOWN, REASON_UNDECIDED },
	{ "public()", ALLOW(ANYONE, "\"s3:*\"",
			    WHEN("Bool", "aws:SecureTransport", "\"true\"")),
	  TRUE_, 0 },
	{ "public()", ALLOW(ANYONE, "\"sns:Publish\"",
			    WHEN("ArnLike", "aws:SourceArn",
				 "\"arn:aws:s3:::box\"")), FALSE_, 0 },
	{ "public()", ALLOW(ANYONE, "\"sns:Publish\"",
			    WHEN("ArnLike", "aws:SourceArn",
				 "\"arn:aws:s3:*:*:*\"")),
	  UNKNOWN, REASON_UNDECIDED },
	{ "public()", ALLOW(AWS("arn:aws:iam::111122223333:root"), "\"kms:*\"",
			    ""), FALSE_, 0 },
	{ "public()", "{\"Statement\":{\"Effect\":\"Allow\",\"NotPrincipal\":"
	  "{\"AWS\":\"1\"},\"Action\":\"s3:*\"}}", UNKNOWN,
	  REASON_UNDECIDED },
	{ "public()", TLS("\"s3:*\"", BOTH), FALSE_, 0 },
	{ "public()", "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":"
	  "\"*\",\"Action\":\"s3:GetObject\",\"Resource\":\"*\"},{\"Effect\":"
	  "\"Deny\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\""
	  WHEN("StringNotEquals", "aws:PrincipalOrgID", "\"o-1\"") "}]}",
	  UNKNOWN, REASON_UNDECIDED },
	{ "public()", "\"%7B%22Statement%22%3A%5B%7B%22Effect%22%3A%22Allow%22"
	  "%2C%22Principal%22%3A%22%2A%22%2C%22Action%22%3A%22sts%3A"
	  "AssumeRole%22%7D%5D%7D\"", TRUE_, 0 },
	{ "public()", "\"http://acs.amazonaws.com/groups/global/AllUsers\"",
	  TRUE_, 0 },
	{ "public()", "{\"URI\":\"http://acs.amazonaws.com/groups/global/"
	  "AuthenticatedUsers\"}", TRUE_, 0 },
	{ "public()", "\"http://acs.amazonaws.com/groups/s3/LogDelivery\"",
	  FALSE_, 0 },
	{ "public()", "\"all\"", TRUE_, 0 },
	{ "public()", NULL, FALSE_, 0 },

	{ "external()", ALLOW(AWS("arn:aws:iam::111122223333:role/x"),
			      "\"kms:*\"", ""), FALSE_, 0 },
	{ "external()", ALLOW(AWS("999900001111"), "\"kms:*\"", ""), FALSE_,
	  0 },
	{ "external()", ALLOW(AWS("arn:aws:iam::444455556666:root"),
			      "\"kms:*\"", ""), FALSE_, 0 },
	{ "external()", ALLOW(AWS("arn:aws:iam::777788889999:root"),
			      "\"kms:*\"", ""), TRUE_, 0 },
	{ "external()", ALLOW(AWS("arn:aws:iam::777788889999:root"), "\"*\"",
			      WHEN("StringEquals", "aws:PrincipalOrgID",
				   "\"o-1\"")), FALSE_, 0 },
	{ "external()", ALLOW("{\"Service\":\"cloudtrail.amazonaws.com\"}",
			      "\"s3:PutObject\"", ""), FALSE_, 0 },
	{ "external()", ALLOW(AWS("AIDAEXAMPLE"), "\"*\"", ""), UNKNOWN,
	  REASON_UNDECIDED },
	{ "external()", ALLOW(ANYONE, "\"*\"",
			      WHEN("StringEquals", "aws:SourceAccount",
				   "\"777788889999\"")), TRUE_, 0 },
	{ "external()", ALLOW(ANYONE, "\"*\"", ""), TRUE_, 0 },
	{ "external()", "\"arn:aws:iam::777788889999:user/x\"", TRUE_, 0 },
	{ "external()", "\"111122223333\"", FALSE_, 0 },
	{ "external()", "\"arn:aws:s3:::somewhere\"", UNKNOWN,
	  REASON_UNDECIDED },
	{ "external()", NULL, FALSE_, 0 },
	{ "shared()", ALLOW(AWS("999900001111"), "\"kms:*\"", ""), TRUE_, 0 },
	{ "shared()", ALLOW(AWS("111122223333"), "\"kms:*\"", ""), FALSE_, 0 },

	{ "tls-only()", TLS("\"s3:*\"", BOTH), TRUE_, 0 },
	{ "tls-only()", TLS("[\"*\"]", "\"*\""), TRUE_, 0 },
	{ "tls-only()", TLS("\"s3:*\"", "\"arn:aws:s3:::box/*\""), FALSE_, 0 },
	{ "tls-only()", TLS("\"s3:GetObject\"", BOTH), FALSE_, 0 },
	{ "tls-only()", TLS("\"s3:*\"", "[\"arn:aws:s3:::other\","
	  "\"arn:aws:s3:::other/*\"]"), FALSE_, 0 },
	{ "tls-only()", ALLOW(ANYONE, "\"s3:*\"",
	  WHEN("Bool", "aws:SecureTransport", "\"true\"")), FALSE_, 0 },
	{ "tls-only()", "{\"Statement\":{\"Effect\":\"Deny\",\"Principal\":"
	  "\"*\",\"Action\":\"s3:*\",\"Resource\":\"*\",\"Condition\":{\"Bool\":"
	  "{\"aws:SecureTransport\":\"false\"},\"StringEquals\":"
	  "{\"aws:PrincipalAccount\":\"1\"}}}}", UNKNOWN, REASON_UNDECIDED },
	{ "tls-only()", NULL, FALSE_, 0 },

	{ "service-role()", "\"arn:aws:iam::111122223333:role/good\"", TRUE_,
	  0 },
	{ "service-role(comprehend.amazonaws.com)",
	  "\"arn:aws:iam::111122223333:role/good\"", FALSE_, 0 },
	{ "service-role()", "\"arn:aws:iam::111122223333:role/unseen\"",
	  UNKNOWN, REASON_DENIED },
	{ "service-role()", TRUST("{\"Service\":\"transcribe.amazonaws.com\"}",
	  ""), FALSE_, 0 },
	{ "service-role()", TRUST("{\"Service\":[\"transcribe.amazonaws.com\","
	  "\"ec2.amazonaws.com\"]}", FROM_US), FALSE_, 0 },
	{ "service-role()", TRUST(AWS("*"), FROM_US), FALSE_, 0 },
	{ "service-role()", NULL, FALSE_, 0 },

	{ "opted-out(transcribe)", "{\"services\":{\"default\":"
	  "{\"opt_out_policy\":\"optOut\"}}}", TRUE_, 0 },
	{ "opted-out(transcribe)", "{\"services\":{\"default\":"
	  "{\"opt_out_policy\":\"optOut\"},\"transcribe\":"
	  "{\"opt_out_policy\":\"optIn\"}}}", FALSE_, 0 },
	{ "opted-out(comprehend)", "\"{\\\"services\\\":{\\\"comprehend\\\":"
	  "{\\\"opt_out_policy\\\":{\\\"@@assign\\\":\\\"optOut\\\"}}}}\"",
	  TRUE_, 0 },
	{ "opted-out(transcribe)", "{\"services\":{\"default\":"
	  "{\"opt_out_policy\":\"optout\"}}}", FALSE_, 0 },
	{ "opted-out(transcribe)", "{\"services\":{}}", FALSE_, 0 },
	{ "opted-out(transcribe)", NULL, FALSE_, 0 },
	{ "opted-out(transcribe)", "\"no policy\"", UNKNOWN,
	  REASON_UNDECIDED },

	{ "secret()", "\"use AKIAIOSFODNN7EXAMPLE to read it\"", TRUE_, 0 },
	{ "secret()", "\"AKIAIOSFODNN7EXAMPLE\"", FALSE_, 0 },
	{ "secret()", "{\"Environment\":{\"DB_PASSWORD\":\"hunter2hunter2\"}}",
	  TRUE_, 0 },
	{ "secret()", "{\"Environment\":{\"DB_HOST\":\"db.internal\"}}",
	  FALSE_, 0 },
	{ "secret()", "\"[redacted hash=00112233445566778899aabbccddeeff "
	  "found=aws-key]\"", TRUE_, 0 },
	{ "secret()", "\"[redacted found=email]\"", FALSE_, 0 },
	{ "secret()", "\"https://b.s3.amazonaws.com/[redacted "
	  "hash=00112233445566778899aabbccddeeff found=signed-query].json\"",
	  TRUE_, 0 },
	{ "secret()", "\"[redacted]\"", FALSE_, 0 },
	{ "secret()", "\"[redacted found=opaque]\"", UNKNOWN,
	  REASON_UNDECIDED },
	{ "secret()", "{\"a\":\"[redacted found=email,opaque]\",\"b\":"
	  "\"[redacted found=token]\"}", TRUE_, 0 },
	{ "personal()", "\"[redacted found=token,opaque]\"", UNKNOWN,
	  REASON_UNDECIDED },
	{ "secret()", NULL, FALSE_, 0 },
	{ "personal()", "\"complaint of john.doe@example.com\"", TRUE_, 0 },
	{ "personal()", "\"[redacted found=email]\"", TRUE_, 0 },
	{ "personal()", "\"cc-2026q3-000871\"", FALSE_, 0 },

	{ "tagged($tags)", "[{\"Key\":\"Owner\",\"Value\":\"x\"},{\"Key\":"
	  "\"DataClassification\",\"Value\":\"y\"}]", TRUE_, 0 },
	{ "tagged($tags)", "{\"Owner\":\"x\",\"DataClassification\":\"y\"}",
	  TRUE_, 0 },
	{ "tagged($tags)", "{\"TagSet\":[{\"key\":\"Owner\"}]}", FALSE_, 0 },
	{ "tagged($tags)", "[\"Owner\",\"DataClassification\"]", TRUE_, 0 },
	{ "tagged($tags)", NULL, FALSE_, 0 },
	{ "tagged($unset)", "[]", UNKNOWN, REASON_PARAMETER },

	{ "has(transcribe)", "\"{ $.eventSource = transcribe.amazonaws.com }\"",
	  TRUE_, 0 },
	{ "has(transcribe)", "\"transcribestreaming\"", FALSE_, 0 },
	{ "has(ALL)", "[\"NAME\",\"all\"]", TRUE_, 0 },
	{ "has(stop)", "{\"stop\":1}", TRUE_, 0 },
	{ "has(x)", NULL, FALSE_, 0 },
	{ "has(x)", "\"[redacted]\"", UNKNOWN, REASON_UNDECIDED },

	{ "open(22)", "{\"fromPort\":20,\"toPort\":25,\"ipProtocol\":\"tcp\","
	  "\"cidrIpv4\":\"0.0.0.0/0\"}", TRUE_, 0 },
	{ "open(443)", "{\"fromPort\":20,\"toPort\":25,\"ipProtocol\":\"tcp\","
	  "\"cidrIpv4\":\"0.0.0.0/0\"}", FALSE_, 0 },
	{ "open(443)", "{\"ipProtocol\":\"-1\",\"ipv6Ranges\":[{\"cidrIpv6\":"
	  "\"::/0\"}]}", TRUE_, 0 },
	{ "open()", "{\"isEgress\":true,\"cidrIpv4\":\"0.0.0.0/0\"}", FALSE_,
	  0 },
	{ "open()", "{\"cidrIpv4\":\"10.0.0.0/8\"}", FALSE_, 0 },
	{ "open()", "\"0.0.0.0/0\"", TRUE_, 0 },
	{ "open()", NULL, FALSE_, 0 },
	{ "open(22, ipv4)", "{\"ipProtocol\":\"-1\",\"ipv6Ranges\":[{"
	  "\"cidrIpv6\":\"::/0\"}]}", FALSE_, 0 },
	{ "open(22, ipv6)", "{\"ipProtocol\":\"-1\",\"ipv6Ranges\":[{"
	  "\"cidrIpv6\":\"::/0\"}]}", TRUE_, 0 },
	{ "open(22, ipv4)", "[{\"fromPort\":80,\"toPort\":80,\"ipProtocol\":"
	  "\"tcp\",\"cidrIpv4\":\"0.0.0.0/0\"},{\"ipProtocol\":\"-1\","
	  "\"cidrIpv4\":\"0.0.0.0/0\"}]", TRUE_, 0 },
	{ "open(22, ipx)", "\"0.0.0.0/0\"", UNKNOWN, REASON_UNDECIDED },

#define ENTRY(number, action, protocol, cidr, from, to)			\
	"{\"ruleNumber\":" number ",\"protocol\":\"" protocol "\","	\
	"\"ruleAction\":\"" action "\",\"egress\":false,"			\
	"\"cidrBlock\":\"" cidr "\",\"portRange\":{\"from\":" from ","	\
	"\"to\":" to "}}"
	{ "admits(22)", "[" ENTRY("200", "deny", "-1", "0.0.0.0/0", "0", "0")
	  "," ENTRY("100", "allow", "6", "0.0.0.0/0", "20", "30") "]", TRUE_,
	  0 },
	{ "admits(22)", "[" ENTRY("100", "allow", "6", "0.0.0.0/0", "20", "30")
	  "," ENTRY("90", "deny", "6", "0.0.0.0/0", "22", "22") "]", FALSE_,
	  0 },
	{ "admits(22)", "[" ENTRY("100", "allow", "6", "10.0.0.0/8", "0", "99")
	  "," ENTRY("110", "allow", "17", "0.0.0.0/0", "0", "99") ","
	  ENTRY("120", "allow", "6", "0.0.0.0/0", "443", "443") "]", FALSE_,
	  0 },
	{ "admits(22)", "[{\"ruleNumber\":100,\"protocol\":\"-1\","
	  "\"ruleAction\":\"allow\",\"egress\":true,\"cidrBlock\":"
	  "\"0.0.0.0/0\"}]", FALSE_, 0 },
	{ "admits(22)", "[{\"ruleNumber\":100,\"protocol\":\"-1\","
	  "\"ruleAction\":\"allow\",\"egress\":false,\"ipv6CidrBlock\":"
	  "\"::/0\"}]", TRUE_, 0 },
	{ "admits(22)", "[]", FALSE_, 0 },
	{ "admits(22)", NULL, FALSE_, 0 },
	{ "admits(ssh)", "[]", UNKNOWN, REASON_UNDECIDED },
	{ "admits(22)", "\"[redacted]\"", UNKNOWN, REASON_UNDECIDED },

	{ "version(>=1.2)", "\"TLSv1.3\"", TRUE_, 0 },
	{ "version(>=1.2)", "\"TLSv1.1\"", FALSE_, 0 },
	{ "version(>=$agent)", "\"1.9.9\"", FALSE_, 0 },
	{ "version(>=$agent)", "\"1.70.1\"", TRUE_, 0 },
	{ "version(<2)", "\"v1\"", TRUE_, 0 },
	{ "version(>=1.2)", "\"unknown\"", UNKNOWN, REASON_UNDECIDED },
	{ "version(>=1.2)", NULL, FALSE_, 0 },

	{ "covers(4.5)", "\"{($.eventName = CreateTrail) || ($.eventName = "
	  "UpdateTrail) || ($.eventName = DeleteTrail) || ($.eventName = "
	  "StartLogging) || ($.eventName = StopLogging) }\"", TRUE_, 0 },
	{ "covers(5.5)", "\"{($.eventName=StopLogging)||($.eventName="
	  "StartLogging)||($.eventName=DeleteTrail)||($.eventName=UpdateTrail)"
	  "||($.eventName=CreateTrail)}\"", TRUE_, 0 },
	{ "covers(4.5)", "\"{ $.eventName = StopLogging }\"", FALSE_, 0 },
	{ "covers(4.7)", "\"{($.eventSource = kms.amazonaws.com) && "
	  "(($.eventName=DisableKey)||($.eventName=ScheduleKeyDeletion)) && "
	  "($.userIdentity.type != Root)}\"", UNKNOWN, REASON_UNDECIDED },
	{ "covers(4.3)", "\"{ $.userIdentity.type = \\\"Root\\\" && "
	  "$.userIdentity.invokedBy NOT EXISTS && $.eventType != "
	  "\\\"AwsServiceEvent\\\" }\"", TRUE_, 0 },
	{ "covers(4.99)", "\"x\"", UNKNOWN, REASON_UNDECIDED },
	{ "covers(4.4)", NULL, FALSE_, 0 },

	{ "selects(aws.transcribe)", "{\"source\":[\"aws.transcribe\"]}", TRUE_,
	  0 },
	{ "selects(aws.transcribe)", "\"{\\\"source\\\":[{\\\"prefix\\\":"
	  "\\\"aws.\\\"}]}\"", TRUE_, 0 },
	{ "selects(aws.transcribe)", "[\"aws.s3\"]", FALSE_, 0 },
	{ "selects(aws.transcribe)", "{\"source\":[{\"anything-but\":"
	  "[\"aws.transcribe\"]}]}", FALSE_, 0 },
	{ "selects(aws.transcribe)", "{\"source\":[{\"equals-ignore-case\":"
	  "\"AWS.transcribe\"}]}", UNKNOWN, REASON_UNDECIDED },
	{ "selects(aws.transcribe)", NULL, FALSE_, 0 },

	{ "data-events(AWS::S3::Object)", "{\"EventSelectors\":["
	  "{\"ReadWriteType\":\"All\",\"DataResources\":[{\"Type\":"
	  "\"AWS::S3::Object\",\"Values\":[\"arn:aws:s3\"]}]}]}", TRUE_, 0 },
	{ "data-events(AWS::S3::Object)", "{\"EventSelectors\":["
	  "{\"ReadWriteType\":\"WriteOnly\",\"DataResources\":[{\"Type\":"
	  "\"AWS::S3::Object\",\"Values\":[\"arn:aws:s3\"]}]}]}", UNKNOWN,
	  REASON_UNDECIDED },
	{ "data-events(arn:aws:s3:::box/)", "{\"EventSelectors\":["
	  "{\"DataResources\":[{\"Type\":\"AWS::S3::Object\",\"Values\":"
	  "[\"arn:aws:s3:::box/\"]}]}]}", TRUE_, 0 },
	{ "data-events(AWS::S3::Object)", "{\"EventSelectors\":["
	  "{\"DataResources\":[{\"Type\":\"AWS::S3::Object\",\"Values\":"
	  "[\"arn:aws:s3:::box/\"]}]}]}", FALSE_, 0 },
	{ "data-events(AWS::S3::Object)", "{\"AdvancedEventSelectors\":["
	  "{\"FieldSelectors\":[{\"Field\":\"eventCategory\",\"Equals\":"
	  "[\"Data\"]},{\"Field\":\"resources.type\",\"Equals\":"
	  "[\"AWS::S3::Object\"]}]}]}", TRUE_, 0 },
	{ "data-events(AWS::S3::Object)", "{\"AdvancedEventSelectors\":["
	  "{\"FieldSelectors\":[{\"Field\":\"eventCategory\",\"Equals\":"
	  "[\"Data\"]},{\"Field\":\"resources.type\",\"Equals\":"
	  "[\"AWS::S3::Object\"]},{\"Field\":\"readOnly\",\"Equals\":"
	  "[\"false\"]}]}]}", UNKNOWN, REASON_UNDECIDED },
	{ "data-events(AWS::S3::Object)", "{\"AdvancedEventSelectors\":["
	  "{\"FieldSelectors\":[{\"Field\":\"eventCategory\",\"Equals\":"
	  "[\"Management\"]}]}]}", FALSE_, 0 },
	{ "data-events(AWS::S3::Object)", NULL, FALSE_, 0 },
};

static void
answers(void **state)
{
	(void)state;
	ask_all(askings, sizeof askings / sizeof askings[0]);
}

static void
reads_tags_of_all_places(void **state)
{
	struct bench b;

	(void)state;
	bench_open(&b);
	assert_int_equal(bench_judge(&b, "meets: tagged($tags); fails: else",
				     "{\"Tags\":[{\"Key\":\"Owner\"},{\"Key\":"
				     "\"DataClassification\"}]}", "Tags[].Key",
				     REASON_NONE).verdict, EX_MEETS);
	arena_free(b.arena);
}

/* Zones of subnets: two of one zone are one, and one not read may be either. */
static void
counts_what_the_named_things_are_spread_over(void **state)
{
	static const struct {
		const char *test, *subnets;
		enum ex_verdict verdict;
		enum reason reason;
	} rows[] = {
		{ ">=2", "\"subnet-1a\",\"subnet-2b\"", EX_MEETS, 0 },
		{ ">=2", "\"subnet-1a\",\"subnet-2a\"", EX_FAILS, 0 },
		{ "=1", "\"subnet-1a\",\"subnet-2a\"", EX_MEETS, 0 },
		{ ">=2", "\"subnet-1a\",\"subnet-denied\"", EX_REVIEW,
		  REASON_DENIED },
		{ ">=2", "\"subnet-1a\",\"subnet-0\"", EX_REVIEW,
		  REASON_UNDECIDED },
		{ ">=2", "\"subnet-1a\",\"subnet-denied\",\"subnet-2b\"",
		  EX_MEETS, 0 },
		{ ">=3", "\"subnet-1a\",\"subnet-denied\"", EX_FAILS, 0 },
		{ "!=3", "\"subnet-1a\",\"subnet-denied\"", EX_REVIEW,
		  REASON_DENIED },
		{ ">=$unset", "\"subnet-1a\"", EX_REVIEW, REASON_PARAMETER },
		{ "many", "\"subnet-1a\"", EX_REVIEW, REASON_PARAMETER },
		{ ">=1", "", EX_FAILS, 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct bench b;
		struct judged got;

		bench_open(&b);
		got = bench_judge(&b, arena_printf(b.arena, "meets: spread("
				  "ec2:subnet, availabilityZone, %s); fails: "
				  "else", rows[i].test),
				  arena_printf(b.arena, "{\"s\":[%s]}",
					       rows[i].subnets), "s[]",
				  REASON_NONE);
		if (got.verdict != rows[i].verdict ||
		    (got.verdict == EX_REVIEW && got.reason != rows[i].reason))
			fail_msg("%s of %s: %s (%s)", rows[i].test,
				 rows[i].subnets, verdict_name(got.verdict),
				 reason_name(got.reason));
		arena_free(b.arena);
	}
}

/* A marker counts only where the line says that something was redacted. */
static void
takes_no_marker_on_trust(void **state)
{
	struct bench b;
	struct predicate_call call = { .redacted = 0 };
	enum reason why;

	(void)state;
	bench_open(&b);
	call.value = bench_json(&b, "\"[redacted found=aws-key]\"");
	call.scratch = b.arena;
	call.world = &b.predicates;
	assert_int_equal(predicate_secret(&call, &why), FALSE_);
	call.redacted = 1;
	assert_int_equal(predicate_secret(&call, &why), TRUE_);
	arena_free(b.arena);
}

static void
is_sorted_and_versioned(void **state)
{
	(void)state;
	for (size_t i = 0; i < predicate_count; i++) {
		const struct predicate *p = &predicate_table[i];

		assert_true(p->version > 0 && p->min <= p->max);
		assert_ptr_equal(predicate_find(text_of(p->name)), p);
		if (i > 0)
			assert_true(strcmp(p[-1].name, p->name) < 0);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(answers),
		cmocka_unit_test(reads_tags_of_all_places),
		cmocka_unit_test(counts_what_the_named_things_are_spread_over),
		cmocka_unit_test(takes_no_marker_on_trust),
		cmocka_unit_test(is_sorted_and_versioned),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
