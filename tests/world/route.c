/* route.c - which operation a REST request is */
#include <string.h>

#include "inside.h"

/* {Bucket} takes a whole step of the path; values may have been %-encoded. */
static int
step_fits(struct params *labels, struct text pattern, struct text step)
{
	if (!pattern.len || pattern.at[0] != '{')
		return text_equal(pattern, step);
	if (!step.len)
		return 0;
	struct params decoded;
	params_init(&decoded, labels->arena);
	struct buffer form;
	buffer_init(&form, 64 * 1024);
	buffer_puts(&form, "v=");
	buffer_text(&form, step);
	params_add_form(&decoded, buffer_view(&form));
	buffer_free(&form);
	params_add(labels, text_n(pattern.at + 1, pattern.len - 2),
		   text_of(decoded.first->value));
	return 1;
}

/* {Key+} takes what is left, slashes and all. */
static int
rest_fits(struct params *labels, struct text want, struct text path)
{
	char *label = arena_printf(labels->arena, "%.*s}",
				   TEXT_ARG(text_n(want.at, want.len - 2)));

	return step_fits(labels, text_of(label), path);
}

static int
path_fits(struct params *labels, struct text pattern, struct text path)
{
	while (pattern.at && path.at) {
		struct text want = text_cut(&pattern, '/');
		if (text_ends(want, "+}"))
			return rest_fits(labels, want, path);
		struct text step = text_cut(&path, '/');
		if (!step_fits(labels, want, step))
			return 0;
	}
	return !pattern.at && !path.at;
}

static int
query_fits(const struct params *params, struct text query)
{
	while (query.len) {
		struct text word = text_cut(&query, '&');
		struct text name = text_cut(&word, '=');
		const char *has = params_get(params,
			arena_strndup(params->arena, name.at, name.len));
		if (!has || (word.len && !text_is(word, has)))
			return 0;
	}
	return 1;
}

static const char *
find(const struct ex_node *ops, struct text method, struct text path,
     struct params *params)
{
	for (const struct ex_node *op = ops ? ops->first : NULL; op;
	     op = op->next) {
		const struct ex_node *http = node_member(op, "http");
		struct params labels;
		if (!http)
			continue;
		struct text query = http->text;
		struct text pattern = text_cut(&query, '?');
		if (!text_equal(text_cut(&pattern, ' '), method))
			continue;
		params_init(&labels, params->arena);
		if (!path_fits(&labels, pattern, path)
		    || !query_fits(params, query))
			continue;
		for (struct param *p = labels.first; p; p = p->next)
			params_add(params, text_of(p->name),
				   text_of(p->value));
		return arena_strndup(params->arena, op->name.at,
				     op->name.len);
	}
	return NULL;
}

/* Some templates end in a slash (Backup's); of others it may be left over. */
const char *
world_route(const struct world *world, const char *service,
	    struct text method, struct text path, struct params *params)
{
	const struct ex_node *s = map_get(world->services, service);
	const struct ex_node *ops = s ? node_member(s, "operations") : NULL;
	const char *op = find(ops, method, path, params);

	if (op || path.len < 2 || path.at[path.len - 1] != '/')
		return op;
	path.len--;
	return find(ops, method, path, params);
}
