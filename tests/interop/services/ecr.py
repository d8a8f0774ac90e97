"""Amazon ECR: repositories good and bad, images, a registry with rules."""
import json

LISTS = {
    "ecr:repository": ("ecr", "describe_repositories", "repositories", {}),
    "ecr:cache-rule": ("ecr", "describe_pull_through_cache_rules",
                       "pullThroughCacheRules", {}),
    "ecr:creation-template": ("ecr", "describe_repository_creation_templates",
                              "repositoryCreationTemplates", {}),
}
INSIDE = {
    "ecr:image": ("ecr", "describe_images", "imageDetails", "repositoryName"),
}
EXPECTED = {
    "RegistryPolicyNotFoundException": ("GetRegistryPolicy",),
    "SigningConfigurationNotFoundException": ("GetSigningConfiguration",),
    "RepositoryPolicyNotFoundException": ("GetRepositoryPolicy",),
    "LifecyclePolicyNotFoundException": ("GetLifecyclePolicy",),
    "ScanNotFoundException": ("DescribeImageScanFindings",),
    "PullThroughCacheRuleNotFoundException": (
        "DescribePullThroughCacheRules",),
}


def policy(principal, *actions, **more):
    return json.dumps({"Version": "2012-10-17", "Statement": [
        {"Sid": "others", "Effect": "Allow", "Principal": principal,
         "Action": list(actions), **more}]})


def image(ecr, repository, n, **how):
    """One n is one image, in whatever repository."""
    media = "application/vnd.docker.distribution.manifest.v2+json"
    ecr.put_image(repositoryName=repository, imageManifest=json.dumps(
        {"schemaVersion": 2, "mediaType": media, "config": {
            "mediaType": "application/vnd.docker.container.image.v1+json",
            "size": 100 + n, "digest": f"sha256:{n:064x}"}, "layers": []}),
        imageManifestMediaType=media, imageDigest=f"sha256:{n + 1:064x}",
        **how)


def fill(client, region, keys):
    ecr = client("ecr", region)
    ecr.create_repository(
        repositoryName="dlc/pytorch-training", imageTagMutability="IMMUTABLE",
        imageScanningConfiguration={"scanOnPush": True},
        encryptionConfiguration={"encryptionType": "KMS",
                                 "kmsKey": keys["rotated"]["Arn"]},
        tags=[{"Key": "Owner", "Value": "ml"},
              {"Key": "DataClassification", "Value": "internal"}])
    ecr.create_repository(
        repositoryName="plain/web", imageTagMutability="MUTABLE",
        encryptionConfiguration={"encryptionType": "KMS",
                                 "kmsKey": keys["off"]["Arn"]},
        tags=[{"Key": "Contact", "Value": "jane.roe@example.com"}])
    for name in ("ecr-public/deep-learning-containers/vllm", "plain/batch"):
        ecr.create_repository(repositoryName=name)
    ecr.put_lifecycle_policy(
        repositoryName="dlc/pytorch-training", lifecyclePolicyText=json.dumps(
            {"rules": [{"rulePriority": 1, "description": "Leftovers & <more>",
                        "selection": {"tagStatus": "untagged",
                                      "countType": "imageCountMoreThan",
                                      "countNumber": 10},
                        "action": {"type": "expire"}}]}))
    ecr.set_repository_policy(
        repositoryName="plain/web",
        policyText=policy("*", "ecr:BatchGetImage"))
    ecr.set_repository_policy(
        repositoryName="dlc/pytorch-training", policyText=policy(
            {"AWS": "arn:aws:iam::999988887777:root"}, "ecr:BatchGetImage"))
    for n in range(3):
        image(ecr, "dlc/pytorch-training", n, imageTag=f"2.{n}-gpu-py313")
    image(ecr, "plain/web", 7, imageTag="latest")
    image(ecr, "plain/batch", 0, imageTag="same-as-2.0")
    if region == "us-east-1":
        ecr.put_registry_scanning_configuration(scanType="BASIC", rules=[])
        return
    ecr.put_registry_scanning_configuration(scanType="ENHANCED", rules=[
        {"scanFrequency": "CONTINUOUS_SCAN", "repositoryFilters": [
            {"filter": "dlc*", "filterType": "WILDCARD"}]}])
    ecr.put_registry_policy(policyText=policy(
        {"AWS": "arn:aws:iam::999988887777:root"}, "ecr:ReplicateImage",
        Resource=f"arn:aws:ecr:{region}:123456789012:repository/*"))
    ecr.put_replication_configuration(replicationConfiguration={"rules": [
        {"destinations": [{"region": "us-east-1",
                           "registryId": "123456789012"}]}]})


def arguments(each, with_):
    def of_images(d, r):
        return [{"repositoryName": i["repositoryName"],
                 "imageId": {"imageDigest": i["imageDigest"]}}
                for i in d.get("ecr", "images", r)]

    def repositories(name, member):
        return each("ecr", "repositories", **{name: member})

    def images(d, r):
        return [{"repositoryName": n, **more}
                for n in [x["repositoryName"] for x in
                          d.get("ecr", "repositories", r)]
                for more in ({}, {"filter": {"imageStatus": "ANY"}})] + [
            {"repositoryName": i["repositoryName"],
             "imageIds": [{"imageTag": i["tag"]}]}
            for i in d.get("ecr", "images", r) if "tag" in i]

    return {"ecr": {
        "GetAccountSetting": lambda d, r: [
            {"name": x["name"]} for x in d.get("ecr", "account-settings", r)],
        "DescribePullThroughCacheRules": lambda d, r: [
            {}, {"ecrRepositoryPrefixes": ["dlc"]},
            {"ecrRepositoryPrefixes": ["ecr-public"]}],
        "BatchGetRepositoryScanningConfiguration": lambda d, r: [
            {"repositoryNames": [x["repositoryName"] for x in
                                 d.get("ecr", "repositories", r)]
             or ["none"]}],
        "GetRepositoryPolicy": repositories("repositoryName",
                                            "repositoryName"),
        "GetLifecyclePolicy": repositories("repositoryName",
                                           "repositoryName"),
        "ListTagsForResource": repositories("resourceArn", "repositoryArn"),
        "DescribeImages": images,
        "DescribeImageScanFindings": of_images,
        "DescribeImageSigningStatus": of_images,
        "DescribeImageReplicationStatus": of_images,
    }}
