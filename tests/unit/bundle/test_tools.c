/* The commands of VERIFY.txt, verbatim, by the shell and nobody of ours. */
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>

#include "unit/bundle/archive.h"

#include "bundle/bag.h"

extern char **environ;

/* 0 when the script, run in folder, ended well; output in <folder>/log. */
static int
run_script(const char *folder, const char *script)
{
	char *path = path_join(folder, "script.sh");
	char *log = path_join(folder, "log");
	char shell[] = "/bin/sh";
	char *argv[] = { shell, path, NULL };
	posix_spawn_file_actions_t actions;
	pid_t pid;
	int status;

	put_file(folder, "script.sh", script);
	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_addopen(&actions, 1, log, O_WRONLY | O_CREAT |
					 O_TRUNC, 0600);
	posix_spawn_file_actions_adddup2(&actions, 1, 2);
	assert_int_equal(posix_spawn(&pid, shell, &actions, NULL, argv,
				     environ), 0);
	posix_spawn_file_actions_destroy(&actions);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	free(path);
	free(log);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void
show_log(const char *folder)
{
	char *log = path_join(folder, "log");
	struct error err = { 0 };
	struct buffer text;

	buffer_init(&text, 1u << 20);
	if (file_read(log, &text, &err) == 0)
		fprintf(stderr, "%s\n", buffer_cstr(&text));
	buffer_free(&text);
	free(log);
}

/* The five variables, then each "$ " line with its "> " lines. */
static void
make_script(struct buffer *out, const struct fixture *f, const char *bundle)
{
	struct text rest = text_of(bag_verify), line;

	buffer_printf(out, "set -e\nBUNDLE=%s\nSIGNER=%s\nTSA1=%s\nTSA2=%s\n"
		      "WORK=%s/work\nmkdir -p \"$WORK\"\n", bundle,
		      f->anchors[0], f->anchors[1], f->anchors[2], f->folder);
	while (rest.at != NULL) {
		line = text_cut(&rest, '\n');
		if (text_starts(line, "$ ") || text_starts(line, "> "))
			buffer_printf(out, "%.*s\n", (int)line.len - 2,
				      line.at + 2);
	}
}

static int
run_verify_txt(struct fixture *f, const char *bundle)
{
	struct buffer script;
	char *work = path_join(f->folder, "work");
	struct error err = { 0 };
	int status;

	folder_remove(work, &err);
	buffer_init(&script, 65536);
	make_script(&script, f, bundle);
	status = run_script(f->folder, buffer_cstr(&script));
	buffer_free(&script);
	free(work);
	return status;
}

static void
verify_txt_verifies(void **state)
{
	struct fixture *f = *state;

	for (int compress = SEAL_GZIP; compress <= SEAL_NONE; compress++) {
		char *out = xasprintf("%s/out%d", f->folder, compress), *path;

		f->options.out_folder = out;
		f->options.compress = (enum seal_compress)compress;
		path = fixture_seal(f);
		if (run_verify_txt(f, path) != 0) {
			show_log(f->folder);
			fail();
		}
		free(path);
		free(out);
	}
}

static void
verify_txt_holds_for_every_kind_of_key(void **state)
{
	static const char *const kinds[] = { "P-384", "RSA", "PSS" };
	struct fixture *f = *state;

	for (size_t i = 0; i < 3; i++) {
		char *out = xasprintf("%s/out%zu", f->folder, i), *path;

		f->options.out_folder = out;
		use_signer(f, &signer_profile, kinds[i]);
		path = fixture_seal(f);
		if (run_verify_txt(f, path) != 0) {
			show_log(f->folder);
			fail();
		}
		free(path);
		free(out);
	}
}

/* Each change makes some command of the list fail. */
static void
verify_txt_finds_what_was_changed(void **state)
{
	static const char *const members[] = {
		"/data/plan.json", "1/manifest-sha256.txt",
		"/tagmanifest-sha256.txt", ".p7s", ".tsr",
		"/statement.json",
	};
	struct fixture *f = *state;
	char *path = fixture_seal(f), *sidecar = xasprintf("%s.sha256", path);
	struct error err = { 0 };
	struct buffer bytes;
	struct parts p;
	char hex[65];

	parts_read(&p, path);
	for (size_t i = 0; i < 7; i++) {
		struct part *part = i < 6 ? parts_get(&p, members[i]) : NULL;

		if (part != NULL)
			part->data.at[part->data.len / 2] ^= 1;
		else
			parts_insert(&p, p.n,
				     "acme-soc2-2026Q4-0001/data/zz", "x");
		buffer_init(&bytes, 1u << 20);
		parts_write(&p, &bytes);
		file_write(path, buffer_view(&bytes), 0600, &err);
		digest_hex_of(bytes.at, bytes.len, hex);
		buffer_reset(&bytes);
		manifest_add(&bytes, hex, path_base(path));
		file_write(sidecar, buffer_view(&bytes), 0600, &err);
		buffer_free(&bytes);
		assert_int_not_equal(run_verify_txt(f, path), 0);
		if (part != NULL)
			part->data.at[part->data.len / 2] ^= 1;
	}
	parts_free(&p);
	free(sidecar);
	free(path);
}

static void
the_text_is_ascii_and_narrow(void **state)
{
	struct text rest = text_of(bag_verify), line;

	(void)state;
	while (rest.at != NULL) {
		line = text_cut(&rest, '\n');
		assert_true(line.len <= 80);
		for (size_t i = 0; i < line.len; i++)
			assert_true(line.at[i] >= 0x20 && line.at[i] < 0x7f);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		test_case(verify_txt_verifies),
		test_case(verify_txt_holds_for_every_kind_of_key),
		test_case(verify_txt_finds_what_was_changed),
		cmocka_unit_test(the_text_is_ascii_and_narrow),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
