#!/bin/bash
# Goal: a newcomer sees a whole audit: ask, judge, seal, archive, verify with
# and without our own program, hand over.  Exit 8 (sealed but INCOMPLETE) is
# what the sample organisation must give: some calls in it are denied.
#
# Usage: sample_audit.sh BUILD FOLDER
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
build=$(readlink -f "$1")
folder=$2
rm -rf "$folder"
mkdir -p "$folder"
folder=$(readlink -f "$folder")

. "$here/cloud.sh"
cloud_start "$build" "$folder" 2>"$folder/cloud.log"
cd "$folder"
# Reports in every form.
sed -i '/^\[audit\]/a formats = all' exhibit.conf

echo "== exhibit audit --config exhibit.conf --first"
code=0
"$build/exhibit" audit --config exhibit.conf --first || code=$?
if [ $code != 0 ] && [ $code != 8 ]; then
	echo "the audit ended with exit $code" >&2
	exit $code
fi
bundle=$(ls bundles/*.tar.gz)
id=$(basename "$bundle" .tar.gz)

echo
echo "== exhibit verify $bundle --trust trust.ini"
"$build/exhibit" verify "$bundle" --trust trust.ini --rederive

echo
echo "== the same with tools that are not ours"
(cd bundles && sha256sum -c "$id.tar.gz.sha256")
rm -rf unpacked && mkdir unpacked
tar -xzf "$bundle" -C unpacked
"$here/standard_tools.sh" "unpacked/$id" signer-root.pem tsa-two-root.pem

echo
echo "== exhibit publish bundles --out site"
"$build/exhibit" publish bundles --config exhibit.conf --out site

echo
echo "== exhibit link $bundle --config exhibit.conf --expires 1h"
"$build/exhibit" link "$bundle" --config exhibit.conf --expires 1h | tee link.txt
rm -rf download && mkdir download
(cd download && curl -sSfOJ --cacert ../tls-root.pem "$(sed -n 's/^link  *//p' ../link.txt)")
cmp "$bundle" "download/$id.tar.gz"
echo "fetched by the link, under its own name: the same bytes"

echo
echo "== exhibit extract $bundle --account 111122223333 --service kms"
"$build/exhibit" extract "$bundle" --trust trust.ini --account 111122223333 --service kms --out .
"$build/exhibit-verify" "$id.111122223333.kms.pack.tar" --trust trust.ini

echo
echo "bundle   $folder/$bundle"
echo "archived $folder/store/acme-evidence-archive (locked; the cloud is gone, its disk is here)"
echo "report   $folder/bundles/$id/index.html"
echo "page     $folder/site/index.html"
if [ $code = 8 ]; then
	cat <<TEXT

The run is INCOMPLETE, and that is right: in the sample organisation a few
requests are refused on purpose, as they would be where a role lacks a
permission. Each is a line in data/ledger, a gap in every report, and leaves
its settings for review: never a pass, never a missing row.
TEXT
fi
