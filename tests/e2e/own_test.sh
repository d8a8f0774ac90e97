#!/bin/bash
# Goal: a row judged by a module's own test, and a row that reads its verdict,
# are sealed, and re-derivation says that it cannot repeat them: a warning, no
# difference; what else such a row says is compared all the same.
. "$(dirname "$(readlink -f "$0")")/start.sh"
source=$(readlink -f "$here/../..")
mkdir "$folder/modules" && chmod 755 "$folder/modules"
cp "$build"/modules/*.so "$folder/modules"
cat >"$folder/probe.c" <<'C'
#include <exhibit/collector.h>
#include <exhibit/host.h>

static enum ex_verdict
judge(const struct ex_host *host, const struct ex_node *item)
{
	return host->text(host, host->first(host, item, "Account"))[0] == '1' ?
		EX_MEETS : EX_FAILS;
}

static const struct ex_setting settings[] = {
	{ .id = "probe.account.first-digit", .title = "First digit",
	  .from = "sts:GetCallerIdentity", .path = "Account",
	  .topic = EX_INVENTORY, .test = judge, .why = "To see a test." },
	{ .id = "probe.account.all", .title = "All first digits",
	  .from = "probe.account.first-digit", .of = "account",
	  .topic = EX_INVENTORY, .judge = "meets: any meets; fails: else",
	  .why = "To see what hangs on one." },
};

const struct ex_collector probe_collector = {
	.abi = EX_ABI, .name = "probe", .title = "Probe",
	.settings = EX_TABLE(settings),
};
C
cc -std=c17 -Wall -Wextra -Werror -shared -fPIC -I"$source/include" -DCOLLECTOR=probe \
	"$folder/probe.c" "$source/core/module_entry.c" -o "$folder/modules/probe.so"
chmod 644 "$folder"/modules/*.so
cloud_start "$build" "$folder/cloud" 2>"$folder/cloud.log"
cd "$folder/cloud"
without_archive
export EXHIBIT_MODULES=$folder/modules
expect 8 INCOMPLETE "$exhibit" audit --config exhibit.conf --first --regions eu-west-1
bundle=$(echo bundles/*.tar.gz)
rows=$(tar -xzOf "$bundle" --wildcards '*/data/settings/*/probe.csv')
case $rows in *meets,test,*) ;; *) fail "no row has the test's verdict: $rows" ;; esac
case $rows in *fails,test,*) ;; *) fail "no row has the test's other verdict: $rows" ;; esac
expect 0 '4 verdicts rest on a module' "$exhibit" verify "$bundle" --trust trust.ini --rederive
expect 7 'all the same' "$exhibit" verify "$bundle" --trust trust.ini --rederive --strict

# and a value that was changed before sealing is found in such a row, too
run=$(echo runs/*)
sed -i 's/,111122223333,meets,test,/,111122223334,meets,test,/' "$run"/stage/data/settings/*/probe.csv
grep -q 111122223334,meets "$run"/stage/data/settings/*/probe.csv || fail "nothing was changed"
expect 8 sealed "$exhibit" seal "$run" --config exhibit.conf --first --bundles other --chain other-chain
expect 1 E_REDERIVE "$exhibit" verify other/*.tar.gz --trust trust.ini --rederive
echo "own test: said, not repeated"
