#!/bin/bash
# Goal: what schedule prints is taken by who reads it: the units by systemd's
# own checker where there is one, the CronJob by a strict reader of YAML; and
# neither hides that a run was INCOMPLETE, nor starts one twice.
#
# Usage: schedule.sh BUILD FOLDER
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
exhibit=$(readlink -f "$1")/exhibit
folder=$2
rm -rf "$folder"
mkdir -p "$folder"
cd "$folder"
folder=$(pwd -P)

fail() {
	echo "schedule: $*" >&2
	exit 1
}

# A folder with what units and shells would take for their own.
odd="a b\$HOME%n'q\"x"
mkdir "$odd"
cat >"$odd/exhibit.conf" <<'INI'
[audit]
organization = Acme
stream = Acme.soc2
runs = runs
bundles = /srv/exhibit/bundles
trust = trust.ini
[archive]
to = archive
[sign]
key = signer-key.pem
certificate = signer.pem
INI
cat >plain.conf <<'INI'
[audit]
stream = acme-soc2
runs = runs
INI

"$exhibit" schedule --config plain.conf >plain.units
"$exhibit" schedule --config "$odd/exhibit.conf" >odd.units
"$exhibit" schedule --config plain.conf --for kubernetes >plain.yaml
"$exhibit" schedule --config "$odd/exhibit.conf" --for kubernetes --period last-month >odd.yaml

for name in plain odd; do
	csplit -s -f "$name." -b %d.unit "$name.units" '/^# ---- .*service$/' '/^# ---- .*timer$/'
	mv "$name.1.unit" "exhibit-$name.service"
	mv "$name.2.unit" "exhibit-$name.timer"
	grep -q '^RestartForceExitStatus=75$' "exhibit-$name.service" || fail "an interrupted run is not resumed"
	! grep -q '^SuccessExitStatus' "exhibit-$name.service" || fail "an INCOMPLETE run is hidden"
	grep -q '^OnCalendar=\*-01,04,07,10-03 02:00:00 UTC$' "exhibit-$name.timer" || fail "no calendar"
done
grep -q '^ReadWritePaths=.*/archive"$' exhibit-odd.service || fail "the archive cannot be written"
if command -v systemd-analyze >/dev/null; then
	# The checker wants the program to be there, and the manual page, too.
	sed -i '/^Documentation=/d' exhibit-*.service
	systemd-analyze verify "$folder"/exhibit-plain.* "$folder"/exhibit-odd.* 2>verify.err || fail "$(cat verify.err)"
	! grep -q "exhibit-" verify.err || fail "$(cat verify.err)"
	systemd-analyze calendar '*-01,04,07,10-03 02:00:00 UTC' >/dev/null || fail "the calendar is none"
else
	echo "schedule: systemd-analyze is not there: the units were not checked by it"
fi
/usr/bin/python3 "$here/schedule/check_cronjob.py" plain.yaml odd.yaml "$folder/$odd"

# One fixed period is not for a timer; no configuration, nothing to schedule.
code=0
"$exhibit" schedule --config plain.conf --period 2026-Q4 >/dev/null 2>one.err || code=$?
[ $code = 2 ] || fail "one fixed period was scheduled"
grep -q last-quarter one.err || fail "what to do is not said"
code=0
"$exhibit" schedule --config plain.conf --stream $'x\nExecStart=/bin/false' >/dev/null 2>&1 || code=$?
[ $code = 2 ] || fail "a stream became a line of the unit"
