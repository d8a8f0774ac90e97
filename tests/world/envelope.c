/* envelope.c - what each protocol puts around an answer and an error */
#include <string.h>

#include "doc/json_writer.h"
#include "inside.h"

#define REQUEST_ID "8d2c5a1e-0000-4000-8000-000000000000"

static const char *
namespace_of(const struct answering *a)
{
	const struct ex_node *service = map_get(a->world->services,
						a->q->service);
	const struct ex_node *ns = node_member(service, "xmlns");

	return ns ? ns->text.at : "";
}

void
render_start(struct render *r, const struct answering *a)
{
	*r = (struct render){
		.out = &a->answer->body, .protocol = a->q->protocol,
		.account = a->q->account, .region = a->q->region,
		.now = a->world->now,
	};
	a->answer->status = 200;
}

static const char *
root_of(const struct answering *a)
{
	const char *root = spec_text(a, "root");

	return root ? root : arena_printf(a->scratch, "%sResult", a->q->op);
}

void
render_head(struct render *r, const struct answering *a)
{
	struct buffer *out = r->out;

	if (render_is_json(r->protocol)) {
		buffer_putc(out, '{');
		return;
	}
	if (r->protocol == EX_REST_XML) {
		buffer_puts(out, "<?xml version=\"1.0\" "
			    "encoding=\"UTF-8\"?>\n");
		buffer_printf(out, "<%s xmlns=\"%s\">", root_of(a),
			      namespace_of(a));
		return;
	}
	buffer_printf(out, "<%sResponse xmlns=\"%s\">", a->q->op,
		      namespace_of(a));
	if (r->protocol == EX_EC2)
		buffer_printf(out, "<requestId>%s</requestId>", REQUEST_ID);
	else
		buffer_printf(out, "<%sResult>", a->q->op);
}

void
render_tail(struct render *r, const struct answering *a)
{
	struct buffer *out = r->out;

	if (render_is_json(r->protocol)) {
		buffer_putc(out, '}');
		return;
	}
	if (r->protocol == EX_REST_XML) {
		buffer_printf(out, "</%s>", root_of(a));
		return;
	}
	if (r->protocol == EX_QUERY)
		buffer_printf(out, "</%sResult><ResponseMetadata><RequestId>"
			      "%s</RequestId></ResponseMetadata>", a->q->op,
			      REQUEST_ID);
	buffer_printf(out, "</%sResponse>", a->q->op);
}

static void
error_json(struct buffer *out, enum ex_protocol protocol, const char *code,
	   const char *message)
{
	struct json json;

	json_start(&json, out, 0, 0, 0);
	json_open(&json, NULL, '{');
	if (protocol != EX_REST_JSON)
		json_string(&json, "__type", code);
	json_string(&json, "message", message);
	json_close(&json, '}');
}

static void
error_xml(struct buffer *out, enum ex_protocol protocol, const char *code,
	  const char *message)
{
	struct buffer b;

	buffer_init(&b, DOC_SIZE_MAX);
	buffer_printf(&b, "<Code>%s</Code><Message>", code);
	encode_xml(&b, text_of(message));
	buffer_puts(&b, "</Message>");
	if (protocol == EX_EC2)
		buffer_printf(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
			      "\n<Response><Errors><Error>%s</Error></Errors>"
			      "<RequestID>%s</RequestID></Response>",
			      buffer_cstr(&b), REQUEST_ID);
	else if (protocol == EX_QUERY)
		buffer_printf(out, "<ErrorResponse><Error><Type>Sender</Type>"
			      "%s</Error><RequestId>%s</RequestId>"
			      "</ErrorResponse>", buffer_cstr(&b), REQUEST_ID);
	else
		buffer_printf(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
			      "\n<Error>%s<RequestId>%s</RequestId>"
			      "<HostId>sample</HostId></Error>",
			      buffer_cstr(&b), REQUEST_ID);
	buffer_free(&b);
}

static const char *
media_type(enum ex_protocol protocol)
{
	switch (protocol) {
	case EX_JSON_1_0: return "application/x-amz-json-1.0";
	case EX_JSON_1_1: return "application/x-amz-json-1.1";
	case EX_REST_JSON: return "application/json";
	case EX_REST_XML: return "application/xml";
	default: return "text/xml;charset=UTF-8";
	}
}

void
world_answer_init(struct world_answer *answer)
{
	*answer = (struct world_answer){ .status = 0 };
	buffer_init(&answer->body, DOC_SIZE_MAX);
}

void
world_answer_free(struct world_answer *answer)
{
	if (answer)
		buffer_free(&answer->body);
}

void
world_answer_start(struct world_answer *answer, enum ex_protocol protocol)
{
	buffer_reset(&answer->body);
	answer->status = 500;
	answer->type = media_type(protocol);
	answer->code[0] = answer->region[0] = '\0';
}

void
world_refuse(const struct world *world, enum ex_protocol protocol,
	     unsigned status, const char *code, const char *message,
	     struct world_answer *answer)
{
	size_t n = strnlen(code, sizeof(answer->code) - 1);

	(void)world;
	buffer_reset(&answer->body);
	answer->status = status;
	answer->type = media_type(protocol);
	memcpy(answer->code, code, n);
	answer->code[n] = '\0';
	if (render_is_json(protocol))
		error_json(&answer->body, protocol, code, message);
	else
		error_xml(&answer->body, protocol, code, message);
}
