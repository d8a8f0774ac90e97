/*
 * autoscaling.c - Amazon EC2 Auto Scaling: groups of instances
 *
 * The list has all that is judged.  A group that a cluster leads to is asked for
 * once more: only then do its instances count as led to.
 */
#include <exhibit/collector.h>

static const struct ex_type types[] = {
	{ .name = "autoscaling:group", .title = "Auto Scaling group",
	  .spelled = { "arn:{}:autoscaling:{region}:{account}:"
		       "autoScalingGroup:{}:autoScalingGroupName/{id*}",
		       "{id*}" } },
};

#define TEMPLATE "LaunchTemplate.LaunchTemplateId"
#define MIXED								\
	"MixedInstancesPolicy.LaunchTemplate.LaunchTemplateSpecification." \
	"LaunchTemplateId"
#define TAGS "scan:AutoScalingGroups.member[].Tags.member[].Value"

static const struct ex_call calls[] = {
	{ .on = "region",
	  .op = "DescribeAutoScalingGroups",
	  .in = "IncludeInstances:=true IncludeManagedResources:=true "
		"MaxRecords:=100",
	  .page = "NextToken",
	  .items = "AutoScalingGroups.member[]",
	  .lists = "autoscaling:group", .id = "AutoScalingGroupName",
	  .redact = TAGS, .lazy = 1 },
	{ .on = "autoscaling:group",
	  .op = "DescribeAutoScalingGroups", .name = "InstancesOfGroup",
	  .in = "AutoScalingGroupNames[]={id} IncludeInstances:=true "
		"IncludeManagedResources:=true MaxRecords:=100",
	  .page = "NextToken",
	  .items = "AutoScalingGroups.member[]",
	  .refs = { { "ec2:instance", "Instances.member[].InstanceId" },
		    { "ec2:launch-template", TEMPLATE },
		    { "ec2:launch-template", MIXED } },
	  .redact = TAGS },
};

static const struct ex_setting settings[] = {
	{ .id = "autoscaling.group.zones",
	  .title = "Zones of the group",
	  .from = "DescribeAutoScalingGroups",
	  .path = "AvailabilityZones.member[]",
	  .topic = EX_RESILIENCE,
	  .judge = "meets: count>=$multi_az_min; review: else",
	  .why = "What has one zone falls with it." },

	{ .id = "autoscaling.group.least",
	  .title = "Fewest instances",
	  .from = "DescribeAutoScalingGroups", .path = "MinSize",
	  .topic = EX_RESILIENCE,
	  .why = "A single one stands in one zone." },

	{ .id = "autoscaling.group.wanted",
	  .title = "Instances wanted",
	  .from = "DescribeAutoScalingGroups", .path = "DesiredCapacity",
	  .topic = EX_RESILIENCE,
	  .why = "Read with the zones." },

	{ .id = "autoscaling.group.health",
	  .title = "Health of its instances",
	  .from = "DescribeAutoScalingGroups",
	  .path = "Instances.member[].HealthStatus",
	  .topic = EX_RESILIENCE,
	  .judge = "n/a: none; meets: Healthy; review: else",
	  .why = "What stays unhealthy is not replaced." },

	{ .id = "autoscaling.group.template",
	  .title = "Secrets in the template its instances are made of",
	  .from = "DescribeAutoScalingGroups", .path = TEMPLATE,
	  .topic = EX_ACCESS,
	  .judge = "as: ec2.launch-template.user-data",
	  .why = "Every new instance gets the script of its template." },
	/* instances of several types; or a launch configuration, of before */
	{ .id = "autoscaling.group.template",
	  .title = "Secrets in the template its instances are made of",
	  .from = "DescribeAutoScalingGroups", .path = MIXED,
	  .topic = EX_ACCESS,
	  .judge = "review: absent; as: ec2.launch-template.user-data",
	  .why = "Every new instance gets the script of its template." },
};

#define SCALING "when and how it grows, and no setting hangs on it"
#define SAME "the list of groups has it"

static const struct ex_unused unused[] = {
	{ "DescribeAccountLimits", SCALING },
	{ "DescribeAccountSettings", SCALING },
	{ "DescribeAdjustmentTypes", SCALING },
	{ "DescribeAutoScalingInstances", SAME },
	{ "DescribeAutoScalingNotificationTypes", SCALING },
	{ "DescribeInstanceRefreshes", SCALING },
	{ "DescribeLaunchConfigurations",
	  "of before launch templates: the instances have what it says" },
	{ "DescribeLifecycleHookTypes", SCALING },
	{ "DescribeLifecycleHooks", SCALING },
	{ "DescribeLoadBalancerTargetGroups", SAME },
	{ "DescribeLoadBalancers", SAME },
	{ "DescribeMetricCollectionTypes", SCALING },
	{ "DescribeNotificationConfigurations", SCALING },
	{ "DescribePolicies", SCALING },
	{ "DescribeScalingActivities", SCALING },
	{ "DescribeScalingProcessTypes", SCALING },
	{ "DescribeScheduledActions", SCALING },
	{ "DescribeTags", SAME },
	{ "DescribeTerminationPolicyTypes", SCALING },
	{ "DescribeTrafficSources", SAME },
	{ "DescribeWarmPool", SCALING },
	{ "GetPredictiveScalingForecast", SCALING },
};

static const struct ex_without without[] = {
	{ "encryption logging compliance infrastructure inventory",
	  "machines are judged in ec2 by the template that the group makes "
	  "them from" },
};

const struct ex_collector autoscaling_collector = {
	.abi = EX_ABI,
	.name = "autoscaling",
	.title = "Amazon EC2 Auto Scaling",
	.service = { .name = "autoscaling", .protocol = EX_QUERY,
		     .version = "2011-01-01", .rate = { 0, 0 } },
	.types = EX_TABLE(types),
	.calls = EX_TABLE(calls),
	.settings = EX_TABLE(settings),
	.unused = EX_TABLE(unused),
	.without = EX_TABLE(without),
};
