#!/bin/bash
# Goal: every format says the same: each setting with its verdict, each gap, as
# often as the tables have it; in the copies that are sealed, in those beside
# the bundle, and in those made again from it, which are the same bytes.
. "$(dirname "$(readlink -f "$0")")/start.sh"
chromium=$(command -v chromium || true)
[ -n "$chromium" ] || { echo "no chromium: ./run test installs it" >&2; exit 1; }
cloud_start "$build" "$folder" 2>"$folder/cloud.log"
cd "$folder"

# A name that is none is said before anything is asked, and before a bundle is read.
expect 2 'formats: format xslx: there is none of that name; did you mean xlsx?' \
	"$exhibit" audit --config exhibit.conf --first --formats 'csv xslx'
[ ! -e runs ] || fail "a run was begun for a format that there is not"
expect 2 'did you mean html?' "$exhibit" report none.tar.gz --trust trust.ini --format htm
expect 2 'OSCAL 1.0: the document is made for 1.1.2' \
	"$exhibit" audit --config exhibit.conf --first --oscal-version 1.0
names=$("$exhibit" report none.tar.gz --trust trust.ini --format '?' 2>&1 |
	sed -n 's/.*There are \(.*\), and all.*/\1/p' | tr -d ,) || true
[ -n "$names" ] || fail "the error does not name the formats"

code=0
"$exhibit" audit --config exhibit.conf --first --formats all >out.txt 2>err.txt || code=$?
[ $code = 8 ] || { cat out.txt err.txt; fail "audit ended with $code, wanted 8"; }
bundle=$(ls bundles/*.tar.gz)
id=$(basename "$bundle" .tar.gz)
"$exhibit" verify "$bundle" --trust trust.ini --rederive >verify.txt
mkdir unpacked && tar -xzf "$bundle" -C unpacked
data=unpacked/$id/data
"$exhibit" report "$bundle" --trust trust.ini --format all --out again >report.txt

# shellcheck disable=SC2086
for where in "$data/report" again; do
	echo "== $where"
	/usr/bin/python3 "$here/formats_agree.py" "$data" "$where" $names
done
# An ECDSA signature is another each time, so the envelope is; nothing else.
diff -r -x '*.dsse.json' "bundles/$id" again || fail "made again from the bundle they are others"
# In the bundle nothing knows of the seal; beside it all is known.
! grep -rlq "$(sha256sum <"$bundle" | cut -c1-64)" "$data" || fail "a sealed file states the archive's digest"

# A row that is lost or altered in one format is found.
spoil() {
	local name=$1 file=$2 how=$3
	rm -rf spoilt && cp -al again spoilt
	sed -i "$how" "spoilt/$file"
	! cmp -s "again/$file" "spoilt/$file" || fail "$file: '$how' changes nothing"
	! /usr/bin/python3 "$here/formats_agree.py" "$data" spoilt "$name" >spoilt.txt 2>&1 ||
		fail "$name agrees though $file was spoilt by '$how'"
}
spoil csv settings.csv '0,/,meets,/s//,fails,/'
spoil csv settings.csv '3d'
spoil csv ledger.csv '0,/,denied,/s//,absent,/'
spoil html 111122223333.html '0,/<tbody role="rowgroup" data-v="fails"/s//<tbody role="rowgroup" data-v="meets"/'
spoil html 444455556666.html 's/"Kind"><div><span class="v-gap">denied/"Kind"><div><span class="v-gap">failed/'
spoil html settings.html '0,/"state":\[[0-4],/s//"state":[9,/;s/"state":\[9,/"state":[4,/'
spoil oscal oscal.json '0,/"name":"verdict","ns":"[^"]*","value":"fails"/s/"value":"fails"/"value":"meets"/'
spoil ocsf ocsf.jsonl '5d'
spoil asff asff.json '0,/"exhibit\/outcome":"denied"/s//"exhibit\/outcome":"failed"/'
spoil junit junit.xml '0,/<failure type="fails"/s//<skipped type="fails"/'
spoil in-toto statement.intoto.json '0,/"verdict":"meets"/s//"verdict":"n\/a"/'
spoil ipe ipe.html '0,/>denied</s//>x</;0,/gap: denied/s//gap: failed/'
spoil_book() {
	rm -rf spoilt && cp -al again spoilt && rm spoilt/workbook.xlsx
	/usr/bin/python3 - again/workbook.xlsx spoilt/workbook.xlsx "$@" <<'PY'
import sys, zipfile
old, new, member, a, b = sys.argv[1:]
with zipfile.ZipFile(old) as i, zipfile.ZipFile(new, 'w', zipfile.ZIP_DEFLATED) as o:
    for m in i.infolist():
        data = i.read(m)
        if m.filename == member:
            assert a.encode() in data, a
            data = data.replace(a.encode(), b.encode(), 1)
        o.writestr(m, data)
PY
	! /usr/bin/python3 "$here/formats_agree.py" "$data" spoilt xlsx >spoilt.txt 2>&1 ||
		fail "xlsx agrees though $1 was spoilt: $2"
}
spoil_book xl/worksheets/sheet6.xml '>fails<' '>meets<'
spoil_book xl/worksheets/sheet8.xml '>denied<' '>failed<'
spoil_book xl/worksheets/sheet6.xml '</c>' '<f>1+1</f></c>'
spoil_book xl/worksheets/sheet13.xml '<v>1</v>' '<v>2</v>'
! /usr/bin/python3 "$here/formats_agree.py" "$data" again no-such >/dev/null 2>&1 ||
	fail "a format that nothing reads agrees"

# One page is one page.
"$chromium" --headless --no-sandbox --disable-gpu --user-data-dir="$folder/browser" --no-pdf-header-footer \
	--print-to-pdf=ipe.pdf "file://$folder/again/ipe.html" 2>/dev/null
pages=$(/usr/bin/python3 -c 'import re; print(len(re.findall(rb"/Type\s*/Page\b", open("ipe.pdf", "rb").read())))')
[ "$pages" = 1 ] || fail "the statement of information is printed on $pages pages"
echo "formats: $names agree"
