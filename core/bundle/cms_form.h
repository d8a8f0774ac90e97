/*
 * cms_form.h - the versions in a CMS, which no signature covers
 *
 * OpenSSL reads past them and has no function that tells them.
 */
#ifndef CMS_FORM_H
#define CMS_FORM_H

#include "base/text.h"

/* der: a SignedData that OpenSSL could read.  0: its version and its signer's
 * are those of RFC 5652, 5.1 and 5.3, for what is in it.  -1: they are not. */
int cms_form_check(struct text der);

#endif
