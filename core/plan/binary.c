/* binary.c - the program that is running */
#include "plan/binary.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <unistd.h>

int
digest_file(int fd, char out[DIGEST_HEX], struct error *err)
{
	struct digest *d = digest_new();
	char block[65536];
	off_t at = 0;
	ssize_t got;

	digest_start(d);
	while ((got = pread(fd, block, sizeof(block), at)) > 0) {
		digest_add(d, block, (size_t)got);
		at += got;
	}
	uint8_t sum[DIGEST_SIZE];
	digest_end(d, sum);
	digest_free(d);
	if (got < 0)
		return error_set(err, ERROR_SYSTEM, "read: %s",
				 strerror(errno));
	hex_write(sum, sizeof(sum), out);
	return 0;
}

int
binary_self(struct binary *out, struct error *err)
{
	static struct binary self;
	static char path[PATH_MAX];

	if (!self.path) {
		ssize_t n = readlink("/proc/self/exe", path, sizeof(path) - 1);
		int fd = open("/proc/self/exe", O_RDONLY | O_CLOEXEC);
		if (n < 0 || fd < 0) {
			if (fd >= 0)
				close(fd);
			return error_set(err, ERROR_SYSTEM,
					 "/proc/self/exe: %s", strerror(errno));
		}
		int rc = digest_file(fd, self.sha256, err);
		close(fd);
		if (rc < 0)
			return error_in(err, "/proc/self/exe");
		self.path = path;
	}
	*out = self;
	return 0;
}
