#!/bin/bash
# Goal: every documented exit code, with a line that says what, where, what to do.
. "$(dirname "$(readlink -f "$0")")/start.sh"
cloud_start "$build" "$folder" 2>"$folder/cloud.log"
cd "$folder"
without_archive
export EXHIBIT_SHARE="$build/share" EXHIBIT_MODULES="$build/modules"

sed 's/^url/ulr/' exhibit.conf >bad-key.conf
printf '[adit]\nstream = x\n' >bad-section.conf
sed '/^stream/d' exhibit.conf >no-stream.conf

# 2: usage and configuration
expect 2 'usage: exhibit' "$exhibit"
expect 2 'did you mean audit' "$exhibit" audti
expect 2 'did you mean --config' "$exhibit" audit --confg exhibit.conf
expect 2 '--regions needs LIST' "$exhibit" audit --regions
expect 2 'no such key; did you mean url' "$exhibit" audit --config bad-key.conf
expect 2 'no such section' "$exhibit" audit --config bad-section.conf
expect 2 'give --stream' "$exhibit" audit --config no-stream.conf
expect 2 'period 2026-Q5' "$exhibit" audit --config exhibit.conf --period 2026-Q5 --first
expect 2 'share' "$exhibit" audit --config exhibit.conf --share 200 --first
expect 2 'twelve digits' "$exhibit" audit --config exhibit.conf --accounts 123 --first
expect 2 'accounts: there is none' "$exhibit" audit --config exhibit.conf --accounts ' , ' --first
expect 2 '--first' "$exhibit" audit --config exhibit.conf
expect 2 'usage: exhibit verify' "$exhibit" verify
expect 5 'no-such.ini' "$exhibit" verify x.tar.gz --trust no-such.ini
expect 2 'a [section] stands alone' "$exhibit" audit --config <(printf '[audit] ; x\nstream = acme\n')
# what would stop the seal is said before anything is asked
expect 2 'in no endpoint table' "$exhibit" audit --config exhibit.conf --first --regions eu-wst-1
expect 2 'exhibit.conf:1: not # source' "$exhibit" audit --config exhibit.conf --first --dlc-table exhibit.conf
expect 2 'gzip, zstd or none' "$exhibit" audit --config exhibit.conf --first --compress lzma
expect 2 'documents: no-such.pdf' "$exhibit" audit --config exhibit.conf --first --documents no-such.pdf
expect 2 'no .xsl or' "$exhibit" audit --config exhibit.conf --first --templates .
mkdir mine && echo '<a' >mine/acme.xsl
expect 2 'acme.xsl: not a style sheet' "$exhibit" audit --config exhibit.conf --first --templates mine
expect 2 'not one to sign with' "$exhibit" audit --config exhibit.conf --first --certificate signer-root.pem
expect 2 'neither http' "$exhibit" audit --config exhibit.conf --first --tsa 'a b'
expect 2 'no such folder' "$exhibit" matrix --models no-such
expect 5 'No space left' sh -c "'$exhibit' --help >/dev/full"
cp signer-key.pem loose.pem && chmod 644 loose.pem

# 5: key that others can read, TSA that is not there: the run is kept
expect 5 'chmod 600' "$exhibit" audit --config exhibit.conf --first --key loose.pem --runs r2 --bundles b2 --chain c2
code=0
"$exhibit" audit --config exhibit.conf --first --tsa 'https://127.0.0.1:9/tsa https://127.0.0.1:9/tsa' \
	--runs r5 --bundles b5 --chain c5 >t.txt 2>&1 || code=$?
[ $code = 5 ] || { cat t.txt; fail "a TSA that is not there: exit $code"; }
grep -q 'seal it later with: exhibit seal' t.txt || fail "it does not say that the run is kept"
run=$(ls -d r5/*)
expect 8 'sealed   ' "$exhibit" seal "$run" --config exhibit.conf --first --runs r5 --bundles b5 --chain c5
bundle=$(ls b5/*.tar.gz)

expect 2 'without --first' "$exhibit" audit --config exhibit.conf --first --runs r5 --bundles b5 --chain c5

# 0, 1, 3, 4, 6, 7
expect 0 'VALID' "$exhibit" verify "$bundle" --trust trust.ini
expect 7 'VALID' "$exhibit" verify "$bundle" --trust trust.ini --strict
gzip -dc "$bundle" >plain.tar
/usr/bin/python3 - plain.tar <<'PY'
import sys
b = bytearray(open('plain.tar', 'rb').read())
i = b.find(b'"outcome":"collected"')
b[i + 12] ^= 1
open('tampered.tar', 'wb').write(b)
PY
expect 1 'INVALID  E_DIGEST' "$exhibit" verify tampered.tar --trust trust.ini
head -c 2000 plain.tar >short.tar
expect 3 'E_' "$exhibit" verify short.tar --trust trust.ini
echo nothing >nothing.tar
expect 3 'E_' "$exhibit" verify nothing.tar --trust trust.ini
sed 's/^anchors.*signer.*/anchors = tls-root.pem/' trust.ini >stranger.ini
expect 4 'E_' "$exhibit" verify "$bundle" --trust stranger.ini
expect 5 'no-such.tar' "$exhibit" verify no-such.tar --trust trust.ini

# help everywhere, on one screen each, with examples and exits
for c in audit collect assess seal verify report extract sample diff archive link publish schedule plan policy reference matrix completion version; do
	"$exhibit" $c --help >help.txt
	grep -q '^exits: ' help.txt || fail "$c --help names no exits"
	[ "$(grep -c '^  exhibit ' help.txt)" -ge 2 ] || [ "$(grep -c 'exhibit' help.txt)" -ge 3 ] || fail "$c --help has no two examples"
done
bash -n <("$exhibit" completion) || fail "the completion does not parse"

# a path of a configuration is found beside it, blanks and all
mkdir 'of a configuration'
printf '[collect]\nmodules = no such folder ; not there\n' >'of a configuration/exhibit.conf'
expect 2 'of a configuration/no such folder: No such file' "$exhibit" plan --config 'of a configuration/exhibit.conf'
expect 2 'there is none of that name; there are baseline' "$exhibit" reference --profile nosuch

# 75: stopped by a signal, goes on
"$exhibit" audit --config exhibit.conf --first --runs r75 --bundles b75 --chain c75 >i.txt 2>&1 &
pid=$!
for _ in $(seq 400); do
	[ "$(cat r75/*/spool/*.jsonl 2>/dev/null | wc -l)" -ge 5 ] && break
	sleep 0.01
done
kill -TERM $pid
code=0
wait $pid || code=$?
if [ $code = 75 ]; then
	grep -q 'Run the same command again' i.txt || fail "75 does not say how to go on"
else
	cat i.txt
	fail "SIGTERM ended with $code"
fi
expect 8 'sealed   ' "$exhibit" audit --config exhibit.conf --first --runs r75 --bundles b75 --chain c75
echo "exit codes: all as wanted"
