/* guard.c - the bytes of a tar that its readers do not look at */
#include "bundle/guard.h"

#include <stdio.h>
#include <string.h>

void
guard_start(struct guard *g)
{
	memset(g, 0, sizeof(*g));
	g->known = 1;
}

static int
bad(struct fault *fault, const char *what)
{
	return fault_set(fault, EXIT_MALFORMED, "E_TAR_HEADER", "", "%s",
			 what);
}

/* What of the padding lies in the current block. */
static int
check_zeros(struct guard *g, struct fault *fault)
{
	uint64_t end = g->start + g->len;

	while (g->zero_from < g->zero_to && g->zero_from < end) {
		if (g->zero_from >= g->start &&
		    g->at[g->zero_from - g->start] != 0)
			return bad(fault, "bytes in the padding of a member");
		g->zero_from++;
	}
	return 0;
}

static uint64_t
octal(const unsigned char *p, size_t n)
{
	uint64_t value = 0;

	for (size_t i = 0; i < n && p[i] >= '0' && p[i] <= '7'; i++)
		value = value * 8 + (uint64_t)(p[i] - '0');
	return value;
}

static void
expect(struct guard *g, uint64_t at, uint64_t size)
{
	g->zero_from = at + size;
	g->zero_to = at + (size + 511) / 512 * 512;
	g->header = g->zero_to;
	g->known = 1;
}

static int
is_zero(const unsigned char *p)
{
	return p[0] == 0 && memcmp(p, p + 1, 511) == 0;
}

/* Six digits, NUL, blank: what every tar writes.  Readers take less. */
static int
checksum_ok(const unsigned char *h)
{
	char expected[8];
	unsigned sum = 8 * ' ';

	for (size_t i = 0; i < 512; i++)
		if (i < 148 || i >= 156)
			sum += h[i];
	snprintf(expected, sizeof(expected), "%06o", sum);
	expected[7] = ' ';
	return memcmp(h + 148, expected, sizeof(expected)) == 0;
}

/*
 * Headers that only prepare the next one (pax, GNU long names) are walked over
 * here; of a member the tar reader must say first how long it is.
 */
static int
walk(struct guard *g, struct fault *fault)
{
	while (g->known && g->header >= g->start &&
	       g->header + 512 <= g->start + g->len) {
		const unsigned char *h = g->at + (g->header - g->start);

		if (is_zero(h)) {
			g->ended++;
			g->header += 512;
			continue;
		}
		if (g->ended > 0)
			return 0;	/* the stream's end will say so */
		if (!checksum_ok(h))
			return bad(fault, "a checksum that nobody writes");
		if (strchr("xgLK", h[156]) == NULL || h[156] == '\0') {
			g->known = 0;
			return 0;
		}
		expect(g, g->header + 512, octal(h + 124, 12));
		if (check_zeros(g, fault) < 0)
			return -1;
	}
	return 0;
}

int
guard_feed(struct guard *g, const unsigned char *at, size_t len,
	   struct fault *fault)
{
	g->start += g->len;
	g->at = at;
	g->len = len;
	if (check_zeros(g, fault) < 0)
		return -1;
	return walk(g, fault);
}

int
guard_member(struct guard *g, uint64_t at, uint64_t size, struct fault *fault)
{
	if (g->known || at != g->header + 512)
		return bad(fault, "headers that two readers see differently");
	expect(g, at, size);
	if (check_zeros(g, fault) < 0)
		return -1;
	return walk(g, fault);
}
