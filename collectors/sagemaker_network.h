/*
 * sagemaker_network.h - the subnets something runs in: rows of sagemaker.c, for
 * each HOLDER; FROM is the call that has the SUBNETS and GROUPS, WITHOUT the
 * clause for none
 */

	{ .id = "sagemaker." HOLDER ".network",
	  .title = "Subnets it runs in",
	  .from = FROM, .path = SUBNETS,
	  .topic = EX_INFRASTRUCTURE,
	  .judge = WITHOUT ": none, absent; meets: else",
	  .why = "Outside a VPC of the customer's it reaches buckets over the "
		 "Internet, past every flow log." },

	{ .id = "sagemaker." HOLDER ".subnet-route",
	  .title = "Way out of its subnets",
	  .from = FROM, .path = SUBNETS,
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "n/a: none, absent; as: ec2.subnet.route",
	  .why = "Without a route to the Internet nothing leaves but through "
		 "endpoints." },

	{ .id = "sagemaker." HOLDER ".security-groups",
	  .title = "Who may reach it",
	  .from = FROM, .path = GROUPS,
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "n/a: none; as: ec2.security-group.ingress",
	  .why = "Nothing but its own containers needs to reach it." },

	{ .id = "sagemaker." HOLDER ".egress",
	  .title = "Where it may send",
	  .from = FROM, .path = GROUPS,
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "n/a: none; as: ec2.security-group.egress",
	  .why = "It needs its buckets and nothing else." },
