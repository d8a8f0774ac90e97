"""EC2 Auto Scaling: a group in two zones and one in a single one."""


def fill(client, region, keys):
    ec2, scaling = client("ec2", region), client("autoscaling", region)
    image = ec2.describe_images(Owners=["amazon"])["Images"][0]["ImageId"]
    template = ec2.create_launch_template(
        LaunchTemplateName="workers", LaunchTemplateData={
            "ImageId": image, "InstanceType": "m5.large"})["LaunchTemplate"][
                "LaunchTemplateId"]
    for name, zones in (("wide <&>", "ab"), ("narrow", "a")):
        scaling.create_auto_scaling_group(
            AutoScalingGroupName=name, MinSize=0, MaxSize=2,
            DesiredCapacity=0,
            LaunchTemplate={"LaunchTemplateId": template,
                            "Version": "$Latest"},
            AvailabilityZones=[region + zone for zone in zones],
            Tags=[{"Key": "Owner", "Value": "Zo\u00eb & co",
                   "PropagateAtLaunch": True}])


LISTS = {
    "autoscaling:group": ("autoscaling", "describe_auto_scaling_groups",
                          "AutoScalingGroups", {}),
}


def arguments(each, with_):
    return {
        "autoscaling": {
            "DescribeAutoScalingGroups": lambda data, region: [
                {}, {"AutoScalingGroupNames": ["acme-workers"]}],
        },
    }
