/* One HTTP POST, for a time-stamp authority. */
#include "cli/post.h"

#include <stdlib.h>

#include "aws/fetch.h"
#include "base/alloc.h"

#define TIMEOUT_MS	10000

int
post_bytes(void *ctx, const char *url, const char *type, const void *body,
	   size_t len, struct buffer *answer, struct error *err)
{
	char *header = xasprintf("Content-Type: %s", type);
	struct fetch f = { .method = "POST", .url = url, .ca_file = ctx,
			   .headers = { header }, .nheaders = 1,
			   .body = text_n(body, len), .timeout_ms = TIMEOUT_MS };
	long status = 0;
	int result = fetch(&f, &status, answer, err);

	if (result == 0 && status != 200)
		result = error_set(err, ERROR_SYSTEM, "%s: answered with status"
				   " %ld", url, status);
	free(header);
	return result;
}
