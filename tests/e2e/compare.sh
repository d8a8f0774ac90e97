#!/bin/bash
# Goal: three audits of one stream.  Between the first and the second the
# organisation changed in known ways; the third asks less and judges by another
# rule.  diff says exactly what changed; what was not asked or not answered is
# never said to be gone, or better.
. "$(dirname "$(readlink -f "$0")")/start.sh"

audit() {
	local code=0
	"$exhibit" audit --config exhibit.conf --log quiet "$@" >>audit.log || code=$?
	[ $code = 0 ] || [ $code = 8 ] || fail "an audit ended with exit $code"
}

diff_of() {
	"$exhibit" diff "$1" "$2" --trust trust.ini "${@:3}"
}

cloud_start "$build" "$folder" 2>"$folder/cloud.log"
cd "$folder"
audit --first --period last-quarter
"$here/compare/change_world.py" "$here/../world" "$folder/world"
cloud_again "$build" "$folder" --world "$folder/world"
audit
cat >stricter.ini <<'INI'
[profile]
name = stricter
version = 1
base = baseline
[parameters]
cmk_required = yes
[judge]
s3.bucket.versioning = meets: Enabled; fails: else
INI
sed -i 's/^accounts .*/accounts = 444455556666/;s/^regions .*/regions = eu-west-1/' exhibit.conf
audit --profile stricter.ini
cloud_stop

one=$(ls bundles/*-0001.tar.gz)
two=$(ls bundles/*-0002.tar.gz)
three=$(ls bundles/*-0003.tar.gz)

last=$(date -u -d "$(date -u +%Y-%m-15) -3 months" +%YQ%q)
[[ $one = *-"$last"-0001.tar.gz ]] || fail "last-quarter is not $last: $one"

# A bundle changes in nothing from itself, packed or unpacked.
mkdir unpacked
tar -xzf "$one" -C unpacked
diff_of "$one" "unpacked/$(basename "$one" .tar.gz)" >same.txt
grep -q '^UNCHANGED$' same.txt || fail "a bundle differs from itself"
grep -q '^OLD and NEW are the same bundle$' same.txt || fail "the same bundle is not recognised"

diff_of "$one" "$two" --format json --out 1-2.json
diff_of "$two" "$three" --format json --out 2-3.json
diff_of "$two" "$one" --format json --out 2-1.json
diff_of "$one" "$three" >1-3.txt
/usr/bin/python3 "$here/compare/expected.py" 1-2.json 2-3.json 2-1.json
grep -q '^NEW does not follow OLD: they are numbers 3 and 1' 1-3.txt ||
	fail "1 to 3 is said to follow"

# For people: no byte of a name can do anything to a terminal.
diff_of "$one" "$two" --format text >1-2.txt
diff_of "$one" "$two" >short.txt
for text in 1-2.txt short.txt; do
	! grep -qP '\x1b|\x{202e}' "$text" || fail "$text has a name's escape codes"
	grep -q '^Now fails' "$text" || fail "$text does not say what fails"
	grep -q "$(sha256sum <"$two" | cut -d' ' -f1)" "$text" || fail "$text lacks a digest"
done
[ "$(grep -c . 1-2.txt)" -gt "$(grep -c . short.txt)" ] || fail "--format text is not all"

# Both are verified before a row is read.
cp -r "unpacked/$(basename "$one" .tar.gz)" spoilt && chmod -R u+w spoilt
sed -i '2s/meets/MEETS/;2s/fails/FAILS/;2s/review/REVIEW/' spoilt/data/settings/*/s3.csv
code=0
diff_of spoilt "$two" >spoilt.txt 2>spoilt.err || code=$?
[ $code = 1 ] || fail "a spoilt bundle was compared (exit $code)"
[ ! -s spoilt.txt ] || fail "something was said of a spoilt bundle"

# The page.
diff_of "$one" "$two" --format html --out page >/dev/null
cmp page/changes.json 1-2.json || fail "the JSON beside the page is another"
! grep -q '<script>alert' page/changes.html || fail "a name became markup"
! grep -qP '\x1b|\x{202e}' page/changes.html || fail "the page has a name's escape codes"
grep -q "default-src 'none'" page/changes.html || fail "the page has no policy"
chromium=$(command -v chromium || true)
[ -n "$chromium" ] || fail "no chromium: ./run test installs it"
diff_of "$two" "$three" --format html --out page-2-3 >/dev/null
for page in page page-2-3; do
	/usr/bin/python3 "$here/compare/in_a_browser.py" "$chromium" "$folder/$page"
done

# The report of the second, beside the first: the same changes, the same totals.
"$exhibit" report "$two" --trust trust.ini --since "$one" --out beside >/dev/null
/usr/bin/python3 "$here/compare/beside.py" 1-2.json beside/index.html
echo "compare: three audits, every change as expected"
