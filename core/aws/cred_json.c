/* Credentials as JSON: process, container, IMDS and SSO all answer so. */
#include <stdlib.h>
#include <string.h>

#include "aws/provider.h"
#include "base/clock.h"

static int
read_expiration(struct text value, int in_ms, int64_t *out)
{
	char digits[24];

	*out = 0;
	if (!value.len)
		return 0;
	if (!in_ms)
		return clock_read_iso(value, out);
	if (value.len >= sizeof(digits))
		return -1;
	memcpy(digits, value.at, value.len);
	digits[value.len] = '\0';
	*out = strtoll(digits, NULL, 10);
	return *out > 0 ? 0 : -1;
}

static struct text
member(const struct ex_node *doc, const char *name, const char *other)
{
	const struct ex_node *n = node_member(doc, name);

	return node_text(n ? n : node_member(doc, other));
}

int
read_json_credentials(const struct ex_node *doc, const char *token_name,
		      int expires_ms, struct credentials *out,
		      struct error *err)
{
	struct text id = member(doc, "AccessKeyId", "accessKeyId");
	struct text secret = member(doc, "SecretAccessKey", "secretAccessKey");

	if (!id.len || !secret.len)
		return error_set(err, ERROR_SYSTEM,
				 "no AccessKeyId and SecretAccessKey in the answer");
	if (set_field(out->key_id, sizeof(out->key_id), id, "AccessKeyId",
		      err) < 0 ||
	    set_field(out->secret, sizeof(out->secret), secret,
		      "SecretAccessKey", err) < 0 ||
	    set_field(out->token, sizeof(out->token),
		      member(doc, token_name, "sessionToken"), token_name,
		      err) < 0 ||
	    set_field(out->account, sizeof(out->account),
		      member(doc, "AccountId", "accountId"), "AccountId",
		      err) < 0)
		return -1;
	if (read_expiration(member(doc, "Expiration", "expiration"), expires_ms,
			    &out->expires) < 0)
		return error_set(err, ERROR_SYSTEM,
				 "Expiration in the answer is no time");
	return 0;
}
