/*
 * binary.h - the program that is running
 *
 * Its digest stands for the collectors linked into it.
 */
#ifndef BINARY_H
#define BINARY_H

#include "base/digest.h"
#include "base/error.h"

struct binary {
	const char *path;		/* for as long as the process */
	char sha256[DIGEST_HEX];
};

/* Read once, then remembered: the file may be replaced under a long run. */
int binary_self(struct binary *out, struct error *err);

/* SHA-256 of what fd reads from its beginning. */
int digest_file(int fd, char out[DIGEST_HEX], struct error *err);

#endif
