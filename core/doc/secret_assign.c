/*
 * secret_assign.c - values whose name says that they are secret
 *
 *	DB_PASSWORD=…   "apiKey": "…"   password: '…'   --token …
 *
 * A colon alone is not enough: an ARN has secret:NAME.  It must stand behind a
 * quoted name, or be followed by a blank and a value that is no plain word.
 *
 * A value without quotes may be as long as its text and be full of names, so
 * what it is is told by its beginning; only that of a find is followed to its
 * end.  A value in quotes ends where the next one could begin.
 */
#include "doc/secret_find.h"

#include <string.h>

#define NAME_MOST	64
#define VALUE_LOOK	256	/* what tells a secret from a path or a word */

/* Lower case, letters and digits alone; the end of a long one. */
static size_t
squeeze(struct text name, char out[NAME_MOST])
{
	size_t n = 0;

	if (name.len > NAME_MOST - 1)
		name = text_n(name.at + name.len - (NAME_MOST - 1),
			      NAME_MOST - 1);
	for (size_t i = 0; i < name.len; i++) {
		char c = name.at[i];

		if (c >= 'A' && c <= 'Z')
			c = (char)(c - 'A' + 'a');
		if (is_alnum(c))
			out[n++] = c;
	}
	out[n] = '\0';
	return n;
}

static int
ends_with_one(struct text t, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (text_ends(t, words[i]))
			return 1;
	return 0;
}

#define ONE_OF(t, words) \
	ends_with_one((t), (words), sizeof(words) / sizeof((words)[0]))

enum secret_kind
secret_named(struct text name)
{
	/* where a list goes on, and what makes a request unique */
	static const char *const harmless[] = {
		"nexttoken", "clienttoken", "clientrequesttoken", "pagetoken",
		"paginationtoken", "continuationtoken", "requesttoken",
		"idempotencytoken", "forwardtoken", "backwardtoken",
		"starttoken", "creatortoken", "nextpagetoken",
	};
	static const char *const aws[] = {
		"secretaccesskey", "awssecretkey", "secretkey",
	};
	static const char *const token[] = {
		"token", "apikey", "accesskey", "accountkey", "authkey",
		"clientsecret", "apisecret", "appsecret", "tokensecret",
	};
	static const char *const password[] = {
		"password", "passwd", "passphrase", "pwd", "secret",
	};
	char squeezed[NAME_MOST];
	struct text t = text_n(squeezed, squeeze(name, squeezed));

	if (ONE_OF(t, harmless))
		return SECRET_NONE;
	if (ONE_OF(t, aws))
		return SECRET_AWS_KEY;
	if (text_ends(t, "privatekey"))
		return SECRET_PRIVATE_KEY;
	if (ONE_OF(t, token))
		return SECRET_TOKEN;
	return ONE_OF(t, password) ? SECRET_PASSWORD : SECRET_NONE;
}

static int
is_small_number(struct text v)
{
	return v.len <= 3 && run_at(v, 0, is_digit) == v.len;
}

/* /run/secrets/db; an AWS secret key may look like it. */
static int
is_path(struct text v)
{
	return v.at[0] == '/' && memchr(v.at + 1, '/', v.len - 1) != NULL;
}

int
secret_is_value(struct text v, enum secret_kind kind)
{
	static const char *const words[] = {
		"true", "false", "null", "none", "nil", "yes", "required",
		"optional", "enabled", "disabled", "undefined", "hidden",
	};
	/* references, what is filled in later, and what others took out */
	static const char *const starts[] = {
		"arn:", "$", "{{", "<", "%(", "*", "[redacted", "ssm:",
		"HIDDEN_",
	};

	if (v.len < 3 || is_small_number(v))
		return 0;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (text_is_nocase(v, words[i]))
			return 0;
	for (size_t i = 0; i < sizeof(starts) / sizeof(starts[0]); i++)
		if (text_starts(v, starts[i]))
			return 0;
	return kind == SECRET_AWS_KEY || !is_path(v);
}

static int
is_name(char c)
{
	return is_word(c) || c == '.';
}

static int
is_bare_value(char c)
{
	return !is_blank(c) && c != '\0' && !strchr("\"'`,;&<>)]}\\", c);
}

/* Where a value in quotes ends: at the quote that is escaped as the first. */
static size_t
quoted_length(struct text in, size_t i, char quote, int escaped)
{
	size_t n = 0;
	int odd = 0;

	for (; i + n < in.len; n++) {
		if (in.at[i + n] == quote && odd == escaped)
			return escaped ? n - 1 : n;
		odd = in.at[i + n] == '\\' ? !odd : 0;
	}
	return n;
}

/* As much of the value as tells what it is; all of one in quotes. */
static struct text
value_at(struct text in, size_t i, int *quoted)
{
	int escaped = char_at(in, i) == '\\';
	char quote = char_at(in, i + (size_t)escaped);

	*quoted = quote == '"' || quote == '\'';
	if (*quoted) {
		i += (size_t)escaped + 1;
		return text_n(in.at + i, quoted_length(in, i, quote, escaped));
	}
	if (i >= in.len)
		return text_of("");
	if (in.len - i > VALUE_LOOK)
		in.len = i + VALUE_LOOK;
	return text_n(in.at + i, run_at(in, i, is_bare_value));
}

static int
is_quote(char c)
{
	return c == '"' || c == '\'';
}

/* The name before i; *quoted: it was in quotes. */
static struct text
name_before(struct text in, size_t i, int *quoted)
{
	size_t n = 0;

	while (i > 0 && in.at[i - 1] == ' ')
		i--;
	*quoted = is_quote(char_before(in, i));
	if (*quoted)
		i--;
	if (char_before(in, i) == '\\')
		i--;
	while (n < i && n < NAME_MOST && is_name(in.at[i - n - 1]))
		n++;
	return text_n(in.at + i - n, n);
}

/* "Password: must be long" is prose; 'hunter2!' is not. */
static int
is_no_word(struct text v)
{
	size_t letters = 0;

	for (size_t i = 0; i < v.len; i++)
		letters += is_alnum(v.at[i]) && !is_digit(v.at[i]);
	return v.len >= 6 && letters < v.len &&
	    !(letters + 1 == v.len && strchr(".:!?", v.at[v.len - 1]));
}

/* key:value without a blank or a quote, as in each ARN, is never a find. */
static int
is_plain_colon(struct text in, size_t i)
{
	char next = char_at(in, i + 1);

	return in.at[i] == ':' && !is_blank(next) && !is_quote(next) &&
	    next != '\\';
}

/* At = or :, which may have a blank on either side. */
int
detect_assigned(struct text in, size_t i, struct hit *hit)
{
	int name_quoted, value_quoted;
	enum secret_kind kind;
	struct text name, v;
	size_t blanks;

	if (char_at(in, i + 1) == '=' || char_before(in, i) == '=' ||
	    is_plain_colon(in, i))
		return 0;
	name = name_before(in, i, &name_quoted);
	kind = name.len > 0 ? secret_named(name) : SECRET_NONE;
	if (kind == SECRET_NONE)
		return 0;
	blanks = run_at(in, i + 1, is_blank);
	v = value_at(in, i + 1 + blanks, &value_quoted);
	if (in.at[i] == ':' && !value_quoted &&
	    (name_quoted || blanks == 0 || !is_no_word(v)))
		return 0;
	if (v.len == 0 || !secret_is_value(v, kind))
		return 0;
	*hit = (struct hit){ kind, (size_t)(v.at - in.at), v.len };
	if (!value_quoted)
		hit->len = run_at(in, hit->at, is_bare_value);
	return 1;
}

enum secret_kind
secret_flag(struct text argument)
{
	if (argument.len < 3 || argument.at[0] != '-' ||
	    run_at(argument, 0, is_word) != argument.len)
		return SECRET_NONE;
	return secret_named(argument);
}

static int
is_between(char c)
{
	return is_blank(c) || c == '"' || c == '\'' || c == ',' || c == '\\';
}

/* --name value, also as neighbours in a JSON list. */
int
detect_flag(struct text in, size_t i, struct hit *hit)
{
	enum secret_kind kind;
	size_t n, gap;

	if (char_at(in, i + 1) != '-' || is_word(char_before(in, i)))
		return 0;
	n = run_at(in, i, is_word);
	if (n > NAME_MOST)
		return 0;
	kind = secret_flag(text_n(in.at + i, n));
	gap = run_at(in, i + n, is_between);
	if (kind == SECRET_NONE || gap == 0 || char_at(in, i + n + gap) == '-')
		return 0;
	i += n + gap;
	n = run_at(in, i, is_bare_value);
	*hit = (struct hit){ kind, i, n };
	return n > 0 && secret_is_value(text_n(in.at + i, n), kind);
}
