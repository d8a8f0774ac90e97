/*
 * servicequotas.c - Service Quotas: what an account may use at most
 */
#include <exhibit/collector.h>

static const struct ex_type types[] = {
	{ .name = "servicequotas:quota", .title = "service quota" },
	{ .name = "servicequotas:comprehend-quota",
	  .title = "quota of Comprehend" },
	{ .name = "servicequotas:comprehendmedical-quota",
	  .title = "quota of Comprehend Medical" },
	{ .name = "servicequotas:mediaconvert-quota",
	  .title = "quota of MediaConvert" },
	{ .name = "servicequotas:ecr-quota", .title = "quota of ECR" },
	{ .name = "servicequotas:ecs-quota", .title = "quota of ECS" },
	{ .name = "servicequotas:eks-quota", .title = "quota of EKS" },
	{ .name = "servicequotas:ec2-quota", .title = "quota of EC2" },
	{ .name = "servicequotas:sagemaker-quota",
	  .title = "quota of SageMaker" },
	{ .name = "servicequotas:request", .title = "request for more" },
};

#define QUOTAS(code)							\
	.on = "region",							\
	.op = "ListServiceQuotas",					\
	.in = "ServiceCode=" code " MaxResults:=100",			\
	.page = "NextToken",						\
	.items = "Quotas[]",						\
	.lists = "servicequotas:" code "-quota", .id = "QuotaCode",	\
	.absent = "NoSuchResourceException"

static const struct ex_rate ten = { 10, 20 }, five = { 5, 5 };

static const struct ex_call calls[] = {
	/* names change, codes do not */
	{ .on = "region",
	  .op = "ListServiceQuotas", .name = "TranscribeQuotas",
	  .in = "ServiceCode=transcribe MaxResults:=100",
	  .page = "NextToken",
	  .items = "Quotas[]",
	  .lists = "servicequotas:quota", .id = "QuotaCode",
	  .absent = "NoSuchResourceException", .rate = &ten },
	{ QUOTAS("comprehend"), .name = "ComprehendQuotas", .rate = &ten },
	{ QUOTAS("comprehendmedical"), .name = "ComprehendMedicalQuotas",
	  .rate = &ten },
	{ QUOTAS("mediaconvert"), .name = "MediaConvertQuotas", .rate = &ten },
	{ QUOTAS("ecr"), .name = "EcrQuotas", .rate = &ten },
	{ QUOTAS("ecs"), .name = "EcsQuotas", .rate = &ten },
	{ QUOTAS("eks"), .name = "EksQuotas", .rate = &ten },
	{ QUOTAS("ec2"), .name = "Ec2Quotas", .rate = &ten },
	{ QUOTAS("sagemaker"), .name = "SageMakerQuotas", .rate = &ten },

	/* who asked is a person or a role */
	{ .on = "region",
	  .op = "ListRequestedServiceQuotaChangeHistory",
	  .in = "MaxResults:=100", .page = "NextToken",
	  .items = "RequestedQuotas[]",
	  .lists = "servicequotas:request", .id = "Id",
	  .redact = "hash:RequestedQuotas[].Requester", .rate = &five },
};

static const struct ex_setting settings[] = {
	{ .id = "servicequotas.quota.name",
	  .title = "What is limited",
	  .from = "TranscribeQuotas", .path = "QuotaName",
	  .topic = EX_RESILIENCE,
	  .why = "Read with its value." },

	{ .id = "servicequotas.quota.adjustable",
	  .title = "Whether AWS raises it on request",
	  .from = "TranscribeQuotas", .path = "Adjustable",
	  .topic = EX_RESILIENCE,
	  .why = "What cannot be raised has to be planned for." },

	{ .id = "servicequotas.quota.error",
	  .title = "Why the value is not known",
	  .from = "TranscribeQuotas", .path = "ErrorReason.ErrorCode",
	  .topic = EX_RESILIENCE,
	  .judge = "n/a: absent; review: else",
	  .why = "A failure inside a successful answer." },

/* SageMaker alone has thousands: two rows for each must do */
#define EACH(type, call)						\
	{ .id = "servicequotas." type "-quota.limit",			\
	  .title = "What is limited, and to how much",			\
	  .from = call, .path = "QuotaName|Value",			\
	  .topic = EX_RESILIENCE,					\
	  .why = "Use near the limit shows before jobs fail." },	\
	{ .id = "servicequotas." type "-quota.error",			\
	  .title = "Why the value is not known",			\
	  .from = call, .path = "ErrorReason.ErrorCode",		\
	  .topic = EX_RESILIENCE,					\
	  .judge = "n/a: absent; review: else",				\
	  .why = "A failure inside a successful answer." }
	EACH("mediaconvert", "MediaConvertQuotas"),
	EACH("ecr", "EcrQuotas"),
	EACH("ecs", "EcsQuotas"),
	EACH("eks", "EksQuotas"),
	EACH("ec2", "Ec2Quotas"),
	EACH("sagemaker", "SageMakerQuotas"),

	{ .id = "servicequotas.request.status",
	  .title = "State of a request for more",
	  .from = "ListRequestedServiceQuotaChangeHistory", .path = "Status",
	  .topic = EX_RESILIENCE,
	  .why = "What AWS denied has to be planned for." },

	{ .id = "servicequotas.request.desired",
	  .title = "What was asked for",
	  .from = "ListRequestedServiceQuotaChangeHistory",
	  .path = "QuotaName|DesiredValue",
	  .topic = EX_RESILIENCE,
	  .why = "Read with its state." },
};

#define REQUESTS "requests for more, not what applies"
#define TEMPLATE "the organization's template for new accounts"

static const struct ex_unused unused[] = {
	{ "GetAWSDefaultServiceQuota", "the applied value is what counts" },
	{ "GetAssociationForServiceQuotaTemplate", TEMPLATE },
	{ "GetAutoManagementConfiguration", REQUESTS },
	{ "GetQuotaUtilizationReport", "has to be started, which is a change" },
	{ "GetRequestedServiceQuotaChange", REQUESTS },
	{ "GetServiceQuota", "ListServiceQuotas has every member of it" },
	{ "GetServiceQuotaIncreaseRequestFromTemplate", TEMPLATE },
	{ "ListAWSDefaultServiceQuotas", "the applied value is what counts" },
	{ "ListRequestedServiceQuotaChangeHistoryByQuota", REQUESTS },
	{ "ListServiceQuotaIncreaseRequestsInTemplate", TEMPLATE },
	{ "ListServices", "the services asked about are known" },
	{ "ListTagsForResource", "no setting of a quota depends on tags" },
};

static const struct ex_without without[] = {
	{ "else", "limits, which are settings of resilience" },
};

const struct ex_collector servicequotas_collector = {
	.abi = EX_ABI,
	.name = "servicequotas",
	.title = "Service Quotas",
	.service = { .name = "servicequotas", .protocol = EX_JSON_1_1,
		     .version = "ServiceQuotasV20190624", .rate = { 3, 3 } },
	.types = EX_TABLE(types),
	.calls = EX_TABLE(calls),
	.settings = EX_TABLE(settings),
	.unused = EX_TABLE(unused),
	.without = EX_TABLE(without),
};
