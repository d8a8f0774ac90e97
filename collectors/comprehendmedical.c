/*
 * comprehendmedical.c - Amazon Comprehend Medical: five families of jobs
 *
 * All five have one shape, without a word of which family it is; the list it
 * came from says that.  There are no models, tags, ARNs, volume keys or VPCs,
 * and no SDK pages its lists.  Names, keys of objects and messages are free text
 * about patients: hashed, so that a find in them is still told.
 *
 * The model offers CBOR first; JSON 1.1 is what every SDK speaks.
 */
#include <exhibit/collector.h>

static const struct ex_type types[] = {
	{ .name = "comprehendmedical:entities-job",
	  .title = "medical entities job" },
	{ .name = "comprehendmedical:icd10-job", .title = "ICD-10-CM job" },
	{ .name = "comprehendmedical:phi-job",
	  .title = "health information job" },
	{ .name = "comprehendmedical:rxnorm-job", .title = "RxNorm job" },
	{ .name = "comprehendmedical:snomed-job", .title = "SNOMED CT job" },
	/* read by iam.c, where its trust policy is */
	{ .name = "comprehendmedical:role",
	  .title = "role that Comprehend Medical works with",
	  .spelled = { "arn:{}:iam::{account}:role/{}/{id}",
		       "arn:{}:iam::{account}:role/{id}" },
	  .global = 1 },
};

#define LIST "ComprehendMedicalAsyncJobPropertiesList[]"

#define JOBS(family, type)						\
	.on = "region",							\
	.op = "List" family "Jobs", .in = "MaxResults:=500",		\
	.page = "NextToken",						\
	.items = LIST,							\
	.lists = "comprehendmedical:" type, .id = "JobId",		\
	.refs = { { "s3:bucket", "OutputDataConfig.S3Bucket" },		\
		  { "s3:bucket", "InputDataConfig.S3Bucket" },		\
		  { "kms:key", "KMSKey" }, { "kms:alias", "KMSKey" },	\
		  { "iam:role", "DataAccessRoleArn" },			\
		  { "comprehendmedical:role", "DataAccessRoleArn" } },	\
	.redact = "hash:" LIST ".JobName|Message|ManifestFilePath "	\
		  "hash:" LIST ".InputDataConfig|OutputDataConfig.S3Key"

static const struct ex_call calls[] = {
	{ JOBS("EntitiesDetectionV2", "entities-job") },
	{ JOBS("ICD10CMInference", "icd10-job") },
	{ JOBS("PHIDetection", "phi-job") },
	{ JOBS("RxNormInference", "rxnorm-job") },
	{ JOBS("SNOMEDCTInference", "snomed-job") },
};

#define SERVICE "comprehendmedical"
#define PREFIX "ComprehendMedical"
#define TITLE "Comprehend Medical"
/* its guide shows no condition: support is not proved */
#define UNCONDITIONED "review"

static const struct ex_setting settings[] = {
#define TYPE "entities-job"
#define FAMILY "EntitiesDetectionV2"
#include "comprehendmedical_job.h"
#undef TYPE
#undef FAMILY
#define TYPE "icd10-job"
#define FAMILY "ICD10CMInference"
#include "comprehendmedical_job.h"
#undef TYPE
#undef FAMILY
#define TYPE "phi-job"
#define FAMILY "PHIDetection"
#include "comprehendmedical_job.h"
#undef TYPE
#undef FAMILY
#define TYPE "rxnorm-job"
#define FAMILY "RxNormInference"
#include "comprehendmedical_job.h"
#undef TYPE
#undef FAMILY
#define TYPE "snomed-job"
#define FAMILY "SNOMEDCTInference"
#include "comprehendmedical_job.h"
#undef TYPE
#undef FAMILY

#include "comprehend_around.h"

	{ .id = "comprehendmedical.region.phi-detection",
	  .title = "Health information looked for",
	  .from = "comprehendmedical:phi-job", .of = "region",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: count>=1; "
		   "n/a: none if comprehendmedical.region.in-use n/a; "
		   "review: else",
	  .why = "Before notes are used for anything else, what identifies "
		 "patients must be found and, by the customer, removed." },

	{ .id = "comprehendmedical.account.baa",
	  .title = "Business associate addendum",
	  .from = "artifact:ListCustomerAgreements",
	  .path = "[name=*Business Associate*].state", .of = "account",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: any ACTIVE; "
		   "n/a: else if not comprehendmedical:entities-job "
		   "and not comprehendmedical:icd10-job "
		   "and not comprehendmedical:phi-job "
		   "and not comprehendmedical:rxnorm-job "
		   "and not comprehendmedical:snomed-job; fails: else",
	  .why = "Health information may be sent to AWS only under the "
		 "addendum." },

	{ .id = "comprehendmedical.account.ai-opt-out",
	  .title = "Use of content by AWS to improve its services",
	  .from = "organizations:AIOptOut", .path = "PolicyContent",
	  .topic = EX_COMPLIANCE,
	  .judge = "n/a: else",
	  .why = "Opt-out policies have no entry for this service; what its "
		 "terms say is for a lawyer to confirm." },

	{ .id = "comprehendmedical.caller-policy.all-actions",
	  .title = "Every action of Comprehend Medical",
	  .from = "iam:LocalPolicies",
	  .path = "PolicyVersionList.member[IsDefaultVersion=true].Document",
	  .topic = EX_ACCESS,
	  .judge = "review: allows(comprehendmedical:*, *); meets: else",
	  .why = "It knows no resources, so that actions are all a policy can "
		 "limit." },
	{ .id = "comprehendmedical.caller-role.all-actions",
	  .title = "Every action of Comprehend Medical",
	  .from = "iam:Roles", .path = "RolePolicyList.member[].PolicyDocument",
	  .topic = EX_ACCESS,
	  .judge = "review: allows(comprehendmedical:*, *); meets: else",
	  .why = "It knows no resources, so that actions are all a policy can "
		 "limit." },
	{ .id = "comprehendmedical.caller-group.all-actions",
	  .title = "Every action of Comprehend Medical",
	  .from = "iam:Groups",
	  .path = "GroupPolicyList.member[].PolicyDocument",
	  .topic = EX_ACCESS,
	  .judge = "review: allows(comprehendmedical:*, *); meets: else",
	  .why = "It knows no resources, so that actions are all a policy can "
		 "limit." },
	{ .id = "comprehendmedical.caller-user.all-actions",
	  .title = "Every action of Comprehend Medical",
	  .from = "iam:Users", .path = "UserPolicyList.member[].PolicyDocument",
	  .topic = EX_ACCESS,
	  .judge = "fails: allows(comprehendmedical:*, *); meets: else",
	  .why = "Rights belong to roles and groups, never to single users." },
};

#define SAME "the list has every member of it"

static const struct ex_unused unused[] = {
	{ "DescribeEntitiesDetectionV2Job", SAME },
	{ "DescribeICD10CMInferenceJob", SAME },
	{ "DescribePHIDetectionJob", SAME },
	{ "DescribeRxNormInferenceJob", SAME },
	{ "DescribeSNOMEDCTInferenceJob", SAME },
};

const struct ex_collector comprehendmedical_collector = {
	.abi = EX_ABI,
	.name = "comprehendmedical",
	.title = "Amazon Comprehend Medical",
	/* in GovCloud two a second for some of them: learned there */
	.service = { .name = "comprehendmedical", .protocol = EX_JSON_1_1,
		     .version = "ComprehendMedical_20181030",
		     .rate = { 10, 10 } },
	.types = EX_TABLE(types),
	.calls = EX_TABLE(calls),
	.settings = EX_TABLE(settings),
	.unused = EX_TABLE(unused),
};
