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
};

static const struct ex_call calls[] = {
	/* names change, codes do not */
	{ .on = "region",
	  .op = "ListServiceQuotas", .name = "TranscribeQuotas",
	  .in = "ServiceCode=transcribe MaxResults:=100",
	  .page = "NextToken",
	  .items = "Quotas[]",
	  .lists = "servicequotas:quota", .id = "QuotaCode",
	  .absent = "NoSuchResourceException" },
	{ .on = "region",
	  .op = "ListServiceQuotas", .name = "ComprehendQuotas",
	  .in = "ServiceCode=comprehend MaxResults:=100",
	  .page = "NextToken",
	  .items = "Quotas[]",
	  .lists = "servicequotas:comprehend-quota", .id = "QuotaCode",
	  .absent = "NoSuchResourceException" },
	{ .on = "region",
	  .op = "ListServiceQuotas", .name = "ComprehendMedicalQuotas",
	  .in = "ServiceCode=comprehendmedical MaxResults:=100",
	  .page = "NextToken",
	  .items = "Quotas[]",
	  .lists = "servicequotas:comprehendmedical-quota", .id = "QuotaCode",
	  .absent = "NoSuchResourceException" },
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
	{ "ListRequestedServiceQuotaChangeHistory", REQUESTS },
	{ "ListRequestedServiceQuotaChangeHistoryByQuota", REQUESTS },
	{ "ListServiceQuotaIncreaseRequestsInTemplate", TEMPLATE },
	{ "ListServices", "the services asked about are known" },
	{ "ListTagsForResource", "no setting of a quota depends on tags" },
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
};
