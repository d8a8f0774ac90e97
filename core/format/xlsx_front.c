/* xlsx_front.c - cover, sample, sign-off */
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/map.h"
#include "format/xlsx.h"

#define SAMPLE_LINES	60

static void
put_seal(struct sheets *s, struct lines *l)
{
	const struct verify_result *v = s->book.f->seal;

	lines_section(l, "Seal");
	if (!v) {
		lines_note(l, "This copy was made before the seal: it lies in"
			   " the bundle, and nothing can state the digest of"
			   " what contains it. VERIFY.txt says how to check"
			   " the bundle; exhibit report fills these lines.");
		return;
	}
	lines_time(l, "Sealed not later than (UTC)", v->time);
	for (unsigned i = 0; i < v->ntsa; i++)
		lines_text(l, "Time-stamp authority", v->tsa[i].name);
	lines_text(l, "Level (CAdES)", v->level);
	lines_text(l, "Signer", v->signer);
	lines_text(l, "SHA-256 of the certificate", v->signer_sha256);
	lines_text(l, "SHA-256 of the archive", v->archive_sha256);
	lines_text(l, "SHA-256 of the signature", v->p7s_sha256);
	lines_text(l, "Merkle root", v->merkle_root);
	lines_text(l, "Bundle before", v->previous_id[0] ? v->previous_id :
		   "none: the first of its stream");
}

static void
put_contents(struct lines *l)
{
	static const char *const v[][2] = {
		{ "IPE", "where this comes from, and how it adds up" },
		{ "Controls", "settings by control, as the profile maps them" },
		{ "Populations", "what was listed, and whether it ties" },
		{ "Sample", "a form for the items you draw" },
		{ "Results", "every setting" },
		{ "Exceptions", "what fails or is for review, with room for"
		  " owner, date and remark" },
		{ "Gaps", "what was not answered, and what hangs on it" },
		{ "API log", "every request that was planned" },
		{ "Changes", "since the bundle before, if one was given" },
		{ "Files", "digests of the bundle's files" },
		{ "Sign-off", "who prepared and who reviewed this" },
		{ "then", "a sheet for each type of resource: a row a resource,"
		  " a column a setting" },
	};

	lines_section(l, "Sheets");
	for (size_t i = 0; i < sizeof v / sizeof v[0]; i++)
		lines_text(l, v[i][0], v[i][1]);
	lines_note(l, "Times are UTC. Account numbers and ids are text, so"
		   " that no digit is lost. What a resource is called was"
		   " chosen by whoever made it: no cell of this workbook is a"
		   " formula, and none becomes one.");
}

void
sheet_cover(struct sheets *s)
{
	const struct format_run *f = s->book.f;
	const struct plan *plan = &f->run.plan;
	const struct figures *n = &s->survey.figures;
	struct lines l;
	char headline[64];

	lines_start(&l, &s->book, s->cover, f->organization);
	if (n->gaps)
		snprintf(headline, sizeof headline, "INCOMPLETE (%lu gap%s)",
			 n->gaps, n->gaps == 1 ? "" : "s");
	else
		snprintf(headline, sizeof headline, "COMPLETE");
	cell_text(&s->book, (struct place){ l.sheet, l.row++, 0 }, headline,
		  STYLE_HEADLINE, NULL);
	lines_section(&l, "Evidence");
	lines_text(&l, "Bundle", f->bundle_id);
	lines_text(&l, "Stream", f->stream);
	lines_text(&l, "Period", plan->period);
	lines_time(&l, "Period begins (UTC)", plan->period_start);
	lines_time(&l, "Period ends before (UTC)", plan->period_end);
	lines_count(&l, "Accounts", plan->naccounts);
	for (size_t i = 0; i < plan->naccounts && i < 100; i++)
		lines_text(&l, plan->accounts[i].name ?
			   plan->accounts[i].name : "",
			   plan->accounts[i].id);
	if (plan->naccounts > 100)
		lines_text(&l, "", "and more: data/plan.json");
	lines_count(&l, "Regions", survey_regions(&s->survey));
	lines_count(&l, "Services", regions_services(s->survey.regions,
						     n->services));
	lines_text(&l, "Asked as", plan->caller);
	lines_moment(&l, "First answer (UTC)", n->first);
	lines_moment(&l, "Last answer (UTC)", n->last);
	lines_text(&l, "Tool", f->tool_version);
	lines_text(&l, "SHA-256 of the tool", f->tool_sha256);
	put_seal(s, &l);
	put_contents(&l);
}

void
sheet_sample(struct sheets *s)
{
	static const char *const head[] = {
		"No.", "Account", "Region", "Resource", "Evidence (file:line)",
		"Attribute A", "Attribute B", "Attribute C", "Attribute D",
		"Result", "Remark",
	};
	static const double width[] = { 26, 30, 14, 44, 50, 11, 11, 11, 11, 14,
					40 };
	static const char *const fields[] = {
		"Population (type)", "Size of the population",
		"Digest of the population", "Method", "Seed", "Interval",
		"Strata", "Size of the sample", "Drawn by, on",
	};
	struct lines l;

	lines_start(&l, &s->book, s->sample, "Sample");
	lines_note(&l, "exhibit sample BUNDLE --trust trust.ini --population"
		   " TYPE --size N --seed TEXT draws from a population of this"
		   " bundle: the same items on any machine. What it prints"
		   " belongs here; the attributes are yours.");
	for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
		cell_text(&s->book, (struct place){ l.sheet, l.row, 0 },
			  fields[i], STYLE_LABEL, NULL);
		cell_text(&s->book, (struct place){ l.sheet, l.row++, 1 }, "",
			  STYLE_FORM, NULL);
	}
	l.row++;
	for (lxw_col_t c = 0; c < sizeof head / sizeof head[0]; c++) {
		worksheet_set_column(l.sheet, c, c, width[c], NULL);
		cell_text(&s->book, (struct place){ l.sheet, l.row, c },
			  head[c], STYLE_HEAD, NULL);
	}
	for (int i = 1; i <= SAMPLE_LINES; i++) {
		l.row++;
		cell_number(&s->book, (struct place){ l.sheet, l.row, 0 }, i,
			    STYLE_NUMBER);
		for (lxw_col_t c = 1; c < sizeof head / sizeof head[0]; c++)
			cell_text(&s->book, (struct place){ l.sheet, l.row, c },
				  "", STYLE_FORM, NULL);
	}
}

void
sheet_signoff(struct sheets *s)
{
	static const char *const who[] = {
		"Prepared by", "Reviewed by", "Approved by",
	};
	static const char *const head[] = {
		"", "Name", "Role", "Date", "Signature", "Conclusion",
	};
	static const double width[] = { 26, 30, 26, 14, 30, 50 };
	struct lines l;

	lines_start(&l, &s->book, s->signoff, "Sign-off");
	lines_text(&l, "Bundle", s->book.f->bundle_id);
	lines_note(&l, "Whoever signs here says what was looked at. The"
		   " evidence itself is sealed in the bundle: what is written"
		   " into this workbook afterwards is not, and changes nothing"
		   " there.");
	l.row++;
	for (lxw_col_t c = 0; c < sizeof head / sizeof head[0]; c++) {
		worksheet_set_column(l.sheet, c, c, width[c], NULL);
		cell_text(&s->book, (struct place){ l.sheet, l.row, c },
			  head[c], STYLE_HEAD, NULL);
	}
	for (size_t i = 0; i < sizeof who / sizeof who[0]; i++) {
		l.row++;
		worksheet_set_row(l.sheet, l.row, 36, NULL);
		cell_text(&s->book, (struct place){ l.sheet, l.row, 0 },
			  who[i], STYLE_LABEL, NULL);
		for (lxw_col_t c = 1; c < sizeof head / sizeof head[0]; c++)
			cell_text(&s->book, (struct place){ l.sheet, l.row, c },
				  "", c == 3 ? STYLE_FORM_DAY : STYLE_FORM,
				  NULL);
	}
}
