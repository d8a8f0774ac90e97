/* Whatever is changed, swapped, added or left out of a pack is found. */
#include "unit/bundle/packs.h"

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

int
main(void)
{
	const struct CMUnitTest tests[] = {
		world_case(a_changed_member_is_named),
		world_case(a_proof_must_be_one),
		world_case(each_file_has_its_proof_and_each_proof_its_file),
		world_case(swapped_files_are_not_their_proofs),
		world_case(nothing_fits_from_another_bundle),
		world_case(a_pack_has_no_other_member),
		world_case(a_pack_lacks_no_member),
		world_case(its_folder_has_the_bundles_name),
		world_case(no_byte_can_change_unseen),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
