/*
 * host.c - the host of a service in a region
 *
 * {prefix}[-fips].{region}.{suffix}, and who leaves it: services of a whole
 * partition, S3's dual-stack label, odd FIPS labels.  The region is pinned
 * before a variant is applied: AWS's own rule sets forget that and make hosts
 * that do not exist.
 */
#include <stdio.h>
#include <string.h>

#include "aws/endpoint.h"
#include "aws/endpoint_table.h"
#include "aws/partition.h"
#include "base/text.h"

struct place {
	const char *prefix;
	const struct partition *partition;
	const char *region;
	int fips, dual;
};

/* One host a partition, whatever the region asked from. */
static const struct global_host {
	const char *prefix, *partition;
	const char *host, *fips, *dual, *dual_fips;	/* NULL: there is none */
	const char *region;
} global_hosts[] = {
	{ "iam", "aws", "iam.amazonaws.com", "iam-fips.amazonaws.com",
	  "iam.global.api.aws", "iam-fips.global.api.aws", "us-east-1" },
	{ "iam", "aws-cn", "iam.cn-north-1.amazonaws.com.cn", NULL,
	  "iam.global.api.amazonwebservices.com.cn", NULL, "cn-north-1" },
	{ "iam", "aws-us-gov", "iam.us-gov.amazonaws.com",
	  "iam.us-gov.amazonaws.com", "iam.us-gov.api.aws",
	  "iam.us-gov.api.aws", "us-gov-west-1" },
	{ "organizations", "aws", "organizations.us-east-1.amazonaws.com",
	  "organizations-fips.us-east-1.amazonaws.com",
	  "organizations.us-east-1.amazonaws.com",
	  "organizations-fips.us-east-1.amazonaws.com", "us-east-1" },
	{ "organizations", "aws-cn",
	  "organizations.cn-northwest-1.amazonaws.com.cn", NULL,
	  "organizations.cn-northwest-1.amazonaws.com.cn", NULL,
	  "cn-northwest-1" },
	{ "organizations", "aws-us-gov",
	  "organizations.us-gov-west-1.amazonaws.com",
	  "organizations.us-gov-west-1.amazonaws.com",
	  "organizations.us-gov-west-1.amazonaws.com",
	  "organizations.us-gov-west-1.amazonaws.com", "us-gov-west-1" },
};

/* Everything else that is asked in the partition's global region only. */
static int
is_pinned(const char *prefix)
{
	static const char *const pinned[] = {
		"iam", "organizations", "account", "artifact", "health",
		"support",
	};

	for (size_t i = 0; i < sizeof(pinned) / sizeof(pinned[0]); i++) {
		if (strcmp(prefix, pinned[i]) == 0)
			return 1;
	}
	return 0;
}

static int
is_s3_family(const char *prefix)
{
	return strcmp(prefix, "s3") == 0 || strcmp(prefix, "s3-control") == 0;
}

/* It becomes part of a host name, and may come out of somebody's answer. */
static int
is_region(const char *region)
{
	size_t n = strlen(region);

	return n > 3 && n < 32 && region[0] != '-' && region[n - 1] != '-' &&
	       strspn(region, "abcdefghijklmnopqrstuvwxyz0123456789-") == n &&
	       strchr(region, '-') != NULL;
}

static int
is_account(const char *account)
{
	return account != NULL && strlen(account) == 12 &&
	       strspn(account, "0123456789") == 12;
}

static int
has_word(const char *words, const char *word)
{
	struct text rest = text_of(words);

	for (;;) {
		struct text w = text_word(&rest);

		if (w.len == 0)
			return 0;
		if (text_is(w, word))
			return 1;
	}
}

/* GovCloud's CloudWatch and EventBridge are FIPS by their plain names also
 * over dual-stack. */
static int
is_plain_anyway(const struct place *p)
{
	return strcmp(p->partition->name, "aws-us-gov") == 0 &&
	       (strcmp(p->prefix, "monitoring") == 0 ||
		strcmp(p->prefix, "events") == 0);
}

static int
no_fips(const struct place *p, struct error *err)
{
	return error_set(err, ERROR_USAGE, "%s has no FIPS endpoint in %s",
			 p->prefix, p->region);
}

static const struct {
	const char *prefix, *partition;	/* partition NULL: any */
	int dual;
	const char *label;
} odd_labels[] = {
	{ "transcribe", "aws-cn", 0, "cn.transcribe" },
	{ "mediaconvert", "aws-cn", 0, "subscribe.mediaconvert" },
	{ "api.ecr", NULL, 1, "ecr" },
	{ "elasticfilesystem", NULL, 1, "efs" },
};

static const char *
plain_label(const struct place *p)
{
	for (size_t i = 0; i < sizeof(odd_labels) / sizeof(odd_labels[0]); i++) {
		const char *partition = odd_labels[i].partition;

		if (strcmp(odd_labels[i].prefix, p->prefix) == 0 &&
		    odd_labels[i].dual == (p->dual != 0) &&
		    (partition == NULL ||
		     strcmp(partition, p->partition->name) == 0))
			return odd_labels[i].label;
	}
	return p->prefix;
}

static int
fips_label(const struct place *p, struct buffer *out, struct error *err)
{
	const struct fips_row *row = fips_table;
	int known = 0;

	for (; row->prefix != NULL; row++) {
		if (strcmp(row->prefix, p->prefix) != 0 ||
		    strcmp(row->partition, p->partition->name) != 0)
			continue;
		known = 1;
		if (has_word(row->regions, p->region))
			break;
	}
	/* AWS's rule sets make FIPS hosts for China, but there are none. */
	if ((known && row->prefix == NULL) ||
	    strcmp(p->partition->name, "aws-cn") == 0)
		return no_fips(p, err);
	if (known && (!p->dual || is_s3_family(p->prefix) || is_plain_anyway(p)))
		buffer_puts(out, row->label);
	else
		buffer_printf(out, "%s-fips", plain_label(p));
	return 0;
}

/* Secrets Manager has no dual-stack suffix in the three old partitions. */
static int
keeps_suffix(const struct place *p)
{
	const char *partition = p->partition->name;

	if (strcmp(p->prefix, "secretsmanager") != 0)
		return is_s3_family(p->prefix);
	if (strcmp(partition, "aws-cn") == 0)
		return !p->fips;
	return strcmp(partition, "aws") == 0 ||
	       strcmp(partition, "aws-us-gov") == 0;
}

static const char *
suffix(const struct place *p)
{
	return p->dual && !keeps_suffix(p) ? p->partition->dual_suffix
					   : p->partition->suffix;
}

static const struct global_host *
global_host(const struct place *p)
{
	for (size_t i = 0;
	     i < sizeof(global_hosts) / sizeof(global_hosts[0]); i++) {
		const struct global_host *g = &global_hosts[i];

		if (strcmp(g->prefix, p->prefix) == 0 &&
		    strcmp(g->partition, p->partition->name) == 0)
			return g;
	}
	return NULL;
}

static const char *
variant(const struct global_host *g, const struct place *p)
{
	if (p->fips)
		return p->dual ? g->dual_fips : g->fips;
	return p->dual ? g->dual : g->host;
}

/* "api.{name}.{region}.{suffix}": a host the table spells out. */
static void
put_spelled(struct buffer *out, const char *pattern, const char *account,
	    const struct place *p)
{
	const struct {
		const char *name, *value;
	} vars[] = {
		{ "{name}", p->prefix }, { "{region}", p->region },
		{ "{suffix}", suffix(p) }, { "{account}", account },
	};

	while (*pattern != '\0') {
		size_t i = 0;

		while (i < 4 && strncmp(pattern, vars[i].name,
					strlen(vars[i].name)) != 0)
			i++;
		if (i == 4) {
			buffer_putc(out, *pattern++);
			continue;
		}
		buffer_puts(out, vars[i].value != NULL ? vars[i].value : "");
		pattern += strlen(vars[i].name);
	}
}

static int
put_host(struct buffer *host, const struct ex_service *service,
	 const char *account, const struct place *p, struct error *err)
{
	const struct global_host *g = global_host(p);

	if (g != NULL && variant(g, p) == NULL)
		return no_fips(p, err);
	if (g != NULL) {
		buffer_puts(host, variant(g, p));
		return 0;
	}
	if (strcmp(p->prefix, "s3-control") == 0) {
		if (!is_account(account))
			return error_set(err, ERROR_USAGE,
					 "s3control: no account number");
		buffer_printf(host, "%s.", account);
	}
	if (service->host != NULL && strchr(service->host, '{') != NULL) {
		put_spelled(host, service->host, account, p);
		return 0;
	}
	if (p->fips) {
		if (fips_label(p, host, err) < 0)
			return -1;
	} else {
		buffer_puts(host, plain_label(p));
	}
	if (p->dual && is_s3_family(p->prefix))
		buffer_puts(host, ".dualstack");
	buffer_printf(host, ".%s.%s", p->region, suffix(p));
	return 0;
}

/* Of an account-level call: quotas of global services are in the global
 * region, everything else is asked from where the user is at home. */
static const char *
region_of(const struct ex_service *service, const char *region,
	  const struct endpoint_options *options)
{
	const struct partition *p;

	if (region[0] != '\0' && !is_pinned(endpoint_prefix(service)))
		return region;
	if (region[0] != '\0')
		p = partition_of_region(region);
	else if (options->partition != NULL &&
		 partition_named(options->partition) != NULL)
		p = partition_named(options->partition);
	else
		p = partition_of_region(options->home_region != NULL ?
					options->home_region : "");
	if (is_pinned(endpoint_prefix(service)) || options->home_region == NULL ||
	    options->home_region[0] == '\0' ||
	    strcmp(endpoint_prefix(service), "servicequotas") == 0)
		return p->global_region;
	return options->home_region;
}

int
partition_host(const struct ex_service *service, const char *account,
	       const char *region, const struct endpoint_options *options,
	       struct buffer *host, const char **signing_region,
	       struct error *err)
{
	struct place p = {
		.prefix = endpoint_prefix(service),
		.region = region_of(service, region, options),
		.fips = options->fips,
		.dual = options->dualstack,
	};
	const struct global_host *g;
	struct endpoint endpoint;
	const char *url;

	if (!is_region(p.region))
		return error_set(err, ERROR_USAGE, "%s: no region is named so",
				 p.region);
	p.partition = partition_of_region(p.region);
	if (strcmp(p.partition->name, "aws-eusc") == 0 &&
	    strcmp(p.prefix, "health") == 0)
		p.dual = 1;
	g = global_host(&p);
	*signing_region = g != NULL ? g->region : p.region;
	if (endpoint_override(service, options, &url, err) < 0)
		return -1;
	if (url == NULL)
		return put_host(host, service, account, &p, err);
	if (endpoint_read(text_of(url), &endpoint, err) < 0)
		return -1;
	buffer_text(host, endpoint.host);
	return 0;
}
