#!/bin/bash
# Goal: a live block on a terminal, plain lines elsewhere, no escape codes in a
# pipe, JSON when asked for, NO_COLOR and TERM=dumb honoured.
. "$(dirname "$(readlink -f "$0")")/start.sh"
cloud_start "$build" "$folder" 2>"$folder/cloud.log"
cd "$folder"
without_archive

run() {	# NAME, then how it is run
	local name=$1
	shift
	"$@" "$exhibit" audit --config exhibit.conf --first --regions eu-west-1 --runs "r-$name" --bundles "b-$name" --chain "c-$name" "${extra[@]}"
}
extra=()
run pipe env >pipe.out 2>pipe.err || [ $? = 8 ]
if grep -q $'\033' pipe.out pipe.err; then fail "escape codes in a pipe"; fi
grep -q '^INCOMPLETE' pipe.out || fail "no headline"

extra=(--log json)
run json env >json.out 2>json.err || [ $? = 8 ]
/usr/bin/python3 -c '
import json, sys
lines = [json.loads(l) for l in open("json.err")]
assert lines and all("event" in l for l in lines), lines[:2]'

extra=()
tty() { /usr/bin/python3 "$here/in_a_terminal.py" "$@"; }
run tty tty >tty.out || [ $? = 8 ]
grep -q $'\033\[' tty.out || fail "no live block on a terminal"
grep -q 'accounts' tty.out || fail "the block lacks its accounts"
NO_COLOR=1 run nocolor tty >nocolor.out || [ $? = 8 ]
if grep -q $'\033\[[0-9;]*m' nocolor.out; then fail "colour in spite of NO_COLOR"; fi
TERM=dumb run dumb tty >dumb.out || [ $? = 8 ]
if grep -q $'\033' dumb.out; then fail "escape codes on a dumb terminal"; fi
echo "terminal: all as wanted"
