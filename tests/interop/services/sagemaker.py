"""SageMaker: moto has notebooks, models, endpoints, jobs, packages, domains and
HyperPod; Studio's scripts, images and spaces it has not."""
import base64

ACCOUNT = "123456789012"
ROLE = f"arn:aws:iam::{ACCOUNT}:role/transcribe"
DLC = "763104351884.dkr.ecr.%s.amazonaws.com/"
TRAIN = DLC + "pytorch-training:2.12.0-gpu-py312-cu130-amzn2023-sagemaker-v1.2"
SERVE = DLC + "pytorch-inference:2.6.0-cpu-py312-ubuntu22.04-sagemaker"
OWN = f"{ACCOUNT}.dkr.ecr.%s.amazonaws.com/scorer@sha256:" + "ab" * 32
VPC = {"SecurityGroupIds": ["sg-0123456789abcdef0"],
       "Subnets": ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]}
TAGS = [{"Key": "Owner", "Value": "Zo\u00eb & Co"},
        {"Key": "DataClassification", "Value": "confidential"}]


def notebooks(sm, key):
    sm.create_notebook_instance_lifecycle_config(
        NotebookInstanceLifecycleConfigName="setup", OnStart=[{
            "Content": base64.b64encode(b"#!/bin/bash\njupyter --version\n"
                                        ).decode()}])
    sm.create_notebook_instance(
        NotebookInstanceName="research", InstanceType="ml.t3.medium",
        RoleArn=ROLE, KmsKeyId=key, SubnetId=VPC["Subnets"][0],
        SecurityGroupIds=VPC["SecurityGroupIds"], RootAccess="Disabled",
        DirectInternetAccess="Disabled", LifecycleConfigName="setup",
        PlatformIdentifier="notebook-al2-v3", Tags=TAGS)
    sm.create_notebook_instance(
        NotebookInstanceName="open", InstanceType="ml.t3.medium",
        RoleArn=ROLE, DirectInternetAccess="Enabled",
        DefaultCodeRepository="https://git.example.net/ml.git")


def endpoints(sm, region, key):
    sm.create_model(
        ModelName="Scorer", ExecutionRoleArn=ROLE, VpcConfig=VPC, Tags=TAGS,
        EnableNetworkIsolation=True, PrimaryContainer={
            "Image": OWN % region, "ModelDataUrl": "s3://acme-media/m.tar.gz",
            "Environment": {"OPT_OUT_TRACKING": "true", "STAGE": "live"}})
    sm.create_model(
        ModelName="chain", ExecutionRoleArn=ROLE, Containers=[
            {"Image": SERVE % region, "Environment": {"HF_TOKEN": "hf_none"}},
            {"Image": OWN % region}])
    sm.create_endpoint_config(
        EndpointConfigName="scorer-1", KmsKeyId=key, Tags=TAGS,
        ProductionVariants=[{
            "VariantName": "AllTraffic", "ModelName": "Scorer",
            "InitialInstanceCount": 2, "InstanceType": "ml.m5.xlarge",
            "InitialVariantWeight": 1}],
        DataCaptureConfig={
            "EnableCapture": True, "InitialSamplingPercentage": 100,
            "DestinationS3Uri": "s3://acme-media/capture/", "KmsKeyId": key,
            "CaptureOptions": [{"CaptureMode": "Input"},
                               {"CaptureMode": "Output"}]})
    sm.create_endpoint_config(
        EndpointConfigName="chain-1", ProductionVariants=[{
            "VariantName": "AllTraffic", "ModelName": "chain",
            "InitialInstanceCount": 1, "InstanceType": "ml.g4dn.xlarge"}])
    sm.create_endpoint(EndpointName="scorer", Tags=TAGS,
                       EndpointConfigName="scorer-1")
    sm.create_endpoint(EndpointName="chain", EndpointConfigName="chain-1")


def data(channel):
    return [{"ChannelName": channel, "DataSource": {"S3DataSource": {
        "S3DataType": "S3Prefix", "S3Uri": f"s3://acme-media/{channel}/",
        "S3DataDistributionType": "FullyReplicated"}}}]


def training(sm, region, key):
    sm.create_training_job(
        TrainingJobName="train-1", RoleArn=ROLE, Tags=TAGS, VpcConfig=VPC,
        AlgorithmSpecification={"TrainingImage": TRAIN % region,
                                "TrainingInputMode": "File"},
        InputDataConfig=data("train"), OutputDataConfig={
            "S3OutputPath": "s3://acme-media/models/", "KmsKeyId": key},
        ResourceConfig={"InstanceType": "ml.m5.xlarge", "InstanceCount": 2,
                        "VolumeSizeInGB": 30, "VolumeKmsKeyId": key},
        StoppingCondition={"MaxRuntimeInSeconds": 3600},
        HyperParameters={"epochs": "3"}, EnableNetworkIsolation=True,
        EnableInterContainerTrafficEncryption=True,
        EnableManagedSpotTraining=True,
        CheckpointConfig={"S3Uri": "s3://acme-media/checkpoints/"})
    for n in range(3):
        sm.create_training_job(
            TrainingJobName=f"try-{n}", RoleArn=ROLE,
            AlgorithmSpecification={"TrainingImage": TRAIN % region,
                                    "TrainingInputMode": "File"},
            OutputDataConfig={"S3OutputPath": "s3://acme-open/models/"},
            ResourceConfig={"InstanceType": "ml.g5.xlarge",
                            "InstanceCount": 1, "VolumeSizeInGB": 30},
            StoppingCondition={"MaxRuntimeInSeconds": 3600},
            HyperParameters={"wandb_api_key": "none"})
    sm.create_hyper_parameter_tuning_job(
        HyperParameterTuningJobName="tune-1",
        HyperParameterTuningJobConfig={
            "Strategy": "Random", "ResourceLimits": {
                "MaxNumberOfTrainingJobs": 2, "MaxParallelTrainingJobs": 1}},
        TrainingJobDefinition={
            "StaticHyperParameters": {"epochs": "3"}, "RoleArn": ROLE,
            "AlgorithmSpecification": {"TrainingImage": TRAIN % region,
                                       "TrainingInputMode": "File"},
            "OutputDataConfig": {"S3OutputPath": "s3://acme-media/tuned/"},
            "ResourceConfig": {"InstanceType": "ml.m5.xlarge",
                               "InstanceCount": 1, "VolumeSizeInGB": 30},
            "StoppingCondition": {"MaxRuntimeInSeconds": 3600}})


def other_jobs(sm, region, key):
    sm.create_processing_job(
        ProcessingJobName="prepare-1", RoleArn=ROLE,
        ProcessingResources={"ClusterConfig": {
            "InstanceCount": 2, "InstanceType": "ml.m5.xlarge",
            "VolumeSizeInGB": 30, "VolumeKmsKeyId": key}},
        ProcessingOutputConfig={"KmsKeyId": key, "Outputs": [{
            "OutputName": "out", "S3Output": {
                "S3Uri": "s3://acme-media/prepared/", "LocalPath": "/out",
                "S3UploadMode": "EndOfJob"}}]},
        AppSpecification={"ImageUri": OWN % region,
                          "ContainerEntrypoint": ["python3", "prepare.py"]},
        NetworkConfig={"EnableNetworkIsolation": True, "VpcConfig": VPC,
                       "EnableInterContainerTrafficEncryption": True})
    sm.create_processing_job(
        ProcessingJobName="open-1", RoleArn=ROLE,
        ProcessingResources={"ClusterConfig": {
            "InstanceCount": 2, "InstanceType": "ml.m5.xlarge",
            "VolumeSizeInGB": 30}},
        AppSpecification={"ImageUri": OWN % region},
        Environment={"DB_PASSWORD": "none"})
    sm.create_transform_job(
        TransformJobName="batch-1", ModelName="Scorer",
        TransformInput={"DataSource": {"S3DataSource": {
            "S3DataType": "S3Prefix", "S3Uri": "s3://acme-media/in/"}}},
        TransformOutput={"S3OutputPath": "s3://acme-media/out/",
                         "KmsKeyId": key},
        TransformResources={"InstanceType": "ml.m5.xlarge",
                            "InstanceCount": 1, "VolumeKmsKeyId": key})


def registry(sm, region):
    container = {"Image": OWN % region, "Environment": {"STAGE": "live"},
                 "ModelDataUrl": "s3://acme-media/m.tar.gz"}
    specification = {"Containers": [container],
                     "SupportedContentTypes": ["text/csv"],
                     "SupportedResponseMIMETypes": ["text/csv"]}
    sm.create_model_package_group(ModelPackageGroupName="scores",
                                  ModelPackageGroupDescription="Scores")
    for status in ("Approved", "PendingManualApproval"):
        sm.create_model_package(
            ModelPackageGroupName="scores", ModelApprovalStatus=status,
            ModelPackageDescription=status,
            InferenceSpecification=specification)


def studio_and_pods(sm, key):
    sm.create_domain(
        DomainName="studio", AuthMode="SSO", VpcId="vpc-0123456789abcdef0",
        SubnetIds=VPC["Subnets"], KmsKeyId=key,
        AppNetworkAccessType="VpcOnly", Tags=TAGS,
        DefaultUserSettings={"ExecutionRole": ROLE})
    sm.create_cluster(
        ClusterName="pod", VpcConfig=VPC, Tags=TAGS, InstanceGroups=[{
            "InstanceCount": 2, "InstanceGroupName": "workers",
            "InstanceType": "ml.g5.8xlarge", "ExecutionRole": ROLE,
            "LifeCycleConfig": {"SourceS3Uri": "s3://sagemaker-media/pod/",
                                "OnCreate": "on_create.sh"},
            "ThreadsPerCore": 1}])


def fill(client, region, keys):
    sm, key = client("sagemaker", region), keys["rotated"]["Arn"]
    notebooks(sm, key)
    endpoints(sm, region, key)
    training(sm, region, key)
    other_jobs(sm, region, key)
    registry(sm, region)
    studio_and_pods(sm, key)


def listed(operation, members, **kwargs):
    return "sagemaker", "list_" + operation, members, kwargs


LISTS = {
    "sagemaker:notebook": listed("notebook_instances", "NotebookInstances"),
    "sagemaker:notebook-script": listed(
        "notebook_instance_lifecycle_configs",
        "NotebookInstanceLifecycleConfigs"),
    "sagemaker:domain": listed("domains", "Domains"),
    "sagemaker:studio-script": listed("studio_lifecycle_configs",
                                      "StudioLifecycleConfigs"),
    "sagemaker:app-image": listed("app_image_configs", "AppImageConfigs"),
    "sagemaker:image": listed("images", "Images"),
    "sagemaker:model": listed("models", "Models"),
    "sagemaker:endpoint-config": listed("endpoint_configs",
                                        "EndpointConfigs"),
    "sagemaker:endpoint": listed("endpoints", "Endpoints"),
    "sagemaker:inference-component": listed("inference_components",
                                            "InferenceComponents"),
    "sagemaker:training-job": listed("training_jobs", "TrainingJobSummaries"),
    "sagemaker:tuning-job": listed("hyper_parameter_tuning_jobs",
                                   "HyperParameterTuningJobSummaries"),
    "sagemaker:processing-job": listed("processing_jobs",
                                       "ProcessingJobSummaries"),
    "sagemaker:transform-job": listed("transform_jobs",
                                      "TransformJobSummaries"),
    "sagemaker:package-group": listed("model_package_groups",
                                      "ModelPackageGroupSummaryList"),
    "sagemaker:model-package": listed("model_packages",
                                      "ModelPackageSummaryList",
                                      ModelPackageType="Both"),
    "sagemaker:algorithm": listed("algorithms", "AlgorithmSummaryList"),
    "sagemaker:cluster": listed("clusters", "ClusterSummaries"),
    "sagemaker:monitoring": listed("monitoring_schedules",
                                   "MonitoringScheduleSummaries"),
}
INSIDE = {
    "sagemaker:user-profile": ("sagemaker", "list_user_profiles",
                               "UserProfiles", "DomainIdEquals"),
    "sagemaker:space": ("sagemaker", "list_spaces", "Spaces",
                        "DomainIdEquals"),
    "sagemaker:image-version": ("sagemaker", "list_image_versions",
                                "ImageVersions", "ImageName"),
    "sagemaker:instance-group": ("sagemaker", "describe_cluster",
                                 "InstanceGroups", "ClusterName"),
    "sagemaker:cluster-node": ("sagemaker", "list_cluster_nodes",
                               "ClusterNodeSummaries", "ClusterName"),
}


def image_versions(data, region):
    return [{"ImageName": i["ImageName"], "Version": v["Version"]}
            for i in data.get("sagemaker", "images", region)
            for v in i["Versions"]]


def arguments(each, with_):
    def of(name, **members):
        return each("sagemaker", name, **members)

    by_name = {
        "DescribeNotebookInstance": ("notebooks", "NotebookInstanceName"),
        "DescribeNotebookInstanceLifecycleConfig": (
            "notebook-scripts", "NotebookInstanceLifecycleConfigName"),
        "DescribeDomain": ("domains", "DomainId"),
        "DescribeStudioLifecycleConfig": ("studio-scripts",
                                          "StudioLifecycleConfigName"),
        "ListImageVersions": ("images", "ImageName"),
        "DescribeModel": ("models", "ModelName"),
        "DescribeEndpointConfig": ("endpoint-configs", "EndpointConfigName"),
        "DescribeEndpoint": ("endpoints", "EndpointName"),
        "DescribeInferenceComponent": ("components",
                                       "InferenceComponentName"),
        "DescribeTrainingJob": ("training-jobs", "TrainingJobName"),
        "DescribeHyperParameterTuningJob": ("tuning-jobs",
                                            "HyperParameterTuningJobName"),
        "DescribeProcessingJob": ("processing-jobs", "ProcessingJobName"),
        "DescribeTransformJob": ("transform-jobs", "TransformJobName"),
        "GetModelPackageGroupPolicy": ("package-groups",
                                       "ModelPackageGroupName"),
        "DescribeAlgorithm": ("algorithms", "AlgorithmName"),
        "DescribeCluster": ("clusters", "ClusterName"),
        "ListClusterNodes": ("clusters", "ClusterName"),
        "DescribeMonitoringSchedule": ("schedules", "MonitoringScheduleName"),
        "DescribeDataQualityJobDefinition": ("data-quality",
                                             "JobDefinitionName"),
        "DescribeModelQualityJobDefinition": ("model-quality",
                                              "JobDefinitionName"),
        "DescribeModelBiasJobDefinition": ("model-bias", "JobDefinitionName"),
        "DescribeModelExplainabilityJobDefinition": ("model-explainability",
                                                     "JobDefinitionName"),
    }
    return {"sagemaker": {
        **{op: of(name, **{key: key}) for op, (name, key) in by_name.items()},
        "ListUserProfiles": of("domains", DomainIdEquals="DomainId"),
        "ListSpaces": of("domains", DomainIdEquals="DomainId"),
        "DescribeUserProfile": of("user-profiles", DomainId="DomainId",
                                  UserProfileName="UserProfileName"),
        "DescribeImageVersion": image_versions,
        "ListModelPackages": with_(ModelPackageType="Both"),
        "DescribeModelPackage": of("packages",
                                   ModelPackageName="ModelPackageArn"),
        "ListTags": of("tags", ResourceArn="Arn"),
    }}


# A group that is not shared.
EXPECTED = {"ValidationException": {"GetModelPackageGroupPolicy"}}
