/*
 * error_code.c - code and message of an error answer
 *
 *	query		<ErrorResponse><Error><Code>
 *	ec2		<Response><Errors><Error><Code>
 *	S3		<Error><Code>
 *	S3 Control	either of the first and the third
 *	json		__type: cut at the first ":", then behind the last "#"
 *	rest-json	header x-amzn-errortype, cut as above; else code, __type
 *	both		header x-amzn-query-error, cut at ";", goes before all
 */
#include "aws/error_code.h"

#include "doc/doc.h"

static struct text
first_of(const struct ex_node *node, const char *const *names)
{
	for (; *names != NULL; names++) {
		struct text t = node_text(node_member(node, *names));

		if (t.len > 0)
			return t;
	}
	return text_of(NULL);
}

static struct text
cut(struct text t)
{
	struct text rest = t;

	t = text_cut(&rest, ':');
	rest = t;
	t = text_cut(&rest, ';');
	for (size_t i = t.len; i > 0; i--) {
		if (t.at[i - 1] == '#')
			return text_n(t.at + i, t.len - i);
	}
	return text_trim(t);
}

static const struct ex_node *
error_element(const struct ex_node *answer)
{
	const struct ex_node *errors = node_member(answer, "Errors");
	const struct ex_node *error;

	error = node_member(errors != NULL ? errors : answer, "Error");
	return error != NULL ? error : answer;
}

void
error_answer_read(const struct response *response,
		  const struct ex_node *answer, struct error_answer *out)
{
	static const char *const codes[] = {
		"__type", "code", "Code", "__Type", NULL,
	};
	static const char *const messages[] = {
		"message", "Message", "errorMessage", NULL,
	};
	static const char *const regions[] = { "Region", NULL };

	*out = (struct error_answer){ 0 };
	if (answer != NULL && answer->kind == NODE_OBJECT) {
		const struct ex_node *error = error_element(answer);

		out->code = first_of(error, codes);
		out->message = first_of(error, messages);
		out->region = first_of(error, regions);
	}
	if (response->error[0] != '\0')
		out->code = text_of(response->error);
	out->code = cut(out->code);
	if (out->message.len == 0)
		out->message = text_of(response->message);
	if (response->region[0] != '\0')
		out->region = text_of(response->region);
}
