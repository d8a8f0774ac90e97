#!/bin/bash
# Goal: accounts are entered as configured: a list, the whole organization, the
# caller's own; one that cannot be entered is a gap and empties no other;
# sessions that end in mid-run are renewed.
. "$(dirname "$(readlink -f "$0")")/start.sh"
# a session of 302 s has less than the five minutes we want after two seconds
cloud_start "$build" "$folder" --session 302 2>"$folder/cloud.log"
cd "$folder"
without_archive

audit() {	# NAME [options]: 0 or 8, with a headline
	local name=$1 code=0
	shift
	"$exhibit" audit --config exhibit.conf --first --runs "r-$name" --bundles "b-$name" \
		--chain "c-$name" "$@" >"$name.txt" 2>"$name.err" || code=$?
	[ $code = 8 ] || [ $code = 0 ] || { cat "$name.txt" "$name.err"; fail "$name ended with $code"; }
}

audit renewed
renewals=$(grep -c '^sts:AssumeRole ' access.log)
[ "$renewals" -gt 2 ] || fail "sessions were not renewed in mid-run: $renewals AssumeRole"
grep -q ExpiredToken access.log && fail "a session was used until it had expired"

: >access.log
audit organization --accounts organization --regions eu-west-1
ls r-organization/*/spool/111122223333.jsonl r-organization/*/spool/444455556666.jsonl >/dev/null ||
	fail "not every account of the organization was asked"

audit self --accounts self --role Auditor --regions eu-west-1
[ "$(ls r-self/*/spool/*.jsonl | wc -l)" = 1 ] || fail "self is one account"

# One account that is not there, or does not trust us: a gap of its own.
audit stranger --regions eu-west-1 --accounts '111122223333 999999999999'
grep -q '999999999999.*sts:AssumeRole.*denied' stranger.txt || { cat stranger.txt; fail "no gap for the account that was not entered"; }
whole=$(grep -c . r-stranger/*/spool/111122223333.jsonl)
[ "$whole" -gt 50 ] || fail "the other account was emptied: $whole lines"
expect 0 'VALID' "$exhibit" verify b-stranger/*.tar.gz --trust trust.ini --rederive

code=0
"$exhibit" audit --config exhibit.conf --first --regions eu-west-1 --external-id wrong --runs r-ext --bundles b-ext --chain c-ext \
	>ext.txt 2>&1 || code=$?
[ $code = 8 ] || { cat ext.txt; fail "a wrong external id ended with $code"; }
[ "$(grep -c 'sts:AssumeRole' ext.txt)" -ge 2 ] || fail "a wrong external id gives a gap in each account"

# A wrong secret is refused, said in one line, and asks nothing more.
: >access.log
expect 5 'sts:GetCallerIdentity' env AWS_SECRET_ACCESS_KEY=wrong "$exhibit" audit --config exhibit.conf --first \
	--runs r-bad --bundles b-bad --chain c-bad
[ "$(wc -l <access.log)" -le 1 ] || fail "a wrong secret was tried again and again"

# From a profile with a process.
cat >aws.conf <<CONF
[profile acme]
region = eu-west-1
credential_process = cat keys.json
CONF
cat >keys.json <<JSON
{"Version":1,"AccessKeyId":"$AWS_ACCESS_KEY_ID","SecretAccessKey":"$AWS_SECRET_ACCESS_KEY"}
JSON
(
	unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY
	export AWS_CONFIG_FILE=$PWD/aws.conf
	audit process --aws-profile acme --regions eu-west-1
)
# Plain http is for the loopback alone.
expect 5 'plain http is for loopback only' env AWS_ENDPOINT_URL=http://aws.example "$exhibit" audit \
	--config exhibit.conf --first --runs r-http --bundles b-http --chain c-http
if grep -rIlF "$AWS_SECRET_ACCESS_KEY" r-* b-* ./*.txt ./*.err; then fail "the secret was written somewhere"; fi
echo "credentials: all as wanted"
