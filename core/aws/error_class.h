/*
 * error_class.h - AWS's common error codes, by what is to be done about them
 */
#ifndef ERROR_CLASS_H
#define ERROR_CLASS_H

#include "base/text.h"

enum error_class {
	CLASS_NONE,		/* nothing that is known */
	CLASS_REDIRECT,
	CLASS_CLOCK,		/* the clock, whatever the Date header says */
	CLASS_SIGNATURE,	/* the clock if it is off, else the key */
	CLASS_EXPIRED,
	CLASS_THROTTLE,
	CLASS_LIMIT,		/* a throttle of some services, a quota of others */
	CLASS_TRANSIENT,
	CLASS_TOKEN,		/* the page token */
	CLASS_DENIED,
	CLASS_CREDENTIAL,	/* wrong key, or a region that is not opted in to */
	CLASS_UNSUPPORTED,
};

enum error_class error_class(struct text code);

#endif
