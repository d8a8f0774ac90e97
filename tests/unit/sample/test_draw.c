/* Draws: how many, each once, the same again, and bound to seed and digest. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/alloc.h"
#include "sample/sample.h"

#define ITEMS_MAX	400

struct people {
	struct population_of p;
	struct sample_item items[ITEMS_MAX];
	char lines[ITEMS_MAX][80], accounts[ITEMS_MAX][24];
};

/* sizes: of accounts 000000000000, 000000000001 ...; 0 ends. */
static void
people_make(struct people *f, const size_t *sizes)
{
	memset(f, 0, sizeof(*f));
	f->p.type = "shop:order";
	f->p.items = f->items;
	memset(f->p.digest, 'a', DIGEST_HEX - 1);
	for (size_t a = 0; sizes[a]; a++)
		for (size_t i = 0; i < sizes[a]; i++) {
			size_t n = f->p.n++;

			snprintf(f->accounts[n], 24, "%012zu", a);
			snprintf(f->lines[n], 80, "[\"%012zu\",\"\",\"%04zu\"]",
				 a, i);
			f->items[n] = (struct sample_item){
				.account = f->accounts[n], .region = "",
				.resource = f->lines[n], .line = f->lines[n],
				.state = "read", .evidence = "",
				.request_id = "",
			};
		}
}

static void
draw(struct sample *s, const struct people *f, enum sample_method method,
     size_t n, const char *seed)
{
	struct sample_options o = { .method = method, .size = n, .seed = seed };
	struct error err;

	if (sample_draw(s, &f->p, &o, &err) < 0)
		fail_msg("%s", err.text);
	assert_int_equal(s->n, n);
}

static void
each_item_is_drawn_once_at_most(void **state)
{
	static const size_t sizes[] = { 17, 1, 5, 0 };
	static struct people f;

	(void)state;
	people_make(&f, sizes);
	for (int m = SAMPLE_SIMPLE; m <= SAMPLE_STRATIFIED; m++)
		for (size_t n = 1; n <= f.p.n; n++) {
			unsigned char seen[ITEMS_MAX] = { 0 };
			struct sample s;

			draw(&s, &f, (enum sample_method)m, n, "seed");
			for (size_t i = 0; i < n; i++) {
				assert_int_equal(seen[s.v[i].place], 0);
				seen[s.v[i].place] = 1;
				assert_ptr_equal(s.v[i].item,
						 &f.items[s.v[i].place - 1]);
			}
			sample_free(&s);
		}
}

static void
strata_get_their_share(void **state)
{
	static const struct { size_t sizes[5], n, want[4]; } cases[] = {
		{ { 10, 10, 10, 0 }, 3, { 1, 1, 1 } },
		{ { 10, 10, 10, 0 }, 4, { 2, 1, 1 } },
		{ { 50, 30, 20, 0 }, 10, { 5, 3, 2 } },
		{ { 12, 1, 0 }, 4, { 3, 1 } },	/* by share 4 and 0 */
		{ { 98, 1, 1, 0 }, 3, { 1, 1, 1 } },
		{ { 98, 1, 1, 0 }, 2, { 2, 0, 0 } },	/* not enough for each */
		{ { 1, 2, 3, 0 }, 6, { 1, 2, 3 } },
	};
	static struct people f;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct sample s;
		size_t got[4] = { 0 };

		people_make(&f, cases[i].sizes);
		draw(&s, &f, SAMPLE_STRATIFIED, cases[i].n, "seed");
		for (size_t k = 0; k < s.n; k++)
			got[s.v[k].stratum]++;
		for (size_t k = 0; k < s.nstrata; k++) {
			assert_int_equal(got[k], cases[i].want[k]);
			assert_int_equal(s.strata[k].drawn, cases[i].want[k]);
			assert_int_equal(s.strata[k].n, cases[i].sizes[k]);
		}
		sample_free(&s);
	}
}

/* What sha256sum prints of the same bytes. */
static void
the_rank_is_what_the_document_says(void **state)
{
	static const size_t sizes[] = { 1, 0 };
	static struct people f;
	struct sample s;

	(void)state;
	people_make(&f, sizes);
	draw(&s, &f, SAMPLE_SIMPLE, 1, "Q4 / J. Roe");
	assert_string_equal(s.v[0].rank, "227f1254f73f8cf410711526be056d6b1b44911095d27223fa6067c9c87b04fc");
	sample_free(&s);
}

static void
seed_and_digest_both_decide(void **state)
{
	static const size_t sizes[] = { 200, 200, 0 };
	static struct people f;
	struct sample a, b, c, d;
	size_t by_seed = 0, by_digest = 0;

	(void)state;
	people_make(&f, sizes);
	draw(&a, &f, SAMPLE_SIMPLE, 20, "one");
	draw(&b, &f, SAMPLE_SIMPLE, 20, "one");
	draw(&c, &f, SAMPLE_SIMPLE, 20, "two");
	f.p.digest[5] = 'b';
	draw(&d, &f, SAMPLE_SIMPLE, 20, "one");
	for (size_t i = 0; i < 20; i++) {
		assert_int_equal(a.v[i].place, b.v[i].place);
		by_seed += a.v[i].place != c.v[i].place;
		by_digest += a.v[i].place != d.v[i].place;
	}
	assert_true(by_seed > 10 && by_digest > 10);
	sample_free(&a);
	sample_free(&b);
	sample_free(&c);
	sample_free(&d);
}

/* Circular: over all seeds the last of a remainder is as likely as the first. */
static void
every_place_is_drawn_by_some_seed(void **state)
{
	static const size_t sizes[] = { 23, 0 };
	static struct people f;
	unsigned times[24] = { 0 };

	(void)state;
	people_make(&f, sizes);
	for (int i = 0; i < 2300; i++) {
		char seed[16];
		struct sample s;

		snprintf(seed, sizeof(seed), "%d", i);
		draw(&s, &f, SAMPLE_SYSTEMATIC, 5, seed);
		assert_int_equal(s.interval, 4);
		for (size_t k = 0; k < s.n; k++)
			times[s.v[k].place]++;
		sample_free(&s);
	}
	for (int i = 1; i <= 23; i++)	/* 500 each, within five deviations */
		assert_in_range(times[i], 400, 600);
}

static void
more_than_there_are_is_refused(void **state)
{
	static const size_t sizes[] = { 3, 0 }, none[] = { 0 };
	static struct people f;
	struct sample_options o = { .size = 4, .seed = "s" };
	struct sample s;
	struct error err;

	(void)state;
	people_make(&f, sizes);
	assert_int_equal(sample_draw(&s, &f.p, &o, &err), -1);
	assert_int_equal(err.kind, ERROR_USAGE);
	sample_free(&s);
	people_make(&f, none);
	o.size = 1;
	assert_int_equal(sample_draw(&s, &f.p, &o, &err), -1);
	sample_free(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_item_is_drawn_once_at_most),
		cmocka_unit_test(strata_get_their_share),
		cmocka_unit_test(the_rank_is_what_the_document_says),
		cmocka_unit_test(seed_and_digest_both_decide),
		cmocka_unit_test(every_place_is_drawn_by_some_seed),
		cmocka_unit_test(more_than_there_are_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
