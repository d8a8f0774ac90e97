#!/bin/bash
# Goal: killed with -9 at every request of an upload, before the store carried
# it out and after it did but could not say so, the same command ends it: one
# object, the right bytes and lock, a receipt, no parts left behind.
. "$(dirname "$(readlink -f "$0")")/start.sh"
. "$here/sealed.sh"
cloud_start "$build" "$folder" 2>"$folder/cloud.log"
cd "$folder"
seal_two

kills=0
# kill_at WHEN:N PARTS OPTIONS...: 1 if the upload ended before it was held
kill_at() {
	local at=$1 parts=$2 code=0
	shift 2
	# not archive(): a shell would stand between
	"$exhibit" archive "$bundle" --config archive.conf "$@" >killed.txt 2>&1 &
	pid=$!
	while [ ! -e held ] && kill -0 $pid 2>/dev/null; do
		sleep 0.005
	done
	if [ ! -e held ]; then
		wait $pid || { cat killed.txt; fail "$at: not held, and not archived"; }
		archived --parts "$parts"
		return 1
	fi
	where=$(cat held)
	kill -9 $pid
	wait $pid 2>/dev/null || true
	rm held
	kills=$((kills + 1))
	archive "$@" >again.txt 2>&1 || code=$?
	[ $code = 0 ] || { cat again.txt; fail "killed $where; then exit $code"; }
	archived --parts "$parts" || fail "killed $where"
}

every() {	# BUNDLE PARTS OPTIONS...
	local from=$1 parts=$2 when n
	shift 2
	for when in before after; do
		for n in $(seq 60); do
			afresh "$from" --hold "$when:$n"
			kill_at "$when:$n" "$parts" "$@" || break
		done
		[ "$n" -gt 8 ] || fail "only $n requests were held"
		[ "$n" -lt 60 ] || fail "the upload never ended"
	done
}

every "$small" 0
single=$kills
every "$big" 3 --single-put-max 5MiB
echo "archive killed: $single times in one request, $((kills - single)) times in parts; each time one object"
