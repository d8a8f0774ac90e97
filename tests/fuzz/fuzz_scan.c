/* fuzz_scan.c - the lines of a spool: whole ones have a key, a torn end none */
#include <fcntl.h>
#include <string.h>

#include "scratch.h"
#include "spool/scan.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct seen {
	const uint8_t *data;
	uint64_t end, size;
};

static int
look(void *ctx, const struct line *line, struct error *err)
{
	struct seen *seen = ctx;
	struct text base;

	(void)err;
	if (line->offset != seen->end || line->key.at == NULL ||
	    line->len > seen->size - line->offset || line->len < 2 ||
	    seen->data[line->offset + line->len - 1] != '\n')
		abort();
	key_page(line->key, &base);
	if (base.len > line->key.len)
		abort();
	seen->end += line->len;
	return 0;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct seen seen = { data, 0, size };
	struct error err = { 0 };
	uint64_t whole = 0;
	int fd = open(scratch_file(data, size), O_RDONLY | O_CLOEXEC);

	if (fd < 0)
		abort();
	if (scan_lines(fd, look, &seen, &whole, &err) < 0 &&
	    err.text[0] == '\0')
		abort();
	if (whole != seen.end || whole > size)
		abort();
	close(fd);
	return 0;
}
