"""Clusters, node groups and Fargate profiles: what moto has of EKS."""


def network(client, region):
    ec2 = client("ec2", region)
    vpc = ec2.create_vpc(CidrBlock="10.60.0.0/16")["Vpc"]["VpcId"]
    subnets = [ec2.create_subnet(
        VpcId=vpc, CidrBlock=f"10.60.{n}.0/24",
        AvailabilityZone=f"{region}{zone}")["Subnet"]["SubnetId"]
        for n, zone in enumerate("ab")]
    group = ec2.create_security_group(
        GroupName="clusters", Description="control planes", VpcId=vpc)
    return subnets, group["GroupId"]


def fill(client, region, keys):
    eks = client("eks", region)
    role = "arn:aws:iam::123456789012:role/"
    subnets, group = network(client, region)

    for n, public in enumerate((False, True, True)):
        how = {} if public else {"encryptionConfig": [{
            "resources": ["secrets"],
            "provider": {"keyArn": keys["rotated"]["Arn"]}}]}
        eks.create_cluster(
            name=f"cluster-{n}", version="1.34", roleArn=role + "cluster",
            resourcesVpcConfig={"subnetIds": subnets,
                                "securityGroupIds": [group],
                                "endpointPublicAccess": public,
                                "endpointPrivateAccess": not public},
            logging={"clusterLogging": [
                {"types": ["api", "audit"], "enabled": not public}]},
            tags={"Owner": "ml", "note": f"n\u00b0 {n} <&>"}, **how)
    for n in range(3):
        eks.create_nodegroup(
            clusterName="cluster-0", nodegroupName=f"nodes-{n}",
            nodeRole=role + "nodes", subnets=subnets[:n % 2 + 1],
            amiType="AL2023_x86_64_STANDARD" if n else "AL2_x86_64",
            scalingConfig={"minSize": n, "maxSize": 4, "desiredSize": n},
            remoteAccess={} if n else {"ec2SshKey": "dev-key"},
            tags={"Owner": "ml"})
    eks.create_fargate_profile(
        fargateProfileName="batch", clusterName="cluster-1",
        podExecutionRoleArn=role + "pods", subnets=subnets,
        selectors=[{"namespace": "batch", "labels": {"who": "batch"}}])


LISTS = {
    "eks:cluster": ("eks", "list_clusters", "clusters", {}),
    "eks:registered-cluster": ("eks", "list_clusters", "clusters",
                               {"include": ["all"]}),
}
CLUSTER = "clusterName"
INSIDE = {
    "eks:cluster-subnet": ("eks", "describe_cluster",
                           "cluster.resourcesVpcConfig.subnetIds", "name"),
    "eks:nodegroup-subnet": ("eks", "describe_nodegroup",
                             "nodegroup.subnets", "clusterName nodegroupName"),
    "eks:nodegroup": ("eks", "list_nodegroups", "nodegroups", CLUSTER),
    "eks:addon": ("eks", "list_addons", "addons", CLUSTER),
    "eks:fargate-profile": ("eks", "list_fargate_profiles",
                            "fargateProfileNames", CLUSTER),
    "eks:pod-identity": ("eks", "list_pod_identity_associations",
                         "associations", CLUSTER),
    "eks:access-entry": ("eks", "list_access_entries", "accessEntries",
                         CLUSTER),
    "eks:identity-provider": ("eks", "list_identity_provider_configs",
                              "identityProviderConfigs", CLUSTER),
    "eks:insight": ("eks", "list_insights", "insights", CLUSTER),
    "eks:capability": ("eks", "list_capabilities", "capabilities", CLUSTER),
    "eks:update": ("eks", "list_updates", "updateIds", "name"),
}


def inside(list_of, cluster="clusterName", **members):
    """An operation on each thing in each cluster."""
    def asked(d, r):
        return [{cluster: c["name"],
                 **{arg: thing[m] for arg, m in members.items()}}
                for c in d.get("eks", "clusters", r)
                for thing in c.get(list_of, [])]
    return asked


def providers(d, r):
    return [{"clusterName": c["name"], "identityProviderConfig": {
        "type": p["type"], "name": p["name"]}}
        for c in d.get("eks", "clusters", r)
        for p in c.get("identityProviders", [])]


def by_name(d, r):
    return [{"name": c["name"]} for c in d.get("eks", "clusters", r)]


def versions(d, r):
    return [{"clusterVersions": [v["clusterVersion"]], "includeAll": True}
            for v in d.get("eks", "versions", r)]


def arguments(each, with_):
    of_cluster = each("eks", "clusters", clusterName="name")
    return {"eks": {
        "ListClusters": lambda d, r: [{}, {"include": ["all"]}],
        "DescribeCluster": by_name,
        "DescribeClusterVersions": versions,
        **{op: of_cluster for op in (
            "ListNodegroups", "ListAddons", "ListFargateProfiles",
            "ListPodIdentityAssociations", "ListAccessEntries",
            "ListIdentityProviderConfigs", "ListInsights",
            "ListCapabilities")},
        "ListUpdates": by_name,
        "DescribeNodegroup": inside("nodegroups",
                                    nodegroupName="nodegroupName"),
        "DescribeAddon": inside("addons", addonName="addonName"),
        "DescribeFargateProfile": inside(
            "fargateProfiles", fargateProfileName="fargateProfileName"),
        "DescribePodIdentityAssociation": inside(
            "podIdentities", associationId="associationId"),
        "DescribeAccessEntry": inside("accessEntries",
                                      principalArn="principalArn"),
        "ListAssociatedAccessPolicies": inside("accessEntries",
                                               principalArn="principalArn"),
        "DescribeIdentityProviderConfig": providers,
        "DescribeInsight": inside("insights", id="id"),
        "DescribeCapability": inside("capabilities",
                                     capabilityName="capabilityName"),
        "DescribeUpdate": inside("updates", cluster="name", updateId="id"),
    }}


EXPECTED = {
    # users in a ConfigMap; a cluster deleted meanwhile
    "InvalidRequestException": {"ListAccessEntries"},
    "ResourceNotFoundException": {"DescribeCluster"},
}
