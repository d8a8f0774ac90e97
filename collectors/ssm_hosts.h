/*
 * ssm_hosts.h - what Systems Manager knows of EC2's instances: calls of ssm.c
 *
 * Machines outside EC2 may be managed, too; they are in the same list.  What was
 * found of patches is asked of instances that something leads to; of one that is
 * not managed the answer is empty.  The settings are ec2.c's.
 */

	{ .on = "region",
	  .op = "DescribeInstanceInformation", .in = "MaxResults:=50",
	  .page = "NextToken",
	  .items = "InstanceInformationList[ResourceType=EC2Instance]",
	  .about = "ec2:instance", .id = "InstanceId",
	  .redact = "drop:InstanceInformationList[].IPAddress "
		    "scan:InstanceInformationList[].ComputerName|Name" },

	{ .on = "ec2:instance",
	  .op = "DescribeInstancePatchStates",
	  .in = "InstanceIds[]={id} MaxResults:=100",
	  .page = "NextToken",
	  .items = "InstancePatchStates[]",
	  .redact = "drop:InstancePatchStates[].OwnerInformation "
		    "url:InstancePatchStates[].InstallOverrideList" },
