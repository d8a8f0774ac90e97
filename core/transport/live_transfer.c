/* live_transfer.c - one request on the wire, and what is kept of its answer */
#include <stdlib.h>
#include <string.h>

#include <openssl/crypto.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/text.h"
#include "doc/doc.h"
#include "transport/live.h"

#define CONNECT_MS	(10L * 1000)

static size_t
on_body(char *at, size_t size, size_t n, void *ctx)
{
	struct transfer *transfer = ctx;

	buffer_put(&transfer->body, at, size * n);
	return buffer_overflowed(&transfer->body) ? 0 : size * n;
}

/* Only what prints: it goes to the ledger and to logs. */
static void
keep(char *to, size_t room, struct text value)
{
	size_t n = 0;

	for (size_t i = 0; i < value.len && n + 1 < room; i++) {
		if (value.at[i] >= ' ' && value.at[i] < 0x7f)
			to[n++] = value.at[i];
	}
	to[n] = '\0';
}

static void
keep_header(struct response *r, struct text name, struct text value)
{
	if (text_is_nocase(name, "x-amzn-requestid") ||
	    text_is_nocase(name, "x-amz-request-id"))
		keep(r->request_id, sizeof(r->request_id), value);
	else if (text_is_nocase(name, "x-amzn-query-error") ||
		 (text_is_nocase(name, "x-amzn-errortype") &&
		  r->error[0] == '\0'))
		keep(r->error, sizeof(r->error), value);
	else if (text_is_nocase(name, "x-amz-bucket-region"))
		keep(r->region, sizeof(r->region), value);
	else if (text_is_nocase(name, "date") &&
		 clock_read_http(value, &r->date) < 0)
		r->date = 0;
}

static size_t
on_header(char *at, size_t size, size_t n, void *ctx)
{
	struct transfer *transfer = ctx;
	struct text value = text_n(at, size * n), name;

	name = text_cut(&value, ':');
	if (value.at != NULL)
		keep_header(&transfer->response, text_trim(name),
			    text_trim(value));
	return size * n;
}

static void
set_up(struct transfer *transfer)
{
	const struct live *live = transfer->live;
	CURL *easy = transfer->easy;

	curl_easy_setopt(easy, CURLOPT_PRIVATE, transfer);
	curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, transfer->why);
	curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, on_body);
	curl_easy_setopt(easy, CURLOPT_WRITEDATA, transfer);
	curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, on_header);
	curl_easy_setopt(easy, CURLOPT_HEADERDATA, transfer);
	curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(easy, CURLOPT_PATH_AS_IS, 1L);
	curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
	curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
	curl_easy_setopt(easy, CURLOPT_HTTP_VERSION,
			 (long)CURL_HTTP_VERSION_2TLS);
	curl_easy_setopt(easy, CURLOPT_SSLVERSION,
			 (long)CURL_SSLVERSION_TLSv1_2);
	curl_easy_setopt(easy, CURLOPT_CAINFO, live->ca_file);
	curl_easy_setopt(easy, CURLOPT_CAPATH, NULL);
	curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS,
			 (long)live->options.timeout_ms);
	curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, CONNECT_MS);
	curl_easy_setopt(easy, CURLOPT_USERAGENT,
			 live->options.user_agent != NULL ?
			 live->options.user_agent :
			 "exhibit/" EXHIBIT_VERSION);
}

static struct transfer *
transfer_new(struct live *live)
{
	struct transfer *transfer = xcalloc(1, sizeof(*transfer));

	transfer->live = live;
	transfer->easy = curl_easy_init();
	if (transfer->easy == NULL)
		abort();
	http_init(&transfer->http);
	buffer_init(&transfer->body, DOC_SIZE_MAX);
	set_up(transfer);
	live->all = xrealloc(live->all, live->nall + 1, sizeof(*live->all));
	live->all[live->nall++] = transfer;
	return transfer;
}

struct transfer *
transfer_take(struct live *live, struct request *request)
{
	struct transfer *transfer = live->free;

	if (transfer != NULL)
		live->free = transfer->next;
	else
		transfer = transfer_new(live);
	transfer->request = request;
	transfer->renews = NULL;
	transfer->next = NULL;
	return transfer;
}

void
transfer_release(struct transfer *transfer)
{
	struct live *live = transfer->live;

	buffer_reset(&transfer->body);
	memset(&transfer->response, 0, sizeof(transfer->response));
	transfer->request = NULL;
	transfer->renews = NULL;
	transfer->next = live->free;
	live->free = transfer;
}

static void
take_off(struct transfer *transfer)
{
	if (transfer->on_wire)
		curl_multi_remove_handle(transfer->live->multi, transfer->easy);
	transfer->on_wire = 0;
}

void
transfer_cancel(struct transfer *transfer)
{
	take_off(transfer);
	transfer_release(transfer);
}

void
transfer_free(struct transfer *transfer)
{
	take_off(transfer);
	curl_easy_cleanup(transfer->easy);
	http_free(&transfer->http);
	if (transfer->body.at != NULL)
		OPENSSL_cleanse(transfer->body.at, transfer->body.len);
	buffer_free(&transfer->body);
	free(transfer);
}

/* Host and length are libcurl's to say; the URL has the host that is signed. */
static void
put_headers(struct transfer *transfer)
{
	struct http *http = &transfer->http;
	struct curl_slist **end = &transfer->headers;

	*end = NULL;
	for (size_t i = 0; i < http->nheaders; i++) {
		const struct http_header *h = &http->headers[i];

		if (strcmp(h->name, "host") == 0)
			continue;
		*end = arena_alloc(http->arena, sizeof(**end));
		(*end)->data = arena_printf(http->arena, "%s: %s", h->name,
					    h->value);
		end = &(*end)->next;
	}
	curl_easy_setopt(transfer->easy, CURLOPT_HTTPHEADER, transfer->headers);
}

static void
put_method(struct transfer *transfer)
{
	struct http *http = &transfer->http;
	CURL *easy = transfer->easy;
	int has_body = strcmp(http->method, "POST") == 0 ||
		       strcmp(http->method, "PUT") == 0;

	curl_easy_setopt(easy, CURLOPT_CUSTOMREQUEST,
			 strcmp(http->method, "PUT") == 0 ? "PUT" : NULL);
	if (strcmp(http->method, "HEAD") == 0) {
		curl_easy_setopt(easy, CURLOPT_NOBODY, 1L);
	} else if (has_body) {
		curl_easy_setopt(easy, CURLOPT_POST, 1L);
		curl_easy_setopt(easy, CURLOPT_POSTFIELDS,
				 buffer_cstr(&http->body));
		curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE,
				 (long)http->body.len);
	} else {
		curl_easy_setopt(easy, CURLOPT_HTTPGET, 1L);
	}
}

int
transfer_send(struct transfer *transfer, const struct credentials *by,
	      struct error *err)
{
	struct live *live = transfer->live;
	struct http *http = &transfer->http;
	const int64_t *skew = map_get(live->skews, buffer_cstr(&http->host));
	int64_t now = clock_now();

	sigv4_sign(live->signer, http, by, now + (skew != NULL ? *skew : 0));
	curl_easy_setopt(transfer->easy, CURLOPT_URL, buffer_cstr(&http->url));
	put_method(transfer);
	put_headers(transfer);
	transfer->response.sent = now;
	transfer->why[0] = '\0';
	return loop_add(transfer, err);
}

static void
no_answer(struct transfer *transfer, const char *error, const char *message)
{
	struct response *r = &transfer->response;

	r->status = 0;
	keep(r->error, sizeof(r->error), text_of(error));
	keep(r->message, sizeof(r->message), text_of(message));
	buffer_reset(&transfer->body);
}

void
transfer_fail(struct transfer *transfer, const char *error,
	      const char *message)
{
	struct live *live = transfer->live;

	no_answer(transfer, error, message);
	transfer->response.sent = transfer->response.received = clock_now();
	transfer->next = live->unsent;
	live->unsent = transfer;
}

/* The engine may submit from within: this transfer is not free until it has
 * returned. */
void
transfer_answer(struct transfer *transfer)
{
	struct live *live = transfer->live;
	struct response *r = &transfer->response;

	r->body = buffer_cstr(&transfer->body);
	r->len = transfer->body.len;
	r->host = buffer_cstr(&transfer->http.host);
	live->answered++;
	live->transport.answered(live->transport.ctx, transfer->request, r);
	transfer_release(transfer);
}

/* A handshake that breaks off may be the network's fault and is tried again,
 * always with verification; a certificate that is not trusted is final. */
static const char *
error_of(CURLcode result)
{
	switch (result) {
	case CURLE_COULDNT_RESOLVE_HOST:
		return "HostNotFound";
	case CURLE_OPERATION_TIMEDOUT:
		return "Timeout";
	case CURLE_PEER_FAILED_VERIFICATION:
	case CURLE_SSL_CACERT_BADFILE:
	case CURLE_SSL_CERTPROBLEM:
	case CURLE_SSL_CIPHER:
	case CURLE_SSL_ISSUER_ERROR:
	case CURLE_SSL_INVALIDCERTSTATUS:
	case CURLE_SSL_PINNEDPUBKEYNOTMATCH:
		return "TLSError";
	case CURLE_WRITE_ERROR:
		return "AnswerTooLarge";
	case CURLE_URL_MALFORMAT:
	case CURLE_UNSUPPORTED_PROTOCOL:
		return "NoEndpoint";
	default:
		return "ConnectionError";
	}
}

void
transfer_ended(struct transfer *transfer, CURLcode result)
{
	struct response *r = &transfer->response;
	long status = 0;

	r->received = clock_now();
	curl_easy_getinfo(transfer->easy, CURLINFO_RESPONSE_CODE, &status);
	r->status = (uint16_t)status;
	if (result != CURLE_OK)
		no_answer(transfer, error_of(result),
			  transfer->why[0] != '\0' ? transfer->why :
			  curl_easy_strerror(result));
	if (transfer->renews != NULL)
		session_renewed(transfer);
	else if (transfer->request->kind == REQUEST_ENTER)
		session_entered(transfer);
	else
		transfer_answer(transfer);
}
