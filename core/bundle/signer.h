/*
 * signer.h - whether a certificate is one to sign bundles with
 */
#ifndef SIGNER_H
#define SIGNER_H

#include <openssl/x509.h>

/* Of its usages; NULL: it is fit, else why not. */
const char *signer_unfit(X509 *certificate);

#endif
