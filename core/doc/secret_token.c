/* secret_token.c - what shows by itself that it is a credential */
#include "doc/secret_find.h"

#include <string.h>

static size_t
find_word(struct text in, size_t from, const char *word)
{
	const char *p;

	if (from >= in.len)
		return in.len;
	p = memmem(in.at + from, in.len - from, word, strlen(word));
	return p != NULL ? (size_t)(p - in.at) : in.len;
}

static int
is_label(char c)
{
	return (c >= 'A' && c <= 'Z') || c == ' ';
}

/* From BEGIN to END; a block cut short goes to the end of the text. */
int
detect_private_key(struct text in, size_t i, struct hit *hit)
{
	size_t n, end;

	if (!stands_at(in, i, "-----BEGIN "))
		return 0;
	n = run_at(in, i + 11, is_label);
	if (n < 11 || n > 40 || !stands_at(in, i + n, "PRIVATE KEY"))
		return 0;
	end = find_word(in, i + 11 + n, "-----END");
	if (end < in.len)
		end = find_word(in, end + 8, "-----");
	end = end < in.len ? end + 5 : in.len;
	*hit = (struct hit){ SECRET_PRIVATE_KEY, i, end - i };
	return 1;
}

static int
is_token_char(char c)
{
	return is_base64(c) || c == '.' || c == '~';
}

static int
has_digit(struct text in, size_t i, size_t n)
{
	for (; n > 0; n--, i++)
		if (is_digit(in.at[i]))
			return 1;
	return 0;
}

/* "Bearer" and "Basic" are words, too: a token has a digit and some length. */
int
detect_bearer(struct text in, size_t i, struct hit *hit)
{
	size_t from, n;

	if (is_word(char_before(in, i)))
		return 0;
	if (stands_at(in, i, "bearer "))
		from = i + 7;
	else if (stands_at(in, i, "basic "))
		from = i + 6;
	else
		return 0;
	from += run_at(in, from, is_blank);
	n = run_at(in, from, is_token_char);
	*hit = (struct hit){ SECRET_TOKEN, from, n };
	return n >= 16 && has_digit(in, from, n);
}

/* Three parts in base64, the first two of which begin with {". */
static int
detect_jwt(struct text in, size_t i, struct hit *hit)
{
	size_t head, body, sign;

	head = run_at(in, i, is_word);
	if (head < 10 || char_at(in, i + head) != '.' ||
	    memcmp(in.at + i, "eyJ", 3) != 0)
		return 0;
	if (!stands_at(in, i + head + 1, "eyJ"))
		return 0;
	body = run_at(in, i + head + 1, is_word);
	if (body < 10 || char_at(in, i + head + 1 + body) != '.')
		return 0;
	sign = run_at(in, i + head + body + 2, is_word);
	*hit = (struct hit){ SECRET_TOKEN, i, head + body + sign + 2 };
	return sign >= 16;
}

/* What issuers put before their tokens so that they can be found. */
int
detect_issued(struct text in, size_t i, struct hit *hit)
{
	static const struct {
		const char *prefix;
		size_t least;		/* characters in all */
	} issued[] = {
		{ "ghp_", 40 }, { "gho_", 40 }, { "ghu_", 40 }, { "ghs_", 40 },
		{ "github_pat_", 40 }, { "glpat-", 26 }, { "npm_", 40 },
		{ "hf_", 33 }, { "sk_live_", 24 }, { "xoxb-", 24 },
		{ "xoxp-", 24 }, { "xoxa-", 24 }, { "AIza", 39 },
		{ "IQoJb3JpZ2lu", 100 }, { "FwoGZXIvYXdz", 100 },
	};
	size_t n;

	if (is_base64(char_before(in, i)) && char_before(in, i) != '=' &&
	    char_before(in, i) != '/')
		return 0;
	if (in.at[i] == 'e')
		return detect_jwt(in, i, hit);
	for (size_t k = 0; k < sizeof(issued) / sizeof(issued[0]); k++) {
		size_t len = strlen(issued[k].prefix);

		if (in.len - i < issued[k].least ||
		    memcmp(in.at + i, issued[k].prefix, len) != 0)
			continue;
		n = run_at(in, i, issued[k].least == 100 ? is_base64 : is_word);
		*hit = (struct hit){ SECRET_TOKEN, i, n };
		return n >= issued[k].least;
	}
	return 0;
}

static int
in_authority(char c)
{
	return !is_blank(c) && c != '\0' && !strchr("/?#\"'<>\\", c);
}

/* scheme://name:password@host; a name alone (ssh://git@) is no secret. */
int
detect_user_info(struct text in, size_t i, struct hit *hit)
{
	size_t from = i + 3, n = 0, len = 0, colon = 0;

	if (!stands_at(in, i, "://") || !is_alnum(char_before(in, i)))
		return 0;
	for (; n < 512 && from + n < in.len && in_authority(in.at[from + n]);
	     n++) {
		if (in.at[from + n] == '@')
			len = n;
		else if (in.at[from + n] == ':' && colon == 0)
			colon = n;
	}
	if (len == 0 || colon == 0 || colon + 1 >= len)
		return 0;
	*hit = (struct hit){ SECRET_USER_INFO, from, len };
	return secret_is_value(text_n(in.at + from + colon + 1,
				      len - colon - 1), SECRET_USER_INFO);
}
