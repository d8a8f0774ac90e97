/* Bundles of a stream follow each other; a seal that stopped is completed. */
#include <fcntl.h>
#include <sys/file.h>

#include "unit/bundle/fixture.h"

#include "bundle/head.h"

/* The next one of the stream, of another run. */
static char *
seal_next_run(struct fixture *f)
{
	f->secret[0]++;
	f->options.first = 0;
	return fixture_seal(f);
}

static void
expect(struct fixture *f, const char *path, const char *previous, int status,
       const char *name)
{
	struct verify_options options = { .previous = previous };
	struct verify_result r;

	fixture_verify_with(f, path, &options, &r);
	expect_answer(&r, status, name);
	verify_result_free(&r);
}

static void
each_follows_the_one_before(void **state)
{
	struct fixture *f = *state;
	char *first = fixture_seal(f), *second = seal_next_run(f);
	char *third = seal_next_run(f);
	char *head = head_path(f->out, "acme-soc2");
	struct verify_result r;
	unsigned sequence;
	struct error err = { 0 };

	fixture_verify(f, third, &r);
	assert_string_equal(r.previous_id, "acme-soc2-2026Q4-0002");
	assert_int_equal(r.sequence, 3);
	verify_result_free(&r);
	expect(f, second, first, 0, "");
	expect(f, third, second, 0, "");
	expect(f, third, first, 6, "E_CHAIN_GAP");
	expect(f, first, second, 6, "E_CHAIN_BREAK");
	expect(f, third, head, 6, "E_CHAIN_BREAK");
	assert_int_equal(seal_next(f->out, "acme-soc2", 0, &sequence, &err),
			 0);
	assert_int_equal(sequence, 4);
	free(first);
	free(second);
	free(third);
	free(head);
}

static void
two_at_one_place_are_a_fork(void **state)
{
	struct fixture *f = *state;
	char *first = fixture_seal(f), *second = seal_next_run(f);
	char *out = path_join(f->folder, "elsewhere"), *other, *after;

	/* The same stream sealed again somewhere else. */
	f->options.out_folder = out;
	f->options.first = 1;
	f->secret[0] = 99;
	other = fixture_seal(f);
	after = seal_next_run(f);
	expect(f, other, first, 6, "E_CHAIN_FORK");
	expect(f, after, first, 6, "E_CHAIN_FORK");
	expect(f, after, second, 6, "E_CHAIN_FORK");
	expect(f, after, other, 0, "");
	free(first);
	free(second);
	free(out);
	free(other);
	free(after);
}

static void
another_stream_is_a_break(void **state)
{
	struct fixture *f = *state;
	char *first = fixture_seal(f), *other;

	f->options.stream = "other";
	f->secret[0]++;
	free(fixture_seal(f));
	other = seal_next_run(f);
	expect(f, other, first, 6, "E_CHAIN_BREAK");
	write_trust(f, "[chain]\nstream = acme-soc2\n");
	expect(f, first, NULL, 0, "");
	expect(f, other, NULL, 6, "E_CHAIN_BREAK");
	free(first);
	free(other);
}

static void
the_trust_file_may_know_the_head(void **state)
{
	struct fixture *f = *state;
	char *first = fixture_seal(f), *second = seal_next_run(f);
	char *third = seal_next_run(f), *text;
	struct verify_result r;

	fixture_verify(f, first, &r);
	text = xasprintf("[chain]\nhead = %s\n", r.p7s_sha256);
	verify_result_free(&r);
	write_trust(f, text);
	expect(f, first, NULL, 0, "");
	expect(f, second, NULL, 0, "");
	expect(f, third, NULL, 6, "E_CHAIN_BREAK");
	free(text);
	free(first);
	free(second);
	free(third);
}

static void
the_bundle_before_must_be_good_itself(void **state)
{
	struct fixture *f = *state;
	char *first = fixture_seal(f), *second = seal_next_run(f);
	FILE *file = fopen(first, "r+b");

	assert_non_null(file);
	fseek(file, 600, SEEK_SET);
	fputc('!', file);
	fclose(file);
	expect(f, second, first, 6, "E_CHAIN_BREAK");
	free(first);
	free(second);
}

static void
refuse(struct fixture *f, enum error_kind kind, const char *words)
{
	struct seal_result result;
	struct error err = { 0 };

	assert_int_equal(seal_run(&f->options, &result, &err), -1);
	if (err.kind != kind || strstr(err.text, words) == NULL)
		fail_msg("\"%s\" not in %d \"%s\"", words, err.kind, err.text);
}

static void
a_first_bundle_is_said_to_be_one(void **state)
{
	struct fixture *f = *state;

	f->options.first = 0;
	refuse(f, ERROR_USAGE, "needs --first");
	f->options.first = 1;
	free(fixture_seal(f));
	f->secret[0]++;
	refuse(f, ERROR_USAGE, "has a bundle already");
}

static void
one_seal_at_a_time(void **state)
{
	struct fixture *f = *state;
	char *head = head_path(f->out, "acme-soc2");
	int fd;

	free(fixture_seal(f));
	fd = open(head, O_RDWR);
	assert_true(fd >= 0);
	assert_int_equal(flock(fd, LOCK_EX), 0);
	f->secret[0]++;
	f->options.first = 0;
	refuse(f, ERROR_SYSTEM, "another seal of this stream");
	close(fd);
	free(head);
	free(fixture_seal(f));
}

static void
read_all(const char *path, struct buffer *out)
{
	struct error err = { 0 };

	buffer_init(out, 1u << 20);
	assert_int_equal(file_read(path, out, &err), 0);
}

/* Stopped before the head, before the sidecar, or after all of it. */
static void
a_second_start_completes_the_first(void **state)
{
	struct fixture *f = *state;
	char *path = fixture_seal(f), *again, *sidecar, *head;
	struct buffer before, after;
	unsigned asked = f->tsa[0].asked;
	struct error err = { 0 };

	sidecar = xasprintf("%s.sha256", path);
	head = head_path(f->out, "acme-soc2");
	read_all(path, &before);
	for (int i = 0; i < 3; i++) {
		if (i == 0)
			assert_int_equal(unlink(head), 0);
		if (i == 1) {
			assert_int_equal(file_write(head, text_of(""), 0600,
						    &err), 0);
			assert_int_equal(unlink(sidecar), 0);
		}
		again = fixture_seal(f);
		assert_string_equal(again, path);
		assert_true(file_exists(sidecar) && file_exists(head));
		free(again);
	}
	assert_int_equal(f->tsa[0].asked, asked);
	read_all(path, &after);
	assert_true(text_equal(buffer_view(&before), buffer_view(&after)));
	/* What is there of another run is not taken for this one's. */
	assert_int_equal(unlink(head), 0);
	f->secret[0]++;
	refuse(f, ERROR_CHAIN, "another run's evidence");
	buffer_free(&before);
	buffer_free(&after);
	free(path);
	free(sidecar);
	free(head);
}

static void
an_unfinished_file_is_no_obstacle(void **state)
{
	struct fixture *f = *state;
	struct error err = { 0 };
	struct file_list files;

	put_file(f->out, ".acme-soc2-2026Q4-0001.tar.part", "half a bundle");
	free(fixture_seal(f));
	assert_int_equal(folder_list(f->out, &files, &err), 0);
	assert_int_equal(files.n, 3);
	file_list_free(&files);
}

static void
the_trust_file_is_asked_before_the_name_is_given(void **state)
{
	struct fixture *f = *state;

	f->options.trust_file = f->trust;
	free(fixture_seal(f));
	write_trust(f, "minimum = 3\n");
	f->secret[0]++;
	f->options.first = 0;
	refuse(f, ERROR_INVALID, "E_TST_TOO_FEW");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		test_case(each_follows_the_one_before),
		test_case(two_at_one_place_are_a_fork),
		test_case(another_stream_is_a_break),
		test_case(the_trust_file_may_know_the_head),
		test_case(the_bundle_before_must_be_good_itself),
		test_case(a_first_bundle_is_said_to_be_one),
		test_case(one_seal_at_a_time),
		test_case(a_second_start_completes_the_first),
		test_case(an_unfinished_file_is_no_obstacle),
		test_case(the_trust_file_is_asked_before_the_name_is_given),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
