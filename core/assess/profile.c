/* profile.c - what a profile says, once it is read */
#include "assess/profile_data.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"

struct profile *
profile_new(void)
{
	struct profile *p = xcalloc(1, sizeof *p);

	p->arena = arena_new();
	p->parameters = map_new();
	p->judge = map_new();
	p->controls = map_new();
	return p;
}

void
profile_free(struct profile *profile)
{
	if (profile == NULL)
		return;
	map_free(profile->parameters);
	map_free(profile->judge);
	map_free(profile->controls);
	free(profile->mappings);
	arena_free(profile->arena);
	free(profile);
}

const char *
profile_name(const struct profile *profile)
{
	return profile->name;
}

const char *
profile_version(const struct profile *profile)
{
	return profile->version;
}

const char *
profile_title(const struct profile *profile)
{
	return profile->title;
}

const char *
profile_parameter(const struct profile *profile, const char *name)
{
	return map_get(profile->parameters, name);
}

const char *
profile_judge(const struct profile *profile, const struct setting *setting)
{
	const char *own = map_get(profile->judge, setting->row->id);

	return own != NULL ? own : setting->row->judge;
}

const char *
profile_controls(const struct profile *profile, const char *id)
{
	return map_get(profile->controls, id);
}

const struct mapping *
profile_mappings(const struct profile *profile, size_t *n)
{
	*n = profile->nmappings;
	return profile->mappings;
}
