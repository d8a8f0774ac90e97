/*
 * controls.h - from a setting to the controls that the profile maps it to
 */
#ifndef FORMAT_CONTROLS_H
#define FORMAT_CONTROLS_H

#include "format/format.h"

struct control_list {
	const struct mapping **v;
	size_t n, room;
};

struct controls {
	const struct mapping *mappings;	/* in the profile's order */
	size_t n;
	struct map *by_setting;		/* of struct control_list */
};

void controls_open(struct controls *c, const struct profile *profile);
void controls_close(struct controls *c);
/* NULL: the setting is mapped to none. */
const struct control_list *controls_of(const struct controls *c,
				       const char *setting);
/* "NIST SP 800-53 Revision 5", or "" where the profile names none. */
const char *control_framework(const struct mapping *m);

#endif
