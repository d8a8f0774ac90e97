/*
 * redact_url.c - a link down to the bucket
 *
 * Which bucket something is in is a reference, and judged; the key tells of
 * customers, the query opens the object, the user info opens more.
 */
#include "doc/redact_part.h"
#include "doc/secret_find.h"

#include <string.h>

struct url {
	struct text scheme;	/* with :// */
	struct text user;
	struct text host;
	struct text bucket;	/* "/bucket", in a host that serves many */
	struct text key;	/* without its first slash */
	struct text tail;	/* query and fragment, with ? or # */
};

/* Takes off *rest what stands before the first of these. */
static struct text
until(struct text *rest, const char *stops)
{
	size_t n = 0;
	struct text part;

	while (n < rest->len && (rest->at[n] == '\0' ||
	    strchr(stops, rest->at[n]) == NULL))
		n++;
	part = text_n(rest->at, n);
	*rest = text_n(rest->at + n, rest->len - n);
	return part;
}

/* s3.eu-west-1.amazonaws.com/bucket, s3-fips.…, s3.dualstack.… */
static int
is_shared_host(struct text host)
{
	return (text_starts(host, "s3.") || text_starts(host, "s3-")) &&
	    (text_ends(host, ".amazonaws.com") ||
	     text_ends(host, ".amazonaws.com.cn"));
}

static int
split(struct text in, struct url *url)
{
	const char *colon, *at;
	size_t n;

	*url = (struct url){ 0 };
	colon = in.len > 0 ? memmem(in.at, in.len, "://", 3) : NULL;
	if (colon == NULL || colon == in.at)
		return -1;
	n = (size_t)(colon - in.at);
	if (run_at(in, 0, is_word) != n)
		return -1;
	url->scheme = text_n(in.at, n + 3);
	in = text_n(in.at + n + 3, in.len - n - 3);
	url->host = until(&in, "/?#");
	at = memrchr(url->host.at, '@', url->host.len);
	if (at != NULL) {
		n = (size_t)(at - url->host.at);
		url->user = text_n(url->host.at, n + 1);
		url->host = text_n(at + 1, url->host.len - n - 1);
	}
	url->key = until(&in, "?#");
	url->tail = in;
	if (is_shared_host(url->host) && url->key.len > 1) {
		in = text_n(url->key.at + 1, url->key.len - 1);
		n = until(&in, "/").len + 1;
		url->bucket = text_n(url->key.at, n);
		url->key = in;
	}
	if (url->key.len > 0)
		url->key = text_n(url->key.at + 1, url->key.len - 1);
	return 0;
}

/* ".json", if what follows the last dot looks like one. */
static struct text
extension(struct text key)
{
	size_t n = 0;

	while (n < key.len && is_alnum(key.at[key.len - 1 - n]))
		n++;
	if (n == 0 || n > 8 || n + 1 >= key.len ||
	    key.at[key.len - 1 - n] != '.')
		return text_n(NULL, 0);
	return text_n(key.at + key.len - 1 - n, n + 1);
}

static int
is_marked(struct text key)
{
	struct text found;
	size_t n = mark_length(key, 0, &found);

	return n > 0 && (n == key.len || key.at[n] == '.');
}

static void
write_url(struct redactor *r, struct ex_node *node, const struct url *url)
{
	struct mark mark = { .count = -1 };
	char hash[REDACT_HASH];
	struct buffer out;

	mark.found = search_text(node->text);
	if (url->user.len > 0)
		mark.found |= 1u << SECRET_USER_INFO;
	if (url->key.len > 0) {
		mark_hash(r->key, url->key, hash);
		mark.hash = hash;
	}
	buffer_init(&out, DOC_SIZE_MAX);
	buffer_text(&out, url->scheme);
	buffer_text(&out, url->host);
	buffer_text(&out, url->bucket);
	buffer_putc(&out, '/');
	mark_write(&out, &mark);
	buffer_text(&out, extension(url->key));
	redact_into(r, node, buffer_view(&out));
	buffer_free(&out);
}

void
redact_url(struct redactor *r, struct ex_node *node)
{
	struct url url;

	for (struct ex_node *m = node->first; m != NULL; m = m->next)
		redact_url(r, m);
	if (!redact_wanted(node))
		return;
	if (node->kind != NODE_STRING || split(node->text, &url) < 0)
		redact_hash(r, node);
	else if (!is_marked(url.key) &&
		 (url.user.len > 0 || url.key.len > 0 || url.tail.len > 0))
		write_url(r, node, &url);
}
