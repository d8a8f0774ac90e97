/* test_file.c - files, folders, CSV and the log */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/csv.h"
#include "base/file.h"
#include "base/log.h"

static int
make_folder(void **state)
{
	char *path = strdup("/tmp/exhibit-test-XXXXXX");

	*state = path;
	return path == NULL || mkdtemp(path) == NULL;
}

static int
remove_folder(void **state)
{
	struct error err;
	int status = folder_remove(*state, &err);

	free(*state);
	return status;
}

static void
a_file_is_written_whole_and_private(void **state)
{
	char *path = path_join(*state, "f");
	struct file_list list;
	struct buffer b;
	struct error err;
	struct stat st;

	buffer_init(&b, 5);
	assert_false(file_exists(path));
	assert_int_equal(file_write(path, text_of("one"), 0600, &err), 0);
	assert_int_equal(file_write(path, text_of("two22"), 0640, &err), 0);
	assert_int_equal(file_read(path, &b, &err), 0);
	assert_string_equal(buffer_cstr(&b), "two22");
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0640);
	assert_int_equal(file_write(path, text_of("too long"), 0600, &err), 0);
	buffer_reset(&b);
	assert_int_equal(file_read(path, &b, &err), -1);
	assert_int_equal(err.kind, ERROR_MALFORMED);
	assert_int_equal(folder_list(*state, &list, &err), 0);
	assert_int_equal(list.n, 1);	/* nothing left aside */
	file_list_free(&list);
	buffer_free(&b);
	free(path);
}

static void
what_cannot_be_done_is_an_error_of_the_system(void **state)
{
	struct file_list list;
	struct buffer b;
	struct error err;

	(void)state;
	buffer_init(&b, 10);
	assert_int_equal(file_read("/nonexistent/f", &b, &err), -1);
	assert_int_equal(err.kind, ERROR_SYSTEM);
	assert_non_null(strstr(err.text, "/nonexistent/f"));
	assert_int_equal(file_read("/", &b, &err), -1);
	assert_int_equal(file_write("/nonexistent/f", text_of("x"), 0600,
				    &err), -1);
	assert_int_equal(folder_list("/nonexistent", &list, &err), -1);
	assert_int_equal(folder_make("/dev/null/x", &err), -1);
	assert_int_equal(folder_make("/dev/null", &err), -1);
	assert_int_equal(folder_sync("/nonexistent", &err), -1);
	assert_int_equal(folder_remove("/nonexistent", &err), 0);
	assert_int_equal(write_all(-1, text_of("x"), &err), -1);
	buffer_free(&b);
}

static void
folders_are_made_listed_in_byte_order_and_removed(void **state)
{
	static const char *const files[] = { "b", "a/z", "a-b", "a/b/c" };
	static const char *const sorted[] = { "a-b", "a/b/c", "a/z", "b" };
	char *root = path_join(*state, "r"), *deep = path_join(root, "a/b/");
	struct file_list list;
	struct error err;
	struct stat st;

	assert_int_equal(folder_make(deep, &err), 0);
	assert_int_equal(folder_make(deep, &err), 0);
	assert_int_equal(stat(deep, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0700);
	for (int i = 0; i < 4; i++) {
		char *path = path_join(root, files[i]);

		assert_int_equal(file_write(path, text_of("x"), 0600, &err), 0);
		free(path);
	}
	free(deep);
	deep = path_join(root, "link");
	assert_int_equal(symlink("/etc", deep), 0);
	assert_int_equal(folder_list(root, &list, &err), 0);
	assert_int_equal(list.n, 4);
	for (int i = 0; i < 4; i++)
		assert_string_equal(list.v[i], sorted[i]);
	file_list_free(&list);
	assert_int_equal(folder_remove(root, &err), 0);
	assert_false(file_exists(root));
	assert_true(file_exists("/etc/passwd"));
	free(deep);
	free(root);
}

static void
paths_are_joined_and_parted(void **state)
{
	static const struct {
		const char *path, *folder, *base;
	} rows[] = {
		{ "a/b", "a", "b" }, { "/a", "/", "a" }, { "a", ".", "a" },
		{ "/a/b/c", "/a/b", "c" },
	};
	char *s;

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		s = path_folder(rows[i].path);
		assert_string_equal(s, rows[i].folder);
		free(s);
		assert_string_equal(path_base(rows[i].path), rows[i].base);
	}
	s = path_join("a/", "b");
	assert_string_equal(s, "a/b");
	free(s);
	s = path_join("", "b");
	assert_string_equal(s, "b");
	free(s);
	s = path_join("a", "/b");
	assert_string_equal(s, "/b");
	free(s);
}

static int
show_row(void *ctx, char **cells, size_t n)
{
	for (size_t i = 0; i < n; i++)
		buffer_printf(ctx, "<%s>", cells[i]);
	buffer_putc(ctx, ';');
	return strcmp(cells[0], "stop") == 0 ? 9 : 0;
}

static void
csv_is_that_of_rfc_4180(void **state)
{
	static const struct {
		const char *in, *rows;
		int status;
	} rows[] = {
		{ "", "", 0 }, { "a,b\n", "<a><b>;", 0 },
		{ "a,b", "<a><b>;", 0 }, { "a\r\nb\r\n", "<a>;<b>;", 0 },
		{ ",\n", "<><>;", 0 }, { "\n", "<>;", 0 },
		{ "\"a,\"\"b\"\"\nc\",d\n", "<a,\"b\"\nc><d>;", 0 },
		{ "\"\"\n", "<>;", 0 }, { "\xef\xbb\xbf" "a\n", "<a>;", 0 },
		{ "'=1,'x\n", "<=1><'x>;", 0 },
		{ "a\nstop\nb\n", "<a>;<stop>;", 9 },
		{ "a\n\"b", "<a>;", -1 }, { "a\"b\n", "", -1 },
		{ "\"a\"b\n", "", -1 }, { "a\rb\n", "<a\rb>;", 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct buffer out;
		struct error err = { 0 };
		int status;

		buffer_init(&out, 1000);
		status = csv_read(text_of(rows[i].in), show_row, &out, &err);
		if (status != rows[i].status ||
		    strcmp(buffer_cstr(&out), rows[i].rows) != 0)
			fail_msg("%s: %d %s", rows[i].in, status,
				 buffer_cstr(&out));
		assert_int_equal(err.kind, status < 0 ? ERROR_MALFORMED :
				 ERROR_NONE);
		buffer_free(&out);
	}
}

static void
a_csv_cell_is_never_a_formula(void **state)
{
	static const char *const cells[] = {
		"=1+1", "+1", "-1", "@x", "'x", "\tx", "\rx", "a,b", "a\"b",
		"a\nb", "", "plain", NULL,
	};
	struct buffer out, back;
	struct error err;

	(void)state;
	buffer_init(&out, 1000);
	buffer_init(&back, 1000);
	csv_row(&out, cells, 13);
	assert_string_equal(buffer_cstr(&out),
			    "'=1+1,'+1,'-1,'@x,''x,'\tx,\"'\rx\",\"a,b\","
			    "\"a\"\"b\",\"a\nb\",,plain,\n");
	assert_int_equal(csv_read(buffer_view(&out), show_row, &back, &err),
			 0);
	assert_string_equal(buffer_cstr(&back),
			    "<=1+1><+1><-1><@x><'x><\tx><\rx><a,b><a\"b>"
			    "<a\nb><><plain><>;");
	buffer_free(&out);
	buffer_free(&back);
}

static void
take_away(void *ctx)
{
	++*(int *)ctx;
}

/* What fn writes to standard error. */
static void
captured(const char *folder, void (*fn)(void), struct buffer *out)
{
	char *path = path_join(folder, "log");
	int saved = dup(2), fd = open(path, O_RDWR | O_CREAT | O_TRUNC, 0600);
	struct error err;

	dup2(fd, 2);
	fn();
	dup2(saved, 2);
	close(saved);
	close(fd);
	assert_int_equal(file_read(path, out, &err), 0);
	free(path);
}

static void
say(void)
{
	log_line(LOG_LEVEL_ERROR, "bad", "a\x1b[2J\"%d\"", 1);
	log_line(LOG_LEVEL_DEBUG, "quiet", "not shown");
}

static void
a_log_line_cannot_steer_a_terminal(void **state)
{
	struct buffer out;
	int asked = 0;

	buffer_init(&out, 4096);
	log_before_line(take_away, &asked);
	log_setup(LOG_LEVEL_NOTICE, 0);
	captured(*state, say, &out);
	assert_string_equal(buffer_cstr(&out), "exhibit: a?[2J\"1\"\n");
	assert_int_equal(asked, 1);
	buffer_reset(&out);
	log_before_line(NULL, NULL);
	log_setup(LOG_LEVEL_NOTICE, 1);
	captured(*state, say, &out);
	assert_non_null(strstr(buffer_cstr(&out), "\",\"event\":\"bad\","
		"\"level\":\"error\",\"text\":\"a\\u001b[2J\\\"1\\\"\"}\n"));
	log_setup(LOG_LEVEL_NOTICE, 0);
	buffer_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_file_is_written_whole_and_private),
		cmocka_unit_test(what_cannot_be_done_is_an_error_of_the_system),
		cmocka_unit_test(
			folders_are_made_listed_in_byte_order_and_removed),
		cmocka_unit_test(paths_are_joined_and_parted),
		cmocka_unit_test(csv_is_that_of_rfc_4180),
		cmocka_unit_test(a_csv_cell_is_never_a_formula),
		cmocka_unit_test(a_log_line_cannot_steer_a_terminal),
	};

	return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
