/* dsse.c - a signed envelope around a file */
#include "format/dsse.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <openssl/evp.h>
#include <openssl/x509.h>

#include "base/alloc.h"
#include "base/digest.h"
#include "bundle/chain.h"
#include "bundle/key.h"
#include "format/out.h"

/* A multiple of 3, so that pieces of base64 join. */
#define PIECE	((size_t)3 << 18)

typedef int piece_fn(void *ctx, struct text piece, struct error *err);

static int
cannot(struct error *err, const char *path)
{
	return error_set(err, ERROR_SYSTEM, "%s: %s", path, strerror(errno));
}

/* n bytes, fewer only at the file's end. */
static ssize_t
fill(int fd, char *at, size_t n)
{
	size_t have = 0;

	while (have < n) {
		ssize_t got = read(fd, at + have, n - have);

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return -1;
		if (got == 0)
			break;
		have += (size_t)got;
	}
	return (ssize_t)have;
}

static int
each_piece(const char *path, piece_fn *each, void *ctx, struct error *err)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC), result = 0;
	char *piece = xmalloc(PIECE);
	ssize_t n = 1;

	while (result == 0 && fd >= 0 && (n = fill(fd, piece, PIECE)) > 0)
		result = each(ctx, text_n(piece, (size_t)n), err);
	if (fd < 0 || n < 0)
		result = cannot(err, path);
	if (fd >= 0)
		close(fd);
	free(piece);
	return result;
}

static int
hash_piece(void *ctx, struct text piece, struct error *err)
{
	return EVP_DigestUpdate(ctx, piece.at, piece.len) ? 0 :
		error_set(err, ERROR_SYSTEM, "the digest does not go on");
}

/* The digest of the pre-authentication encoding. */
static int
hash_pae(const struct dsse *d, const EVP_MD *digest, unsigned char *out,
	 unsigned *n, struct error *err)
{
	EVP_MD_CTX *ctx = EVP_MD_CTX_new();
	struct buffer head;
	struct stat st;
	int result = 0;

	buffer_init(&head, 4096);
	if (stat(d->payload, &st) < 0)
		result = cannot(err, d->payload);
	else
		buffer_printf(&head, "DSSEv1 %zu %s %lld ", strlen(d->type),
			      d->type, (long long)st.st_size);
	if (result == 0 && (!ctx || !EVP_DigestInit_ex(ctx, digest, NULL)))
		result = error_set(err, ERROR_SYSTEM, "no digest");
	if (result == 0)
		result = hash_piece(ctx, buffer_view(&head), err);
	if (result == 0)
		result = each_piece(d->payload, hash_piece, ctx, err);
	if (result == 0 && !EVP_DigestFinal_ex(ctx, out, n))
		result = error_set(err, ERROR_SYSTEM, "no digest");
	EVP_MD_CTX_free(ctx);
	buffer_free(&head);
	return result;
}

static int
sign(const struct dsse *d, X509 *certificate, struct buffer *sig,
     struct error *err)
{
	EVP_PKEY *public = X509_get0_pubkey(certificate);
	unsigned char hash[EVP_MAX_MD_SIZE];
	struct algorithm algorithm;
	struct key *key = NULL;
	unsigned n = 0;
	struct text h;
	int result;

	if (!public)
		return error_set(err, ERROR_USAGE, "%s: no public key",
				 d->certificate);
	if (algorithm_of(public, &algorithm, err) < 0)
		return error_in(err, "%s", d->certificate);
	result = hash_pae(d, algorithm.digest, hash, &n, err);
	if (result == 0)
		result = key_open(&key, d->key, err);
	h = text_n((const char *)hash, n);
	if (result == 0)
		result = key->sign_hash(key, &algorithm, h, sig, err);
	if (result == 0 && algorithm_check(&algorithm, public, h,
					   buffer_view(sig)) < 0)
		result = error_set(err, ERROR_USAGE, "%s is not the key of %s:"
				   " name the pair that belongs together",
				   d->key, d->certificate);
	key_free(key);
	return result;
}

static int
encode_piece(void *ctx, struct text piece, struct error *err)
{
	struct out *o = ctx;

	base64_write(&o->text, piece.at, piece.len);
	return out_pause(o, err);
}

static int
write_envelope(const struct dsse *d, const char *path, const char *keyid,
	       struct text sig, struct error *err)
{
	struct out o;
	int result;

	if (out_open(&o, path, 0, err) < 0)
		return -1;
	buffer_printf(&o.text, "{\"payloadType\":\"%s\",\n\"signatures\":"
		      "[{\"keyid\":\"%s\",\"sig\":\"", d->type, keyid);
	base64_write(&o.text, sig.at, sig.len);
	buffer_puts(&o.text, "\"}],\n\"payload\":\"");
	result = each_piece(d->payload, encode_piece, &o, err);
	buffer_puts(&o.text, "\"}\n");
	return out_end(&o, result, err);
}

int
dsse_write(const struct dsse *d, const char *path, struct error *err)
{
	STACK_OF(X509) *chain = NULL;
	struct buffer sig;
	char keyid[65];
	int result;

	buffer_init(&sig, 4096);
	result = chain_read(&chain, d->certificate, err);
	if (result == 0)	/* its own comes first */
		result = sign(d, sk_X509_value(chain, 0), &sig, err);
	if (result == 0) {
		chain_sha256(sk_X509_value(chain, 0), keyid);
		result = write_envelope(d, path, keyid, buffer_view(&sig),
					err);
	}
	sk_X509_pop_free(chain, X509_free);
	buffer_free(&sig);
	return result;
}
