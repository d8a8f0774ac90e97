/* walk.c - a path of collector.h, followed through a tree of names */
#include "contract/walk.h"

#include <string.h>

void
walk_from(struct walk *w, const struct member *root)
{
	*w = (struct walk){ .at = { root }, .n = 1,
			    .open = member_is_open(root) };
}

static int
missing(struct text name, const struct member *in, struct error *err)
{
	return in->name.len ?
	       error_set(err, ERROR_USAGE, "%.*s not in %.*s", TEXT_ARG(name),
			 TEXT_ARG(in->name)) :
	       error_set(err, ERROR_USAGE, "%.*s not in it", TEXT_ARG(name));
}

static void
add(struct walk *w, const struct member *m)
{
	if (w->n < WALK_MAX)
		w->at[w->n++] = m;
	w->open = w->open || member_is_open(m);
}

/* One member, or several parted by |, or * for all. */
static int
step_names(struct walk *w, struct text names, struct error *err)
{
	const struct walk from = *w;

	w->n = 0;
	for (size_t i = 0; i < from.n; i++) {
		struct text rest = names;
		if (text_is(names, "*")) {
			for (const struct member *m = from.at[i]->first; m;
			     m = m->next)
				add(w, m);
			continue;
		}
		while (rest.at) {
			struct text name = text_cut(&rest, '|');
			const struct member *m = member_find(from.at[i], name);
			if (!m)
				return missing(name, from.at[i], err);
			add(w, m);
		}
	}
	return w->n ? 0 : missing(names, from.at[0], err);
}

static int
filter_member(const struct walk *w, struct text inside, struct error *err)
{
	struct text member = text_cut(&inside, '=');
	struct walk below = *w;

	if (text_ends(member, "!"))
		member.len--;
	if (text_is(member, "."))
		return 0;
	while (member.at && !below.open)
		if (step_names(&below, text_cut(&member, '.'), err) < 0)
			return -1;
	return 0;
}

/* Of PrimaryContainer|Containers[] the first is its own one element. */
static int
one_is_list(const struct walk *w, struct error *err)
{
	for (size_t i = 0; i < w->n; i++)
		if (w->at[i]->list)
			return 0;
	return error_set(err, ERROR_USAGE, "%.*s is no list",
			 TEXT_ARG(w->at[0]->name));
}

/* What stands in brackets and braces behind a name; *p moves on. */
static int
step_suffixes(struct walk *w, const char **p, struct error *err)
{
	w->in_list = 0;
	for (size_t i = 0; i < w->n && !w->open; i++)
		w->in_list = w->in_list || w->at[i]->list;
	while (**p == '[' || **p == '{') {
		const char *end = strchr(*p, **p == '[' ? ']' : '}');
		if (!end)
			return error_set(err, ERROR_USAGE, "%s has no end", *p);
		struct text inside = text_n(*p + 1, (size_t)(end - *p) - 1);
		if (**p == '{')
			w->open = 1;
		else if (w->open)
			;
		else if (!inside.len && one_is_list(w, err) < 0)
			return -1;
		else if (inside.len && filter_member(w, inside, err) < 0)
			return -1;
		w->in_list = 0;
		*p = end + 1;
	}
	return 0;
}

static int
whole_list(const struct walk *w, struct error *err)
{
	return error_set(err, ERROR_USAGE, "%.*s is a list: [] is missing",
			 TEXT_ARG(w->at[0]->name));
}

int
walk_path(struct walk *w, const char *path, struct error *err)
{
	const char *p = path;

	if (!path || !strcmp(path, "."))
		return 0;
	while (*p) {
		size_t n = strcspn(p, ".[{");
		if (n && w->in_list && !w->open)
			return whole_list(w, err);
		if (n && !w->open && step_names(w, text_n(p, n), err) < 0)
			return -1;
		p += n;
		if (step_suffixes(w, &p, err) < 0)
			return -1;
		if (*p == '.')
			p++;
	}
	return 0;
}
