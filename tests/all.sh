#!/bin/bash
# Goal: everything that needs Debian packages alone, green.
#
# Three builds: gcc with sanitizers runs the tests, clang proves the warnings
# and runs the fuzzers, and the release build is the one a user gets.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."

step() { printf '\n== %s\n' "$*"; }
configure() {
	local folder=$1
	shift
	cmake -S . -B "$folder" -G Ninja "$@" >"$folder.log" 2>&1 || {
		cat "$folder.log"
		exit 1
	}
	rm -f "$folder.log"
}

step "release build (gcc)"
configure build
ninja -C build --quiet

step "tests under AddressSanitizer and UndefinedBehaviorSanitizer"
configure build-asan -DSANITIZE=ON
ninja -C build-asan --quiet all unit_tests
export ASAN_OPTIONS=detect_leaks=1:abort_on_error=0 UBSAN_OPTIONS=print_stacktrace=1
ctest --test-dir build-asan --output-on-failure -j2 --timeout 600

step "clang: no warnings, fuzzers for a while"
configure build-fuzz -DCMAKE_C_COMPILER=clang -DFUZZ=ON
ninja -C build-fuzz --quiet
tests/fuzz/run.sh build-fuzz "${FUZZ_SECONDS:-5}"

step "collectors linked in"
configure build-static -DSTATIC_COLLECTORS=ON -DBUILD_TESTING=OFF
ninja -C build-static --quiet exhibit
build-static/exhibit plan >/dev/null
