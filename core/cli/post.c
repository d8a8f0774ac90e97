/* One HTTP POST, for a time-stamp authority. */
#include "cli/post.h"

#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/alloc.h"

#define SECONDS	10L

static size_t
keep(char *p, size_t size, size_t n, void *ctx)
{
	struct buffer *b = ctx;

	buffer_put(b, p, size * n);
	return buffer_overflowed(b) ? 0 : size * n;
}

static CURLcode
send_it(CURL *curl, const char *url, const void *body, size_t len,
	const char *ca_file, struct buffer *answer)
{
	curl_easy_setopt(curl, CURLOPT_URL, url);
	curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
	curl_easy_setopt(curl, CURLOPT_POST, 1L);
	curl_easy_setopt(curl, CURLOPT_POSTFIELDS, body);
	curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE, (long)len);
	curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, keep);
	curl_easy_setopt(curl, CURLOPT_WRITEDATA, answer);
	curl_easy_setopt(curl, CURLOPT_TIMEOUT, SECONDS);
	curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(curl, CURLOPT_USERAGENT, "exhibit/" EXHIBIT_VERSION);
	if (ca_file) {
		curl_easy_setopt(curl, CURLOPT_CAINFO, ca_file);
		curl_easy_setopt(curl, CURLOPT_CAPATH, NULL);
	}
	return curl_easy_perform(curl);
}

int
post_bytes(void *ctx, const char *url, const char *type, const void *body,
	   size_t len, struct buffer *answer, struct error *err)
{
	CURL *curl = curl_easy_init();
	char *header = xasprintf("Content-Type: %s", type);
	struct curl_slist *headers = curl_slist_append(NULL, header);
	long status = 0;
	int result = 0;
	CURLcode code;

	if (!curl || !headers)
		abort();
	curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
	code = send_it(curl, url, body, len, ctx, answer);
	curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
	if (code == CURLE_OPERATION_TIMEDOUT)
		result = error_set(err, ERROR_SYSTEM, "%s: no answer in %ld s",
				   url, SECONDS);
	else if (code != CURLE_OK)
		result = error_set(err, ERROR_SYSTEM, "%s: %s", url,
				   curl_easy_strerror(code));
	else if (status != 200)
		result = error_set(err, ERROR_SYSTEM, "%s: answered with status"
				   " %ld", url, status);
	curl_slist_free_all(headers);
	curl_easy_cleanup(curl);
	free(header);
	return result;
}
