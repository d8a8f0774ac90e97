/* secret_aws.c - access keys, and what signs a link */
#include "doc/secret_find.h"

#define KEY_ID		20	/* AKIA or ASIA, and sixteen more */
#define SECRET_KEY	40
#define SECRET_PART	16
#define SECRET_NEAR	80	/* how far behind the id its secret may stand */
#define ID_ROOM		64	/* an id alone, and the blanks around it */

static int
is_key_char(char c)
{
	return is_digit(c) || (c >= 'A' && c <= 'Z');
}

static int
is_secret_char(char c)
{
	return is_alnum(c) || c == '+' || c == '/';
}

/*
 * "accessKeyId":"AKIA…" names a key, as does a string that is the id alone; in
 * other company an id was most likely pasted together with its secret.
 */
static int
is_identifier(struct text in, size_t i)
{
	size_t n;

	if (in.len <= ID_ROOM && text_trim(in).len == KEY_ID)
		return 1;
	while (i > 0 && (in.at[i - 1] == '"' || in.at[i - 1] == '\\' ||
	    in.at[i - 1] == ' '))
		i--;
	if (char_before(in, i) != ':')
		return 0;
	for (i--; i > 0 && (in.at[i - 1] == '"' || in.at[i - 1] == '\\');)
		i--;
	for (n = 0; n < i && n <= 11 && is_word(in.at[i - n - 1]);)
		n++;
	return n == 11 && stands_at(in, i - n, "accessKeyId");
}

/*
 * Where a secret that follows ends; 0: none does.  At the end of a text, which
 * may have been cut there, less of it is enough.
 */
static size_t
secret_behind(struct text in, size_t i)
{
	size_t end = i + SECRET_NEAR, whole = in.len, n;

	if (in.len > end + SECRET_KEY + 1)
		in.len = end + SECRET_KEY + 1;
	while (i < in.len && i < end) {
		n = run_at(in, i, is_secret_char);
		if (n == SECRET_KEY || (i + n == whole && n < SECRET_KEY &&
					n >= SECRET_PART))
			return i + n;
		i += n > 0 ? n : 1;
	}
	return 0;
}

int
detect_aws_key(struct text in, size_t i, struct hit *hit)
{
	size_t end;

	if (!stands_at(in, i, "AKIA") && !stands_at(in, i, "ASIA"))
		return 0;
	if (is_alnum(char_before(in, i)) ||
	    run_at(in, i, is_key_char) != KEY_ID ||
	    is_alnum(char_at(in, i + KEY_ID)) || is_identifier(in, i))
		return 0;
	end = secret_behind(in, i + KEY_ID);
	*hit = (struct hit){ SECRET_AWS_KEY, i, end > 0 ? end - i : KEY_ID };
	return 1;
}

static int
is_query_value(char c)
{
	return is_base64(c) || c == '%' || c == '.' || c == '~';
}

/* At the = of a query's member. */
int
detect_signed_query(struct text in, size_t i, struct hit *hit)
{
	static const struct {
		const char *name;
		int anywhere;	/* also where no ? or & stands before it */
	} names[] = {
		{ "X-Amz-Signature", 1 }, { "X-Amz-Security-Token", 1 },
		{ "X-Goog-Signature", 1 }, { "Signature", 1 }, { "sig", 0 },
	};
	size_t from = i, n;
	char before;

	while (from > 0 && i - from < 24 && is_word(in.at[from - 1]))
		from--;
	before = char_before(in, from);
	for (size_t k = 0; k < sizeof(names) / sizeof(names[0]); k++) {
		if (!text_is_nocase(text_n(in.at + from, i - from),
				    names[k].name))
			continue;
		if (!names[k].anywhere && before != '?' && before != '&')
			return 0;
		n = run_at(in, i + 1, is_query_value);
		*hit = (struct hit){ SECRET_SIGNED_QUERY, i + 1, n };
		return n >= 8;
	}
	return 0;
}
