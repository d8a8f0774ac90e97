/* fuzz_credentials.c - keys as a process, a container or SSO hands them out */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "aws/provider.h"
#include "input.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* They go into headers. */
static void
check(const char *field, size_t size)
{
	if (memchr(field, '\0', size) == NULL)
		abort();
	for (; *field != '\0'; field++)
		if ((unsigned char)*field <= ' ')
			abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_new();
	struct credentials c = { 0 };
	struct error err = { 0 };
	const struct ex_node *doc = doc_read_json(arena, input_of(data, size),
						  &err);

	for (int in_ms = 0; doc != NULL && in_ms < 2; in_ms++) {
		if (read_json_credentials(doc, in_ms ? "SessionToken" :
					  "Token", in_ms, &c, &err) < 0)
			continue;
		if (c.key_id[0] == '\0' || c.secret[0] == '\0')
			abort();
		check(c.key_id, sizeof(c.key_id));
		check(c.secret, sizeof(c.secret));
		check(c.token, sizeof(c.token));
		check(c.account, sizeof(c.account));
	}
	if (doc == NULL && err.text[0] == '\0')
		abort();
	arena_free(arena);
	return 0;
}
