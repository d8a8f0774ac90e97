#!/bin/bash
# Goal: nothing secret is kept. Fresh strings of every kind are planted wherever
# an answer or an error message may hold a secret or a person; after an audit
# none of them is in anything it wrote or said. Harmless strings planted beside
# them are, so each place was reached; digests are confirmed with the run's key.
. "$(dirname "$(readlink -f "$0")")/start.sh"
plants=$here/canary
mkdir "$folder/world" "$folder/out"
cp -r "$here/../world/accounts" "$here/../world/services" "$here/../world/organisation.json" "$folder/world"
/usr/bin/python3 "$plants/plant.py" "$plants/places.tsv" "$folder/world" "$folder/planted" "$folder/stays"
/usr/bin/python3 "$plants/search.py" --sessions >"$folder/sessions"
cloud_start "$build" "$folder/cloud" --world "$folder/world" 2>"$folder/cloud.log"
cd "$folder/cloud"
without_archive
out=$folder/out
audit=(audit --config exhibit.conf --first --runs "$out/runs" --bundles "$out/bundles" --chain "$out/chain")

# A session of ours is one of those that are derived: then so are the run's.
curl -sS --cacert tls-root.pem --aws-sigv4 aws:amz:us-east-1:sts --user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY" \
	-d 'Action=AssumeRole&Version=2011-06-15&RoleArn=arn:aws:iam::444455556666:role/Auditor&RoleSessionName=x&ExternalId=exhibit-sample' \
	"$AWS_ENDPOINT_URL" >session.xml
token=$(sed -n 's:.*<SessionToken>\(.*\)</SessionToken>.*:\1:p' session.xml)
[ -n "$token" ] || { cat session.xml; fail "no session"; }
grep -qxF "$token" "$folder/sessions" || fail "the sessions are not as derived"

code=0
"$exhibit" "${audit[@]}" --log json >"$out/out.txt" 2>"$out/err.txt" || code=$?
[ $code = 8 ] || { cat "$out/err.txt"; fail "audit ended with $code, wanted 8"; }
run=$(echo "$out"/runs/*)
bundle=$(echo "$out"/bundles/*.tar.gz)
mkdir "$out/unpacked"
tar -xzf "$bundle" -C "$out/unpacked"
for format in html csv; do
	"$exhibit" report "$bundle" --trust trust.ini --format $format --out "$out/report-$format" >>"$out/out.txt" 2>>"$out/err.txt" ||
		fail "no report as $format"
done
"$exhibit" verify "$bundle" --trust trust.ini --rederive >>"$out/out.txt" 2>>"$out/err.txt" || fail "the bundle does not verify"
"$exhibit" verify "$bundle" --trust trust.ini --json >"$out/verify.json" 2>>"$out/err.txt"

echo "$AWS_SECRET_ACCESS_KEY" >"$folder/environment-key"
for strings in planted sessions environment-key; do
	/usr/bin/python3 "$plants/search.py" "$folder/$strings" "$out" || fail "something secret was kept: $strings"
done
/usr/bin/python3 "$plants/search.py" --stays "$folder/stays" "$run" "$out/unpacked" || fail "not every place was reached"

# The search finds: a planted string where it may be, one that stays where it is.
/usr/bin/python3 -c '
import json, sys
print("\n".join(v for how, v, _ in json.load(open(sys.argv[1])) if how == "text"))' "$folder/stays" >"$folder/beside"
for text in beside planted; do
	where=$out/runs
	[ $text = beside ] || where=$folder/world
	if /usr/bin/python3 "$plants/search.py" "$folder/$text" "$where" >found.txt; then
		fail "the search does not find what is there: $text"
	fi
done

# Killed in the middle, it leaves no core, whatever the shell allows.
mkdir "$out/killed"
(
	cd "$out/killed"
	ulimit -c unlimited 2>/dev/null || echo "note: no core is allowed here in any case" >&2
	export ASAN_OPTIONS=handle_segv=0:disable_coredump=0
	exec "$exhibit" audit --config "$folder/cloud/exhibit.conf" --first --runs runs --bundles bundles --chain chain >out.txt 2>&1
) &
pid=$!
for _ in $(seq 400); do
	[ "$(cat "$out"/killed/runs/*/spool/*.jsonl 2>/dev/null | wc -l)" -ge 5 ] && break
	sleep 0.01
done
limit=$(grep '^Max core file size' /proc/$pid/limits || true)
kill -SEGV $pid || fail "the audit ended before it could be killed"
code=0
{ wait $pid || code=$?; } 2>/dev/null
[ $code = 139 ] || { cat "$out/killed/out.txt"; fail "SIGSEGV ended with $code"; }
echo "$limit" | grep -qE '^Max core file size +0 +0 ' || fail "a core may be written: $limit"
core=$(find "$out/killed" "$folder/cloud" -name 'core*')
[ -z "$core" ] || fail "a core was written: $core"
for strings in planted sessions environment-key; do
	/usr/bin/python3 "$plants/search.py" "$folder/$strings" "$out/killed" || fail "something secret was left behind: $strings"
done
echo "canary: nothing was kept"
