/* clock.c - the proleptic Gregorian calendar in integers */
#include "base/clock.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#define DAY_MS		INT64_C(86400000)
#define FIRST_MS	(INT64_C(-719528) * DAY_MS)	/* 0000-01-01 */
#define LAST_MS		(INT64_C(2932897) * DAY_MS - 1)	/* 9999-12-31 */

struct moment {
	int year, month, day, hour, minute, second, ms;
};

int64_t
clock_now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_REALTIME, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

int64_t
clock_monotonic(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

/*
 * Days since 1970-01-01 and back, by eras of 400 years that begin in March, so
 * that the leap day is the last of its year.
 */
static int64_t
days_of(int year, int month, int day)
{
	int64_t y = year - (month <= 2), era = (y >= 0 ? y : y - 399) / 400;
	int64_t yoe = y - era * 400;
	int64_t doy = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;

	return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

static struct moment
moment_of(int64_t ms)
{
	int64_t days, rest, era, doe, yoe, doy, mp;
	struct moment m;

	ms = ms < FIRST_MS ? FIRST_MS : ms > LAST_MS ? LAST_MS : ms;
	days = ms / DAY_MS - (ms % DAY_MS < 0);
	rest = ms - days * DAY_MS;
	days += 719468;
	era = (days >= 0 ? days : days - 146096) / 146097;
	doe = days - era * 146097;
	yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	mp = (5 * doy + 2) / 153;
	m.day = (int)(doy - (153 * mp + 2) / 5 + 1);
	m.month = (int)(mp < 10 ? mp + 3 : mp - 9);
	m.year = (int)(yoe + era * 400 + (m.month <= 2));
	m.ms = (int)(rest % 1000);
	m.second = (int)(rest / 1000 % 60);
	m.minute = (int)(rest / 60000 % 60);
	m.hour = (int)(rest / 3600000);
	return m;
}

/* The digits of n, right to left, into out[at..at+width). */
static void
put(char *out, size_t at, size_t width, int n)
{
	while (width-- > 0) {
		out[at + width] = (char)('0' + n % 10);
		n /= 10;
	}
}

const char *
clock_iso(char out[CLOCK_TEXT], int64_t ms, int with_ms)
{
	struct moment m = moment_of(ms);

	memcpy(out, "0000-00-00T00:00:00Z", 21);
	put(out, 0, 4, m.year);
	put(out, 5, 2, m.month);
	put(out, 8, 2, m.day);
	put(out, 11, 2, m.hour);
	put(out, 14, 2, m.minute);
	put(out, 17, 2, m.second);
	if (with_ms) {
		memcpy(out + 19, ".000Z", 6);
		put(out, 20, 3, m.ms);
	}
	return out;
}

const char *
clock_basic(char out[CLOCK_TEXT], int64_t ms)
{
	struct moment m = moment_of(ms);

	memcpy(out, "00000000T000000Z", 17);
	put(out, 0, 4, m.year);
	put(out, 4, 2, m.month);
	put(out, 6, 2, m.day);
	put(out, 9, 2, m.hour);
	put(out, 11, 2, m.minute);
	put(out, 13, 2, m.second);
	return out;
}

const char *
clock_date(char out[CLOCK_TEXT], int64_t ms)
{
	clock_basic(out, ms);
	out[8] = '\0';
	return out;
}

/* Takes width digits off *t. */
static int
digits(struct text *t, size_t width, int *out)
{
	int n = 0;

	if (t->len < width)
		return -1;
	for (size_t i = 0; i < width; i++) {
		if (t->at[i] < '0' || t->at[i] > '9')
			return -1;
		n = n * 10 + (t->at[i] - '0');
	}
	*t = text_n(t->at + width, t->len - width);
	*out = n;
	return 0;
}

/* Takes one character off *t if it is among these. */
static int
one_of(struct text *t, const char *these)
{
	int c;

	if (t->len == 0 || t->at[0] == '\0' || !strchr(these, t->at[0]))
		return 0;
	c = t->at[0];
	*t = text_n(t->at + 1, t->len - 1);
	return c;
}

static int
is_day(const struct moment *m)
{
	static const int most[] = {
		31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31,
	};
	int leap = (m->year % 4 == 0 && m->year % 100 != 0) ||
	    m->year % 400 == 0;

	return m->month >= 1 && m->month <= 12 && m->day >= 1 &&
	    m->day <= most[m->month - 1] + (m->month == 2 && leap);
}

/* A second of 60 is the one that follows. */
static int
moment_ms(const struct moment *m, int64_t *ms)
{
	if (!is_day(m) || m->hour > 23 || m->minute > 59 || m->second > 60)
		return -1;
	*ms = days_of(m->year, m->month, m->day) * DAY_MS +
	    ((m->hour * 60 + m->minute) * 60 + m->second) * INT64_C(1000) +
	    m->ms;
	return 0;
}

static int
read_fraction(struct text *t, int *ms)
{
	int weight = 100, d;

	if (!one_of(t, "."))
		return 0;
	if (digits(t, 1, &d) < 0)
		return -1;
	do {
		*ms += d * weight;
		weight /= 10;
	} while (digits(t, 1, &d) == 0);
	return 0;
}

static int
read_offset(struct text *t, int64_t *ms)
{
	int sign, hour, minute;

	*ms = 0;
	if (one_of(t, "Zz"))
		return 0;
	sign = one_of(t, "+-");
	if (!sign || digits(t, 2, &hour) < 0)
		return -1;
	one_of(t, ":");
	if (digits(t, 2, &minute) < 0 || hour > 23 || minute > 59)
		return -1;
	*ms = (hour * 60 + minute) * INT64_C(60000);
	if (sign == '-')
		*ms = -*ms;
	return 0;
}

/* "08:12:44" */
static int
read_hours(struct text *t, struct moment *m)
{
	if (digits(t, 2, &m->hour) < 0 || !one_of(t, ":") ||
	    digits(t, 2, &m->minute) < 0 || !one_of(t, ":"))
		return -1;
	return digits(t, 2, &m->second);
}

int
clock_read_iso(struct text t, int64_t *ms)
{
	struct moment m = { 0 };
	int64_t at, offset = 0;

	if (digits(&t, 4, &m.year) < 0 || !one_of(&t, "-") ||
	    digits(&t, 2, &m.month) < 0 || !one_of(&t, "-") ||
	    digits(&t, 2, &m.day) < 0)
		return -1;
	if (t.len > 0) {
		if (!one_of(&t, "Tt ") || read_hours(&t, &m) < 0 ||
		    read_fraction(&t, &m.ms) < 0 ||
		    read_offset(&t, &offset) < 0 || t.len > 0)
			return -1;
	}
	if (moment_ms(&m, &at) < 0)
		return -1;
	*ms = at - offset;
	return 0;
}

static int
read_month(struct text *t, int *month)
{
	static const char names[] = "JanFebMarAprMayJunJulAugSepOctNovDec";

	if (t->len < 3)
		return -1;
	for (*month = 1; *month <= 12; ++*month) {
		if (memcmp(t->at, names + 3 * (*month - 1), 3) == 0) {
			*t = text_n(t->at + 3, t->len - 3);
			return 0;
		}
	}
	return -1;
}

/* "Wed, 30 Sep 2026 08:12:44 GMT"; the day's name is not compared. */
int
clock_read_http(struct text t, int64_t *ms)
{
	struct moment m = { 0 };

	if (t.len != 29 || t.at[3] != ',' || t.at[4] != ' ')
		return -1;
	t = text_n(t.at + 5, t.len - 5);
	if (digits(&t, 2, &m.day) < 0 || !one_of(&t, " ") ||
	    read_month(&t, &m.month) < 0 || !one_of(&t, " ") ||
	    digits(&t, 4, &m.year) < 0 || !one_of(&t, " ") ||
	    read_hours(&t, &m) < 0 || !text_is(t, " GMT"))
		return -1;
	return moment_ms(&m, ms);
}

const char *
clock_duration(char out[CLOCK_TEXT], int64_t ms)
{
	int64_t s = ms > 0 ? ms / 1000 : 0;
	int64_t hours = s / 3600, minutes = s / 60 % 60;

	if (hours > 0)
		snprintf(out, CLOCK_TEXT, "%lldh%02dm", (long long)hours,
			 (int)minutes);
	else if (minutes > 0)
		snprintf(out, CLOCK_TEXT, "%dm%02ds", (int)minutes,
			 (int)(s % 60));
	else
		snprintf(out, CLOCK_TEXT, "%ds", (int)s);
	return out;
}
