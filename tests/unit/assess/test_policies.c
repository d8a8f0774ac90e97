/*
 * test_policies.c - what a policy allows, denies and demands
 *
 * AWS's grammar: members are one string or several, actions and condition keys
 * have no case, NotAction and NotResource leave open what they do not name.
 */
#include "asking.h"

#define EKS_ISSUER "oidc.eks.eu-west-1.amazonaws.com/id/0123456789ABCDEF"
#define WEB(more)							\
	ALLOW("{\"Federated\":\"arn:aws:iam::111122223333:oidc-provider/"	\
	      EKS_ISSUER "\"}", "\"sts:AssumeRoleWithWebIdentity\"", more)

static const struct asking askings[] = {
	{ "allows(*, *)", IDENTITY("Allow", "\"*\"", "\"*\""), TRUE_, 0 },
	{ "allows(*, *)", IDENTITY("Allow", "\"iam:*\"", "\"*\""), FALSE_, 0 },
	{ "allows(iam:PassRole, *)", IDENTITY("Allow", "[\"ec2:Run*\","
	  "\"IAM:passrole\"]", "\"*\""), TRUE_, 0 },
	{ "allows(iam:PassRole, *)", IDENTITY("Allow", "\"iam:PassRole\"",
	  "\"arn:aws:iam::111122223333:role/x\""), FALSE_, 0 },
	{ "allows(kms:Decrypt, *)", "{\"Statement\":{\"Effect\":\"Allow\","
	  "\"Action\":\"kms:*\",\"Resource\":\"*\""
	  WHEN("StringEquals", "kms:ViaService",
	       "\"s3.eu-west-1.amazonaws.com\"") "}}", UNKNOWN,
	  REASON_UNDECIDED },
	{ "allows(s3:GetObject, *)", "{\"Statement\":[{\"Effect\":\"Allow\","
	  "\"Action\":\"s3:*\",\"Resource\":\"*\"},{\"Effect\":\"Deny\","
	  "\"Action\":\"s3:Get*\",\"Resource\":\"*\"}]}", FALSE_, 0 },
	{ "allows(s3:GetObject, *)", "{\"Statement\":{\"Effect\":\"Allow\","
	  "\"NotAction\":\"iam:*\",\"Resource\":\"*\"}}", TRUE_, 0 },
	{ "allows(iam:PassRole, *)", "{\"Statement\":{\"Effect\":\"Allow\","
	  "\"NotAction\":\"iam:*\",\"Resource\":\"*\"}}", FALSE_, 0 },
	{ "allows(*, *)", "{\"Statement\":{\"Effect\":\"Allow\","
	  "\"NotAction\":\"iam:*\",\"Resource\":\"*\"}}", UNKNOWN,
	  REASON_UNDECIDED },
	{ "allows(*, *)", IDENTITY("Allow", "[\"s3:*\",\"*:*\"]", "[\"*\"]"),
	  TRUE_, 0 },
	{ "allows(*, *)", IDENTITY("Allow", "\"*\"", "\"arn:aws:s3:::*\""),
	  FALSE_, 0 },
	{ "allows(*, *)", IDENTITY("Allow", "\"*\"", "\"arn:aws:*\""), TRUE_,
	  0 },
	{ "allows(s3:GetObject, *)", IDENTITY("Allow", "\"s3:GetObjec?\"",
	  "\"arn:aws:s3:::*\""), TRUE_, 0 },
	{ "allows(s3:GetObject, *)", IDENTITY("Allow", "\"S3:Get*\"",
	  "[\"arn:aws:s3:::box\",\"arn:aws:s3:::*/*\"]"), TRUE_, 0 },
	{ "allows(s3:GetObject, *)", IDENTITY("Allow", "\"s3:GetObject\"",
	  "\"arn:aws:s3:::box/*\""), FALSE_, 0 },
	{ "allows(s3:GetObject, *)", IDENTITY("Allow", "\"s3:GetObject\"",
	  "\"arn:aws:s3:::acme-*\""), FALSE_, 0 },
	{ "allows(s3:GetObject, *)", IDENTITY("Allow", "\"*\"",
	  "\"arn:aws:iam::111122223333:*\""), FALSE_, 0 },
	{ "allows(iam:PassRole, *)", IDENTITY("Allow", "\"iam:PassRole\"",
	  "\"arn:aws:iam::111122223333:*\""), TRUE_, 0 },
	{ "allows(iam:PassRole, *)", IDENTITY("Allow", "\"iam:PassRole\"",
	  "\"arn:aws:iam::111122223333:role/*\""), UNKNOWN,
	  REASON_UNDECIDED },
	{ "allows(iam:PassRole, *)", IDENTITY("Allow", "\"iam:PassRole\"",
	  "\"arn:aws:iam::111122223333:role/service/*\""), FALSE_, 0 },
	{ "allows(kms:Decrypt, *)", IDENTITY("Allow", "\"kms:*\"",
	  "\"arn:aws:kms:eu-west-1:111122223333:*\""), UNKNOWN,
	  REASON_UNDECIDED },
	{ "allows(kms:Decrypt, *)", IDENTITY("Allow", "\"kms:*\"",
	  "\"arn:aws:kms:*:111122223333:key/*\""), UNKNOWN,
	  REASON_UNDECIDED },
	{ "allows(kms:Decrypt, *)", "{\"Statement\":{\"Effect\":\"Allow\","
	  "\"Action\":\"kms:Decrypt\",\"NotResource\":"
	  "\"arn:aws:kms:*:*:key/1\"}}", UNKNOWN, REASON_UNDECIDED },
	{ "allows(kms:Decrypt, *)", "{\"Statement\":{\"Effect\":\"Allow\","
	  "\"Action\":\"kms:Decrypt\",\"NotResource\":[\"*\"]}}", FALSE_, 0 },
	{ "allows(kms:Decrypt, *)", "{\"Statement\":[{\"Effect\":\"Allow\","
	  "\"Action\":[\"kms:*\"],\"Resource\":[\"*\"]},{\"Effect\":"
	  "\"Deny\",\"NotAction\":[\"s3:*\",\"iam:*\"],\"Resource\":\"*\"}"
	  "]}", FALSE_, 0 },
	{ "allows(kms:Decrypt, *)", "{\"Statement\":[{\"Effect\":\"Allow\","
	  "\"Action\":\"kms:*\",\"Resource\":\"*\"},{\"Effect\":\"Deny\","
	  "\"NotAction\":\"KMS:*\",\"Resource\":\"*\"}]}", TRUE_, 0 },
	{ "allows(kms:Decrypt, *)", "{\"Statement\":[{\"Effect\":\"Allow\","
	  "\"NotAction\":[\"kms:Decrypt\",\"kms:Encrypt\"],\"Resource\":"
	  "\"*\"}]}", FALSE_, 0 },
	{ "allows(ec2:CreateTags, *)", "{\"Statement\":[]}", FALSE_, 0 },
	{ "allows(kms:Decrypt)", ALLOW(AWS("arn:aws:iam::111122223333:root"),
	  "\"kms:*\"", ""), FALSE_, 0 },
	{ "allows(kms:Decrypt)", ALLOW(AWS("arn:aws:iam::111122223333:role/x"),
	  "\"kms:*\"", ""), TRUE_, 0 },
	{ "allows(*, *)", "\"[redacted]\"", UNKNOWN, REASON_UNDECIDED },
	{ "allows(*, *)", NULL, FALSE_, 0 },

	{ "denies(s3:PutObject, s3:x-amz-server-side-encryption)",
	  "{\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":\"*\","
	  "\"Action\":\"s3:PutObject\",\"Resource\":\"arn:aws:s3:::box/*\""
	  WHEN("StringNotEquals", "s3:x-amz-server-side-encryption",
	       "\"aws:kms\"") "}]}", TRUE_, 0 },
	{ "denies(s3:GetObject, s3:TlsVersion)", TLS("\"s3:*\"", BOTH), FALSE_,
	  0 },
	{ "denies(s3:GetObject)", "{\"Statement\":{\"Effect\":\"Deny\","
	  "\"NotPrincipal\":{\"AWS\":\"1\"},\"Action\":\"s3:*\"}}", UNKNOWN,
	  REASON_UNDECIDED },
	{ "denies(organizations:LeaveOrganization)", IDENTITY("Deny",
	  "[\"account:*\",\"organizations:Leave*\"]", "\"*\""), TRUE_, 0 },
	{ "denies(organizations:LeaveOrganization)", IDENTITY("Allow", "\"*\"",
	  "\"*\""), FALSE_, 0 },
	{ "denies(cloudtrail:StopLogging)", IDENTITY("Deny",
	  "\"cloudtrail:StopLogging\"",
	  "\"arn:aws:cloudtrail:eu-west-1:1:trail/one\""), UNKNOWN,
	  REASON_UNDECIDED },
	{ "denies(cloudtrail:StopLogging)", "{\"Statement\":{\"Effect\":"
	  "\"Deny\",\"Action\":\"cloudtrail:*\",\"Resource\":\"*\""
	  WHEN("ArnNotLike", "aws:PrincipalARN",
	       "\"arn:aws:iam::*:role/break-glass\"") "}}", FALSE_, 0 },
	{ "denies(cloudtrail:StopLogging, !aws:PrincipalArn)",
	  "{\"Statement\":{\"Effect\":\"Deny\",\"Action\":\"cloudtrail:*\","
	  "\"Resource\":\"*\"" WHEN("ArnNotLike", "aws:PrincipalARN",
	       "\"arn:aws:iam::*:role/break-glass\"") "}}", TRUE_, 0 },
	{ "denies(cloudtrail:StopLogging, !aws:PrincipalArn)",
	  "{\"Statement\":{\"Effect\":\"Deny\",\"Action\":\"*\","
	  "\"Resource\":\"*\"" WHEN("StringLike", "aws:PrincipalArn",
	       "\"arn:aws:iam::*:root\"") "}}", FALSE_, 0 },
	{ "denies(cloudtrail:StopLogging, !aws:PrincipalArn)",
	  "{\"Statement\":{\"Effect\":\"Deny\",\"Action\":\"cloudtrail:*\","
	  "\"Resource\":\"*\",\"Condition\":{\"ArnNotLike\":"
	  "{\"aws:PrincipalArn\":\"arn:aws:iam::*:role/x\"},\"StringEquals\":"
	  "{\"aws:RequestedRegion\":\"eu-west-1\"}}}}", UNKNOWN,
	  REASON_UNDECIDED },
	{ "denies(transcribe:StartTranscriptionJob, aws:RequestedRegion)",
	  "{\"Statement\":{\"Effect\":\"Deny\",\"NotAction\":[\"iam:*\","
	  "\"sts:*\"],\"Resource\":\"*\"" WHEN("StringNotEquals",
	  "aws:RequestedRegion", "[\"eu-west-1\"]") "}}", TRUE_, 0 },
	{ "denies(iam:CreateUser, aws:RequestedRegion)",
	  "{\"Statement\":{\"Effect\":\"Deny\",\"NotAction\":[\"iam:*\","
	  "\"sts:*\"],\"Resource\":\"*\"" WHEN("StringNotEquals",
	  "aws:RequestedRegion", "[\"eu-west-1\"]") "}}", FALSE_, 0 },
	{ "denies(s3:GetObject, aws:sourcevpce)", "{\"Statement\":{\"Effect\":"
	  "\"Deny\",\"Principal\":{\"AWS\":\"*\"},\"Action\":\"s3:*\","
	  "\"Resource\":\"*\"" WHEN("StringNotEquals", "aws:SourceVpce",
	  "\"vpce-1\"") "}}", TRUE_, 0 },

	{ "conditioned(aws:SourceAccount)",
	  TRUST("{\"Service\":\"transcribe.amazonaws.com\"}", FROM_US), TRUE_,
	  0 },
	{ "conditioned(aws:SourceAccount)",
	  TRUST("{\"Service\":\"transcribe.amazonaws.com\"}", ""), FALSE_, 0 },
	{ "conditioned(aws:SourceAccount)",
	  TRUST("{\"Service\":\"transcribe.amazonaws.com\"}",
		WHEN("StringEquals", "aws:SourceAccount", "\"777788889999\"")),
	  FALSE_, 0 },
	{ "conditioned(aws:SourceArn)",
	  TRUST("{\"Service\":\"transcribe.amazonaws.com\"}",
		WHEN("StringLike", "aws:SourceArn",
		     "\"arn:aws:transcribe:eu-west-1:111122223333:*\"")),
	  TRUE_, 0 },
	{ "conditioned(aws:SourceArn)",
	  TRUST("{\"Service\":\"transcribe.amazonaws.com\"}",
		WHEN("StringLike", "aws:SourceArn",
		     "\"arn:aws:transcribe:eu-west-1:*:*\"")), FALSE_, 0 },
	{ "conditioned(aws:SourceAccount)",
	  TRUST(AWS("arn:aws:iam::111122223333:root"), ""), FALSE_, 0 },
	{ "conditioned(kms:ViaService, kms:Decrypt)",
	  ALLOW(AWS("arn:aws:iam::111122223333:role/x"), "\"kms:Decrypt\"",
		WHEN("StringEquals", "kms:ViaService",
		     "\"s3.eu-west-1.amazonaws.com\"")), TRUE_, 0 },
	{ "conditioned(kms:ViaService, kms:Decrypt)",
	  ALLOW(AWS("arn:aws:iam::111122223333:role/x"), "\"kms:Decrypt\"",
		""), FALSE_, 0 },
	{ "conditioned(aws:SourceAccount)",
	  TRUST("{\"Service\":\"x.amazonaws.com\"}",
		WHEN("StringEquals", "aws:SourceAccount",
		     "\"${aws:PrincipalAccount}\"")), UNKNOWN,
	  REASON_UNDECIDED },

	/* a role that pods take: whose it is stands in the key */
	{ "conditioned(*:sub, sts:AssumeRoleWithWebIdentity)", PODS(
	  WHEN("StringEquals", EKS_ISSUER ":sub",
	       "\"system:serviceaccount:media:worker\"")), TRUE_, 0 },
	{ "conditioned(*:sub, sts:AssumeRoleWithWebIdentity)", PODS(
	  WHEN("StringLike", EKS_ISSUER ":sub", "\"*\"")), FALSE_, 0 },
	{ "conditioned(*:sub, sts:AssumeRoleWithWebIdentity)", PODS(
	  WHEN("StringEquals", EKS_ISSUER ":aud", "\"sts.amazonaws.com\"")),
	  FALSE_, 0 },
	{ "conditioned(*:sub, sts:AssumeRoleWithWebIdentity)", PODS(""),
	  FALSE_, 0 },
	{ "conditioned(kms:ViaService, kms:Decrypt)", "{\"Statement\":[{"
	  "\"Effect\":\"Allow\",\"Principal\":" AWS("arn:aws:iam::"
	  "111122223333:role/x") ",\"NotAction\":\"kms:Decrypt\","
	  "\"Resource\":\"*\"},{\"Effect\":\"Allow\",\"Principal\":"
	  AWS("arn:aws:iam::111122223333:role/x") ",\"Action\":[\"KMS:decrypt\""
	  "],\"Resource\":\"*\"" WHEN("StringLike", "KMS:viaservice",
	  "[\"s3.*.amazonaws.com\"]") "}]}", TRUE_, 0 },

	{ "conditioned(*:sub, sts:AssumeRoleWithWebIdentity)",
	  WEB(WHEN("StringEquals", EKS_ISSUER ":sub",
		   "\"system:serviceaccount:ml:train\"")), TRUE_, 0 },
	{ "conditioned(*:sub, sts:AssumeRoleWithWebIdentity)",
	  WEB(WHEN("StringEquals", EKS_ISSUER ":aud", "\"sts.amazonaws.com\"")),
	  FALSE_, 0 },
	{ "conditioned(*:sub, sts:AssumeRoleWithWebIdentity)",
	  WEB(WHEN("StringLike", EKS_ISSUER ":sub", "\"*\"")), FALSE_, 0 },
	{ "conditioned(*:sub, sts:AssumeRoleWithWebIdentity)",
	  WEB(WHEN("StringEqualsIfExists", EKS_ISSUER ":sub",
		   "\"system:serviceaccount:ml:train\"")), FALSE_, 0 },
	{ "conditioned(*:sub, sts:AssumeRoleWithWebIdentity)",
	  WEB(WHEN("StringEquals", EKS_ISSUER ":submitter", "\"x\"")), FALSE_,
	  0 },
	{ "conditioned(*:sub, sts:AssumeRoleWithWebIdentity)",
	  TRUST("{\"Service\":\"ec2.amazonaws.com\"}", ""), FALSE_, 0 },
	{ "conditioned(aws:RequestTag/*)",
	  TRUST("{\"Service\":\"pods.eks.amazonaws.com\"}",
		WHEN("StringEquals", "aws:RequestTag/kubernetes-namespace",
		     "\"ml\"")), TRUE_, 0 },
};

static void
answers(void **state)
{
	(void)state;
	ask_all(askings, sizeof askings / sizeof askings[0]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(answers) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
