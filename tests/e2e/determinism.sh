#!/bin/bash
# Goal: two seals over the same spool, secret and time give the same bytes,
# save the signature and the time-stamps; compression does not matter.
. "$(dirname "$(readlink -f "$0")")/start.sh"
cloud_start "$build" "$folder" 2>"$folder/cloud.log"
cd "$folder"
without_archive
at=$(date -u +%Y-%m-%dT%H:%M:%SZ)

"$exhibit" collect --config exhibit.conf --first >collect.txt 2>&1 || { cat collect.txt; fail collect; }
run=$(ls -d runs/*)
for n in 1 2 3; do
	how=gzip
	[ $n = 3 ] && how=zstd
	# Judged and written anew for the second, compressed anew for the third.
	[ $n = 3 ] || "$exhibit" assess "$run" --config exhibit.conf --formats all >assess.txt 2>&1 ||
		{ cat assess.txt; fail assess; }
	code=0
	"$exhibit" seal "$run" --config exhibit.conf --first --bundles "b$n" --chain "c$n" \
		--created "$at" --compress $how >seal.txt 2>&1 || code=$?
	[ $code = 8 ] || { cat seal.txt; fail "seal $n ended with $code"; }
	mkdir "u$n"
	case $how in
	gzip) tar -xzf b"$n"/*.tar.gz -C "u$n" ;;
	zstd) tar --zstd -xf b"$n"/*.tar.zst -C "u$n" ;;
	esac
	(cd "u$n" && find . -type f ! -path '*/signatures/*' -exec sha256sum {} + | LC_ALL=C sort) >"list$n"
	tar -tvf <(case $how in gzip) gzip -dc b"$n"/*.tar.gz ;; zstd) zstd -dc b"$n"/*.tar.zst ;; esac) |
		grep -v signatures/ >"tar$n"
done
cmp list1 list2 && cmp list1 list3 && cmp tar1 tar2 && cmp tar1 tar3
echo "determinism: $(wc -l <list1) files, the same each time"
