/*
 * Every byte of a sealed bundle changed, one after the other: none goes unseen.
 *
 * Of a plain tar by what is in it alone.  Of a compressed one with the .sha256
 * that seal leaves beside it; where nothing else sees the change, the tar
 * inside must be the same to the byte.  The positions are shared out among as
 * many processes as there are processors.
 */
#include <sys/wait.h>

#include "unit/bundle/archive.h"

#include "base/digest.h"

struct flips {
	struct fixture *f;
	const char *name;		/* "bundle.tar" */
	struct buffer bytes, tar, line;	/* line: of .sha256, or empty */
	struct trust *trust;
};

static void
unpack(const char *path, struct buffer *out)
{
	struct archive *a = archive_read_new();
	struct archive_entry *e;
	char piece[4096];
	la_ssize_t n = -1;

	buffer_reset(out);
	archive_read_support_format_raw(a);
	archive_read_support_filter_gzip(a);
	archive_read_support_filter_zstd(a);
	if (archive_read_open_filename(a, path, 10240) == ARCHIVE_OK &&
	    archive_read_next_header(a, &e) == ARCHIVE_OK)
		while ((n = archive_read_data(a, piece, sizeof(piece))) > 0)
			buffer_put(out, piece, (size_t)n);
	if (n < 0)
		buffer_reset(out);
	archive_read_free(a);
}

/* NULL: seen. */
static const char *
unseen(const struct flips *flips, const char *path)
{
	struct verify_options options = { .trust = flips->trust };
	struct error err = { 0 };
	struct verify_result r;
	struct buffer inside;
	const char *what = NULL;

	if (verify_run(path, &options, &r, &err) < 0)
		return "not judged";
	if (r.exit == 0)
		what = "changed unseen";
	if (strcmp(r.error, "E_SIDECAR") == 0) {
		buffer_init(&inside, 1u << 20);
		unpack(path, &inside);
		if (!text_equal(buffer_view(&inside),
				buffer_view(&flips->tar)))
			what = "changes the tar, and only .sha256 tells";
		buffer_free(&inside);
	}
	verify_result_free(&r);
	return what;
}

static int
change(const struct flips *flips, const char *path, FILE *file, size_t at,
       int mask)
{
	char flipped = (char)(flips->bytes.at[at] ^ mask);
	const char *what;

	fseek(file, (long)at, SEEK_SET);
	fwrite(&flipped, 1, 1, file);
	what = unseen(flips, path);
	fseek(file, (long)at, SEEK_SET);
	fwrite(&flips->bytes.at[at], 1, 1, file);
	if (what != NULL)
		fprintf(stderr, "%s: byte %zu of %zu, mask %02x: %s\n",
			flips->name, at, flips->bytes.len, (unsigned)mask,
			what);
	return what != NULL;
}

/* All bits of a compressed byte, since most are refused at once; of a plain
 * one bit, another at each position. */
static int
masks(const struct flips *flips, const char *path, FILE *file, size_t at)
{
	int bad = 0;

	if (flips->line.len == 0)
		return change(flips, path, file, at, 1 << at % 8);
	for (int bit = 0; bit < 8; bit++)
		bad |= change(flips, path, file, at, 1 << bit);
	return bad | change(flips, path, file, at, 0xff);
}

/* A process's share of the positions; its exit code. */
static int
work(const struct flips *flips, size_t first, size_t step)
{
	char *folder = xasprintf("%s/work%zu", flips->f->folder, first);
	char *path = path_join(folder, flips->name);
	char *sidecar = xasprintf("%s.sha256", path);
	struct error err = { 0 };
	FILE *file;
	int bad;

	bad = folder_make(folder, &err) < 0 ||
	      file_write(path, buffer_view(&flips->bytes), 0600, &err) < 0;
	if (flips->line.len > 0)
		bad |= file_write(sidecar, buffer_view(&flips->line), 0600,
				  &err) < 0;
	file = fopen(path, "r+b");
	if (bad || file == NULL)
		return 2;
	setvbuf(file, NULL, _IONBF, 0);
	bad = unseen(flips, path) == NULL;	/* unchanged it is valid */
	for (size_t at = first; at < flips->bytes.len; at += step)
		bad |= masks(flips, path, file, at);
	fclose(file);
	free(folder);
	free(path);
	free(sidecar);
	return bad;
}

static void
share_out(const struct flips *flips)
{
	long n = sysconf(_SC_NPROCESSORS_ONLN);
	int status, bad = 0;

	n = n < 1 ? 1 : n > 8 ? 8 : n;
	for (long i = 0; i < n; i++) {
		pid_t pid = fork();

		assert_true(pid >= 0);
		if (pid == 0)
			_exit(work(flips, (size_t)i, (size_t)n));
	}
	for (long i = 0; i < n; i++) {
		assert_true(wait(&status) > 0);
		bad |= !WIFEXITED(status) || WEXITSTATUS(status) != 0;
	}
	assert_int_equal(bad, 0);
}

static void
no_byte_goes_unseen(struct fixture *f, enum seal_compress compress,
		    const char *name, int beside)
{
	struct flips flips = { .f = f, .name = name };
	struct error err = { 0 };
	char *path, *sidecar;

	f->options.compress = compress;
	path = fixture_seal(f);
	sidecar = xasprintf("%s.sha256", path);
	buffer_init(&flips.bytes, 1u << 20);
	buffer_init(&flips.tar, 1u << 20);
	buffer_init(&flips.line, 4096);
	assert_int_equal(file_read(path, &flips.bytes, &err), 0);
	if (beside)
		assert_int_equal(file_read(sidecar, &flips.line, &err), 0);
	unpack(path, &flips.tar);
	assert_true(flips.tar.len > 0);
	assert_int_equal(trust_read(&flips.trust, f->trust, &err), 0);
	share_out(&flips);
	trust_free(flips.trust);
	buffer_free(&flips.bytes);
	buffer_free(&flips.tar);
	buffer_free(&flips.line);
	free(sidecar);
	free(path);
}

static void
no_byte_of_a_tar_changes_unseen(void **state)
{
	no_byte_goes_unseen(*state, SEAL_NONE, "bundle.tar", 0);
}

static void
no_bit_of_a_gzip_changes_unseen(void **state)
{
	no_byte_goes_unseen(*state, SEAL_GZIP, "bundle.tar.gz", 1);
}

static void
no_bit_of_a_zstd_changes_unseen(void **state)
{
	no_byte_goes_unseen(*state, SEAL_ZSTD, "bundle.tar.zst", 1);
}

static void
expect_with_line(struct fixture *f, const char *path, const char *line,
		 int status, const char *error)
{
	char *sidecar = xasprintf("%s.sha256", path);
	struct verify_result r;
	struct error err = { 0 };

	assert_int_equal(file_write(sidecar, text_of(line), 0600, &err), 0);
	fixture_verify(f, path, &r);
	expect_answer(&r, status, error);
	verify_result_free(&r);
	free(sidecar);
}

/* The line that names the file itself, with one thing changed. */
static void
the_line_beside_it_must_be_its_own(void **state)
{
	static const char zeros[] = "0000000000000000000000000000000000000000"
				    "000000000000000000000000";
	struct fixture *f = *state;
	char *path, *line;
	char hex[65];
	struct buffer bytes;
	struct error err = { 0 };

	f->options.compress = SEAL_GZIP;
	path = fixture_seal(f);
	buffer_init(&bytes, 1u << 20);
	assert_int_equal(file_read(path, &bytes, &err), 0);
	digest_hex_of(bytes.at, bytes.len, hex);
	const struct { const char *before, *hex, *after; int status;
		       const char *error; } cases[] = {
		{ "", hex, "  renamed.tar.gz\n", 0, "" },
		{ "", hex, " *binary.tar.gz\n", 0, "" },
		{ "", zeros, "  x\n", 1, "E_SIDECAR" },
		{ "", hex, " x\n", 3, "E_SIDECAR" },
		{ "", hex, "  x", 3, "E_SIDECAR" },
		{ "", hex, "  x\nand more\n", 3, "E_SIDECAR" },
		{ "A", hex, "  x\n", 3, "E_SIDECAR" },
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		line = xasprintf("%s%s%s", cases[i].before, cases[i].hex,
				 cases[i].after);
		expect_with_line(f, path, line, cases[i].status,
				 cases[i].error);
		free(line);
	}
	expect_with_line(f, path, "", 3, "E_SIDECAR");
	buffer_free(&bytes);
	free(path);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		test_case(the_line_beside_it_must_be_its_own),
		test_case(no_bit_of_a_gzip_changes_unseen),
		test_case(no_bit_of_a_zstd_changes_unseen),
		test_case(no_byte_of_a_tar_changes_unseen),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
