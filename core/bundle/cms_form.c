/* cms_form.c - the versions in a CMS, which no signature covers */
#include "bundle/cms_form.h"

#include <openssl/asn1.h>
#include <openssl/err.h>

#define CONTEXT(n)	(V_ASN1_CONTEXT_SPECIFIC | (n))

/* The next element's tag with its class, its content in *inside; -1: none. */
static int
element(struct text *rest, struct text *inside)
{
	const unsigned char *start = (const unsigned char *)rest->at;
	const unsigned char *at = start;
	int tag, class;
	long len;

	if (rest->len == 0 ||
	    (ASN1_get_object(&at, &len, &tag, &class, (long)rest->len) &
	     0x81) != 0) {
		ERR_clear_error();
		return -1;
	}
	*inside = text_n((const char *)at, (size_t)len);
	*rest = text_n((const char *)at + len,
		       rest->len - (size_t)(at - start) - (size_t)len);
	return class | tag;
}

static int
is_version(struct text *rest, int wanted)
{
	struct text value;

	return element(rest, &value) == V_ASN1_INTEGER && value.len == 1 &&
	       value.at[0] == wanted;
}

/* Revocation that is no CRL, as an OCSP response. */
static int
has_other(struct text crls)
{
	struct text one;
	int tag;

	while ((tag = element(&crls, &one)) >= 0)
		if (tag == CONTEXT(1))
			return 1;
	return 0;
}

int
cms_form_check(struct text der)
{
	struct text whole, inside, content, data, at, last = text_of(NULL);
	int tag = -1, next, other = 0;

	if (element(&der, &whole) != V_ASN1_SEQUENCE ||
	    element(&whole, &inside) != V_ASN1_OBJECT ||
	    element(&whole, &content) != CONTEXT(0) ||
	    element(&content, &data) != V_ASN1_SEQUENCE)
		return -1;
	at = data;
	while ((next = element(&at, &last)) >= 0) {
		tag = next;
		if (tag == CONTEXT(1))
			other = has_other(last);
	}
	if (tag != V_ASN1_SET || !is_version(&data, other ? 5 : 1) ||
	    element(&last, &inside) != V_ASN1_SEQUENCE)
		return -1;
	return is_version(&inside, 1) ? 0 : -1;
}
