/*
 * fuzz_classify.c - whatever an answer says, there is one thing to do about it
 *
 * First byte: protocol; second: status; a line: the error header; the rest is
 * the body.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "aws/classify.h"
#include "doc/doc.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const codes[] = { "NoSuchThing", "Code~word", "A=b", NULL };

static void
check(const struct verdict_of_answer *v, const struct response *response)
{
	if (v->outcome >= OUTCOMES || v->advice > ADVICE_AGAIN ||
	    strlen(v->code) >= sizeof(v->code) ||
	    strlen(v->message) >= sizeof(v->message))
		abort();
	/* Nothing but a good answer is ever "collected". */
	if (v->outcome == OUTCOME_COLLECTED && response->status / 100 != 2)
		abort();
	if (v->advice == ADVICE_REDIRECT && v->region[0] == '\0')
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const uint16_t statuses[] = {
		0, 200, 204, 301, 400, 403, 404, 409, 429, 500, 503,
	};
	struct ex_collector tables = { .service = { .name = "s3" } };
	struct collector collector = { .tables = &tables };
	struct ex_call row = { .op = "Op", .http = "HEAD /" };
	struct call call = { .row = &row, .collector = &collector,
			     .absent = codes, .gone = codes, .again = codes };
	struct request request = { .call = &call, .region = "eu-west-1" };
	struct response response = { .received = 1 };
	struct verdict_of_answer v;
	struct arena *arena;
	struct text body, line;
	struct error err;

	if (size < 2)
		return 0;
	tables.service.protocol = (enum ex_protocol)(data[0] % 6);
	response.status = statuses[data[1] % 11];
	body = text_n((const char *)data + 2, size - 2);
	line = text_cut(&body, '\n');
	snprintf(response.error, sizeof(response.error), "%.*s",
		 TEXT_ARG(line));
	arena = arena_new();
	classify(&request, &response,
		 body.at == NULL ? NULL :
		 doc_read_answer(arena, body, tables.service.protocol, "Op",
				 &err), &v);
	check(&v, &response);
	arena_free(arena);
	return 0;
}
