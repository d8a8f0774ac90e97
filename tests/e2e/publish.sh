#!/bin/bash
# Goal: the auditor's download page: what is on it was verified, what does not
# hold is said, the chain is shown with its gaps; its commands work as they
# stand; and it checks bundles in the browser, good and spoilt ones.
. "$(dirname "$(readlink -f "$0")")/start.sh"
chromium=$(command -v chromium || true)
[ -n "$chromium" ] || { echo "no chromium: ./run test installs it" >&2; exit 1; }
cloud_start "$build" "$folder" 2>"$folder/cloud.log"
cd "$folder"

# Two quarters; in the second one a file that no browser digests at once.
head -c 24000000 /dev/zero >large.bin
audit() {
	local code=0
	"$exhibit" audit --config exhibit.conf "$@" >out.txt 2>err.txt || code=$?
	[ $code = 8 ] || { cat err.txt; fail "audit ended with $code, wanted 8"; }
}
audit --first --period 2026-Q3
audit --period 2026-Q4 --documents large.bin
old=$(ls bundles/*-0001.tar.gz) new=$(ls bundles/*-0002.tar.gz)

# the page, and what goes beside it
expect 0 "valid    $(basename "$new")" "$exhibit" publish bundles --trust trust.ini --chain chain --out site
for file in "$(basename "$old")" "$(basename "$new").sha256" "$(basename "$new" .tar.gz)/index.html"; do
	cmp "bundles/$file" "site/$file"
done
[ "$(ls -d site/.*.part 2>/dev/null)" = "" ] || fail "something half done is left"
expect 0 'page ' "$exhibit" publish bundles --trust trust.ini --chain chain --out site
grep -q 'no. 2; names the signature of no. 1' site/index.html || fail "the chain is not on the page"
# (here exhibit.conf would say whom to trust)
mkdir elsewhere && cd elsewhere
expect 0 'nobody looked' "$exhibit" publish ../bundles --chain ../chain --out ../untrusted
cd ..
grep -q 'Not verified when this page was made' untrusted/index.html || fail "the page does not say that nobody looked"

# gaps: at the beginning, and at the end, which only the head knows
mkdir only-new && cp "$new" only-new/
expect 6 'GAP      '"$(basename "$new")"': number 1 is missing' "$exhibit" publish only-new --trust trust.ini --chain chain --out only-new
grep -q 'Gap in the chain: number 1 is missing' only-new/index.html || fail "the gap is not on the page"
mkdir only-old && cp "$old" only-old/
expect 6 'the head is number 2' "$exhibit" publish only-old --trust trust.ini --chain chain --out only-old
expect 0 'valid ' "$exhibit" publish only-old --trust trust.ini --chain only-old --out only-old

# what does not hold is listed, not offered, and the exit says it
cp -r bundles spoilt
spoiled=$(basename "$old")
gzip -dc "$old" | sed '0,/"received"/s//"receiveD"/' | gzip -n >"spoilt/$spoiled"
expect 1 "INVALID  $spoiled" "$exhibit" publish spoilt --trust trust.ini --chain chain --out spoilt-site
[ ! -e "spoilt-site/$spoiled" ] || fail "a spoilt bundle is offered"
grep -q 'E_DIGEST' spoilt-site/index.html || fail "the page hides what is wrong"
printf 'nonsense' >spoilt/zzz.tar
expect 1 'INVALID  zzz.tar' "$exhibit" publish spoilt --trust trust.ini --chain chain --out spoilt-site
grep -q 'zzz.tar' spoilt-site/index.html || fail "a file that is no bundle is not listed"
mkdir empty
expect 2 'no bundle in it' "$exhibit" publish empty --trust trust.ini
expect 5 'no-such' "$exhibit" publish no-such --trust trust.ini

# the same in a bucket: the page as a page, the bundles beside it
expect 0 'page     s3://acme-evidence-archive/site/index.html' \
	"$exhibit" publish bundles --config exhibit.conf --out s3://acme-evidence-archive/site
stored() {	# KEY TYPE
	local facts
	facts=$(grep -lx ".key: site/$1" store/acme-evidence-archive/*.facts) || fail "$1 is not in the bucket"
	grep -qx "Content-Type: $2" "$facts" || fail "$1 is not $2 in the bucket"
}
stored index.html 'text/html; charset=utf-8'
stored "$(basename "$new" .tar.gz)/index.html" 'text/html; charset=utf-8'
stored "$(basename "$old")" application/gzip
expect 5 'PutObject s3://acme-no-such-bucket/site/' "$exhibit" publish bundles --config exhibit.conf --out s3://acme-no-such-bucket/site

# the commands for Linux, as they stand on the page
/usr/bin/python3 - site/index.html >commands.sh <<'PY'
import html, re, sys
pre = re.search(r'<pre id="linux">(.*?)</pre>', open(sys.argv[1], encoding='utf-8').read(), re.S).group(1)
print(html.unescape(re.sub(r'<[^>]+>', '', pre)))
PY
cp signer-root.pem site/ && cp tsa-two-root.pem site/tsa-root.pem
(cd site && bash -euo pipefail ../commands.sh) >commands.txt 2>&1 || { cat commands.txt; fail "the page's commands do not work"; }
grep -q 'tar.gz: OK' commands.txt && grep -q 'Verification: OK' commands.txt &&
	grep -q 'CAdES Verification successful' commands.txt || fail "the page's commands say something else"

# the other kinds of key that may sign
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-384 -nodes -keyout kinds-key.pem -out kinds-root.pem -days 30 \
	-subj '/CN=Root of kinds' -addext 'keyUsage=critical,keyCertSign,cRLSign' 2>/dev/null
sed 's/signer-root.pem/kinds-root.pem/' trust.ini >kinds.ini
sed '/^\[archive\]/,$d' exhibit.conf >kinds.conf	# one bundle of a name is archived
seal_with() {	# NAME, options of openssl genpkey
	local name=$1
	shift
	(umask 077 && openssl genpkey "$@" -out "$name-key.pem" 2>/dev/null)
	openssl req -new -key "$name-key.pem" -subj "/CN=Signer $name" 2>/dev/null |
		openssl x509 -req -CA kinds-root.pem -CAkey kinds-key.pem -days 20 -out leaf.pem \
			-extfile <(printf 'basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature\n') 2>/dev/null
	cat leaf.pem kinds-root.pem >"$name.pem"
	expect 8 'sealed   ' "$exhibit" seal "$(ls -d runs/*-0001)" --config kinds.conf --trust kinds.ini --first \
		--key "$name-key.pem" --certificate "$name.pem" --bundles "kinds/$name" --chain "kinds/$name"
}
seal_with p384 -algorithm EC -pkeyopt ec_paramgen_curve:P-384
seal_with rsa -algorithm RSA -pkeyopt rsa_keygen_bits:3072
seal_with pss -algorithm RSA-PSS -pkeyopt rsa_keygen_bits:3072

# in the browser
"$exhibit" extract "$new" --trust trust.ini --service transcribe --out packs >/dev/null
/usr/bin/python3 "$here/publish/in_browser.py" "$chromium" "$build" "$folder"
