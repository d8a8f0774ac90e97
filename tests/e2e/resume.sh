#!/bin/bash
# Goal: killed with -9 in mid-run, the same command goes on; no request that
# was finished is asked again, and the same evidence results.
. "$(dirname "$(readlink -f "$0")")/start.sh"
cloud_start "$build" "$folder" 2>"$folder/cloud.log"
cd "$folder"
without_archive

evidence() {	# request and body of every line, whatever the times
	/usr/bin/python3 - "$1" <<'PY'
import glob, json, os, sys
root = sys.argv[1] + '/data/evidence/'
for path in sorted(glob.glob(root + '**/*.jsonl', recursive=True)):
    for line in open(path):
        r = json.loads(line)
        if r['request'].startswith(('sts/GetCallerIdentity', 'sts/AssumeRole')):
            continue
        print(path[len(root):], r['request'], r['outcome'], r.get('error'), r.get('body'))
PY
}

# One secret for both runs: what is redacted is hashed with it.
(umask 077 && head -c 32 /dev/urandom >secret)
code=0
"$exhibit" audit --secret secret --config exhibit.conf --first --runs whole --bundles b1 --chain c1 >whole.txt 2>&1 || code=$?
[ $code = 8 ] || { cat whole.txt; fail "the whole run ended with $code"; }
evidence whole/*/stage >whole.evidence
requests=$(cat whole/*/spool/*.jsonl | wc -l)

kills=0
for stop in 5 20 45 80 140; do
	"$exhibit" audit --secret secret --config exhibit.conf --first --runs cut --bundles b2 --chain c2 >cut.txt 2>&1 &
	pid=$!
	for _ in $(seq 400); do
		n=$(cat cut/*/spool/*.jsonl 2>/dev/null | wc -l || true)
		[ "${n:-0}" -ge $stop ] && break
		kill -0 $pid 2>/dev/null || break
		sleep 0.01
	done
	if kill -9 $pid 2>/dev/null; then kills=$((kills + 1)); fi
	wait $pid 2>/dev/null || true
	[ -e b2 ] && ls b2/*.tar.gz >/dev/null 2>&1 && break
	# a torn line at the end, as a crash leaves it
	for f in cut/*/spool/*.jsonl; do
		[ -s "$f" ] && printf '{"request":"transcribe/Li' >>"$f"
	done
done
[ $kills -gt 0 ] || fail "no run was killed: it was always done before"
# not while somebody else is at work in the run's folder
expect 5 'another exhibit is at work in it' flock cut/* \
	"$exhibit" audit --secret secret --config exhibit.conf --first --runs cut --bundles b2 --chain c2
code=0
"$exhibit" audit --secret secret --config exhibit.conf --first --runs cut --bundles b2 --chain c2 >cut.txt 2>&1 || code=$?
[ $code = 8 ] || { cat cut.txt; fail "the resumed run ended with $code"; }
evidence cut/*/stage >cut.evidence
cmp whole.evidence cut.evidence || fail "the evidence differs"
after=$(cat cut/*/spool/*.jsonl | wc -l)
echo "resume: killed $kills times, $requests requests whole, $after lines after"
[ "$after" -le $((requests + 3 * 2 * kills)) ] || fail "finished requests were asked again"
/usr/bin/python3 - cut/*/spool/*.jsonl <<'PY'
import json, sys
for path in sys.argv[1:]:
    seen = {}
    for line in open(path):
        r = json.loads(line)
        key = r.get('request')
        if key and r['outcome'] == 'collected' and not key.startswith('sts/'):
            assert key not in seen, f'{path}: asked twice: {key}'
            seen[key] = 1
PY
expect 0 'VALID' "$exhibit" verify b2/*.tar.gz --trust trust.ini --rederive
