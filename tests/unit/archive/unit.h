/* unit.h - what each of these tests begins with */
#ifndef ARCHIVE_UNIT_H
#define ARCHIVE_UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/file.h"

static inline int64_t
at(const char *iso)
{
	int64_t ms = 0;

	assert_int_equal(clock_read_iso(text_of(iso), &ms), 0);
	return ms;
}

static inline char *
scratch(void)
{
	char *folder = xstrdup("/tmp/exhibit-archive-XXXXXX");

	assert_non_null(mkdtemp(folder));
	return folder;
}

static inline void
scratch_end(char *folder)
{
	struct error err;

	assert_int_equal(folder_remove(folder, &err), 0);
	free(folder);
}

#endif
