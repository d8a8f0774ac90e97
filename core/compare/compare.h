/*
 * compare.h - what changed between two bundles
 *
 * Works on the tables in data/ of two unpacked bundles that were verified
 * before, an account at a time.  A row that is missing is never taken for an
 * improvement: only where the other run asked, and was answered to the end, is
 * it added or removed; else it was not asked, or is not known.  COMPARE.md has
 * the rules and the formats.
 */
#ifndef COMPARE_H
#define COMPARE_H

#include <stddef.h>

#include "base/error.h"
#include "base/text.h"

enum change_what {
	CHANGE_SCOPE,		/* accounts, Regions, services, how much of it */
	CHANGE_RULE,		/* clauses, parameters, tables, modules */
	CHANGE_SETTING,
	CHANGE_GAP,
	CHANGE_LIST,		/* a row of data/population */
	CHANGE_WHATS
};

enum change_how {
	CHANGE_ADDED,		/* of a gap: new */
	CHANGE_REMOVED,
	CHANGE_CHANGED,
	CHANGE_BY_RULE,		/* a setting: judged by another rule; its value
				   is the same */
	CHANGE_UNKNOWN,		/* was known, now behind a gap */
	CHANGE_KNOWN,		/* was behind a gap, now known */
	CHANGE_NOT_ASKED,	/* was asked, now is not */
	CHANGE_ASKED,		/* was not asked, now is */
	CHANGE_CLOSED,		/* a gap: asked again and answered */
	CHANGE_HOWS
};

/* For people, the weightiest first; each change is of one. */
enum change_group {
	GROUP_NOW_FAILS, GROUP_GAPS, GROUP_UNKNOWN, GROUP_SCOPE, GROUP_RULES,
	GROUP_NO_LONGER_MEETS, GROUP_NO_LONGER_FAILS, GROUP_CHANGED, GROUP_ADDED, GROUP_REMOVED,
	GROUP_NOT_ASKED, GROUP_ASKED, GROUP_CLOSED, GROUP_LISTS,
	GROUPS
};

enum { DIFFERS_VALUE = 1, DIFFERS_VERDICT = 2, DIFFERS_REASON = 4 };

struct change_side {
	int there;
	/* setting: as RESULTS.md has them.  gap: value is the outcome, reason
	 * AWS's code.  rule and scope: value.  list: value is its end */
	const char *value, *verdict, *reason, *clause, *evidence;
	unsigned long items, read, gone, left_out;	/* list */
};

/* Strings live until the callback returns; "" where there is nothing. */
struct change {
	enum change_what what;
	enum change_how how;
	const char *account, *region, *service;
	const char *type, *resource;	/* list: resource is "within" */
	const char *name;		/* setting's id, request's key, list's
					   call, or what of scope and rules */
	const char *item;		/* scope, rule: which: an account, … */
	struct change_side before, after;
	unsigned differs;		/* a setting that is in both */
	int rule;			/* its rule differs, too */
	const char *why;		/* added, removed, not asked, unknown:
					   by what that is known */
};

struct compare_totals {
	unsigned long n[CHANGE_WHATS][CHANGE_HOWS];
	unsigned long same;		/* settings */
	/* whose values are the same but for what was redacted: of that nobody
	 * can tell */
	unsigned long redacted;
	unsigned long asks_less;	/* accounts, Regions, services */
	unsigned long before, after;	/* settings there were */
	unsigned long groups[GROUPS];
};

/* Of one service; settings but for gaps. */
struct compare_service {
	const char *name, *title;
	unsigned long groups[GROUPS];
	unsigned long before, after;
};

/* Of one resource type, lists of all accounts together. */
struct compare_type {
	unsigned long before, after;	/* items as its lists have them */
	unsigned long unended_before, unended_after;	/* lists behind a gap */
};

struct compare;
struct map;

/* Roots have data/ and, where a statement is empty, meta/statement.json. */
int compare_open(struct compare **out, const char *old_root,
		 const char *new_root, struct error *err);
/* Calls each for every change: scope, rules, then account by account.  What it
 * returns but 0 ends the run and is returned; -1: *err. */
int compare_each(struct compare *c,
		 int (*each)(void *ctx, const struct change *change),
		 void *ctx, struct error *err);
void compare_close(struct compare *c);

/* Complete after compare_each(). */
const struct compare_totals *compare_totals(const struct compare *c);
const struct map *compare_services(const struct compare *c);	/* compare_service */
const struct map *compare_types(const struct compare *c);	/* compare_type */

/* All in one: for those who need nothing but the changes. */
int compare_run(const char *old_root, const char *new_root,
		int (*each)(void *ctx, const struct change *change), void *ctx,
		struct error *err);

const char *change_what_name(enum change_what what);	/* "setting" */
const char *change_how_name(const struct change *change);	/* "not-asked" */
/* It fails, and before it did not or was not there. */
int change_now_fails(const struct change *change);
/* It failed, is there, is known, and does not fail: what is gone, was not asked
 * or is behind a gap has not stopped failing. */
int change_no_longer_fails(const struct change *change);
enum change_group change_group(const struct change *change);
const char *change_group_name(enum change_group group);	/* "now-fails" */
const char *change_group_title(enum change_group group);
/* One sentence: what stands in it, and what does not. */
const char *change_group_about(enum change_group group);

#endif
