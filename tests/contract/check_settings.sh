#!/bin/sh
# Goal: every fact an auditor asks is answered by settings that exist, or has a
# reason; at most three in a hundred have; and every setting answers a fact.
# Usage: check_settings.sh CONTRACT_CHECK SETTINGS FACTS
# In SETTINGS, a * in the middle of an id is any word: comprehend.*-job.tags.
# FACTS has the id of every fact in its first column.
set -eu
check=$1 settings=$2 facts=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
bad=0

"$check" --settings | LC_ALL=C sort -u >"$work/known"
awk -F '\t' '
	/^#/ { next }
	seen[$1]++ { print "twice: " $1; bad = 1 }
	NF < 2 || ($2 == "" && $3 == "") { print "no answer: " $1; bad = 1 }
	{ n = split($2, id, " "); for (i = 1; i <= n; i++) print id[i] > out }
	END { exit bad }' out="$work/named.all" "$settings" || bad=1
grep -vF '*' "$work/named.all" >"$work/named.plain" || true
grep -F '*' "$work/named.all" | sort -u >"$work/patterns" || true
: >"$work/matched"
while read -r pattern; do
	form=$(echo "$pattern" | sed 's/\./\\./g; s/\*/[a-z0-9-]*/g')
	grep -x "$form" "$work/known" >>"$work/matched" || {
		echo "no setting is like: $pattern"
		bad=1
	}
done <"$work/patterns"
LC_ALL=C sort -u "$work/named.plain" "$work/matched" >"$work/named"
LC_ALL=C comm -13 "$work/known" "$work/named" | sed 's/^/no such setting: /' \
	>"$work/wrong"
LC_ALL=C comm -23 "$work/known" "$work/named" | sed 's/^/answers nothing: /' \
	>>"$work/wrong"

grep -v '^#' "$facts" | cut -f1 | LC_ALL=C sort >"$work/facts"
grep -v '^#' "$settings" | cut -f1 | LC_ALL=C sort >"$work/asked"
LC_ALL=C comm -23 "$work/facts" "$work/asked" | sed 's/^/not asked: /' \
	>>"$work/wrong"
cat "$work/wrong"
all=$(wc -l <"$work/facts")
out=$(awk -F '\t' '!/^#/ && $2 == ""' "$settings" | wc -l)
echo "$all facts, $out left out with a reason, $(wc -l <"$work/known") settings"
[ $bad = 0 ] && [ ! -s "$work/wrong" ] && [ $((out * 100)) -le $((all * 3)) ]
