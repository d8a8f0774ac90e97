/* terms.c - what the configuration says of lock, retention, class and key */
#include "archive/terms.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "archive/archive.h"
#include "base/clock.h"
#include "base/nearest.h"

#define DAY_MS	(INT64_C(86400) * 1000)

/* The same moment n years on; a day that is not there is the next one. */
static int
years_on(int64_t now, long n, int64_t *until)
{
	char at[CLOCK_TEXT], then[CLOCK_TEXT + 16];
	int64_t ignored;

	clock_iso(at, now, 0);
	snprintf(then, sizeof(then), "%04ld%s", strtol(at, NULL, 10) + n,
		 at + 4);
	if (memcmp(at + 5, "02-29", 5) == 0 &&
	    clock_read_iso(text_of(then), &ignored) < 0)
		memcpy(then + 5, "03-01", 5);
	return clock_read_iso(text_of(then), until);
}

static int
read_any(const char *text, int64_t now, int64_t *until)
{
	char *end;
	long n;

	errno = 0;
	n = strtol(text, &end, 10);
	if (errno == 0 && end != text && text[0] != '-' && text[0] != '+' &&
	    end[0] != '\0' && end[1] == '\0') {
		if (n < 1 || n > 36500)
			return -1;
		if (*end == 'y')
			return years_on(now, n, until);
		*until = now + n * DAY_MS;
		return *end == 'd' ? 0 : -1;
	}
	if (clock_read_iso(text_of(text), until) < 0)
		return -1;
	if (strlen(text) == 10)		/* a date alone: through that day */
		*until += DAY_MS;
	return 0;
}

int
retain_read(const char *text, int64_t now, int64_t *until, struct error *err)
{
	int64_t most;

	if (read_any(text, now, until) < 0)
		return error_set(err, ERROR_USAGE, "retain %s: 7y, 400d, a date"
				 " as 2033-12-31, or an RFC 3339 time", text);
	*until = (*until + 999) / 1000 * 1000;
	if (*until <= now)
		return error_set(err, ERROR_USAGE, "retain %s: that is past",
				 text);
	if (years_on(now, 100, &most) < 0 || *until > most)
		return error_set(err, ERROR_USAGE, "retain %s: S3 keeps no lock"
				 " for more than 100 years", text);
	return 0;
}

int
size_read(const char *text, uint64_t *out, struct error *err)
{
	static const struct { const char *unit; unsigned shift; } units[] = {
		{ "", 0 }, { "KiB", 10 }, { "MiB", 20 }, { "GiB", 30 },
	};
	char *end;
	unsigned long long n;

	errno = 0;
	n = strtoull(text, &end, 10);
	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++)
		if (errno == 0 && text[0] >= '0' && text[0] <= '9' && n > 0 &&
		    strcmp(end, units[i].unit) == 0 &&
		    n <= SINGLE_PUT_CAP >> units[i].shift) {
			*out = (uint64_t)n << units[i].shift;
			return 0;
		}
	return error_set(err, ERROR_USAGE, "single_put_max %s: bytes, or as"
			 " 512MiB or 1GiB; S3 takes at most 5GiB in one request",
			 text);
}

static int
read_lock(struct terms *out, const char *mode, struct error *err)
{
	if (mode == NULL || strcmp(mode, "compliance") == 0)
		out->lock = "COMPLIANCE";
	else if (strcmp(mode, "governance") == 0)
		out->lock = "GOVERNANCE";
	else if (strcmp(mode, "none") == 0)
		out->lock = NULL;
	else
		return error_set(err, ERROR_USAGE, "lock %s: compliance,"
				 " governance or none", mode);
	return 0;
}

static int
read_class(struct terms *out, const struct archive_options *o,
	   struct error *err)
{
	static const char *const classes[] = {
		"STANDARD", "STANDARD_IA", "ONEZONE_IA", "INTELLIGENT_TIERING",
		"GLACIER_IR", "GLACIER", "DEEP_ARCHIVE",
	};
	const size_t n = sizeof(classes) / sizeof(classes[0]);
	const char *asked = o->storage_class;

	if (asked == NULL)		/* another store may know no Glacier */
		asked = o->endpoint == NULL ? TERMS_CLASS : NULL;
	out->storage_class = asked;
	if (asked == NULL)
		return 0;
	for (size_t i = 0; i < n; i++)
		if (strcmp(classes[i], asked) == 0)
			return 0;
	return error_set(err, ERROR_USAGE, "storage_class %s: S3 has none of"
			 " that name; did you mean %s?", asked,
			 nearest_name(asked, classes, n, nearest_in_array));
}

int
terms_read(struct terms *out, const struct archive_options *o, int64_t now,
	   struct error *err)
{
	memset(out, 0, sizeof(*out));
	out->single_put_max = SINGLE_PUT_MAX;
	out->legal_hold = o->legal_hold;
	out->kms_key = o->kms_key;
	out->retain = o->retain != NULL ? o->retain : TERMS_RETAIN;
	if (read_lock(out, o->lock, err) < 0 || read_class(out, o, err) < 0)
		return -1;
	if (o->single_put_max != NULL &&
	    size_read(o->single_put_max, &out->single_put_max, err) < 0)
		return -1;
	if (retain_read(out->retain, now, &out->until, err) < 0)
		return -1;
	if (out->lock == NULL)
		out->until = 0;
	return 0;
}
