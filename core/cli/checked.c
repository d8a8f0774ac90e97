/* A bundle that was verified before anything in it is used. */
#include "cli/checked.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/file.h"

static int
is_folder(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static int
make_temporary(struct checked *c, struct error *err)
{
	char template[] = "/tmp/exhibit-bundle-XXXXXX";

	if (!mkdtemp(template))
		return error_set(err, ERROR_SYSTEM, "no temporary folder");
	c->temporary = xstrdup(template);
	return 0;
}

/* What was unpacked lies in <extract>/<id>, or in extract itself. */
static void
find_folder(struct checked *c, const char *extract)
{
	char *inner = path_join(extract, c->result.id);

	if (file_exists(inner)) {
		c->folder = inner;
	} else {
		free(inner);
		c->folder = xstrdup(extract);
	}
}

int
checked_options(const struct options *o, struct trust **trust,
		struct verify_options *v, struct error *err)
{
	*v = (struct verify_options){ .extract = o->v[OPT_EXTRACT],
				      .previous = o->v[OPT_PREVIOUS] };
	if (!option_needed(o, OPT_TRUST, err) ||
	    trust_read(trust, o->v[OPT_TRUST], err) < 0)
		return -1;
	v->trust = *trust;
	if (o->v[OPT_NOW] &&
	    clock_read_iso(text_of(o->v[OPT_NOW]), &v->now) < 0)
		return error_set(err, ERROR_USAGE, "--now %s: an RFC 3339 time is"
				 " needed", o->v[OPT_NOW]);
	return 0;
}

int
checked_open_at(struct checked *c, const struct options *o, const char *bundle,
		int unpack, struct error *err)
{
	struct verify_options v;

	memset(c, 0, sizeof(*c));
	if (checked_options(o, &c->trust, &v, err) < 0)
		return -1;
	if (unpack && !v.extract && !is_folder(bundle)) {
		if (make_temporary(c, err) < 0)
			return -1;
		v.extract = c->temporary;
	}
	if (verify_run(bundle, &v, &c->result, err) < 0)
		return -1;
	if (unpack && c->result.pack)
		return error_set(err, ERROR_USAGE, "%s is a pack: some files of"
				 " a bundle, enough to verify and to read. This"
				 " needs the bundle (%s)", bundle,
				 c->result.id);
	if (is_folder(bundle))
		c->folder = xstrdup(bundle);
	else if (v.extract)
		find_folder(c, v.extract);
	return 0;
}

int
checked_open(struct checked *c, const struct options *o, int unpack,
	     struct error *err)
{
	return checked_open_at(c, o, o->rest[0], unpack, err);
}

void
checked_close(struct checked *c)
{
	struct error ignored;

	if (c->temporary)
		folder_remove(c->temporary, &ignored);
	verify_result_free(&c->result);
	trust_free(c->trust);
	free(c->temporary);
	free(c->folder);
}
