/* profile.c - what a profile says, once it is read */
#include "assess/profile_data.h"

#include <stdlib.h>
#include <string.h>

void
profile_free(struct profile *profile)
{
	if (profile == NULL)
		return;
	map_free(profile->parameters);
	map_free(profile->judge);
	map_free(profile->controls);
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
