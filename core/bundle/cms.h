/*
 * cms.h - the signature over the tagmanifest, made
 *
 * CAdES: detached CMS SignedData, one signer, four signed attributes, DER.
 * What is accepted is in check_signature.c.
 */
#ifndef CMS_H
#define CMS_H

#include <stdint.h>

#include <openssl/cms.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/text.h"
#include "bundle/key.h"

/* chain: the signer's certificate, then those above it with the root. */
int cms_sign(CMS_ContentInfo **out, struct key *key, STACK_OF(X509) *chain,
	     struct text content, int64_t at, struct error *err);
/* The value octets, which the embedded token is over. */
struct text cms_value(CMS_ContentInfo *cms);
/* token: DER of a time-stamp token's ContentInfo. */
int cms_add_token(CMS_ContentInfo *cms, struct text token, struct error *err);
int cms_write(CMS_ContentInfo *cms, struct buffer *out, struct error *err);

#endif
