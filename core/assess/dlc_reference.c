/*
 * dlc_reference.c - host/repository:tag@digest
 *
 * What stands before the first slash is a host if it has a dot or a colon, or
 * is localhost: Docker's rule.
 */
#include <string.h>

#include "assess/dlc.h"

/* Where ECR is, partition by partition. */
static const char *const suffixes[] = {
	"amazonaws.com", "amazonaws.com.cn", "amazonaws.eu", "on.aws",
	"on.amazonwebservices.com.cn", "c2s.ic.gov", "sc2s.sgov.gov",
	"csp.hci.ic.gov", "cloud.adc-e.uk",
};

static int
is_made_of(struct text t, const char *characters)
{
	for (size_t i = 0; i < t.len; i++)
		if (t.at[i] == '\0' || strchr(characters, t.at[i]) == NULL)
			return 0;
	return t.len > 0;
}

static struct text
skip(struct text t, size_t n)
{
	return text_n(t.at + n, t.len - n);
}

/* "111122223333.dkr.ecr-fips.eu-west-1.amazonaws.com" */
static int
read_private(struct dlc_reference *r)
{
	struct text rest = r->host, account = text_cut(&rest, '.'), region;
	size_t n = 0;

	if (account.len != 12 || !is_made_of(account, "0123456789") ||
	    !(text_starts(rest, "dkr.ecr") || text_starts(rest, "dkr-ecr")))
		return 0;
	rest = skip(rest, strlen("dkr.ecr"));
	if (text_starts(rest, "-fips"))
		rest = skip(rest, strlen("-fips"));
	if (!text_starts(rest, "."))
		return 0;
	rest = skip(rest, 1);
	region = text_cut(&rest, '.');
	while (n < sizeof suffixes / sizeof suffixes[0] &&
	       !text_is(rest, suffixes[n]))
		n++;
	if (n == sizeof suffixes / sizeof suffixes[0] ||
	    !is_made_of(region, "abcdefghijklmnopqrstuvwxyz0123456789-"))
		return 0;
	r->account = account;
	r->region = region;
	return 1;
}

static int
has_host(struct text first)
{
	return memchr(first.at, '.', first.len) != NULL ||
		memchr(first.at, ':', first.len) != NULL ||
		text_is(first, "localhost");
}

static void
read_host(struct dlc_reference *r, struct text *rest)
{
	struct text after = *rest, first = text_cut(&after, '/');

	if (after.at == NULL || first.len == 0 || !has_host(first))
		return;
	r->host = first;
	*rest = after;
	if (text_is(first, "public.ecr.aws") ||
	    text_is(first, "ecr-public.aws.com"))
		r->kind = DLC_HOST_PUBLIC;
	else if (read_private(r))
		r->kind = DLC_HOST_PRIVATE;
}

static int
is_digest(struct text t)
{
	return t.len == strlen("sha256:") + 64 && text_starts(t, "sha256:") &&
		is_made_of(skip(t, strlen("sha256:")), "0123456789abcdef");
}

static int
is_tag(struct text t)
{
	return t.len > 0 && t.len <= DLC_TAG_MAX && is_made_of(t,
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
		"0123456789_.-");
}

/* Paths are lower case, and no part of one is empty. */
static int
is_repository(struct text t)
{
	if (!is_made_of(t, "abcdefghijklmnopqrstuvwxyz0123456789._-/") ||
	    t.at[0] == '/' || t.at[t.len - 1] == '/')
		return 0;
	for (size_t i = 1; i < t.len; i++)
		if (t.at[i] == '/' && t.at[i - 1] == '/')
			return 0;
	return 1;
}

int
dlc_reference_read(struct text image, struct dlc_reference *out)
{
	struct text rest = image, digest;

	memset(out, 0, sizeof *out);
	if (image.len == 0)
		return -1;
	digest = rest;
	rest = text_cut(&digest, '@');
	if (digest.at != NULL && !is_digest(digest))
		return -1;
	out->digest = digest;
	read_host(out, &rest);
	out->tag = rest;
	out->repository = text_cut(&out->tag, ':');
	if (out->tag.at != NULL && !is_tag(out->tag))
		return -1;
	return is_repository(out->repository) ? 0 : -1;
}
