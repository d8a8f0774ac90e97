/*
 * tagged.c - tagged(): is every tag that is asked for there?
 *
 * AWS writes tags in three ways: Key and Value pairs (in any case), a map, and
 * the keys alone when the row's path took them.
 */
#include "assess/predicate/predicate.h"

static const struct ex_node *
key_of(const struct ex_node *tag)
{
	static const char *const names[] = { "Key", "key", "TagKey", "tagKey" };

	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		const struct ex_node *key = node_member(tag, names[i]);

		if (key != NULL)
			return key;
	}
	return NULL;
}

static int
has_tag(const struct ex_node *node, struct text key)
{
	if (node->kind != NODE_ARRAY && node->kind != NODE_OBJECT)
		return text_equal(node_text(node), key);
	if (node->kind == NODE_OBJECT && key_of(node) != NULL)
		return text_equal(node_text(key_of(node)), key);
	for (const struct ex_node *n = node->first; n != NULL; n = n->next) {
		int scalar = n->kind != NODE_ARRAY && n->kind != NODE_OBJECT;

		if (node->kind == NODE_OBJECT && scalar ?
		    text_equal(n->name, key) : has_tag(n, key))
			return 1;
	}
	return 0;
}

static int
any_has_tag(const struct predicate_call *call, struct text key)
{
	for (size_t i = 0; i < call->nall; i++)
		if (has_tag(call->all[i], key))
			return 1;
	return 0;
}

enum truth
predicate_tagged(const struct predicate_call *call, enum reason *why)
{
	struct text rest = text_of(call->args[0]);

	(void)why;
	while (rest.at != NULL && rest.len > 0) {
		struct text part = text_cut(&rest, ','), word;

		while ((word = text_word(&part)).len > 0)
			if (!any_has_tag(call, word))
				return FALSE_;
	}
	return TRUE_;
}
