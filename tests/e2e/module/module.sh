# module.sh - sourced: makes modules out of tree
#
# $build and $folder are set by the first argument of the test; the folder goes
# away with it.
build=$(readlink -f "$1")
here=$(dirname "$(readlink -f "$0")")
source=$(readlink -f "$here/../../..")
load=$build/tests/module_load
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# module NAME [TABLES]: $folder/modules/NAME.so.  TABLES: C that defines
# calls and types; else one that stands alone.
module() {
	local name=$1 tables=${2:-}
	if [ -z "$tables" ]; then
		tables="static const struct ex_type types[] = {
	{ .name = \"$name:thing\", .title = \"thing\" } };
static const struct ex_call calls[] = {
	{ .on = \"account\", .op = \"ListThings\",
	  .items = \"Things[]\", .lists = \"$name:thing\" } };"
	fi
	mkdir -p "$folder/src" "$folder/modules"
	chmod 755 "$folder/modules"
	cat >"$folder/src/$name.c" <<-END
		#include <exhibit/collector.h>
		$tables
		const struct ex_collector ${name}_collector = {
			.abi = ${abi:-EX_ABI}, .name = "$name", .title = "$name",
			.service = { .name = "$name", .protocol = EX_JSON_1_1,
				     .version = "V", .rate = { 5, 5 } },
			.types = EX_TABLE(types), .calls = EX_TABLE(calls) };
	END
	"${CC:-cc}" -std=c17 -Wall -Wextra -pedantic -Werror -shared -fPIC \
		-nostdlib -Wl,-z,defs -I"$source/include" -DCOLLECTOR="$name" \
		"$folder/src/$name.c" "$source/core/module_entry.c" \
		-o "$folder/modules/$name.so"
	chmod 644 "$folder/modules/$name.so"
}

# refused TEXT [NAME ...]: loading fails, and says TEXT
refused() {
	local text=$1
	shift
	if said=$("$load" "$folder/modules" "$@" 2>&1); then
		echo "was loaded, not refused for \"$text\"" >&2
		exit 1
	fi
	case $said in
	*"$text"*) echo "refused: $text" ;;
	*) echo "expected \"$text\", got \"$said\"" >&2; exit 1 ;;
	esac
}

# taken NAME ...: loading succeeds, with these collectors in this order
taken() {
	got=$("$load" "$folder/modules" | cut -d' ' -f1 | tr '\n' ' ')
	if [ "$got" != "$* " ]; then
		echo "expected \"$*\", got \"$got\"" >&2
		exit 1
	fi
	echo "taken: $*"
}
