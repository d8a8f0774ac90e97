/*
 * personal.c - people in text: addresses, telephones, US numbers, cards
 *
 * An account's twelve digits, a time in ms, an ARN, a UUID and a page token
 * are none: a number counts only where nothing that ids are made of touches it.
 * Resources are named after people and numbers, though, and a name has no
 * blanks: there a telephone may stand between words, as in
 * complaint-415-555-2671-b, and one without its area behind a first and a last
 * name, as in jane.doe-555-0100.  Three digits, then four are in no UUID, date
 * or account.
 */
#include "doc/secret_find.h"

#include <string.h>

#define NAME_MOST	24

static int
is_local(char c)
{
	return is_word(c) || c == '.' || c == '%' || c == '+';
}

static int
is_domain(char c)
{
	return is_alnum(c) || c == '.' || c == '-';
}

static int
is_letter(char c)
{
	return is_alnum(c) && !is_digit(c);
}

/* The domain at i up to its last label, which is letters; 0: none. */
static size_t
domain_length(struct text in, size_t i)
{
	size_t n = run_at(in, i, is_domain), label = 0;

	while (n > 0 && !is_alnum(in.at[i + n - 1]))
		n--;
	while (label < n && is_letter(in.at[i + n - 1 - label]))
		label++;
	if (label < 2 || label > 24 || n < label + 2 ||
	    in.at[i + n - 1 - label] != '.' || !is_alnum(in.at[i]))
		return 0;
	return n;
}

/* scheme://user:word@host is the business of detect_user_info. */
static int
is_in_authority(struct text in, size_t i)
{
	for (size_t n = 0; i > 0 && n < 256; n++, i--) {
		char c = in.at[i - 1];

		if (c == '/')
			return i > 2 && in.at[i - 2] == '/' &&
			    in.at[i - 3] == ':';
		if (is_blank(c) || c == '"' || c == '\'')
			return 0;
	}
	return 0;
}

int
detect_email(struct text in, size_t i, struct hit *hit)
{
	size_t from = i, domain;

	while (from > 0 && i - from < 64 && is_local(in.at[from - 1]))
		from--;
	while (from < i && !is_alnum(in.at[from]))
		from++;
	domain = domain_length(in, i + 1);
	if (from == i || domain == 0 || is_in_authority(in, from))
		return 0;
	if (i - from == 3 && memcmp(in.at + from, "git", 3) == 0)
		return 0;
	*hit = (struct hit){ PERSONAL_EMAIL, from, i + 1 + domain - from };
	return 1;
}

/* Does something that ids are made of stand on either side? */
static int
is_alone(struct text in, size_t i, size_t n)
{
	char before = char_before(in, i), after = char_at(in, i + n);

	if (is_word(before) || (before != '\0' && strchr("./:+$#%", before)))
		return 0;
	if (is_word(after) || (after != '\0' && strchr("/:+=@%", after)))
		return 0;
	return !(after == '.' && is_alnum(char_at(in, i + n + 1)));
}

/* d: a digit, n: 2 to 9, else itself. */
static int
has_shape(struct text in, size_t i, const char *shape)
{
	for (; *shape != '\0'; shape++, i++) {
		char c = char_at(in, i);
		int fits;

		if (*shape == 'd')
			fits = is_digit(c);
		else if (*shape == 'n')
			fits = c >= '2' && c <= '9';
		else
			fits = c == *shape;
		if (!fits)
			return 0;
	}
	return 1;
}

/* + and 8 to 15 digits, between them at most a pair of blanks and signs. */
static int
detect_international(struct text in, size_t i, struct hit *hit)
{
	size_t digits = 0, gap = 0, end = i + 1;
	char before = char_before(in, i);

	if (is_word(before) || (before != '\0' && strchr("./+:", before)))
		return 0;
	if (!is_digit(char_at(in, i + 1)) || in.at[i + 1] == '0')
		return 0;
	for (size_t k = i + 1; k < in.len && gap <= 2; k++) {
		if (is_digit(in.at[k])) {
			digits++;
			gap = 0;
			end = k + 1;
		} else if (strchr(" .-()", in.at[k]) && in.at[k] != '\0') {
			gap++;
		} else {
			break;
		}
	}
	if (is_base64(char_at(in, end)))
		return 0;
	*hit = (struct hit){ PERSONAL_PHONE, i, end - i };
	return digits >= 8 && digits <= 15;
}

static int
is_joint(char c)
{
	return c == '-' || c == '_';
}

/* Nothing touches it but a sign that joins it to a word. */
static int
is_between_words(struct text in, size_t i, size_t n)
{
	char before = char_before(in, i), after = char_at(in, i + n);

	if (is_joint(before) ? !is_letter(char_before(in, i - 1)) :
	    before != '\0' && !is_blank(before))
		return 0;
	if (is_joint(after))
		return is_letter(char_at(in, i + n + 1));
	if (after == '.')
		return !is_digit(char_at(in, i + n + 1));
	return after == '\0' || is_blank(after);
}

/* Letters that end before i; as many as a name may have. */
static size_t
letters_before(struct text in, size_t i)
{
	size_t n = 0;

	while (n < i && n <= NAME_MOST && is_letter(in.at[i - n - 1]))
		n++;
	return n >= 2 && n <= NAME_MOST ? n : 0;
}

/* "jane.doe" and a sign, before i. */
static int
is_behind_name(struct text in, size_t i)
{
	size_t last, first;

	if (!is_joint(char_before(in, i)))
		return 0;
	last = letters_before(in, i - 1);
	if (last == 0 || char_before(in, i - 1 - last) != '.')
		return 0;
	i -= last + 2;
	first = letters_before(in, i);
	return first > 0 && (first == i ||
	    (in.at[i - first - 1] != '.' && !is_digit(in.at[i - first - 1])));
}

static int
detect_in_name(struct text in, size_t i, struct hit *hit)
{
	size_t n = strlen("ndd-ndd-dddd");

	if (!has_shape(in, i, "ndd-ndd-dddd") &&
	    !has_shape(in, i, "ndd_ndd_dddd")) {
		n = strlen("ndd-dddd");
		if (!has_shape(in, i, "ndd-dddd") || !is_behind_name(in, i))
			return 0;
	}
	*hit = (struct hit){ PERSONAL_PHONE, i, n };
	return is_between_words(in, i, n);
}

int
detect_phone(struct text in, size_t i, struct hit *hit)
{
	static const char *const shapes[] = {
		"(ndd) ndd-dddd", "(ndd)ndd-dddd", "ndd-ndd-dddd",
		"ndd.ndd.dddd", "1-ndd-ndd-dddd", "1 (ndd) ndd-dddd",
	};
	size_t n;

	if (in.at[i] == '+')
		return detect_international(in, i, hit);
	for (size_t k = 0; k < sizeof(shapes) / sizeof(shapes[0]); k++) {
		n = strlen(shapes[k]);
		if (has_shape(in, i, shapes[k]) && is_alone(in, i, n)) {
			*hit = (struct hit){ PERSONAL_PHONE, i, n };
			return 1;
		}
	}
	return detect_in_name(in, i, hit);
}

/* Area 000, 666 and 9xx, group 00 and serial 0000 were never issued. */
static int
is_ssn(const char *s)
{
	return memcmp(s, "000", 3) != 0 && memcmp(s, "666", 3) != 0 &&
	    s[0] != '9' && memcmp(s + 4, "00", 2) != 0 &&
	    memcmp(s + 7, "0000", 4) != 0;
}

static int
luhn_holds(const char *digits, size_t n)
{
	unsigned sum = 0, d;

	for (size_t i = 0; i < n; i++) {
		d = (unsigned)(digits[n - 1 - i] - '0');
		if (i % 2 == 1)
			d = d * 2 > 9 ? d * 2 - 9 : d * 2;
		sum += d;
	}
	return sum % 10 == 0;
}

/* A tenth of all numbers pass Luhn's test: the issuer must fit, too. */
static int
is_card(const char *digits, size_t n)
{
	static const struct {
		unsigned low, high;	/* of the first four digits */
		size_t lengths[3];
	} issuers[] = {
		{ 4000, 4999, { 13, 16, 19 } },
		{ 5100, 5599, { 16 } }, { 2221, 2720, { 16 } },
		{ 3400, 3499, { 15 } }, { 3700, 3799, { 15 } },
		{ 6011, 6011, { 16 } }, { 6440, 6599, { 16 } },
		{ 3000, 3059, { 14 } }, { 3600, 3699, { 14 } },
		{ 3800, 3899, { 14 } }, { 3528, 3589, { 16 } },
	};
	unsigned first = 0;

	for (size_t i = 0; i < 4; i++)
		first = first * 10 + (unsigned)(digits[i] - '0');
	for (size_t i = 0; i < sizeof(issuers) / sizeof(issuers[0]); i++) {
		if (first < issuers[i].low || first > issuers[i].high)
			continue;
		for (size_t k = 0; k < 3; k++)
			if (issuers[i].lengths[k] == n)
				return luhn_holds(digits, n);
	}
	return 0;
}

/* Its length at i, plain or in the groups that are printed on it; 0: none. */
static size_t
card_length(struct text in, size_t i)
{
	static const char *const shapes[] = {
		"dddd dddd dddd dddd", "dddd-dddd-dddd-dddd",
		"dddd dddddd ddddd", "dddd-dddddd-ddddd",
	};
	size_t n = run_at(in, i, is_digit);

	if (n >= 13 && n <= 19)
		return n;
	for (size_t k = 0; n == 4 && k < sizeof(shapes) / sizeof(shapes[0]);
	     k++)
		if (has_shape(in, i, shapes[k]))
			return strlen(shapes[k]);
	return 0;
}

static int
detect_card(struct text in, size_t i, struct hit *hit)
{
	size_t len = card_length(in, i), n = 0;
	char digits[19];

	if (len == 0 || !is_alone(in, i, len))
		return 0;
	for (size_t k = 0; k < len && n < sizeof(digits); k++)
		if (is_digit(in.at[i + k]))
			digits[n++] = in.at[i + k];
	*hit = (struct hit){ PERSONAL_CARD, i, len };
	return is_card(digits, n);
}

int
detect_number(struct text in, size_t i, struct hit *hit)
{
	if (is_digit(char_before(in, i)))
		return 0;
	if (has_shape(in, i, "ddd-dd-dddd") && is_alone(in, i, 11) &&
	    is_ssn(in.at + i)) {
		*hit = (struct hit){ PERSONAL_SSN, i, 11 };
		return 1;
	}
	return detect_card(in, i, hit);
}
