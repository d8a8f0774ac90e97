/* has.c - has(): a word in a text, an element of a list, a member's name */
#include "assess/predicate/predicate.h"
#include "assess/predicate/words.h"
#include "doc/redact.h"

static int
continues(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
		(c >= '0' && c <= '9') || c == '_';
}

int
has_word(struct text text, struct text word)
{
	for (size_t i = 0; word.len > 0 && i + word.len <= text.len; i++) {
		size_t end = i + word.len;

		if (!text_glob_ends(text_n(text.at + i, word.len), word, 1))
			continue;
		if ((i == 0 || !continues(text.at[i - 1]) ||
		     !continues(word.at[0])) &&
		    (end == text.len || !continues(text.at[end]) ||
		     !continues(word.at[word.len - 1])))
			return 1;
	}
	return 0;
}

enum truth
predicate_has(const struct predicate_call *call, enum reason *why)
{
	const struct ex_node *value = call->value;
	struct text word = text_of(call->args[0]), found;

	if (value == NULL)
		return FALSE_;
	if (value->kind == NODE_OBJECT)
		return truth_of(node_member(value, call->args[0]) != NULL);
	if (value->kind == NODE_ARRAY) {
		for (value = value->first; value != NULL; value = value->next)
			if (text_glob_ends(node_text(value), word, 1))
				return TRUE_;
		return FALSE_;
	}
	if (call->redacted && redact_marker(node_text(value), &found))
		return predicate_unknown(why, REASON_UNDECIDED);
	return truth_of(has_word(node_text(value), word));
}
