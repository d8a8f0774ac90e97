/* xlsx.c - a workbook that an auditor keeps: twelve sheets, then the types */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"
#include "format/xlsx.h"

#define TYPES	250		/* each is an open file until the end */

static lxw_worksheet *
plain_sheet(struct sheets *s, const char *title)
{
	char name[XLSX_NAME + 1];

	snprintf(name, sizeof name, "%s", title);
	return book_sheet(&s->book, name);
}

/* In the order of the tabs. */
static int
make_sheets(struct sheets *s, struct error *err)
{
	s->cover = plain_sheet(s, "Cover");
	s->ipe = plain_sheet(s, "IPE");
	sheet_controls_open(s);
	sheet_populations_open(s);
	s->sample = plain_sheet(s, "Sample");
	sheet_rows_open(s);
	sheet_log_open(s);
	if (sheet_changes_open(s, err) < 0 || sheet_files_open(s, err) < 0)
		return -1;
	s->signoff = plain_sheet(s, "Sign-off");
	sheet_types_open(s);
	if (!s->book.failed)
		return 0;
	return error_set(err, ERROR_SYSTEM, "workbook: a sheet could not be begun:"
			 " each of the %zu is an open file in the folder of"
			 " temporary files until the end (ulimit -n)",
			 s->book.nsheets);
}

static int
put_account(void *ctx, const struct account_facts *a, struct error *err)
{
	struct sheets *s = ctx;

	sheet_rows_account(s, a);
	sheet_log_account(s, a);
	return sheet_types_account(s, a, err);
}

static int
fill_sheets(struct sheets *s, struct error *err)
{
	sheet_cover(s);
	sheet_ipe(s);
	sheet_controls_fill(s);
	sheet_populations_fill(s);
	sheet_sample(s);
	if (sheet_changes_fill(s, err) < 0 || sheet_files_fill(s, err) < 0)
		return -1;
	sheet_signoff(s);
	return format_each(s->book.f, put_account, s, err);
}

/* All of them, whatever the first says: their memory is freed. */
static int
end_tables(struct sheets *s, struct error *err)
{
	struct table *v[] = {
		&s->controls, &s->populations, &s->results, &s->exceptions,
		&s->gaps, &s->log, &s->changes, &s->files, &s->others,
	};
	int result = 0;

	for (size_t i = 0; i < sizeof v / sizeof v[0]; i++)
		if (table_done(v[i], err) < 0)
			result = -1;
	for (size_t i = 0; i < s->ntypes; i++)
		if (table_done(&s->types[i], err) < 0)
			result = -1;
	free(s->types);
	return result;
}

static int
write_book(struct sheets *s, const struct format_run *f, const char *path,
	   const struct xlsx_limits *limits, struct error *err)
{
	struct error ignored;
	int result = -1;

	if (survey_make(&s->survey, f, err) == 0 &&
	    book_open(&s->book, f, path, limits, err) == 0 &&
	    make_sheets(s, err) == 0)
		result = fill_sheets(s, err);
	if (result == 0)
		result = end_tables(s, err);
	else
		end_tables(s, &ignored);
	if (result == 0)
		result = book_close(&s->book, err);
	if (result == 0)
		result = book_check(&s->book, path, err);
	book_free(&s->book);
	return result;
}

/* Ours alone before the library opens it, which keeps a file's mode. */
static int
make_private(const char *path, struct error *err)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW |
		      O_CLOEXEC, 0600);

	if (fd < 0)
		return error_set(err, ERROR_SYSTEM, "%s: %s", path,
				 strerror(errno));
	close(fd);
	return 0;
}

static int
put_in_place(const char *aside, const char *path, struct error *err)
{
	char *folder = path_folder(path);
	int fd = open(aside, O_RDONLY | O_CLOEXEC), result = 0;

	if (fd < 0 || fsync(fd) < 0 || rename(aside, path) < 0)
		result = error_set(err, ERROR_SYSTEM, "%s: %s", path,
				   strerror(errno));
	if (fd >= 0)
		close(fd);
	if (result == 0)
		result = folder_sync(folder, err);
	free(folder);
	return result;
}

int
xlsx_write_within(const struct format_run *f, const char *path,
		  const struct xlsx_limits *limits, struct error *err)
{
	struct sheets s = { .ntypes = 0 };
	char *aside = xasprintf("%s.part", path);
	int result;

	buffer_init(&s.words, (size_t)64 << 20);
	buffer_init(&s.more, (size_t)1 << 20);
	buffer_init(&s.keys, (size_t)1 << 20);
	result = make_private(aside, err);
	if (result == 0)
		result = write_book(&s, f, aside, limits, err);
	if (result == 0)
		result = put_in_place(aside, path, err);
	if (result < 0)
		unlink(aside);
	survey_free(&s.survey);
	buffer_free(&s.leaves);
	buffer_free(&s.words);
	buffer_free(&s.more);
	buffer_free(&s.keys);
	free(aside);
	return result;
}

int
xlsx_write(const struct format_run *f, const char *path, struct error *err)
{
	static const struct xlsx_limits limits = { XLSX_ROWS, TYPES };

	return xlsx_write_within(f, path, &limits, err);
}
