/*
 * default.c - where modules are when nobody says
 *
 * A build has them beside the binary, an installation in the library folder of
 * the same prefix, which on Debian has the machine's name in it.
 */
#include <glob.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/file.h"
#include "plan/binary.h"
#include "plan/registry.h"

/* The first folder that one of the patterns below base finds; caller frees. */
static char *
folder_below(const char *base)
{
	static const char *const patterns[] = {
		"modules", "../lib/exhibit", "../lib/*/exhibit",
		"../lib64/exhibit",
	};

	for (size_t i = 0; i < sizeof(patterns) / sizeof(patterns[0]); i++) {
		char *pattern = path_join(base, patterns[i]);
		glob_t found = { 0 };
		char *folder = NULL;
		if (glob(pattern, 0, NULL, &found) == 0)
			folder = xstrdup(found.gl_pathv[0]);
		globfree(&found);
		free(pattern);
		if (folder)
			return folder;
	}
	return NULL;
}

int
registry_default(struct registry *r, const char *folder, struct error *err)
{
	struct binary self;

	*r = (struct registry){ 0 };
	if (!folder)
		folder = secure_getenv("EXHIBIT_MODULES");
	if (folder && *folder)
		return registry_open(r, folder, NULL, err);
	if (binary_self(&self, err) < 0)
		return -1;
	char *base = path_folder(self.path);
	char *found = folder_below(base);
#ifdef EXHIBIT_MODULE_DIR
	if (!found && file_exists(EXHIBIT_MODULE_DIR))
		found = xstrdup(EXHIBIT_MODULE_DIR);
#endif
	int rc = found ? registry_open(r, found, NULL, err) :
		 error_set(err, ERROR_USAGE, "no modules beside %s; say where "
			   "with --modules or EXHIBIT_MODULES", self.path);
	free(found);
	free(base);
	return rc;
}
