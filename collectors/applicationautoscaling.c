/*
 * applicationautoscaling.c - Application Auto Scaling: what grows with its load
 *
 * Asked by namespace, so far as settings of the services audited lead here.
 */
#include <exhibit/collector.h>

/* variants of endpoints and inference components in one answer */
#define SAGEMAKER							\
	.on = "region", .op = "DescribeScalableTargets",		\
	.in = "ServiceNamespace=sagemaker MaxResults:=50",		\
	.page = "NextToken", .items = "ScalableTargets[]"

static const struct ex_call calls[] = {
	{ .on = "region",
	  .op = "DescribeScalableTargets",
	  .in = "ServiceNamespace=comprehend MaxResults:=50",
	  .page = "NextToken",
	  .items = "ScalableTargets[]",
	  .about = "comprehend:endpoint", .id = "ResourceId" },

	{ .on = "region",
	  .op = "DescribeScalingPolicies",
	  .in = "ServiceNamespace=comprehend MaxResults:=50",
	  .page = "NextToken",
	  .items = "ScalingPolicies[]",
	  .about = "comprehend:endpoint", .id = "ResourceId" },

	{ SAGEMAKER, .name = "SageMakerEndpoints",
	  .about = "sagemaker:endpoint", .id = "ResourceId" },
	{ SAGEMAKER, .name = "SageMakerComponents",
	  .about = "sagemaker:inference-component", .id = "ResourceId" },

	{ .on = "region",
	  .op = "DescribeScalableTargets", .name = "ServiceTargets",
	  .in = "ServiceNamespace=ecs MaxResults:=50",
	  .page = "NextToken",
	  .items = "ScalableTargets[]",
	  .about = "ecs:service", .id = "ResourceId" },

	{ .on = "region",
	  .op = "DescribeScalingPolicies", .name = "ServicePolicies",
	  .in = "ServiceNamespace=ecs MaxResults:=50",
	  .page = "NextToken",
	  .items = "ScalingPolicies[]",
	  .about = "ecs:service", .id = "ResourceId" },
};

static const struct ex_unused unused[] = {
	{ "DescribeScalingActivities", "what happened, not what is set" },
	{ "DescribeScheduledActions", "moves bounds by the clock, not by load" },
	{ "GetPredictiveScalingForecast", "a forecast, not what is set" },
	{ "ListTagsForResource", "no setting depends on them" },
};

static const struct ex_without without[] = {
	{ "else",
	  "its answers are facts about what scales: settings of comprehend, "
	  "ecs and sagemaker" },
};

const struct ex_collector applicationautoscaling_collector = {
	.abi = EX_ABI,
	.name = "applicationautoscaling",
	.title = "Application Auto Scaling",
	.service = { .name = "application-autoscaling",
		     .protocol = EX_JSON_1_1,
		     .version = "AnyScaleFrontendService", .rate = { 5, 5 } },
	.calls = EX_TABLE(calls),
	.unused = EX_TABLE(unused),
	.without = EX_TABLE(without),
};
