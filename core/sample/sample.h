/*
 * sample.h - populations of a bundle, and draws from them
 *
 * A population is all that the lists of a type named, in every account, sorted:
 * read again from the evidence, so that what has no setting is in it, too.  A
 * draw follows from the auditor's seed, the population's digest and nothing
 * else; SAMPLE.md says how it is repeated with sha256sum.
 */
#ifndef SAMPLE_H
#define SAMPLE_H

#include <stddef.h>

#include "base/digest.h"
#include "base/error.h"
#include "bundle/verify.h"

struct sample_item {
	const char *account, *region, *resource;	/* as in data/settings */
	const char *line;	/* ["account","region","resource"] in ASCII; the
				   second of the same three has a 2 behind */
	const char *state;	/* "read", "gone", "left-out" */
	const char *evidence;	/* the answer that listed it: file:line */
	const char *request_id;	/* AWS's, of that answer; "" */
	unsigned long number;	/* of discovery */
};

struct population_of {
	struct arena *arena;
	const char *type;
	struct sample_item *items;	size_t n, room;
	char digest[DIGEST_HEX];	/* SHA-256 of the lines, LF behind each */
	unsigned long gone, left_out;
	/* Where it may lack some, one text each; none: it is complete. */
	const char **holes;		size_t nholes, hole_room;
	/* Not holes: what scope kept from being listed. */
	const char **limits;		size_t nlimits, limit_room;
};

/* root: an unpacked bundle whose digests were checked. */
int population_of_read(struct population_of *out, const char *root,
		       const char *type, struct error *err);
void population_of_free(struct population_of *p);

/* Types that have one, with how many there are. */
struct population_line {
	const char *type, *title;
	unsigned long n, holes;
};
struct population_lines {
	struct arena *arena;
	struct population_line *v;
	size_t n;
};
int population_lines_read(struct population_lines *out, const char *root,
			  struct error *err);
void population_lines_free(struct population_lines *lines);

enum sample_method { SAMPLE_SIMPLE, SAMPLE_SYSTEMATIC, SAMPLE_STRATIFIED };
enum sample_strata { STRATA_ACCOUNT, STRATA_REGION };

struct sample_options {
	enum sample_method method;
	enum sample_strata strata;
	size_t size;
	const char *seed;
};

struct drawn {
	const struct sample_item *item;
	size_t place;			/* in the population, from 1 */
	size_t stratum;
	char rank[DIGEST_HEX];		/* "": systematic */
	char line_sha256[DIGEST_HEX];	/* of the evidence line with its LF; "" */
};

struct stratum {
	const char *name;
	size_t n, drawn;
};

struct sample {
	const struct population_of *population;
	struct sample_options options;
	struct drawn *v;		size_t n;
	size_t start, interval;		/* systematic: place from 1 */
	struct stratum *strata;		size_t nstrata;
};

/* ERROR_USAGE: more are wanted than there are. */
int sample_draw(struct sample *out, const struct population_of *population,
		const struct sample_options *options, struct error *err);
void sample_free(struct sample *sample);
/* Digests of the evidence lines, from the unpacked bundle. */
int sample_digest_lines(struct sample *sample, const char *root,
			struct error *err);

const char *sample_method_name(enum sample_method method);
const char *sample_strata_name(enum sample_strata strata);

/* The sheet.  seal: what verifying the bundle said. */
void sample_write_text(const struct sample *sample,
		       const struct verify_result *seal, struct buffer *out);
void sample_write_csv(const struct sample *sample,
		      const struct verify_result *seal, struct buffer *out);
void sample_write_json(const struct sample *sample,
		       const struct verify_result *seal, struct buffer *out);

#endif
