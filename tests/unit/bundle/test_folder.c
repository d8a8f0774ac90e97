/* A bundle that was unpacked, by us or by tar, is judged like its archive. */
#include "unit/bundle/archive.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bundle/tree.h"

/* Extracts by verify itself and returns the bag's folder. */
static char *
extract(struct fixture *f, const char *path)
{
	char *into = path_join(f->folder, "bags");
	struct verify_options options = { .extract = into };
	struct verify_result r;
	char *bag;

	fixture_verify_with(f, path, &options, &r);
	expect_answer(&r, 0, "");
	bag = path_join(into, r.id);
	verify_result_free(&r);
	free(into);
	return bag;
}

static void
expect(struct fixture *f, const char *bag, int status, const char *name)
{
	struct verify_result r;

	fixture_verify(f, bag, &r);
	expect_answer(&r, status, name);
	verify_result_free(&r);
}

static void
what_was_extracted_is_valid(void **state)
{
	struct fixture *f = *state;
	char *path = fixture_seal(f), *bag = extract(f, path);
	struct file_list files;
	struct error err = { 0 };

	expect(f, bag, 0, "");
	assert_int_equal(folder_list(bag, &files, &err), 0);
	assert_int_equal(files.n, 15);
	file_list_free(&files);
	free(path);
	free(bag);
}

static void
a_folder_is_never_written_over(void **state)
{
	struct fixture *f = *state;
	char *path = fixture_seal(f), *bag = extract(f, path);
	char *into = path_folder(bag);
	struct verify_options options = { .extract = into,
					  .structure_only = 1 };
	struct verify_result r;
	struct error err = { 0 };

	assert_int_equal(verify_run(path, &options, &r, &err), -1);
	assert_int_equal(err.kind, ERROR_SYSTEM);
	free(path);
	free(bag);
	free(into);
}

static void
only_checked_files_are_extracted(void **state)
{
	struct fixture *f = *state;
	char *path = fixture_seal(f), *into = path_join(f->folder, "bags");
	struct verify_options options = { .extract = into };
	struct verify_result r;
	struct buffer bytes;
	struct error err = { 0 };
	struct parts p;

	parts_read(&p, path);
	parts_get(&p, "/plan.json")->data.at[0] ^= 1;
	buffer_init(&bytes, 1u << 20);
	parts_write(&p, &bytes);
	assert_int_equal(file_write(path, buffer_view(&bytes), 0600, &err), 0);
	fixture_verify_with(f, path, &options, &r);
	expect_answer(&r, 1, "E_DIGEST");
	verify_result_free(&r);
	char *bag = path_join(into, "acme-soc2-2026Q4-0001");
	char *good = path_join(bag, "data/ledger/111122223333.csv");
	char *bad = path_join(bag, "data/plan.json");
	assert_true(file_exists(good));
	assert_false(file_exists(bad));
	struct file_list files;
	assert_int_equal(folder_list(bag, &files, &err), 0);
	assert_int_equal(files.n, 13);
	file_list_free(&files);
	buffer_free(&bytes);
	parts_free(&p);
	free(good);
	free(bad);
	free(bag);
	free(into);
	free(path);
}

static void
a_changed_folder_is_invalid(void **state)
{
	struct fixture *f = *state;
	char *path = fixture_seal(f), *bag = extract(f, path);
	char *plan = path_join(bag, "data/plan.json");
	char *token = path_join(bag, "signatures/tagmanifest-sha256.txt.p7s"
				".tsr");
	char *link = path_join(bag, "data/zz");
	char *info = path_join(bag, "bag-info.txt");

	put_file(bag, "data/plan.json", "[]\n");
	expect(f, bag, 1, "E_DIGEST");
	put_file(bag, "data/plan.json", "{}\n\n");
	expect(f, bag, 1, "E_SIZE");
	assert_int_equal(unlink(plan), 0);
	expect(f, bag, 1, "E_MISSING");
	put_file(bag, "data/plan.json", "{}\n");
	expect(f, bag, 0, "");
	put_file(bag, "data/zz", "x");
	expect(f, bag, 1, "E_UNLISTED");
	assert_int_equal(unlink(link), 0);
	assert_int_equal(symlink("plan.json", link), 0);
	expect(f, bag, 3, "E_LINK");
	assert_int_equal(unlink(link), 0);
	assert_int_equal(mkfifo(link, 0600), 0);
	expect(f, bag, 3, "E_TYPE");
	assert_int_equal(unlink(link), 0);
	put_file(bag, "data/.hidden", "x");
	expect(f, bag, 3, "E_PATH");
	char *hidden = path_join(bag, "data/.hidden");
	assert_int_equal(unlink(hidden), 0);
	put_file(bag, "fetch.txt", "https://example.com/x 1 data/x\n");
	expect(f, bag, 3, "E_TAG_UNKNOWN");
	char *fetch = path_join(bag, "fetch.txt");
	assert_int_equal(unlink(fetch), 0);
	put_file(bag, "meta/more", "x");
	expect(f, bag, 3, "E_TAG_UNKNOWN");
	char *more = path_join(bag, "meta/more");
	assert_int_equal(unlink(more), 0);
	assert_int_equal(unlink(info), 0);
	expect(f, bag, 3, "E_ORDER");
	free(more);
	free(fetch);
	free(hidden);
	free(info);
	free(link);
	free(token);
	free(plan);
	free(bag);
	free(path);
}

static void
the_answer_is_one_json_document(void **state)
{
	struct fixture *f = *state;
	char *path = fixture_seal(f);
	struct verify_result r;
	struct buffer json;

	fixture_verify(f, path, &r);
	buffer_init(&json, 65536);
	verify_write_json(&r, &json);
	assert_non_null(strstr(buffer_cstr(&json), "\"valid\": true"));
	assert_non_null(strstr(buffer_cstr(&json),
			       "\"authority\": \"TSA One\""));
	buffer_free(&json);
	verify_result_free(&r);
	free(path);
}

/* 0: the file below a folder opens, those behind a link or outside do not. */
static int
open_each(int dir)
{
	static const char *const refused[] = {
		"away/in", "to", "/etc/passwd", "way/none",
	};
	struct fault fault;
	uint64_t size = 0;
	int fd = tree_open(dir, "way/in", &size, &fault);

	if (fd < 0 || size != 2)
		return 1;
	close(fd);
	for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++) {
		memset(&fault, 0, sizeof(fault));
		if (tree_open(dir, refused[i], &size, &fault) >= 0 ||
		    strcmp(fault.name, "E_IO") != 0)
			return (int)i + 2;
	}
	return 0;
}

/* openat2() fails with code, as in a container that does not know it. */
static int
forbid_openat2(unsigned code)
{
	struct sock_filter steps[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS,
			 offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_openat2, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | code),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	struct sock_fprog program = { 4, steps };

	return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0 ||
	       prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) < 0;
}

static int
in_child(int dir, unsigned code)
{
	int status = -1;
	pid_t pid = fork();

	if (pid == 0)
		_exit(forbid_openat2(code) ? 99 : open_each(dir));
	assert_int_equal(waitpid(pid, &status, 0), pid);
	return WEXITSTATUS(status);
}

static void
no_step_of_a_path_is_a_link(void **state)
{
	struct fixture *f = *state;
	char *way = path_join(f->folder, "way");
	char *away = path_join(f->folder, "away");
	char *to = path_join(f->folder, "to");
	int dir;

	put_file(f->folder, "way/in", "x\n");
	assert_int_equal(symlink("way", away), 0);
	assert_int_equal(symlink("way/in", to), 0);
	dir = open(f->folder, O_RDONLY | O_DIRECTORY);
	assert_true(dir >= 0);
	assert_int_equal(in_child(dir, ENOSYS), 0);
	assert_int_equal(in_child(dir, EPERM), 0);
	assert_int_equal(open_each(dir), 0);
	close(dir);
	free(to);
	free(away);
	free(way);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		test_case(what_was_extracted_is_valid),
		test_case(a_folder_is_never_written_over),
		test_case(only_checked_files_are_extracted),
		test_case(a_changed_folder_is_invalid),
		test_case(the_answer_is_one_json_document),
		test_case(no_step_of_a_path_is_a_link),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
