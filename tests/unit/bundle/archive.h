/*
 * archive.h - a bundle taken apart into members and put together wrongly
 *
 * Writes tar headers byte by byte: no library would write most of these.
 */
#ifndef TEST_ARCHIVE_H
#define TEST_ARCHIVE_H

#include <archive.h>
#include <archive_entry.h>

#include "unit/bundle/fixture.h"

#define PARTS_MAX	64

struct part {
	char *name;			/* whole path in the archive */
	struct buffer data;
	char type;			/* '0' … */
	const char *link;
	const char *pax;		/* an extended header's records */
	const char *magic;		/* NULL: POSIX */
};

struct parts {
	struct part v[PARTS_MAX];
	size_t n;
};

static inline void
parts_free(struct parts *p)
{
	for (size_t i = 0; i < p->n; i++) {
		free(p->v[i].name);
		buffer_free(&p->v[i].data);
	}
	p->n = 0;
}

static inline struct part *
parts_insert(struct parts *p, size_t at, const char *name, const char *data)
{
	assert_true(p->n < PARTS_MAX && at <= p->n);
	memmove(&p->v[at + 1], &p->v[at], (p->n - at) * sizeof(p->v[0]));
	p->n++;
	struct part *part = &p->v[at];
	*part = (struct part){ .name = xstrdup(name), .type = '0' };
	buffer_init(&part->data, 64u << 20);
	buffer_puts(&part->data, data);
	return part;
}

static inline void
parts_remove(struct parts *p, size_t at)
{
	free(p->v[at].name);
	buffer_free(&p->v[at].data);
	p->n--;
	memmove(&p->v[at], &p->v[at + 1], (p->n - at) * sizeof(p->v[0]));
}

static inline size_t
parts_find(const struct parts *p, const char *suffix)
{
	for (size_t i = 0; i < p->n; i++)
		if (text_ends(text_of(p->v[i].name), suffix))
			return i;
	fail_msg("no member %s", suffix);
	return 0;
}

static inline struct part *
parts_get(struct parts *p, const char *suffix)
{
	return &p->v[parts_find(p, suffix)];
}

static inline void
part_set(struct part *part, const char *data, size_t len)
{
	buffer_reset(&part->data);
	buffer_put(&part->data, data, len);
}

static inline void
parts_read(struct parts *p, const char *path)
{
	struct archive *a = archive_read_new();
	struct archive_entry *e;
	char piece[4096];
	la_ssize_t n;

	p->n = 0;
	archive_read_support_format_tar(a);
	archive_read_support_filter_all(a);
	assert_int_equal(archive_read_open_filename(a, path, 10240), 0);
	while (archive_read_next_header(a, &e) == ARCHIVE_OK) {
		struct part *part = parts_insert(p, p->n,
						 archive_entry_pathname(e),
						 "");
		while ((n = archive_read_data(a, piece, sizeof(piece))) > 0)
			buffer_put(&part->data, piece, (size_t)n);
	}
	archive_read_free(a);
}

static inline void
octal(char *at, size_t width, unsigned long long value)
{
	char text[32];

	snprintf(text, sizeof(text), "%0*llo", (int)width - 1, value);
	memcpy(at, text, width);
}

static inline void
checksum(char header[512])
{
	unsigned sum = 0;
	char text[16];

	memset(header + 148, ' ', 8);
	for (size_t i = 0; i < 512; i++)
		sum += (unsigned char)header[i];
	snprintf(text, sizeof(text), "%06o", sum);
	memcpy(header + 148, text, 7);
}

static inline void
put_block(struct buffer *out, const void *data, size_t len)
{
	static const char zeros[512];

	buffer_put(out, data, len);
	if (len % 512 != 0)
		buffer_put(out, zeros, 512 - len % 512);
}

static inline void
put_header(struct buffer *out, const char *name, char type, const char *link,
	   const char *magic, size_t size)
{
	char h[512] = { 0 };

	memcpy(h, name, strnlen(name, 100));
	octal(h + 100, 8, 0444);
	octal(h + 108, 8, 0);
	octal(h + 116, 8, 0);
	octal(h + 124, 12, size);
	octal(h + 136, 12, 1790755961);
	h[156] = type;
	if (link != NULL)
		memcpy(h + 157, link, strnlen(link, 100));
	memcpy(h + 257, magic != NULL ? magic : "ustar\00000", 8);
	checksum(h);
	buffer_put(out, h, sizeof(h));
}

static inline void
put_part(struct buffer *out, const struct part *part)
{
	if (part->pax != NULL) {
		put_header(out, "PaxHeader", 'x', NULL, NULL,
			   strlen(part->pax));
		put_block(out, part->pax, strlen(part->pax));
	}
	/* Longer than the field: GNU's way. */
	if (strlen(part->name) > 100 && part->pax == NULL) {
		put_header(out, "././@LongLink", 'L', NULL, "ustar  ",
			   strlen(part->name) + 1);
		put_block(out, part->name, strlen(part->name) + 1);
	}
	put_header(out, part->name, part->type, part->link, part->magic,
		   part->data.len);
	put_block(out, buffer_cstr(&part->data), part->data.len);
}

static inline void
parts_write(const struct parts *p, struct buffer *out)
{
	static const char end[1024];

	for (size_t i = 0; i < p->n; i++)
		put_part(out, &p->v[i]);
	buffer_put(out, end, sizeof(end));
}

/* Writes bytes as a file of the fixture's and verifies it. */
static inline void
verify_bytes(struct fixture *f, const char *bytes, size_t len,
	     struct verify_result *r)
{
	char *path = path_join(f->folder, "bytes.tar");
	FILE *out = fopen(path, "wb");

	assert_non_null(out);
	assert_int_equal(fwrite(bytes, 1, len, out), len);
	fclose(out);
	fixture_verify(f, path, r);
	free(path);
}

static inline void
expect_bytes(struct fixture *f, const struct buffer *bytes, int status,
	     const char *name)
{
	struct verify_result r;

	verify_bytes(f, buffer_cstr(bytes), bytes->len, &r);
	expect_answer(&r, status, name);
	verify_result_free(&r);
}

static inline void
expect_parts(struct fixture *f, const struct parts *p, int status,
	     const char *name)
{
	struct buffer bytes;

	buffer_init(&bytes, 64u << 20);
	parts_write(p, &bytes);
	expect_bytes(f, &bytes, status, name);
	buffer_free(&bytes);
}

/* As one gzip or zstd stream, by the compressor's own program's library. */
static inline la_ssize_t
append(struct archive *a, void *ctx, const void *bytes, size_t len)
{
	(void)a;
	buffer_put(ctx, bytes, len);
	return (la_ssize_t)len;
}

static inline void
compress_bytes(struct buffer *out, const char *bytes, size_t len, int filter)
{
	struct archive *a = archive_write_new();
	struct archive_entry *e = archive_entry_new();

	archive_write_set_format_raw(a);
	archive_write_add_filter(a, filter);
	archive_write_set_bytes_in_last_block(a, 1);
	archive_write_open2(a, out, NULL, append, NULL, NULL);
	archive_entry_set_filetype(e, AE_IFREG);
	archive_entry_set_pathname(e, "x");
	archive_write_header(a, e);
	assert_int_equal(archive_write_data(a, bytes, len), (long)len);
	archive_entry_free(e);
	archive_write_free(a);
}

#endif
