/* What changed, as JSON: core/compare/COMPARE.md has the members. */
#include "base/clock.h"
#include "base/map.h"
#include "cli/diff.h"
#include "doc/json_writer.h"

struct writing {
	struct buffer buffer;
	struct json json;
	FILE *out;
};

static void
string(struct json *j, const char *key, const char *value)
{
	if (value[0])
		json_string(j, key, value);
}

static void
put_bundle(struct json *j, const char *key, const struct verify_result *r)
{
	json_open(j, key, '{');
	json_string(j, "archive_sha256", r->archive_sha256[0] ?
		    r->archive_sha256 : NULL);
	json_string(j, "headline", r->headline);
	json_string(j, "id", r->id);
	json_string(j, "p7s_sha256", r->p7s_sha256);
	json_when(j, "sealed", r->time);
	json_integer(j, "sequence", r->sequence);
	json_string(j, "stream", r->stream);
	json_string(j, "tagmanifest_sha256", r->tagmanifest_sha256);
	json_close(j, '}');
}

static void
put_setting_side(struct json *j, const struct change_side *s)
{
	json_string(j, "clause", s->clause);
	json_string(j, "evidence", s->evidence);
	json_string(j, "reason", s->reason);
	json_string(j, "value", s->value);
	json_string(j, "verdict", s->verdict);
}

static void
put_side(struct json *j, const char *key, const struct change *change,
	 const struct change_side *s)
{
	if (!s->there) {
		json_null(j, key);
		return;
	}
	json_open(j, key, '{');
	if (change->what == CHANGE_SETTING) {
		put_setting_side(j, s);
	} else if (change->what == CHANGE_GAP) {
		json_string(j, "error", s->reason);
		json_string(j, "evidence", s->evidence);
		json_string(j, "message", s->clause);
		json_string(j, "outcome", s->value);
	} else if (change->what == CHANGE_LIST) {
		json_string(j, "end", s->value);
		json_integer(j, "gone", (int64_t)s->gone);
		json_integer(j, "items", (int64_t)s->items);
		json_integer(j, "left_out", (int64_t)s->left_out);
		json_integer(j, "read", (int64_t)s->read);
	} else {
		json_string(j, "value", s->value);
	}
	json_close(j, '}');
}

static void
put_differs(struct json *j, const struct change *change)
{
	json_open(j, "differs", '[');
	if (change->differs & DIFFERS_VALUE)
		json_string(j, NULL, "value");
	if (change->differs & DIFFERS_VERDICT)
		json_string(j, NULL, "verdict");
	if (change->differs & DIFFERS_REASON)
		json_string(j, NULL, "reason");
	json_close(j, ']');
}

/* The name says another thing in each kind. */
static void
put_names(struct json *j, const struct change *change)
{
	switch (change->what) {
	case CHANGE_SETTING:
		json_string(j, "resource", change->resource);
		json_bool(j, "rule_differs", change->rule);
		json_string(j, "service", change->service);
		json_string(j, "setting", change->name);
		json_string(j, "type", change->type);
		break;
	case CHANGE_GAP:
		json_string(j, "request", change->name);
		json_string(j, "service", change->service);
		break;
	case CHANGE_LIST:
		json_string(j, "service", change->service);
		json_string(j, "type", change->type);
		break;
	default:
		break;
	}
}

static int
put_change(void *ctx, const struct change *change)
{
	struct writing *w = ctx;
	struct json *j = &w->json;

	json_open(j, NULL, '{');
	string(j, "account", change->account);
	if (change->what == CHANGE_LIST)
		json_string(j, "call", change->name);
	json_string(j, "change", change_how_name(change));
	if (change->differs)
		put_differs(j, change);
	json_string(j, "group", change_group_name(change_group(change)));
	string(j, "item", change->item);
	json_string(j, "kind", change_what_name(change->what));
	put_side(j, "new", change, &change->after);
	put_side(j, "old", change, &change->before);
	if (change->what == CHANGE_SETTING || change->what == CHANGE_LIST ||
	    change->what == CHANGE_GAP)
		json_string(j, "region", change->region);
	put_names(j, change);
	if (change->what == CHANGE_SCOPE || change->what == CHANGE_RULE)
		json_string(j, "what", change->name);
	string(j, "why", change->why);
	if (change->what == CHANGE_LIST)
		json_string(j, "within", change->resource);
	json_close(j, '}');
	fputs(buffer_cstr(&w->buffer), w->out);
	buffer_reset(&w->buffer);
	return 0;
}

static void
put_totals(struct json *j, const struct compare *c)
{
	const struct compare_totals *t = compare_totals(c);
	const struct map *types = compare_types(c);

	json_open(j, "totals", '{');
	json_open(j, "groups", '{');
	for (int g = 0; g < GROUPS; g++)
		json_integer(j, change_group_name((enum change_group)g),
			     (int64_t)t->groups[g]);
	json_close(j, '}');
	json_open(j, "populations", '[');
	for (size_t i = 0; i < map_count(types); i++) {
		const struct compare_type *p = map_value(types, i);

		json_open(j, NULL, '{');
		json_integer(j, "new_items", (int64_t)p->after);
		json_integer(j, "new_unended", (int64_t)p->unended_after);
		json_integer(j, "old_items", (int64_t)p->before);
		json_integer(j, "old_unended", (int64_t)p->unended_before);
		json_string(j, "type", map_key(types, i));
		json_close(j, '}');
	}
	json_close(j, ']');
	json_open(j, "settings", '{');
	json_integer(j, "new", (int64_t)t->after);
	json_integer(j, "old", (int64_t)t->before);
	json_integer(j, "redacted", (int64_t)t->redacted);
	json_integer(j, "same", (int64_t)t->same);
	json_close(j, '}');
	json_close(j, '}');
}

int
diff_json(struct diff *d, FILE *out, struct error *err)
{
	struct writing w = { .out = out };
	struct json *j = &w.json;
	int result;

	buffer_init(&w.buffer, (size_t)64 << 20);
	json_start(j, &w.buffer, 1, 1, 0);
	json_open(j, NULL, '{');
	json_string(j, "format", "exhibit-changes/1");
	put_bundle(j, "old", &d->before.result);
	put_bundle(j, "new", &d->after.result);
	json_bool(j, "follows", d->follows);
	json_string(j, "relation", d->relation);
	json_open(j, "changes", '[');
	result = compare_each(d->compare, put_change, &w, err);
	if (result == 0) {
		json_close(j, ']');
		put_totals(j, d->compare);
		json_close(j, '}');
		fputs(buffer_cstr(&w.buffer), out);
	}
	buffer_free(&w.buffer);
	return result;
}
