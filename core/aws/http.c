/* http.c - a request on its way to the wire, its memory used again */
#include <string.h>

#include "aws/request.h"

#define LINE_MAX_BYTES	(256u * 1024)
#define BODY_MAX_BYTES	(1024u * 1024)

void
http_init(struct http *http)
{
	memset(http, 0, sizeof(*http));
	buffer_init(&http->host, 1024);
	buffer_init(&http->url, LINE_MAX_BYTES);
	buffer_init(&http->path, LINE_MAX_BYTES);
	buffer_init(&http->query, LINE_MAX_BYTES);
	buffer_init(&http->body, BODY_MAX_BYTES);
	http->arena = arena_new();
}

void
http_reset(struct http *http)
{
	buffer_reset(&http->host);
	buffer_reset(&http->url);
	buffer_reset(&http->path);
	buffer_reset(&http->query);
	buffer_reset(&http->body);
	arena_reset(http->arena);
	http->method = http->service = http->region = http->sha256 = NULL;
	http->nheaders = 0;
	http->s3 = http->hashed = http->overflowed = 0;
}

void
http_free(struct http *http)
{
	if (http == NULL || http->arena == NULL)
		return;
	buffer_free(&http->host);
	buffer_free(&http->url);
	buffer_free(&http->path);
	buffer_free(&http->query);
	buffer_free(&http->body);
	arena_free(http->arena);
	http->arena = NULL;
}

void
http_header(struct http *http, const char *name, const char *value)
{
	struct http_header *header;

	if (http->nheaders == sizeof(http->headers) / sizeof(http->headers[0])) {
		http->overflowed = 1;
		return;
	}
	header = &http->headers[http->nheaders++];
	header->name = arena_strdup(http->arena, name);
	header->value = arena_strdup(http->arena, value);
	for (char *c = header->name; *c != '\0'; c++) {
		if (*c >= 'A' && *c <= 'Z')
			*c = (char)(*c - 'A' + 'a');
	}
}
