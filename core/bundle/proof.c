/* proof.c - proof.txt, written and read */
#include "bundle/proof.h"

#include <inttypes.h>
#include <string.h>

#include "bundle/member.h"

#define VERSION	"evidence-inclusion-proof: 1"

void
proof_start(struct buffer *out, const struct proof_head *head)
{
	buffer_printf(out, VERSION "\nbundle: %.*s\ntree-size: %" PRIu64
		      "\nroot: %.*s\n", TEXT_ARG(head->bundle),
		      head->tree_size, TEXT_ARG(head->root));
}

void
proof_add(struct buffer *out, uint64_t index, struct text record,
	  const struct merkle_proof *way)
{
	char hex[DIGEST_HEX];

	buffer_printf(out, "leaf-index: %" PRIu64 "\nleaf: ", index);
	buffer_text(out, record);
	for (unsigned i = 0; i < way->n; i++) {
		hex_write(way->path[i], DIGEST_SIZE, hex);
		buffer_printf(out, "path: %s\n", hex);
	}
}

static int
bad(struct fault *fault, const char *what)
{
	return fault_set(fault, EXIT_MALFORMED, "E_PROOF", MEMBER_PROOF, "%s",
			 what);
}

/* The value of the next line if it has this name; else *rest stays. */
static int
take(struct text *rest, const char *name, struct text *value)
{
	struct text after = *rest, line;
	size_t n = strlen(name);

	if (bag_line(&after, &line) != 1 || !text_starts(line, name) ||
	    line.len < n + 2 || memcmp(line.at + n, ": ", 2) != 0)
		return -1;
	*value = text_n(line.at + n + 2, line.len - n - 2);
	*rest = after;
	return 0;
}

int
proof_head(struct text *rest, struct proof_head *out, struct fault *fault)
{
	struct text version, size;

	if (take(rest, "evidence-inclusion-proof", &version) < 0)
		return bad(fault, "not a proof");
	if (!text_is(version, "1"))
		return bad(fault, "of a version that is not known");
	if (take(rest, "bundle", &out->bundle) < 0 ||
	    !member_id_ok(out->bundle) ||
	    take(rest, "tree-size", &size) < 0 ||
	    bag_number(size, &out->tree_size) < 0 || out->tree_size == 0 ||
	    take(rest, "root", &out->root) < 0 || !bag_is_hex(out->root, 64))
		return bad(fault, "its first lines are not those of a proof");
	return 0;
}

/* The record is the line's value and its LF: what was hashed. */
static int
take_leaf(struct text *rest, struct leaf_line *leaf)
{
	struct fault ignored = { .exit = 0 };
	struct text value;

	if (take(rest, "leaf", &value) < 0)
		return -1;
	value.len++;
	return leaf_next(&value, leaf, &ignored) == 1 ? 0 : -1;
}

static int
take_way(struct text *rest, struct merkle_proof *way)
{
	struct text value;

	way->n = 0;
	while (take(rest, "path", &value) == 0) {
		if (way->n == MERKLE_DEPTH || !bag_is_hex(value, 64) ||
		    hex_read(value, way->path[way->n], DIGEST_SIZE) < 0)
			return -1;
		way->n++;
	}
	return 0;
}

int
proof_next(struct text *rest, const struct proof_head *head,
	   uint64_t *least, struct proof_item *out, struct fault *fault)
{
	struct text index;

	if (rest->len == 0)
		return *least > 0 ? 0 : bad(fault, "proves nothing");
	if (take(rest, "leaf-index", &index) < 0)
		return bad(fault, "a line is not one of a proof");
	if (bag_number(index, &out->index) < 0 ||
	    out->index >= head->tree_size)
		return bad(fault, "a leaf-index is not in the tree");
	if (out->index < *least)
		return bad(fault, "a leaf-index does not ascend");
	if (take_leaf(rest, &out->leaf) < 0)
		return bad(fault, "a line is not a leaf");
	if (take_way(rest, &out->way) < 0)
		return bad(fault, "a path is not one of at most 64 digests");
	/* Before it is taken for a way that is too short. */
	if (rest->len > 0 && !text_starts(*rest, "leaf-index: "))
		return bad(fault, "a line is not one of a proof");
	*least = out->index + 1;
	return 1;
}
