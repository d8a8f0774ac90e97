/*
 * draw.c - the same items on any machine
 *
 * rank(item) = SHA-256(seed 0x00 digest-in-hex 0x00 line).  Who does not know
 * the population cannot choose a seed for what it draws, and who knows the seed
 * cannot change the population behind it.
 */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/file.h"
#include "compare/side.h"
#include "sample/sample.h"

struct ranked {
	const struct sample_item *item;
	size_t place, stratum;
	char rank[DIGEST_HEX];
};

static void
rank_of_text(const struct sample *s, const char *line, char out[DIGEST_HEX])
{
	struct digest *d = digest_new();
	uint8_t sum[DIGEST_SIZE];

	digest_start(d);
	digest_add(d, s->options.seed, strlen(s->options.seed) + 1);
	digest_add(d, s->population->digest, DIGEST_HEX);
	digest_add(d, line, strlen(line));
	digest_end(d, sum);
	hex_write(sum, DIGEST_SIZE, out);
	digest_free(d);
}

static int
by_rank(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;

	return strcmp(x->rank, y->rank);
}

static void
take(struct sample *s, const struct ranked *r)
{
	struct drawn *d = &s->v[s->n++];

	d->item = r->item;
	d->place = r->place;
	d->stratum = r->stratum;
	memcpy(d->rank, r->rank, sizeof(d->rank));
}

static struct ranked *
rank_all(struct sample *s)
{
	const struct population_of *p = s->population;
	struct ranked *v = xcalloc(p->n + 1, sizeof(*v));

	for (size_t i = 0; i < p->n; i++) {
		v[i].item = &p->items[i];
		v[i].place = i + 1;
		rank_of_text(s, p->items[i].line, v[i].rank);
	}
	return v;
}

static void
draw_simple(struct sample *s)
{
	struct ranked *v = rank_all(s);

	if (s->population->n > 0)
		qsort(v, s->population->n, sizeof(*v), by_rank);
	for (size_t i = 0; i < s->options.size; i++)
		take(s, &v[i]);
	free(v);
}

/* Circular: every item is as likely as any other, whatever the remainder. */
static void
draw_systematic(struct sample *s)
{
	const struct population_of *p = s->population;
	char rank[DIGEST_HEX], digits[16];
	struct ranked r = { .rank = "" };
	size_t start;

	rank_of_text(s, "start", rank);
	memcpy(digits, rank, 15);
	digits[15] = '\0';
	start = (size_t)(strtoull(digits, NULL, 16) % p->n);
	s->start = start + 1;
	s->interval = p->n / s->options.size;
	for (size_t i = 0; i < s->options.size; i++) {
		size_t at = (start + i * s->interval) % p->n;

		r.item = &p->items[at];
		r.place = at + 1;
		take(s, &r);
	}
}

static const char *
stratum_name(const struct sample *s, const struct sample_item *i)
{
	return s->options.strata == STRATA_ACCOUNT ? i->account : i->region;
}

static int
by_text(const void *a, const void *b)
{
	const struct stratum *x = a, *y = b;

	return strcmp(x->name, y->name);
}

static struct stratum *
stratum_of(const struct sample *s, const struct sample_item *i)
{
	const struct stratum key = { .name = stratum_name(s, i) };

	return bsearch(&key, s->strata, s->nstrata, sizeof(key), by_text);
}

static void
make_strata(struct sample *s)
{
	const struct population_of *p = s->population;
	struct map *seen = map_new();

	for (size_t i = 0; i < p->n; i++)
		*map_at(seen, stratum_name(s, &p->items[i])) = seen;
	s->strata = xcalloc(map_count(seen) + 1, sizeof(*s->strata));
	for (size_t i = 0; i < p->n; i++) {
		const char *name = stratum_name(s, &p->items[i]);

		if (*map_at(seen, name)) {
			s->strata[s->nstrata++].name = name;
			*map_at(seen, name) = NULL;
		}
	}
	map_free(seen);
	qsort(s->strata, s->nstrata, sizeof(*s->strata), by_text);
	for (size_t i = 0; i < p->n; i++)
		stratum_of(s, &p->items[i])->n++;
}

static size_t
remainder_of(const struct sample *s, const struct stratum *t)
{
	return s->options.size * t->n % s->population->n;
}

/* The most drawn, of which one may be given away: the first such. */
static struct stratum *
richest(struct sample *s)
{
	struct stratum *best = &s->strata[0];

	for (size_t i = 1; i < s->nstrata; i++)
		if (s->strata[i].drawn > best->drawn)
			best = &s->strata[i];
	return best;
}

/* Shares rounded down, what is left by largest remainder, the first of equal
 * ones; then one each, if there are enough. */
static void
allocate(struct sample *s)
{
	size_t left = s->options.size;
	unsigned char *given = xcalloc(s->nstrata + 1, 1);

	for (size_t i = 0; i < s->nstrata; i++) {
		struct stratum *t = &s->strata[i];

		t->drawn = s->options.size * t->n / s->population->n;
		left -= t->drawn;
	}
	for (; left > 0; left--) {
		size_t best = s->nstrata;

		for (size_t i = 0; i < s->nstrata; i++)
			if (!given[i] && (best == s->nstrata ||
			    remainder_of(s, &s->strata[i]) >
			    remainder_of(s, &s->strata[best])))
				best = i;
		given[best] = 1;
		s->strata[best].drawn++;
	}
	for (size_t i = 0; i < s->nstrata &&
	     s->options.size >= s->nstrata; i++)
		if (s->strata[i].drawn == 0) {
			richest(s)->drawn--;
			s->strata[i].drawn = 1;
		}
	free(given);
}

static void
draw_stratified(struct sample *s)
{
	const struct population_of *p = s->population;
	struct ranked *v = rank_all(s);

	make_strata(s);
	allocate(s);
	qsort(v, p->n, sizeof(*v), by_rank);
	for (size_t k = 0; k < s->nstrata; k++) {
		size_t want = s->strata[k].drawn;

		for (size_t i = 0; i < p->n && want > 0; i++)
			if (stratum_of(s, v[i].item) == &s->strata[k]) {
				v[i].stratum = k;
				take(s, &v[i]);
				want--;
			}
	}
	free(v);
}

int
sample_draw(struct sample *out, const struct population_of *population,
	    const struct sample_options *options, struct error *err)
{
	*out = (struct sample){ .population = population, .options = *options };
	if (options->size < 1 || options->size > population->n)
		return error_set(err, ERROR_USAGE, "--size %zu: the population"
				 " of %s has %zu items", options->size,
				 population->type, population->n);
	out->v = xcalloc(options->size + 1, sizeof(*out->v));
	if (options->method == SAMPLE_SIMPLE)
		draw_simple(out);
	else if (options->method == SAMPLE_SYSTEMATIC)
		draw_systematic(out);
	else
		draw_stratified(out);
	return 0;
}

void
sample_free(struct sample *sample)
{
	free(sample->v);
	free(sample->strata);
	*sample = (struct sample){ .population = NULL };
}

/* "data/evidence/…/x.jsonl:17" */
static int
digest_line(struct drawn *d, const char *root, struct error *err)
{
	const char *colon = strrchr(d->item->evidence, ':');
	struct buffer text;
	struct text rest, line;
	char *name, *path;
	unsigned long n;
	int result;

	if (!colon)
		return 0;
	name = xstrndup(d->item->evidence,
			(size_t)(colon - d->item->evidence));
	path = path_join(root, name);
	buffer_init(&text, (size_t)4 << 30);
	result = file_read(path, &text, err);
	rest = buffer_view(&text);
	line = text_n(NULL, 0);
	for (n = strtoul(colon + 1, NULL, 10); result == 0 && n > 0; n--)
		line = text_cut(&rest, '\n');
	if (result == 0 && line.at)	/* its LF stands behind it */
		digest_hex_of(line.at, line.len + 1, d->line_sha256);
	buffer_free(&text);
	free(path);
	free(name);
	return result;
}

int
sample_digest_lines(struct sample *sample, const char *root, struct error *err)
{
	for (size_t i = 0; i < sample->n; i++)
		if (digest_line(&sample->v[i], root, err) < 0)
			return -1;
	return 0;
}
