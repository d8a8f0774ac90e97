/*
 * conf.h - INI files, by libini_config
 *
 * exhibit.conf, trust files, profiles and the AWS tools' own files.  Debian's
 * libinih was not taken: it cuts values at 200 bytes.
 */
#ifndef CONF_H
#define CONF_H

#include "base/error.h"
#include "base/text.h"

#define CONF_SIZE_MAX	(4u * 1024 * 1024)

struct conf_entry {
	const char *section;
	const char *key;		/* NULL: the section itself, once */
	const char *value;		/* never NULL with a key; folded lines joined */
	unsigned line;			/* of the key, or the section */
};

enum conf_twice {
	CONF_TWICE_REFUSED,		/* of a key or section: an error */
	CONF_LAST_WINS,			/* as the AWS tools do */
};

/*
 * Calls fn for each section and each of its keys, in their order.  What fn
 * returns non-zero stops and is returned.  -1: not an INI file, and *err
 * (ERROR_USAGE) begins with "file:line: ".  Entries live until fn returns.
 */
int conf_read(const char *file, struct text text, enum conf_twice twice,
	      int (*fn)(void *ctx, const struct conf_entry *entry,
			struct error *err),
	      void *ctx, struct error *err);

#endif
