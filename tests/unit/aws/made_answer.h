/*
 * made_answer.h - a request whose row knows some codes, and error bodies in
 * each protocol's envelope
 */
#ifndef MADE_ANSWER_H
#define MADE_ANSWER_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "aws/classify.h"
#include "doc/doc.h"

static const char *const absent[] = {
	"NoSuchBucketPolicy", "AccessDeniedException~not enabled",
	"ThrottlingException", NULL,
};
static const char *const gone[] = { "NotFoundException", "NotFound", NULL };
static const char *const again[] = {
	"ReportInProgress", "State=STARTED", NULL,
};

/* One request of each protocol, with a row that knows some codes. */
struct made {
	struct ex_call row;
	struct ex_collector tables;
	struct collector collector;
	struct call call;
	struct request request;
	struct response response;
};

static inline void
make(struct made *m, enum ex_protocol protocol)
{
	memset(m, 0, sizeof(*m));
	m->tables.service = (struct ex_service){
		.name = protocol == EX_REST_XML ? "s3" : "kms",
		.protocol = protocol,
	};
	m->row = (struct ex_call){ .op = "Op", .http = "GET /{Bucket}" };
	m->collector.tables = &m->tables;
	m->call = (struct call){
		.row = &m->row, .collector = &m->collector,
		.absent = absent, .gone = gone, .again = again,
	};
	m->request = (struct request){
		.call = &m->call, .account = "111122223333", .tries = 1,
		.region = "eu-west-1", .key = "k", .page = 1,
	};
	m->response = (struct response){
		.sent = 1000000, .received = 1000100, .date = 1000000,
		.status = 400, .host = "h",
	};
}

static inline const struct ex_node *
error_body(struct arena *arena, enum ex_protocol protocol, const char *code,
	   const char *message, struct text *body)
{
	char *made = NULL;
	struct error err;
	const struct ex_node *node;

	switch (protocol) {
#define SHAPE(p, s) case p: made = arena_printf(arena, s, code, message); break
	SHAPE(EX_JSON_1_0, "{\"__type\":\"com.amazon.x#%s\","
	      "\"message\":\"%s\"}");
	SHAPE(EX_JSON_1_1, "{\"__type\":\"%s\",\"Message\":\"%s\"}");
	SHAPE(EX_REST_JSON, "{\"code\":\"%s:http://x/#y\",\"message\":\"%s\"}");
	SHAPE(EX_REST_XML, "<Error><Code>%s</Code><Message>%s</Message>"
	      "<RequestId>r</RequestId></Error>");
	SHAPE(EX_QUERY, "<ErrorResponse xmlns=\"https://x/\"><Error>"
	      "<Type>Sender</Type><Code>%s</Code><Message>%s</Message></Error>"
	      "<RequestId>r</RequestId></ErrorResponse>");
	SHAPE(EX_EC2, "<Response><Errors><Error><Code>%s</Code>"
	      "<Message>%s</Message></Error></Errors>"
	      "<RequestID>r</RequestID></Response>");
	}
#undef SHAPE
	*body = text_of(made);
	node = doc_read_answer(arena, *body, protocol, "Op", &err);
	assert_non_null(node);
	return node;
}

#endif
