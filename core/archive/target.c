/* target.c - s3://bucket/prefix, or a folder */
#include "archive/target.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/file.h"
#include "base/text.h"

static int
is_bucket(struct text name)
{
	char first, last;

	if (name.len < 3 || name.len > 63)
		return 0;
	for (size_t i = 0; i < name.len; i++)
		if (!strchr("abcdefghijklmnopqrstuvwxyz0123456789.-",
			    name.at[i]) || name.at[i] == '\0')
			return 0;
	first = name.at[0];
	last = name.at[name.len - 1];
	return first != '-' && first != '.' && last != '-' && last != '.';
}

/* Plain segments: nothing that a URL, a console or a shell reads otherwise. */
static int
is_prefix(struct text prefix)
{
	struct text rest = prefix;

	if (prefix.len == 0)
		return 1;
	if (prefix.len > 800)
		return 0;
	while (rest.at != NULL) {
		struct text part = text_cut(&rest, '/');

		if (part.len == 0 || text_is(part, ".") || text_is(part, ".."))
			return 0;
		for (size_t i = 0; i < part.len; i++)
			if (part.at[i] == '\0' ||
			    !strchr("abcdefghijklmnopqrstuvwxyz"
				    "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				    "0123456789!-_.*'()=@+", part.at[i]))
				return 0;
	}
	return 1;
}

int
target_read(struct target *out, const char *text, struct error *err)
{
	struct text rest = text_of(text), bucket;

	memset(out, 0, sizeof(*out));
	if (!text_starts(rest, "s3://")) {
		if (rest.len == 0 || strstr(text, "://") != NULL)
			return error_set(err, ERROR_USAGE, "%s: no target:"
					 " s3://bucket/prefix or a folder",
					 text);
		/* A receipt names it for whoever reads it elsewhere. */
		out->folder = realpath(text, NULL);
		if (out->folder == NULL)
			out->folder = xstrdup(text);
		return 0;
	}
	rest = text_n(rest.at + 5, rest.len - 5);
	bucket = text_cut(&rest, '/');
	while (rest.len > 0 && rest.at[rest.len - 1] == '/')
		rest.len--;
	if (!is_bucket(bucket))
		return error_set(err, ERROR_USAGE, "%s: no bucket is named so:"
				 " 3 to 63 of a-z 0-9 . -", text);
	if (!is_prefix(rest))
		return error_set(err, ERROR_USAGE, "%s: the prefix has an empty"
				 " or unsafe segment: letters, digits and"
				 " !-_.*'()=@+ between single slashes", text);
	out->bucket = xstrndup(bucket.at, bucket.len);
	out->prefix = rest.len > 0 ? xstrndup(rest.at, rest.len) : xstrdup("");
	return 0;
}

void
target_free(struct target *target)
{
	free(target->bucket);
	free(target->prefix);
	free(target->folder);
	memset(target, 0, sizeof(*target));
}

char *
target_key(const struct target *target, const char *name)
{
	return path_join(target->bucket != NULL ? target->prefix :
			 target->folder, name);
}

char *
target_show(const struct target *target, const char *key)
{
	return target->bucket != NULL ?
	       xasprintf("s3://%s/%s", target->bucket, key) : xstrdup(key);
}
