/*
 * route.c - service, operation and arguments of a request
 *
 * One port serves everybody, so the service is what the signature's scope
 * says; the operation stands in X-Amz-Target, in Action or in method and path.
 * A bucket or an account may be the first label of the host.
 */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "cloud.h"

static int
is_form(const struct http_in *http)
{
	return text_starts(http_field(http, "content-type"),
			   "application/x-www-form-urlencoded");
}

/* "bucket.localhost:8443", "bucket.s3.eu-west-1.localhost": its first label */
static struct text
label(const struct http_in *http)
{
	struct text host = http_field(http, "host");
	struct text first = text_cut(&host, '.');

	if (!host.at || (first.len && first.at[0] >= '0'
			 && first.at[0] <= '9' && first.len < 12)
	    || text_starts(first, "s3"))
		return text_of(NULL);
	return first;
}

static const char *
name_of(const struct world *world, const struct http_in *http,
	const struct checked *checked, struct arena *arena)
{
	static const struct { const char *scope, *name; } other[] = {
		{ "cloudwatch", "monitoring" },
		{ "service-quotas", "servicequotas" },
	};
	struct text target = http_field(http, "x-amz-target");

	if (!strcmp(checked->service, "s3")
	    && text_starts(http->path, "/v20180820/"))
		return "s3control";
	for (size_t i = 0; i < sizeof(other) / sizeof(*other); i++)
		if (!strcmp(checked->service, other[i].scope))
			return other[i].name;
	if (checked->service[0])
		return arena_strdup(arena, checked->service);
	if (target.len) {
		struct text prefix = target;
		while (prefix.len && prefix.at[prefix.len - 1] != '.')
			prefix.len--;
		if (prefix.len)
			prefix.len--;
		return world_target(world, prefix);
	}
	return is_form(http) ? "sts" : "s3";
}

static void
route_json(const struct world *world, struct text target,
	   const struct http_in *http, struct arena *arena,
	   struct routed *out)
{
	size_t dot = target.len;
	struct error err;

	while (dot && target.at[dot - 1] != '.')
		dot--;
	if (!dot)
		return;
	const char *service = world_target(world, text_n(target.at, dot - 1));
	struct ex_node *body = doc_read_json(arena, http->body, &err);
	if (!service || !out->service || strcmp(service, out->service) != 0
	    || !body || body->kind != NODE_OBJECT)
		return;
	params_add_json(&out->params, "", body);
	out->op = arena_strndup(arena, target.at + dot, target.len - dot);
}

/* Path style for one and all: the bucket of the host goes into the path. */
static void
route_rest(const struct world *world, const struct http_in *http,
	   struct arena *arena, struct routed *out)
{
	struct text path = http->path, bucket = label(http);

	params_add_form(&out->params, http->query);
	params_add_body(&out->params, http->body);
	if (bucket.len && !strcmp(out->service, "s3"))
		path = text_of(arena_printf(arena, "/%.*s", TEXT_ARG(bucket)));
	else if (path.len > 1 && path.at[path.len - 1] == '/')
		path.len--;
	out->op = world_route(world, out->service, http->method, path,
			      &out->params);
}

void
route_request(const struct world *world, const struct http_in *http,
	      const struct checked *checked, struct arena *arena,
	      struct routed *out)
{
	struct text target = http_field(http, "x-amz-target");

	*out = (struct routed){ .protocol = EX_JSON_1_1 };
	params_init(&out->params, arena);
	out->service = name_of(world, http, checked, arena);
	if (!out->service
	    || world_protocol(world, out->service, &out->protocol))
		return;
	if (is_form(http)) {
		if (out->protocol != EX_EC2)
			out->protocol = EX_QUERY;
		params_add_form(&out->params, http->body);
		out->op = params_get(&out->params, "Action");
	} else if (target.len) {
		route_json(world, target, http, arena, out);
	} else {
		route_rest(world, http, arena, out);
	}
}
