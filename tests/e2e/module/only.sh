#!/bin/bash
# Goal: who names one collector gets it with all that its rows name, and no
# other.
set -euo pipefail
. "$(dirname "$0")/module.sh"

module ground 'static const struct ex_type types[] = { { .name = "ground:x",
	.title = "x" } };
static const struct ex_call calls[] = { { .on = "account",
	.op = "DescribeRegions", .lists = "region" } };'
module store 'static const struct ex_type types[] = { { .name = "store:bucket",
	.title = "bucket" } };
static const struct ex_call calls[] = { { .on = "store:bucket",
	.op = "GetBucket", .in = "Name={id}", .refs = { { "keys:thing", "Key" } } } };'
module keys
module other
module jobs 'static const struct ex_type types[] = { { .name = "jobs:job",
	.title = "job" } };
static const struct ex_call calls[] = { { .on = "region", .op = "ListJobs",
	.lists = "jobs:job", .refs = { { "store:bucket", "Bucket" } } } };'

only() {
	got=$("$load" "$folder/modules" $1 | cut -d' ' -f1 | tr '\n' ' ')
	[ "$got" = "$2 " ] || { echo "$1: \"$got\", not \"$2\"" >&2; exit 1; }
	echo "$1: $2"
}
taken ground jobs keys other store
only jobs "ground jobs keys store"
only other "other"
only "other keys" "keys other"
only store "keys store"
refused "there is no collector none" none
