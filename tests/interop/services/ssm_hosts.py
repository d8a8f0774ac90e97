"""Systems Manager's hosts: there is nothing of them that a script can make."""


def fill(client, region, keys):
    pass


def arguments(each, with_):
    return {
        "ssm": {
            "DescribeInstancePatchStates": lambda data, region: [
                {"InstanceIds": ["i-0aaaaaaaaaaaaaaa1",
                                 "i-0ddddddddddddddd1"]}],
        },
    }
