#!/bin/sh
# Goal: every fact an auditor asks of a service is answered by settings that
# exist, or has a reason; and every setting of the service answers one.
# Usage: check_settings.sh CONTRACT_CHECK FACTS
# The line "#services" of FACTS names the services whose settings it is about.
# In FACTS, a * in the middle of an id is any word: comprehend.*-job.tags.
set -eu
check=$1 facts=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$check" --settings | LC_ALL=C sort -u >"$work/known"
awk -F '\t' '
	/^#/ { next }
	NF < 2 || ($2 == "" && $3 == "") { print "no answer: " $1; bad = 1 }
	{ n = split($2, id, " "); for (i = 1; i <= n; i++) print id[i] > out }
	END { exit bad }' out="$work/named.all" "$facts"
grep -vF '*' "$work/named.all" >"$work/named.plain" || true
grep -F '*' "$work/named.all" | sort -u >"$work/patterns" || true
: >"$work/matched"
while read -r pattern; do
	form=$(echo "$pattern" | sed 's/\./\\./g; s/\*/[a-z0-9-]*/g')
	grep -x "$form" "$work/known" >>"$work/matched" ||
		echo "no setting is like: $pattern" >>"$work/unlike"
done <"$work/patterns"
LC_ALL=C sort -u "$work/named.plain" "$work/matched" >"$work/named"

LC_ALL=C comm -13 "$work/known" "$work/named" | sed 's/^/no such setting: /' \
	>"$work/wrong"
for service in $(sed -n 's/^#services//p' "$facts"); do
	grep "^$service\." "$work/known" | LC_ALL=C comm -23 - "$work/named" |
		sed 's/^/answers nothing: /' >>"$work/wrong"
done
[ ! -e "$work/unlike" ] || cat "$work/unlike" >>"$work/wrong"
cat "$work/wrong"
test ! -s "$work/wrong"
