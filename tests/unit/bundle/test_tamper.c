/* What is changed after sealing is found, also by who has the key. */
#include "unit/bundle/archive.h"

#include "bundle/bag.h"
#include "bundle/chain.h"
#include "bundle/cms.h"
#include "bundle/timestamp.h"

static void
load(struct fixture *f, struct parts *p)
{
	char *path = fixture_seal(f);

	parts_read(p, path);
	free(path);
}

static void
a_changed_member_is_named(void **state)
{
	static const struct { const char *member; int status; const char *error; }
	cases[] = {
		{ "/data/plan.json", 1, "E_DIGEST" },
		{ "/manifest-sha256.txt", 1, "E_TAG_DIGEST" },
		{ "/tagmanifest-sha256.txt", 1, "E_SIG_INVALID" },
		{ "/meta/statement.json", 1, "E_TAG_DIGEST" },
		{ "/meta/leaves.txt", 1, "E_TAG_DIGEST" },
		{ "/meta/items.jsonl", 1, "E_TAG_DIGEST" },
		{ "/bagit.txt", 1, "E_TAG_DIGEST" },
		{ "/bag-info.txt", 1, "E_TAG_DIGEST" },
		{ "/VERIFY.txt", 1, "E_TAG_DIGEST" },
	};
	struct fixture *f = *state;
	struct parts p;

	load(f, &p);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct part *part = parts_get(&p, cases[i].member);

		part->data.at[0] ^= 3;
		expect_parts(f, &p, cases[i].status, cases[i].error);
		part->data.at[0] ^= 3;
	}
	expect_parts(f, &p, 0, "");
	parts_free(&p);
}

static void
a_shorter_or_longer_file_is_named(void **state)
{
	struct fixture *f = *state;
	struct parts p;
	struct part *part;

	load(f, &p);
	part = parts_get(&p, "/data/plan.json");
	part->data.len--;
	expect_parts(f, &p, 1, "E_SIZE");
	part->data.len++;
	buffer_putc(&part->data, 'x');
	expect_parts(f, &p, 1, "E_SIZE");
	parts_free(&p);
}

static void
another_token_is_no_token(void **state)
{
	struct fixture *f = *state;
	struct parts p, other;
	struct part *token;

	load(f, &p);
	put_file(f->payload, "data/more", "more");
	f->options.first = 0;
	load(f, &other);
	token = parts_get(&p, ".tsr");
	struct part *swapped = parts_get(&other, ".tsr");
	part_set(token, swapped->data.at, swapped->data.len);
	expect_parts(f, &p, 1, "E_TST_INVALID");
	part_set(token, "no token", 8);
	expect_parts(f, &p, 3, "E_TST_PARSE");
	parts_remove(&p, parts_find(&p, ".tsr"));
	expect_parts(f, &p, 1, "E_TST_TOO_FEW");
	parts_free(&p);
	parts_free(&other);
}

static void
another_signature_is_no_signature(void **state)
{
	struct fixture *f = *state;
	struct parts p, other;
	struct part *p7s;

	load(f, &p);
	put_file(f->payload, "data/more", "more");
	f->options.first = 0;
	load(f, &other);
	p7s = parts_get(&p, ".p7s");
	struct part *swapped = parts_get(&other, ".p7s");
	part_set(p7s, swapped->data.at, swapped->data.len);
	expect_parts(f, &p, 1, "E_SIG_INVALID");
	buffer_putc(&p7s->data, '\0');
	expect_parts(f, &p, 3, "E_CMS_TRAILING");
	part_set(p7s, "no signature", 12);
	expect_parts(f, &p, 3, "E_CMS_PARSE");
	parts_free(&p);
	parts_free(&other);
}

/* As who has the key and the authorities would: all above the change anew. */
static void
sign_again(struct fixture *f, struct parts *p)
{
	static const char *const tags[] = {
		"VERIFY.txt", "bag-info.txt", "bagit.txt",
		"manifest-sha256.txt", "meta/items.jsonl", "meta/leaves.txt",
		"meta/statement.json",
	};
	struct buffer list, p7s, answer, token;
	struct error err = { 0 };
	struct fault fault = { 0 };
	STACK_OF(X509) *chain = NULL;
	CMS_ContentInfo *cms;
	struct key *key;
	char hex[65];
	int64_t when;

	buffer_init(&list, 1u << 20);
	buffer_init(&p7s, 1u << 20);
	buffer_init(&answer, 1u << 20);
	buffer_init(&token, 1u << 20);
	for (size_t i = 0; i < 7; i++) {
		char *name = xasprintf("0001/%s", tags[i]);
		struct part *part = parts_get(p, name);

		digest_hex_of(part->data.at, part->data.len, hex);
		manifest_add(&list, hex, tags[i]);
		free(name);
	}
	part_set(&p->v[0], list.at, list.len);
	assert_int_equal(key_open(&key, f->key, &err), 0);
	assert_int_equal(chain_read(&chain, f->chain, &err), 0);
	assert_int_equal(cms_sign(&cms, key, chain, buffer_view(&list),
				  clock_now(), &err), 0);
	assert_int_equal(timestamp_get(&f->tsas[0], cms_value(cms), &answer,
				       &when, &err), 0);
	assert_int_equal(timestamp_token(buffer_view(&answer), &token, "",
					 &fault), 0);
	assert_int_equal(cms_add_token(cms, buffer_view(&token), &err), 0);
	assert_int_equal(cms_write(cms, &p7s, &err), 0);
	part_set(&p->v[1], p7s.at, p7s.len);
	assert_int_equal(timestamp_get(&f->tsas[1], buffer_view(&p7s),
				       &answer, &when, &err), 0);
	part_set(&p->v[2], answer.at, answer.len);
	CMS_ContentInfo_free(cms);
	sk_X509_pop_free(chain, X509_free);
	key_free(key);
	buffer_free(&list);
	buffer_free(&p7s);
	buffer_free(&answer);
	buffer_free(&token);
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

static const struct {
	const char *member, *from, *to;
	int status;
	const char *error;
} contradictions[] = {
	{ "/bagit.txt", "1.0", "0.9", 3, "E_BAGIT_TXT" },
	{ "/bag-info.txt", "acme-soc2\n", "acme-soc3\n", 1,
	  "E_STATEMENT" },
	{ "/bag-info.txt", "Bag-Count: 1 of ?", "Bag-Count: 2 of ?",
	  1, "E_STATEMENT" },
	{ "/meta/statement.json", "0001\"", "0002\"", 1,
	  "E_STATEMENT" },
	{ "/meta/statement.json", "evidence-bundle:1",
	  "evidence-bundle:9", 1, "E_STATEMENT" },
	{ "/meta/statement.json", "\"files\": 5", "\"files\": 6", 1,
	  "E_STATEMENT" },
	{ "/meta/statement.json", "\"created\": \"20",
	  "\"created\": \"21", 1, "E_STATEMENT" },
	{ "/meta/statement.json", "\"tree_size\": 5",
	  "\"tree_size\": 6", 1, "E_MERKLE" },
	{ "/meta/statement.json", "\"COMPLETE\"", "\"PERFECT\"", 1,
	  "E_STATEMENT" },
	{ "/meta/statement.json", "{", "[", 1, "E_STATEMENT" },
	{ "/meta/leaves.txt", " 3 data/plan", " 4 data/plan", 1,
	  "E_MERKLE" },
	{ "/meta/leaves.txt", "data/plan.json", "data/plam.json", 1,
	  "E_MERKLE" },
	{ "/meta/leaves.txt", "data/plan.json\n", "data/plan.json\n"
	  "x\n", 1, "E_MERKLE" },
	{ "/meta/items.jsonl", "data/plan.json", "data/plam.json", 1,
	  "E_ITEMS" },
	{ "/meta/items.jsonl", "{\"kind\":\"plan\","
	  "\"path\":\"data/plan.json\"}\n", "", 1, "E_ITEMS" },
	{ "/meta/items.jsonl", "{\"kind\":\"plan\"", "{\"kind", 1,
	  "E_ITEMS" },
	{ "/manifest-sha256.txt", "data/plan.json", "data/plam.json",
	  1, "E_STATEMENT" },
};

static void
what_is_signed_must_agree_with_itself(void **state)
{
	struct fixture *f = *state;
	struct parts p;

	load(f, &p);
	for (size_t i = 0; i < sizeof(contradictions) /
	     sizeof(contradictions[0]); i++) {
		struct part *part = parts_get(&p, contradictions[i].member);
		struct buffer before;

		buffer_init(&before, 1u << 20);
		buffer_put(&before, part->data.at, part->data.len);
		replace(part, contradictions[i].from, contradictions[i].to);
		sign_again(f, &p);
		expect_parts(f, &p, contradictions[i].status, contradictions[i].error);
		part_set(part, before.at, before.len);
		buffer_free(&before);
	}
	sign_again(f, &p);
	expect_parts(f, &p, 0, "");
	parts_free(&p);
}

/* The manifest and what the statement says of it changed together. */
static void
a_signed_manifest_must_be_one(void **state)
{
	static const struct { const char *from, *to; int status;
			      const char *error; } cases[] = {
		{ "data/plan.json", "data/Report", 3, "E_MANIFEST_ORDER" },
		{ "  data/plan.json", " *data/plan.json", 3, "E_MANIFEST" },
		{ "data/plan.json", "data/pl%n.json", 3, "E_MANIFEST_PATH" },
		{ "data/plan.json", "meta/plan.json", 3, "E_MANIFEST_PATH" },
		{ "data/report/index.html\n", "data/report/index.html", 3,
		  "E_MANIFEST" },
		{ "data/plan.json", "data/ledger/111122223333.csv/x", 3,
		  "E_MANIFEST_PATH" },
		{ "data/plan.json", "data/ledger/111122223333.csw", 1,
		  "E_MERKLE" },
	};
	struct fixture *f = *state;
	struct parts p;

	load(f, &p);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct part *part = parts_get(&p, "1/manifest-sha256.txt");
		struct part *json = parts_get(&p, "/statement.json");
		struct buffer before;
		char old[65], new[65];

		buffer_init(&before, 1u << 20);
		buffer_put(&before, part->data.at, part->data.len);
		digest_hex_of(part->data.at, part->data.len, old);
		replace(part, cases[i].from, cases[i].to);
		digest_hex_of(part->data.at, part->data.len, new);
		replace(json, old, new);
		sign_again(f, &p);
		expect_parts(f, &p, cases[i].status, cases[i].error);
		part_set(part, before.at, before.len);
		replace(json, new, old);
		buffer_free(&before);
	}
	parts_free(&p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		test_case(a_changed_member_is_named),
		test_case(a_shorter_or_longer_file_is_named),
		test_case(another_token_is_no_token),
		test_case(another_signature_is_no_signature),
		test_case(what_is_signed_must_agree_with_itself),
		test_case(a_signed_manifest_must_be_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
