/*
 * packs.h - a bundle of two accounts, and packs made of it
 */
#ifndef TEST_PACKS_H
#define TEST_PACKS_H

#include "unit/bundle/archive.h"

#include "bundle/pack.h"

struct world {
	struct fixture *f;
	char *bundle, *folder;
	struct verify_result verified;
};

#define A	"111122223333"
#define B	"444455556666"

static inline void
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

static inline int
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

static inline int
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

static inline int
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
static inline char *
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

static inline void
load(struct world *w, struct parts *p)
{
	char *path = extract(w, A, NULL, "kms");

	parts_read(p, path);
	free(path);
}

#define world_case(function) \
	cmocka_unit_test_setup_teardown(function, world_setup, world_teardown)

#endif
