#!/bin/bash
# Goal: the commands in a bundle's VERIFY.txt, run as they stand there, accept
# the bundle, and do not accept it where trust or bytes are others.
. "$(dirname "$(readlink -f "$0")")/start.sh"
cloud_start "$build" "$folder" 2>"$folder/cloud.log"
cd "$folder"
expect 8 'INCOMPLETE (' "$exhibit" audit --config exhibit.conf --first
bundle=$(readlink -f bundles/*.tar.gz)
tar -xzOf "$bundle" --wildcards '*/VERIFY.txt' >verify.txt

# "$ " begins a command, "> " goes on with it
sed -n 's/^\$ //p; s/^> //p' verify.txt >commands.sh
commands=$(grep -c '^\$ ' verify.txt)
[ "$commands" -ge 20 ] || fail "only $commands commands in VERIFY.txt"

follow() {	# BUNDLE SIGNER TSA1 TSA2
	rm -rf work && mkdir work
	env -i PATH="$PATH" BUNDLE="$1" SIGNER="$folder/$2" TSA1="$folder/$3" \
		TSA2="$folder/$4" WORK="$folder/work" bash -e "$folder/commands.sh"
}
refused() {	# WHAT, then as follow
	local what=$1
	shift
	if follow "$@" >refused.txt 2>&1; then
		cat refused.txt
		fail "VERIFY.txt accepts $what"
	fi
}

follow "$bundle" signer-root.pem tsa-one-root.pem tsa-two-root.pem >followed.txt 2>&1 || {
	cat followed.txt
	fail "a command of VERIFY.txt fails"
}
[ "$(grep -c '^Verification: OK' followed.txt)" = 2 ] || fail "two time-stamps are not verified"
grep -q 'CAdES Verification successful' followed.txt || fail "the signature is not verified"

refused "another signer's root" "$bundle" tsa-one-root.pem tsa-one-root.pem tsa-two-root.pem
refused "another authority within" "$bundle" signer-root.pem tsa-two-root.pem tsa-two-root.pem
refused "another authority beside" "$bundle" signer-root.pem tsa-one-root.pem tsa-one-root.pem

# spoilt, and its .sha256 made anew by who spoilt it
mkdir spoilt && tar -xzf "$bundle" -C spoilt
id=$(ls spoilt)
chmod u+w "spoilt/$id/data/plan.json"
printf ' ' >>"spoilt/$id/data/plan.json"
tar -tf "$bundle" >order.txt
tar -czf "spoilt/$id.tar.gz" -C spoilt --no-recursion -T order.txt
(cd spoilt && sha256sum "$id.tar.gz" >"$id.tar.gz.sha256")
refused "a spoilt file" "$folder/spoilt/$id.tar.gz" signer-root.pem tsa-one-root.pem tsa-two-root.pem
grep -q 'data/plan.json: FAILED' refused.txt || fail "the spoilt file is not named"
echo "verify_txt: $commands commands as they stand; 4 wrong bundles refused"
