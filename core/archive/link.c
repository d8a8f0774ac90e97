/* link.c - a link to exactly the archived version */
#include "archive/link.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "archive/names.h"
#include "archive/receipt.h"
#include "archive/stored.h"
#include "archive/target.h"
#include "base/alloc.h"
#include "base/file.h"

static void
options_of(struct s3_options *so, const struct archive_options *o,
	   const char *bucket, const char *region)
{
	*so = (struct s3_options){
		.bucket = bucket, .region = o->region ? o->region : region,
		.profile = o->profile, .endpoint = o->endpoint,
		.ca_file = o->ca_file, .owner = o->owner, .stop = o->stop,
	};
}

/* From the target, for a machine that has no receipt beside the bundle. */
static int
fetch_receipt(const struct names *names, const struct archive_options *o,
	      struct receipt **out, struct error *err)
{
	struct target target = { 0 };
	struct s3_options so;
	struct s3 *s3 = NULL;
	struct s3_answer a;
	char *key;
	struct s3_request r = { .method = "GET" };
	int result;

	if (o->to == NULL)
		return error_set(err, ERROR_USAGE, "%s: no such receipt; it was"
				 " not archived from here. --to names the target"
				 " that has it", names->receipt);
	if (target_read(&target, o->to, err) < 0)
		return -1;
	key = target_key(&target, path_base(names->receipt));
	s3_answer_init(&a);
	if (target.bucket == NULL) {
		result = receipt_read_file(out, key, err);
		if (result == 0)
			result = error_set(err, ERROR_USAGE, "%s: no such"
					   " receipt", key);
	} else {
		options_of(&so, o, target.bucket, NULL);
		r.key = key;
		result = s3_open(&s3, &so, err);
		if (result == 0)
			result = s3_ask(s3, &r, &a, err);
		if (result == 0)
			result = s3_good(&a) ?
				 receipt_read(out, buffer_view(&a.body), err) :
				 s3_refused(&a, "GetObject", key, err);
	}
	s3_answer_free(&a);
	s3_close(s3);
	free(key);
	target_free(&target);
	return result < 0 ? -1 : 0;
}

/* Of classes that must be restored first: has it been? */
static int
is_readable(const struct receipt *r, const struct stored *s, struct error *err)
{
	if (strcmp(s->storage_class, "GLACIER") != 0 &&
	    strcmp(s->storage_class, "DEEP_ARCHIVE") != 0)
		return 0;
	if (strstr(s->restore, "ongoing-request=\"false\"") != NULL)
		return 0;
	if (s->restore[0] != '\0')
		return error_set(err, ERROR_SYSTEM, "s3://%s/%s is being"
				 " restored from %s; ask for the link when that"
				 " has ended", r->bucket, r->key,
				 s->storage_class);
	return error_set(err, ERROR_SYSTEM, "s3://%s/%s is in %s and must be"
			 " restored first: aws s3api restore-object --bucket %s"
			 " --key %s --version-id %s --restore-request Days=14",
			 r->bucket, r->key, s->storage_class, r->bucket, r->key,
			 r->version_id != NULL ? r->version_id : "null");
}

static int
presign(struct s3 *s3, const struct receipt *r, int64_t ms,
	struct s3_link *out, struct error *err)
{
	struct s3_request q = { .method = "GET", .key = r->key };
	char *disposition = xasprintf("attachment; filename=\"%s\"",
				      path_base(r->key));
	int result;

	s3_query(&q, "response-content-disposition", disposition);
	s3_query(&q, "versionId", r->version_id);
	result = s3_presign(s3, &q, ms, out, err);
	free(disposition);
	return result;
}

static int
with_bucket(const struct receipt *r, const struct archive_options *o,
	    int64_t ms, struct s3_link *out, struct error *err)
{
	struct s3_options so;
	struct s3 *s3 = NULL;
	struct stored s;
	long status;
	int found, result;

	options_of(&so, o, r->bucket, r->region);
	if (s3_open(&s3, &so, err) < 0)
		return -1;
	if (r->endpoint != NULL && s3_endpoint(s3) == NULL) {
		s3_close(s3);
		return error_set(err, ERROR_USAGE, "it was archived at %s: give"
				 " --archive-endpoint", r->endpoint);
	}
	found = stored_ask(s3, r->key, r->version_id, &s, &status, err);
	if (found == 0)
		error_set(err, ERROR_SYSTEM, "s3://%s/%s version %.64s cannot be"
			  " read with these credentials (HeadObject: %ld): no"
			  " link would work", r->bucket, r->key,
			  r->version_id != NULL ? r->version_id : "null",
			  status);
	result = found > 0 ? is_readable(r, &s, err) : -1;
	if (result == 0)
		result = presign(s3, r, ms, out, err);
	s3_close(s3);
	return result;
}

int
archive_link(const char *what, const struct archive_options *o, int64_t ms,
	     struct archive_link *out, struct error *err)
{
	struct names names;
	int result;

	memset(out, 0, sizeof(*out));
	if (names_read(&names, what, o->bundles != NULL ? o->bundles : "bundles",
		       err) < 0)
		return -1;
	result = receipt_read_file(&out->receipt, names.receipt, err);
	if (result == 0)
		result = fetch_receipt(&names, o, &out->receipt, err);
	if (result >= 0 && strcmp(out->receipt->bundle_id, names.id) != 0)
		result = error_set(err, ERROR_INVALID, "the receipt of %s is of"
				   " the bundle %s", names.id,
				   out->receipt->bundle_id);
	if (result >= 0 && out->receipt->bucket == NULL)
		out->path = xstrdup(out->receipt->key);
	else if (result >= 0)
		result = with_bucket(out->receipt, o, ms, &out->link, err);
	names_free(&names);
	return result < 0 ? -1 : 0;
}

void
archive_link_free(struct archive_link *link)
{
	receipt_free(link->receipt);
	s3_link_free(&link->link);
	free(link->path);
	memset(link, 0, sizeof(*link));
}
