/* key_pem.c - a private key in a PEM file */
#include "bundle/key.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/pem.h>

#include "base/alloc.h"
#include "bundle/fault.h"

struct pem_key {
	struct key key;
	EVP_PKEY *pkey;
};

static int
refused(struct error *err, const char *what)
{
	char why[256];

	return error_set(err, ERROR_SYSTEM, "%s: %s", what,
			 fault_openssl(why, sizeof(why)));
}

static int
sign_hash(struct key *key, const struct algorithm *algorithm,
	  struct text hash, struct buffer *sig, struct error *err)
{
	struct pem_key *pem = (struct pem_key *)key;
	EVP_PKEY_CTX *ctx = EVP_PKEY_CTX_new(pem->pkey, NULL);
	unsigned char value[2048];
	size_t n = sizeof(value);
	int good = ctx != NULL && EVP_PKEY_sign_init(ctx) > 0 &&
		   algorithm_prepare(algorithm, ctx) == 0 &&
		   EVP_PKEY_sign(ctx, value, &n,
				 (const unsigned char *)hash.at, hash.len) > 0;

	EVP_PKEY_CTX_free(ctx);
	if (!good)
		return refused(err, "the key does not sign");
	buffer_put(sig, value, n);
	return 0;
}

static void
free_pem(struct key *key)
{
	struct pem_key *pem = (struct pem_key *)key;

	EVP_PKEY_free(pem->pkey);
	free(pem);
}

static int
passphrase(char *out, int size, int writing, void *ctx)
{
	const char *given = secure_getenv("EXHIBIT_KEY_PASSPHRASE");
	size_t n = given == NULL ? 0 : strlen(given);

	(void)writing;
	(void)ctx;
	if (n == 0 || n > (size_t)size)
		return -1;
	memcpy(out, given, n);
	return (int)n;
}

/* The mode is asked of what was opened, not of a name that may change. */
static int
open_private(const char *path, struct error *err)
{
	int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	struct stat st;

	if (fd < 0 || fstat(fd, &st) < 0) {
		error_set(err, ERROR_SYSTEM, "%s: %s", path, strerror(errno));
	} else if (!S_ISREG(st.st_mode)) {
		error_set(err, ERROR_SYSTEM, "%s: not a file", path);
	} else if ((st.st_mode & 077) != 0) {
		error_set(err, ERROR_SYSTEM,
			  "%s can be read by others (mode %04o): chmod 600 %s",
			  path, (unsigned)(st.st_mode & 07777), path);
	} else {
		return fd;
	}
	if (fd >= 0)
		close(fd);
	return -1;
}

int
key_open(struct key **out, const char *uri, struct error *err)
{
	struct pem_key *pem;
	BIO *bio;
	int fd;

	if (strncmp(uri, "pkcs11:", 7) == 0 || strncmp(uri, "awskms:", 7) == 0)
		return error_set(err, ERROR_USAGE,
				 "%s: only PEM files can sign", uri);
	fd = open_private(uri, err);
	if (fd < 0)
		return -1;
	pem = xcalloc(1, sizeof(*pem));
	pem->key = (struct key){ sign_hash, free_pem };
	bio = BIO_new_fd(fd, BIO_CLOSE);
	if (bio == NULL)
		abort();
	pem->pkey = PEM_read_bio_PrivateKey(bio, NULL, passphrase, NULL);
	BIO_free(bio);
	if (pem->pkey == NULL) {
		free(pem);
		ERR_clear_error();
		return error_set(err, ERROR_SYSTEM,
				 "%s: no private key in it, or encrypted and "
				 "EXHIBIT_KEY_PASSPHRASE does not open it",
				 uri);
	}
	*out = &pem->key;
	return 0;
}

void
key_free(struct key *key)
{
	if (key != NULL)
		key->free(key);
}
