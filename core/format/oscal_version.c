/* oscal_version.c - the versions of which our document is valid under each */
#include <string.h>

#include "format/machine.h"

int
oscal_version_check(const char *version, struct error *err)
{
	static const char *const known[] = {
		"1.1.2", "1.1.3", "1.2.0", "1.2.1", "1.2.2", "1.2.3",
	};

	for (size_t i = 0; version && i < sizeof known / sizeof known[0]; i++)
		if (strcmp(version, known[i]) == 0)
			return 0;
	return version ? error_set(err, ERROR_USAGE, "OSCAL %s: the document is"
		" made for 1.1.2, 1.1.3 and 1.2.0 to 1.2.3", version) : 0;
}
