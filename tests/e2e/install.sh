#!/bin/bash
# Goal: what cmake --install puts somewhere is whole: programs, modules,
# headers, templates, man page; and runs from there without a variable set.
. "$(dirname "$(readlink -f "$0")")/start.sh"
source=$(readlink -f "$here/../..")
cmake -S "$source" -B "$folder/build" -G Ninja -DBUILD_TESTING=OFF -DCMAKE_INSTALL_PREFIX="$folder/prefix" >"$folder/cmake.log"
ninja -C "$folder/build" --quiet
cmake --install "$folder/build" >"$folder/install.log"
prefix=$folder/prefix
unset EXHIBIT_SHARE EXHIBIT_MODULES
"$prefix/bin/exhibit" plan >"$folder/plan.txt"
grep -q 'transcribe:ListTranscriptionJobs' "$folder/plan.txt" || fail "no plan from what was installed"
"$prefix/bin/exhibit" matrix >/dev/null
[ -s "$prefix"/share/man/man1/exhibit.1 ] || fail "no man page"
[ -s "$prefix"/include/exhibit/collector.h ] || fail "no headers"
[ -s "$prefix"/share/exhibit/templates/run.xsl ] || fail "no templates"
[ -s "$prefix"/share/exhibit/templates/profiles/baseline.ini ] || fail "no profile"
[ -x "$prefix"/bin/exhibit-verify ] || fail "no verifier"
if ldd "$prefix/bin/exhibit-verify" | grep -E 'curl|xslt'; then fail "the verifier is linked to too much"; fi

# hardened: PIE, RELRO with all bound at start, stack protector, FORTIFY
facts=$(readelf -hld "$prefix/bin/exhibit"; nm -D "$prefix/bin/exhibit")
has() { case $facts in *"$1"*) ;; *) fail "$2" ;; esac; }
has 'DYN (Position-Independent' "not position independent"
has GNU_RELRO "no RELRO"
has 'BIND_NOW' "not bound at start"
has __stack_chk_fail "no stack protector"
has _chk@ "no FORTIFY"

# a module written elsewhere, against what was installed, loads
mkdir "$folder/mine" && chmod 755 "$folder/mine"
cat >"$folder/mine/sqs.c" <<'C'
#include <exhibit/collector.h>

static const struct ex_type types[] = {
	{ .name = "sqs:queue", .title = "queue" },
};
static const struct ex_call calls[] = {
	{ .on = "region", .op = "ListQueues", .in = "MaxResults:=100",
	  .page = "NextToken", .items = "QueueUrls[]", .lists = "sqs:queue" },
};
static const struct ex_collector tables = {
	.abi = EX_ABI, .name = "sqs", .title = "Amazon SQS",
	.service = { .name = "sqs", .protocol = EX_JSON_1_0, .version = "AmazonSQS" },
	.types = EX_TABLE(types), .calls = EX_TABLE(calls),
};
const struct ex_collector *exhibit_collector(void);
const struct ex_collector *
exhibit_collector(void)
{
	return &tables;
}
C
cc -std=c17 -Wall -Wextra -pedantic -Werror -shared -fPIC -nostdlib -I"$prefix/include" \
	-o "$folder/mine/sqs.so" "$folder/mine/sqs.c"
"$prefix/bin/exhibit" plan --modules "$folder/mine" >"$folder/mine.txt"
grep -q 'sqs:ListQueues' "$folder/mine.txt" || fail "a module from elsewhere does not load"
chmod o+w "$folder/mine/sqs.so"
expect 2 'can be written by others' "$prefix/bin/exhibit" plan --modules "$folder/mine"
echo "install: all as wanted"
