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

/* Which detectors a character calls, most telling first. */
struct call {
	const char *chars;
	detect_fn *fn;
};

static const struct call secrets[] = {
	{ "-", detect_private_key },
	{ "-", detect_flag },
	{ "A", detect_aws_key },
	{ "bB", detect_bearer },
	{ "AFIeghnsx", detect_issued },
	{ "=", detect_signed_query },
	{ "=:", detect_assigned },
	{ ":", detect_user_info },
};

static const struct call personals[] = {
	{ "@", detect_email },
	{ "+(0123456789", detect_phone },
	{ "0123456789", detect_number },
};

static enum secret_kind
find(struct text in, size_t from, const struct call *calls, size_t n,
     struct hit *hit)
{
	char any[128] = { 0 };

	for (size_t k = 0; k < n; k++)
		for (const char *c = calls[k].chars; *c != '\0'; c++)
			any[(unsigned char)*c] = 1;
	for (size_t i = from; i < in.len; i++) {
		unsigned char c = (unsigned char)in.at[i];

		if (c >= sizeof(any) || !any[c])
			continue;
		for (size_t k = 0; k < n; k++)
			if (strchr(calls[k].chars, c) != NULL &&
			    calls[k].fn(in, i, hit) && hit->at >= from)
				return hit->kind;
	}
	return SECRET_NONE;
}

enum secret_kind
secret_find(struct text in, size_t from, size_t *at, size_t *len)
{
	struct hit hit = { SECRET_NONE, 0, 0 };
	enum secret_kind kind;

	kind = find(in, from, secrets, sizeof(secrets) / sizeof(secrets[0]),
		    &hit);
	*at = hit.at;
	*len = hit.len;
	return kind;
}

enum secret_kind
personal_find(struct text in, size_t from, size_t *at, size_t *len)
{
	struct hit hit = { SECRET_NONE, 0, 0 };
	enum secret_kind kind;

	kind = find(in, from, personals,
		    sizeof(personals) / sizeof(personals[0]), &hit);
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
	};

	return names[kind];
}
