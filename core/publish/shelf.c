/* shelf.c - which bundles a folder has, whether they hold, what lies beside */
#include "publish/shelf.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/alloc.h"
#include "base/file.h"
#include "bundle/head.h"
#include "bundle/history_order.h"
#include "bundle/member.h"

static char *
stem_of(const char *file)
{
	static const char *const suffixes[] = { ".tar.gz", ".tar.zst",
						".tar" };
	struct text t = text_of(file);

	for (size_t i = 0; i < sizeof suffixes / sizeof suffixes[0]; i++)
		if (text_ends(t, suffixes[i])) {
			t.len -= strlen(suffixes[i]);
			break;
		}
	return xstrndup(t.at, t.len);
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
	const char *sha256 = e->bundle->result.archive_sha256;
	struct error why = { 0 };
	char *path;
	int got;

	e->receipt_file = beside(folder, e->stem, ".receipt.json");
	if (!e->receipt_file)
		return 0;
	path = path_join(folder, e->receipt_file);
	got = receipt_read_file(&e->receipt, path, &why);
	free(path);
	if (got < 0 && why.kind == ERROR_SYSTEM)
		return error_set(err, why.kind, "%s", why.text);
	if (got < 0)
		e->receipt_wrong = "it cannot be read";
	else if (got > 0 && strcmp(e->receipt->bundle_sha256, sha256) != 0)
		e->receipt_wrong = "it is of another file";
	return 0;
}

static int
look_beside(struct entry *e, const char *folder, struct error *err)
{
	char *path = path_join(folder, e->bundle->name);
	struct stat st;

	if (lstat(path, &st) == 0)
		e->size = (uint64_t)st.st_size;
	free(path);
	e->stem = stem_of(e->bundle->name);
	e->sidecar = beside(folder, e->bundle->name, ".sha256");
	e->report = beside(folder, e->stem, "/index.html");
	return read_receipt(e, folder, err);
}

/* Those that do not lie beside the bundles. */
static int
take_heads(struct history *h, const char *heads, struct error *err)
{
	const char *before = "";
	int status = 0;

	for (size_t i = 0; i < h->n && h->v[i].placed && status == 0; i++) {
		const char *stream = h->v[i].result.stream;
		char *path = head_path(heads, stream);
		struct head head;

		if (strcmp(stream, before) != 0 && file_exists(path)) {
			status = head_read(&head, path, err);
			if (status == 0)
				history_head(h, stream, &head);
		}
		before = stream;
		free(path);
	}
	return status;
}

static int
is_same(const char *a, const char *b)
{
	struct stat x, y;

	return stat(a, &x) == 0 && stat(b, &y) == 0 && x.st_dev == y.st_dev &&
		x.st_ino == y.st_ino;
}

int
shelf_read(struct shelf *out, const struct shelf_options *o,
	   struct error *err)
{
	struct verify_options v = { .trust = o->trust };
	int status;

	memset(out, 0, sizeof *out);
	out->trusted = o->trust != NULL;
	status = history_run(o->folder, &v, &out->history, err);
	if (status == 0 && o->heads && !is_same(o->heads, o->folder))
		status = take_heads(&out->history, o->heads, err);
	out->v = xcalloc(out->history.n + 1, sizeof *out->v);
	for (size_t i = 0; i < out->history.n && status == 0; i++) {
		out->v[i].bundle = &out->history.v[i];
		status = look_beside(&out->v[i], o->folder, err);
	}
	if (status < 0)
		shelf_free(out);
	return status;
}

void
shelf_free(struct shelf *shelf)
{
	for (size_t i = 0; shelf->v && i < shelf->history.n; i++) {
		struct entry *e = &shelf->v[i];

		receipt_free(e->receipt);
		free(e->stem);
		free(e->sidecar);
		free(e->receipt_file);
		free(e->report);
	}
	free(shelf->v);
	history_free(&shelf->history);
	memset(shelf, 0, sizeof *shelf);
}

enum entry_state
entry_state(const struct shelf *shelf, size_t i)
{
	switch (shelf->history.v[i].result.exit) {
	case 0:
	case ERROR_CHAIN:
		return ENTRY_VALID;
	case ERROR_TRUST:
		return shelf->trusted ? ENTRY_OPEN : ENTRY_UNCHECKED;
	default:
		return ENTRY_INVALID;
	}
}

int
entry_offered(const struct shelf *shelf, size_t i)
{
	return entry_state(shelf, i) != ENTRY_INVALID &&
		member_id_ok(text_of(shelf->v[i].stem));
}

int
shelf_exit(const struct shelf *shelf)
{
	const struct history *h = &shelf->history;
	int exits[8] = { 0 };

	exits[ERROR_CHAIN] = h->nfaults > 0;
	for (size_t i = 0; i < h->n; i++) {
		enum entry_state state = entry_state(shelf, i);
		int exit = h->v[i].result.exit;

		exits[ERROR_SYSTEM] |= exit == ERROR_SYSTEM;
		exits[ERROR_INVALID] |= shelf->v[i].receipt_wrong ||
			(state == ENTRY_INVALID && exit != ERROR_SYSTEM);
		exits[ERROR_TRUST] |= state == ENTRY_OPEN;
		exits[ERROR_CHAIN] |= exit == ERROR_CHAIN || h->v[i].error[0];
	}
	return exits[ERROR_SYSTEM] ? ERROR_SYSTEM :
		exits[ERROR_INVALID] ? ERROR_INVALID :
		exits[ERROR_TRUST] ? ERROR_TRUST :
		exits[ERROR_CHAIN] ? ERROR_CHAIN : 0;
}
