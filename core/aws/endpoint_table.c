/*
 * endpoint_table.c - where FIPS hosts exist, and their label before the region
 *
 * Made by tests/contract/make_endpoints.py from botocore 1.44.5 on 2026-11-21.
 * Empty: AWS lists none for this service in this partition.
 */
#include "aws/endpoint_table.h"

#include <stddef.h>

const struct fips_row fips_table[] = {
	{ "access-analyzer", "aws", "access-analyzer-fips",
	  "ca-central-1 ca-west-1 us-east-1 us-east-2 us-west-1 "
	  "us-west-2" },
	{ "access-analyzer", "aws-us-gov", "access-analyzer",
	  "us-gov-east-1 us-gov-west-1" },
	{ "account", "aws", "", "" },
	{ "acm", "aws", "acm-fips",
	  "ca-central-1 ca-west-1 us-east-1 us-east-2 us-west-1 "
	  "us-west-2" },
	{ "acm", "aws-us-gov", "acm",
	  "us-gov-east-1 us-gov-west-1" },
	{ "api.ecr", "aws", "ecr-fips",
	  "us-east-1 us-east-2 us-west-1 us-west-2" },
	{ "api.ecr", "aws-us-gov", "ecr-fips",
	  "us-gov-east-1 us-gov-west-1" },
	{ "api.sagemaker", "aws", "api-fips.sagemaker",
	  "ca-central-1 ca-west-1 us-east-1 us-east-2 us-west-1 "
	  "us-west-2" },
	{ "api.sagemaker", "aws-us-gov", "api-fips.sagemaker",
	  "us-gov-east-1 us-gov-west-1" },
	{ "application-autoscaling", "aws", "", "" },
	{ "application-autoscaling", "aws-us-gov", "application-autoscaling",
	  "us-gov-east-1 us-gov-west-1" },
	{ "auditmanager", "aws", "auditmanager-fips",
	  "us-east-1 us-east-2 us-west-1 us-west-2" },
	{ "autoscaling", "aws", "autoscaling-fips",
	  "ca-central-1 ca-west-1 us-east-1 us-east-2 us-west-1 "
	  "us-west-2" },
	{ "autoscaling", "aws-us-gov", "autoscaling",
	  "us-gov-east-1 us-gov-west-1" },
	{ "backup", "aws", "", "" },
	{ "cloudtrail", "aws", "cloudtrail-fips",
	  "us-east-1 us-east-2 us-west-1 us-west-2" },
	{ "cloudtrail", "aws-us-gov", "cloudtrail",
	  "us-gov-east-1 us-gov-west-1" },
	{ "comprehend", "aws", "comprehend-fips",
	  "ca-central-1 us-east-1 us-east-2 us-west-2" },
	{ "comprehend", "aws-us-gov", "comprehend-fips",
	  "us-gov-west-1" },
	{ "comprehendmedical", "aws", "comprehendmedical-fips",
	  "ca-central-1 us-east-1 us-east-2 us-west-2" },
	{ "comprehendmedical", "aws-us-gov", "comprehendmedical-fips",
	  "us-gov-west-1" },
	{ "config", "aws", "config-fips",
	  "us-east-1 us-east-2 us-west-1 us-west-2" },
	{ "config", "aws-us-gov", "config",
	  "us-gov-east-1 us-gov-west-1" },
	{ "ec2", "aws", "ec2-fips",
	  "ca-central-1 ca-west-1 us-east-1 us-east-2 us-west-1 "
	  "us-west-2" },
	{ "ec2", "aws-us-gov", "ec2",
	  "us-gov-east-1 us-gov-west-1" },
	{ "ecs", "aws", "ecs-fips",
	  "us-east-1 us-east-2 us-west-1 us-west-2" },
	{ "ecs", "aws-us-gov", "ecs-fips",
	  "us-gov-east-1 us-gov-west-1" },
	{ "eks", "aws", "fips.eks",
	  "us-east-1 us-east-2 us-west-1 us-west-2" },
	{ "eks", "aws-us-gov", "eks",
	  "us-gov-east-1 us-gov-west-1" },
	{ "elasticfilesystem", "aws", "elasticfilesystem-fips",
	  "af-south-1 ap-east-1 ap-northeast-1 ap-northeast-2 "
	  "ap-northeast-3 ap-south-1 ap-south-2 ap-southeast-1 "
	  "ap-southeast-2 ap-southeast-3 ap-southeast-4 "
	  "ap-southeast-5 ap-southeast-7 ca-central-1 ca-west-1 "
	  "eu-central-1 eu-central-2 eu-north-1 eu-south-1 "
	  "eu-south-2 eu-west-1 eu-west-2 eu-west-3 "
	  "il-central-1 me-central-1 me-south-1 mx-central-1 "
	  "sa-east-1 us-east-1 us-east-2 us-west-1 us-west-2" },
	{ "elasticfilesystem", "aws-us-gov", "elasticfilesystem-fips",
	  "us-gov-east-1 us-gov-west-1" },
	{ "events", "aws", "events-fips",
	  "us-east-1 us-east-2 us-west-1 us-west-2" },
	{ "events", "aws-us-gov", "events",
	  "us-gov-east-1 us-gov-west-1" },
	{ "guardduty", "aws", "guardduty-fips",
	  "ca-west-1 us-east-1 us-east-2 us-west-1 us-west-2" },
	{ "guardduty", "aws-us-gov", "guardduty",
	  "us-gov-east-1 us-gov-west-1" },
	{ "health", "aws", "health-fips",
	  "us-east-2" },
	{ "health", "aws-us-gov", "health-fips",
	  "us-gov-west-1" },
	{ "inspector2", "aws", "inspector2-fips",
	  "us-east-1 us-east-2 us-west-1 us-west-2" },
	{ "inspector2", "aws-us-gov", "inspector2-fips",
	  "us-gov-east-1 us-gov-west-1" },
	{ "kms", "aws", "kms-fips",
	  "af-south-1 ap-east-1 ap-northeast-1 ap-northeast-2 "
	  "ap-northeast-3 ap-south-1 ap-south-2 ap-southeast-1 "
	  "ap-southeast-2 ap-southeast-3 ap-southeast-4 "
	  "ap-southeast-5 ap-southeast-7 ca-central-1 ca-west-1 "
	  "eu-central-1 eu-central-2 eu-north-1 eu-south-1 "
	  "eu-south-2 eu-west-1 eu-west-2 eu-west-3 "
	  "il-central-1 me-central-1 me-south-1 mx-central-1 "
	  "sa-east-1 us-east-1 us-east-2 us-west-1 us-west-2" },
	{ "kms", "aws-us-gov", "kms-fips",
	  "us-gov-east-1 us-gov-west-1" },
	{ "logs", "aws", "logs-fips",
	  "ca-central-1 ca-west-1 us-east-1 us-east-2 us-west-1 "
	  "us-west-2" },
	{ "logs", "aws-us-gov", "logs",
	  "us-gov-east-1 us-gov-west-1" },
	{ "macie2", "aws", "macie2-fips",
	  "us-east-1 us-east-2 us-west-1 us-west-2" },
	{ "mediaconvert", "aws", "mediaconvert-fips",
	  "ca-central-1 us-east-1 us-east-2 us-west-1 us-west-2" },
	{ "mediaconvert", "aws-us-gov", "mediaconvert",
	  "us-gov-west-1" },
	{ "monitoring", "aws", "monitoring-fips",
	  "us-east-1 us-east-2 us-west-1 us-west-2" },
	{ "monitoring", "aws-us-gov", "monitoring",
	  "us-gov-east-1 us-gov-west-1" },
	{ "s3", "aws", "s3-fips",
	  "ca-central-1 ca-west-1 us-east-1 us-east-2 us-west-1 "
	  "us-west-2" },
	{ "s3", "aws-us-gov", "s3-fips",
	  "us-gov-east-1 us-gov-west-1" },
	{ "s3-control", "aws", "s3-control-fips",
	  "ca-central-1 ca-west-1 us-east-1 us-east-2 us-west-1 "
	  "us-west-2" },
	{ "s3-control", "aws-us-gov", "s3-control-fips",
	  "us-gov-east-1 us-gov-west-1" },
	{ "secretsmanager", "aws", "secretsmanager-fips",
	  "ca-central-1 ca-west-1 us-east-1 us-east-2 us-west-1 "
	  "us-west-2" },
	{ "secretsmanager", "aws-us-gov", "secretsmanager-fips",
	  "us-gov-east-1 us-gov-west-1" },
	{ "securityhub", "aws", "securityhub-fips",
	  "us-east-1 us-east-2 us-west-1 us-west-2" },
	{ "securityhub", "aws-us-gov", "securityhub-fips",
	  "us-gov-east-1 us-gov-west-1" },
	{ "servicequotas", "aws", "", "" },
	{ "servicequotas", "aws-us-gov", "servicequotas",
	  "us-gov-east-1 us-gov-west-1" },
	{ "ssm", "aws", "ssm-fips",
	  "ca-central-1 ca-west-1 us-east-1 us-east-2 us-west-1 "
	  "us-west-2" },
	{ "ssm", "aws-us-gov", "ssm",
	  "us-gov-east-1 us-gov-west-1" },
	{ "sts", "aws", "sts-fips",
	  "us-east-1 us-east-2 us-west-1 us-west-2" },
	{ "sts", "aws-us-gov", "sts",
	  "us-gov-east-1 us-gov-west-1" },
	{ "support", "aws", "", "" },
	{ "support", "aws-us-gov", "support",
	  "us-gov-west-1" },
	{ "transcribe", "aws", "fips.transcribe",
	  "ca-central-1 us-east-1 us-east-2 us-west-1 us-west-2" },
	{ "transcribe", "aws-us-gov", "fips.transcribe",
	  "us-gov-east-1 us-gov-west-1" },
	{ "transcribestreaming", "aws", "transcribestreaming-fips",
	  "ca-central-1 us-east-1 us-east-2 us-west-2" },
	{ "transcribestreaming", "aws-us-gov", "transcribestreaming-fips",
	  "us-gov-east-1 us-gov-west-1" },
	{ NULL, NULL, NULL, NULL },
};
