# Sourced by each scenario: BUILD and FOLDER are its arguments.
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
build=$(readlink -f "$1")
rm -rf "$2"
mkdir -p "$2"
folder=$(readlink -f "$2")
exhibit=$build/exhibit
. "$here/cloud.sh"

# A scenario that seals the first bundle of the stream more than once archives
# none of them: the second would be a fork of what is archived already.
without_archive() { sed -i '/^\[archive\]/,$d' exhibit.conf; }

fail() { echo "FAILED: $*" >&2; exit 1; }

# expect CODE WORDS COMMAND...: exit code and words of its output
expect() {
	local want=$1 words=$2 got=0 out
	shift 2
	out=$("$@" 2>&1) || got=$?
	[ $got = "$want" ] || fail "exit $got, wanted $want: $* :: $out"
	case $out in
	*"$words"*) ;;
	*) fail "no '$words' in what this says: $* :: $out" ;;
	esac
}
