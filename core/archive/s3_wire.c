/* s3_wire.c - one request on the wire, and its answer */
#include "archive/s3_wire.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/digest.h"
#include "base/log.h"

#define CONNECT_MS	(10L * 1000)
#define SILENT_S	300L	/* CompleteMultipartUpload may think for minutes */
#define TELL_EVERY	(10 * INT64_C(1000000))

/* What is sent: text, or what is left of the range. */
struct sending {
	const struct s3_request *r;
	uint64_t sent, size;
	int broken;			/* the file ended, or cannot be read */
};

static size_t
on_read(char *to, size_t size, size_t n, void *ctx)
{
	struct sending *s = ctx;
	uint64_t left = s->size - s->sent;
	size_t want = size * n < left ? size * n : (size_t)left;
	ssize_t got;

	if (s->r->size == 0) {
		if (want > 0)
			memcpy(to, s->r->body.at + s->sent, want);
		s->sent += want;
		return want;
	}
	if (want == 0)
		return 0;
	do
		got = pread(s->r->fd, to, want, (off_t)(s->r->at + s->sent));
	while (got < 0 && errno == EINTR);
	if (got <= 0) {
		s->broken = 1;
		return CURL_READFUNC_ABORT;
	}
	s->sent += (uint64_t)got;
	return (size_t)got;
}

static int
on_seek(void *ctx, curl_off_t offset, int origin)
{
	struct sending *s = ctx;

	if (origin != SEEK_SET || offset < 0 || (uint64_t)offset > s->size)
		return CURL_SEEKFUNC_FAIL;
	s->sent = (uint64_t)offset;
	return CURL_SEEKFUNC_OK;
}

static size_t
on_body(char *at, size_t size, size_t n, void *ctx)
{
	struct s3_answer *a = ctx;

	buffer_put(&a->body, at, size * n);
	return buffer_overflowed(&a->body) ? 0 : size * n;
}

/* It goes to terminals and receipts: what does not print is a '?'. */
static char *
printing(struct arena *arena, struct text t, int lower)
{
	char *copy = arena_strndup(arena, t.at, t.len);

	for (char *c = copy; *c != '\0'; c++) {
		if ((unsigned char)*c < ' ' || *c == 0x7f)
			*c = '?';
		if (lower && *c >= 'A' && *c <= 'Z')
			*c = (char)(*c - 'A' + 'a');
	}
	return copy;
}

/* A second head (behind 100 Continue) replaces the first.  Where a connection
 * breaks off within a head, libcurl takes it for a short answer. */
static size_t
on_header(char *at, size_t size, size_t n, void *ctx)
{
	struct s3_answer *a = ctx;
	struct text value = text_n(at, size * n), name;

	if (text_starts(value, "HTTP/")) {
		map_free(a->headers);
		a->headers = map_new();
		a->whole = 0;
		return size * n;
	}
	if (text_trim(value).len == 0)
		a->whole = 1;
	name = text_cut(&value, ':');
	if (value.at != NULL)
		*map_at(a->headers, printing(a->arena, text_trim(name), 1)) =
			printing(a->arena, text_trim(value), 0);
	return size * n;
}

/* Called about once a second whatever happens. */
static int
on_progress(void *ctx, curl_off_t total_down, curl_off_t down,
	    curl_off_t total_up, curl_off_t up)
{
	struct s3 *s3 = ctx;
	int64_t now = clock_monotonic();

	(void)total_down;
	(void)down;
	if (s3->telling != NULL && now - s3->told >= TELL_EVERY) {
		s3->told = now;
		log_line(LOG_LEVEL_NOTICE, "archive-progress",
			 "%s: %lld of %lld MB sent", s3->telling,
			 (long long)up / 1000000,
			 (long long)total_up / 1000000);
	}
	return s3->stop != NULL && *s3->stop;
}

static struct curl_slist *
headers_of(const struct http *http)
{
	struct curl_slist *list = NULL;

	for (size_t i = 0; i < http->nheaders; i++) {
		const struct http_header *h = &http->headers[i];

		if (strcmp(h->name, "host") != 0)
			list = curl_slist_append(list,
				arena_printf(http->arena, "%s: %s", h->name,
					     h->value));
	}
	return list;
}

static void
set_up(struct s3 *s3, struct s3_answer *a)
{
	CURL *curl = s3->curl;

	curl_easy_reset(curl);		/* its connections stay */
	curl_easy_setopt(curl, CURLOPT_URL, buffer_cstr(&s3->http.url));
	curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
	curl_easy_setopt(curl, CURLOPT_PATH_AS_IS, 1L);
	curl_easy_setopt(curl, CURLOPT_HTTP_VERSION,
			 (long)CURL_HTTP_VERSION_1_1);
	curl_easy_setopt(curl, CURLOPT_SSLVERSION,
			 (long)CURL_SSLVERSION_TLSv1_2);
	curl_easy_setopt(curl, CURLOPT_CAINFO, s3->ca_file);
	curl_easy_setopt(curl, CURLOPT_CAPATH, NULL);
	curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, CONNECT_MS);
	curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, 1L);
	curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, SILENT_S);
	curl_easy_setopt(curl, CURLOPT_USERAGENT, "exhibit/" EXHIBIT_VERSION);
	curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, on_body);
	curl_easy_setopt(curl, CURLOPT_WRITEDATA, a);
	curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, on_header);
	curl_easy_setopt(curl, CURLOPT_HEADERDATA, a);
	curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, on_progress);
	curl_easy_setopt(curl, CURLOPT_XFERINFODATA, s3);
	curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
}

static void
set_method(CURL *curl, const struct s3_request *r, struct sending *s)
{
	int has_body = strcmp(r->method, "PUT") == 0 ||
		       strcmp(r->method, "POST") == 0;

	if (strcmp(r->method, "HEAD") == 0) {
		curl_easy_setopt(curl, CURLOPT_NOBODY, 1L);
		return;
	}
	curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, r->method);
	if (!has_body)
		return;
	curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
	curl_easy_setopt(curl, CURLOPT_READFUNCTION, on_read);
	curl_easy_setopt(curl, CURLOPT_READDATA, s);
	curl_easy_setopt(curl, CURLOPT_SEEKFUNCTION, on_seek);
	curl_easy_setopt(curl, CURLOPT_SEEKDATA, s);
	curl_easy_setopt(curl, CURLOPT_INFILESIZE_LARGE, (curl_off_t)s->size);
}

static void
keep(char *to, size_t room, struct text value)
{
	size_t n = 0;

	for (size_t i = 0; i < value.len && n + 1 < room; i++)
		if (value.at[i] >= ' ' && value.at[i] < 0x7f)
			to[n++] = value.at[i];
	to[n] = '\0';
}

/* A status that comes without a body (HEAD) has its code from here. */
static const char *
code_of_status(long status)
{
	switch (status) {
	case 301: return "PermanentRedirect";
	case 307: return "TemporaryRedirect";
	case 403: return "Forbidden";
	case 404: return "NotFound";
	case 409: return "Conflict";
	case 412: return "PreconditionFailed";
	case 503: return "ServiceUnavailable";
	default: return "Refused";
	}
}

/* An error is one whatever the status: S3 answers 200, then thinks. */
static void
read_answer(struct s3_answer *a)
{
	struct error ignored;
	struct text text = text_trim(buffer_view(&a->body));
	struct ex_node *root;
	const char *id = s3_answer_header(a, "x-amz-request-id");

	if (id == NULL)
		id = s3_answer_header(a, "x-amzn-requestid");
	keep(a->request_id, sizeof(a->request_id), text_of(id));
	if (text_starts(text, "<")) {
		root = doc_read_xml(a->arena, text, &ignored);
		a->xml = root;
		if (root != NULL && text_is(root->name, "Error")) {
			keep(a->code, sizeof(a->code),
			     node_text(node_member(root, "Code")));
			keep(a->message, sizeof(a->message),
			     node_text(node_member(root, "Message")));
			if (a->code[0] == '\0')
				keep(a->code, sizeof(a->code),
				     text_of("Refused"));
		} else if (root == NULL && a->status / 100 == 2) {
			keep(a->code, sizeof(a->code),
			     text_of("MalformedAnswer"));
		}
	}
	if (a->status / 100 != 2 && a->code[0] == '\0')
		keep(a->code, sizeof(a->code),
		     text_of(code_of_status(a->status)));
}

static void
reset(struct s3_answer *a)
{
	map_free(a->headers);
	a->headers = map_new();
	arena_reset(a->arena);
	buffer_reset(&a->body);
	a->xml = NULL;
	a->status = 0;
	a->unreachable = a->whole = 0;
	a->code[0] = a->message[0] = a->request_id[0] = '\0';
}

static int
no_answer(const struct s3 *s3, CURLcode code, const struct sending *s,
	  struct s3_answer *a, struct error *err)
{
	const char *host = buffer_cstr(&s3->http.host);

	if (code == CURLE_ABORTED_BY_CALLBACK && !s->broken)
		return error_set(err, ERROR_INTERRUPTED, "interrupted: run the"
				 " same command again to go on");
	if (s->broken)
		return error_set(err, ERROR_SYSTEM, "the file ended before its"
				 " size: it was changed while it was sent");
	switch (code) {
	case CURLE_PEER_FAILED_VERIFICATION:
	case CURLE_SSL_CACERT_BADFILE:
	case CURLE_SSL_CERTPROBLEM:
	case CURLE_SSL_ISSUER_ERROR:
		return error_set(err, ERROR_SYSTEM, "%s: %s (CA file %s)", host,
				 curl_easy_strerror(code), s3->ca_file);
	case CURLE_URL_MALFORMAT:
	case CURLE_UNSUPPORTED_PROTOCOL:
		return error_set(err, ERROR_USAGE, "%s: %s", host,
				 curl_easy_strerror(code));
	default:
		break;
	}
	a->status = 0;
	a->unreachable = code == CURLE_COULDNT_CONNECT ||
			 code == CURLE_COULDNT_RESOLVE_HOST ||
			 code == CURLE_COULDNT_RESOLVE_PROXY;
	keep(a->code, sizeof(a->code), text_of("ConnectionError"));
	keep(a->message, sizeof(a->message),
	     text_of(curl_easy_strerror(code)));
	return 0;
}

int
s3_once(struct s3 *s3, const struct s3_request *r, struct s3_answer *out,
	struct error *err)
{
	struct sending s = { .r = r, .size = r->size > 0 ? r->size : r->body.len };
	struct credentials c;
	struct curl_slist *headers;
	char sum[DIGEST_HEX];
	CURLcode code;

	reset(out);
	if (s3_encode(s3, r, err) < 0 ||
	    credentials_get(s3->credentials, &c, err) < 0)
		return -1;
	digest_hex_of(r->body.at, r->body.len, sum);
	s3->http.sha256 = r->size > 0 ? r->sha256 : sum;
	if (s3->owner != NULL)
		http_header(&s3->http, "x-amz-expected-bucket-owner",
			    s3->owner);
	sigv4_sign(s3->signer, &s3->http, &c, clock_now() + s3->skew);
	credentials_cleanse(&c);
	set_up(s3, out);
	set_method(s3->curl, r, &s);
	s3->telling = r->tell;
	s3->told = clock_monotonic();
	headers = headers_of(&s3->http);
	curl_easy_setopt(s3->curl, CURLOPT_HTTPHEADER, headers);
	code = curl_easy_perform(s3->curl);
	curl_slist_free_all(headers);
	curl_easy_getinfo(s3->curl, CURLINFO_RESPONSE_CODE, &out->status);
	if (code == CURLE_OK && !out->whole)
		code = CURLE_PARTIAL_FILE;
	/* A refusal may come, and the connection go, while we still send. */
	if (code == CURLE_SEND_ERROR && out->whole && out->status >= 400)
		code = CURLE_OK;
	if (code != CURLE_OK)
		return no_answer(s3, code, &s, out, err);
	read_answer(out);
	return 0;
}
