#!/bin/bash
# Goal: a draw is the same when somebody repeats it who has only the document
# and other tools: another program in Python, and sha256sum and sort alone.  The
# population is what the evidence lists; one that may lack items says so.
. "$(dirname "$(readlink -f "$0")")/start.sh"

"$here/compare/change_world.py" "$here/../world" "$folder/world"
cloud_start "$build" "$folder/run" --world "$folder/world" 2>"$folder/cloud.log"
cd "$folder/run"
code=0
"$exhibit" audit --config exhibit.conf --first --log quiet >audit.log || code=$?
[ $code = 8 ] || fail "the audit ended with exit $code"
cloud_stop
bundle=$(ls bundles/*.tar.gz)
mkdir unpacked
tar -xzf "$bundle" -C unpacked
sealed=unpacked/$(basename "$bundle" .tar.gz)

draw() {
	"$exhibit" sample "$bundle" --trust trust.ini "$@"
}

draw >populations.txt
grep -q ' 13  transcribe:job$' populations.txt || fail "13 transcription jobs are not 13"
grep -q ' 2  mediaconvert:job  INCOMPLETE$' populations.txt || fail "a refused list is not INCOMPLETE"

seed='Q4 / J. Roe'
for type in transcribe:job iam:role; do
	name=${type/:/-}
	draw --population $type --format list >$name.list
	LC_ALL=C sort -c $name.list || fail "$type is not sorted"
	draw --population $type --size 4 --seed "$seed" --format json >$name.simple.json
	draw --population $type --size 4 --seed "$seed" --method systematic --format json >$name.systematic.json
	draw --population $type --size 4 --seed "$seed" --method stratified --format json >$name.account.json
	draw --population $type --size 4 --seed "$seed" --method stratified --strata region --format json >$name.region.json
	/usr/bin/python3 "$here/sample/redo.py" $name.list "$seed" 4 $name.*.json
	/usr/bin/python3 "$here/sample/evidence.py" "$sealed" $name.*.json

	# With sha256sum and sort alone.
	digest=$(sha256sum <$name.list | cut -d' ' -f1)
	while IFS= read -r line; do
		printf '%s  %s\n' "$(printf '%s\0%s\0%s' "$seed" "$digest" "$line" | sha256sum | cut -d' ' -f1)" "$line"
	done <$name.list | LC_ALL=C sort | head -4 | cut -c67- >$name.by_hand
	/usr/bin/python3 -c 'import json, sys
for i in json.load(open(sys.argv[1]))["sample"]: print(i["line"])' $name.simple.json |
		cmp - $name.by_hand || fail "sha256sum and sort draw others of $type"
done

# The unpacked bundle, a second time, another seed; more of a draw begins with it.
"$exhibit" sample "$sealed" --trust trust.ini --population transcribe:job --size 4 --seed "$seed" --format csv |
	grep '^[0-9]' >again.csv
draw --population transcribe:job --size 4 --seed "$seed" --format csv --out first.csv
grep '^[0-9]' first.csv | cmp - again.csv || fail "the folder gives another draw"
draw --population transcribe:job --size 9 --seed "$seed" --format csv | grep '^[0-9]' | head -4 |
	cmp - again.csv || fail "nine do not begin with the four"
draw --population transcribe:job --size 4 --seed other --format csv | grep '^[0-9]' >other.csv
! cmp -s other.csv again.csv || fail "the seed decides nothing"
draw --population transcribe:job --size 13 --seed x >all.txt
[ "$(grep -c 'data/evidence' all.txt)" = 13 ] || fail "an item has no evidence"
! grep -qP '\x1b|\x{202e}' all.txt || fail "a name's escape codes come through"
grep -q "$(sha256sum <"$bundle" | cut -d' ' -f1)" all.txt || fail "the bundle's digest is not on the sheet"

# May lack items: loud, and an exit of its own under --strict.
draw --population mediaconvert:job --size 1 --seed x >partly.txt 2>partly.err
head -1 partly.txt | grep -q '^SAMPLE OF AN INCOMPLETE POPULATION' || fail "an incomplete population looks whole"
grep -q 'mediaconvert/ListJobs eu-west-1' partly.txt || fail "what is missing is not said"
code=0
draw --population mediaconvert:job --size 1 --seed x --strict >/dev/null 2>&1 || code=$?
[ $code = 7 ] || fail "--strict ends with exit $code"

for wrong in "--population transcribe:jobs --size 1 --seed x" "--population transcribe:job --size 14 --seed x" \
	"--population transcribe:job --size 0 --seed x" "--population transcribe:job --size 1" \
	"--population transcribe:job --seed x" "--population transcribe:job --size 1 --seed x --method lucky"; do
	code=0
	# shellcheck disable=SC2086
	draw $wrong >wrong.out 2>wrong.err || code=$?
	[ $code = 2 ] || fail "$wrong ends with exit $code"
	[ -s wrong.err ] && [ ! -s wrong.out ] || fail "$wrong says nothing, or too much"
done
code=0
draw --population transcribe:jobs --size 1 --seed x 2>near.err || code=$?
grep -q 'did you mean transcribe:job?' near.err || fail "the nearest type is not named"

cp -r "$sealed" spoilt && chmod -R u+w spoilt
echo '{}' >>"spoilt/data/evidence/444455556666/eu-west-1/transcribe.jsonl"
code=0
"$exhibit" sample spoilt --trust trust.ini --population transcribe:job --size 1 --seed x >spoilt.out 2>/dev/null || code=$?
[ $code = 1 ] && [ ! -s spoilt.out ] || fail "a spoilt bundle was drawn from (exit $code)"
echo "sample: every draw repeated by others"
