/* shelf.c - which bundles a folder has, and whether they hold */
#include "publish/shelf.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/alloc.h"
#include "base/file.h"
#include "bundle/member.h"

static const char *const suffixes[] = { ".tar.gz", ".tar.zst", ".tar" };

/* The length of a bundle's name without its suffix; 0: it is none. */
static size_t
stem(const char *file)
{
	struct text t = text_of(file);

	for (size_t i = 0; i < sizeof(suffixes) / sizeof(suffixes[0]); i++) {
		size_t n = strlen(suffixes[i]);

		if (!text_ends(t, suffixes[i]))
			continue;
		t.len -= n;
		return member_id_ok(t) && !text_ends(t, ".pack") ? t.len : 0;
	}
	return 0;
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(((const struct entry *)a)->file,
		      ((const struct entry *)b)->file);
}

static int
list(struct shelf *shelf, const char *folder, struct error *err)
{
	DIR *dir = opendir(folder);
	struct dirent *d;

	if (!dir)
		return error_set(err, ERROR_SYSTEM, "%s: %s", folder,
				 strerror(errno));
	while ((d = readdir(dir)) != NULL) {
		size_t n = stem(d->d_name);

		if (n == 0)
			continue;
		shelf->v = xrealloc(shelf->v, shelf->n + 1, sizeof *shelf->v);
		memset(&shelf->v[shelf->n], 0, sizeof *shelf->v);
		shelf->v[shelf->n].file = xstrdup(d->d_name);
		shelf->v[shelf->n++].name = xstrndup(d->d_name, n);
	}
	closedir(dir);
	if (shelf->n == 0)
		return error_set(err, ERROR_USAGE, "%s: no bundle in it"
				 " (.tar.gz, .tar.zst or .tar)", folder);
	qsort(shelf->v, shelf->n, sizeof *shelf->v, by_name);
	return 0;
}

/* "<folder>/<name><suffix>" is a file: its name there, else NULL. */
static char *
beside(const char *folder, const char *name, const char *suffix)
{
	char *file = xasprintf("%s%s", name, suffix);
	char *path = path_join(folder, file);
	struct stat st;

	if (lstat(path, &st) < 0 || !S_ISREG(st.st_mode)) {
		free(file);
		file = NULL;
	}
	free(path);
	return file;
}

static int
read_receipt(struct entry *e, const char *folder, struct error *err)
{
	struct error why = { 0 };
	char *path;
	int got;

	e->receipt_file = beside(folder, e->name, ".receipt.json");
	if (!e->receipt_file)
		return 0;
	path = path_join(folder, e->receipt_file);
	got = receipt_read_file(&e->receipt, path, &why);
	free(path);
	if (got < 0 && why.kind == ERROR_SYSTEM)
		return error_set(err, why.kind, "%s", why.text);
	if (got < 0)
		e->receipt_wrong = "the receipt cannot be read";
	else if (got > 0 && (!e->v.archive_sha256[0] ||
		 strcmp(e->receipt->bundle_sha256, e->v.archive_sha256) != 0))
		e->receipt_wrong = "the receipt is of another file";
	return 0;
}

static int
examine(struct entry *e, const struct shelf_options *o, struct error *err)
{
	struct verify_options v = { .trust = o->trust };
	struct fault ignored = { .exit = 0 };
	char *path = path_join(o->folder, e->file);
	struct stat st;
	int status = verify_run(path, &v, &e->v, err);

	if (status == 0 && lstat(path, &st) == 0)
		e->size = (uint64_t)st.st_size;
	free(path);
	if (status < 0)
		return -1;
	if (e->v.id[0])
		statement_read(&e->statement, buffer_view(&e->v.statement),
			       &ignored);
	e->sidecar = beside(o->folder, e->file, ".sha256");
	e->report = beside(o->folder, e->name, "/index.html");
	return read_receipt(e, o->folder, err);
}

int
shelf_read(struct shelf *out, const struct shelf_options *o,
	   struct error *err)
{
	int status;

	memset(out, 0, sizeof *out);
	out->trusted = o->trust != NULL;
	status = list(out, o->folder, err);
	for (size_t i = 0; i < out->n && status == 0; i++)
		status = examine(&out->v[i], o, err);
	if (status == 0)
		status = shelf_order(out, o->heads ? o->heads : o->folder, err);
	if (status < 0)
		shelf_free(out);
	return status;
}

void
shelf_free(struct shelf *shelf)
{
	for (size_t i = 0; i < shelf->n; i++) {
		struct entry *e = &shelf->v[i];

		verify_result_free(&e->v);
		receipt_free(e->receipt);
		free(e->file);
		free(e->name);
		free(e->sidecar);
		free(e->receipt_file);
		free(e->report);
		free(e->remarks);
	}
	for (size_t i = 0; i < shelf->nstreams; i++) {
		free(shelf->streams[i].name);
		free(shelf->streams[i].remarks);
	}
	free(shelf->v);
	free(shelf->streams);
	memset(shelf, 0, sizeof *shelf);
}

int
entry_state(const struct shelf *shelf, const struct entry *e)
{
	if (e->v.exit == ERROR_TRUST && !shelf->trusted)
		return e->receipt_wrong ? ERROR_INVALID : 0;
	if (e->v.exit == 0)
		return e->receipt_wrong ? ERROR_INVALID : 0;
	return e->v.exit == ERROR_TRUST ? ERROR_TRUST :
	       e->v.exit == ERROR_CHAIN ? ERROR_CHAIN : ERROR_INVALID;
}

int
shelf_state(const struct shelf *shelf)
{
	int open = 0, broken = 0;

	for (size_t i = 0; i < shelf->n; i++) {
		int state = entry_state(shelf, &shelf->v[i]);

		if (state == ERROR_INVALID)
			return ERROR_INVALID;
		open |= state == ERROR_TRUST;
		broken |= state == ERROR_CHAIN || shelf->v[i].nremarks > 0;
	}
	for (size_t i = 0; i < shelf->nstreams; i++)
		broken |= shelf->streams[i].nremarks > 0;
	return open ? ERROR_TRUST : broken ? ERROR_CHAIN : 0;
}
