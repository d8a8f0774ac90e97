/*
 * sagemaker_holders.h - role and network of whatever has them: rows of
 * sagemaker.c
 */

#define HOLDER "notebook"
#define FROM "DescribeNotebookInstance"
#define ROLE_AT "RoleArn"
#define SUBNETS "SubnetId"
#define GROUPS "SecurityGroups[]"
#define WITHOUT "fails"
#include "sagemaker_role.h"
#include "sagemaker_network.h"
#undef HOLDER
#undef FROM
#undef ROLE_AT
#undef SUBNETS
#undef GROUPS
#undef WITHOUT

#define HOLDER "domain"
#define FROM "DescribeDomain"
#define ROLE_AT "DefaultUserSettings.ExecutionRole"
#define SUBNETS "SubnetIds[]"
#define GROUPS "DefaultUserSettings.SecurityGroups[]"
#define WITHOUT "fails"
#include "sagemaker_role.h"
#include "sagemaker_network.h"
#undef HOLDER
#undef FROM
#undef ROLE_AT
#undef SUBNETS
#undef GROUPS
#undef WITHOUT

#define HOLDER "user-profile"
#define FROM "DescribeUserProfile"
#define ROLE_AT "UserSettings.ExecutionRole"
#include "sagemaker_role.h"
#undef HOLDER
#undef FROM
#undef ROLE_AT

#define HOLDER "model"
#define FROM "DescribeModel"
#define ROLE_AT "ExecutionRoleArn"
#define SUBNETS "VpcConfig.Subnets[]"
#define GROUPS "VpcConfig.SecurityGroupIds[]"
#define WITHOUT "fails"
#include "sagemaker_role.h"
#include "sagemaker_network.h"
#undef HOLDER
#undef FROM
#undef ROLE_AT
#undef SUBNETS
#undef GROUPS
#undef WITHOUT

#define HOLDER "endpoint-config"
#define FROM "DescribeEndpointConfig"
#define ROLE_AT "ExecutionRoleArn"
#define SUBNETS "VpcConfig.Subnets[]"
#define GROUPS "VpcConfig.SecurityGroupIds[]"
#define WITHOUT "n/a: none if not ExecutionRoleArn=arn:*; fails"
#include "sagemaker_role.h"
#include "sagemaker_network.h"
#undef HOLDER
#undef FROM
#undef ROLE_AT
#undef SUBNETS
#undef GROUPS
#undef WITHOUT

#define HOLDER "training-job"
#define FROM "DescribeTrainingJob"
#define ROLE_AT "RoleArn"
#define SUBNETS "VpcConfig.Subnets[]"
#define GROUPS "VpcConfig.SecurityGroupIds[]"
#define WITHOUT "fails"
#include "sagemaker_role.h"
#include "sagemaker_network.h"
#undef HOLDER
#undef FROM
#undef ROLE_AT
#undef SUBNETS
#undef GROUPS
#undef WITHOUT

#define HOLDER "tuning-job"
#define FROM "Definitions"
#define ROLE_AT "RoleArn"
#define SUBNETS "VpcConfig.Subnets[]"
#define GROUPS "VpcConfig.SecurityGroupIds[]"
#define WITHOUT "fails"
#include "sagemaker_role.h"
#include "sagemaker_network.h"
#undef HOLDER
#undef FROM
#undef ROLE_AT
#undef SUBNETS
#undef GROUPS
#undef WITHOUT

#define HOLDER "processing-job"
#define FROM "DescribeProcessingJob"
#define ROLE_AT "RoleArn"
#define SUBNETS "NetworkConfig.VpcConfig.Subnets[]"
#define GROUPS "NetworkConfig.VpcConfig.SecurityGroupIds[]"
#define WITHOUT "fails"
#include "sagemaker_role.h"
#include "sagemaker_network.h"
#undef HOLDER
#undef FROM
#undef ROLE_AT
#undef SUBNETS
#undef GROUPS
#undef WITHOUT

#define HOLDER "cluster"
#define FROM "DescribeCluster"
#define SUBNETS "VpcConfig.Subnets[]"
#define GROUPS "VpcConfig.SecurityGroupIds[]"
#define WITHOUT "review"
#include "sagemaker_network.h"
#undef HOLDER
#undef FROM
#undef SUBNETS
#undef GROUPS
#undef WITHOUT

#define HOLDER "instance-group"
#define FROM "InstanceGroups"
#define ROLE_AT "ExecutionRole"
#define SUBNETS "OverrideVpcConfig.Subnets[]"
#define GROUPS "OverrideVpcConfig.SecurityGroupIds[]"
#define WITHOUT "n/a"
#include "sagemaker_role.h"
#include "sagemaker_network.h"
#undef HOLDER
#undef FROM
#undef ROLE_AT
#undef SUBNETS
#undef GROUPS
#undef WITHOUT

#define HOLDER "data-quality-definition"
#define FROM "DescribeDataQualityJobDefinition"
#define ROLE_AT "RoleArn"
#define SUBNETS "NetworkConfig.VpcConfig.Subnets[]"
#define GROUPS "NetworkConfig.VpcConfig.SecurityGroupIds[]"
#define WITHOUT "review"
#include "sagemaker_role.h"
#include "sagemaker_network.h"
#undef HOLDER
#undef FROM
#undef ROLE_AT
#undef SUBNETS
#undef GROUPS
#undef WITHOUT

#define HOLDER "model-quality-definition"
#define FROM "DescribeModelQualityJobDefinition"
#define ROLE_AT "RoleArn"
#define SUBNETS "NetworkConfig.VpcConfig.Subnets[]"
#define GROUPS "NetworkConfig.VpcConfig.SecurityGroupIds[]"
#define WITHOUT "review"
#include "sagemaker_role.h"
#include "sagemaker_network.h"
#undef HOLDER
#undef FROM
#undef ROLE_AT
#undef SUBNETS
#undef GROUPS
#undef WITHOUT

#define HOLDER "bias-definition"
#define FROM "DescribeModelBiasJobDefinition"
#define ROLE_AT "RoleArn"
#define SUBNETS "NetworkConfig.VpcConfig.Subnets[]"
#define GROUPS "NetworkConfig.VpcConfig.SecurityGroupIds[]"
#define WITHOUT "review"
#include "sagemaker_role.h"
#include "sagemaker_network.h"
#undef HOLDER
#undef FROM
#undef ROLE_AT
#undef SUBNETS
#undef GROUPS
#undef WITHOUT

#define HOLDER "explainability-definition"
#define FROM "DescribeModelExplainabilityJobDefinition"
#define ROLE_AT "RoleArn"
#define SUBNETS "NetworkConfig.VpcConfig.Subnets[]"
#define GROUPS "NetworkConfig.VpcConfig.SecurityGroupIds[]"
#define WITHOUT "review"
#include "sagemaker_role.h"
#include "sagemaker_network.h"
#undef HOLDER
#undef FROM
#undef ROLE_AT
#undef SUBNETS
#undef GROUPS
#undef WITHOUT
