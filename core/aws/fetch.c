/* One HTTP request that is waited for. */
#include "aws/fetch.h"

#include <curl/curl.h>
#include <stdlib.h>
#include <time.h>

#include <openssl/crypto.h>

static size_t
keep(char *p, size_t size, size_t n, void *ctx)
{
	struct buffer *b = ctx;

	buffer_put(b, p, size * n);
	return buffer_overflowed(b) ? 0 : size * n;
}

void
buffer_cleanse(struct buffer *b)
{
	if (b->at)
		OPENSSL_cleanse(b->at, b->room);
	buffer_free(b);
}

static CURLcode
once(CURL *curl, const struct fetch *f, long *status, struct buffer *out)
{
	CURLcode code;

	curl_easy_setopt(curl, CURLOPT_URL, f->url);
	curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
	curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, f->method);
	if (f->body.at) {
		curl_easy_setopt(curl, CURLOPT_POSTFIELDS, f->body.at);
		curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE, (long)f->body.len);
	}
	curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, keep);
	curl_easy_setopt(curl, CURLOPT_WRITEDATA, out);
	curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, f->timeout_ms);
	curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(curl, CURLOPT_USERAGENT, "exhibit/" EXHIBIT_VERSION);
	if (f->direct)
		curl_easy_setopt(curl, CURLOPT_PROXY, "");
	if (f->ca_file) {
		curl_easy_setopt(curl, CURLOPT_CAINFO, f->ca_file);
		curl_easy_setopt(curl, CURLOPT_CAPATH, NULL);
	}
	code = curl_easy_perform(curl);
	*status = 0;
	curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, status);
	return code;
}

int
fetch(const struct fetch *f, long *status, struct buffer *out,
      struct error *err)
{
	struct curl_slist *headers = NULL;
	CURL *curl = curl_easy_init();
	CURLcode code = CURLE_FAILED_INIT;
	struct timespec pause = { 1, 0 };

	if (!curl)
		abort();
	for (size_t i = 0; i < f->nheaders; i++)
		headers = curl_slist_append(headers, f->headers[i]);
	curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
	for (unsigned t = 0; t <= f->retries; t++) {
		if (t)
			nanosleep(&pause, NULL);
		buffer_reset(out);
		code = once(curl, f, status, out);
		if (code == CURLE_OK && *status < 500)
			break;
	}
	curl_slist_free_all(headers);
	curl_easy_cleanup(curl);
	if (code == CURLE_OPERATION_TIMEDOUT)
		return error_set(err, ERROR_SYSTEM, "%s: no answer in %ld s",
				 f->url, f->timeout_ms / 1000);
	if (code != CURLE_OK)
		return error_set(err, ERROR_SYSTEM, "%s: %s", f->url,
				 curl_easy_strerror(code));
	return 0;
}
