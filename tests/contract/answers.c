/* answers.c - what a call and a setting read, against the operation's output */
#include <string.h>

#include "assess/judge.h"
#include "contract/check.h"
#include "contract/walk.h"

/* at: where it starts, moved along path. */
static int
path_check(struct check *c, const struct call *call, const char *what,
	   struct walk *at, const char *path)
{
	struct error err;

	if (walk_path(at, path, &err) == 0)
		return 0;
	check_fault(c, call->collector->tables->name, call->name, "%s: %s",
		    what, err.text);
	return -1;
}

static int
item_walk(const struct call *call, const struct op *op, struct walk *w,
	  struct error *err)
{
	walk_from(w, &op->out);
	return walk_path(w, call->row->items, err);
}

static void
redaction_check(struct check *c, const struct call *call,
		const struct op *op)
{
	for (size_t i = 0; call->redact && i < redaction_count(call->redact);
	     i++) {
		struct walk w;
		walk_from(&w, &op->out);
		path_check(c, call, "redact", &w,
			   path_source(redaction_path(call->redact, i)));
	}
}

void
check_answer(struct check *c, const struct call *call, const struct op *op)
{
	struct walk item, w;

	walk_from(&item, &op->out);
	if (path_check(c, call, "items", &item, call->row->items) < 0)
		return;
	if (call->row->id) {
		w = item;
		path_check(c, call, "id", &w, call->row->id);
	}
	for (size_t i = 0; i < call->nkeeps; i++) {
		w = item;
		path_check(c, call, "keep", &w,
			   path_source(call->keeps[i].path));
	}
	for (size_t i = 0; i < call->nrefs; i++) {
		w = item;
		path_check(c, call, "refs", &w,
			   path_source(call->refs[i].path));
	}
	if (call->gone_path) {
		walk_from(&w, &op->out);
		path_check(c, call, "gone", &w, call->row->gone);
	}
	redaction_check(c, call, op);
}

struct reading {
	struct check *check;
	const struct setting *setting;
	struct walk item, value;
	const char *where, *id;
};

static void
literal_check(void *ctx, const char *value)
{
	static const char *const verdicts[] = { "meets", "fails", "review",
						"n/a" };
	struct reading *r = ctx;
	size_t takes = 0, says = 0;

	for (size_t i = 0; r->setting->verdicts_of && i < 4; i++)
		takes += !strcmp(value, verdicts[i]);
	if (r->setting->verdicts_of && !takes)
		check_fault(r->check, r->where, r->id, "judge: %s is no "
			    "verdict", value);
	if (!r->setting->call || r->value.open)
		return;
	for (size_t i = 0; i < r->value.n; i++) {
		const struct member *m = r->value.at[i];
		says += m->type.len != 0;
		takes += (size_t)member_takes(m, text_of(value));
	}
	if (says && !takes)
		check_fault(r->check, r->where, r->id, "judge: %s is none of "
			    "%.*s's values", value,
			    TEXT_ARG(r->value.at[0]->name));
}

static void
member_check(void *ctx, const char *name)
{
	struct reading *r = ctx;
	struct walk w = r->item;
	struct error err;

	if (r->setting->call && walk_path(&w, name, &err) < 0)
		check_fault(r->check, r->where, r->id, "judge: %s", err.text);
}

static void
judge_check(struct reading *r)
{
	const struct judge_names names = {
		.ctx = r, .literal = literal_check, .member = member_check,
	};
	struct error err;
	struct judgement *j = judge_compile(r->check->arena,
					    r->setting->row->judge, &err);

	if (j)
		judge_each(j, &names);
	else
		check_fault(r->check, r->where, r->id, "judge: %s", err.text);
}

void
check_setting(struct check *c, const struct setting *setting)
{
	struct reading r = { .check = c, .setting = setting,
			     .where = setting->collector->tables->name,
			     .id = setting->row->id };
	struct error err;

	if (setting->call) {
		const struct call *call = setting->call;
		const struct op *op = names_op(check_names(c, call->collector),
					       text_of(call->row->op));
		if (!op || !op->known ||
		    item_walk(call, op, &r.item, &err) < 0)
			return;		/* said of the call */
		r.value = r.item;
		if (walk_path(&r.value, setting->row->path, &err) < 0) {
			check_fault(c, r.where, r.id, "path: %s", err.text);
			return;
		}
	}
	if (setting->row->judge)
		judge_check(&r);
}
