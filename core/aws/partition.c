/* partition.c - the partitions, and whose a region is */
#include "aws/partition.h"

#include <string.h>

#include "base/text.h"

/* aws is last: a region that nobody's prefix claims is taken for its. */
static const struct partition partitions[] = {
	{ "aws-cn", "amazonaws.com.cn", "api.amazonwebservices.com.cn",
	  "cn-", "cn-northwest-1" },
	{ "aws-us-gov", "amazonaws.com", "api.aws", "us-gov-", "us-gov-west-1" },
	{ "aws-eusc", "amazonaws.eu", "api.amazonwebservices.eu",
	  "eusc-", "eusc-de-east-1" },
	{ "aws-iso", "c2s.ic.gov", "api.aws.ic.gov", "us-iso-", "us-iso-east-1" },
	{ "aws-iso-b", "sc2s.sgov.gov", "api.aws.scloud",
	  "us-isob-", "us-isob-east-1" },
	{ "aws-iso-e", "cloud.adc-e.uk", "api.cloud-aws.adc-e.uk",
	  "eu-isoe-", "eu-isoe-west-1" },
	{ "aws-iso-f", "csp.hci.ic.gov", "api.aws.hci.ic.gov",
	  "us-isof-", "us-isof-south-1" },
	{ "aws", "amazonaws.com", "api.aws", "", "us-east-1" },
};

#define PARTITIONS	(sizeof(partitions) / sizeof(partitions[0]))

const struct partition *
partition_of_region(const char *region)
{
	size_t i = 0;

	while (i < PARTITIONS - 1 &&
	       !text_starts(text_of(region), partitions[i].prefix))
		i++;
	return &partitions[i];
}

const struct partition *
partition_named(const char *name)
{
	for (size_t i = 0; i < PARTITIONS; i++) {
		if (strcmp(partitions[i].name, name) == 0)
			return &partitions[i];
	}
	return NULL;
}
