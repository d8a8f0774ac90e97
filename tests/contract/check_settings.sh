#!/bin/sh
# Goal: every fact an auditor asks of Transcribe is answered by settings that
# exist, or has a reason; and every setting of Transcribe answers one.
set -eu
check=$1
facts=$(dirname "$0")/settings-transcribe.tsv
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$check" --settings | LC_ALL=C sort -u >"$work/known"
awk -F '\t' '
	/^#/ { next }
	NF < 2 || ($2 == "" && $3 == "") { print "no answer: " $1; bad = 1 }
	{ n = split($2, id, " "); for (i = 1; i <= n; i++) print id[i] > out }
	END { exit bad }' out="$work/named.all" "$facts"
LC_ALL=C sort -u "$work/named.all" >"$work/named"

LC_ALL=C comm -13 "$work/known" "$work/named" | sed 's/^/no such setting: /' \
	>"$work/wrong"
grep '^transcribe\.' "$work/known" | LC_ALL=C comm -23 - "$work/named" |
	sed 's/^/answers nothing: /' >>"$work/wrong"
cat "$work/wrong"
test ! -s "$work/wrong"
