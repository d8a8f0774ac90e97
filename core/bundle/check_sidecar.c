/* check_sidecar.c - the stored file against the .sha256 beside it, if any */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/file.h"
#include "bundle/check.h"

/* "HEX  NAME LF" as sha256sum writes it, in text or binary mode.  The name is
 * not looked at: files are renamed. */
static int
read_line(struct text bytes, struct text *hex)
{
	struct text line;

	if (bag_line(&bytes, &line) != 1 || bytes.len > 0 || line.len < 67 ||
	    line.at[64] != ' ' || (line.at[65] != ' ' && line.at[65] != '*'))
		return -1;
	*hex = text_n(line.at, 64);
	return bag_is_hex(*hex, 64) ? 0 : -1;
}

int
check_sidecar(struct check *c)
{
	const char *found = c->result->archive_sha256;
	char *path = xasprintf("%s.sha256", c->path);
	struct error err = { 0 };
	struct buffer bytes;
	struct text hex;
	int status = 0;

	buffer_init(&bytes, 8192);
	if (c->options->structure_only || found[0] == '\0' ||
	    !file_exists(path))
		;
	else if (file_read(path, &bytes, &err) < 0)
		status = fault_set(c->fault, err.kind == ERROR_SYSTEM ?
				   EXIT_SYSTEM : EXIT_MALFORMED,
				   err.kind == ERROR_SYSTEM ? "E_IO" :
				   "E_SIDECAR", "", "%s", err.text);
	else if (read_line(buffer_view(&bytes), &hex) < 0)
		status = fault_set(c->fault, EXIT_MALFORMED, "E_SIDECAR", "",
				   "%s: not one line of sha256sum", path);
	else if (!text_is(hex, found))
		status = fault_set(c->fault, EXIT_INVALID, "E_SIDECAR", "",
				   "not the file that %s speaks of "
				   "(expected %.8s…, found %.8s…); what was "
				   "sealed in it is unchanged",
				   path_base(path), hex.at, found);
	buffer_free(&bytes);
	free(path);
	return status;
}
