/*
 * xlsx_check.c - is in the workbook what was written into it?
 *
 * libxlsxwriter keeps a sheet's rows in a temporary file and does not look
 * whether they could be written and copied: a disk that was full would leave a
 * workbook that opens and lacks rows.  So they are counted again in the file.
 */
#include <archive.h>
#include <archive_entry.h>
#include <stdio.h>
#include <string.h>

#include "format/xlsx.h"

static const char begin[] = "<row ", end[] = "</worksheet>";

struct counted {
	unsigned long rows;
	char tail[sizeof end + sizeof begin];	/* what the last block ended in */
	size_t ntail;
};

/* Text in a cell has no "<", so what looks like a row is one. */
static void
count_rows(struct counted *c, const char *at, size_t n)
{
	const char *p;

	while (n && (p = memmem(at, n, begin, sizeof begin - 1)) != NULL) {
		c->rows++;
		p += sizeof begin - 1;
		n -= (size_t)(p - at);
		at = p;
	}
}

/* Looks at the seam between two blocks, too, but counts nothing twice. */
static void
take_block(struct counted *c, const char *at, size_t n)
{
	char seam[2 * sizeof begin];
	size_t before = c->ntail < sizeof begin - 2 ? c->ntail :
		sizeof begin - 2;
	size_t after = n < sizeof begin - 2 ? n : sizeof begin - 2;
	size_t keep;

	memcpy(seam, c->tail + c->ntail - before, before);
	memcpy(seam + before, at, after);
	count_rows(c, seam, before + after);
	count_rows(c, at, n);
	keep = n < sizeof c->tail ? sizeof c->tail - n : 0;
	if (keep > c->ntail)
		keep = c->ntail;
	memmove(c->tail, c->tail + c->ntail - keep, keep);
	if (n > sizeof c->tail) {
		at += n - sizeof c->tail;
		n = sizeof c->tail;
	}
	memcpy(c->tail + keep, at, n);
	c->ntail = keep + n;
}

static int
check_sheet(struct archive *a, unsigned long rows, const char *name,
	    struct error *err)
{
	struct counted c = { .rows = 0 };
	char block[65536];
	la_ssize_t n;

	while ((n = archive_read_data(a, block, sizeof block)) > 0)
		take_block(&c, block, (size_t)n);
	if (n < 0)
		return error_set(err, ERROR_SYSTEM, "%s: %s", name,
				 archive_error_string(a));
	if (c.rows != rows || c.ntail < sizeof end - 1 ||
	    memcmp(c.tail + c.ntail - (sizeof end - 1), end,
		   sizeof end - 1) != 0)
		return error_set(err, ERROR_SYSTEM, "%s has %lu rows of %lu:"
				 " is there room in the folder of temporary"
				 " files?", name, c.rows, rows);
	return 0;
}

int
book_check(const struct book *b, const char *path, struct error *err)
{
	struct archive *a = archive_read_new();
	struct archive_entry *entry;
	size_t found = 0;
	int result = 0;

	archive_read_support_format_zip(a);
	if (archive_read_open_filename(a, path, 65536) != ARCHIVE_OK)
		result = error_set(err, ERROR_SYSTEM, "%s: %s", path,
				   archive_error_string(a));
	while (result == 0 && archive_read_next_header(a, &entry) == ARCHIVE_OK) {
		const char *name = archive_entry_pathname(entry);
		unsigned n;

		if (sscanf(name, "xl/worksheets/sheet%u.xml", &n) != 1)
			continue;
		found++;
		result = n < 1 || n > b->nsheets ? -1 :
			check_sheet(a, b->rows[n - 1].n, name, err);
	}
	archive_read_free(a);
	if (result == 0 && found != b->nsheets)
		result = error_set(err, ERROR_SYSTEM, "%s: %zu sheets of %zu",
				   path, found, b->nsheets);
	return result;
}
