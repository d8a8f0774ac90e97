/* Where the data files are that go with the program. */
#include "base/share.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"

#ifndef EXHIBIT_SHARE_DIR
#define EXHIBIT_SHARE_DIR "/usr/local/share/exhibit"
#endif

static char *
binary_folder(void)
{
	char path[4096];
	ssize_t n = readlink("/proc/self/exe", path, sizeof(path) - 1);

	if (n <= 0)
		return xstrdup(".");
	path[n] = '\0';
	return path_folder(path);
}

char *
share_path(const char *name)
{
	const char *set = secure_getenv("EXHIBIT_SHARE");
	char *folder, *beside, *path;

	if (set && *set)
		return path_join(set, name);
	folder = binary_folder();
	beside = path_join(folder, "share");
	path = path_join(beside, name);
	free(folder);
	free(beside);
	if (file_exists(path))
		return path;
	free(path);
	return path_join(EXHIBIT_SHARE_DIR, name);
}
