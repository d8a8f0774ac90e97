/* http.c - HTTP/1.1 requests with a length, as SDKs send them */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "cloud.h"

#define HEAD_MAX 65536
#define BODY_MAX (16u * 1024 * 1024)	/* of what is not received aside */

struct text
http_field(const struct http_in *http, const char *name)
{
	for (size_t i = 0; i < http->nfields; i++)
		if (text_is_nocase(http->fields[i].name, name))
			return http->fields[i].value;
	return text_of(NULL);
}

static struct text
line(struct text *rest)
{
	struct text l = text_cut(rest, '\n');

	if (l.len && l.at[l.len - 1] == '\r')
		l.len--;
	return l;
}

static int
read_fields(struct text head, struct http_in *out)
{
	while (head.len) {
		struct text l = line(&head);
		struct http_field *f = &out->fields[out->nfields];

		if (!l.len)
			break;
		if (out->nfields == HTTP_HEADERS)
			return -1;
		f->name = text_cut(&l, ':');
		if (!l.at || !f->name.len)
			return -1;
		f->value = text_trim(l);
		out->nfields++;
	}
	return 0;
}

static int
body_length(const struct http_in *http, size_t *n)
{
	struct text length = http_field(http, "content-length");

	*n = 0;
	if (http_field(http, "transfer-encoding").len || length.len > 9)
		return -1;
	for (size_t i = 0; i < length.len; i++) {
		if (length.at[i] < '0' || length.at[i] > '9')
			return -1;
		*n = *n * 10 + (size_t)(length.at[i] - '0');
	}
	return 0;
}

int
http_head(struct text input, struct http_in *out)
{
	const char *end = memmem(input.at ? input.at : "", input.len,
				 "\r\n\r\n", 4);

	*out = (struct http_in){ .size = 0 };
	if (!end)
		return input.len > HEAD_MAX ? -1 : 0;
	struct text head = text_n(input.at, (size_t)(end - input.at) + 2);
	struct text first = line(&head);
	out->method = text_cut(&first, ' ');
	out->target = text_cut(&first, ' ');
	if (!text_is(first, "HTTP/1.1") || !out->target.len
	    || out->target.at[0] != '/')
		return -1;
	out->query = out->target;
	out->path = text_cut(&out->query, '?');
	if (read_fields(head, out) || body_length(out, &out->length))
		return -1;
	out->size = (size_t)(end - input.at) + 4;
	out->close = text_is_nocase(http_field(out, "connection"), "close");
	return 1;
}

int
http_body(struct text input, struct http_in *http)
{
	if (http->length > BODY_MAX)
		return -1;
	if (input.len - http->size < http->length)
		return 0;
	http->body = text_n(input.at + http->size, http->length);
	http->size += http->length;
	return 1;
}

static int
nibble(char c)
{
	return c >= '0' && c <= '9' ? c - '0'
	     : c >= 'A' && c <= 'F' ? c - 'A' + 10
	     : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

int
http_decode(char *out, size_t room, struct text in)
{
	size_t n = 0;

	for (size_t i = 0; i < in.len; i++) {
		int high = -1, low = -1;
		if (in.at[i] == '%' && i + 2 < in.len) {
			high = nibble(in.at[i + 1]);
			low = nibble(in.at[i + 2]);
		}
		if (n + 1 >= room)
			return -1;
		if (high >= 0 && low >= 0) {
			out[n++] = (char)(high * 16 + low);
			i += 2;
		} else {
			out[n++] = in.at[i];
		}
	}
	out[n] = '\0';
	return 0;
}

const char *
http_date(char out[32], int64_t ms)
{
	static const char days[] = "ThuFriSatSunMonTueWed";
	static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
	char iso[CLOCK_TEXT];
	long day = (long)(ms / 86400000 % 7);

	clock_iso(iso, ms, 0);		/* 2026-11-21T23:00:56Z */
	long month = strtol(iso + 5, NULL, 10) - 1;
	snprintf(out, 32, "%.3s, %.2s %.3s %.4s %.8s GMT", days + day * 3,
		 iso + 8, months + month * 3, iso, iso + 11);
	return out;
}

const char *
http_reason(unsigned status)
{
	switch (status) {
	case 200: return "OK";
	case 204: return "No Content";
	case 206: return "Partial Content";
	case 301: return "Moved Permanently";
	case 400: return "Bad Request";
	case 401: return "Unauthorized";
	case 403: return "Forbidden";
	case 404: return "Not Found";
	case 405: return "Method Not Allowed";
	case 409: return "Conflict";
	case 411: return "Length Required";
	case 412: return "Precondition Failed";
	case 416: return "Requested Range Not Satisfiable";
	case 429: return "Too Many Requests";
	case 503: return "Service Unavailable";
	default: return status < 500 ? "Client Error" : "Server Error";
	}
}
