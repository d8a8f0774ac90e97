#!/bin/bash
# Goal: a report made from the bundle is the one made before the seal, but for
# what only the seal knows; and its CSV has every row of the bundle's tables.
here=$(dirname "$(readlink -f "$0")")
. "$here/sample.sh"

cmp again/index.html "bundles/$id/index.html" || fail "beside the bundle lies another page"
/usr/bin/python3 "$of_report/same_but_for_the_seal.py" "$sealed/data/report" again

"$exhibit" report "$bundle" --trust trust.ini --format csv --out csv >/dev/null
/usr/bin/python3 "$of_report/every_row_is_there.py" "$sealed/data" csv

# A page is made of facts: one that the tables do not have is not made up.
cp -r "$sealed" spoilt && chmod -R u+w spoilt
sed -i '2s/meets/MEETS/;2s/fails/FAILS/;2s/review/REVIEW/' spoilt/data/settings/*/transcribe.csv
if "$exhibit" report spoilt --trust trust.ini --out never >/dev/null 2>&1; then
	fail "a report was made from a spoilt bundle"
fi
[ ! -e never/index.html ] || fail "a page was left of a spoilt bundle"

# The README's page of one's own is as it stands there.
mkdir own
sed -n '/^```xml$/,/^```$/{/^```/d;p}' "$of_report/../../../report-templates/README.md" |
	sed -n '/<xsl:stylesheet/,/<\/xsl:stylesheet>/p' >own/acme.xsl
"$exhibit" report "$bundle" --trust trust.ini --templates own --out mine >/dev/null
gaps=$(grep -o '<li>' mine/acme.html | wc -l)
[ "$gaps" = 2 ] || fail "the README's own page lists $gaps gaps, there are 2"
[ ! -e mine/acme-111122223333.html ] || fail "a page was made of nothing"
