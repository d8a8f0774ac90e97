/*
 * preflight_policy.c - what the bucket's policy denies
 *
 * A lock keeps a version; the policy keeps the lock's surroundings: nobody
 * changes the bucket's own rules, bypasses GOVERNANCE, or removes what has no
 * lock yet.  A Deny counts if its principal is everybody; a condition on it is
 * told, for it lets somebody through.
 */
#include "archive/preflight.h"

#include <stdio.h>
#include <string.h>

#include "doc/doc.h"

static const struct wanted {
	const char *action;
	int on_objects;
	const char *why;
} wanted[] = {
	{ "s3:DeleteObjectVersion", 1, "removes a version that is not locked" },
	{ "s3:BypassGovernanceRetention", 1, "removes a GOVERNANCE lock" },
	{ "s3:PutBucketObjectLockConfiguration", 0, "changes the default lock" },
	{ "s3:PutLifecycleConfiguration", 0, "lets versions expire" },
	{ "s3:PutBucketVersioning", 0, "suspends versions" },
	{ "s3:PutBucketPolicy", 0, "takes these denies away" },
	{ "s3:DeleteBucketPolicy", 0, "takes these denies away" },
};

/* One string, or one of an array. */
static int
any(const struct ex_node *node, int (*fits)(struct text, const void *),
    const void *ctx)
{
	if (node == NULL)
		return 0;
	if (node->kind == NODE_STRING)
		return fits(node->text, ctx);
	if (node->kind != NODE_ARRAY)
		return 0;
	for (const struct ex_node *n = node->first; n != NULL; n = n->next)
		if (n->kind == NODE_STRING && fits(n->text, ctx))
			return 1;
	return 0;
}

/* IAM actions are told apart without case; resources with. */
static int
action_fits(struct text pattern, const void *action)
{
	return text_glob(text_of(action), pattern, 1);
}

static int
resource_fits(struct text pattern, const void *resource)
{
	return text_glob(text_of(resource), pattern, 0);
}

static int
is_star(struct text value, const void *ctx)
{
	(void)ctx;
	return text_is(value, "*");
}

static int
is_everybody(const struct ex_node *statement)
{
	const struct ex_node *p = node_member(statement, "Principal");

	return any(p, is_star, NULL) ||
	       any(node_member(p, "AWS"), is_star, NULL);
}

static int
is_deny_of(const struct ex_node *statement, const char *action,
	   const char *resource)
{
	return text_is(node_text(node_member(statement, "Effect")), "Deny") &&
	       is_everybody(statement) &&
	       any(node_member(statement, "Action"), action_fits, action) &&
	       any(node_member(statement, "Resource"), resource_fits, resource);
}

/* The statement that denies it, best one without a condition. */
static const struct ex_node *
deny_of(const struct ex_node *statements, const char *action,
	const char *resource)
{
	const struct ex_node *found_one = NULL;
	const struct ex_node *n = statements;

	if (n != NULL && n->kind == NODE_ARRAY)
		n = n->first;
	for (; n != NULL; n = n == statements ? NULL : n->next) {
		if (!is_deny_of(n, action, resource))
			continue;
		if (node_member(n, "Condition") == NULL)
			return n;
		found_one = n;
	}
	return found_one;
}

static int
denies_plain_http(const struct ex_node *statements, const char *resource)
{
	const struct ex_node *n = statements;

	if (n != NULL && n->kind == NODE_ARRAY)
		n = n->first;
	for (; n != NULL; n = n == statements ? NULL : n->next) {
		const struct ex_node *c = node_member(n, "Condition");
		const struct ex_node *b = node_member(c, "Bool");

		if (is_deny_of(n, "s3:PutObject", resource) &&
		    text_is(node_text(node_member(b, "aws:SecureTransport")),
			    "false"))
			return 1;
	}
	return 0;
}

static void
look_for(const struct wanted *w, const struct ex_node *statements,
	 const char *resource, struct findings *out)
{
	const struct ex_node *deny = deny_of(statements, w->action, resource);

	if (deny == NULL)
		found(out, FINDING_CHANGE, "policy", "%s is not denied to"
		      " everybody (it %s): add it to the bucket policy's Deny,"
		      " as in ARCHIVE.md", w->action, w->why);
	else if (node_member(deny, "Condition") != NULL)
		found(out, FINDING_OK, "policy", "%s is denied, under a"
		      " condition: look whom it lets through", w->action);
	else
		found(out, FINDING_OK, "policy", "%s is denied to everybody",
		      w->action);
}

int
preflight_policy(const char *policy, const struct policy_place *place,
		 struct findings *out)
{
	struct arena *arena = arena_new();
	struct error ignored;
	const struct ex_node *doc = doc_read_json(arena, text_of(policy),
						  &ignored);
	const struct ex_node *statements = node_member(doc, "Statement");
	const char *of_bucket = arena_printf(arena, "arn:%s:s3:::%s",
					     place->partition, place->bucket);
	const char *of_object = arena_printf(arena, "%s/%s%sx", of_bucket,
					     place->prefix,
					     *place->prefix != '\0' ? "/" : "");

	if (doc == NULL) {
		arena_free(arena);
		return -1;
	}
	for (size_t i = 0; i < sizeof(wanted) / sizeof(wanted[0]); i++)
		look_for(&wanted[i], statements,
			 wanted[i].on_objects ? of_object : of_bucket, out);
	if (denies_plain_http(statements, of_object))
		found(out, FINDING_OK, "policy", "plain HTTP is denied");
	else
		found(out, FINDING_CHANGE, "policy", "plain HTTP is not denied:"
		      " add the Deny on aws:SecureTransport of ARCHIVE.md");
	arena_free(arena);
	return 0;
}
