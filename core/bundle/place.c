/* place.c - what a payload file is about, as its path says */
#include "bundle/place.h"

#include <string.h>

/* "NAME.suffix" */
static struct text
stem(struct text name, const char *suffix)
{
	if (text_ends(name, suffix))
		name.len -= strlen(suffix);
	else
		name.len = 0;
	return name;
}

/* Beside the accounts' own reports lie some that are about all of them. */
static struct text
account(struct text name)
{
	if (name.len != 12)
		name.len = 0;
	for (size_t i = 0; i < name.len; i++)
		if (name.at[i] < '0' || name.at[i] > '9')
			name.len = 0;
	return name;
}

struct place
place_of(struct text path)
{
	struct place place = { .account = text_of(NULL) };
	struct text top = text_cut(&path, '/'), kind = text_cut(&path, '/');
	struct text first = text_cut(&path, '/');

	if (!text_is(top, "data"))
		return place;
	if (text_is(kind, "evidence")) {
		place.account = account(first);
		place.region = text_cut(&path, '/');
		place.service = stem(path, ".jsonl");
	} else if (text_is(kind, "settings")) {
		place.account = account(first);
		place.service = stem(path, ".csv");
	} else if (path.len == 0 && (text_is(kind, "ledger") ||
				     text_is(kind, "population"))) {
		place.account = account(stem(first, ".csv"));
	} else if (path.len == 0 && text_is(kind, "report")) {
		place.account = account(stem(first, ".html"));
	}
	if (place.account.len == 0)
		place = (struct place){ .account = text_of(NULL) };
	return place;
}

static enum place_fit
fits(struct text is, const char *wanted)
{
	if (wanted == NULL)
		return PLACE_FITS;
	if (is.len == 0)
		return PLACE_MORE;
	return text_is(is, wanted) ? PLACE_FITS : PLACE_OTHER;
}

enum place_fit
place_fits(const struct place *place, const struct place_choice *choice)
{
	const enum place_fit each[] = {
		fits(place->account, choice->account),
		fits(place->region, choice->region),
		fits(place->service, choice->service),
	};
	enum place_fit least = PLACE_FITS;

	/* A file about all accounts was not asked for by naming a service. */
	if (place->account.len == 0)
		return PLACE_OTHER;
	for (size_t i = 0; i < sizeof(each) / sizeof(each[0]); i++)
		if (each[i] < least)
			least = each[i];
	return least;
}
