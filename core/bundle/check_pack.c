/* check_pack.c - some files of a bundle, each proven to be under its root */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "bundle/check.h"
#include "bundle/merkle.h"
#include "bundle/pack.h"
#include "bundle/proof.h"

int
check_is_pack(const struct check *c)
{
	return c->ahead && strcmp(c->member.path, MEMBER_PROOF) == 0;
}

/* The next member must be this one, and goes into out. */
static int
read_member(struct check *c, const char *path, struct buffer *out)
{
	int n = check_next(c);

	if (n < 0)
		return -1;
	if (n > 0 && strcmp(c->member.path, path) == 0)
		return check_read(c, out, NULL);
	if (n > 0 && member_compare(c->member.path, path) < 0)
		return fault_set(c->fault, EXIT_MALFORMED, "E_TAG_UNKNOWN",
				 c->member.path, "may not be in a pack");
	return fault_set(c->fault, EXIT_MALFORMED, "E_TAG_MISSING", path,
			 "is not there");
}

/* Somebody will run the one and follow the other. */
static int
check_fixed(struct check *c, const char *path, const char *text)
{
	struct buffer bytes;
	int status;

	buffer_init(&bytes, 65536);
	status = read_member(c, path, &bytes);
	if (status == 0 && !text_is(buffer_view(&bytes), text))
		status = fault_set(c->fault, EXIT_INVALID, "E_TAG_DIGEST",
				   path, "is not the one of the format: do "
				   "not use it");
	if (status == 0)
		status = extract_put(c->extract, path, buffer_view(&bytes),
				     c->fault);
	buffer_free(&bytes);
	return status;
}

static int
check_signed_statement(struct check *c)
{
	struct buffer *bytes = &c->result->statement;
	char hex[65];

	if (read_member(c, MEMBER_STATEMENT, bytes) < 0)
		return -1;
	digest_hex_of(bytes->at, bytes->len, hex);
	if (strcmp(hex, check_listed(c, MEMBER_STATEMENT)) != 0)
		return fault_set(c->fault, EXIT_INVALID, "E_TAG_DIGEST",
				 MEMBER_STATEMENT, "is not the file that was "
				 "sealed (expected %.8s…, found %.8s…)",
				 check_listed(c, MEMBER_STATEMENT), hex);
	if (check_statement(c, MEMBER_PACK_FOLDER) < 0)
		return -1;
	if (c->statement.tree_size != c->statement.files)
		return fault_set(c->fault, EXIT_INVALID, "E_STATEMENT",
				 MEMBER_STATEMENT,
				 "not as many leaves as files");
	return extract_put(c->extract, MEMBER_STATEMENT, buffer_view(bytes),
			   c->fault);
}

static int
unproven(struct check *c, struct text where, const char *what)
{
	char path[MEMBER_PATH_MAX + 1];

	snprintf(path, sizeof(path), "%.*s", TEXT_ARG(where));
	return fault_set(c->fault, EXIT_INVALID, "E_PROOF", path, "%s", what);
}

static void
keep(struct verify_result *r, const struct proof_item *item)
{
	if ((r->nitems & (r->nitems - 1)) == 0)
		r->items = xrealloc(r->items, r->nitems == 0 ? 1 :
				    r->nitems * 2, sizeof(*r->items));
	struct verify_item *kept = &r->items[r->nitems++];
	*kept = (struct verify_item){
		.path = xstrndup(item->leaf.path.at, item->leaf.path.len),
		.index = item->index, .size = item->leaf.size,
	};
	memcpy(kept->sha256, item->leaf.hex.at, 64);
}

static int
check_item(struct check *c, struct digest *digest,
	   const struct proof_head *head, const struct proof_item *item)
{
	uint8_t leaf[DIGEST_SIZE], root[DIGEST_SIZE];

	merkle_leaf(item->leaf.record, leaf);
	if (hex_read(head->root, root, sizeof(root)) < 0 ||
	    merkle_check(leaf, item->index, head->tree_size, &item->way,
			 root) < 0)
		return unproven(c, item->leaf.path, "is not shown to be under "
				"the signed root");
	if (check_file(c, digest, &item->leaf) < 0)
		return -1;
	keep(c->result, item);
	return 0;
}

static int
check_items(struct check *c)
{
	struct text rest = buffer_view(&c->proof);
	struct proof_item item;
	struct proof_head head;
	struct digest *digest;
	uint64_t least = 0;
	int n;

	if (proof_head(&rest, &head, c->fault) < 0)
		return -1;
	if (!text_is(head.bundle, c->statement.id) ||
	    !text_is(head.root, c->statement.root) ||
	    head.tree_size != c->statement.tree_size)
		return unproven(c, text_of(MEMBER_PROOF),
				"is of another bundle than the statement");
	digest = digest_new();
	while ((n = proof_next(&rest, &head, &least, &item, c->fault)) > 0)
		if (check_item(c, digest, &head, &item) < 0) {
			n = -1;
			break;
		}
	digest_free(digest);
	return n;
}

int
check_pack(struct check *c)
{
	c->result->pack = 1;
	if (read_member(c, MEMBER_PROOF, &c->proof) < 0 ||
	    check_extract(c) < 0 ||
	    extract_put(c->extract, MEMBER_PROOF, buffer_view(&c->proof),
			c->fault) < 0 ||
	    check_fixed(c, MEMBER_CHECK_PY, pack_check_py) < 0 ||
	    check_fixed(c, MEMBER_CHECK_TXT, pack_check_txt) < 0 ||
	    check_signed_statement(c) < 0)
		return -1;
	if (c->head_only)
		return 0;
	return check_items(c) < 0 ? -1 : check_end(c);
}
