/* check_payload.c - the payload against its leaves, to the last byte */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "bundle/check.h"

static int
invalid(struct check *c, const char *name, struct text path, const char *what)
{
	char where[MEMBER_PATH_MAX + 1];

	snprintf(where, sizeof(where), "%.*s", TEXT_ARG(path));
	return fault_set(c->fault, EXIT_INVALID, name, where, "%s", what);
}

/* What lists the files that must be there. */
static const char *
list(const struct check *c)
{
	return c->result->pack ? "has no proof" : "is not in the manifest";
}

static int
stray(struct check *c)
{
	return fault_set(c->fault, EXIT_MALFORMED, "E_TAG_UNKNOWN",
			 c->member.path, "no tag file may come here");
}

/* The order is that of the leaves: what sorts later means that this one is
 * missing, what sorts earlier was never listed. */
static int
expect(struct check *c, const struct leaf_line *leaf)
{
	int n = check_next(c), order;

	if (n < 0)
		return -1;
	if (n == 0)
		return invalid(c, "E_MISSING", leaf->path, "is not there");
	if (!member_is_payload(c->member.path))
		return stray(c);
	order = text_compare(text_of(c->member.path), leaf->path);
	if (order > 0)
		return invalid(c, "E_MISSING", leaf->path, "is not there");
	if (order < 0)
		return invalid(c, "E_UNLISTED", text_of(c->member.path),
			       list(c));
	if (c->member.size != leaf->size)
		return fault_set(c->fault, EXIT_INVALID, "E_SIZE",
				 c->member.path, "has %" PRIu64 " bytes, was "
				 "sealed with %" PRIu64, c->member.size,
				 leaf->size);
	return 0;
}

int
check_file(struct check *c, struct digest *digest,
	   const struct leaf_line *leaf)
{
	uint8_t hash[DIGEST_SIZE];
	char hex[DIGEST_HEX];
	struct text piece;
	int n;

	if (expect(c, leaf) < 0 ||
	    extract_begin(c->extract, c->member.path, c->fault) < 0)
		return -1;
	digest_start(digest);
	while ((n = reader_data(c->reader, &piece, c->fault)) > 0) {
		digest_add(digest, piece.at, piece.len);
		if (extract_add(c->extract, piece, c->fault) < 0)
			return -1;
	}
	digest_end(digest, hash);
	if (n < 0)
		return -1;
	hex_write(hash, sizeof(hash), hex);
	if (!text_is(leaf->hex, hex))
		return fault_set(c->fault, EXIT_INVALID, "E_DIGEST",
				 c->member.path, "is not the file that was "
				 "sealed\n(expected %.4s…, found %.4s…)",
				 leaf->hex.at, hex);
	return extract_commit(c->extract, c->fault);
}

static int
check_files(struct check *c)
{
	struct text rest = buffer_view(&c->leaves);
	struct digest *digest = digest_new();
	struct leaf_line leaf;
	int n;

	while ((n = leaf_next(&rest, &leaf, c->fault)) > 0)
		if (check_file(c, digest, &leaf) < 0) {
			n = -1;
			break;
		}
	digest_free(digest);
	return n;
}

int
check_end(struct check *c)
{
	int n = check_next(c);

	if (n > 0 && !member_is_payload(c->member.path))
		return stray(c);
	if (n > 0)
		return invalid(c, "E_UNLISTED", text_of(c->member.path),
			       list(c));
	if (n < 0 || reader_end(c->reader, c->fault) < 0)
		return -1;
	memcpy(c->result->archive_sha256, reader_sha256(c->reader), 65);
	return 0;
}

int
check_payload(struct check *c)
{
	return check_files(c) < 0 ? -1 : check_end(c);
}
