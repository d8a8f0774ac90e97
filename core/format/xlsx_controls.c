/* xlsx_controls.c - what the settings say of each control; what was listed */
#include <string.h>

#include "base/map.h"
#include "format/xlsx.h"

#define N(a)	(sizeof(a) / sizeof((a)[0]))

static const struct column controls[] = {
	{ "Framework", 24, COLUMN_TEXT },
	{ "Control", 14, COLUMN_TEXT },
	{ "Title", 36, COLUMN_WRAP },
	{ "Setting", 36, COLUMN_TEXT },
	{ "What is read", 34, COLUMN_TEXT },
	{ "Judged by", 40, COLUMN_WRAP },
	{ "Meets", 9, COLUMN_NUMBER },
	{ "Fails", 9, COLUMN_NUMBER },
	{ "Review", 9, COLUMN_NUMBER },
	{ "Of these for a gap", 10, COLUMN_NUMBER },
	{ "n/a", 9, COLUMN_NUMBER },
	{ "Recorded", 10, COLUMN_NUMBER },
	{ "Worst", 11, COLUMN_VERDICT },
	{ "Why the setting shows it", 50, COLUMN_WRAP },
	{ "Mapping reviewed by", 26, COLUMN_TEXT },
};

void
sheet_controls_open(struct sheets *s)
{
	size_t n, rows = 0;
	const struct mapping *v = profile_mappings(s->book.f->run.profile, &n);

	for (size_t i = 0; i < n; i++)
		rows += v[i].nsettings;
	table_open(&s->controls, &s->book, "Controls", controls, N(controls),
		   rows, "The profile maps no settings to controls.");
}

/* A setting may have a row a resource type, and alternatives. */
static struct tally
tally_of(const struct sheets *s, const char *id, const struct setting **first)
{
	const struct registry *g = &s->book.f->run.registry;
	struct tally sum = { .gaps = 0 };

	*first = NULL;
	for (size_t i = 0; i < g->nsettings; i++) {
		const struct tally *t = &s->survey.figures.rows[i];

		if (strcmp(g->settings[i].row->id, id) != 0)
			continue;
		if (!*first)
			*first = &g->settings[i];
		for (unsigned k = 0; k < STATE_COUNT; k++)
			sum.n[k] += t->n[k];
		sum.gaps += t->gaps;
	}
	return sum;
}

static const char *
worst(const struct tally *t)
{
	return t->n[EX_FAILS] ? "fails" : t->n[EX_REVIEW] ? "review" :
		t->n[EX_MEETS] ? "meets" : t->n[STATE_RECORDED] ? "recorded" :
		t->n[EX_NOT_APPLICABLE] ? "n/a" : "no resources";
}

static void
put_control(struct sheets *s, const struct mapping *m, const char *id)
{
	const struct profile *profile = s->book.f->run.profile;
	const struct setting *setting;
	struct tally t = tally_of(s, id, &setting);
	const char *judge = setting ? profile_judge(profile, setting) : NULL;
	const unsigned long v[] = {
		t.n[EX_MEETS], t.n[EX_FAILS], t.n[EX_REVIEW], t.gaps,
		t.n[EX_NOT_APPLICABLE], t.n[STATE_RECORDED],
	};
	char n[N(v)][24];

	for (size_t i = 0; i < N(v); i++)
		snprintf(n[i], sizeof n[i], "%lu", v[i]);
	table_row(&s->controls, (const char *const[N(controls)]){
		m->framework, m->control, m->title, id,
		setting ? setting->row->title : "", judge, n[0], n[1], n[2],
		n[3], n[4], n[5], worst(&t), m->reason,
		m->reviewed ? m->reviewed : "nobody",
	}, "data/plan.json");
}

void
sheet_controls_fill(struct sheets *s)
{
	size_t n;
	const struct mapping *v = profile_mappings(s->book.f->run.profile, &n);

	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < v[i].nsettings; k++)
			put_control(s, &v[i], v[i].settings[k]);
}

static const struct column populations[] = {
	{ "Type", 34, COLUMN_TEXT },
	{ "What", 32, COLUMN_TEXT },
	{ "Service", 28, COLUMN_TEXT },
	{ "Lists asked", 9, COLUMN_NUMBER },
	{ "Read to the end", 9, COLUMN_NUMBER },
	{ "Pages", 9, COLUMN_NUMBER },
	{ "Listed", 9, COLUMN_NUMBER },
	{ "Read", 9, COLUMN_NUMBER },
	{ "Gone when read", 9, COLUMN_NUMBER },
	{ "Left out by scope", 9, COLUMN_NUMBER },
	{ "Read elsewhere", 10, COLUMN_NUMBER },
	{ "Ties", 34, COLUMN_TEXT },
	{ "First page (UTC)", 23, COLUMN_TIME },
	{ "Last page (UTC)", 23, COLUMN_TIME },
	{ "With settings", 10, COLUMN_NUMBER },
	{ "Sheet", 32, COLUMN_SHEET },
};

static unsigned long
not_listed(const struct survey *s)
{
	unsigned long n = 0;

	for (size_t i = 0; i < s->ntypes; i++)
		n += !map_has(s->listed, s->order[i]->type);
	return n;
}

void
sheet_populations_open(struct sheets *s)
{
	table_open(&s->populations, &s->book, "Populations", populations,
		   N(populations), map_count(s->survey.listed) +
		   not_listed(&s->survey), "Nothing was listed.");
}

/* As the report's page says it: document_parts.c. */
static const char *
ties(const struct listed_figures *l, unsigned long known)
{
	if (l->ended < l->asked)
		return "no: a list was not read to its end";
	if (l->items < known)
		return "no: some are known, but in no list";
	return l->left_out ? "yes, but for what was left out" : "yes";
}

static void
put_population(struct sheets *s, const char *type)
{
	static const struct listed_figures none = { .service = -1 };
	const struct run_facts *run = &s->book.f->run;
	const struct listed_figures *l = map_get(s->survey.listed, type);
	const struct type_seen *seen = map_get(s->survey.types, type);
	int listed = l != NULL;
	unsigned long known, v[8];
	char n[N(v)][24];

	l = l ? l : &none;
	known = l->read + l->gone + l->left_out;
	memcpy(v, (unsigned long[]){
		l->asked, l->ended, l->pages, l->items, l->read, l->gone,
		l->left_out, l->items > known ? l->items - known : 0,
	}, sizeof v);
	for (size_t i = 0; i < N(v); i++)
		snprintf(n[i], sizeof n[i], "%lu", v[i]);
	buffer_reset(&s->words);
	buffer_printf(&s->words, "%lu", seen ? seen->resources : 0);
	table_row(&s->populations, (const char *const[N(populations)]){
		type, run_type_title(run, type), l->service >= 0 ?
		run_service_title(run, (size_t)l->service) : "",
		n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7],
		listed ? ties(l, known) : "not listed: known from what names it",
		l->first, l->last, buffer_cstr(&s->words),
		seen && seen->table ? seen->table->name : "",
	}, "data/population/");
}

void
sheet_populations_fill(struct sheets *s)
{
	const struct survey *v = &s->survey;

	for (size_t i = 0; i < map_count(v->listed); i++)
		put_population(s, map_key(v->listed, i));
	for (size_t i = 0; i < v->ntypes; i++)
		if (!map_has(v->listed, v->order[i]->type))
			put_population(s, v->order[i]->type);
}
