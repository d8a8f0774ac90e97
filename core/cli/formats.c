/* Reports in the formats that were asked for. */
#include "cli/formats.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/file.h"
#include "format/format.h"
#include "format/machine.h"

int
formats_check(const struct options *o, const char *list, struct error *err)
{
	const struct format *v[FORMATS_MAX + 1];
	size_t n;

	if (oscal_version_check(o->v[OPT_OSCAL_VERSION], err) < 0)
		return -1;
	return list ? formats_read(v, &n, list, err) : 0;
}

int
formats_make(const struct report_options *r, const char *list,
	     const struct options *told, const char *since, int say,
	     struct error *err)
{
	const struct format *v[FORMATS_MAX + 1];
	struct format_run f;
	size_t n = 0;
	int result;

	if (formats_read(v, &n, list, err) < 0 || folder_make(r->out, err) < 0)
		return -1;
	result = format_open(&f, r, err);
	f.oscal_version = told->v[OPT_OSCAL_VERSION];
	/* What is sealed is not signed besides: that differs from run to run. */
	if (r->seal) {
		f.key = told->v[OPT_KEY];
		f.certificate = told->v[OPT_CERTIFICATE];
	}
	f.since = since;
	for (size_t i = 0; result == 0 && i < n; i++) {
		result = format_write(&f, v[i], err);
		if (result == 0 && say)
			printf("report   %s/%s\n", r->out, v[i]->file);
	}
	format_close(&f);
	return result;
}

int
formats_make_beside_html(const struct report_options *r,
			 const struct options *told, struct error *err)
{
	const char *more = told->v[OPT_FORMATS];
	char *list = xasprintf("html %s", more ? more : "");
	int result = formats_make(r, list, told, NULL, 0, err);

	free(list);
	return result;
}
