/* encode.c - strings as they stand in an answer */
#include <string.h>

#include "base/clock.h"
#include "inside.h"

void
encode_xml(struct buffer *out, struct text value)
{
	for (size_t i = 0; i < value.len; i++)
		switch (value.at[i]) {
		case '&': buffer_puts(out, "&amp;"); break;
		case '<': buffer_puts(out, "&lt;"); break;
		case '>': buffer_puts(out, "&gt;"); break;
		case '"': buffer_puts(out, "&quot;"); break;
		default: buffer_putc(out, value.at[i]);
		}
}

static int
unreserved(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
	    || (c >= '0' && c <= '9') || (c && strchr("-._~", c));
}

void
encode_percent(struct buffer *out, struct text value)
{
	for (size_t i = 0; i < value.len; i++)
		if (unreserved(value.at[i]))
			buffer_putc(out, value.at[i]);
		else
			buffer_printf(out, "%%%02X",
				      (unsigned)(unsigned char)value.at[i]);
}

static int64_t
unit(char c)
{
	switch (c) {
	case 'd': return 86400000;
	case 'h': return 3600000;
	case 'm': return 60000;
	case 's': return 1000;
	default: return 0;
	}
}

/* "-10d4h" from now. */
static int
offset(struct text t, int64_t *ms)
{
	int64_t sum = 0, sign = t.at[0] == '-' ? -1 : 1, number = -1;

	for (size_t i = 1; i < t.len; i++) {
		if (t.at[i] >= '0' && t.at[i] <= '9') {
			number = (number < 0 ? 0 : number * 10)
			       + t.at[i] - '0';
			continue;
		}
		if (!unit(t.at[i]) || number < 0)
			return -1;
		sum += number * unit(t.at[i]);
		number = -1;
	}
	if (t.len < 3 || number >= 0)
		return -1;
	*ms = sign * sum;
	return 0;
}

static int
fill_time(const struct render *r, struct text value, struct buffer *out)
{
	char iso[CLOCK_TEXT];
	int64_t ms;
	int always = value.len > 1 && value.at[1] == '@';
	struct text rest = { value.at + 1 + always,
			     value.len - 1 - (size_t)always };

	if (!rest.len || (*rest.at != '-' && *rest.at != '+')
	    || offset(rest, &ms))
		return -1;
	if (render_is_json(r->protocol) && !always)
		buffer_printf(out, "%lld", (long long)((r->now + ms) / 1000));
	else
		buffer_puts(out, clock_iso(iso, r->now + ms, 0));
	return !always;
}

int
encode_filled(const struct render *r, struct text value, struct buffer *out)
{
	if (value.len > 3 && value.at[0] == '@') {
		int time = fill_time(r, value, out);
		if (time >= 0)
			return time;
	}
	while (value.len) {
		if (text_starts(value, "{account}")) {
			buffer_puts(out, r->account);
			value.at += 9, value.len -= 9;
		} else if (text_starts(value, "{region}")) {
			buffer_puts(out, r->region);
			value.at += 8, value.len -= 8;
		} else {
			buffer_putc(out, *value.at);
			value.at++, value.len--;
		}
	}
	return 0;
}
