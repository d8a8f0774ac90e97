/*
 * newest.c - the newest bundle of a stream that a target has a receipt of
 *
 * A receipt's name is STREAM-PERIOD-SEQ.receipt.json; PERIOD has no hyphen
 * (cli/period.c), so another stream that begins alike is told apart.
 */
#include "archive/archive.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "archive/s3.h"
#include "archive/target.h"
#include "base/alloc.h"
#include "base/clock.h"
#include "base/file.h"
#include "base/text.h"

#define END	".receipt.json"

static unsigned
sequence_of(struct text name, const char *stream)
{
	size_t n = strlen(stream), at;
	char digits[12];

	if (!text_ends(name, END) || name.len <= n + 1 ||
	    !text_starts(name, stream) || name.at[n] != '-')
		return 0;
	name = text_n(name.at + n + 1, name.len - n - 1 - strlen(END));
	for (at = 0; at < name.len && name.at[at] != '-'; at++)
		;
	if (at == 0 || name.len - at < 5 || name.len - at > 10)
		return 0;
	name = text_n(name.at + at + 1, name.len - at - 1);
	for (size_t i = 0; i < name.len; i++)
		if (name.at[i] < '0' || name.at[i] > '9')
			return 0;
	snprintf(digits, sizeof(digits), "%.*s", TEXT_ARG(name));
	return (unsigned)strtoul(digits, NULL, 10);
}

static void
note(struct text name, const char *stream, unsigned *newest)
{
	unsigned n = sequence_of(name, stream);

	if (n > *newest)
		*newest = n;
}

static int
in_folder(const char *folder, const char *stream, unsigned *newest,
	  struct error *err)
{
	DIR *dir = opendir(folder);
	struct dirent *entry;

	if (dir == NULL)
		return error_set(err, ERROR_SYSTEM, "%s: %s", folder,
				 strerror(errno));
	while ((entry = readdir(dir)) != NULL)
		note(text_of(entry->d_name), stream, newest);
	closedir(dir);
	return 0;
}

static void
take_page(const struct ex_node *xml, size_t skip, const char *stream,
	  unsigned *newest)
{
	for (const struct ex_node *n = xml->first; n != NULL; n = n->next) {
		struct text key = node_text(node_member(n, "Key"));

		if (text_is(n->name, "Contents") && key.len > skip)
			note(text_n(key.at + skip, key.len - skip), stream,
			     newest);
	}
}

/* 1 there are more, 0 that was all, 2 not allowed, -1 */
static int
ask_page(struct s3 *s3, const char *prefix, char **token, size_t skip,
	 const char *stream, unsigned *newest, struct error *err)
{
	struct s3_request r = { .method = "GET" };
	struct s3_answer a;
	struct text next;
	int result;

	s3_query(&r, "list-type", "2");
	s3_query(&r, "prefix", prefix);
	s3_query(&r, "continuation-token", *token);
	s3_answer_init(&a);
	result = s3_ask(s3, &r, &a, err);
	if (result == 0 && a.status == 403)
		result = 2;
	else if (result == 0 && (!s3_good(&a) || a.xml == NULL))
		result = s3_refused(&a, "ListObjectsV2", prefix, err);
	if (result == 0) {
		take_page(a.xml, skip, stream, newest);
		next = node_text(node_member(a.xml, "NextContinuationToken"));
		free(*token);
		*token = next.len > 0 ? xstrndup(next.at, next.len) : NULL;
		result = *token != NULL;
		/* Cut short without a way on is not the end of the list. */
		if (result == 0 && text_is(node_text(node_member(a.xml,
						"IsTruncated")), "true"))
			result = error_set(err, ERROR_SYSTEM, "ListObjectsV2 %s:"
					   " cut short, and no token to go on",
					   prefix);
	}
	s3_answer_free(&a);
	return result;
}

static int
in_bucket(const struct archive_options *o, const struct target *target,
	  const char *stream, unsigned *newest, struct error *err)
{
	struct s3_options so = {
		.bucket = target->bucket, .region = o->region,
		.profile = o->profile, .endpoint = o->endpoint,
		.ca_file = o->ca_file, .owner = o->owner, .stop = o->stop,
	};
	struct s3 *s3 = NULL;
	char *begin = xasprintf("%s-", stream), *token = NULL;
	char *prefix = target_key(target, begin);
	int result = s3_open(&s3, &so, err);

	if (result == 0)
		do
			result = ask_page(s3, prefix, &token,
					  strlen(prefix) - strlen(begin),
					  stream, newest, err);
		while (result == 1);
	s3_close(s3);
	free(token);
	free(prefix);
	free(begin);
	return result;
}

int
archive_newest(const struct archive_options *o, const char *stream,
	       unsigned *sequence, int *known, struct error *err)
{
	struct target target;
	int result;

	*sequence = 0;
	*known = 1;
	if (target_read(&target, o->to, err) < 0)
		return -1;
	result = target.bucket != NULL ?
		 in_bucket(o, &target, stream, sequence, err) :
		 in_folder(target.folder, stream, sequence, err);
	if (result == 2)
		*known = 0;
	target_free(&target);
	return result < 0 ? -1 : 0;
}
