/* format_key.c - one name for a fact in all formats and all quarters */
#include <openssl/evp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/digest.h"
#include "format/format.h"

const char *
format_verdict(const struct fact *fact)
{
	return fact->state == STATE_RECORDED ? "recorded" :
		verdict_name((enum ex_verdict)fact->state);
}

const char *
format_service(const struct account_facts *a, const struct fact *fact)
{
	return a->run->registry.collectors[fact->service].tables->name;
}

void
format_fact_key(struct buffer *out, const struct account_facts *a,
		const struct fact *fact)
{
	buffer_printf(out, "%s|%s|%s|%s|%s|%s", a->account->id, fact->region,
		      format_service(a, fact), fact->type, fact->resource,
		      fact->id);
}

void
format_gap_key(struct buffer *out, const struct account_facts *a,
	       const struct gap *gap)
{
	buffer_printf(out, "%s|%s", a->account->id, gap->request->key);
}

void
format_uuid(const char *key, char out[37])
{
	/* NAMESPACE_URL: 6ba7b811-9dad-11d1-80b4-00c04fd430c8 */
	static const uint8_t urls[16] = {
		0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1,
		0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8,
	};
	static const char urn[] = "urn:exhibit:";
	EVP_MD_CTX *sha1 = EVP_MD_CTX_new();
	uint8_t hash[EVP_MAX_MD_SIZE] = { 0 };
	char hex[33];

	if (!sha1 || !EVP_DigestInit_ex(sha1, EVP_sha1(), NULL) ||
	    !EVP_DigestUpdate(sha1, urls, sizeof urls) ||
	    !EVP_DigestUpdate(sha1, urn, sizeof urn - 1) ||
	    !EVP_DigestUpdate(sha1, key, strlen(key)) ||
	    !EVP_DigestFinal_ex(sha1, hash, NULL))
		abort();
	EVP_MD_CTX_free(sha1);
	hash[6] = (uint8_t)((hash[6] & 0x0f) | 0x50);
	hash[8] = (uint8_t)((hash[8] & 0x3f) | 0x80);
	hex_write(hash, 16, hex);
	snprintf(out, 37, "%.8s-%.4s-%.4s-%.4s-%.12s", hex, hex + 8, hex + 12,
		 hex + 16, hex + 20);
}
