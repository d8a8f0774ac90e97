/* member.c - what a file in a bundle may be called, and in which order */
#include "bundle/member.h"

#include <stdio.h>
#include <string.h>

/* Not isalnum(): it follows the locale. */
static int
alphanumeric(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9');
}

int
member_id_ok(struct text id)
{
	if (id.len < 3 || id.len > 96)
		return 0;
	if (!((id.at[0] >= 'a' && id.at[0] <= 'z') ||
	      (id.at[0] >= '0' && id.at[0] <= '9')))
		return 0;
	for (size_t i = 1; i < id.len; i++)
		if (!alphanumeric(id.at[i]) && id.at[i] != '.' &&
		    id.at[i] != '-')
			return 0;
	return id.at[id.len - 1] != '.';
}

static int
segment_ok(struct text segment)
{
	if (segment.len == 0 || segment.len > MEMBER_SEGMENT_MAX)
		return 0;
	if (segment.at[0] == '.' || segment.at[0] == '-' ||
	    segment.at[segment.len - 1] == '.')
		return 0;
	for (size_t i = 0; i < segment.len; i++)
		if (!alphanumeric(segment.at[i]) &&
		    (segment.at[i] == '\0' ||
		     strchr("_+=@,.-", segment.at[i]) == NULL))
			return 0;
	return 1;
}

int
member_path_ok(struct text path)
{
	if (path.len == 0 || path.len > MEMBER_PATH_MAX ||
	    path.at[path.len - 1] == '/')
		return 0;
	while (path.at != NULL)
		if (!segment_ok(text_cut(&path, '/')))
			return 0;
	return 1;
}

static int
is_device(struct text segment)
{
	static const char *const names[] = { "CON", "PRN", "AUX", "NUL" };
	struct text stem = text_cut(&segment, '.');

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (text_is_nocase(stem, names[i]))
			return 1;
	if (stem.len != 4 || stem.at[3] < '1' || stem.at[3] > '9')
		return 0;
	stem.len = 3;
	return text_is_nocase(stem, "COM") || text_is_nocase(stem, "LPT");
}

int
member_path_is_device(struct text path)
{
	while (path.at != NULL)
		if (is_device(text_cut(&path, '/')))
			return 1;
	return 0;
}

unsigned
member_token(const char *path)
{
	static const char head[] = MEMBER_SIGNATURE ".";
	const char *rest = path + sizeof(head) - 1;

	if (strncmp(path, head, sizeof(head) - 1) != 0)
		return 0;
	if (strcmp(rest, "tsr") == 0)
		return 1;
	if (rest[0] >= '2' && rest[0] <= '9' && strcmp(rest + 1, ".tsr") == 0)
		return (unsigned)(rest[0] - '0');
	return 0;
}

void
member_token_name(char out[64], unsigned n)
{
	if (n <= 1)
		snprintf(out, 64, "%s.tsr", MEMBER_SIGNATURE);
	else
		snprintf(out, 64, "%s.%u.tsr", MEMBER_SIGNATURE, n);
}

int
member_is_payload(const char *path)
{
	return strncmp(path, "data/", 5) == 0;
}

int
member_rank(const char *path)
{
	static const struct { const char *path; int rank; } fixed[] = {
		{ MEMBER_TAGMANIFEST, 0 }, { MEMBER_SIGNATURE, 1 },
		{ MEMBER_PROOF, 12 }, { MEMBER_CHECK_PY, 13 },
		{ MEMBER_CHECK_TXT, 14 }, { MEMBER_BAGIT, 20 }, { MEMBER_INFO, 21 },
		{ MEMBER_VERIFY, 22 }, { MEMBER_STATEMENT, 23 },
		{ MEMBER_MANIFEST, 24 }, { MEMBER_LEAVES, 25 },
		{ MEMBER_ITEMS, 26 },
	};

	for (size_t i = 0; i < sizeof(fixed) / sizeof(fixed[0]); i++)
		if (strcmp(path, fixed[i].path) == 0)
			return fixed[i].rank;
	unsigned token = member_token(path);
	if (token != 0)
		return 1 + (int)token;
	if (strncmp(path, "meta/", 5) == 0)
		return 27;
	return member_is_payload(path) ? 40 : -1;
}

int
member_compare(const char *a, const char *b)
{
	int ra = member_rank(a), rb = member_rank(b);

	return ra != rb ? (ra < rb ? -1 : 1) : strcmp(a, b);
}
