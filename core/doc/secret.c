/* secret.c - one pass over a text, detectors asked where they may apply */
#include "doc/secret_find.h"

#include <string.h>

int
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

int
is_alnum(char c)
{
	return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

int
is_blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

int
is_word(char c)
{
	return is_alnum(c) || c == '_' || c == '-';
}

int
is_base64(char c)
{
	return is_word(c) || c == '+' || c == '/' || c == '=';
}

char
char_at(struct text in, size_t i)
{
	return i < in.len ? in.at[i] : '\0';
}

char
char_before(struct text in, size_t i)
{
	return i > 0 ? char_at(in, i - 1) : '\0';
}

size_t
run_at(struct text in, size_t i, int (*class)(char c))
{
	size_t n = 0;

	while (i + n < in.len && class(in.at[i + n]))
		n++;
	return n;
}

int
stands_at(struct text in, size_t i, const char *word)
{
	size_t n = strlen(word);

	return i <= in.len && in.len - i >= n &&
	    text_is_nocase(text_n(in.at + i, n), word);
}

/* The detectors, most telling first, and for each character who is asked. */
struct search {
	detect_fn *const *detectors;
	unsigned char asked[128];	/* one bit a detector */
};

static detect_fn *const secret_detectors[] = {
	detect_private_key, detect_flag, detect_aws_key, detect_bearer,
	detect_issued, detect_signed_query, detect_assigned, detect_user_info,
};

static const struct search secrets = {
	.detectors = secret_detectors,
	.asked = {
		['-'] = 1 << 0 | 1 << 1,
		['A'] = 1 << 2 | 1 << 4,
		['B'] = 1 << 3, ['b'] = 1 << 3,
		['F'] = 1 << 4, ['I'] = 1 << 4, ['e'] = 1 << 4, ['g'] = 1 << 4,
		['h'] = 1 << 4, ['n'] = 1 << 4, ['s'] = 1 << 4, ['x'] = 1 << 4,
		['='] = 1 << 5 | 1 << 6,
		[':'] = 1 << 6 | 1 << 7,
	},
};

static detect_fn *const person_detectors[] = {
	detect_email, detect_phone, detect_number,
};

#define NUMBER	(1 << 1 | 1 << 2)

static const struct search persons = {
	.detectors = person_detectors,
	.asked = {
		['@'] = 1 << 0, ['+'] = 1 << 1, ['('] = 1 << 1,
		['0'] = NUMBER, ['1'] = NUMBER, ['2'] = NUMBER, ['3'] = NUMBER,
		['4'] = NUMBER, ['5'] = NUMBER, ['6'] = NUMBER, ['7'] = NUMBER,
		['8'] = NUMBER, ['9'] = NUMBER,
	},
};

/* Of the letters and digits, only the first of a word is ever a sign. */
static unsigned
asked_at(const struct search *search, struct text in, size_t i)
{
	unsigned char c = (unsigned char)in.at[i];

	if (c >= sizeof(search->asked) || search->asked[c] == 0)
		return 0;
	if (is_alnum(in.at[i]) && is_alnum(char_before(in, i)))
		return 0;
	return search->asked[c];
}

static enum secret_kind
find(struct text in, size_t from, const struct search *search,
     struct hit *hit)
{
	unsigned asked;

	for (size_t i = from; i < in.len; i++) {
		asked = asked_at(search, in, i);
		for (size_t k = 0; asked != 0; k++, asked >>= 1)
			if ((asked & 1) != 0 &&
			    search->detectors[k](in, i, hit) &&
			    hit->at >= from)
				return hit->kind;
	}
	return SECRET_NONE;
}

enum secret_kind
secret_find(struct text in, size_t from, size_t *at, size_t *len)
{
	struct hit hit = { SECRET_NONE, 0, 0 };
	enum secret_kind kind;

	kind = find(in, from, &secrets, &hit);
	*at = hit.at;
	*len = hit.len;
	return kind;
}

enum secret_kind
personal_find(struct text in, size_t from, size_t *at, size_t *len)
{
	struct hit hit = { SECRET_NONE, 0, 0 };
	enum secret_kind kind;

	kind = find(in, from, &persons, &hit);
	*at = hit.at;
	*len = hit.len;
	return kind;
}

const char *
secret_name(enum secret_kind kind)
{
	static const char *const names[] = {
		[SECRET_NONE] = "none",
		[SECRET_AWS_KEY] = "aws-key",
		[SECRET_PRIVATE_KEY] = "private-key",
		[SECRET_TOKEN] = "token",
		[SECRET_SIGNED_QUERY] = "signed-query",
		[SECRET_USER_INFO] = "user-info",
		[SECRET_PASSWORD] = "password",
		[PERSONAL_EMAIL] = "email",
		[PERSONAL_PHONE] = "phone",
		[PERSONAL_SSN] = "ssn",
		[PERSONAL_CARD] = "card",
		[SECRET_OPAQUE] = "opaque",
	};

	return names[kind];
}
