/*
 * transcribestreaming.c - Amazon Transcribe Streaming: nothing that can be asked
 *
 * Its one read operation wants the id of a session, and nothing lists sessions.
 * A collector without calls says so in the matrix, where leaving it out would
 * look like forgetting it.
 */
#include <exhibit/collector.h>

static const struct ex_unused unused[] = {
	{ "GetMedicalScribeStream",
	  "wants a session's id, and nothing lists sessions" },
};

static const struct ex_without without[] = {
	{ "else",
	  "nothing is kept and nothing can be asked: what is set for streams "
	  "is in transcribe" },
};

const struct ex_collector transcribestreaming_collector = {
	.abi = EX_ABI,
	.name = "transcribestreaming",
	.title = "Amazon Transcribe Streaming",
	.service = { .name = "transcribestreaming", .protocol = EX_REST_JSON,
		     .version = "2017-10-26", .signing = "transcribe",
		     .iam = "transcribe", .rate = { 5, 5 } },
	.unused = EX_TABLE(unused),
	.without = EX_TABLE(without),
};
