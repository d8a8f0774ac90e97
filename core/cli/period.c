/* The period an audit is about. */
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "cli/run.h"

static int
date_ms(int year, int month, int64_t *out)
{
	char text[32];

	while (month > 12) {
		month -= 12;
		year++;
	}
	snprintf(text, sizeof(text), "%04d-%02d-01T00:00:00Z", year, month);
	return clock_read_iso(text_of(text), out);
}

static int
span(int year, int month, int months, int64_t *start, int64_t *end)
{
	if (year < 2006 || year > 9998 || month < 1 || month > 12)
		return -1;
	return date_ms(year, month, start) < 0 ||
	       date_ms(year, month + months, end) < 0 ? -1 : 0;
}

static int
from_to(const char *text, int64_t *start, int64_t *end, char label[32])
{
	struct text rest = text_of(text), from = text_cut(&rest, '/');
	char a[CLOCK_TEXT], b[CLOCK_TEXT];

	if (!rest.at || clock_read_iso(from, start) < 0 ||
	    clock_read_iso(rest, end) < 0)
		return -1;
	if (rest.len == 10)
		*end += 86400000;	/* a date alone: to its end */
	if (*end <= *start)
		return -1;
	clock_date(a, *start);
	clock_date(b, *end - 1);
	snprintf(label, 32, "%.8s.%.8s", a, b);
	return 0;
}

/* "last-quarter" of now, as it would be typed.  0: no such word. */
static int
last_of(const char *word, int year, int month, char out[32])
{
	int quarter = (month + 2) / 3;

	if (strcmp(word, "last-quarter") == 0)
		snprintf(out, 32, "%04d-Q%d", quarter > 1 ? year : year - 1,
			 quarter > 1 ? quarter - 1 : 4);
	else if (strcmp(word, "last-month") == 0)
		snprintf(out, 32, "%04d-%02d", month > 1 ? year : year - 1,
			 month > 1 ? month - 1 : 12);
	else if (strcmp(word, "last-year") == 0)
		snprintf(out, 32, "%04d", year - 1);
	else
		return 0;
	return 1;
}

int
period_read(const char *text, int64_t now, int64_t *start, int64_t *end,
	    char label[32], struct error *err)
{
	char today[CLOCK_TEXT], own[32];
	int year, part, used = 0, bad;

	clock_iso(today, now, 0);
	sscanf(today, "%4d-%2d", &year, &part);
	if (!text) {
		snprintf(own, sizeof(own), "%04d-Q%d", year, (part + 2) / 3);
		text = own;
	} else if (last_of(text, year, part, own)) {
		text = own;
	}
	if (sscanf(text, "%4d-Q%1d%n", &year, &part, &used) == 2 &&
	    !text[used]) {
		bad = part < 1 || part > 4 ||
		      span(year, part * 3 - 2, 3, start, end) < 0;
		snprintf(label, 32, "%04dQ%d", year, part);
	} else if (sscanf(text, "%4d-%2d%n", &year, &part, &used) == 2 &&
		   !text[used]) {
		bad = span(year, part, 1, start, end) < 0;
		snprintf(label, 32, "%04d%02d", year, part);
	} else if (sscanf(text, "%4d%n", &year, &used) == 1 && !text[used]) {
		bad = span(year, 1, 12, start, end) < 0;
		snprintf(label, 32, "%04d", year);
	} else {
		bad = from_to(text, start, end, label) < 0;
	}
	if (bad)
		return error_set(err, ERROR_USAGE, "period %s: 2026-Q4, 2026-11,"
				 " 2026, 2026-10-01/2026-12-31 or last-quarter",
				 text);
	return 0;
}
