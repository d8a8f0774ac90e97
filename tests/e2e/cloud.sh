# Sourced: starts the loopback AWS in a folder, and ends it with the shell.
#
#	cloud_start BUILD FOLDER [options of cloud]
# leaves the folder with keys, trust.ini, exhibit.conf; sets the environment.
#	cloud_again BUILD FOLDER [options of cloud]
# ends it, and starts it with the keys, port and store of before.

cloud_serve() {	# BUILD FOLDER PORT OPTIONS...
	local build=$1 folder=$2 port=$3
	shift 3
	rm -f "$folder/port"
	"$build/cloud" --dir "$folder" --port "$port" --port-file "$folder/port" "$@" &
	cloud_pid=$!
	trap cloud_stop EXIT
	for _ in $(seq 500); do
		[ -s "$folder/port" ] && break
		sleep 0.01
	done
	[ -s "$folder/port" ] || { echo "cloud did not start" >&2; exit 1; }
}

cloud_start() {
	local build=$1 folder=$2
	shift 2
	mkdir -p "$folder"
	"$build/cloud" --init "$folder"
	cloud_serve "$build" "$folder" 0 "$@"
	# shellcheck disable=SC1091
	. "$folder/environment"
	export EXHIBIT_SHARE="$build/share" EXHIBIT_MODULES="$build/modules"
}

cloud_again() {
	local build=$1 folder=$2 port
	shift 2
	port=$(cat "$folder/port")
	cloud_stop
	cloud_serve "$build" "$folder" "$port" "$@"
}

cloud_stop() {
	[ -n "${cloud_pid:-}" ] && kill "$cloud_pid" 2>/dev/null && wait "$cloud_pid" 2>/dev/null
	cloud_pid=
	return 0
}
