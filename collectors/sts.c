/*
 * sts.c - AWS Security Token Service: who is asking
 */
#include <exhibit/collector.h>

static const struct ex_call calls[] = {
	/* needs no right and cannot be denied: provenance of all the rest */
	{ .on = "account", .op = "GetCallerIdentity" },
};

static const struct ex_setting settings[] = {
	{ .id = "sts.account.caller",
	  .title = "Identity the evidence was collected as",
	  .from = "GetCallerIdentity", .path = "Arn",
	  .topic = EX_COMPLIANCE,
	  .judge = "fails: *:root; meets: *:assumed-role/*; review: else",
	  .why = "Evidence should be collected by a role made for it, never "
		 "by the root user." },
};

#define CREDENTIALS "makes credentials"

static const struct ex_unused unused[] = {
	{ "GetAccessKeyInfo", "says only to whom a key belongs" },
	{ "GetDelegatedAccessToken", CREDENTIALS },
	{ "GetFederationToken", CREDENTIALS },
	{ "GetScopedCredentials", CREDENTIALS },
	{ "GetSessionToken", CREDENTIALS },
	{ "GetWebIdentityToken", CREDENTIALS },
};

static const struct ex_without without[] = {
	{ "else", "as whom the run asks, and nothing else" },
};

const struct ex_collector sts_collector = {
	.abi = EX_ABI,
	.name = "sts",
	.title = "AWS Security Token Service",
	.service = { .name = "sts", .protocol = EX_QUERY,
		     .version = "2011-06-15", .rate = { 2, 2 } },
	.calls = EX_TABLE(calls),
	.settings = EX_TABLE(settings),
	.unused = EX_TABLE(unused),
	.without = EX_TABLE(without),
};
