/* check_contents.c - manifest, leaves and items must tell the same story */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/arena.h"
#include "bundle/check.h"
#include "bundle/items.h"
#include "bundle/merkle.h"
#include "bundle/paths.h"

static size_t
count_lines(struct text bytes)
{
	size_t n = 0;
	const char *at = bytes.at, *end = bytes.at + bytes.len;

	while (bytes.len > 0 &&
	       (at = memchr(at, '\n', (size_t)(end - at))) != NULL) {
		n++;
		at++;
	}
	return n;
}

static int
check_manifest(struct check *c)
{
	struct text rest = buffer_view(&c->manifest), before = text_of(NULL);
	size_t most = count_lines(rest), n = 0, bad;
	struct text *paths = xmalloc((most + 1) * sizeof(*paths));
	struct manifest_line line;
	int more, status = 0;

	while ((more = manifest_next(&rest, &line, &before, MEMBER_MANIFEST,
				     c->fault)) > 0) {
		if (!text_starts(line.path, "data/")) {
			more = fault_set(c->fault, EXIT_MALFORMED,
					 "E_MANIFEST_PATH", MEMBER_MANIFEST,
					 "a path outside data/");
			break;
		}
		paths[n++] = line.path;
	}
	if (more < 0)
		status = -1;
	else if (n != c->statement.files)
		status = fault_set(c->fault, EXIT_INVALID, "E_OXUM",
				   MEMBER_MANIFEST, "%zu files; the statement "
				   "says %" PRIu64, n, c->statement.files);
	else if ((bad = paths_conflict(paths, n)) < n)
		status = fault_set(c->fault, EXIT_MALFORMED,
				   "E_MANIFEST_PATH", MEMBER_MANIFEST,
				   "%.*s is not told apart from another path "
				   "everywhere", TEXT_ARG(paths[bad]));
	free(paths);
	return status;
}

static int
merkle_fault(struct check *c, const char *what)
{
	return fault_set(c->fault, EXIT_INVALID, "E_MERKLE", MEMBER_LEAVES,
			 "%s", what);
}

static int
compare_leaves(struct check *c, struct merkle *tree, uint64_t *octets)
{
	struct text rest = buffer_view(&c->leaves), before = text_of(NULL);
	struct text manifest = buffer_view(&c->manifest);
	struct manifest_line line;
	struct leaf_line leaf;
	int n;

	while ((n = leaf_next(&rest, &leaf, c->fault)) > 0) {
		if (manifest_next(&manifest, &line, &before, MEMBER_MANIFEST,
				  c->fault) <= 0)
			return merkle_fault(c, "more lines than the manifest");
		if (!text_equal(line.hex, leaf.hex) ||
		    !text_equal(line.path, leaf.path))
			return merkle_fault(c, "differs from the manifest");
		*octets += leaf.size;
		merkle_add(tree, leaf.record);
	}
	return n;
}

static int
check_leaves(struct check *c)
{
	const struct statement *s = &c->statement;
	uint8_t root[DIGEST_SIZE];
	char hex[DIGEST_HEX];
	struct merkle tree;
	uint64_t octets = 0;
	int status;

	merkle_start(&tree);
	status = compare_leaves(c, &tree, &octets);
	merkle_root(&tree, root);
	hex_write(root, sizeof(root), hex);
	if (status == 0 && (tree.n != s->files || tree.n != s->tree_size))
		status = merkle_fault(c, "not as many leaves as files");
	if (status == 0 && strcmp(hex, s->root) != 0)
		status = merkle_fault(c, "its root is not the statement's");
	if (status == 0 && octets != s->octets)
		status = merkle_fault(c, "its sizes are not the statement's");
	merkle_done(&tree);
	return status;
}

static int
check_items(struct check *c)
{
	struct text rest = buffer_view(&c->items), before = text_of(NULL);
	struct text manifest = buffer_view(&c->manifest), path;
	struct arena *arena = arena_new();
	struct manifest_line line;
	int n, m = 1;

	while ((n = items_next(&rest, arena, &path, c->fault)) > 0) {
		m = manifest_next(&manifest, &line, &before, MEMBER_MANIFEST,
				  c->fault);
		if (m <= 0 || !text_equal(path, line.path))
			break;
		arena_reset(arena);
	}
	if (n == 0 && manifest.len > 0)
		n = 1;
	if (n > 0)
		n = fault_set(c->fault, EXIT_INVALID, "E_ITEMS", MEMBER_ITEMS,
			      "not the files of the manifest in its order");
	arena_free(arena);
	return n;
}

int
check_contents(struct check *c)
{
	if (check_manifest(c) < 0 || check_leaves(c) < 0 ||
	    check_items(c) < 0)
		return -1;
	/* The leaves say all that the payload is compared with. */
	buffer_free(&c->manifest);
	buffer_free(&c->items);
	return 0;
}
