/* profiles.c - which files the profile is, and what the plan says of them */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/digest.h"
#include "base/file.h"
#include "base/map.h"
#include "base/share.h"
#include "cli/run.h"

#define BASES_MAX	8		/* of bases: more is a circle */

static int load(struct run *run, const char *path, int depth,
		struct error *err);

static int
no_such(const char *name, struct error *err)
{
	char *folder = share_path("templates/profiles");
	struct file_list list;
	struct buffer names;
	struct error nothing;

	buffer_init(&names, 4096);
	if (folder_list(folder, &list, &nothing) == 0) {
		for (size_t i = 0; i < list.n; i++)
			if (text_ends(text_of(list.v[i]), ".ini"))
				buffer_printf(&names, "%s %.*s",
					names.len ? "," : "",
					(int)strlen(list.v[i]) - 4, list.v[i]);
		file_list_free(&list);
	}
	error_set(err, ERROR_USAGE, "profile %s: there is none of that name;"
		  " there are%s", name, buffer_cstr(&names));
	buffer_free(&names);
	free(folder);
	return -1;
}

static char *
path_of_ours(char *name, struct error *err)
{
	char *file = xasprintf("templates/profiles/%s.ini", name);
	char *path = share_path(file);

	if (!file_exists(path)) {
		no_such(name, err);
		free(path);
		path = NULL;
	}
	free(file);
	free(name);
	return path;
}

/* A bare word is one of ours; a path is found from the file that names it. */
static char *
path_of(struct text word, const char *from, struct error *err)
{
	char *name = xstrndup(word.at, word.len), *path;

	if (!strpbrk(name, "/.")) {
		return path_of_ours(name, err);
	} else if (name[0] == '/' || !from) {
		return name;
	} else {
		char *folder = path_folder(from);

		path = path_join(folder, name);
		free(folder);
	}
	free(name);
	return path;
}

static int
load_all(struct run *run, struct text words, const char *from, int depth,
	 struct error *err)
{
	int result = 0;

	while (result == 0 && words.at) {
		struct text some = text_cut(&words, ','), word;

		while (result == 0 && (word = text_word(&some)).len > 0) {
			char *path = path_of(word, from, err);

			result = path ? load(run, path, depth, err) : -1;
			free(path);
		}
	}
	return result;
}

/* What it stands on first; a file that several stand on, once. */
static int
load(struct run *run, const char *path, int depth, struct error *err)
{
	struct buffer text, base;
	int result;

	if (map_has(run->profiles, path))
		return 0;
	if (depth > BASES_MAX)
		return error_set(err, ERROR_USAGE, "%s: [profile] base: one"
				 " leads back to another", path);
	buffer_init(&text, 4 << 20);
	buffer_init(&base, 4096);
	result = file_read(path, &text, err);
	if (result == 0)
		result = profile_base(path, buffer_view(&text), &base, err);
	if (result == 0)
		result = load_all(run, buffer_view(&base), path, depth + 1,
				  err);
	if (result == 0)
		result = profile_add(run->profile, path, buffer_view(&text),
				     &run->registry, err);
	if (result == 0)
		*map_at(run->profiles, path) = xstrndup(text.at, text.len);
	buffer_free(&base);
	buffer_free(&text);
	return result;
}

int
run_profile(struct run *run, struct error *err)
{
	const char *given = run->options->v[OPT_PROFILE];
	int result;

	run->profile = profile_new();
	result = load_all(run, text_of(given ? given : "baseline"), NULL, 0,
			  err);
	if (result == 0 && map_count(run->profiles) == 0)
		result = error_set(err, ERROR_USAGE, "profile: there is none;"
				   " leave it out for baseline");
	if (result == 0)
		result = assess_check(&run->registry, run->profile, err);
	return result;
}

/* The plan says by which profile was judged, so that it can be done again. */
void
run_describe_profile(struct run *run)
{
	struct plan *plan = &run->plan;
	size_t n = map_count(run->profiles);
	char sha[DIGEST_HEX];

	plan->profile_name = profile_name(run->profile);
	plan->profile_version = profile_version(run->profile);
	plan->profiles = arena_alloc(plan->arena, n * sizeof(*plan->profiles));
	plan->nprofiles = n;
	for (size_t i = 0; i < n; i++) {
		struct plan_profile *p = &plan->profiles[i];

		p->name = path_base(map_key(run->profiles, i));
		p->text = map_value(run->profiles, i);
		digest_hex_of(p->text, strlen(p->text), sha);
		p->sha256 = arena_strdup(plan->arena, sha);
	}
}

void
profiles_free(struct run *run)
{
	for (size_t i = 0; i < map_count(run->profiles); i++)
		free(map_value(run->profiles, i));
	map_free(run->profiles);
}
