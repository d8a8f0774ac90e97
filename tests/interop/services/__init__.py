"""One file a service: how a customer's scripts fill moto with it, and how many
there are of what.

    fill(client, region, keys)  once for each Region; client(service, region)
                                is boto3's, keys are those moto_fill.keys() made
    LISTS, INSIDE               as in population.py, by type; a function of client
                                and region where no list is just that long
    arguments(each, with_)      like ARGUMENTS in boto3_cloud.py: with what members
                                of the sample organisation an operation is asked
    EXPECTED                    as in boto3_cloud.py: right answers that are errors
"""
import importlib
import pkgutil


def all_of_them():
    for module in sorted(m.name for m in pkgutil.iter_modules(__path__)):
        yield importlib.import_module(f"{__name__}.{module}")
