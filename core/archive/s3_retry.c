/*
 * s3_retry.c - what is tried again, and when
 *
 * Full jitter: a random time up to a bound that doubles.  Source: AWS SDKs and
 * Tools Reference Guide, "Retry behavior"; Amazon S3 User Guide, "Error
 * handling" (5xx and 503 SlowDown are to be tried again).
 */
#include "archive/s3_wire.h"

#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <time.h>

#include "aws/error_class.h"
#include "base/alloc.h"
#include "base/clock.h"
#include "base/log.h"

#define TRIES_MAX	8
#define CONNECTS_MAX	5
#define FIRST_MS	500
#define MOST_MS		20000

struct tries {
	unsigned made;
	int redirected, renewed, corrected;
};

/* The bound of the n-th pause, n from 1. */
static int64_t
jittered(unsigned n)
{
	int64_t bound = FIRST_MS;
	uint32_t random = 0;

	while (--n > 0 && bound < MOST_MS)
		bound *= 2;
	if (bound > MOST_MS)
		bound = MOST_MS;
	if (getrandom(&random, sizeof(random), 0) != (ssize_t)sizeof(random))
		random = (uint32_t)clock_monotonic();
	return (int64_t)(random % (uint64_t)bound);
}

static int
stopped(const struct s3 *s3, struct error *err)
{
	if (s3->stop == NULL || !*s3->stop)
		return 0;
	return error_set(err, ERROR_INTERRUPTED, "interrupted: run the same"
			 " command again to go on");
}

/* A signal ends it early, and stop says so. */
static int
pause_before(const struct s3 *s3, unsigned n, struct error *err)
{
	int64_t ms = jittered(n);
	struct timespec t = { ms / 1000, ms % 1000 * 1000000 };

	nanosleep(&t, NULL);
	return stopped(s3, err);
}

static int
other_region(struct s3 *s3, const struct s3_answer *a, struct tries *t)
{
	struct text told = text_of(s3_answer_header(a, "x-amz-bucket-region"));
	char *here;

	if (a->status / 100 == 2 || a->status >= 500 || t->redirected)
		return 0;
	if (told.len == 0 && a->xml != NULL)
		told = node_text(node_member(a->xml, "Region"));
	if (told.len == 0 || told.len > 32 || text_is(told, s3->region))
		return 0;
	log_line(LOG_LEVEL_NOTICE, "archive-region", "the bucket %s is in %.*s,"
		 " not in %s", s3->bucket, TEXT_ARG(told), s3->region);
	here = xstrndup(told.at, told.len);
	free(s3->region);
	s3->region = here;
	s3->endpoints.home_region = s3->region;
	t->redirected = 1;
	return 1;
}

static int
other_clock(struct s3 *s3, const struct s3_answer *a, struct tries *t)
{
	const char *date = s3_answer_header(a, "date");
	int64_t theirs;

	if (error_class(text_of(a->code)) != CLASS_CLOCK || t->corrected ||
	    date == NULL || clock_read_http(text_of(date), &theirs) < 0)
		return 0;
	s3->skew = theirs - clock_now();
	t->corrected = 1;
	return 1;
}

/* A HEAD is refused without a reason: 400 is what it answers to a token that
 * has ended. */
static int
other_credentials(struct s3 *s3, const struct s3_answer *a, struct tries *t)
{
	if ((error_class(text_of(a->code)) != CLASS_EXPIRED &&
	     strcmp(a->code, "BadRequest") != 0) || t->renewed)
		return 0;
	credentials_spoil(s3->credentials);
	t->renewed = 1;
	return 1;
}

/* BadDigest is among AWS's transient ones; here it is an answer: what was sent
 * is not the file that was hashed. */
static int
transient(const struct s3_request *r, const struct s3_answer *a)
{
	enum error_class class = error_class(text_of(a->code));

	if (strcmp(a->code, "BadDigest") == 0)
		return 0;
	if (a->status == 409)
		return r->again_409;
	if (a->status == 501)		/* a store that knows no such request */
		return 0;
	return a->status == 0 || a->status == 429 || a->status >= 500 ||
	       class == CLASS_THROTTLE || class == CLASS_TRANSIENT ||
	       strcmp(a->code, "MalformedAnswer") == 0;
}

int
s3_ask(struct s3 *s3, const struct s3_request *r, struct s3_answer *out,
       struct error *err)
{
	struct tries t = { 0 };

	for (out->tries = 1;; out->tries++) {
		if (stopped(s3, err) < 0 || s3_once(s3, r, out, err) < 0)
			return -1;
		if (s3_good(out))
			return 0;
		if (other_region(s3, out, &t) || other_clock(s3, out, &t) ||
		    other_credentials(s3, out, &t))
			continue;
		t.made++;
		if (!transient(r, out) || t.made == TRIES_MAX ||
		    (out->unreachable && t.made == CONNECTS_MAX))
			break;
		if (pause_before(s3, t.made, err) < 0)
			return -1;
	}
	if (out->status == 0)
		return error_set(err, ERROR_SYSTEM, "%s: no answer: %s",
				 buffer_cstr(&s3->http.host), out->message);
	return 0;
}

/* What a refusal means for who has to mend it. */
static const struct {
	const char *code, *advice;
} advice[] = {
	{ "AccessDenied", "the role may not: ARCHIVE.md has the policy" },
	{ "Forbidden", "the role may not: ARCHIVE.md has the policy" },
	{ "BadRequest", "a HEAD tells no reason; often the credentials have"
	  " ended" },
	{ "NoSuchBucket", "there is no such bucket" },
	{ "InvalidRequest", "exhibit archive --check says whether the bucket"
	  " can lock" },
	{ "ObjectLockConfigurationNotFoundError", "the bucket cannot lock:"
	  " exhibit archive --check" },
	{ "InvalidStorageClass", "choose another storage_class" },
	{ "KMS.NotFoundException", "look at kms_key" },
	{ "BadDigest", "the file changed while it was sent" },
	{ "XAmzContentSHA256Mismatch", "the file changed while it was sent" },
	{ NULL, NULL },
};

int
s3_refused(const struct s3_answer *a, const char *operation, const char *key,
	   struct error *err)
{
	size_t i = 0;

	while (advice[i].code != NULL && strcmp(advice[i].code, a->code) != 0)
		i++;
	return error_set(err, ERROR_SYSTEM, "%s %s: %ld %s%s%s%s%s%s%s",
			 operation, key, a->status, a->code,
			 a->message[0] != '\0' ? ": " : "", a->message,
			 advice[i].code != NULL ? "; " : "",
			 advice[i].code != NULL ? advice[i].advice : "",
			 a->request_id[0] != '\0' ? "; request " : "",
			 a->request_id);
}
