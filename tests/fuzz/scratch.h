/*
 * scratch.h - bytes as a file, for what reads files by their name
 *
 * One file in a folder of its own, which goes when the program ends.
 */
#ifndef SCRATCH_H
#define SCRATCH_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static char scratch_folder[128], scratch_path[160];

static void
scratch_remove(void)
{
	unlink(scratch_path);
	rmdir(scratch_folder);
}

static const char *
scratch_file(const uint8_t *data, size_t size)
{
	const char *tmp = getenv("TMPDIR");
	FILE *out;

	if (scratch_folder[0] == '\0') {
		snprintf(scratch_folder, sizeof(scratch_folder),
			 "%.100s/fuzz-XXXXXX", tmp != NULL ? tmp : "/tmp");
		if (mkdtemp(scratch_folder) == NULL)
			abort();
		snprintf(scratch_path, sizeof(scratch_path), "%s/input",
			 scratch_folder);
		atexit(scratch_remove);
	}
	out = fopen(scratch_path, "wb");
	if (out == NULL || fwrite(data, 1, size, out) != size ||
	    fclose(out) != 0)
		abort();
	return scratch_path;
}

#endif
