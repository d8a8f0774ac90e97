/* items.c - what each payload file is */
#include "bundle/items.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "bundle/member.h"
#include "doc/doc.h"
#include "doc/json_writer.h"

/* A quote inside a JSON string is escaped: only a member's name has these
 * bytes. */
#define RECEIVED	"\"received\":\""
#define RECEIVED_LEN	(sizeof(RECEIVED) - 1)
#define TIME_MAX	30	/* 2026-09-30T08:12:44.123Z" */

static const struct { const char *prefix, *kind; } kinds[] = {
	{ "data/evidence/", "evidence" },
	{ "data/ledger/", "ledger" },
	{ "data/population/", "population" },
	{ "data/settings/", "settings" },
	{ "data/plan.json", "plan" },
	{ "data/tables/", "plan" },
	{ "data/policy.json", "policy" },
	{ "data/report/", "report" },
};

const char *
items_kind(const char *path)
{
	struct text whole = text_of(path);

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (text_starts(whole, kinds[i].prefix))
			return kinds[i].kind;
	return "document";
}

static void
note(struct items_scan *scan, struct text time)
{
	char value[40];

	snprintf(value, sizeof(value), "%.*s", TEXT_ARG(time));
	if (scan->first[0] == '\0' || strcmp(value, scan->first) < 0)
		memcpy(scan->first, value, sizeof(value));
	if (strcmp(value, scan->last) > 0)
		memcpy(scan->last, value, sizeof(value));
}

/* All that is whole in piece; what may be the start of one more is told. */
static size_t
find(struct items_scan *scan, struct text piece)
{
	const char *end = piece.at + piece.len, *at = piece.at, *hit, *quote;

	while ((hit = memmem(at, (size_t)(end - at), RECEIVED,
			     RECEIVED_LEN)) != NULL) {
		at = hit + RECEIVED_LEN;
		quote = memchr(at, '"', (size_t)(end - at));
		if (quote == NULL && end - at < TIME_MAX)
			return (size_t)(end - hit);
		if (quote != NULL && quote - at < TIME_MAX)
			note(scan, text_n(at, (size_t)(quote - at)));
	}
	size_t left = (size_t)(end - at);
	return left < RECEIVED_LEN - 1 ? left : RECEIVED_LEN - 1;
}

void
items_scan(struct items_scan *scan, struct text piece)
{
	char joint[sizeof(scan->carry) * 2];
	size_t head = piece.len < sizeof(scan->carry) ? piece.len
						      : sizeof(scan->carry);
	const char *at = piece.at, *end = piece.at + piece.len;
	size_t keep;

	while ((at = memchr(at, '\n', (size_t)(end - at))) != NULL) {
		scan->lines++;
		at++;
	}
	/* What straddles the pieces is looked for in a copy of both ends. */
	memcpy(joint, scan->carry, scan->carried);
	memcpy(joint + scan->carried, piece.at, head);
	keep = find(scan, text_n(joint, scan->carried + head));
	if (head < piece.len)
		keep = find(scan, piece);
	else if (keep > sizeof(scan->carry))
		keep = sizeof(scan->carry);
	if (head < piece.len) {
		memcpy(scan->carry, end - keep, keep);
	} else {
		memcpy(scan->carry, joint + scan->carried + head - keep, keep);
	}
	scan->carried = keep;
}

static void
add_evidence(struct json *j, const char *path, const struct items_scan *scan)
{
	struct text rest = text_of(path + strlen("data/evidence/"));
	struct text account = text_cut(&rest, '/');
	struct text region = text_cut(&rest, '/');
	const char *suffix = ".jsonl";

	json_text(j, "account", account);
	json_string(j, "first", scan->first[0] != '\0' ? scan->first : NULL);
	json_string(j, "kind", "evidence");
	json_string(j, "last", scan->last[0] != '\0' ? scan->last : NULL);
	json_integer(j, "lines", (int64_t)scan->lines);
	json_string(j, "path", path);
	if (text_ends(rest, suffix))
		rest.len -= strlen(suffix);
	json_text(j, "region", region);
	json_text(j, "service", rest);
}

void
items_add(struct buffer *out, const char *path, const struct items_scan *scan)
{
	const char *kind = items_kind(path);
	struct json j;

	json_start(&j, out, 0, 1, 1);
	json_open(&j, NULL, '{');
	if (strcmp(kind, "evidence") == 0) {
		add_evidence(&j, path, scan);
	} else {
		json_string(&j, "kind", kind);
		json_string(&j, "path", path);
	}
	json_close(&j, '}');
	buffer_putc(out, '\n');
}

int
items_next(struct text *rest, struct arena *arena, struct text *path,
	   struct fault *fault)
{
	struct error err = { 0 };
	const struct ex_node *item = NULL, *name = NULL;
	const char *end;

	if (rest->len == 0)
		return 0;
	end = memchr(rest->at, '\n', rest->len);
	if (end != NULL) {
		size_t n = (size_t)(end - rest->at);

		item = doc_read_json(arena, text_n(rest->at, n), &err);
		*rest = text_n(end + 1, rest->len - n - 1);
	}
	if (item != NULL && item->kind == NODE_OBJECT)
		name = node_member(item, "path");
	if (name == NULL || name->kind != NODE_STRING)
		return fault_set(fault, EXIT_INVALID, "E_ITEMS", MEMBER_ITEMS,
				 "a line is not an item");
	*path = name->text;
	return 1;
}
