/*
 * store_bucket.c - the buckets there are, and what is set on them
 *
 * DIR/buckets.ini if there is one, else the one beside this file.  What a
 * bucket lacks is answered with S3's own error for it.
 */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/conf.h"
#include "base/file.h"
#include "store.h"

static int
set_text(struct bucket *b, const char *key, const char *value)
{
	char **at = !strcmp(key, "owner") ? &b->owner
		  : !strcmp(key, "region") ? &b->region
		  : !strcmp(key, "versioning") ? &b->versioning
		  : !strcmp(key, "policy") ? &b->policy
		  : !strcmp(key, "encryption") ? &b->encryption : NULL;

	if (!at)
		return -1;
	free(*at);
	*at = xstrdup(value);
	return 0;
}

static void
set_retention(struct bucket *b, struct text value)
{
	struct text mode = text_word(&value);

	free(b->retention_mode);
	b->retention_mode = xstrndup(mode.at, mode.len);
	char *days = xstrndup(value.at ? value.at : "", value.len);
	b->retention_days = strtol(days, NULL, 10);
	free(days);
}

static int
set_number(struct bucket *b, const char *key, const char *value)
{
	struct text words = text_of(value);

	if (!strcmp(key, "object_lock")) {
		b->lock = !strcmp(value, "Enabled");
	} else if (!strcmp(key, "retention")) {
		set_retention(b, words);
	} else if (!strcmp(key, "abort_days")) {
		b->abort_days = strtol(value, NULL, 10);
	} else if (!strcmp(key, "expire_days")) {
		b->expire_days = strtol(value, NULL, 10);
	} else if (!strcmp(key, "public_policy")) {
		b->public_policy = !strcmp(value, "true");
	} else if (!strcmp(key, "public_access_block")) {
		b->no_block = 0;
		for (size_t i = 0; i < 4; i++)
			b->block[i] = text_is(text_word(&words), "true");
	} else {
		return -1;
	}
	return 0;
}

static int
take_entry(void *ctx, const struct conf_entry *entry, struct error *err)
{
	struct bucket **list = ctx;

	if (!entry->key) {
		struct bucket *b = xcalloc(1, sizeof(*b));
		b->name = xstrdup(entry->section);
		b->no_block = 1;
		b->next = *list;
		*list = b;
		return 0;
	}
	if (!set_text(*list, entry->key, entry->value)
	    || !set_number(*list, entry->key, entry->value))
		return 0;
	return error_set(err, ERROR_USAGE, "buckets.ini:%u: %s is no setting "
			 "of a bucket", entry->line, entry->key);
}

int
buckets_read(const char *dir, struct bucket **out, struct error *err)
{
	char *path = path_join(dir, "buckets.ini");
	const char *file = file_exists(path) ? path
					     : CLOUD_FOLDER "/buckets.ini";
	struct buffer text;

	buffer_init(&text, CONF_SIZE_MAX);
	int rc = file_read(file, &text, err)
	      || conf_read(file, buffer_view(&text), CONF_TWICE_REFUSED,
			   take_entry, out, err) ? -1 : 0;
	for (struct bucket *b = *out; b && !rc; b = b->next)
		if (!b->owner || !b->region)
			rc = error_set(err, ERROR_USAGE, "%s: [%s] needs "
				       "owner and region", file, b->name);
	buffer_free(&text);
	free(path);
	return rc;
}

void
buckets_free(struct bucket *b)
{
	while (b) {
		struct bucket *next = b->next;
		free(b->name);
		free(b->owner);
		free(b->region);
		free(b->versioning);
		free(b->policy);
		free(b->encryption);
		free(b->retention_mode);
		free(b);
		b = next;
	}
}

void
head_bucket(struct ask *ask)
{
	ask->said->type = "application/xml";
}

void
get_location(struct ask *ask)
{
	const char *region = ask->bucket->region;

	say_xml(ask, "LocationConstraint",
		text_of(strcmp(region, "us-east-1") ? region : ""));
}

void
get_versioning(struct ask *ask)
{
	say_root(ask, "VersioningConfiguration");
	if (ask->bucket->versioning)
		say_xml(ask, "Status", text_of(ask->bucket->versioning));
	say_puts(ask, "</VersioningConfiguration>");
}

void
get_lock_configuration(struct ask *ask)
{
	const struct bucket *b = ask->bucket;

	if (!b->lock) {
		refuse(ask, 404, "ObjectLockConfigurationNotFoundError",
		       "Object Lock configuration does not exist for this "
		       "bucket");
		return;
	}
	say_root(ask, "ObjectLockConfiguration");
	say_puts(ask, "<ObjectLockEnabled>Enabled</ObjectLockEnabled>");
	if (b->retention_mode) {
		say_puts(ask, "<Rule><DefaultRetention>");
		say_xml(ask, "Mode", text_of(b->retention_mode));
		say_xmlf(ask, "Days", "%ld", b->retention_days);
		say_puts(ask, "</DefaultRetention></Rule>");
	}
	say_puts(ask, "</ObjectLockConfiguration>");
}

void
get_access_block(struct ask *ask)
{
	static const char *const names[] = {
		"BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy",
		"RestrictPublicBuckets",
	};

	if (ask->bucket->no_block) {
		refuse(ask, 404, "NoSuchPublicAccessBlockConfiguration",
		       "The public access block configuration was not found");
		return;
	}
	say_root(ask, "PublicAccessBlockConfiguration");
	for (size_t i = 0; i < 4; i++)
		say_xml(ask, names[i], text_of(ask->bucket->block[i]
					       ? "true" : "false"));
	say_puts(ask, "</PublicAccessBlockConfiguration>");
}

static int
has_policy(struct ask *ask)
{
	return ask->bucket->policy ? 1
		: refuse(ask, 404, "NoSuchBucketPolicy",
			 "The bucket policy does not exist") + 1;
}

void
get_policy(struct ask *ask)
{
	if (!has_policy(ask))
		return;
	ask->said->type = "application/json";
	say_puts(ask, ask->bucket->policy);
}

void
get_policy_status(struct ask *ask)
{
	if (!has_policy(ask))
		return;
	say_root(ask, "PolicyStatus");
	say_xml(ask, "IsPublic", text_of(ask->bucket->public_policy
					 ? "true" : "false"));
	say_puts(ask, "</PolicyStatus>");
}

void
get_lifecycle(struct ask *ask)
{
	const struct bucket *b = ask->bucket;

	if (!b->abort_days && !b->expire_days) {
		refuse(ask, 404, "NoSuchLifecycleConfiguration",
		       "The lifecycle configuration does not exist");
		return;
	}
	say_root(ask, "LifecycleConfiguration");
	if (b->abort_days) {
		say_puts(ask, "<Rule><ID>unfinished</ID><Filter><Prefix></Prefix>"
			 "</Filter><Status>Enabled</Status>"
			 "<AbortIncompleteMultipartUpload>");
		say_xmlf(ask, "DaysAfterInitiation", "%ld", b->abort_days);
		say_puts(ask, "</AbortIncompleteMultipartUpload></Rule>");
	}
	if (b->expire_days) {
		say_puts(ask, "<Rule><ID>expire</ID><Filter><Prefix></Prefix>"
			 "</Filter><Status>Enabled</Status><Expiration>");
		say_xmlf(ask, "Days", "%ld", b->expire_days);
		say_puts(ask, "</Expiration></Rule>");
	}
	say_puts(ask, "</LifecycleConfiguration>");
}

/* "aws:kms ARN" or "AES256"; S3 encrypts with AES256 whatever is set. */
void
get_encryption(struct ask *ask)
{
	struct text words = text_of(ask->bucket->encryption
				    ? ask->bucket->encryption : "AES256");

	say_root(ask, "ServerSideEncryptionConfiguration");
	say_puts(ask, "<Rule><ApplyServerSideEncryptionByDefault>");
	say_xml(ask, "SSEAlgorithm", text_word(&words));
	struct text key = text_word(&words);
	if (key.len)
		say_xml(ask, "KMSMasterKeyID", key);
	say_puts(ask, "</ApplyServerSideEncryptionByDefault>");
	say_xml(ask, "BucketKeyEnabled", text_of(key.len ? "true" : "false"));
	say_puts(ask, "</Rule></ServerSideEncryptionConfiguration>");
}
