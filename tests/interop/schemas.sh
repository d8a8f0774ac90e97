#!/bin/bash
# Goal: the formats for programs are what others say they are: NIST's
# metaschemas, compliance-trestle, OCSF's schema, AWS's model, in-toto, DSSE.
#
# Usage: schemas.sh BUILD FOLDER
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
build=$(readlink -f "$1") folder=$(readlink -f "$2")
fail() { echo "FAILED: $*" >&2; exit 1; }

# Beside the folder, which is made anew each time.  The models of OSCAL 1.1.2
# and of 1.2 are two releases of one package.
venv() {	# NAME PACKAGE...
	local at=$folder/../$1
	shift
	[ -x "$at/bin/python" ] || python3 -m venv "$at"
	"$at/bin/python" -m pip install -q --disable-pip-version-check --upgrade "$@"
}
venv venv-schemas compliance-trestle oscal ocsf-json-schema py-ocsf-models jsonschema botocore junitparser \
	in-toto-attestation securesystemslib cryptography
venv venv-oscal-1.1.2 'compliance-trestle==3.5.0'

. "$here/../e2e/cloud.sh"
cloud_start "$build" "$folder" 2>"$folder/cloud.log"
cd "$folder"
code=0
"$build/exhibit" audit --config exhibit.conf --first --profile nist-800-53 >audit.txt 2>&1 || code=$?
[ $code = 8 ] || { cat audit.txt; fail "the audit ended with $code"; }
bundle=$(ls bundles/*.tar.gz)
"$build/exhibit" report "$bundle" --trust trust.ini --format 'oscal ocsf asff junit in-toto' \
	--key signer-key.pem --certificate signer.pem --out made >report.txt
"$build/exhibit" report "$bundle" --trust trust.ini --format oscal --oscal-version 1.2.3 --out newer >>report.txt
mv newer/oscal.json made/oscal-1.2.3.json

"../venv-schemas/bin/python" "$here/schemas.py" made signer.pem oscal trestle ocsf asff junit in-toto dsse
"../venv-oscal-1.1.2/bin/python" "$here/schemas.py" made signer.pem trestle
