#!/bin/bash
# Goal: who gets a part of a bundle can check it three ways, with our program,
# with the small verifier, and with Python and openssl as CHECK.txt says; none
# of them takes a pack with something swapped, and nothing else is named in it.
# Then the bundles of a folder as a chain: whole, with a gap, with a fork.
. "$(dirname "$(readlink -f "$0")")/start.sh"
cloud_start "$build" "$folder" 2>"$folder/cloud.log"
cd "$folder"
without_archive
verify=$build/exhibit-verify
expect 8 'INCOMPLETE (' "$exhibit" audit --config exhibit.conf --first
bundle=$(readlink -f bundles/*.tar.gz)
id=$(basename "$bundle" .tar.gz)
mkdir whole && tar -xzf "$bundle" -C whole

extract() {
	"$exhibit" extract "$bundle" --trust trust.ini --out packs "$@" >extract.txt ||
		fail "extract $*"
}
extract --account 444455556666
extract --service kms
extract --region us-east-1
extract --account 111122223333 --service transcribe
grep -q '^left out 1 file of data/ledger: it holds every service$' extract.txt ||
	fail "what was left out is not said"
tail -1 extract.txt | grep -q '^verify   exhibit verify ' || fail "what to do next is not said"
cp packs/"$id".kms.pack.tar before.tar
extract --service kms
cmp before.tar packs/"$id".kms.pack.tar || fail "the same choice gives another pack"
[ "$(ls packs | wc -l)" = 4 ] || fail "not four packs: $(ls packs)"

# CHECK.txt as it stands, by a shell that knows nothing of us
tar -xOf before.tar "$id.pack/CHECK.txt" | sed -n 's/^\$ //p; s/^> //p' >commands.sh
[ "$(grep -c . commands.sh)" -ge 30 ] || fail "no commands in CHECK.txt"
follow() {	# PACK
	rm -rf work && mkdir work
	env -i PATH="$PATH" PACK="$(readlink -f "$1")" SIGNER="$folder/signer-root.pem" \
		TSA1="$folder/tsa-one-root.pem" TSA2="$folder/tsa-two-root.pem" \
		WORK="$folder/work" bash -e "$folder/commands.sh"
}

# Nothing that was not asked for is named: no path of the bundle that is not in
# the pack, and no account that it is not of.
hidden() {	# PACK
	tar -tf "$1" | cut -d/ -f2- | sort >in.txt
	cut -c67- "whole/$id/manifest-sha256.txt" | grep -vxFf in.txt >out.txt
	[ -s out.txt ] || fail "$1: nothing is hidden"
	tar -xf "$1" -O --wildcards '*/proof.txt' '*/meta/*' '*/tagmanifest*' >said.txt
	tar -tvf "$1" >>said.txt
	if grep -qFf out.txt said.txt; then
		fail "$1 names $(grep -oFf out.txt said.txt | head -1)"
	fi
}
for pack in packs/*; do
	expect 0 'VALID PACK: ' "$exhibit" verify "$pack" --trust trust.ini
	expect 0 'VALID PACK: ' "$verify" "$pack" --trust trust.ini
	follow "$pack" >followed.txt 2>&1 || { cat followed.txt; fail "CHECK.txt refuses $pack"; }
	grep -q '^PROVEN: ' followed.txt || fail "check.py was not run"
	[ "$(grep -c '^Verification: OK' followed.txt)" = 2 ] || fail "two time-stamps are not verified"
	hidden "$pack"
done
pack=packs/$id.111122223333.transcribe.pack.tar
if tar -xOf "$pack" | grep -q 444455556666; then
	fail "a pack of one account names another"
fi
if grep -l '444455556666\.html' "whole/$id/data/report/111122223333.html"; then
	fail "an account's report leads to another account's"
fi
"$exhibit" verify "$pack" --trust trust.ini --json >pack.json
/usr/bin/python3 - pack.json <<'PY'
import json, sys
v = json.load(open(sys.argv[1]))
p = v['pack']
assert v['valid'] and p['accounts'] == ['111122223333'] and p['services'] == ['transcribe'], p
assert 0 < len(p['items']) < v['files'], v
PY

# What needs the whole bundle says so.
expect 2 'is a pack' "$exhibit" verify "$pack" --trust trust.ini --rederive
expect 2 'is a pack' "$exhibit" report "$pack" --trust trust.ini --out report
expect 2 'is a pack' "$exhibit" extract "$pack" --trust trust.ini --service kms
expect 2 '--account, --region or --service' "$exhibit" extract "$bundle" --trust trust.ini
expect 2 'no file in it' "$exhibit" extract "$bundle" --trust trust.ini --service nosuch
cp "$bundle" spoilt.tar.gz && printf x >>spoilt.tar.gz
expect 3 'E_TRAILING' "$exhibit" extract spoilt.tar.gz --trust trust.ini --service kms

# A second bundle, to take from what does not fit.
cp -r chain chain-before
expect 8 'INCOMPLETE (' "$exhibit" audit --config exhibit.conf
second=$(readlink -f bundles/*-0002.tar.gz)
"$exhibit" extract "$second" --trust trust.ini --out packs --account 111122223333 \
	--service transcribe >/dev/null
mkdir good other && tar -xf "$pack" -C good && tar -xf packs/*-0002*.pack.tar -C other
other=other/$(basename "$second" .tar.gz).pack

refused() {	# WHAT: the folder bad/ID.pack is taken by nobody
	local what=$1 code=0
	"$exhibit" verify "bad/$id.pack" --trust trust.ini >refused.txt 2>&1 || code=$?
	case $code in 1|3) ;; *) cat refused.txt; fail "$what: exhibit verify ends with $code" ;; esac
	code=0
	"$verify" "bad/$id.pack" --trust trust.ini >refused.txt 2>&1 || code=$?
	case $code in 1|3) ;; *) cat refused.txt; fail "$what: exhibit-verify ends with $code" ;; esac
	tar -cf bad.tar -C bad "$id.pack/proof.txt" --exclude "$id.pack/proof.txt" "$id.pack"
	if follow bad.tar >followed.txt 2>&1; then
		cat followed.txt
		fail "$what: CHECK.txt takes it"
	fi
}
bad() { rm -rf bad && mkdir bad && cp -r "good/$id.pack" "bad/$id.pack" && chmod -R u+w bad; }
files=$(cd "good/$id.pack" && ls data/evidence/111122223333/*/transcribe.jsonl)
first=$(echo "$files" | head -1)
last=$(echo "$files" | tail -1)
[ "$first" != "$last" ] || fail "one evidence file only"

bad; cp "good/$id.pack/$first" "bad/$id.pack/$last"; refused "a swapped file"
bad; printf ' ' >>"bad/$id.pack/$first"; refused "a changed file"
bad; rm "bad/$id.pack/$first"; refused "a missing file"
bad; cp "whole/$id/data/plan.json" "bad/$id.pack/data/"; refused "a file without a proof"
bad; cp "whole/$id/meta/leaves.txt" "bad/$id.pack/meta/"; refused "a tag file that does not belong"
bad; cp "$other/proof.txt" "bad/$id.pack/"; refused "another bundle's proof"
bad; cp "$other/meta/statement.json" "bad/$id.pack/meta/"; refused "another bundle's statement"
bad; cp "$other/tagmanifest-sha256.txt" "bad/$id.pack/"; refused "another bundle's list"
bad; cp "$other"/signatures/* "bad/$id.pack/signatures/"; refused "another bundle's signature"
bad; cp "$other/tagmanifest-sha256.txt" "$other/proof.txt" "bad/$id.pack/"
cp "$other"/signatures/* "bad/$id.pack/signatures/"
cp "$other/meta/statement.json" "bad/$id.pack/meta/"; refused "all but the files of another bundle"
bad; sed -i 's/^leaf-index: .*/leaf-index: 0/' "bad/$id.pack/proof.txt"; refused "a wrong place"
bad; sed -i '0,/^path: /{/^path: /d}' "bad/$id.pack/proof.txt"; refused "a shorter way"
bad; sed -i '0,/^path: ./s//path: g/' "bad/$id.pack/proof.txt"; refused "a way that is no digest"
bad; sed -i 's/^need(/#need(/' "bad/$id.pack/check.py"; refused "another script"

# The chain
expect 0 'UNBROKEN  2 bundles of 1 stream' "$exhibit" verify --chain bundles --trust trust.ini
expect 0 'UNBROKEN  2 bundles of 1 stream' "$verify" --chain bundles --trust trust.ini
expect 7 'UNBROKEN' "$verify" --chain bundles --trust trust.ini --strict
expect 2 'not both' "$exhibit" verify "$bundle" --chain bundles --trust trust.ini
expect 2 'usage: exhibit verify' "$exhibit" verify --trust trust.ini
mkdir gap && cp "$second" gap/
expect 6 'E_CHAIN_GAP: number 1 is missing' "$exhibit" verify --chain gap --trust trust.ini
mkdir cut && cp "$bundle" chain/*.head.json cut/
expect 6 'E_CHAIN_GAP: the head is number 2' "$exhibit" verify --chain cut --trust trust.ini
expect 6 'E_CHAIN_GAP' "$verify" --chain cut --trust trust.ini --json

# The stream sealed on from an older head: two of one number
rm -rf chain && mv chain-before chain
expect 8 'INCOMPLETE (' "$exhibit" audit --config exhibit.conf --bundles fork --runs runs-fork
cp "$bundle" fork/first.tar.gz
expect 0 'UNBROKEN' "$exhibit" verify --chain fork --trust trust.ini
cp "$second" fork/other.tar.gz
expect 6 'E_CHAIN_FORK' "$exhibit" verify --chain fork --trust trust.ini
expect 6 'BROKEN CHAIN  1 fault in 3 bundles' "$verify" --chain fork --trust trust.ini
printf x >>fork/other.tar.gz
expect 3 'MALFORMED' "$exhibit" verify --chain fork --trust trust.ini
echo "pack: $(ls packs | wc -l) packs checked three ways, 14 wrong ones refused in all of them"
