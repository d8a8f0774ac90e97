/*
 * refuse.c - what each service says to a bad signature, and to haste
 *
 * The same fault has another name and status in each family; the collector
 * has to know them all, so all are spoken here.
 */
#include "cloud.h"

enum family { FAMILY_JSON, FAMILY_QUERY, FAMILY_EC2, FAMILY_S3 };

static const struct refusal {
	unsigned status;
	const char *code;
} refusals[][4] = {
	[CHECK_MISSING] = {
		{ 400, "MissingAuthenticationTokenException" },
		{ 403, "MissingAuthenticationToken" },
		{ 401, "AuthFailure" }, { 403, "AccessDenied" } },
	[CHECK_INCOMPLETE] = {
		{ 400, "IncompleteSignatureException" },
		{ 400, "IncompleteSignature" },
		{ 401, "AuthFailure" },
		{ 400, "AuthorizationHeaderMalformed" } },
	[CHECK_UNKNOWN_KEY] = {
		{ 400, "UnrecognizedClientException" },
		{ 403, "InvalidClientTokenId" },
		{ 401, "AuthFailure" }, { 403, "InvalidAccessKeyId" } },
	[CHECK_WRONG] = {
		{ 400, "InvalidSignatureException" },
		{ 403, "SignatureDoesNotMatch" },
		{ 401, "AuthFailure" }, { 403, "SignatureDoesNotMatch" } },
	[CHECK_TOKEN] = {
		{ 400, "UnrecognizedClientException" },
		{ 403, "InvalidClientTokenId" },
		{ 401, "AuthFailure" }, { 400, "InvalidToken" } },
	[CHECK_EXPIRED] = {
		{ 400, "ExpiredTokenException" }, { 403, "ExpiredToken" },
		{ 400, "RequestExpired" }, { 400, "ExpiredToken" } },
	[CHECK_SKEWED] = {
		{ 400, "InvalidSignatureException" },
		{ 403, "SignatureDoesNotMatch" },
		{ 400, "RequestExpired" }, { 403, "RequestTimeTooSkewed" } },
	[CHECK_DIGEST] = {
		{ 400, "InvalidSignatureException" },
		{ 403, "SignatureDoesNotMatch" },
		{ 401, "AuthFailure" },
		{ 400, "XAmzContentSHA256Mismatch" } },
	[CHECK_LINK] = {		/* links are S3's alone */
		{ 400, "IncompleteSignatureException" },
		{ 400, "IncompleteSignature" },
		{ 401, "AuthFailure" },
		{ 400, "AuthorizationQueryParametersError" } },
	[CHECK_LINK_OVER] = {
		{ 400, "InvalidSignatureException" },
		{ 403, "SignatureDoesNotMatch" },
		{ 400, "RequestExpired" }, { 403, "AccessDenied" } },
};

static const char *const messages[] = {
	[CHECK_MISSING] = "Request is missing Authentication Token",
	[CHECK_INCOMPLETE] = "The Authorization header is not complete.",
	[CHECK_UNKNOWN_KEY] = "The security token included in the request is "
		"invalid.",
	[CHECK_WRONG] = "The request signature we calculated does not match "
		"the signature you provided.",
	[CHECK_TOKEN] = "The security token included in the request is "
		"invalid.",
	[CHECK_EXPIRED] = "The security token included in the request is "
		"expired",
	[CHECK_SKEWED] = "Signature expired: the difference between the "
		"request time and the current time is too large.",
	[CHECK_LINK] = "The link's words X-Amz-* are not complete.",
	[CHECK_LINK_OVER] = "Request has expired",
	[CHECK_DIGEST] = "The digest of the payload is not the one stated.",
};

static enum family
family_of(enum ex_protocol protocol)
{
	switch (protocol) {
	case EX_QUERY: return FAMILY_QUERY;
	case EX_EC2: return FAMILY_EC2;
	case EX_REST_XML: return FAMILY_S3;
	default: return FAMILY_JSON;
	}
}

void
refuse_signature(const struct world *world, const struct checked *checked,
		 enum ex_protocol protocol, struct world_answer *answer)
{
	const struct refusal *r =
		&refusals[checked->finding][family_of(protocol)];

	world_refuse(world, protocol, r->status, r->code,
		     messages[checked->finding], answer);
}

void
refuse_rate(const struct world *world, enum ex_protocol protocol,
	    struct world_answer *answer)
{
	static const struct refusal rates[] = {
		[FAMILY_JSON] = { 400, "ThrottlingException" },
		[FAMILY_QUERY] = { 400, "Throttling" },
		[FAMILY_EC2] = { 503, "RequestLimitExceeded" },
		[FAMILY_S3] = { 503, "SlowDown" },
	};
	const struct refusal *r = &rates[family_of(protocol)];

	world_refuse(world, protocol, r->status, r->code, "Rate exceeded",
		     answer);
}
