/* check_head.c - the signed list, its signature and its tokens, read first */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "bundle/check.h"

static const char *const required[] = {
	MEMBER_BAGIT, MEMBER_INFO, MEMBER_VERIFY, MEMBER_STATEMENT,
	MEMBER_MANIFEST, MEMBER_LEAVES, MEMBER_ITEMS,
};

static int
read_expected(struct check *c, const char *path, struct buffer *out,
	      char hex[65])
{
	int n = check_next(c);

	if (n < 0)
		return -1;
	if (n > 0 && member_rank(c->member.path) < 0)
		return fault_set(c->fault, EXIT_MALFORMED, "E_TAG_UNKNOWN",
				 c->member.path, "no file of this format");
	if (n == 0 || strcmp(c->member.path, path) != 0)
		return fault_set(c->fault, EXIT_MALFORMED, "E_ORDER",
				 n == 0 ? path : c->member.path,
				 "%s must come here", path);
	return check_read(c, out, hex);
}

/* Tokens in ascending number; the first member that is none is kept. */
static int
read_tokens(struct check *c)
{
	unsigned before = 0, number;
	int n;

	while ((n = check_next(c)) > 0) {
		number = member_token(c->member.path);
		if (number == 0) {
			c->ahead = 1;
			break;
		}
		if (number <= before)
			return fault_set(c->fault, EXIT_MALFORMED, "E_ORDER",
					 c->member.path, "comes too late");
		before = number;
		c->tokens[c->ntokens].n = number;
		struct buffer *bytes = &c->tokens[c->ntokens++].bytes;
		buffer_init(bytes, 4u << 20);
		if (check_read(c, bytes, NULL) < 0)
			return -1;
	}
	return n < 0 ? -1 : 0;
}

static int
unknown(struct check *c, const char *path)
{
	return fault_set(c->fault, EXIT_MALFORMED, "E_TAG_UNKNOWN", path,
			 "may not be in the tagmanifest");
}

static int
add_tag(struct check *c, const struct manifest_line *line)
{
	char *path = xstrndup(line->path.at, line->path.len);
	int rank = member_rank(path);

	/* Below 20 is what signs the list, from 40 on payload. */
	if (rank < 20 || rank >= 40) {
		unknown(c, path);
		free(path);
		return -1;
	}
	if ((c->ntags & (c->ntags - 1)) == 0)
		c->tags = xrealloc(c->tags, c->ntags == 0 ? 1 : c->ntags * 2,
				   sizeof(*c->tags));
	struct tag *tag = &c->tags[c->ntags++];
	tag->path = path;
	memcpy(tag->hex, line->hex.at, 64);
	tag->hex[64] = '\0';
	return 0;
}

static int
by_member(const void *a, const void *b)
{
	const struct tag *left = a, *right = b;

	return member_compare(left->path, right->path);
}

static int
parse_list(struct check *c)
{
	struct text rest = buffer_view(&c->tagmanifest);
	struct text before = text_of(NULL);
	struct manifest_line line;
	size_t found = 0;
	int n;

	while ((n = manifest_next(&rest, &line, &before, MEMBER_TAGMANIFEST,
				  c->fault)) > 0)
		if (add_tag(c, &line) < 0)
			return -1;
	if (n < 0)
		return -1;
	if (c->ntags > 0)
		qsort(c->tags, c->ntags, sizeof(*c->tags), by_member);
	/* The required ones rank before all others, each with its own rank. */
	while (found < sizeof(required) / sizeof(required[0])) {
		if (found >= c->ntags ||
		    strcmp(c->tags[found].path, required[found]) != 0)
			return fault_set(c->fault, EXIT_MALFORMED,
					 "E_TAG_MISSING", required[found],
					 "not in the tagmanifest");
		found++;
	}
	return 0;
}

int
check_head(struct check *c)
{
	struct verify_result *r = c->result;

	if (read_expected(c, MEMBER_TAGMANIFEST, &c->tagmanifest,
			  r->tagmanifest_sha256) < 0 ||
	    read_expected(c, MEMBER_SIGNATURE, &c->p7s, r->p7s_sha256) < 0 ||
	    read_tokens(c) < 0)
		return -1;
	return parse_list(c);
}
