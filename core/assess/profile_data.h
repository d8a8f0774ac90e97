/*
 * profile_data.h - a profile's parts, for profile*.c
 */
#ifndef PROFILE_DATA_H
#define PROFILE_DATA_H

#include "assess/profile.h"
#include "base/arena.h"
#include "base/map.h"

struct profile {
	struct arena *arena;		/* all strings */
	const char *name, *version, *title, *framework;
	struct map *parameters, *judge, *controls;	/* of const char * */
};

#endif
