/* seal_payload.c - the payload, listed and hashed; the files that list it */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "bundle/bag.h"
#include "bundle/items.h"
#include "bundle/merkle.h"
#include "bundle/paths.h"
#include "bundle/seal_job.h"
#include "bundle/tree.h"

static int
from_fault(const struct fault *fault, struct error *err)
{
	return error_set(err, fault->exit == EXIT_SYSTEM ? ERROR_SYSTEM
			 : ERROR_USAGE, "data/%s: %s", fault->where,
			 fault->detail);
}

static int
by_path(const void *a, const void *b)
{
	const struct seal_item *left = a, *right = b;

	return strcmp(left->path, right->path);
}

static int
check_names(struct seal_job *job, struct error *err)
{
	struct text *paths = xmalloc(job->nitems * sizeof(*paths));
	size_t room = MEMBER_PATH_MAX - strlen(job->statement.id) - 1, bad;
	int status = 0;

	for (size_t i = 0; i < job->nitems && status == 0; i++) {
		paths[i] = text_of(job->items[i].path);
		if (paths[i].len > room || member_path_is_device(paths[i]))
			status = error_set(err, ERROR_USAGE, "%s: no name "
					   "that a bundle may hold",
					   job->items[i].path);
	}
	if (status == 0 &&
	    (bad = paths_conflict(paths, job->nitems)) < job->nitems)
		status = error_set(err, ERROR_USAGE, "%.*s: another path is "
				   "the same on some systems",
				   TEXT_ARG(paths[bad]));
	free(paths);
	return status;
}

static int
list(struct seal_job *job, struct error *err)
{
	struct fault fault = { 0 };
	struct file_list files;

	if (tree_list(job->data, &files, &fault) < 0)
		return from_fault(&fault, err);
	if (files.n == 0)
		return error_set(err, ERROR_USAGE, "%s/data: nothing to seal",
				 job->options->root);
	job->items = xcalloc(files.n, sizeof(*job->items));
	job->nitems = files.n;
	for (size_t i = 0; i < files.n; i++)
		job->items[i].path = path_join("data", files.v[i]);
	file_list_free(&files);
	qsort(job->items, job->nitems, sizeof(*job->items), by_path);
	return check_names(job, err);
}

static int
read_item(struct seal_item *item, int fd, struct digest *digest,
	  struct items_scan *scan, struct error *err)
{
	int evidence = strcmp(items_kind(item->path), "evidence") == 0;
	uint8_t hash[DIGEST_SIZE];
	char piece[65536];
	ssize_t n;

	item->size = 0;
	digest_start(digest);
	while ((n = read(fd, piece, sizeof(piece))) != 0) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return error_set(err, ERROR_SYSTEM, "%s: %s",
					 item->path, strerror(errno));
		digest_add(digest, piece, (size_t)n);
		item->size += (uint64_t)n;
		if (evidence)
			items_scan(scan, text_n(piece, (size_t)n));
	}
	digest_end(digest, hash);
	hex_write(hash, sizeof(hash), item->hex);
	return 0;
}

static int
hash_item(struct seal_job *job, struct seal_item *item,
	  struct digest *digest, struct error *err)
{
	struct items_scan scan = { 0 };
	struct fault fault = { 0 };
	uint64_t size;
	int fd = tree_open(job->data, item->path + strlen("data/"), &size,
			   &fault), status;

	if (fd < 0)
		return from_fault(&fault, err);
	status = read_item(item, fd, digest, &scan, err);
	close(fd);
	if (status == 0)
		items_add(&job->lines, item->path, &scan);
	return status;
}

static void
write_leaves(struct seal_job *job)
{
	struct statement *s = &job->statement;
	uint8_t key[DIGEST_SIZE], root[DIGEST_SIZE];
	struct merkle tree;

	hmac_of(job->options->secret, DIGEST_SIZE, "exhibit salt 1",
		strlen("exhibit salt 1"), key);
	merkle_start(&tree);
	for (size_t i = 0; i < job->nitems; i++) {
		const struct seal_item *item = &job->items[i];
		size_t from = job->leaves.len;

		manifest_add(&job->manifest, item->hex, item->path);
		leaf_add(&job->leaves, key, item->hex, item->size, item->path);
		if (buffer_overflowed(&job->leaves))
			break;
		merkle_add(&tree, text_n(job->leaves.at + from,
					 job->leaves.len - from));
		s->octets += item->size;
	}
	merkle_root(&tree, root);
	merkle_done(&tree);
	explicit_bzero(key, sizeof(key));
	hex_write(root, sizeof(root), s->root);
	s->files = s->tree_size = job->nitems;
}

int
seal_payload(struct seal_job *job, struct error *err)
{
	struct digest *digest;
	int status = 0;

	if (list(job, err) < 0)
		return -1;
	digest = digest_new();
	for (size_t i = 0; i < job->nitems && status == 0; i++)
		status = hash_item(job, &job->items[i], digest, err);
	digest_free(digest);
	if (status < 0)
		return -1;
	write_leaves(job);
	if (buffer_overflowed(&job->leaves) ||
	    buffer_overflowed(&job->lines) ||
	    buffer_overflowed(&job->manifest))
		return error_set(err, ERROR_USAGE, "%zu files are too many for "
				 "one bundle", job->nitems);
	digest_hex_of(job->manifest.at, job->manifest.len,
		      job->statement.manifest_sha256);
	return 0;
}

static int
by_name(const void *a, const void *b)
{
	const size_t *left = a, *right = b;
	static const char *const paths[SEAL_TAGS] = {
		MEMBER_BAGIT, MEMBER_INFO, MEMBER_VERIFY, MEMBER_STATEMENT,
		MEMBER_MANIFEST, MEMBER_LEAVES, MEMBER_ITEMS,
	};

	return strcmp(paths[*left], paths[*right]);
}

static void
write_tagmanifest(struct seal_job *job)
{
	size_t order[SEAL_TAGS];
	char hex[DIGEST_HEX];

	for (size_t i = 0; i < SEAL_TAGS; i++)
		order[i] = i;
	qsort(order, SEAL_TAGS, sizeof(order[0]), by_name);
	for (size_t i = 0; i < SEAL_TAGS; i++) {
		struct text bytes = job->tags[order[i]].bytes;

		digest_hex_of(bytes.at, bytes.len, hex);
		manifest_add(&job->tagmanifest, hex, job->tags[order[i]].path);
	}
}

void
seal_tag_files(struct seal_job *job)
{
	const struct seal_options *o = job->options;
	const struct statement *s = &job->statement;
	struct bag_info info = { o->organization, s->id, s->stream, s->created,
				 s->sequence, s->octets, s->files };

	statement_write(&job->json, s, o);
	bag_info_write(&job->info, &info);
	job->tags[0].path = MEMBER_BAGIT;
	job->tags[0].bytes = text_of(bag_bagit);
	job->tags[1].path = MEMBER_INFO;
	job->tags[1].bytes = buffer_view(&job->info);
	job->tags[2].path = MEMBER_VERIFY;
	job->tags[2].bytes = text_of(bag_verify);
	job->tags[3].path = MEMBER_STATEMENT;
	job->tags[3].bytes = buffer_view(&job->json);
	job->tags[4].path = MEMBER_MANIFEST;
	job->tags[4].bytes = buffer_view(&job->manifest);
	job->tags[5].path = MEMBER_LEAVES;
	job->tags[5].bytes = buffer_view(&job->leaves);
	job->tags[6].path = MEMBER_ITEMS;
	job->tags[6].bytes = buffer_view(&job->lines);
	write_tagmanifest(job);
}
