/* xlsx_ipe.c - information produced by the entity: whence, and does it add up */
#include <stdio.h>
#include <string.h>

#include "base/map.h"
#include "format/xlsx.h"

static void
put_source(struct sheets *s, struct lines *l)
{
	const struct plan *plan = &s->book.f->run.plan;
	struct buffer *b = &s->words;

	lines_section(l, "Source");
	lines_text(l, "System", "AWS: the services' own APIs, by requests that"
		   " only read (data/policy.json has the actions)");
	lines_text(l, "Partition", plan->partition);
	buffer_reset(b);
	for (size_t i = 0; i < map_count(s->survey.regions); i++)
		buffer_printf(b, "%s%s", i ? ", " : "",
			      map_key(s->survey.regions, i));
	lines_text(l, "Regions asked", buffer_cstr(b));
	lines_text(l, "Endpoints that are not AWS's",
		   format_other_endpoints(s->book.f, b));
}

static void
put_parameters(struct sheets *s, struct lines *l)
{
	const struct plan *plan = &s->book.f->run.plan;
	char n[80];

	lines_section(l, "Parameters");
	lines_text(l, "Period", plan->period);
	lines_count(l, "Accounts", plan->naccounts);
	if (plan->nregions)
		snprintf(n, sizeof n, "%zu, as configured", plan->nregions);
	else
		snprintf(n, sizeof n, "every one that is enabled");
	lines_text(l, "Regions", n);
	lines_text(l, "Scope", plan->scope_all ?
		   "all: everything the services list" :
		   "referenced: of other services what the audited ones touch");
	lines_text(l, "Profile", plan->profile_name);
	lines_text(l, "Profile's version", plan->profile_version);
}

static void
put_who(struct sheets *s, struct lines *l)
{
	const struct format_run *f = s->book.f;

	lines_section(l, "Who, when, with what");
	lines_text(l, "Asked as", f->run.plan.caller);
	lines_time(l, "Planned (UTC)", f->run.plan.created);
	lines_moment(l, "First answer (UTC)", s->survey.figures.first);
	lines_moment(l, "Last answer (UTC)", s->survey.figures.last);
	lines_text(l, "Exhibit", f->tool_version);
	lines_text(l, "SHA-256 of the program", f->tool_sha256);
}

static void
put_sum(struct lines *l, const char *label, unsigned long total,
	unsigned long sum)
{
	char text[80];

	snprintf(text, sizeof text, sum == total ? "ties: %lu = %lu" :
		 "DOES NOT TIE: %lu, but %lu are counted", total, sum);
	lines_text(l, label, text);
}

static void
put_totals(struct sheets *s, struct lines *l)
{
	const struct figures *f = &s->survey.figures;
	static const unsigned states[STATE_COUNT] = {
		EX_MEETS, EX_FAILS, EX_REVIEW, EX_NOT_APPLICABLE,
		STATE_RECORDED,
	};
	static const char *const names[STATE_COUNT] = {
		"meets", "fails", "review", "n/a", "recorded",
	};
	unsigned long sum = 0;

	lines_section(l, "Requests");
	lines_count(l, "Planned", f->planned);
	for (int i = 0; i < OUTCOMES; i++) {
		lines_count(l, outcome_name((enum outcome)i), f->outcomes[i]);
		sum += f->outcomes[i];
	}
	put_sum(l, "Planned = sum of outcomes", f->planned, sum);
	lines_count(l, "Gaps: denied to failed", f->gaps);
	lines_section(l, "Settings");
	lines_count(l, "Rows", f->settings);
	sum = 0;
	for (int i = 0; i < STATE_COUNT; i++) {
		lines_count(l, names[i], survey_state(&s->survey, states[i]));
		sum += survey_state(&s->survey, states[i]);
	}
	put_sum(l, "Rows = sum of verdicts", f->settings, sum);
	lines_count(l, "Not known because of a gap", f->open);
}

/* What a list does not have may be known from what names it: gone, and in no
 * list.  Read elsewhere: in two lists, or another account's. */
struct population_sum {
	struct listed_figures all;
	unsigned long elsewhere, in_no_list, ties, but_for_scope;
};

static void
add_up(struct population_sum *sum, const struct listed_figures *f)
{
	unsigned long known = f->read + f->gone + f->left_out;

	sum->all.asked += f->asked;
	sum->all.ended += f->ended;
	sum->all.pages += f->pages;
	sum->all.items += f->items;
	sum->all.read += f->read;
	sum->all.gone += f->gone;
	sum->all.left_out += f->left_out;
	if (f->items > known)
		sum->elsewhere += f->items - known;
	else
		sum->in_no_list += known - f->items;
	if (f->ended < f->asked || f->items < known)
		return;
	if (f->left_out)
		sum->but_for_scope++;
	else
		sum->ties++;
}

static void
put_populations(struct sheets *s, struct lines *l)
{
	struct population_sum sum = { .ties = 0 };
	size_t n = map_count(s->survey.listed);

	for (size_t i = 0; i < n; i++)
		add_up(&sum, map_value(s->survey.listed, i));
	lines_section(l, "Populations");
	lines_count(l, "Types listed", n);
	lines_count(l, "Lists asked", sum.all.asked);
	lines_count(l, "Lists read to their end", sum.all.ended);
	lines_count(l, "Pages", sum.all.pages);
	lines_count(l, "Items listed", sum.all.items);
	lines_count(l, "Known, but in no list", sum.in_no_list);
	lines_count(l, "Read one by one", sum.all.read);
	lines_count(l, "Gone meanwhile", sum.all.gone);
	lines_count(l, "Left out by scope", sum.all.left_out);
	lines_count(l, "Read elsewhere", sum.elsewhere);
	put_sum(l, "Listed + in no list = the four above",
		sum.all.items + sum.in_no_list, sum.all.read + sum.all.gone +
		sum.all.left_out + sum.elsewhere);
	lines_count(l, "Types that tie out", sum.ties);
	lines_count(l, "Types that tie but for scope", sum.but_for_scope);
	lines_count(l, "Types that do not", n - sum.ties - sum.but_for_scope);
}

static void
put_limits(struct lines *l)
{
	static const char *const v[][2] = {
		{ "That AWS's answers were true",
		  "It proves what was answered, to whom and when, and that not"
		  " a byte has changed since." },
		{ "Any other moment",
		  "Settings are those of the answers' times. What held before"
		  " and after rests on CloudTrail, on Config and on the other"
		  " bundles." },
		{ "What could not be asked",
		  "The sheet Gaps has it; what is behind a list that was"
		  " refused is not known." },
		{ "Anything outside the scope",
		  "Other accounts, Regions not asked, services not in the"
		  " plan, and what the services have forgotten." },
		{ "That a control works",
		  "A setting is evidence of design at one moment; judging the"
		  " control is the auditor's work." },
	};

	lines_section(l, "What it does not prove");
	for (size_t i = 0; i < sizeof v / sizeof v[0]; i++)
		lines_text(l, v[i][0], v[i][1]);
}

void
sheet_ipe(struct sheets *s)
{
	struct lines l;

	lines_start(&l, &s->book, s->ipe,
		    "Information produced by the entity");
	lines_text(&l, "Bundle", s->book.f->bundle_id);
	lines_text(&l, "Headline", s->survey.figures.gaps ? "INCOMPLETE" :
		   "COMPLETE");
	put_source(s, &l);
	put_parameters(s, &l);
	put_who(s, &l);
	put_totals(s, &l);
	put_populations(s, &l);
	put_limits(&l);
}
