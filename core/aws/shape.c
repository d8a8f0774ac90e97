/*
 * shape.c - outlines of answers, by protocol
 *
 *	json, rest-json	an object
 *	query		<OpResponse><OpResult>
 *	ec2		<OpResponse>
 *	rest-xml	any element but a web page's; or a policy in JSON, which
 *			is what GetBucketPolicy answers
 *
 * None is empty, but to HEAD.
 */
#include "aws/shape.h"

#include <string.h>

static int
is_head(const struct call *call)
{
	const char *http = call->row->http;

	return http != NULL && strncmp(http, "HEAD ", 5) == 0;
}

static int
is_named(const struct ex_node *answer, const char *op, const char *end)
{
	size_t n = strlen(op);

	return answer->xml && answer->name.len == n + strlen(end) &&
	       memcmp(answer->name.at, op, n) == 0 &&
	       text_ends(answer->name, end);
}

int
shape_is_answer(const struct call *call, const struct ex_node *answer,
		size_t len)
{
	if (is_head(call))
		return 1;
	if (len == 0)
		return 0;
	switch (call->collector->tables->service.protocol) {
	case EX_QUERY:
		return is_named(answer, call->row->op, "Result");
	case EX_EC2:
		return is_named(answer, call->row->op, "Response");
	case EX_REST_XML:
		if (answer->xml)
			return !text_is_nocase(answer->name, "html");
		return node_member(answer, "Statement") != NULL;
	case EX_JSON_1_0:
	case EX_JSON_1_1:
	case EX_REST_JSON:
		break;
	}
	return !answer->xml && answer->kind == NODE_OBJECT;
}

/* {"__type": ...} and a message, and nothing else */
static int
is_json_error(const struct ex_node *answer)
{
	int typed = 0;

	if (answer->kind != NODE_OBJECT)
		return 0;
	for (const struct ex_node *n = answer->first; n != NULL; n = n->next) {
		if (text_is(n->name, "__type"))
			typed = 1;
		else if (!text_is_nocase(n->name, "message"))
			return 0;
	}
	return typed;
}

int
shape_is_error(enum ex_protocol protocol, const struct ex_node *answer)
{
	if (!answer->xml)
		return protocol != EX_REST_XML && is_json_error(answer);
	if (protocol == EX_EC2)
		return text_is(answer->name, "Response") &&
		       node_member(answer, "Errors") != NULL;
	return text_is(answer->name, "Error") ||
	       text_is(answer->name, "ErrorResponse");
}
