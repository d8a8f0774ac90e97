/* fault.c - why a bundle is refused */
#include "bundle/fault.h"

#include <stdarg.h>
#include <stdio.h>

#include <openssl/err.h>

void
fault_clean(char *text)
{
	for (char *p = text; *p != '\0'; p++)
		if ((unsigned char)*p < 0x20 || *p == 0x7f)
			*p = '?';
}

int
fault_set(struct fault *fault, int status, const char *name,
	  const char *where, const char *format, ...)
{
	va_list ap;

	if (fault->name[0] != '\0')
		return -1;
	fault->exit = status;
	snprintf(fault->name, sizeof(fault->name), "%s", name);
	snprintf(fault->where, sizeof(fault->where), "%s",
		 where == NULL ? "" : where);
	fault_clean(fault->where);
	va_start(ap, format);
	vsnprintf(fault->detail, sizeof(fault->detail), format, ap);
	va_end(ap);
	return -1;
}

const char *
fault_openssl(char *out, unsigned size)
{
	const char *data;
	int flags;
	unsigned long code = ERR_peek_last_error_all(NULL, NULL, NULL, &data,
						     &flags);
	const char *reason = ERR_reason_error_string(code);

	snprintf(out, size, "%s%s%s", reason == NULL ? "refused" : reason,
		 data != NULL && data[0] != '\0' ? ": " : "",
		 data != NULL && (flags & ERR_TXT_STRING) != 0 ? data : "");
	ERR_clear_error();
	return out;
}
