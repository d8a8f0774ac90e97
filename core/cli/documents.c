/* Files that are sealed with the evidence, and the folder of style sheets. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"
#include "cli/formats.h"
#include "cli/stage.h"
#include "format/machine.h"
#include "report/pages.h"

#define DOCUMENT_MAX	(256u << 20)

typedef int document_fn(const struct run *run, const char *file,
			struct error *err);

static int
each_document(const struct options *o, const struct run *run, document_fn *fn,
	      struct error *err)
{
	const char *list = o->v[OPT_DOCUMENTS];
	char *copy = xstrdup(list ? list : ""), *save = NULL;
	int result = 0;

	for (char *w = strtok_r(copy, " \t", &save); w && result == 0;
	     w = strtok_r(NULL, " \t", &save))
		result = fn(run, w, err);
	free(copy);
	return result;
}

static int
check_document(const struct run *run, const char *file, struct error *err)
{
	const char *base = path_base(file);
	size_t ok = strspn(base, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRST"
			   "UVWXYZ0123456789_+=@,.-");
	struct stat st;
	int fd;

	(void)run;
	if (!*base || base[ok] || base[0] == '.' || base[0] == '-')
		return error_set(err, ERROR_USAGE, "documents: %s: rename it"
				 " with letters, digits and _+=@,.- only", file);
	fd = open(file, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	if (fd < 0 || fstat(fd, &st) < 0) {
		error_set(err, ERROR_USAGE, "documents: %s: %s", file,
			  strerror(errno));
	} else if (!S_ISREG(st.st_mode)) {
		error_set(err, ERROR_USAGE, "documents: %s: not a file", file);
	} else if (st.st_size > (off_t)DOCUMENT_MAX) {
		error_set(err, ERROR_USAGE, "documents: %s: more than %u MB",
			  file, DOCUMENT_MAX >> 20);
	} else {
		close(fd);
		return 0;
	}
	if (fd >= 0)
		close(fd);
	return -1;
}

static int
put_document(const struct run *run, const char *file, struct error *err)
{
	char *name = xasprintf("data/documents/%s", path_base(file));
	char *there = path_join(run->stage, name);
	struct buffer text;
	int result = check_document(run, file, err);

	buffer_init(&text, DOCUMENT_MAX);
	if (result == 0 && file_exists(there))
		result = error_set(err, ERROR_USAGE, "documents: %s: another one"
				   " has that name", file);
	if (result == 0)
		result = file_read(file, &text, err);
	if (result == 0)
		result = stage_put(run, name, buffer_view(&text), err);
	buffer_free(&text);
	free(there);
	free(name);
	return result;
}

int
put_documents(const struct run *run, struct error *err)
{
	return each_document(run->options, run, put_document, err);
}

static int
check_templates(const char *folder, struct error *err)
{
	struct pages *pages;
	int result = pages_open(&pages, folder, err);

	if (result == 0)
		result = pages_check(pages, err);
	pages_free(pages);
	return result;
}

int
run_stage_ready(const struct options *o, struct error *err)
{
	if (o->v[OPT_TEMPLATES] && check_templates(o->v[OPT_TEMPLATES], err) < 0)
		return -1;
	if (formats_check(o, o->v[OPT_FORMATS], err) < 0)
		return error_in(err, "formats");
	return each_document(o, NULL, check_document, err);
}
