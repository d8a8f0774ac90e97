/*
 * encode_rest.c - path and query from a template
 *
 *	GET /2017-08-29/queues?x-id=ListQueues
 *	GET /{Bucket}?policy
 *	GET /findings/{FindingAggregatorArn+}	keeps its slashes
 */
#include <string.h>

#include "aws/encode.h"
#include "aws/uri.h"

static const struct request_arg *
member(struct encode *e, struct text name)
{
	for (size_t i = 0; i < e->request->nargs; i++) {
		const struct request_arg *arg = &e->request->args[i];

		if (arg->arg->where != ARG_MEMBER || arg->arg->many ||
		    !text_is(name, arg->arg->name))
			continue;
		e->used |= (uint64_t)1 << i;
		return arg;
	}
	return NULL;
}

/* An empty label or one of dots would make it another request. */
static int
is_label(struct text value, int greedy)
{
	struct text rest = value;

	if (value.len == 0)
		return 0;
	while (rest.at != NULL) {
		struct text part = greedy ? text_cut(&rest, '/') : rest;

		if (text_is(part, ".") || text_is(part, ".."))
			return 0;
		if (!greedy)
			break;
	}
	return 1;
}

/* Fills in *at, which stands at a "{", and leaves it behind the "}". */
static int
put_label(struct encode *e, struct text *at, struct buffer *out,
	  struct error *err)
{
	struct text name = *at, rest;
	const struct request_arg *arg;
	int greedy;

	name = text_n(name.at + 1, name.len - 1);
	rest = name;
	name = text_cut(&rest, '}');
	*at = rest;
	greedy = text_ends(name, "+");
	if (greedy)
		name.len--;
	arg = member(e, name);
	if (arg == NULL || arg->value == NULL ||
	    !is_label(text_of(arg->value), greedy))
		return error_set(err, ERROR_USAGE,
				 "%s: nothing to put for {%.*s}",
				 e->request->call->row->op, TEXT_ARG(name));
	if (out != NULL)
		uri_put(out, text_of(arg->value), greedy ? "/" : "");
	return 0;
}

static int
put_pattern(struct encode *e, struct text pattern, struct buffer *out,
	    struct error *err)
{
	while (pattern.len > 0) {
		if (pattern.at[0] == '{') {
			if (put_label(e, &pattern, out, err) < 0)
				return -1;
			continue;
		}
		buffer_putc(out, pattern.at[0]);
		pattern = text_n(pattern.at + 1, pattern.len - 1);
	}
	return 0;
}

static int
put_path(struct encode *e, struct text path, struct error *err)
{
	struct buffer *out = &e->http->path;

	buffer_text(out, e->base);
	if (e->bucket_in_host && text_starts(path, "/{Bucket}")) {
		path = text_n(path.at + 1, path.len - 1);
		if (put_label(e, &path, NULL, err) < 0)
			return -1;
		if (path.len == 0)
			buffer_putc(out, '/');
	}
	return put_pattern(e, path, out, err);
}

static void
put_pairs(struct buffer *query, const struct request_arg *arg)
{
	struct text name = text_of(arg->arg->name);

	if (!arg->arg->many)
		uri_pair(query, name, text_of(arg->value));
	for (size_t i = 0; arg->arg->many && i < arg->n; i++)
		uri_pair(query, name, text_of(arg->values[i]));
}

static int
put_query(struct encode *e, struct text pattern, int members,
	  struct error *err)
{
	const struct request *request = e->request;
	struct buffer raw;
	int rc;

	buffer_init(&raw, e->http->query.cap);
	rc = put_pattern(e, pattern, &raw, err);
	for (size_t i = 0; rc == 0 && i < request->nargs; i++) {
		const struct request_arg *arg = &request->args[i];

		if (arg->arg->where == ARG_QUERY ||
		    (members && encode_is_member(e, i)))
			put_pairs(&raw, arg);
	}
	if (members && request->token != NULL)
		uri_pair(&raw, text_of(request->call->page_in),
			 text_of(request->token));
	if (buffer_overflowed(&raw))
		rc = error_set(err, ERROR_USAGE, "%s: arguments too long",
			       request->call->row->op);
	uri_query(&e->http->query, buffer_view(&raw));
	buffer_free(&raw);
	return rc;
}

int
encode_rest(struct encode *e, struct error *err)
{
	static const char *const methods[] = { "GET", "HEAD", "POST", "PUT" };
	struct text path = text_of(e->request->call->row->http), method;
	int has_body;

	method = text_cut(&path, ' ');
	for (size_t i = 0; i < sizeof(methods) / sizeof(methods[0]); i++) {
		if (text_is(method, methods[i]))
			e->http->method = methods[i];
	}
	if (e->http->method == NULL || !text_starts(path, "/"))
		return error_set(err, ERROR_USAGE, "%s: template %s",
				 e->request->call->row->op,
				 e->request->call->row->http);
	has_body = strcmp(e->http->method, "POST") == 0 ||
		   strcmp(e->http->method, "PUT") == 0;
	if (put_path(e, text_cut(&path, '?'), err) < 0 ||
	    put_query(e, path, !has_body, err) < 0)
		return -1;
	if (!has_body || e->service->protocol != EX_REST_JSON)
		return 0;
	http_header(e->http, "content-type", "application/json");
	return encode_json(e, err);
}
