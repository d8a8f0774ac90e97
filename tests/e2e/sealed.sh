# Sourced after start.sh: one audit of one Region, sealed twice: small/*.tar.gz,
# and big/*.tar.gz with a document that no compression makes smaller (11 MiB:
# three parts of S3's least size).  archive.conf has the [archive] section.

seal_two() {
	cp exhibit.conf archive.conf
	without_archive
	"$exhibit" collect --config exhibit.conf --first --regions eu-west-1 >collect.txt 2>&1 || { cat collect.txt; fail collect; }
	run=$(ls -d runs/*)
	head -c 11534336 /dev/urandom >padding.bin
	for how in small big; do
		documents=()
		[ $how = big ] && documents=(--documents padding.bin)
		"$exhibit" assess "$run" --config exhibit.conf "${documents[@]}" >assess.txt 2>&1 || { cat assess.txt; fail assess; }
		expect 8 'sealed   ' "$exhibit" seal "$run" --config exhibit.conf --first --bundles $how --chain chain-$how "${documents[@]}"
	done
	small=$(ls "$folder"/small/*.tar.gz)
	big=$(ls "$folder"/big/*.tar.gz)
	[ "$(stat -c %s "$big")" -gt 11534336 ] || fail "the document is not in $big"
	store=$folder/store/acme-evidence-archive
}

# afresh BUNDLE [options of cloud]: an empty store, and the bundle in work/
# with no trace of an upload; $bundle is its path there.
afresh() {
	local from=$1
	shift
	cloud_again "$build" "$folder" "$@" 2>>"$folder/cloud.log"
	rm -rf "$folder/store" "$folder/work"
	mkdir "$folder/work"
	cp "$from" "$folder/work"
	bundle=$folder/work/$(basename "$from")
}

archive() { "$exhibit" archive "$bundle" --config archive.conf "$@"; }
archived() { /usr/bin/python3 "$here/archived.py" "$store" "$bundle" "$@" || fail "what is stored is not right"; }
