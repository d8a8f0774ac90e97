/*
 * Every byte of a sealed bundle changed, one after the other: none goes unseen.
 *
 * Of a plain tar by what is in it alone.  Of a compressed one with the .sha256
 * that seal leaves beside it; where nothing else sees the change, the members
 * must be the same: names, order and content.
 *
 * The steps are those of verify_run().  Where the signed list, its signature
 * and its tokens are the original's, so is what OpenSSL says of them, and it is
 * not asked ten thousand times; at every 97th position verify_run() is, and
 * must say the same.
 */
#include "unit/bundle/archive.h"

#include "base/digest.h"
#include "bundle/check.h"

struct head {				/* what the signature's steps see */
	struct buffer list, p7s, token;
	int64_t time;			/* T, as they found it */
};

struct flips {
	struct fixture *f;
	const char *path;		/* of the copy that is changed */
	struct buffer bytes;
	struct parts members;
	struct trust *trust;
	struct head head;
	size_t end;			/* up to where bytes are changed */
	size_t seen[2];			/* by .sha256 alone; by more */
};

static int
same_head(const struct head *head, const struct check *c)
{
	return text_equal(buffer_view(&head->list),
			  buffer_view(&c->tagmanifest)) &&
	       text_equal(buffer_view(&head->p7s), buffer_view(&c->p7s)) &&
	       c->ntokens == (head->token.len > 0) &&
	       (c->ntokens == 0 ||
		text_equal(buffer_view(&head->token),
			   buffer_view(&c->tokens[0].bytes)));
}

static int
check_crypto(struct check *c, const struct head *head)
{
	if (same_head(head, c)) {
		c->time = head->time;
		return 0;
	}
	return check_signature(c) < 0 || check_tokens(c) < 0 ||
	       check_signer(c) < 0 || check_revocation(c) < 0 ? -1 : 0;
}

/* The error's name; "": valid. */
static void
judge(const struct flips *flips, char name[32])
{
	static const struct reader_limits limits;
	struct verify_options options = { .trust = flips->trust };
	struct verify_result result;
	struct fault fault = { .exit = 0 };
	struct check c = { .path = flips->path, .options = &options,
			   .result = &result, .fault = &fault };

	check_start(&c);
	if (reader_open(&c.reader, flips->path, &limits, &fault) == 0 &&
	    check_head(&c) == 0 && check_crypto(&c, &flips->head) == 0 &&
	    check_rest(&c) == 0 && check_sidecar(&c) == 0)
		check_chain(&c);
	snprintf(name, 32, "%s", fault.name[0] != '\0' ? fault.name :
		 c.open.name);
	check_done(&c);
	verify_result_free(&result);
}

static void
judge_whole(const struct flips *flips, char name[32])
{
	struct verify_options options = { .trust = flips->trust };
	struct verify_result result;
	struct error err = { 0 };

	if (verify_run(flips->path, &options, &result, &err) < 0)
		fail_msg("not judged: %s", err.text);
	snprintf(name, 32, "%s", result.error);
	verify_result_free(&result);
}

/* As another reader sees them: names, order and content. */
static void
same_members(const struct flips *flips, size_t at)
{
	struct parts p;

	parts_read(&p, flips->path);
	if (p.n != flips->members.n)
		fail_msg("byte %zu: %zu members, and only .sha256 tells", at,
			 p.n);
	for (size_t i = 0; i < p.n; i++) {
		const struct part *was = &flips->members.v[i];

		if (strcmp(p.v[i].name, was->name) != 0 ||
		    !text_equal(buffer_view(&p.v[i].data),
				buffer_view(&was->data)))
			fail_msg("byte %zu changes %s, and only .sha256 tells",
				 at, was->name);
	}
	parts_free(&p);
}

static void
change(struct flips *flips, FILE *file, size_t at, int mask)
{
	char flipped = (char)(flips->bytes.at[at] ^ mask);
	char name[32], whole[32];

	fseek(file, (long)at, SEEK_SET);
	fwrite(&flipped, 1, 1, file);
	judge(flips, name);
	if (name[0] == '\0')
		fail_msg("byte %zu of %zu, mask %02x: changed unseen", at,
			 flips->bytes.len, (unsigned)mask);
	if (at % 97 == 0) {
		judge_whole(flips, whole);
		assert_string_equal(name, whole);
	}
	if (strcmp(name, "E_SIDECAR") == 0)
		same_members(flips, at);
	flips->seen[strcmp(name, "E_SIDECAR") != 0]++;
	fseek(file, (long)at, SEEK_SET);
	fwrite(&flips->bytes.at[at], 1, 1, file);
}

/* Keeps what the signature's steps see, and what they find. */
static void
learn(struct flips *flips)
{
	struct verify_options options = { .trust = flips->trust };
	const struct part *v = flips->members.v;
	struct verify_result r;
	struct error err = { 0 };

	parts_read(&flips->members, flips->path);
	buffer_init(&flips->head.list, 1u << 20);
	buffer_init(&flips->head.p7s, 1u << 20);
	buffer_init(&flips->head.token, 1u << 20);
	buffer_text(&flips->head.list, buffer_view(&v[0].data));
	buffer_text(&flips->head.p7s, buffer_view(&v[1].data));
	if (text_ends(text_of(v[2].name), ".tsr"))
		buffer_text(&flips->head.token, buffer_view(&v[2].data));
	assert_int_equal(verify_run(flips->path, &options, &r, &err), 0);
	expect_answer(&r, 0, "");
	flips->head.time = r.time;
	verify_result_free(&r);
}

static void
change_each(struct flips *flips)
{
	FILE *file = fopen(flips->path, "r+b");
	char name[32];

	assert_non_null(file);
	setvbuf(file, NULL, _IONBF, 0);
	judge(flips, name);
	assert_string_equal(name, "");
	for (size_t at = 0; at < flips->end; at++) {
		change(flips, file, at, 1 << at % 8);
		change(flips, file, at, 0xff);
	}
	judge(flips, name);
	assert_string_equal(name, "");
	fclose(file);
}

static void
no_byte_goes_unseen(struct fixture *f, enum seal_compress compress)
{
	struct flips flips = { .f = f };
	struct error err = { 0 };
	char *path, *sidecar;

	f->options.compress = compress;
	path = fixture_seal(f);
	sidecar = xasprintf("%s.sha256", path);
	if (compress == SEAL_NONE)
		assert_int_equal(unlink(sidecar), 0);
	flips.path = path;
	buffer_init(&flips.bytes, 1u << 20);
	assert_int_equal(file_read(path, &flips.bytes, &err), 0);
	assert_int_equal(trust_read(&flips.trust, f->trust, &err), 0);
	learn(&flips);
	/* Where it is the signature that is different, up to behind it. */
	flips.end = f->options.ntsas > 0 ? flips.bytes.len :
		    4096 + flips.head.list.len + flips.head.p7s.len;
	change_each(&flips);
	assert_int_equal(flips.seen[0] + flips.seen[1], flips.end * 2);
	/* What .sha256 alone tells is little, and of a tar nothing. */
	assert_true(compress == SEAL_NONE ? flips.seen[0] == 0 :
		    flips.seen[0] > 0 && flips.seen[0] < 200);
	trust_free(flips.trust);
	buffer_free(&flips.bytes);
	parts_free(&flips.members);
	buffer_free(&flips.head.list);
	buffer_free(&flips.head.p7s);
	buffer_free(&flips.head.token);
	free(sidecar);
	free(path);
}

static void
no_byte_of_a_tar_changes_unseen(void **state)
{
	no_byte_goes_unseen(*state, SEAL_NONE);
}

/* No time-stamp is over this signature: it must be strict by itself. */
static void
no_byte_of_a_signature_alone_changes_unseen(void **state)
{
	struct fixture *f = *state;

	f->options.ntsas = 0;
	f->options.allow_untimestamped = 1;
	write_trust(f, "minimum = 0\n[level]\nrequired = B\n");
	no_byte_goes_unseen(f, SEAL_NONE);
}

static void
no_byte_of_a_gzip_changes_unseen(void **state)
{
	no_byte_goes_unseen(*state, SEAL_GZIP);
}

static void
no_byte_of_a_zstd_changes_unseen(void **state)
{
	no_byte_goes_unseen(*state, SEAL_ZSTD);
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
		test_case(no_byte_of_a_gzip_changes_unseen),
		test_case(no_byte_of_a_zstd_changes_unseen),
		test_case(no_byte_of_a_tar_changes_unseen),
		test_case(no_byte_of_a_signature_alone_changes_unseen),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
