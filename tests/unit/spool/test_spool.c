/* The file is the only state: append, find, tear, begin again, split. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/file.h"
#include "spool/spool.h"

#define ACCOUNT "100000000000"

struct box {
	char folder[64];
	char *file;
	struct spool *spool;
	struct arena *arena;
	struct error err;
};

static int
opened(void **state)
{
	struct box *b = xcalloc(1, sizeof(*b));

	snprintf(b->folder, sizeof(b->folder), "/tmp/exhibit-spool-XXXXXX");
	if (!mkdtemp(b->folder))
		return -1;
	b->file = xasprintf("%s/" ACCOUNT ".jsonl", b->folder);
	b->arena = arena_new();
	b->spool = spool_open(b->folder, ACCOUNT, &b->err);
	*state = b;
	return b->spool ? 0 : -1;
}

static int
closed(void **state)
{
	struct box *b = *state;

	spool_close(b->spool, &b->err);
	folder_remove(b->folder, &b->err);
	arena_free(b->arena);
	free(b->file);
	free(b);
	return 0;
}

static void
append(struct box *b, const char *request, const char *body)
{
	struct record r = { .request = request, .status = 200, .tries = 1,
			    .sent = 1790000000000, .received = 1790000000001,
			    .body = text_of(body) };

	assert_int_equal(spool_append(b->spool, &r, &b->err), 0);
}

static void
supersede(struct box *b, const char *request)
{
	struct record r = { .supersedes = request };

	assert_int_equal(spool_append(b->spool, &r, &b->err), 0);
}

static void
reopen(struct box *b)
{
	assert_int_equal(spool_close(b->spool, &b->err), 0);
	b->spool = spool_open(b->folder, ACCOUNT, &b->err);
	assert_non_null(b->spool);
}

static const char *
body_of(struct box *b, const char *request)
{
	struct record r;
	int found = spool_find(b->spool, request, b->arena, &r, &b->err);

	assert_true(found >= 0);
	return found ? r.body.at : NULL;
}

static void
what_was_appended_is_found_also_by_the_next_run(void **state)
{
	struct box *b = *state;

	append(b, "toy/A eu-west-1", "{\"a\":1}");
	append(b, "toy/B eu-west-1 Name=x\"y\\z", "{}");
	assert_string_equal(body_of(b, "toy/A eu-west-1"), "{\"a\":1}");
	reopen(b);
	assert_string_equal(body_of(b, "toy/A eu-west-1"), "{\"a\":1}");
	assert_string_equal(body_of(b, "toy/B eu-west-1 Name=x\"y\\z"), "{}");
	assert_null(body_of(b, "toy/C eu-west-1"));
	assert_int_equal(spool_count(b->spool), 2);
}

static void
a_later_line_wins(void **state)
{
	struct box *b = *state;

	append(b, "toy/A eu-west-1", "1");
	append(b, "toy/A eu-west-1", "2");
	assert_string_equal(body_of(b, "toy/A eu-west-1"), "2");
	reopen(b);
	assert_string_equal(body_of(b, "toy/A eu-west-1"), "2");
	assert_int_equal(spool_redone(b->spool), 1);
}

static void
superseded_pages_are_not_there(void **state)
{
	struct box *b = *state;

	append(b, "toy/L eu-west-1", "1");
	append(b, "toy/L eu-west-1 #2", "2");
	append(b, "toy/L eu-west-1 #3", "3");
	supersede(b, "toy/L eu-west-1");
	append(b, "toy/L eu-west-1", "4");
	for (int i = 0; i < 2; i++) {
		assert_string_equal(body_of(b, "toy/L eu-west-1"), "4");
		assert_null(body_of(b, "toy/L eu-west-1 #2"));
		assert_null(body_of(b, "toy/L eu-west-1 #3"));
		assert_int_equal(spool_count(b->spool), 1);
		reopen(b);
	}
}

static void
a_torn_end_is_cut_off_wherever_it_tore(void **state)
{
	struct box *b = *state;
	struct buffer file;
	size_t one;

	append(b, "toy/A eu-west-1", "{}");
	buffer_init(&file, 65536);
	assert_int_equal(file_read(b->file, &file, &b->err), 0);
	one = file.len;
	append(b, "toy/B eu-west-1", "{}");
	buffer_reset(&file);
	assert_int_equal(file_read(b->file, &file, &b->err), 0);
	for (size_t n = one + 1; n < file.len; n++) {
		spool_close(b->spool, &b->err);
		assert_int_equal(file_write(b->file, text_n(file.at, n), 0600,
					    &b->err), 0);
		b->spool = spool_open(b->folder, ACCOUNT, &b->err);
		assert_non_null(b->spool);
		assert_int_equal(spool_count(b->spool), 1);
		append(b, "toy/B eu-west-1", "{}");
		reopen(b);
		assert_int_equal(spool_count(b->spool), 2);
	}
	buffer_free(&file);
}

static void
a_foreign_line_in_the_middle_is_refused(void **state)
{
	struct box *b = *state;
	static const char bad[] = "garbage\n{\"request\":\"a\"}\n";

	spool_close(b->spool, &b->err);
	assert_int_equal(file_write(b->file, text_of(bad), 0600, &b->err), 0);
	b->spool = spool_open(b->folder, ACCOUNT, &b->err);
	assert_null(b->spool);
	assert_int_equal(b->err.kind, ERROR_MALFORMED);
}

static void
two_runs_do_not_write_one_file(void **state)
{
	struct box *b = *state;
	struct spool *second = spool_open(b->folder, ACCOUNT, &b->err);

	assert_null(second);
	assert_non_null(strstr(b->err.text, "another run"));
}

static void
the_split_does_not_know_the_order_of_arrival(void **state)
{
	struct box *b = *state;
	static const char *const keys[] = {
		"toy/L eu-west-1 #10", "toy/L eu-west-1", "toy/L eu-west-1 #2",
		"toy/A eu-west-1 Name=b", "toy/A eu-west-1 Name=a",
		"toy/A global", "box/A eu-west-1",
	};
	struct buffer file;
	char *bundle = path_join(b->folder, "bundle");
	char *path = path_join(bundle, "data/evidence/" ACCOUNT
				       "/eu-west-1/toy.jsonl");

	for (size_t i = 0; i < 7; i++)
		append(b, keys[i], "{}");
	assert_int_equal(evidence_split(b->file, ACCOUNT, bundle, &b->err), 0);
	buffer_init(&file, 65536);
	assert_int_equal(file_read(path, &file, &b->err), 0);
	const char *at = file.at;
	static const int order[] = { 4, 3, 1, 2, 0 };
	for (size_t i = 0; i < 5; i++) {
		char start[64];
		snprintf(start, sizeof(start), "{\"request\":\"%s\",",
			 keys[order[i]]);
		assert_int_equal(strncmp(at, start, strlen(start)), 0);
		at = strchr(at, '\n') + 1;
	}
	assert_int_equal(*at, '\0');
	buffer_free(&file);
	free(path);
	free(bundle);
}

static void
evidence_is_found_with_its_line(void **state)
{
	struct box *b = *state;
	char *evidence = path_join(b->folder, "data/evidence/" ACCOUNT);
	struct spool *s;
	struct record r;

	append(b, "toy/B global", "2");
	append(b, "toy/A global", "1");
	append(b, "toy/L eu-west-1", "3");
	assert_int_equal(evidence_split(b->file, ACCOUNT, b->folder, &b->err),
			 0);
	s = spool_open_evidence(evidence, &b->err);
	assert_non_null(s);
	assert_int_equal(spool_count(s), 3);
	assert_string_equal(spool_where(s, "toy/B global"),
			    "data/evidence/" ACCOUNT "/global/toy.jsonl:2");
	assert_null(spool_where(s, "toy/C global"));
	assert_int_equal(spool_find(s, "toy/L eu-west-1", b->arena, &r,
				    &b->err), 1);
	assert_string_equal(r.body.at, "3");
	spool_close(s, &b->err);
	free(evidence);
}

static void
a_request_cannot_leave_its_folder(void **state)
{
	struct box *b = *state;

	append(b, "../toy/A eu-west-1", "{}");
	assert_int_equal(evidence_split(b->file, ACCOUNT, b->folder, &b->err),
			 -1);
	assert_int_equal(b->err.kind, ERROR_MALFORMED);
}

int
main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, opened, closed)
	const struct CMUnitTest tests[] = {
		TEST(what_was_appended_is_found_also_by_the_next_run),
		TEST(a_later_line_wins),
		TEST(superseded_pages_are_not_there),
		TEST(a_torn_end_is_cut_off_wherever_it_tore),
		TEST(a_foreign_line_in_the_middle_is_refused),
		TEST(two_runs_do_not_write_one_file),
		TEST(the_split_does_not_know_the_order_of_arrival),
		TEST(evidence_is_found_with_its_line),
		TEST(a_request_cannot_leave_its_folder),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
