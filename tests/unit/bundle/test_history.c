/* The bundles of a folder: each in its place, or what is wrong with it. */
#include "unit/bundle/fixture.h"

#include "bundle/history.h"

struct world {
	struct fixture *f;
	char *dir;			/* what is looked at */
	char *bundle[4];		/* 1 to 3 of the stream, as sealed */
};

static char *
seal_next_run(struct fixture *f)
{
	f->secret[0]++;
	f->options.first = 0;
	return fixture_seal(f);
}

static void
copy(const char *from, const char *folder, const char *name)
{
	char *to = path_join(folder, name);
	struct error err = { 0 };
	struct buffer bytes;

	buffer_init(&bytes, 1u << 20);
	assert_int_equal(file_read(from, &bytes, &err), 0);
	assert_int_equal(file_write(to, buffer_view(&bytes), 0600, &err), 0);
	buffer_free(&bytes);
	free(to);
}

static int
world_setup(void **state)
{
	struct world *w = xcalloc(1, sizeof(*w));
	struct error err = { 0 };

	w->f = fixture_new();
	w->dir = path_join(w->f->folder, "all");
	assert_int_equal(folder_make(w->dir, &err), 0);
	w->bundle[1] = fixture_seal(w->f);
	for (int i = 2; i <= 3; i++)
		w->bundle[i] = seal_next_run(w->f);
	*state = w;
	return 0;
}

static int
world_teardown(void **state)
{
	struct world *w = *state;

	fixture_free(w->f);
	for (int i = 1; i <= 3; i++)
		free(w->bundle[i]);
	free(w->dir);
	free(w);
	return 0;
}

/* Under names whose order says nothing. */
static void
put(struct world *w, const char *numbers)
{
	static const char *const names[] = { "", "c.tar", "a.tar", "b.tar" };

	for (; *numbers != '\0'; numbers++)
		copy(w->bundle[*numbers - '0'], w->dir,
		     names[*numbers - '0']);
}

static void
run(struct world *w, struct history *h)
{
	struct verify_options options = { 0 };
	struct error err = { 0 };
	struct trust *trust;

	assert_int_equal(trust_read(&trust, w->f->trust, &err), 0);
	options.trust = trust;
	if (history_run(w->dir, &options, h, &err) < 0)
		fail_msg("%s", err.text);
	trust_free(trust);
}

/* "" for a place that is right; ends with NULL. */
static void
expect(struct world *w, int status, const char *const *errors)
{
	struct history h;

	run(w, &h);
	for (size_t i = 0; i < h.n || errors[i] != NULL; i++) {
		if (i >= h.n || errors[i] == NULL)
			fail_msg("%zu bundles", h.n);
		if (strcmp(h.v[i].error, errors[i]) != 0)
			fail_msg("%s: expected \"%s\", got \"%s\": %s",
				 h.v[i].name, errors[i], h.v[i].error,
				 h.v[i].detail);
	}
	assert_int_equal(h.exit, status);
	history_free(&h);
}

#define EXPECT(w, status, ...) \
	expect(w, status, (const char *const[]){ __VA_ARGS__, NULL })

static void
expect_fault(struct world *w, const char *error)
{
	struct history h;

	run(w, &h);
	assert_int_equal(h.nfaults, 1);
	assert_string_equal(h.faults[0].error, error);
	assert_int_equal(h.exit, 6);
	history_free(&h);
}

static void
a_whole_chain_is_in_order_whatever_its_files_are_called(void **state)
{
	struct world *w = *state;
	struct history h;

	put(w, "123");
	put_file(w->dir, "notes.txt", "no bundle");
	put_file(w->dir, "x.pack.tar", "no bundle");
	put_file(w->dir, ".part.tar", "no bundle");
	EXPECT(w, 0, "", "", "");
	run(w, &h);
	for (unsigned i = 0; i < 3; i++)
		assert_int_equal(h.v[i].result.sequence, i + 1);
	assert_int_equal(h.streams, 1);
	history_free(&h);
}

static void
a_missing_bundle_is_a_gap(void **state)
{
	struct world *w = *state;

	put(w, "13");
	EXPECT(w, 6, "", "E_CHAIN_GAP");
}

static void
a_missing_beginning_is_a_gap_unless_it_is_known(void **state)
{
	struct world *w = *state;
	struct verify_result r;
	char *text;

	put(w, "23");
	EXPECT(w, 6, "E_CHAIN_GAP", "");
	fixture_verify(w->f, w->bundle[1], &r);
	text = xasprintf("[chain]\nhead = %s\n", r.p7s_sha256);
	verify_result_free(&r);
	write_trust(w->f, text);
	EXPECT(w, 0, "", "");
	free(text);
}

static void
a_head_that_is_nowhere_is_a_break(void **state)
{
	struct world *w = *state;

	put(w, "123");
	write_trust(w->f, "[chain]\nhead = 00000000000000000000000000000000"
		    "00000000000000000000000000000000\n");
	expect_fault(w, "E_CHAIN_BREAK");
}

/* The same stream from a head that was put back: another second bundle. */
static char *
seal_another_second(struct world *w)
{
	struct fixture *f = w->f;
	char *out = path_join(f->folder, "elsewhere"), *second, *text;
	struct verify_result r;

	fixture_verify(f, w->bundle[1], &r);
	text = xasprintf("{\"archive_sha256\":\"%s\",\"bundle_id\":\"%s\","
			 "\"merkle_root\":\"%s\",\"p7s_sha256\":\"%s\","
			 "\"sequence\":1,\"tagmanifest_sha256\":\"%s\"}\n",
			 r.archive_sha256, r.id, r.merkle_root, r.p7s_sha256,
			 r.tagmanifest_sha256);
	put_file(out, "acme-soc2.head.json", text);
	f->options.out_folder = out;
	f->secret[0] = 99;
	second = seal_next_run(f);
	verify_result_free(&r);
	free(text);
	free(out);
	return second;
}

static void
two_of_one_number_are_a_fork(void **state)
{
	struct world *w = *state;
	char *other = seal_another_second(w);
	struct history h;
	int forks = 0;

	put(w, "123");
	copy(other, w->dir, "other.tar");
	run(w, &h);
	assert_int_equal(h.n, 4);
	for (size_t i = 0; i < h.n; i++) {
		if (h.v[i].error[0] == '\0')
			continue;
		assert_string_equal(h.v[i].error, "E_CHAIN_FORK");
		assert_int_equal(h.v[i].result.sequence, 2);
		forks++;
	}
	assert_int_equal(forks, 1);
	assert_int_equal(h.exit, 6);
	history_free(&h);
	free(other);
}

static void
what_follows_another_of_the_same_name_is_a_fork(void **state)
{
	struct world *w = *state;
	char *other = seal_another_second(w);

	put(w, "13");
	copy(other, w->dir, "other.tar");
	EXPECT(w, 6, "", "", "E_CHAIN_FORK");
	free(other);
}

static void
the_same_bundle_twice_is_no_fork(void **state)
{
	struct world *w = *state;

	put(w, "123");
	copy(w->bundle[2], w->dir, "again.tar");
	EXPECT(w, 0, "", "", "", "");
}

/* A third that is older than the second: who seals it has set back the clock
 * and both authorities'. */
static void
an_older_one_behind_a_newer_is_a_break(void **state)
{
	struct world *w = *state;
	struct fixture *f = w->f;
	char *late;

	f->options.created = clock_now() - 86400000;
	late = seal_next_run(f);
	put(w, "123");
	copy(late, w->dir, "late.tar");
	EXPECT(w, 6, "", "", "", "E_CHAIN_BREAK");
	free(late);
}

static void
a_head_file_must_be_the_last_bundle(void **state)
{
	struct world *w = *state;
	char *head = path_join(w->f->out, "acme-soc2.head.json");

	copy(head, w->dir, "acme-soc2.head.json");
	put(w, "12");
	expect_fault(w, "E_CHAIN_GAP");		/* the last was taken away */
	put(w, "3");
	EXPECT(w, 0, "", "", "");
	free(seal_next_run(w->f));
	put_file(w->dir, "other.head.json", "");	/* a seal that stopped */
	EXPECT(w, 0, "", "", "");
	copy(head, w->dir, "other.head.json");	/* a stream of no bundle */
	expect_fault(w, "E_CHAIN_GAP");
	free(head);
}

static void
an_older_head_file_is_a_break(void **state)
{
	struct world *w = *state;
	char *head = path_join(w->f->out, "acme-soc2.head.json");
	char *fourth;

	copy(head, w->dir, "acme-soc2.head.json");
	fourth = seal_next_run(w->f);
	put(w, "123");
	copy(fourth, w->dir, "d.tar");
	expect_fault(w, "E_CHAIN_BREAK");
	free(fourth);
	free(head);
}

static void
a_spoilt_bundle_is_worse_than_a_gap(void **state)
{
	struct world *w = *state;
	struct history h;

	put(w, "13");
	put_file(w->dir, "junk.tar", "this is no archive");
	run(w, &h);
	assert_int_equal(h.n, 3);
	assert_int_equal(h.v[2].placed, 0);
	assert_int_equal(h.v[2].result.exit, 3);
	assert_string_equal(h.v[1].error, "E_CHAIN_GAP");
	assert_int_equal(h.exit, 3);
	history_free(&h);
}

static void
streams_are_told_apart(void **state)
{
	struct world *w = *state;
	struct fixture *f = w->f;
	struct history h;
	char *other;

	f->options.stream = "other";
	f->options.first = 1;
	f->secret[0] = 50;
	other = fixture_seal(f);
	put(w, "123");
	copy(other, w->dir, "0.tar");
	EXPECT(w, 0, "", "", "", "");
	run(w, &h);
	assert_int_equal(h.streams, 2);
	assert_string_equal(h.v[3].result.stream, "other");
	history_free(&h);
	free(other);
}

static void
an_empty_folder_is_no_answer(void **state)
{
	struct world *w = *state;
	struct verify_options options = { 0 };
	struct error err = { 0 };
	struct history h;

	assert_int_equal(history_run(w->dir, &options, &h, &err), -1);
	assert_int_equal(err.kind, ERROR_USAGE);
	history_free(&h);
	assert_int_equal(history_run("/nowhere", &options, &h, &err), -1);
	assert_int_equal(err.kind, ERROR_SYSTEM);
	history_free(&h);
}

static void
both_ways_to_write_it_say_the_same(void **state)
{
	struct world *w = *state;
	struct history h;
	struct buffer out;

	put(w, "13");
	run(w, &h);
	buffer_init(&out, 1u << 20);
	history_write_text(&h, &out);
	assert_non_null(strstr(out.at, "BROKEN CHAIN  1 fault in 2 bundles"));
	assert_non_null(strstr(out.at, "E_CHAIN_GAP: number 2 is missing"));
	buffer_reset(&out);
	history_write_json(&h, &out);
	assert_non_null(strstr(out.at, "\"name\": \"E_CHAIN_GAP\""));
	assert_non_null(strstr(out.at, "\"exit\": 6"));
	buffer_free(&out);
	history_free(&h);
}

#define world_case(function) \
	cmocka_unit_test_setup_teardown(function, world_setup, world_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		world_case(a_whole_chain_is_in_order_whatever_its_files_are_called),
		world_case(a_missing_bundle_is_a_gap),
		world_case(a_missing_beginning_is_a_gap_unless_it_is_known),
		world_case(a_head_that_is_nowhere_is_a_break),
		world_case(two_of_one_number_are_a_fork),
		world_case(what_follows_another_of_the_same_name_is_a_fork),
		world_case(the_same_bundle_twice_is_no_fork),
		world_case(an_older_one_behind_a_newer_is_a_break),
		world_case(a_head_file_must_be_the_last_bundle),
		world_case(an_older_head_file_is_a_break),
		world_case(a_spoilt_bundle_is_worse_than_a_gap),
		world_case(streams_are_told_apart),
		world_case(an_empty_folder_is_no_answer),
		world_case(both_ways_to_write_it_say_the_same),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
