/*
 * embedded.h - the certificates that lie in a signature or a token
 *
 * Verification uses some of them and looks at no other, so a byte of the
 * others could change unseen.  Each must be whole: signed by one that lies
 * beside it or is an anchor.  A root vouches for itself.
 */
#ifndef EMBEDDED_H
#define EMBEDDED_H

#include <openssl/x509.h>

/* NULL: all are whole; else one that is not.  Either stack may be NULL. */
X509 *embedded_broken(STACK_OF(X509) *certificates, STACK_OF(X509) *anchors);

#endif
