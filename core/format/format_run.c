/* format_run.c - a run's facts, and its accounts in turn */
#include <stdlib.h>
#include <string.h>

#include "assess/assess.h"
#include "base/alloc.h"
#include "base/clock.h"
#include "base/file.h"
#include "format/format.h"
#include "plan/binary.h"

/* Of the statement's predicate; NULL: it has none, or no text. */
static const char *
statement_text(struct format_run *f, const char *object, const char *name)
{
	const struct ex_node *n = f->run.predicate;
	struct text t;

	if (n && object)
		n = node_member(n, object);
	n = n ? node_member(n, name) : NULL;
	t = n ? node_text(n) : text_n(NULL, 0);
	return t.len ? arena_strndup(f->run.arena, t.at, t.len) : NULL;
}

static const char *
known(const char *given, const char *else_this)
{
	return given && given[0] ? given : else_this;
}

static int64_t
time_of(struct format_run *f)
{
	const struct assess_totals *totals = f->options->totals;
	const char *created = statement_text(f, NULL, "created");
	int64_t ms;

	if (f->seal && f->seal->time > 0)
		return f->seal->time;
	if (created && clock_read_iso(text_of(created), &ms) == 0)
		return ms;
	return totals && totals->last > 0 ? totals->last :
		f->run.plan.created;
}

static int
tool_of(struct format_run *f, struct error *err)
{
	struct binary program;

	if (f->run.predicate) {
		f->tool_version = statement_text(f, "collector", "version");
		f->tool_sha256 = statement_text(f, "collector",
						"build_sha256");
		return 0;
	}
	if (binary_self(&program, err) < 0)
		return -1;
	f->tool_version = EXHIBIT_VERSION;
	f->tool_sha256 = arena_strdup(f->run.arena, program.sha256);
	return 0;
}

int
format_open(struct format_run *f, const struct report_options *options,
	    struct error *err)
{
	struct text statement = options->seal ?
		buffer_view(&options->seal->statement) : text_n(NULL, 0);

	memset(f, 0, sizeof *f);
	f->options = options;
	f->seal = options->seal;
	if (run_facts_read(&f->run, options->root, statement, err) < 0)
		return -1;
	f->organization = run_organization(&f->run, options->organization);
	f->bundle_id = known(options->bundle_id, f->seal ? f->seal->id : NULL);
	f->bundle_id = known(f->bundle_id,
			     statement_text(f, NULL, "bundle_id"));
	f->stream = known(f->run.plan.stream, options->stream);
	f->made = time_of(f);
	return tool_of(f, err);
}

void
format_close(struct format_run *f)
{
	run_facts_free(&f->run);
}

int
format_each(const struct format_run *f, format_account *each, void *ctx,
	    struct error *err)
{
	const struct plan *plan = &f->run.plan;
	int result = 0;

	for (size_t i = 0; result == 0 && i < plan->naccounts; i++) {
		struct account_facts a;

		result = account_facts_read(&a, &f->run, &plan->accounts[i],
					    err);
		if (result == 0)
			result = each(ctx, &a, err);
		account_facts_free(&a);
	}
	return result;
}

const char *
format_other_endpoints(const struct format_run *f, struct buffer *b)
{
	const struct assess_totals *t = f->options->totals;
	const struct ex_node *n = f->run.predicate;

	buffer_reset(b);
	n = n ? node_member(n, "endpoints") : NULL;
	n = n ? node_member(n, "other") : NULL;
	for (n = n ? n->first : NULL; n; n = n->next) {
		buffer_puts(b, b->len ? ", " : "");
		buffer_text(b, node_text(n));
	}
	for (size_t i = 0; !f->run.predicate && t && i < t->nother_hosts; i++)
		buffer_printf(b, "%s%s", i ? ", " : "", t->other_hosts[i]);
	if (!b->len)
		buffer_puts(b, f->run.predicate || t ? "none" : "not known");
	return buffer_cstr(b);
}

int
format_write(const struct format_run *f, const struct format *format,
	     struct error *err)
{
	char *path = path_join(f->options->out, format->file);
	int result = format->write(f, path, err);

	free(path);
	return result < 0 ? error_in(err, "report: %s", format->name) : 0;
}
