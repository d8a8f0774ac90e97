/* stored.c - what HeadObject says, held against what should be */
#include "archive/stored.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"

static void
take(char *to, size_t room, const struct s3_answer *a, const char *name)
{
	const char *v = s3_answer_header(a, name);

	snprintf(to, room, "%s", v != NULL ? v : "");
}

/* Without the quotes that HTTP has around it. */
static void
take_etag(struct stored *out, const struct s3_answer *a)
{
	struct text t = text_of(s3_answer_header(a, "etag"));

	if (t.len > 1 && t.at[0] == '"' && t.at[t.len - 1] == '"')
		t = text_n(t.at + 1, t.len - 2);
	snprintf(out->etag, sizeof(out->etag), "%.*s", TEXT_ARG(t));
}

void
stored_read(struct stored *out, const struct s3_answer *a)
{
	const char *size = s3_answer_header(a, "content-length");
	const char *until = s3_answer_header(a,
		"x-amz-object-lock-retain-until-date");
	const char *hold = s3_answer_header(a, "x-amz-object-lock-legal-hold");

	memset(out, 0, sizeof(*out));
	out->size = size != NULL ? strtoull(size, NULL, 10) : 0;
	take(out->version, sizeof(out->version), a, "x-amz-version-id");
	take_etag(out, a);
	take(out->checksum, sizeof(out->checksum), a, "x-amz-checksum-sha256");
	take(out->type, sizeof(out->type), a, "x-amz-checksum-type");
	take(out->lock, sizeof(out->lock), a, "x-amz-object-lock-mode");
	take(out->storage_class, sizeof(out->storage_class), a,
	     "x-amz-storage-class");
	if (out->storage_class[0] == '\0')
		snprintf(out->storage_class, sizeof(out->storage_class),
			 "STANDARD");
	take(out->encryption, sizeof(out->encryption), a,
	     "x-amz-server-side-encryption");
	take(out->kms_key, sizeof(out->kms_key), a,
	     "x-amz-server-side-encryption-aws-kms-key-id");
	take(out->restore, sizeof(out->restore), a, "x-amz-restore");
	if (strcmp(out->version, "null") == 0)
		out->version[0] = '\0';
	if (until != NULL && clock_read_iso(text_of(until), &out->until) < 0)
		out->until = 0;
	out->until -= out->until % 1000;	/* a receipt says no more */
	out->legal_hold = hold != NULL && strcmp(hold, "ON") == 0;
	snprintf(out->request_id, sizeof(out->request_id), "%s", a->request_id);
}

int
stored_ask(struct s3 *s3, const char *key, const char *version,
	   struct stored *out, long *status, struct error *err)
{
	struct s3_request r = { .method = "HEAD", .key = key };
	struct s3_answer a;
	int result;

	s3_query(&r, "versionId", version);
	s3_header(&r, "x-amz-checksum-mode", "ENABLED");
	s3_answer_init(&a);
	result = s3_ask(s3, &r, &a, err);
	*status = a.status;
	if (result == 0 && s3_good(&a)) {
		stored_read(out, &a);
		result = 1;
	} else if (result == 0 && a.status != 404 && a.status != 403) {
		result = s3_refused(&a, "HeadObject", key, err);
	}
	s3_answer_free(&a);
	return result;
}

/* "abc=-3" and "abc=" are the same if -3 is not said to be something else. */
static int
same_checksum(const char *stored, const char *expected)
{
	size_t n = strcspn(stored, "-");

	if (stored[n] == '\0')
		return strncmp(stored, expected, n) == 0 &&
		       (expected[n] == '\0' || expected[n] == '-') && n > 0;
	return strcmp(stored, expected) == 0;
}

int
stored_content_differs(const struct stored *s, const struct expected *e,
		       char why[WHY_MAX])
{
	if (s->size != e->size)
		snprintf(why, WHY_MAX, "it has %llu bytes, the file %llu",
			 (unsigned long long)s->size,
			 (unsigned long long)e->size);
	else if (s->checksum[0] == '\0')
		snprintf(why, WHY_MAX, "the store tells no SHA-256 of it");
	else if (!same_checksum(s->checksum, e->checksum))
		snprintf(why, WHY_MAX, "its SHA-256 is %s, the file's %s",
			 s->checksum, e->checksum);
	else if (e->version != NULL && strcmp(s->version, e->version) != 0)
		snprintf(why, WHY_MAX, "it is version %.64s, not %.64s",
			 s->version, e->version);
	else
		return 0;
	return 1;
}

static int
lock_differs(const struct stored *s, const struct expected *e,
	     char why[WHY_MAX])
{
	char is[CLOCK_TEXT], wanted[CLOCK_TEXT];

	if (e->lock == NULL)
		return 0;
	if (s->lock[0] == '\0') {
		snprintf(why, WHY_MAX, "no lock is told, %s was wanted; reading"
			 " it needs s3:GetObjectRetention", e->lock);
		return 1;
	}
	/* Nobody can take a COMPLIANCE lock away: more than was asked. */
	if (strcmp(s->lock, e->lock) != 0 &&
	    strcmp(s->lock, "COMPLIANCE") != 0) {
		snprintf(why, WHY_MAX, "its lock is %s, %s was wanted", s->lock,
			 e->lock);
		return 1;
	}
	if (s->until >= e->until)
		return 0;
	snprintf(why, WHY_MAX, "its lock ends %s, %s was wanted",
		 s->until != 0 ? clock_iso(is, s->until, 0) : "at no time told",
		 clock_iso(wanted, e->until, 0));
	return 1;
}

/* A key may be named by ARN, by id or by alias; an alias is not told back. */
static int
same_key(const char *stored, const char *asked)
{
	struct text id = text_of(asked);

	if (strstr(asked, "alias/") != NULL)
		return stored[0] != '\0';
	if (strncmp(asked, "arn:", 4) == 0)
		return strcmp(stored, asked) == 0;
	return text_ends(text_of(stored), asked) && id.len > 0;
}

int
stored_terms_differ(const struct stored *s, const struct expected *e,
		    char why[WHY_MAX])
{
	if (lock_differs(s, e, why))
		return 1;
	if (e->legal_hold && !s->legal_hold)
		snprintf(why, WHY_MAX, "no legal hold is told; reading it needs"
			 " s3:GetObjectLegalHold");
	else if (e->storage_class != NULL &&
		 strcmp(s->storage_class, e->storage_class) != 0)
		snprintf(why, WHY_MAX, "its storage class is %s, %s was wanted",
			 s->storage_class, e->storage_class);
	else if (e->kms_key != NULL &&
		 (strcmp(s->encryption, "aws:kms") != 0 ||
		  !same_key(s->kms_key, e->kms_key)))
		snprintf(why, WHY_MAX, "its encryption is %s%s%.180s, the key"
			 " %.80s was wanted",
			 s->encryption[0] != '\0' ? s->encryption : "none",
			 s->kms_key[0] != '\0' ? " with " : "", s->kms_key,
			 e->kms_key);
	else
		return 0;
	return 1;
}
