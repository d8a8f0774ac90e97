# Sourced: starts the loopback AWS in a folder, and ends it with the shell.
#
#	cloud_start BUILD FOLDER [options of cloud]
# leaves the folder with keys, trust.ini, exhibit.conf; sets the environment.

cloud_start() {
	local build=$1 folder=$2
	shift 2
	mkdir -p "$folder"
	"$build/cloud" --init "$folder"
	"$build/cloud" --dir "$folder" --port 0 --port-file "$folder/port" "$@" &
	cloud_pid=$!
	trap cloud_stop EXIT
	for _ in $(seq 100); do
		[ -s "$folder/port" ] && break
		sleep 0.05
	done
	[ -s "$folder/port" ] || { echo "cloud did not start" >&2; exit 1; }
	# shellcheck disable=SC1091
	. "$folder/environment"
	export EXHIBIT_SHARE="$build/share" EXHIBIT_MODULES="$build/modules"
}

cloud_stop() {
	[ -n "${cloud_pid:-}" ] && kill "$cloud_pid" 2>/dev/null && wait "$cloud_pid" 2>/dev/null
	cloud_pid=
	return 0
}
