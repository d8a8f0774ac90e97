/*
 * head.h - <stream>.head.json: the last bundle of a stream
 *
 * Locked from the reading until the new one is renamed into place, so that two
 * seals cannot follow the same bundle.
 */
#ifndef HEAD_H
#define HEAD_H

#include "base/error.h"
#include "bundle/statement.h"

struct head {
	unsigned sequence;		/* 0: the stream has no bundle yet */
	struct statement_link link;
	char merkle_root[65];		/* of that bundle: was it this run? */
};

/* A head file by its path; ERROR_MALFORMED if it is not one. */
int head_read(struct head *out, const char *path, struct error *err);
char *head_path(const char *folder, const char *stream);

struct head_lock;
/* Waits for nobody: a seal of the same stream that is at work is an error.
 * Without a head: ERROR_USAGE unless first. */
int head_lock(struct head_lock **out, struct head *head, const char *folder,
	      const char *stream, int first, struct error *err);
int head_replace(struct head_lock *lock, const struct head *head,
		 struct error *err);
void head_unlock(struct head_lock *lock);	/* NULL is fine */

#endif
