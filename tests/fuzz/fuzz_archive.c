/* fuzz_archive.c - a bundle's members, out of bytes that anybody made */
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

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
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
	return 0;
}
