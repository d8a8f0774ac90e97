/* report_csv.c - the tables of all accounts as one, the account before each row */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/csv.h"
#include "base/file.h"
#include "report/report.h"

#define TABLE_MAX	((size_t)4 << 30)
#define COLUMNS_MAX	32

struct merged {
	struct buffer out;
	char *name;
	unsigned long row;		/* of the file at hand */
	struct error *err;
};

static int
merge_row(void *ctx, char **cells, size_t n)
{
	struct merged *m = ctx;
	const char *v[COLUMNS_MAX + 1];

	if (n > COLUMNS_MAX)
		return error_set(m->err, ERROR_MALFORMED, "%zu columns", n);
	for (size_t i = 0; i < n; i++)
		v[i + 1] = cells[i];
	v[0] = m->name;
	if (m->row++ == 0) {
		if (m->out.len > 0)
			return 0;
		v[0] = "account";
	}
	csv_row(&m->out, v, n + 1);
	return 0;
}

static int
merge_file(struct merged *m, const char *path, struct error *err)
{
	struct buffer text;
	int failed;

	buffer_init(&text, (size_t)1 << 30);
	m->row = 0;
	m->err = err;
	failed = file_read(path, &text, err) < 0 ||
		csv_read(buffer_view(&text), merge_row, m, err) != 0;
	buffer_free(&text);
	return failed ? error_in(err, "%s", path) : 0;
}

/* "111122223333/s3.csv" and "111122223333.csv". */
static int
merge_folder(const struct report_options *o, const char *folder,
	     const char *table, struct error *err)
{
	char *in = path_join(o->root, folder), *out = path_join(o->out, table);
	struct file_list list = { NULL, 0 };
	struct merged m = { .name = NULL };
	int result = folder_list(in, &list, err);

	buffer_init(&m.out, TABLE_MAX);
	for (size_t i = 0; result == 0 && i < list.n; i++) {
		char *path = path_join(in, list.v[i]);

		if (text_ends(text_of(list.v[i]), ".csv")) {
			m.name = xstrndup(list.v[i],
					  strcspn(list.v[i], "/."));
			result = merge_file(&m, path, err);
			free(m.name);
		}
		free(path);
	}
	if (result == 0 && buffer_overflowed(&m.out))
		result = error_set(err, ERROR_SYSTEM, "%s: over 4 GB", out);
	if (result == 0)
		result = file_write(out, buffer_view(&m.out), 0600, err);
	buffer_free(&m.out);
	file_list_free(&list);
	free(out);
	free(in);
	return result;
}

int
report_csv(const struct report_options *options, struct error *err)
{
	if (merge_folder(options, "data/settings", "settings.csv", err) < 0 ||
	    merge_folder(options, "data/ledger", "ledger.csv", err) < 0 ||
	    merge_folder(options, "data/population", "populations.csv",
			 err) < 0)
		return error_in(err, "report");
	return 0;
}
