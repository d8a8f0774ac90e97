/* rows.c - the registry's settings with the clauses this profile judges by */
#include "assess/facts.h"
#include "assess/profile.h"

#include <stdlib.h>

#include "base/alloc.h"

const struct type *
setting_subject(const struct registry *r, const struct setting *setting)
{
	if (setting->subject != NULL)
		return setting->subject;
	return &r->types[setting->level == ON_ACCOUNT ? TYPE_ACCOUNT :
			 TYPE_REGION];
}

static void
list_add(struct row_list *list, struct row *row)
{
	list->v = xrealloc(list->v, list->n + 1, sizeof *list->v);
	list->v[list->n++] = row;
}

static int
row_make(struct rows *rows, struct row *row, const struct setting *setting,
	 const struct profile *profile, struct error *err)
{
	const char *source = profile_judge(profile, setting);

	row->setting = setting;
	row->head = 1;
	if (setting->call != NULL)
		list_add(&rows->of_call[setting->call->number], row);
	if (source == NULL)
		return 0;
	row->judge = judge_compile(rows->arena, source, err);
	return row->judge != NULL ? 0 : error_in(err, "%s", setting->row->id);
}

int
rows_make(struct rows *rows, const struct registry *r,
	  const struct profile *profile, struct error *err)
{
	rows->registry = r;
	rows->arena = arena_new();
	rows->v = xcalloc(r->nsettings + 1, sizeof *rows->v);
	rows->of_call = xcalloc(r->ncalls + 1, sizeof *rows->of_call);
	rows->of_type = xcalloc(r->ntypes + 1, sizeof *rows->of_type);
	for (size_t i = 0; i < r->nsettings; i++)
		if (row_make(rows, &rows->v[i], &r->settings[i], profile, err))
			return -1;
	for (size_t i = 0; i < r->nsettings; i++)
		if (r->settings[i].alternative != NULL)
			rows->v[r->settings[i].alternative->number].head = 0;
	for (size_t i = 0; i < r->nsettings; i++)
		if (rows->v[i].head)
			list_add(&rows->of_type[setting_subject(r,
				&r->settings[i])->number], &rows->v[i]);
	return 0;
}

void
rows_free(struct rows *rows)
{
	if (rows->registry == NULL)
		return;
	for (size_t i = 0; i < rows->registry->ncalls; i++)
		free(rows->of_call[i].v);
	for (size_t i = 0; i < rows->registry->ntypes; i++)
		free(rows->of_type[i].v);
	free(rows->of_call);
	free(rows->of_type);
	free(rows->v);
	arena_free(rows->arena);
}
