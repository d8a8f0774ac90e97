/* link: to an archived bundle, for whoever may have it for a while. */
#include <stdio.h>
#include <string.h>

#include "archive/link.h"
#include "archive/receipt.h"
#include "base/clock.h"
#include "base/file.h"
#include "cli/archiving.h"
#include "cli/terminal.h"
#include "doc/json_writer.h"

static const char *
limit_name(enum s3_limit limit)
{
	return limit == S3_LIMIT_ASKED ? "asked" :
	       limit == S3_LIMIT_SERVICE ? "service" : "credentials";
}

static const char *
limit_said(const struct s3_link *link)
{
	if (link->limit == S3_LIMIT_CREDENTIALS)
		return "then the credentials that sign it end";
	if (link->unknown_end)
		return "or earlier: it ends with the session that signs it,"
		       " whose end is not known";
	return link->limit == S3_LIMIT_SERVICE ? "seven days, the most S3 allows" :
	       "as asked";
}

static void
say(const struct archive_link *l)
{
	const struct receipt *r = l->receipt;
	char at[CLOCK_TEXT], size[32];

	if (l->path)
		printf("path     %s\n         a folder: no link can be made, the"
		       " file is there to be copied\n", l->path);
	else
		printf("link     %s\nuntil    %s (%s)\n",
		       buffer_cstr(&l->link.url),
		       clock_iso(at, l->link.until, 0), limit_said(&l->link));
	printf("file     %s  %s\nsha256   %s\n", path_base(r->key),
	       megabytes(size, r->bundle_size), r->bundle_sha256);
	if (!l->path)
		printf("note     who has the link can download: send it as you"
		       " would a password\n");
	printf("check    exhibit verify %s --trust trust.ini\n",
	       path_base(r->key));
}

static void
say_json(const struct archive_link *l)
{
	const struct receipt *r = l->receipt;
	struct buffer out;
	struct json j;

	buffer_init(&out, 1 << 20);
	json_start(&j, &out, 1, 1, 1);
	json_open(&j, NULL, '{');
	json_string(&j, "file", path_base(r->key));
	json_string(&j, "limited_by", l->path ? NULL :
		    limit_name(l->link.limit));
	json_string(&j, "path", l->path);
	json_bool(&j, "session_end_unknown", l->link.unknown_end);
	json_string(&j, "sha256", r->bundle_sha256);
	json_integer(&j, "size", (int64_t)r->bundle_size);
	json_when(&j, "until", l->link.until);
	json_string(&j, "url", l->path ? NULL : buffer_cstr(&l->link.url));
	json_string(&j, "version_id", r->version_id);
	json_close(&j, '}');
	puts(buffer_cstr(&out));
	buffer_free(&out);
}

int
cmd_link(struct options *o, struct error *err)
{
	struct archive_options a;
	struct archive_link link;
	long long ms;
	int result;

	archiving_options(&a, o, NULL);
	if (option_duration(o, OPT_EXPIRES, 24LL * 3600 * 1000, &ms, err) < 0)
		return -1;
	if (ms < 1000)
		return error_set(err, ERROR_USAGE, "--expires %s: a second is"
				 " the least", o->v[OPT_EXPIRES]);
	result = archive_link(o->rest[0], &a, ms, &link, err);
	if (result == 0)
		option_on(o, OPT_JSON) ? say_json(&link) : say(&link);
	archive_link_free(&link);
	return result < 0 ? -1 : EXIT_DONE;
}
