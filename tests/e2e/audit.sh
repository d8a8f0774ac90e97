#!/bin/bash
# Goal: the whole run, as a user makes it: audit, archived, verify with and
# without our program, re-derive, report; then each part of the bundle spoilt is
# noticed.  A bucket that refuses leaves the sealed bundle, and exit 5.
. "$(dirname "$(readlink -f "$0")")/start.sh"
cloud_start "$build" "$folder" 2>"$folder/cloud.log"
cd "$folder"

code=0
"$exhibit" audit --config exhibit.conf --first >out.txt 2>err.txt || code=$?
cat out.txt
[ $code = 8 ] || { cat err.txt; fail "audit ended with $code, wanted 8"; }
head -1 out.txt | grep -q '^INCOMPLETE (' || fail "the headline is not first"
grep -q '^verify   exhibit verify ' out.txt || fail "it does not say how to verify"
tail -1 out.txt | grep -q '^link     exhibit link ' || fail "the last line is not what to do next"

bundle=$(ls bundles/*.tar.gz)
id=$(basename "$bundle" .tar.gz)
/usr/bin/python3 "$here/archived.py" store/acme-evidence-archive "$bundle"
expect 0 'VALID' "$exhibit" verify "$bundle" --trust trust.ini
expect 0 'INCOMPLETE' "$exhibit" verify "$bundle" --trust trust.ini
expect 0 'all the same' "$exhibit" verify "$bundle" --trust trust.ini --rederive
expect 0 'VALID' "$build/exhibit-verify" "$bundle" --trust trust.ini
expect 7 'not from AWS' "$exhibit" verify "$bundle" --trust trust.ini --strict
"$exhibit" verify "$bundle" --trust trust.ini --rederive --json >verify.json
/usr/bin/python3 - verify.json <<'PY'
import json, sys
v = json.load(open(sys.argv[1]))
assert v['rederived']['different'] == 0 and v['rederived']['rows'] > 100, v['rederived']
PY

(cd bundles && sha256sum -c --quiet "$id.tar.gz.sha256")
mkdir unpacked && tar -xzf "$bundle" -C unpacked
"$here/standard_tools.sh" "unpacked/$id" signer-root.pem tsa-two-root.pem
expect 0 'VALID' "$exhibit" verify "unpacked/$id" --trust trust.ini --rederive

# What the role may do is what was done.  sts:AssumeRole and GetCallerIdentity
# are the caller's own; what the archive did with its bucket is another role's.
"$exhibit" policy --json >policy.json
cut -d' ' -f1 access.log | grep -v '^store:' | sort -u >asked
/usr/bin/python3 "$here/policy_is_what_was_asked.py" policy.json asked "unpacked/$id/data/plan.json"

# Nothing secret got into the bundle or the run's folder.
if grep -rIlE 'X-Amz-Signature|X-Amz-Security-Token|wJalrXUtnFEMI' unpacked runs; then
	fail "a signed link or a key was stored"
fi

# A spoilt bundle is noticed: payload, manifest, signature, token.
for part in data/plan.json manifest-sha256.txt meta/statement.json \
	signatures/tagmanifest-sha256.txt.p7s signatures/tagmanifest-sha256.txt.p7s.tsr; do
	rm -rf spoilt && cp -r unpacked/"$id" spoilt && chmod u+w "spoilt/$part"
	/usr/bin/python3 -c '
import sys
p = sys.argv[1]; b = bytearray(open(p, "rb").read()); b[len(b) // 2] ^= 1; open(p, "wb").write(b)' "spoilt/$part"
	mkdir -p "s/$id" && rm -rf "s/$id" && mv spoilt "s/$id"
	code=0
	"$exhibit" verify "s/$id" --trust trust.ini >spoilt.txt 2>&1 || code=$?
	case $code in 1|3) ;; *) cat spoilt.txt; fail "$part spoilt, exit $code" ;; esac
	rm -rf s
done

# Reports again, from the bundle alone.
expect 0 'VALID' "$exhibit" report "$bundle" --trust trust.ini --out report
grep -q 'made from the sealed bundle' report/index.html || fail "the report lacks the seal"
expect 0 'VALID' "$exhibit" report "$bundle" --trust trust.ini --format csv --out csv
head -1 csv/settings.csv | grep -q '^account,region,setting' || fail "settings.csv has no header"

# The next run continues the chain, and is the second of the stream.  Its own
# table of containers is the one in the bundle, and what is judged by again.
sed '1s/[0-9-]*$/2026-11-30/' "$build/share/dlc.tsv" >own.tsv
code=0
"$exhibit" audit --config exhibit.conf --dlc-table own.tsv >out2.txt 2>err2.txt || code=$?
[ $code = 8 ] || { cat err2.txt; fail "the second audit ended with $code"; }
second=$(ls bundles/*-0002.tar.gz)
expect 0 'VALID' "$exhibit" verify "$second" --trust trust.ini --previous "$bundle"
expect 0 'all the same' "$exhibit" verify "$second" --trust trust.ini --rederive
tar -xzf "$second" -C unpacked
cmp own.tsv unpacked/*-0002/data/tables/dlc.tsv
/usr/bin/python3 - unpacked/*-0002/data/plan.json "$(sha256sum own.tsv | cut -c1-64)" <<'PY'
import json, sys
tables = {t['name']: t for t in json.load(open(sys.argv[1]))['tables']}
assert tables['dlc.tsv']['sha256'] == sys.argv[2], tables
assert tables['dlc.tsv']['date'] == '2026-11-30', tables
PY
expect 6 'E_CHAIN' "$exhibit" verify "$second" --trust trust.ini --previous "$second"

# Not archived: the bundle is sealed all the same, and archived later.
cloud_again "$build" "$folder" --s3-fault PutObject:403:1 2>>"$folder/cloud.log"
expect 5 'sealed, not archived: PutObject' "$exhibit" audit --config exhibit.conf --regions eu-west-1
third=$(ls bundles/*-0003.tar.gz)
[ ! -e "${third%.tar.gz}.receipt.json" ] || fail "a receipt of what was refused"
expect 0 'VALID' "$exhibit" verify "$third" --trust trust.ini --previous "$second"
expect 0 'archived s3://acme-evidence-archive/' "$exhibit" archive "$third" --config exhibit.conf

# An older head than what is archived would fork the stream.
mv chain chain-newest && mkdir chain
expect 6 'newer than the head here' "$exhibit" audit --config exhibit.conf --first --regions eu-west-1
echo "audit: all as wanted"
