/*
 * junit.c - JUnit XML, for what runs in a pipeline
 *
 * A suite an account and service, a case a setting and resource, a case a gap.
 * Only what meets its clause is a plain pass.  What fails, and what is for a
 * person to decide, is a failure, told apart by its type: a pipeline that went
 * green over an open question would have answered it.  A gap is an error: it
 * could not be asked.  What does not apply or is not judged is skipped.
 */
#include "format/machine.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "format/out.h"
#include "format/row.h"

#define NO_SERVICE (-1)			/* entering the account, say */

struct junit {
	const struct format_run *f;
	struct out out;
};

struct counts {
	unsigned long tests, failures, errors, skipped;
};

static void
escaped(struct junit *o, const char *value)
{
	static const struct { char c; const char *entity; } marks[] = {
		{ '&', "&amp;" }, { '<', "&lt;" }, { '>', "&gt;" },
		{ '"', "&quot;" },
	};
	const char *p = out_shown(&o->out, value);

	for (;;) {
		size_t n = strcspn(p, "&<>\"");

		buffer_put(&o->out.text, p, n);
		p += n;
		if (!*p)
			return;
		for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
			if (marks[i].c == *p)
				buffer_puts(&o->out.text, marks[i].entity);
		p++;
	}
}

static void
attribute(struct junit *o, const char *name, const char *value)
{
	buffer_printf(&o->out.text, " %s=\"", name);
	escaped(o, value);
	buffer_putc(&o->out.text, '"');
}

static void
property(struct junit *o, const char *name, const char *value)
{
	if (!value || !value[0])
		return;
	buffer_puts(&o->out.text, "<property");
	attribute(o, "name", name);
	attribute(o, "value", value);
	buffer_puts(&o->out.text, "/>\n");
}

static void
note(struct junit *o, const struct row *r, const char *element,
     const char *type)
{
	static const enum row_field said[] = {
		ROW_REASON, ROW_CLAUSE, ROW_ERROR, ROW_MESSAGE,
	};
	struct buffer *b = &o->out.text;

	buffer_printf(b, "<%s type=\"%s\" message=\"%s", element, type, type);
	for (size_t i = 0; i < sizeof said / sizeof said[0]; i++) {
		if (!r->v[said[i]][0])
			continue;
		buffer_puts(b, ": ");
		escaped(o, r->v[said[i]]);
	}
	buffer_puts(b, "\"/>\n");
}

static void
result(struct junit *o, const struct row *r)
{
	if (r->gap) {
		note(o, r, "error", r->v[ROW_OUTCOME]);
		return;
	}
	switch (r->fact->state) {
	case EX_MEETS:
		return;
	case EX_FAILS:
		note(o, r, "failure", "fails");
		return;
	case EX_REVIEW:
		note(o, r, "failure", "review");
		return;
	case EX_NOT_APPLICABLE:
		note(o, r, "skipped", "n/a");
		return;
	default:
		note(o, r, "skipped", "recorded");
	}
}

static void
write_case(struct junit *o, const struct row *r)
{
	struct buffer *b = &o->out.text;
	struct buffer name;

	buffer_init(&name, (size_t)1 << 24);
	if (r->fact)
		buffer_printf(&name, "%s %s", r->v[ROW_SETTING],
			      r->v[ROW_RESOURCE]);
	else
		buffer_printf(&name, "gap: %s", r->v[ROW_REQUEST]);
	buffer_puts(b, "<testcase");
	attribute(o, "name", buffer_cstr(&name));
	buffer_reset(&name);
	buffer_printf(&name, "%s.%s%s%s", r->v[ROW_ACCOUNT],
		      r->v[ROW_SERVICE][0] ? r->v[ROW_SERVICE] : "account",
		      r->v[ROW_REGION][0] ? "." : "", r->v[ROW_REGION]);
	attribute(o, "classname", buffer_cstr(&name));
	buffer_puts(b, ">\n<properties>\n");
	for (int i = 0; i < ROW_FIELDS; i++)
		property(o, row_names[i], r->v[i]);
	property(o, "id", r->uuid);
	buffer_puts(b, "</properties>\n");
	result(o, r);
	buffer_puts(b, "</testcase>\n");
	buffer_free(&name);
}

/* The rows of one service: facts from first on, and the gaps of it. */
struct suite {
	struct junit *o;
	const struct account_facts *a;
	int service;
	size_t first, end;
	struct counts n;
};

static void
count(struct suite *s)
{
	s->n.tests = s->end - s->first;
	for (size_t i = s->first; i < s->end; i++) {
		unsigned state = s->a->facts[i].state;

		s->n.failures += state == EX_FAILS || state == EX_REVIEW;
		s->n.skipped += state == EX_NOT_APPLICABLE ||
			state == STATE_RECORDED;
	}
	for (size_t i = 0; i < s->a->ngaps; i++)
		s->n.errors += s->a->gaps[i].request->service == s->service;
	s->n.tests += s->n.errors;
}

static int
write_cases(struct suite *s, struct error *err)
{
	struct out *out = &s->o->out;
	struct row r;
	int status = 0;

	row_init(&r);
	for (size_t i = s->first; i < s->end && status == 0; i++) {
		row_of_fact(&r, s->a, &s->a->facts[i]);
		write_case(s->o, &r);
		status = out_pause(out, err);
	}
	for (size_t i = 0; i < s->a->ngaps && status == 0; i++) {
		if (s->a->gaps[i].request->service != s->service)
			continue;
		row_of_gap(&r, s->a, &s->a->gaps[i]);
		write_case(s->o, &r);
		status = out_pause(out, err);
	}
	row_free(&r);
	return status;
}

static void
suite_head(struct suite *s, const char *service)
{
	const struct format_run *f = s->o->f;
	const struct plan_account *account = s->a->account;
	struct buffer *b = &s->o->out.text;
	char time[CLOCK_TEXT];

	clock_iso(time, f->made, 0);
	time[strcspn(time, "Z")] = '\0';	/* its type has no zone; UTC */
	buffer_puts(b, "<testsuite name=\"");
	escaped(s->o, account->id);
	buffer_printf(b, " %s\" tests=\"%lu\" failures=\"%lu\" errors=\"%lu\""
		      " skipped=\"%lu\" timestamp=\"%s\">\n<properties>\n",
		      service, s->n.tests, s->n.failures, s->n.errors,
		      s->n.skipped, time);
	property(s->o, "bundle", f->bundle_id);
	if (f->seal)
		property(s->o, "bundle-sha256", f->seal->archive_sha256);
	property(s->o, "stream", f->stream);
	property(s->o, "period", f->run.plan.period);
	property(s->o, "account", account->id);
	property(s->o, "account-name", account->name);
	property(s->o, "service", service);
	property(s->o, "exhibit", f->tool_version);
	buffer_puts(b, "</properties>\n");
}

static int
write_suite(struct suite *s, struct error *err)
{
	int status;

	count(s);
	if (s->n.tests == 0)
		return 0;
	suite_head(s, s->service == NO_SERVICE ? "account" :
		   s->a->run->registry.collectors[s->service].tables->name);
	status = write_cases(s, err);
	buffer_puts(&s->o->out.text, "</testsuite>\n");
	return status;
}

/* Facts come a service after the other, in the registry's order. */
static int
write_account(void *ctx, const struct account_facts *a, struct error *err)
{
	int n = (int)a->run->registry.ncollectors, status = 0;
	size_t at = 0;

	for (int i = NO_SERVICE; status == 0 && i < n; i++) {
		struct suite s = { .o = ctx, .a = a, .service = i,
				   .first = at };

		while (at < a->nfacts && (int)a->facts[at].service == i)
			at++;
		s.end = at;
		status = write_suite(&s, err);
	}
	return status;
}

int
junit_write(const struct format_run *f, const char *path, struct error *err)
{
	struct junit o = { .f = f };
	int status;

	if (out_open(&o.out, path, 0, err) < 0)
		return -1;
	buffer_puts(&o.out.text, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		    "<testsuites name=\"exhibit\">\n");
	status = format_each(f, write_account, &o, err);
	buffer_puts(&o.out.text, "</testsuites>\n");
	return out_end(&o.out, status, err);
}
