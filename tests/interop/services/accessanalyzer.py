"""Access Analyzer: moto has none."""

LISTS = {"accessanalyzer:analyzer": ("accessanalyzer", "list_analyzers",
                                     "analyzers", {})}


def fill(client, region, keys):
    """There is nothing that moto could be filled with."""


def arguments(each, with_):
    return {"access-analyzer": {
        "GetFindingsStatistics": each("access-analyzer", "analyzers",
                                      analyzerArn="arn"),
        "ListArchiveRules": each("access-analyzer", "analyzers",
                                 analyzerName="name")}}
