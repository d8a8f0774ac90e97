/*
 * policy_resource.c - does a statement take in every resource of an action?
 *
 * "arn:aws:s3:::*" is as much as "*" to an action of S3.  Which kinds of
 * resource an action has, the text does not say: whether all that begin with
 * "role/" are every one of them, or all of one region every one that matters,
 * is not known.
 */
#include <string.h>

#include "assess/policy_document.h"

enum { PARTITION = 1, SERVICE, REGION, ACCOUNT, RESOURCE, FIELDS };

static int
is_stars(struct text t)
{
	int star = 0;

	for (size_t i = 0; i < t.len; i++) {
		if (t.at[i] != '*' && t.at[i] != '/' && t.at[i] != ':')
			return 0;
		star |= t.at[i] == '*';
	}
	return star;
}

/* A star at the end of a field stands for all that would follow.  -1: no ARN. */
static int
fields_read(struct text pattern, struct text fields[FIELDS])
{
	struct text rest = pattern;
	int n = 0;

	while (n < RESOURCE && rest.at != NULL)
		fields[n++] = text_cut(&rest, ':');
	if (!text_is(fields[0], "arn") && !is_stars(fields[0]))
		return -1;
	if (n == RESOURCE && rest.at != NULL) {
		fields[RESOURCE] = rest;
		return 0;
	}
	if (!text_ends(fields[n - 1], "*"))
		return -1;
	while (n < FIELDS)
		fields[n++] = text_of("*");
	return 0;
}

static int
is_of_service(struct text field, const char *action)
{
	struct text rest = text_of(action), service = text_cut(&rest, ':');

	return is_stars(field) || text_glob(service, field, 1);
}

/* What stands behind "role/" or "log-group:"; buckets have no such word. */
static struct text
behind_kind(struct text resource)
{
	for (size_t i = 0; i < resource.len; i++)
		if (resource.at[i] == '/' || resource.at[i] == ':')
			return text_n(resource.at + i + 1,
				      resource.len - i - 1);
	return text_n("", 0);
}

static enum truth
takes_all(struct text pattern, const char *action)
{
	struct text f[FIELDS];

	if (is_stars(pattern))
		return TRUE_;
	if (fields_read(pattern, f) || !is_of_service(f[SERVICE], action))
		return FALSE_;
	if (!is_stars(f[RESOURCE]))
		return f[ACCOUNT].len > 0 && is_stars(behind_kind(f[RESOURCE])) ?
			UNKNOWN : FALSE_;
	return f[REGION].len == 0 || is_stars(f[REGION]) ? TRUE_ : UNKNOWN;
}

struct asking {
	const char *action;
	enum truth found;
};

static int
add_pattern(void *ctx, struct text pattern)
{
	struct asking *a = ctx;

	a->found = truth_or(a->found, takes_all(pattern, a->action));
	return a->found == TRUE_;
}

enum truth
statement_everywhere(const struct ex_node *statement, const char *action)
{
	const struct ex_node *named = node_member(statement, "Resource");
	struct asking a = { action, FALSE_ };

	if (named == NULL)
		return statement_resource(statement, "*");
	each_string(named, add_pattern, &a);
	return a.found;
}
