/* A disclosure pack shows what was asked for, proves it, and nothing else. */
#include "unit/bundle/archive.h"

#include "base/digest.h"
#include "bundle/pack.h"
#include "bundle/place.h"

struct world {
	struct fixture *f;
	char *bundle, *folder;
	struct verify_result verified;
};

#define A	"111122223333"
#define B	"444455556666"

static void
make_accounts(const char *root)
{
	static const char *const files[] = {
		"data/evidence/" A "/eu-west-1/kms.jsonl",
		"data/evidence/" A "/us-east-1/kms.jsonl",
		"data/evidence/" A "/us-east-1/transcribe.jsonl",
		"data/evidence/" B "/eu-west-1/kms.jsonl",
		"data/evidence/" B "/eu-west-1/transcribe.jsonl",
		"data/ledger/" B ".csv", "data/population/" A ".csv",
		"data/population/" B ".csv", "data/report/" A ".html",
		"data/report/" B ".html", "data/settings/" A "/kms.csv",
		"data/settings/" A "/transcribe.csv",
		"data/settings/" B "/kms.csv",
	};

	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++)
		put_file(root, files[i], files[i]);
}

static int
world_setup(void **state)
{
	struct world *w = xcalloc(1, sizeof(*w));

	w->f = fixture_new();
	make_accounts(w->f->payload);
	w->bundle = fixture_seal(w->f);
	w->folder = path_join(w->f->folder, "packs");
	fixture_verify(w->f, w->bundle, &w->verified);
	expect_answer(&w->verified, 0, "");
	*state = w;
	return 0;
}

static int
world_teardown(void **state)
{
	struct world *w = *state;

	verify_result_free(&w->verified);
	fixture_free(w->f);
	free(w->bundle);
	free(w->folder);
	free(w);
	return 0;
}

static int
try_extract(struct world *w, const struct place_choice *choice,
	    struct pack_result *r, struct error *err)
{
	struct verify_options options = { 0 };
	struct trust *trust;
	int status;

	assert_int_equal(trust_read(&trust, w->f->trust, err), 0);
	options.trust = trust;
	status = pack_make(w->bundle, &w->verified, &options, choice,
			   w->folder, r, err);
	trust_free(trust);
	return status;
}

/* The pack's path. */
static char *
extract(struct world *w, const char *account, const char *region,
	const char *service)
{
	struct place_choice choice = { account, region, service };
	struct error err = { 0 };
	struct pack_result r;

	if (try_extract(w, &choice, &r, &err) < 0)
		fail_msg("extract: %s", err.text);
	return r.path;
}

static void
load(struct world *w, struct parts *p)
{
	char *path = extract(w, A, NULL, "kms");

	parts_read(p, path);
	free(path);
}

/* Names in the pack's data/, joined. */
static void
expect_items(struct world *w, const char *account, const char *region,
	     const char *service, const char *names)
{
	char *path = extract(w, account, region, service);
	struct verify_result r;
	struct buffer found;

	fixture_verify(w->f, path, &r);
	expect_answer(&r, 0, "");
	assert_int_equal(r.pack, 1);
	assert_int_equal(r.files, w->verified.files);
	buffer_init(&found, 1u << 20);
	for (size_t i = 0; i < r.nitems; i++)
		buffer_printf(&found, "%s ", r.items[i].path + 5);
	assert_string_equal(buffer_cstr(&found), names);
	buffer_free(&found);
	verify_result_free(&r);
	free(path);
}

static void
a_pack_holds_what_was_asked_for_and_no_more(void **state)
{
	struct world *w = *state;

	expect_items(w, NULL, NULL, "kms",
		     "evidence/" A "/eu-west-1/kms.jsonl "
		     "evidence/" A "/us-east-1/kms.jsonl "
		     "evidence/" B "/eu-west-1/kms.jsonl "
		     "settings/" A "/kms.csv settings/" B "/kms.csv ");
	expect_items(w, NULL, "us-east-1", NULL,
		     "evidence/" A "/us-east-1/kms.jsonl "
		     "evidence/" A "/us-east-1/transcribe.jsonl ");
	expect_items(w, NULL, "global", NULL,
		     "evidence/" A "/global/iam.jsonl ");
	expect_items(w, B, NULL, NULL,
		     "evidence/" B "/eu-west-1/kms.jsonl "
		     "evidence/" B "/eu-west-1/transcribe.jsonl "
		     "ledger/" B ".csv population/" B ".csv "
		     "report/" B ".html settings/" B "/kms.csv ");
	expect_items(w, A, NULL, "kms",
		     "evidence/" A "/eu-west-1/kms.jsonl "
		     "evidence/" A "/us-east-1/kms.jsonl "
		     "settings/" A "/kms.csv ");
	expect_items(w, A, "eu-west-1", "kms",
		     "evidence/" A "/eu-west-1/kms.jsonl ");
	expect_items(w, NULL, "eu-west-1", "transcribe",
		     "evidence/" A "/eu-west-1/transcribe.jsonl "
		     "evidence/" B "/eu-west-1/transcribe.jsonl ");
}

static void
what_was_left_out_is_counted(void **state)
{
	static const struct { struct place_choice choice;
			      size_t left_out[PACK_KINDS]; } cases[] = {
		{ { A, NULL, NULL }, { 0, 0, 0, 0, 0 } },
		{ { A, NULL, "kms" }, { 0, 0, 1, 1, 1 } },
		{ { A, "eu-west-1", NULL }, { 0, 2, 1, 1, 1 } },
		{ { NULL, NULL, "kms" }, { 0, 0, 2, 2, 2 } },
		{ { NULL, "eu-west-1", NULL }, { 0, 3, 2, 2, 2 } },
		{ { A, "eu-west-1", "kms" }, { 0, 1, 1, 1, 1 } },
	};
	struct world *w = *state;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct pack_result r;
		struct error err = { 0 };

		assert_int_equal(try_extract(w, &cases[i].choice, &r, &err),
				 0);
		for (size_t k = 0; k < PACK_KINDS; k++)
			assert_int_equal(r.left_out[k],
					 cases[i].left_out[k]);
		pack_result_free(&r);
	}
}

static void
nothing_to_disclose_is_no_pack(void **state)
{
	static const struct place_choice cases[] = {
		{ NULL, NULL, NULL }, { "999999999999", NULL, NULL },
		{ B, "us-east-1", NULL }, { NULL, NULL, "s3" },
		{ "", NULL, NULL }, { NULL, NULL, "../kms" },
	};
	struct world *w = *state;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct pack_result r;
		struct error err = { 0 };

		assert_int_equal(try_extract(w, &cases[i], &r, &err), -1);
		assert_int_equal(err.kind, ERROR_USAGE);
	}
	char *path = path_join(w->folder, "x");
	put_file(w->folder, "x", "");		/* nothing else is left there */
	struct error err = { 0 };
	struct file_list files;
	assert_int_equal(folder_list(w->folder, &files, &err), 0);
	assert_int_equal(files.n, 1);
	file_list_free(&files);
	free(path);
}

static void
a_place_is_told_by_its_path(void **state)
{
	static const struct { const char *path, *account, *region, *service; }
	cases[] = {
		{ "data/evidence/" A "/global/iam.jsonl", A, "global", "iam" },
		{ "data/settings/" A "/s3.csv", A, "", "s3" },
		{ "data/ledger/" A ".csv", A, "", "" },
		{ "data/population/" A ".csv", A, "", "" },
		{ "data/report/" A ".html", A, "", "" },
		{ "data/report/index.html", "", "", "" },
		{ "data/report/settings.csv", "", "", "" },
		{ "data/report/" A ".html/x", "", "", "" },
		{ "data/report/11112222333x.html", "", "", "" },
		{ "data/evidence/" A, A, "", "" },
		{ "data/evidence/x/y/z.jsonl", "", "", "" },
		{ "data/plan.json", "", "", "" },
		{ "data/" A ".csv", "", "", "" },
		{ "meta/ledger/" A ".csv", "", "", "" },
		{ "", "", "", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct place p = place_of(text_of(cases[i].path));

		if (!text_is(p.account, cases[i].account) ||
		    !text_is(p.region, cases[i].region) ||
		    !text_is(p.service, cases[i].service))
			fail_msg("%s", cases[i].path);
	}
}

static void
two_packs_of_one_choice_are_the_same_bytes(void **state)
{
	struct world *w = *state;
	struct place_choice choice = { NULL, NULL, "kms" };
	struct error err = { 0 };
	struct pack_result a, b;

	assert_int_equal(try_extract(w, &choice, &a, &err), 0);
	assert_int_equal(try_extract(w, &choice, &b, &err), 0);
	assert_string_equal(a.sha256, b.sha256);
	assert_string_equal(a.path, b.path);
	pack_result_free(&a);
	pack_result_free(&b);
}

/* What a pack must not have: names of what it does not disclose. */
static void
nothing_undisclosed_is_named(void **state)
{
	static const char *const hidden[] = {
		B, "transcribe.jsonl", "transcribe.csv", "eu-west-1/iam",
		"data/ledger", "data/population", "data/report", "data/plan",
		"manifest-sha256.txt  ", "items.jsonl\":",
	};
	struct world *w = *state;
	char *path = extract(w, A, NULL, "kms");
	struct error err = { 0 };
	struct buffer bytes;

	buffer_init(&bytes, 1u << 20);
	assert_int_equal(file_read(path, &bytes, &err), 0);
	for (size_t i = 0; i < sizeof(hidden) / sizeof(hidden[0]); i++)
		if (memmem(bytes.at, bytes.len, hidden[i],
			   strlen(hidden[i])) != NULL)
			fail_msg("%s is named", hidden[i]);
	assert_non_null(memmem(bytes.at, bytes.len, "kms.jsonl", 9));
	buffer_free(&bytes);
	free(path);
}

static void
a_changed_member_is_named(void **state)
{
	static const struct { const char *member; int status; const char *error; }
	cases[] = {
		{ "/eu-west-1/kms.jsonl", 1, "E_DIGEST" },
		{ "/settings/" A "/kms.csv", 1, "E_DIGEST" },
		{ "/tagmanifest-sha256.txt", 1, "E_SIG_INVALID" },
		{ "/meta/statement.json", 1, "E_TAG_DIGEST" },
		{ "/check.py", 1, "E_TAG_DIGEST" },
		{ "/CHECK.txt", 1, "E_TAG_DIGEST" },
		{ "/proof.txt", 3, "E_PROOF" },
	};
	struct world *w = *state;
	struct parts p;

	load(w, &p);
	expect_parts(w->f, &p, 0, "");
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct part *part = parts_get(&p, cases[i].member);

		part->data.at[0] ^= 3;
		expect_parts(w->f, &p, cases[i].status, cases[i].error);
		part->data.at[0] ^= 3;
	}
	parts_free(&p);
}

static void
replace(struct part *part, const char *from, const char *to)
{
	struct buffer out;
	const char *at = strstr(buffer_cstr(&part->data), from);

	if (at == NULL)
		fail_msg("%s not in %s", from, part->name);
	buffer_init(&out, 1u << 20);
	buffer_put(&out, part->data.at, (size_t)(at - part->data.at));
	buffer_puts(&out, to);
	buffer_puts(&out, at + strlen(from));
	part_set(part, buffer_cstr(&out), out.len);
	buffer_free(&out);
}

/* Of the files chosen here the first is number 0, the second 3. */
static const struct { const char *from, *to; int status; const char *error; }
proofs[] = {
	{ "leaf-index: 3\n", "leaf-index: 4\n", 1, "E_PROOF" },
	{ "leaf-index: 3\n", "leaf-index: 1\n", 1, "E_PROOF" },
	{ "leaf-index: 3\n", "leaf-index: 0\n", 3, "E_PROOF" },
	{ "leaf-index: 3\n", "leaf-index: 18\n", 3, "E_PROOF" },
	{ "leaf-index: 3\n", "leaf-index: 03\n", 3, "E_PROOF" },
	{ "leaf-index: 3\n", "leaf-index: -3\n", 3, "E_PROOF" },
	{ "leaf-index: 3\n", "", 3, "E_PROOF" },
	{ "tree-size: 18\n", "tree-size: 19\n", 1, "E_PROOF" },
	{ "tree-size: 18\n", "tree-size: 0\n", 3, "E_PROOF" },
	{ "proof: 1\n", "proof: 2\n", 3, "E_PROOF" },
	{ "proof: 1\n", "proof:  1\n", 3, "E_PROOF" },
	{ "bundle: acme-soc2-2026Q4-0001", "bundle: acme-soc2-2026Q4-0002", 1,
	  "E_PROOF" },
	{ "root: ", "root: 0", 3, "E_PROOF" },
	{ "\npath: ", "\npath: 0", 3, "E_PROOF" },
	{ "\npath: ", "\nPATH: ", 3, "E_PROOF" },
	{ "\npath: ", "\n\npath: ", 3, "E_PROOF" },
	{ "\npath: ", "\npath: 000000000000000000000000000000000000000000000000"
	  "0000000000000000\npath: ", 1, "E_PROOF" },
	{ "eu-west-1/kms.jsonl\n", "eu-west-2/kms.jsonl\n", 1, "E_PROOF" },
	{ "leaf: ", "leaf: 0", 3, "E_PROOF" },
	{ "leaf: ", "leaf:  ", 3, "E_PROOF" },
};

static void
a_proof_must_be_one(void **state)
{
	struct world *w = *state;
	struct parts p;
	struct part *part;

	load(w, &p);
	part = parts_get(&p, "/proof.txt");
	for (size_t i = 0; i < sizeof(proofs) / sizeof(proofs[0]); i++) {
		struct buffer before;

		buffer_init(&before, 1u << 20);
		buffer_text(&before, buffer_view(&part->data));
		replace(part, proofs[i].from, proofs[i].to);
		expect_parts(w->f, &p, proofs[i].status, proofs[i].error);
		part_set(part, before.at, before.len);
		buffer_free(&before);
	}
	part->data.len--;			/* the last LF */
	expect_parts(w->f, &p, 3, "E_PROOF");
	part->data.len++;
	part_set(part, part->data.at, (size_t)
		 (strstr(part->data.at, "leaf-index") - part->data.at));
	expect_parts(w->f, &p, 3, "E_PROOF");	/* of no file */
	parts_free(&p);
}

static size_t
cut_group(struct part *part, int which, struct buffer *group)
{
	char *at = part->data.at, *end;

	while (which-- >= 0)
		at = strstr(at + 1, "leaf-index: ");
	end = strstr(at + 1, "leaf-index: ");
	if (end == NULL)
		end = part->data.at + part->data.len;
	buffer_put(group, at, (size_t)(end - at));
	memmove(at, end, (size_t)(part->data.at + part->data.len - end));
	part->data.len -= group->len;
	part->data.at[part->data.len] = '\0';
	return (size_t)(at - part->data.at);
}

static void
each_file_has_its_proof_and_each_proof_its_file(void **state)
{
	struct world *w = *state;
	struct buffer group;
	struct parts p;

	load(w, &p);
	parts_remove(&p, parts_find(&p, "/us-east-1/kms.jsonl"));
	expect_parts(w->f, &p, 1, "E_MISSING");
	parts_free(&p);
	for (int which = 0; which < 3; which++) {
		load(w, &p);
		buffer_init(&group, 65536);
		cut_group(parts_get(&p, "/proof.txt"), which, &group);
		expect_parts(w->f, &p, 1, "E_UNLISTED");
		buffer_free(&group);
		parts_free(&p);
	}
	load(w, &p);
	buffer_init(&group, 65536);		/* the same one again */
	struct part *part = parts_get(&p, "/proof.txt");
	cut_group(part, 2, &group);
	buffer_text(&part->data, buffer_view(&group));
	buffer_text(&part->data, buffer_view(&group));
	expect_parts(w->f, &p, 3, "E_PROOF");
	buffer_free(&group);
	parts_free(&p);
}

static void
swapped_files_are_not_their_proofs(void **state)
{
	struct world *w = *state;
	struct part *a, *b;
	struct buffer kept;
	struct parts p;

	load(w, &p);
	a = parts_get(&p, "/eu-west-1/kms.jsonl");
	b = parts_get(&p, "/us-east-1/kms.jsonl");
	kept = a->data;
	a->data = b->data;
	b->data = kept;
	expect_parts(w->f, &p, 1, "E_DIGEST");
	a->data.len--;
	expect_parts(w->f, &p, 1, "E_SIZE");
	parts_free(&p);
}

/* Another bundle of the same stream: whatever is taken from its pack into
 * this one no longer fits. */
static void
nothing_fits_from_another_bundle(void **state)
{
	static const struct { const char *member; int status; const char *error; }
	cases[] = {
		{ "/meta/statement.json", 1, "E_TAG_DIGEST" },
		{ "/proof.txt", 1, "E_PROOF" },
		{ "/tagmanifest-sha256.txt", 1, "E_SIG_INVALID" },
		{ ".p7s", 1, "E_SIG_INVALID" },
		{ ".tsr", 1, "E_TST_INVALID" },
	};
	struct world *w = *state;
	struct parts p, other;
	char *path;

	load(w, &p);
	w->f->secret[0]++;
	w->f->options.first = 0;
	free(w->bundle);
	w->bundle = fixture_seal(w->f);
	verify_result_free(&w->verified);
	fixture_verify(w->f, w->bundle, &w->verified);
	path = extract(w, A, NULL, "kms");
	parts_read(&other, path);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct part *a = parts_get(&p, cases[i].member);
		struct part *b = parts_get(&other, cases[i].member);
		struct buffer kept = a->data;

		a->data = b->data;
		expect_parts(w->f, &p, cases[i].status, cases[i].error);
		a->data = kept;
	}
	/* All of the other's head: then the files' proofs are not its. */
	for (size_t i = 0; i < 3; i++)
		part_set(&p.v[i], other.v[i].data.at, other.v[i].data.len);
	part_set(parts_get(&p, "/meta/statement.json"),
		 parts_get(&other, "/meta/statement.json")->data.at,
		 parts_get(&other, "/meta/statement.json")->data.len);
	expect_parts(w->f, &p, 1, "E_STATEMENT");	/* of another name */
	parts_free(&p);
	parts_free(&other);
	free(path);
}

static void
a_pack_has_no_other_member(void **state)
{
	static const struct { const char *name; int at, status;
			      const char *error; } cases[] = {
		{ "bagit.txt", 3, 1, "E_TAG_DIGEST" },	/* no pack any more */
		{ "bagit.txt", 6, 3, "E_TAG_UNKNOWN" },
		{ "manifest-sha256.txt", 7, 3, "E_TAG_UNKNOWN" },
		{ "meta/leaves.txt", 7, 3, "E_TAG_UNKNOWN" },
		{ "meta/items.jsonl", 10, 3, "E_TAG_UNKNOWN" },
		{ "VERIFY.txt", 6, 3, "E_TAG_UNKNOWN" },
		{ "data/evidence/0", 7, 1, "E_UNLISTED" },
		{ "data/evidence/" A "/eu-west-1/kms.jsonl", 8, 1,
		  "E_UNLISTED" },
		{ "data/zz", 10, 1, "E_UNLISTED" },
		{ "zz", 10, 3, "E_TAG_UNKNOWN" },
		{ "proof.txt", 4, 3, "E_TAG_UNKNOWN" },
		{ "signatures/tagmanifest-sha256.txt.p7s.2.tsr", 3, 3,
		  "E_TST_PARSE" },
	};
	struct world *w = *state;
	struct parts p;

	load(w, &p);
	assert_int_equal(p.n, 10);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		char *name = xasprintf("acme-soc2-2026Q4-0001.pack/%s",
				       cases[i].name);

		parts_insert(&p, (size_t)cases[i].at, name, "x");
		expect_parts(w->f, &p, cases[i].status, cases[i].error);
		parts_remove(&p, (size_t)cases[i].at);
		free(name);
	}
	parts_free(&p);
}

static void
a_pack_lacks_no_member(void **state)
{
	static const struct { const char *member; int status; const char *error; }
	cases[] = {
		{ "/tagmanifest-sha256.txt", 3, "E_ORDER" },
		{ ".p7s", 3, "E_ORDER" }, { ".tsr", 1, "E_TST_TOO_FEW" },
		{ "/proof.txt", 3, "E_TAG_UNKNOWN" },
		{ "/check.py", 3, "E_TAG_MISSING" },
		{ "/CHECK.txt", 3, "E_TAG_MISSING" },
		{ "/meta/statement.json", 3, "E_TAG_MISSING" },
		{ "/settings/" A "/kms.csv", 1, "E_MISSING" },
	};
	struct world *w = *state;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct parts p;

		load(w, &p);
		parts_remove(&p, parts_find(&p, cases[i].member));
		expect_parts(w->f, &p, cases[i].status, cases[i].error);
		parts_free(&p);
	}
}

static void
its_folder_has_the_bundles_name(void **state)
{
	static const struct { const char *folder; int status; const char *error; }
	cases[] = {
		{ "acme-soc2-2026Q4-0001.pack", 0, "" },
		{ "acme-soc2-2026Q4-0001", 1, "E_STATEMENT" },
		{ "acme-soc2-2026Q4-0002.pack", 1, "E_STATEMENT" },
		{ "acme-soc2-2026Q4-0001.pack.pack", 1, "E_STATEMENT" },
		{ ".pack", 3, "E_PATH" },
	};
	struct world *w = *state;
	struct parts p;

	load(w, &p);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		for (size_t k = 0; k < p.n; k++) {
			char *name = path_join(cases[i].folder,
					       strchr(p.v[k].name, '/') + 1);

			free(p.v[k].name);
			p.v[k].name = name;
		}
		expect_parts(w->f, &p, cases[i].status, cases[i].error);
	}
	parts_free(&p);
}

/* Packed again by somebody else, or unpacked, it is the same. */
static void
a_pack_may_be_compressed_or_a_folder(void **state)
{
	struct world *w = *state;
	char *path = extract(w, A, NULL, "kms"), *folder;
	struct verify_options options = { 0 };
	struct error err = { 0 };
	struct buffer bytes, small;
	struct verify_result r;

	buffer_init(&bytes, 1u << 20);
	buffer_init(&small, 1u << 20);
	assert_int_equal(file_read(path, &bytes, &err), 0);
	compress_bytes(&small, bytes.at, bytes.len, ARCHIVE_FILTER_GZIP);
	expect_bytes(w->f, &small, 0, "");
	folder = path_join(w->f->folder, "unpacked");
	options.extract = folder;
	fixture_verify_with(w->f, path, &options, &r);
	expect_answer(&r, 0, "");
	verify_result_free(&r);
	free(path);
	path = path_join(folder, "acme-soc2-2026Q4-0001.pack");
	fixture_verify(w->f, path, &r);
	expect_answer(&r, 0, "");
	assert_int_equal(r.nitems, 3);
	verify_result_free(&r);
	put_file(path, "data/more", "x");
	fixture_verify(w->f, path, &r);
	expect_answer(&r, 1, "E_UNLISTED");
	verify_result_free(&r);
	buffer_free(&bytes);
	buffer_free(&small);
	free(folder);
	free(path);
}

/* From a folder the same pack comes as from the archive. */
static void
a_pack_is_made_of_a_folder_too(void **state)
{
	struct world *w = *state;
	char *folder = path_join(w->f->folder, "unpacked");
	struct verify_options options = { .extract = folder };
	struct place_choice choice = { NULL, "eu-west-1", NULL };
	struct error err = { 0 };
	struct pack_result a, b;
	struct verify_result r;

	assert_int_equal(try_extract(w, &choice, &a, &err), 0);
	fixture_verify_with(w->f, w->bundle, &options, &r);
	verify_result_free(&r);
	free(w->bundle);
	w->bundle = path_join(folder, "acme-soc2-2026Q4-0001");
	assert_int_equal(try_extract(w, &choice, &b, &err), 0);
	assert_string_equal(a.sha256, b.sha256);
	pack_result_free(&a);
	pack_result_free(&b);
	free(folder);
}

static void
trust_is_asked_for_as_for_a_bundle(void **state)
{
	struct world *w = *state;
	char *path = extract(w, A, NULL, NULL);
	struct verify_result r;

	put_file(w->f->folder, "trust.ini", "[signer]\nanchors = tsa0.pem\n"
		 "[timestamp]\nanchors = tsa0.pem tsa1.pem\n");
	fixture_verify(w->f, path, &r);
	expect_answer(&r, 4, "E_SIGNER_CHAIN");
	verify_result_free(&r);
	free(path);
}

/* No byte of a pack changes unseen, either. */
static void
no_byte_can_change_unseen(void **state)
{
	struct world *w = *state;
	char *path = extract(w, A, "eu-west-1", "kms");
	struct error err = { 0 };
	struct buffer bytes;

	buffer_init(&bytes, 1u << 20);
	assert_int_equal(file_read(path, &bytes, &err), 0);
	for (size_t i = 0; i < bytes.len; i += 37) {
		struct verify_result r;

		bytes.at[i] ^= (char)(1 << i % 8);
		verify_bytes(w->f, bytes.at, bytes.len, &r);
		if (r.exit == 0)
			fail_msg("byte %zu of %zu changed unseen", i,
				 bytes.len);
		verify_result_free(&r);
		bytes.at[i] ^= (char)(1 << i % 8);
	}
	buffer_free(&bytes);
	free(path);
}

/* FORMAT.md prints the script and both digests. */
static void
the_document_has_the_script_and_the_digests(void **state)
{
	struct error err = { 0 };
	struct buffer document;
	char hex[65];

	(void)state;
	buffer_init(&document, 1u << 20);
	assert_int_equal(file_read(SOURCE "/core/bundle/FORMAT.md", &document,
				   &err), 0);
	assert_non_null(strstr(buffer_cstr(&document), pack_check_py));
	digest_hex_of(pack_check_py, strlen(pack_check_py), hex);
	assert_non_null(strstr(buffer_cstr(&document), hex));
	assert_non_null(strstr(pack_check_txt, hex));
	digest_hex_of(pack_check_txt, strlen(pack_check_txt), hex);
	assert_non_null(strstr(buffer_cstr(&document), hex));
	buffer_free(&document);
}

#define world_case(function) \
	cmocka_unit_test_setup_teardown(function, world_setup, world_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		world_case(a_pack_holds_what_was_asked_for_and_no_more),
		world_case(what_was_left_out_is_counted),
		world_case(nothing_to_disclose_is_no_pack),
		cmocka_unit_test(a_place_is_told_by_its_path),
		world_case(two_packs_of_one_choice_are_the_same_bytes),
		world_case(nothing_undisclosed_is_named),
		world_case(a_changed_member_is_named),
		world_case(a_proof_must_be_one),
		world_case(each_file_has_its_proof_and_each_proof_its_file),
		world_case(swapped_files_are_not_their_proofs),
		world_case(nothing_fits_from_another_bundle),
		world_case(a_pack_has_no_other_member),
		world_case(a_pack_lacks_no_member),
		world_case(its_folder_has_the_bundles_name),
		world_case(a_pack_may_be_compressed_or_a_folder),
		world_case(a_pack_is_made_of_a_folder_too),
		world_case(trust_is_asked_for_as_for_a_bundle),
		world_case(no_byte_can_change_unseen),
		cmocka_unit_test(the_document_has_the_script_and_the_digests),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
