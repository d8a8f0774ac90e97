/* receive.c - a body that goes to the disk as it comes, and its digests */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <openssl/evp.h>

#include "base/alloc.h"
#include "base/file.h"
#include "cloud.h"

struct receiver {
	struct received got;
	EVP_MD_CTX *sha256, *md5;
	uint64_t wanted, torn_at;
	int fd;
};

struct receiver *
receiver_new(const char *dir, uint64_t wanted, int tears, struct error *err)
{
	static unsigned long count;
	struct receiver *r = xcalloc(1, sizeof(*r));
	char *folder = path_join(dir, "store/incoming");

	r->wanted = wanted;
	r->torn_at = tears ? wanted / 2 : UINT64_MAX;
	r->got.path = xasprintf("%s/%ld-%lu", folder, (long)getpid(),
				count++);
	r->sha256 = EVP_MD_CTX_new();
	r->md5 = EVP_MD_CTX_new();
	EVP_DigestInit_ex(r->sha256, EVP_sha256(), NULL);
	EVP_DigestInit_ex(r->md5, EVP_md5(), NULL);
	int rc = folder_make(folder, err);
	r->fd = open(r->got.path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC,
		     0600);
	if (rc || r->fd < 0) {
		receiver_free(r);
		r = NULL;
	}
	free(folder);
	return r;
}

/* What nobody moved away is removed. */
void
receiver_free(struct receiver *r)
{
	if (!r)
		return;
	if (r->fd >= 0)
		close(r->fd);
	unlink(r->got.path);
	free(r->got.path);
	EVP_MD_CTX_free(r->sha256);
	EVP_MD_CTX_free(r->md5);
	free(r);
}

size_t
receiver_add(struct receiver *r, struct text data)
{
	uint64_t left = r->wanted - r->got.size;
	struct error err;

	if (data.len > left)
		data.len = (size_t)left;
	if (write_all(r->fd, data, &err))
		r->torn_at = 0;
	EVP_DigestUpdate(r->sha256, data.at, data.len);
	EVP_DigestUpdate(r->md5, data.at, data.len);
	r->got.size += data.len;
	return data.len;
}

int
receiver_torn(const struct receiver *r)
{
	return r->got.size >= r->torn_at;
}

const struct received *
receiver_done(struct receiver *r)
{
	if (r->got.size < r->wanted)
		return NULL;
	EVP_DigestFinal_ex(r->sha256, r->got.sha256, NULL);
	EVP_DigestFinal_ex(r->md5, r->got.md5, NULL);
	return &r->got;
}
