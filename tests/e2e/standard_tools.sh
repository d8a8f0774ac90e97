#!/bin/bash
# Goal: an unpacked bundle is checked with sha256sum and openssl alone.
#
# Usage: standard_tools.sh FOLDER SIGNER-ROOT TSA-ROOT
set -euo pipefail
signer=$(readlink -f "$2")
tsa=$(readlink -f "$3")
cd "$1"
export LC_ALL=C

sha256sum -c --quiet tagmanifest-sha256.txt
sha256sum -c --quiet manifest-sha256.txt
echo "every digest is right"
{ cut -c67- manifest-sha256.txt tagmanifest-sha256.txt; echo tagmanifest-sha256.txt; } | sort >../listed
find . ! -type d | cut -c3- |
	grep -vxE 'signatures/tagmanifest-sha256\.txt\.p7s(\.([2-9]\.)?tsr)?' | sort >../there
cmp ../listed ../there
echo "nothing is unlisted"
s=signatures/tagmanifest-sha256.txt.p7s
openssl ts -verify -data $s -in $s.tsr -CAfile "$tsa" 2>&1 | grep -x 'Verification: OK'
at=$(openssl ts -reply -in $s.tsr -text 2>/dev/null | sed -n 's/^Time stamp: //p')
echo "time-stamp: $at"
openssl cms -verify -binary -cades -purpose any -inform DER -in $s \
	-content tagmanifest-sha256.txt -CAfile "$signer" \
	-attime "$(date -u -d "$at" +%s)" -out /dev/null
