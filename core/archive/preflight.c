/*
 * preflight.c - the bucket, or the folder, as it is set up now
 *
 * Each question is one of S3's GET?subresource requests; the collector's role
 * need not be allowed any of them, so this is best run by who made the bucket.
 * Sources: Amazon S3 User Guide, "Configuring Object Lock", "Blocking public
 * access", "Aborting incomplete multipart uploads using a lifecycle rule".
 */
#include "archive/preflight.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "archive/s3.h"
#include "archive/target.h"
#include "archive/terms.h"
#include "aws/partition.h"
#include "base/alloc.h"
#include "base/clock.h"

struct looking {
	const struct archive_options *o;
	const struct target *target;
	const struct terms *terms;
	struct s3 *s3;
	struct findings *out;
};

void
found(struct findings *f, enum finding_state state, const char *what,
      const char *format, ...)
{
	struct finding *one;
	va_list ap;

	if (f->n == FINDINGS_MAX)
		return;
	one = &f->v[f->n++];
	one->state = state;
	one->what = what;
	va_start(ap, format);
	vsnprintf(one->text, sizeof(one->text), format, ap);
	va_end(ap);
}

size_t
findings_of(const struct findings *f, enum finding_state state)
{
	size_t n = 0;

	for (size_t i = 0; i < f->n; i++)
		n += f->v[i].state == state;
	return n;
}

/* What one subresource says.  1: there is an answer to judge; 0: it was noted
 * that there is none; -1 */
static int
ask(struct looking *l, const char *subresource, const char *what,
    const char *permission, struct s3_answer *a, struct error *err)
{
	struct s3_request r = { .method = "GET" };

	s3_query(&r, subresource, subresource != NULL ? "" : NULL);
	if (s3_ask(l->s3, &r, a, err) < 0)
		return -1;
	if (s3_good(a) || a->status == 404)
		return 1;
	found(l->out, FINDING_UNREAD, what, "could not be read (%s): ask with a"
	      " role that has %s", a->code, permission);
	return 0;
}

static int
is(const struct ex_node *xml, const char *name, const char *value)
{
	return text_is(node_text(node_member(xml, name)), value);
}

static void
see_versioning(struct looking *l, const struct s3_answer *a)
{
	if (is(a->xml, "Status", "Enabled"))
		found(l->out, FINDING_OK, "versioning", "is on");
	else
		found(l->out, FINDING_CHANGE, "versioning", "is off: aws s3api"
		      " put-bucket-versioning --bucket %s"
		      " --versioning-configuration Status=Enabled",
		      l->target->bucket);
}

static void
see_lock(struct looking *l, const struct s3_answer *a)
{
	const struct ex_node *rule = node_member(a->xml, "Rule");
	const struct ex_node *d = node_member(rule, "DefaultRetention");
	struct text mode = node_text(node_member(d, "Mode"));
	struct text days = node_text(node_member(d, "Days"));
	struct text years = node_text(node_member(d, "Years"));
	struct text n = days.len > 0 ? days : years;

	if (!is(a->xml, "ObjectLockEnabled", "Enabled")) {
		found(l->out, FINDING_CHANGE, "lock", "the bucket cannot lock:"
		      " aws s3api put-object-lock-configuration --bucket %s"
		      " --object-lock-configuration ObjectLockEnabled=Enabled",
		      l->target->bucket);
		return;
	}
	found(l->out, FINDING_OK, "lock", "Object Lock is on; by default %.*s%s"
	      "%.*s%s, each upload sets its own", TEXT_ARG(mode.len > 0 ? mode :
	      text_of("nothing is locked")), mode.len > 0 ? " " : "",
	      TEXT_ARG(n), mode.len == 0 ? "" : days.len > 0 ? " days" :
	      " years");
}

static void
see_public_access(struct looking *l, const struct s3_answer *a)
{
	static const char *const blocks[] = {
		"BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy",
		"RestrictPublicBuckets",
	};
	size_t on = 0;

	for (size_t i = 0; i < 4; i++)
		on += is(a->xml, blocks[i], "true") ? 1 : 0;
	if (on == 4)
		found(l->out, FINDING_OK, "public", "all four blocks of public"
		      " access are on");
	else
		found(l->out, FINDING_CHANGE, "public", "%zu of four blocks of"
		      " public access are on: aws s3api put-public-access-block"
		      " --bucket %s --public-access-block-configuration"
		      " BlockPublicAcls=true,IgnorePublicAcls=true,"
		      "BlockPublicPolicy=true,RestrictPublicBuckets=true", on,
		      l->target->bucket);
}

static void
see_policy(struct looking *l, const struct s3_answer *a)
{
	struct policy_place place = {
		.partition = partition_of_region(s3_region(l->s3))->name,
		.bucket = l->target->bucket, .prefix = l->target->prefix,
	};

	if (a->status == 404)
		found(l->out, FINDING_CHANGE, "policy", "there is none: put that"
		      " of ARCHIVE.md, which denies removal and changes of the"
		      " rules: aws s3api put-bucket-policy --bucket %s --policy"
		      " file://policy.json", l->target->bucket);
	else if (preflight_policy(buffer_cstr(&a->body), &place, l->out) < 0)
		found(l->out, FINDING_UNREAD, "policy", "is no JSON");
}

static void
see_policy_status(struct looking *l, const struct s3_answer *a)
{
	if (a->status != 404 && is(a->xml, "IsPublic", "true"))
		found(l->out, FINDING_CHANGE, "public", "the bucket policy makes"
		      " the bucket public: take the statement that allows"
		      " everybody out of it");
	else
		found(l->out, FINDING_OK, "public", "no policy makes it public");
}

/* Does a rule bear on what we store?  Its prefix begins ours, or ours its. */
static int
bears_on(const struct looking *l, const struct ex_node *rule)
{
	const struct ex_node *filter = node_member(rule, "Filter");
	const struct ex_node *both = node_member(filter, "And");
	struct text p = node_text(node_member(rule, "Prefix"));
	struct text ours = text_of(l->target->prefix);
	size_t n;

	if (p.len == 0)
		p = node_text(node_member(filter, "Prefix"));
	if (p.len == 0)
		p = node_text(node_member(both, "Prefix"));
	n = p.len < ours.len ? p.len : ours.len;
	return text_equal(text_n(p.at, n), text_n(ours.at, n));
}

static void
see_lifecycle(struct looking *l, const struct s3_answer *a)
{
	int aborts = 0;

	for (const struct ex_node *n = a->status == 404 || a->xml == NULL ?
	     NULL : a->xml->first; n != NULL; n = n->next) {
		if (!text_is(n->name, "Rule") || !is(n, "Status", "Enabled") ||
		    !bears_on(l, n))
			continue;
		aborts |= node_member(n, "AbortIncompleteMultipartUpload") !=
			  NULL;
		if (node_member(n, "Expiration") != NULL ||
		    node_member(n, "NoncurrentVersionExpiration") != NULL)
			found(l->out, FINDING_CHANGE, "lifecycle", "rule %.*s"
			      " lets objects expire: a delete marker would hide"
			      " bundles, and one whose lock has ended would go;"
			      " disable it for this prefix",
			      TEXT_ARG(node_text(node_member(n, "ID"))));
	}
	if (aborts)
		found(l->out, FINDING_OK, "lifecycle", "uploads that do not end"
		      " are removed");
	else
		found(l->out, FINDING_CHANGE, "lifecycle", "parts of an upload"
		      " that never ends stay and are paid for: add a rule"
		      " AbortIncompleteMultipartUpload of 7 days, as in"
		      " ARCHIVE.md");
}

static void
see_encryption(struct looking *l, const struct s3_answer *a)
{
	const struct ex_node *by = node_member(node_member(a->xml, "Rule"),
		"ApplyServerSideEncryptionByDefault");
	struct text how = node_text(node_member(by, "SSEAlgorithm"));

	if (l->terms->kms_key != NULL)
		found(l->out, FINDING_OK, "encryption", "each upload asks for"
		      " the key of [archive]");
	else if (how.len > 0)
		found(l->out, FINDING_OK, "encryption", "by default %.*s",
		      TEXT_ARG(how));
	else
		found(l->out, FINDING_CHANGE, "encryption", "none by default:"
		      " set kms_key in [archive], or the bucket's default");
}

static void
see_location(struct looking *l, const struct s3_answer *a)
{
	struct text told = a->xml != NULL ? a->xml->text : text_of(NULL);
	const char *asked = l->o->region;

	if (a->status == 404) {
		found(l->out, FINDING_CHANGE, "bucket", "there is no bucket %s:"
		      " ARCHIVE.md has the commands that make it",
		      l->target->bucket);
		return;
	}
	if (told.len == 0)
		told = text_of("us-east-1");	/* by S3's own convention */
	if (text_is(told, "EU"))
		told = text_of("eu-west-1");
	if (asked != NULL && !text_is(told, asked))
		found(l->out, FINDING_CHANGE, "bucket", "is in %.*s; [archive]"
		      " region says %s", TEXT_ARG(told), asked);
	else
		found(l->out, FINDING_OK, "bucket", "is in %.*s",
		      TEXT_ARG(told));
}

static int
is_word(const char *list, const char *word)
{
	char *copy = xstrdup(list != NULL ? list : ""), *save = NULL;
	int is_one = 0;

	for (char *w = strtok_r(copy, " ,\t", &save); w != NULL;
	     w = strtok_r(NULL, " ,\t", &save))
		is_one |= strcmp(w, word) == 0;
	free(copy);
	return is_one;
}

static void
see_owner(struct looking *l)
{
	const char *owner = l->o->owner;

	if (owner == NULL)
		found(l->out, FINDING_CHANGE, "owner", "nothing says whose the"
		      " bucket is, so that one of the same name would do: set"
		      " owner = ACCOUNT in [archive]");
	else if (is_word(l->o->audited, owner))
		found(l->out, FINDING_CHANGE, "owner", "%s is one of the audited"
		      " accounts: who is audited could remove the evidence's"
		      " bucket; keep it in another account", owner);
	else if (findings_of(l->out, FINDING_OK) > 0)
		found(l->out, FINDING_OK, "owner", "is %s, as every request"
		      " demands", owner);
}

static void
see_terms(struct looking *l)
{
	char until[CLOCK_TEXT];

	if (l->terms->lock == NULL)
		found(l->out, FINDING_CHANGE, "terms", "lock = none: nothing"
		      " keeps a bundle from being removed; set lock ="
		      " compliance");
	else
		found(l->out, FINDING_OK, "terms", "%s for %s: stored now, until"
		      " %s", l->terms->lock, l->terms->retain,
		      clock_iso(until, l->terms->until, 0));
}

static const struct question {
	const char *subresource, *what, *permission;
	void (*see)(struct looking *l, const struct s3_answer *a);
} questions[] = {
	{ "location", "bucket", "s3:GetBucketLocation", see_location },
	{ "versioning", "versioning", "s3:GetBucketVersioning",
	  see_versioning },
	{ "object-lock", "lock", "s3:GetBucketObjectLockConfiguration",
	  see_lock },
	{ "publicAccessBlock", "public", "s3:GetBucketPublicAccessBlock",
	  see_public_access },
	{ "policyStatus", "public", "s3:GetBucketPolicyStatus",
	  see_policy_status },
	{ "policy", "policy", "s3:GetBucketPolicy", see_policy },
	{ "lifecycle", "lifecycle", "s3:GetLifecycleConfiguration",
	  see_lifecycle },
	{ "encryption", "encryption", "s3:GetEncryptionConfiguration",
	  see_encryption },
};

static int
look_at_bucket(struct looking *l, struct error *err)
{
	struct s3_answer a;
	int result = 0;

	s3_answer_init(&a);
	for (size_t i = 0; i < sizeof(questions) / sizeof(questions[0]) &&
	     result >= 0; i++) {
		const struct question *q = &questions[i];

		result = ask(l, q->subresource, q->what, q->permission, &a, err);
		if (result > 0)
			q->see(l, &a);
		if (i == 0 && strcmp(a.code, "NoSuchBucket") == 0)
			break;
	}
	s3_answer_free(&a);
	if (result < 0)
		return -1;
	see_owner(l);
	see_terms(l);
	return 0;
}

static void
look_at_disk(struct looking *l, const char *folder)
{
	const char *bundles = l->o->bundles ? l->o->bundles : "bundles";
	struct stat here, there;
	struct statvfs fs;

	if (stat(folder, &there) < 0 || stat(bundles, &here) < 0)
		found(l->out, FINDING_UNREAD, "disk", "whether it is on another"
		      " file system than the bundles is not known: there is no"
		      " %s here", bundles);
	else if (here.st_dev == there.st_dev)
		found(l->out, FINDING_CHANGE, "disk", "it is on the same file"
		      " system as %s: what takes one takes both", bundles);
	else
		found(l->out, FINDING_OK, "disk", "another file system than %s",
		      bundles);
	if (statvfs(folder, &fs) == 0)
		found(l->out, FINDING_OK, "space", "%llu MB are free",
		      (unsigned long long)fs.f_bavail * fs.f_frsize / 1000000);
}

static void
look_at_folder(struct looking *l)
{
	const char *folder = l->target->folder;
	struct stat st;

	if (stat(folder, &st) < 0 || !S_ISDIR(st.st_mode)) {
		found(l->out, FINDING_CHANGE, "folder", "there is none: make it,"
		      " or mount what it is on");
		return;
	}
	if (access(folder, W_OK | X_OK) < 0)
		found(l->out, FINDING_CHANGE, "folder", "it may not be written"
		      " to by this user");
	else
		found(l->out, FINDING_OK, "folder", "it is there and may be"
		      " written to");
	look_at_disk(l, folder);
	if (l->terms->lock == NULL && !l->terms->legal_hold)
		found(l->out, FINDING_OK, "lock", "none is asked for, and a"
		      " folder has none");
	else
		found(l->out, FINDING_CHANGE, "lock", "a folder cannot lock: who may"
		      " write there can remove a bundle; use a bucket with"
		      " Object Lock, or set lock = none if the medium is"
		      " written once");
}

int
preflight_run(const struct archive_options *o, struct findings *out,
	      struct error *err)
{
	struct target target;
	struct terms terms;
	struct looking l = { .o = o, .target = &target, .terms = &terms,
			     .out = out };
	struct s3_options so = {
		.region = o->region, .profile = o->profile,
		.endpoint = o->endpoint, .ca_file = o->ca_file,
		.owner = o->owner, .stop = o->stop,
	};
	int result = target_read(&target, o->to, err);

	out->n = 0;
	if (result == 0)
		result = terms_read(&terms, o, clock_now(), err);
	if (result == 0 && target.bucket == NULL) {
		look_at_folder(&l);
	} else if (result == 0) {
		so.bucket = target.bucket;
		result = s3_open(&l.s3, &so, err);
		if (result == 0)
			result = look_at_bucket(&l, err);
		s3_close(l.s3);
	}
	target_free(&target);
	return result;
}
