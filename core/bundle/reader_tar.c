/*
 * reader_tar.c - a bundle that is an archive
 *
 * Two libarchive readers: stream.c decompresses ("raw" format, two filters),
 * this one knows tar and no filter.  One reader for both would try every
 * format and filter it was built with on bytes that somebody else chose.
 */
#include "bundle/reader.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <archive.h>
#include <archive_entry.h>

#include "base/alloc.h"
#include "bundle/stream.h"

struct tar_reader {
	struct reader reader;
	struct stream *stream;
	struct archive *archive;
	struct fault fault;	/* of the stream, met inside libarchive */
	uint64_t entries, limit_entries;
	char path[MEMBER_PATH_MAX];	/* below the top folder */
	uint64_t size, seen;
};

static la_ssize_t
feed(struct archive *archive, void *ctx, const void **bytes)
{
	struct tar_reader *t = ctx;
	long n = stream_fill(t->stream, bytes, &t->fault);

	if (n < 0)
		archive_set_error(archive, EIO, "%s",
				  t->fault.name);
	return n;
}

/* The stream's own fault if there is one, else what libarchive says. */
static int
broken(struct tar_reader *t, int status, const char *name,
       struct fault *fault)
{
	const char *why = archive_error_string(t->archive);

	if (t->fault.name[0] != '\0') {
		if (fault->name[0] == '\0')
			*fault = t->fault;
		if (fault->where[0] == '\0')
			snprintf(fault->where, sizeof(fault->where), "%s",
				 t->path);
		return -1;
	}
	return fault_set(fault, status, name, t->path, "%s",
			 why == NULL ? "damaged" : why);
}

static int
malformed(struct fault *fault, const char *name, const char *where,
	  const char *what)
{
	return fault_set(fault, EXIT_MALFORMED, name, where, "%s", what);
}

/* "<id>", or of a pack "<id>.pack" */
static int
folder_ok(struct text id)
{
	if (text_ends(id, MEMBER_PACK_FOLDER))
		id.len -= strlen(MEMBER_PACK_FOLDER);
	return member_id_ok(id);
}

/* "<id>/<path>": the first member says what <id> is. */
static int
check_path(struct tar_reader *t, const char *whole, struct fault *fault)
{
	struct text rest = text_of(whole), id;

	if (whole == NULL || !member_path_ok(rest))
		return malformed(fault, "E_PATH", whole,
				 "no name that a bundle may hold");
	id = text_cut(&rest, '/');
	if (rest.at == NULL || !folder_ok(id) ||
	    (t->reader.id[0] != '\0' && !text_is(id, t->reader.id)))
		return malformed(fault, "E_BASE", whole,
				 "not in the bundle's one folder");
	memcpy(t->reader.id, id.at, id.len);
	t->reader.id[id.len] = '\0';
	memcpy(t->path, rest.at, rest.len);
	t->path[rest.len] = '\0';
	return 0;
}

static int
check_entry(struct archive_entry *e, const char *path, struct fault *fault)
{
	if (archive_entry_hardlink(e) != NULL ||
	    archive_entry_symlink(e) != NULL)
		return malformed(fault, "E_LINK", path, "a link");
	if (archive_entry_filetype(e) != AE_IFREG)
		return malformed(fault, "E_TYPE", path, "no regular file");
	if (!archive_entry_size_is_set(e) || archive_entry_size(e) < 0)
		return malformed(fault, "E_SIZE", path, "has no size");
	if (archive_entry_sparse_count(e) > 0)
		return malformed(fault, "E_SPARSE", path, "has holes");
	if (archive_entry_xattr_count(e) > 0 || archive_entry_acl_types(e) != 0)
		return malformed(fault, "E_XATTR", path,
				 "has extended attributes");
	return 0;
}

static int
tar_next(struct reader *reader, struct member *member, struct fault *fault)
{
	struct tar_reader *t = (struct tar_reader *)reader;
	struct archive_entry *e = NULL;
	int status = archive_read_next_header(t->archive, &e);

	if (status == ARCHIVE_EOF)
		return 0;
	if (status != ARCHIVE_OK && status != ARCHIVE_WARN)
		return broken(t, EXIT_MALFORMED, "E_TAR_HEADER", fault);
	if (++t->entries > t->limit_entries)
		return malformed(fault, "E_LIMIT", t->path,
				 "too many members");
	if (check_path(t, archive_entry_pathname(e), fault) < 0 ||
	    check_entry(e, t->path, fault) < 0)
		return -1;
	if (status == ARCHIVE_WARN)
		return broken(t, EXIT_MALFORMED, "E_TAR_HEADER", fault);
	t->size = (uint64_t)archive_entry_size(e);
	t->seen = 0;
	if (stream_member(t->stream,
			  (uint64_t)archive_filter_bytes(t->archive, 0),
			  t->size, fault) < 0)
		return -1;
	*member = (struct member){ t->path, t->size };
	return 1;
}

static int
tar_data(struct reader *reader, struct text *piece, struct fault *fault)
{
	struct tar_reader *t = (struct tar_reader *)reader;
	const void *bytes;
	size_t n;
	la_int64_t at;
	int status;

	do {
		status = archive_read_data_block(t->archive, &bytes, &n, &at);
		if (status == ARCHIVE_EOF)
			break;
		if (status != ARCHIVE_OK)
			return broken(t, EXIT_INVALID, "E_TRUNCATED", fault);
		if ((uint64_t)at != t->seen)
			return malformed(fault, "E_SPARSE", t->path,
					 "has holes");
	} while (n == 0);
	if (status != ARCHIVE_EOF) {
		t->seen += n;
		*piece = text_n(bytes, n);
		return 1;
	}
	if (t->seen != t->size)
		return fault_set(fault, EXIT_INVALID, "E_TRUNCATED", t->path,
				 "%llu of %llu bytes",
				 (unsigned long long)t->seen,
				 (unsigned long long)t->size);
	return 0;
}

static int
tar_end(struct reader *reader, struct fault *fault)
{
	struct tar_reader *t = (struct tar_reader *)reader;

	return stream_end(t->stream,
			  (uint64_t)archive_filter_bytes(t->archive, 0),
			  t->reader.sha256, fault);
}

static void
tar_free_reader(struct reader *reader)
{
	struct tar_reader *t = (struct tar_reader *)reader;

	archive_read_free(t->archive);
	stream_free(t->stream);
	free(t);
}

int
reader_open_archive(struct reader **out, int fd,
		    const struct reader_limits *limits, struct fault *fault)
{
	struct tar_reader *t = xcalloc(1, sizeof(*t));

	t->reader = (struct reader){ .next = tar_next, .data = tar_data,
				     .end = tar_end, .free = tar_free_reader };
	t->limit_entries = limits->entries != 0 ? limits->entries : 5000000;
	t->stream = stream_open(fd,
				limits->bytes != 0 ? limits->bytes : 1ull << 40,
				limits->ratio != 0 ? limits->ratio : 2000,
				fault);
	t->archive = archive_read_new();
	if (t->archive == NULL)
		abort();
	if (t->stream != NULL) {
		if (archive_read_support_format_tar(t->archive) == ARCHIVE_OK &&
		    archive_read_open(t->archive, t, NULL, feed, NULL) ==
		    ARCHIVE_OK) {
			*out = &t->reader;
			return 0;
		}
		broken(t, EXIT_MALFORMED, "E_OPEN", fault);
	}
	tar_free_reader(&t->reader);
	return -1;
}
