#!/bin/bash
# Goal: archived means: in the bucket once, the right bytes, locked as was
# asked, read back, with a receipt.  Whatever the store does wrong ends in that
# or in no receipt and a line that says why; the link gives exactly that
# version; a folder serves as well.
. "$(dirname "$(readlink -f "$0")")/start.sh"
. "$here/sealed.sh"
cloud_start "$build" "$folder" 2>"$folder/cloud.log"
cd "$folder"
seal_two

# the bucket first
expect 0 'READY    s3://acme-evidence-archive' "$exhibit" archive --check --config archive.conf
expect 1 'change   lock' "$exhibit" archive --check --config archive.conf --to s3://acme-evidence-versions/x
expect 1 'change   versioning' "$exhibit" archive --check --config archive.conf --to s3://acme-evidence-loose/x --archive-owner 111122223333
expect 1 'change   public' "$exhibit" archive --check --config archive.conf --to s3://acme-evidence-loose/x --archive-owner 111122223333
expect 1 'change   owner' "$exhibit" archive --check --config archive.conf --to s3://acme-evidence-loose/x --archive-owner 111122223333
expect 5 'unread   versioning' "$exhibit" archive --check --config archive.conf --archive-owner 999999999999
[ ! -e "$store" ] || fail "the check stored something"

# once, and again: one version
afresh "$small"
expect 0 'archived s3://acme-evidence-archive/acme-sample/' archive
archived
receipt=${bundle%.tar.gz}.receipt.json
cp "$receipt" first.json
expect 0 'archived already, read back' archive
archived
cmp "$receipt" first.json || fail "the second run wrote another receipt"
# on another machine, which knows nothing of the first
rm "$receipt" "$bundle.sha256"
expect 0 'archived already, read back' archive
archived
cmp "$receipt" first.json || fail "the receipt is not the one in the bucket"
# in parts
afresh "$big"
expect 0 'of each of 3 parts' archive --single-put-max 5MiB
archived --parts 3
expect 0 'archived already, read back' archive --single-put-max 5MiB
archived --parts 3
# on other terms
afresh "$small"
expect 0 'legal hold' archive --lock governance --retain 30d --legal-hold --storage-class STANDARD
archived --lock GOVERNANCE --days 30
grep -q 'legal-hold: ON' "$store"/*.facts || fail "no legal hold"
afresh "$small"
expect 0 'aws:kms' archive --kms-key arn:aws:kms:eu-west-1:777788889999:key/0d7b1a52-0000-4f6a-8a0b-5e2d90c1b700
archived

# what goes wrong and is put right
good() {	# BUNDLE PARTS FAULT, then options
	local from=$1 parts=$2 what=$3
	shift 3
	afresh "$from" --s3-fault "$what"
	expect 0 'archived' archive "$@"
	archived --parts "$parts" || fail "under $what"
}
for what in PutObject:503 PutObject:500 PutObject:409 PutObject:412 PutObject:torn \
	PutObject:torn-request PutObject:slow PutObject:expired HeadObject:torn GetObject:503 '*:torn:3'; do
	good "$small" 0 $what
done
for what in CreateMultipartUpload:torn UploadPart:503 UploadPart:torn UploadPart:torn-request \
	UploadPart:lost-part UploadPart:bad-checksum CompleteMultipartUpload:200-with-error \
	CompleteMultipartUpload:torn CompleteMultipartUpload:409 CompleteMultipartUpload:412 \
	GetObjectAttributes:500; do
	good "$big" 3 $what --single-put-max 5MiB
done

# what goes wrong and stays so: said, and no receipt
bad() {	# BUNDLE FAULT CODE WORDS, then options
	local from=$1 what=$2 code=$3 words=$4
	shift 4
	afresh "$from" --s3-fault "$what"
	expect "$code" "$words" archive "$@"
	[ ! -e "${bundle%.tar.gz}.receipt.json" ] || fail "a receipt, under $what"
	if grep -qs 'receipt.json$' "$store"/*.facts; then fail "a receipt in the bucket, under $what"; fi
}
bad "$small" PutObject:403:9 5 '403 AccessDenied'
bad "$small" PutObject:412:9 5 'does not let it be read'
bad "$small" PutObject:bad-checksum 1 'E_UPLOAD_VERIFY'
bad "$small" PutObject:short-retention 1 'its lock ends'
bad "$small" PutObject:no-lock 1 'no lock is told, COMPLIANCE was wanted'
expect 1 'no lock is told' archive
bad "$small" HeadObject:bad-checksum:2 1 'E_UPLOAD_VERIFY'
bad "$big" CreateMultipartUpload:no-lock 1 'no lock is told' --single-put-max 5MiB
afresh "$small"
expect 5 'InvalidRequest' archive --to s3://acme-evidence-versions/acme-sample
[ ! -e "${bundle%.tar.gz}.receipt.json" ] || fail "a receipt, without a lock"

# somebody's object of that name is not ours, and is left alone
sign() { curl -sS --cacert tls-root.pem --aws-sigv4 aws:amz:eu-west-1:s3 -u "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY" "$@"; }
afresh "$small"
echo foreign >foreign
sign -f -o put.txt -H "x-amz-content-sha256: $(sha256sum foreign | cut -c1-64)" -T foreign \
	"$AWS_ENDPOINT_URL/acme-evidence-archive/acme-sample/$(basename "$bundle")"
expect 1 'E_EXISTS' archive
[ ! -e "${bundle%.tar.gz}.receipt.json" ] || fail "a receipt of a foreign object"
[ "$(ls "$store"/*.data | wc -l)" = 1 ] || fail "something was stored beside a foreign object"

# stopped by a signal it says how to go on; two at once do not
afresh "$big" --hold before:5
"$exhibit" archive "$bundle" --config archive.conf --single-put-max 5MiB >stopped.txt 2>&1 &
pid=$!
for _ in $(seq 500); do
	[ -e held ] && break
	sleep 0.01
done
expect 5 'another exhibit archives it now' archive --single-put-max 5MiB
kill -TERM $pid
rm held
code=0
wait $pid || code=$?
[ $code = 75 ] || { cat stopped.txt; fail "SIGTERM ended with $code"; }
grep -q 'run the same command again' stopped.txt || fail "75 does not say how to go on"
expect 0 'archived' archive --single-put-max 5MiB
archived --parts 3

# the link: that version, under its name, for so long
afresh "$small"
expect 0 'archived' archive
sign -f -X DELETE -H "x-amz-content-sha256: $(sha256sum </dev/null | cut -c1-64)" \
	"$AWS_ENDPOINT_URL/acme-evidence-archive/acme-sample/$(basename "$bundle")"
url() { "$exhibit" link "$bundle" --config archive.conf --json "$@" | /usr/bin/python3 -c 'import json, sys; print(json.load(sys.stdin)["url"])'; }
fetch() { curl -sS --cacert tls-root.pem -w '%{http_code}' "$@"; }
link=$(url)
mkdir download
(cd download && curl -sSfOJ --cacert ../tls-root.pem "$link")
cmp "$bundle" "download/$(basename "$bundle")" || fail "the link gives other bytes, or another name"
for changed in "${link/Expires=86400/Expires=86401}" "${link/versionId=3/versionId=4}" \
	"${link/.tar.gz%22/.tar.xz%22}" "${link%?}"; do
	[ "$changed" != "$link" ] || fail "nothing was changed in $link"
	case $(fetch -o refused.txt "$changed") in
	403 | 400) ;;
	*) fail "a changed link works: $changed" ;;
	esac
done
link=$(url --expires 1s)
sleep 2.1
[ "$(fetch -o refused.txt "$link")" = 403 ] || fail "the link works after its time"
grep -q 'Request has expired' refused.txt || { cat refused.txt; fail "it is not refused for its time"; }
# signed by a session, it carries the session's token, and says that it ends with it
sts='Action=AssumeRole&Version=2011-06-15&RoleArn=arn:aws:iam::444455556666:role/Auditor&RoleSessionName=x&ExternalId=exhibit-sample'
curl -sSf --cacert tls-root.pem --aws-sigv4 aws:amz:eu-west-1:sts -u "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY" \
	-d "$sts" "$AWS_ENDPOINT_URL" >session.xml
of_session() { sed -n "s:.*<$1>\(.*\)</$1>.*:\1:p" session.xml; }
(
	AWS_ACCESS_KEY_ID=$(of_session AccessKeyId)
	AWS_SECRET_ACCESS_KEY=$(of_session SecretAccessKey)
	AWS_SESSION_TOKEN=$(of_session SessionToken)
	export AWS_SESSION_TOKEN
	expect 0 'ends with the session' "$exhibit" link "$bundle" --config archive.conf
	link=$(url)
	[ "$(fetch -o session.tar.gz "$link")" = 200 ] || fail "the session's link does not work"
	cmp "$bundle" session.tar.gz
	token=${link##*X-Amz-Security-Token=}
	token=${token%%&*}
	[ "$(fetch -o refused.txt "${link/$token/${token}x}")" = 403 ] || fail "another token is accepted"
)
if grep -q X-Amz-Signature access.log cloud.log; then fail "a link was written to a log"; fi

# a folder
afresh "$small"
mkdir vault
expect 0 'archived ' archive --to "$folder/vault"
expect 0 'archived already' archive --to "$folder/vault"
cmp "$bundle" "vault/$(basename "$bundle")" || fail "the folder has other bytes"
(cd vault && sha256sum -c --quiet ./*.sha256)
cmp "${bundle%.tar.gz}.receipt.json" vault/*.receipt.json || fail "the folder's receipt is another"
expect 0 'path     ' "$exhibit" link "$bundle" --config archive.conf --to "$folder/vault"
rm "${bundle%.tar.gz}.receipt.json" vault/*.receipt.json
chmod u+w vault/*.tar.gz
echo x >>"vault/$(basename "$bundle")"
expect 1 'E_EXISTS' archive --to "$folder/vault"
echo "archive: all as wanted"
