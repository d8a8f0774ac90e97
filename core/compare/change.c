/* change.c - what a change is called, and how much it weighs */
#include <string.h>

#include "compare/compare.h"

const char *
change_what_name(enum change_what what)
{
	static const char *const names[CHANGE_WHATS] = {
		[CHANGE_SCOPE] = "scope", [CHANGE_RULE] = "rule",
		[CHANGE_SETTING] = "setting", [CHANGE_GAP] = "gap",
		[CHANGE_LIST] = "population",
	};

	return names[what];
}

const char *
change_how_name(const struct change *change)
{
	static const char *const names[CHANGE_HOWS] = {
		[CHANGE_ADDED] = "added", [CHANGE_REMOVED] = "removed",
		[CHANGE_CHANGED] = "changed", [CHANGE_BY_RULE] = "by-rule",
		[CHANGE_UNKNOWN] = "unknown-now",
		[CHANGE_KNOWN] = "known-now",
		[CHANGE_NOT_ASKED] = "not-asked",
		[CHANGE_ASKED] = "newly-asked", [CHANGE_CLOSED] = "closed",
	};

	return change->what == CHANGE_GAP && change->how == CHANGE_ADDED ?
		"new" : names[change->how];
}

int
change_now_fails(const struct change *change)
{
	return change->what == CHANGE_SETTING &&
		strcmp(change->after.verdict, "fails") == 0 &&
		strcmp(change->before.verdict, "fails") != 0;
}

int
change_no_longer_fails(const struct change *change)
{
	return change->what == CHANGE_SETTING && change->after.there &&
		(change->how == CHANGE_CHANGED ||
		 change->how == CHANGE_BY_RULE ||
		 change->how == CHANGE_KNOWN) &&
		strcmp(change->before.verdict, "fails") == 0 &&
		strcmp(change->after.verdict, "fails") != 0;
}

/* Nor fails: for review, or the question has gone. */
static int
no_longer_meets(const struct change *change)
{
	return change->after.there && (change->how == CHANGE_CHANGED ||
				       change->how == CHANGE_BY_RULE) &&
		strcmp(change->before.verdict, "meets") == 0 &&
		strcmp(change->after.verdict, "meets") != 0;
}

static enum change_group
group_of_gap(const struct change *change)
{
	if (change->how == CHANGE_ADDED || change->how == CHANGE_CHANGED)
		return GROUP_GAPS;
	return change->how == CHANGE_CLOSED ? GROUP_CLOSED :
		change->how == CHANGE_UNKNOWN ? GROUP_UNKNOWN :
		GROUP_NOT_ASKED;
}

enum change_group
change_group(const struct change *change)
{
	static const enum change_group by_how[CHANGE_HOWS] = {
		[CHANGE_ADDED] = GROUP_ADDED, [CHANGE_REMOVED] = GROUP_REMOVED,
		[CHANGE_CHANGED] = GROUP_CHANGED,
		[CHANGE_BY_RULE] = GROUP_CHANGED,
		[CHANGE_UNKNOWN] = GROUP_UNKNOWN,
		[CHANGE_KNOWN] = GROUP_CHANGED,
		[CHANGE_NOT_ASKED] = GROUP_NOT_ASKED,
		[CHANGE_ASKED] = GROUP_ASKED, [CHANGE_CLOSED] = GROUP_CLOSED,
	};

	switch (change->what) {
	case CHANGE_SCOPE:
		return GROUP_SCOPE;
	case CHANGE_RULE:
		return GROUP_RULES;
	case CHANGE_GAP:
		return group_of_gap(change);
	case CHANGE_LIST:
		return GROUP_LISTS;
	default:
		break;
	}
	if (change_now_fails(change))
		return GROUP_NOW_FAILS;
	if (change_no_longer_fails(change))
		return GROUP_NO_LONGER_FAILS;
	if (no_longer_meets(change))
		return GROUP_NO_LONGER_MEETS;
	return by_how[change->how];
}

static const struct {
	const char *name, *title, *about;
} groups[GROUPS] = {
	[GROUP_NOW_FAILS] = { "now-fails", "Now fails",
		"Fails, and before did not, or was not there." },
	[GROUP_GAPS] = { "gaps", "New gaps",
		"Could not be asked now; before it was answered, was not"
		" asked, or ended otherwise." },
	[GROUP_UNKNOWN] = { "unknown-now", "Unknown now",
		"Was known and is behind a gap: whether it is as before"
		" nobody can tell from NEW." },
	[GROUP_SCOPE] = { "scope", "Scope",
		"What was asked at all." },
	[GROUP_RULES] = { "rules", "Rules",
		"What settings are judged by: nothing in AWS changed by"
		" these." },
	[GROUP_NO_LONGER_MEETS] = { "no-longer-meets", "No longer meets",
		"Met, and is for review now, or no longer judged." },
	[GROUP_NO_LONGER_FAILS] = { "no-longer-fails", "No longer fails",
		"Failed, is there and known, and does not fail. What is gone or"
		" unknown is not here." },
	[GROUP_CHANGED] = { "changed", "Changed",
		"Another value, verdict or reason, and in none of the groups"
		" above." },
	[GROUP_ADDED] = { "added", "Added",
		"Not in OLD, whose lists were read to their ends." },
	[GROUP_REMOVED] = { "removed", "Removed",
		"Not in NEW, whose lists were read to their ends." },
	[GROUP_NOT_ASKED] = { "not-asked", "Not asked now",
		"Nothing in NEW says whether it is still there." },
	[GROUP_ASKED] = { "newly-asked", "Newly asked",
		"Nothing in OLD says whether it was there." },
	[GROUP_CLOSED] = { "closed", "Gaps closed",
		"The same request was asked again and answered." },
	[GROUP_LISTS] = { "populations", "Populations",
		"What lists had, and whether they were read to their ends." },
};

const char *
change_group_name(enum change_group group)
{
	return groups[group].name;
}

const char *
change_group_title(enum change_group group)
{
	return groups[group].title;
}

const char *
change_group_about(enum change_group group)
{
	return groups[group].about;
}
