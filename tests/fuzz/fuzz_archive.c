/*
 * fuzz_archive.c - a bundle's members, out of bytes that anybody made
 *
 * As they are, and again with the checksums of their headers made right, which
 * nothing behind them would be looked at without.
 */
#include <fcntl.h>
#include <string.h>

#include "bundle/reader.h"
#include "scratch.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int
read_members(struct reader *reader, struct fault *fault)
{
	struct member member;
	struct text piece;
	int more, part;

	while ((more = reader_next(reader, &member, fault)) > 0) {
		uint64_t n = 0;

		if (!member_path_ok(text_of(member.path)))
			abort();
		while ((part = reader_data(reader, &piece, fault)) > 0)
			n += piece.len;
		if (part < 0)
			return -1;
		if (n != member.size)
			abort();
	}
	return more < 0 ? -1 : reader_end(reader, fault);
}

static void
read_archive(const uint8_t *data, size_t size)
{
	static const struct reader_limits limits = { 1000, 8u << 20, 200 };
	struct reader *reader = NULL;
	struct fault fault = { .exit = 0 };
	int fd = open(scratch_file(data, size), O_RDONLY | O_CLOEXEC);
	int status;

	if (fd < 0)
		abort();
	status = reader_open_archive(&reader, fd, &limits, &fault);
	if (status == 0) {
		status = read_members(reader, &fault);
		if (status == 0 && strlen(reader_sha256(reader)) != 64)
			abort();
		reader_free(reader);
	}
	if (status < 0 && (fault.name[0] == '\0' || fault.exit == 0))
		abort();
}

/* Of what looks like a header; how many were wrong. */
static size_t
repair(uint8_t *data, size_t size)
{
	size_t wrong = 0;

	for (uint8_t *h = data; size >= 512; h += 512, size -= 512) {
		unsigned sum = 8 * ' ';
		char text[8];

		if (memcmp(h + 257, "ustar", 5) != 0)
			continue;
		for (size_t i = 0; i < 512; i++)
			sum += i < 148 || i >= 156 ? h[i] : 0;
		snprintf(text, sizeof(text), "%06o", sum);
		text[7] = ' ';
		wrong += memcmp(h + 148, text, 8) != 0;
		memcpy(h + 148, text, 8);
	}
	return wrong;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	uint8_t *copy = malloc(size + 1);

	if (copy == NULL)
		abort();
	read_archive(data, size);
	if (size > 0)
		memcpy(copy, data, size);
	if (repair(copy, size) > 0)
		read_archive(copy, size);
	free(copy);
	return 0;
}
