"""Clusters, services and definitions, and the file systems they mount.

No task is started: moto's goes on to its next state whenever one looks at it.
"""
import json


def definition(name, image, **more):
    return {"name": name, "image": image, "memory": 512, "essential": True,
            **more}


def file_systems(client, region, keys):
    efs = client("efs", region)
    good = efs.create_file_system(
        CreationToken="good-" + region, Encrypted=True,
        KmsKeyId=keys["rotated"]["Arn"],
        Tags=[{"Key": "Owner", "Value": "ml"},
              {"Key": "Name", "Value": "models <&> \u00e9"}])["FileSystemId"]
    plain = efs.create_file_system(CreationToken="plain-" + region,
                                   Encrypted=False)["FileSystemId"]
    efs.put_file_system_policy(FileSystemId=good, Policy=json.dumps({
        "Version": "2012-10-17", "Statement": [
            {"Effect": "Deny", "Principal": {"AWS": "*"}, "Action": "*",
             "Condition": {"Bool": {"aws:SecureTransport": "false"}}}]}))
    return good, plain


def definitions(client, region, keys):
    ecs = client("ecs", region)
    good, plain = file_systems(client, region, keys)
    role = "arn:aws:iam::123456789012:role/"
    own = f"123456789012.dkr.ecr.{region}.amazonaws.com/"
    ecs.register_task_definition(
        family="good", networkMode="awsvpc", taskRoleArn=role + "task",
        executionRoleArn=role + "start", cpu="256", memory="512",
        requiresCompatibilities=["FARGATE"],
        tags=[{"key": "Owner", "value": "ml"}],
        volumes=[{"name": "models", "efsVolumeConfiguration": {
            "fileSystemId": good, "transitEncryption": "ENABLED",
            "authorizationConfig": {"iam": "ENABLED"}}}],
        containerDefinitions=[
            definition("serve", own + "serve@sha256:" + "ab" * 32,
                       user="1000", readonlyRootFilesystem=True,
                       environment=[{"name": "OPT_OUT_TRACKING",
                                     "value": "true"},
                                    {"name": "WORKERS", "value": "4"}],
                       logConfiguration={"logDriver": "awslogs", "options": {
                           "awslogs-group": "/ecs/serve",
                           "awslogs-region": region}},
                       healthCheck={"command": ["CMD", "/probe"]}),
            definition("proxy", "public.ecr.aws/nginx/nginx:1.27")])
    for n in range(3):      # only the last of them is the family's newest
        ecs.register_task_definition(
            family="bad", networkMode="host", pidMode="host",
            volumes=[{"name": "all", "host": {"sourcePath": "/"}},
                     {"name": "data", "efsVolumeConfiguration": {
                         "fileSystemId": plain}}],
            containerDefinitions=[
                definition("serve", f"763104351884.dkr.ecr.{region}"
                           f".amazonaws.com/vllm:0.{n}", privileged=True,
                           command=["--api-key", "sk-EXAMPLE-not-real"],
                           environment=[{"name": "HF_TOKEN",
                                         "value": "hf_EXAMPLEnotreal00"}])])


def fill(client, region, keys):
    ecs = client("ecs", region)
    definitions(client, region, keys)
    for n, insights in enumerate(("enabled", "disabled")):
        ecs.create_cluster(
            clusterName=f"cluster-{n}", tags=[{"key": "Owner", "value": "ml"}],
            settings=[{"name": "containerInsights", "value": insights}],
            configuration={"executeCommandConfiguration": {
                "kmsKeyId": keys["rotated"]["Arn"],
                "logging": "NONE" if n else "DEFAULT"}})
    for n in range(13):     # more than one DescribeServices takes
        ecs.create_service(
            cluster="cluster-0", serviceName=f"good-{n}", desiredCount=2,
            taskDefinition="good", tags=[{"key": "Owner", "value": "ml"}])
    ecs.create_service(cluster="cluster-1", serviceName="bad", desiredCount=1,
                       taskDefinition="bad:2")
    ecs.put_account_setting(name="taskLongArnFormat", value="enabled")
    scaling = client("application-autoscaling", region)
    scaling.register_scalable_target(
        ServiceNamespace="ecs", ResourceId="service/cluster-0/good-1",
        ScalableDimension="ecs:service:DesiredCount", MinCapacity=2,
        MaxCapacity=9)


CLUSTER = "cluster"
LISTS = {
    "ecs:cluster": ("ecs", "list_clusters", "clusterArns", {}),
    "ecs:family": ("ecs", "list_task_definition_families", "families",
                   {"status": "ACTIVE"}),
    "elasticfilesystem:file-system": ("efs", "describe_file_systems",
                                      "FileSystems", {}),
}
INSIDE = {
    "ecs:service": ("ecs", "list_services", "serviceArns", CLUSTER),
    "ecs:task": ("ecs", "list_tasks", "taskArns", CLUSTER),
    "ecs:container-instance": ("ecs", "list_container_instances",
                               "containerInstanceArns", CLUSTER),
    "ecs:capacity-provider": ("ecs", "describe_capacity_providers",
                              "capacityProviders", CLUSTER),
    "ecs:daemon": ("ecs", "list_daemons", "daemonSummariesList",
                   "clusterArn"),
    "ecs:container": ("ecs", "describe_task_definition",
                      "taskDefinition.containerDefinitions",
                      "taskDefinition"),
    "ecs:daemon-container": (
        "ecs", "describe_daemon_task_definition",
        "daemonTaskDefinition.containerDefinitions", "daemonTaskDefinition"),
}
INCLUDE = {"DescribeClusters": ["CONFIGURATIONS", "SETTINGS", "TAGS"],
           "DescribeServices": ["TAGS"], "DescribeTasks": ["TAGS"],
           "DescribeContainerInstances": ["TAGS"]}


def described(op, kind, member, name):
    """One by one, each in its cluster."""
    def asked(d, r):
        return [{"cluster": thing["cluster"], name: [thing[member]],
                 "include": INCLUDE[op]} for thing in d.get("ecs", kind, r)]
    return asked


def by_arn(kind, member, name):
    return lambda d, r: [{name: [thing[member]]}
                         for thing in d.get("ecs", kind, r)]


def namespaces(d, r):
    return [{"ServiceNamespace": n} for n in ("comprehend", "ecs")]


def arguments(each, with_):
    in_cluster = each("ecs", "clusters", cluster="clusterName")
    return {
        "ecs": {
            "ListAccountSettings": with_(effectiveSettings=True),
            "DescribeClusters": lambda d, r: [
                {"clusters": [c["clusterArn"]],
                 "include": INCLUDE["DescribeClusters"]}
                for c in d.get("ecs", "clusters", r)],
            **{op: in_cluster for op in (
                "ListServices", "ListTasks", "ListContainerInstances",
                "DescribeCapacityProviders")},
            "DescribeServices": described("DescribeServices", "services",
                                          "serviceArn", "services"),
            "DescribeTasks": described("DescribeTasks", "tasks", "taskArn",
                                       "tasks"),
            "DescribeContainerInstances": described(
                "DescribeContainerInstances", "instances",
                "containerInstanceArn", "containerInstances"),
            "DescribeServiceRevisions": by_arn(
                "revisions", "serviceRevisionArn", "serviceRevisionArns"),
            "DescribeExpressGatewayService": each(
                "ecs", "express", serviceArn="serviceArn"),
            "DescribeTaskDefinition": each("ecs", "definitions",
                                           taskDefinition="name"),
            "ListDaemons": each("ecs", "clusters", clusterArn="clusterArn"),
            "DescribeDaemon": each("ecs", "daemons", daemonArn="daemonArn"),
            "DescribeDaemonRevisions": by_arn(
                "daemon-revisions", "daemonRevisionArn", "daemonRevisionArns"),
            "DescribeDaemonTaskDefinition": each(
                "ecs", "daemon-definitions",
                daemonTaskDefinition="daemonTaskDefinitionArn"),
        },
        "elasticfilesystem": {
            "DescribeFileSystemPolicy": each(
                "elasticfilesystem", "file-systems",
                FileSystemId="FileSystemId"),
        },
        "application-autoscaling": {
            "DescribeScalableTargets": namespaces,
            "DescribeScalingPolicies": namespaces,
        },
    }


EXPECTED = {
    # a Region that has none; a file system that lets in whoever reaches it
    "UnsupportedFeatureException": {"ListDaemons"},
    "PolicyNotFound": {"DescribeFileSystemPolicy"},
}
