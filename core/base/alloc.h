/*
 * alloc.h - memory or the end
 *
 * Every size that comes from outside has a cap before it gets here, and resume
 * is replay: dying on an empty machine loses nothing.  None returns NULL.
 */
#ifndef ALLOC_H
#define ALLOC_H

#include <stddef.h>

void *xmalloc(size_t size);
void *xcalloc(size_t n, size_t size);
void *xrealloc(void *p, size_t n, size_t size);	/* overflow of n*size aborts */
char *xstrdup(const char *s);
char *xstrndup(const char *s, size_t n);
char *xasprintf(const char *format, ...)
	__attribute__((format(printf, 1, 2)));

#endif
