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

static int
by_stratum(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;

	if (x->stratum != y->stratum)
		return x->stratum < y->stratum ? -1 : 1;
	return by_rank(a, b);
}

static void
draw_stratified(struct sample *s)
{
	const struct population_of *p = s->population;
	struct ranked *v = rank_all(s);
	size_t first = 0;

	make_strata(s);
	allocate(s);
	for (size_t i = 0; i < p->n; i++)
		v[i].stratum = (size_t)(stratum_of(s, v[i].item) - s->strata);
	qsort(v, p->n, sizeof(*v), by_stratum);
	for (size_t k = 0; k < s->nstrata; first += s->strata[k++].n)
		for (size_t i = 0; i < s->strata[k].drawn; i++)
			take(s, &v[first + i]);
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

/* The file last read; many items stand in few. */
struct evidence {
	const char *root;
	char *name;
	struct buffer text;
};

static int
read_evidence(struct evidence *e, const char *name, size_t len,
	      struct error *err)
{
	char *path;
	int result;

	if (e->name && strlen(e->name) == len &&
	    strncmp(e->name, name, len) == 0)
		return 0;
	free(e->name);
	e->name = xstrndup(name, len);
	path = path_join(e->root, e->name);
	buffer_reset(&e->text);
	result = file_read(path, &e->text, err);
	free(path);
	return result;
}

/* "data/evidence/…/x.jsonl:17" */
static int
digest_line(struct drawn *d, struct evidence *e, struct error *err)
{
	const char *where = d->item->evidence, *colon = strrchr(where, ':');
	struct text rest, line = { NULL, 0 };

	if (!colon)
		return 0;
	if (read_evidence(e, where, (size_t)(colon - where), err) < 0)
		return -1;
	rest = buffer_view(&e->text);
	for (unsigned long n = strtoul(colon + 1, NULL, 10); n > 0; n--)
		line = text_cut(&rest, '\n');
	if (line.at && rest.at)	/* its LF stands behind it */
		digest_hex_of(line.at, line.len + 1, d->line_sha256);
	return 0;
}

int
sample_digest_lines(struct sample *sample, const char *root, struct error *err)
{
	struct evidence e = { .root = root };
	int result = 0;

	buffer_init(&e.text, (size_t)4 << 30);
	for (size_t i = 0; i < sample->n && result == 0; i++)
		result = digest_line(&sample->v[i], &e, err);
	buffer_free(&e.text);
	free(e.name);
	return result;
}
