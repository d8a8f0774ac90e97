/* publish.c - a folder with the page and all that it links to */
#include "publish/publish.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/file.h"
#include "publish/document.h"
#include "report/pages.h"

/* In the order in which they need each other. */
#define SCRIPTS	"verify/fault.js verify/sha256.js verify/der.js " \
	"verify/x509.js verify/cms.js verify/token.js verify/bag.js " \
	"verify/proof.js verify/tar.js verify/verify.js download.js"

int
publish_page(const struct shelf *shelf, const char *templates,
	     const char *path, struct error *err)
{
	const struct page_kind kind = {
		.sheet = "download.xsl", .script = SCRIPTS, .downloads = 1,
	};
	struct pages *pages = NULL;
	xmlDoc *doc;
	int status = pages_open(&pages, templates, err);

	if (status < 0)
		return -1;
	doc = shelf_document(shelf, clock_now());
	status = pages_write(pages, &kind, doc, path, err);
	xmlFreeDoc(doc);
	pages_free(pages);
	return status < 0 ? -1 : 0;
}

static int
cannot(struct error *err, const char *path)
{
	return error_set(err, ERROR_SYSTEM, "%s: %s", path, strerror(errno));
}

static int
copy_bytes(int from, int to, const char *path, struct error *err)
{
	char *piece = xmalloc(1 << 16);
	ssize_t n;
	int status = 0;

	while (status == 0 && (n = read(from, piece, 1 << 16)) != 0) {
		if (n > 0)
			status = write_all(to, text_n(piece, (size_t)n), err);
		else if (errno != EINTR)
			status = cannot(err, path);
	}
	free(piece);
	return status;
}

/* aside becomes what from is: the same file, or where that cannot be a copy. */
static int
place(const char *from, const char *aside, struct error *err)
{
	int in, out = -1, status = -1;

	if (unlink(aside) < 0 && errno != ENOENT)
		return cannot(err, aside);
	if (link(from, aside) == 0)
		return 0;
	in = open(from, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
	if (in >= 0)
		out = open(aside, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW |
			   O_CLOEXEC, 0600);
	if (in < 0 || out < 0)
		cannot(err, in < 0 ? from : aside);
	else if (copy_bytes(in, out, from, err) == 0)
		status = fsync(out) < 0 ? cannot(err, aside) : 0;
	if (in >= 0)
		close(in);
	if (out >= 0 && close(out) < 0 && status == 0)
		status = cannot(err, aside);
	return status;
}

/* link() follows what rename() then would replace by itself: of two names of
 * one file rename() does nothing, and leaves both. */
static int
is_same(const char *a, const char *b)
{
	struct stat x, y;

	return stat(a, &x) == 0 && stat(b, &y) == 0 && x.st_dev == y.st_dev &&
		x.st_ino == y.st_ino;
}

struct copying { const char *folder, *out; };

static int
copy_file(void *ctx, const char *file, struct error *err)
{
	const struct copying *c = ctx;
	char *from = path_join(c->folder, file), *to = path_join(c->out, file);
	char *above = path_folder(to);
	char *aside = xasprintf("%s/.%s.part", above, path_base(to));
	int status = 0;

	if (!is_same(from, to)) {
		status = folder_make(above, err);
		if (status == 0)
			status = place(from, aside, err);
		if (status == 0 && rename(aside, to) < 0)
			status = cannot(err, to);
		if (status == 0)
			status = folder_sync(above, err);
		else
			unlink(aside);
	}
	free(aside);
	free(above);
	free(to);
	free(from);
	return status;
}

static int
each_of_report(const struct entry *e, const char *folder, publish_file_fn *fn,
	       void *ctx, struct error *err)
{
	char *root = path_join(folder, e->stem);
	struct file_list list = { NULL, 0 };
	int status = folder_list(root, &list, err);

	for (size_t i = 0; i < list.n && status == 0; i++) {
		char *file = path_join(e->stem, list.v[i]);

		status = fn(ctx, file, err);
		free(file);
	}
	file_list_free(&list);
	free(root);
	return status;
}

int
publish_each(const struct shelf *shelf, const char *folder,
	     publish_file_fn *fn, void *ctx, struct error *err)
{
	int status = 0;

	for (size_t i = 0; i < shelf->history.n && status == 0; i++) {
		const struct entry *e = &shelf->v[i];

		if (!entry_offered(shelf, i))
			continue;
		status = fn(ctx, e->bundle->name, err);
		if (status == 0 && e->sidecar)
			status = fn(ctx, e->sidecar, err);
		if (status == 0 && e->receipt_file && !e->receipt_wrong)
			status = fn(ctx, e->receipt_file, err);
		if (status == 0 && e->report)
			status = each_of_report(e, folder, fn, ctx, err);
	}
	return status;
}

int
publish_folder(const struct shelf *shelf, const struct publish_options *o,
	       struct error *err)
{
	struct copying c = { o->folder, o->out };
	char *page = path_join(o->out, "index.html");
	int status = folder_make(o->out, err);

	if (status == 0 && !is_same(o->folder, o->out))
		status = publish_each(shelf, o->folder, copy_file, &c, err);
	if (status == 0)
		status = publish_page(shelf, o->templates, page, err);
	free(page);
	return status;
}
