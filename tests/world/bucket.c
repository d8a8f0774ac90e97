/*
 * bucket.c - what S3 says of a bucket that is not here
 *
 * In another region: 301 with the region's name.  In another account: denied.
 * Nowhere: NoSuchBucket.  Names are one space for everybody.
 */
#include <string.h>

#include "inside.h"

static int
has_bucket(const struct ex_node *place, const char *bucket)
{
	const struct ex_node *list = node_member(place, "buckets");

	for (const struct ex_node *b = list ? list->first : NULL; b;
	     b = b->next)
		if (text_is(node_text(node_member(b, "Name")), bucket))
			return 1;
	return 0;
}

static void
elsewhere(struct answering *a, struct text region, const char *bucket)
{
	struct buffer *out = &a->answer->body;
	size_t n = region.len < sizeof(a->answer->region)
		 ? region.len : sizeof(a->answer->region) - 1;

	answer_refuse(a, "301 PermanentRedirect");
	memcpy(a->answer->region, region.at, n);
	a->answer->region[n] = '\0';
	buffer_reset(out);
	buffer_printf(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		      "<Error><Code>PermanentRedirect</Code><Message>The "
		      "bucket you are attempting to access must be addressed "
		      "using the specified endpoint.</Message><Region>%.*s"
		      "</Region><Bucket>%s</Bucket><RequestId>sample"
		      "</RequestId><HostId>sample</HostId></Error>",
		      TEXT_ARG(region), bucket);
}

static int
of_account(struct answering *a, const struct ex_node *file,
	   const char *bucket, int own)
{
	for (const struct ex_node *p = file->first; p; p = p->next) {
		if (!has_bucket(p, bucket))
			continue;
		if (!own)
			answer_refuse(a, "403 AccessDenied Access Denied");
		else if (!text_is(p->name, a->q->region))
			elsewhere(a, p->name, bucket);
		else
			return 0;
		return 1;
	}
	return -1;
}

int
bucket_elsewhere(struct answering *a)
{
	const char *bucket = params_get(a->q->params, "Bucket");
	const struct map *accounts = a->world->accounts;
	char *own = arena_printf(a->scratch, "%s/s3", a->q->account);

	if (!bucket || strcmp(a->q->service, "s3"))
		return 0;
	for (size_t i = 0; i < map_count(accounts); i++) {
		const char *name = map_key(accounts, i);
		if (!text_ends(text_of(name), "/s3"))
			continue;
		int said = of_account(a, map_value(accounts, i), bucket,
				      !strcmp(name, own));
		if (said >= 0)
			return said;
	}
	answer_refuse(a, "404 NoSuchBucket The specified bucket does not "
		      "exist");
	return 1;
}
