/* sheet.c - what was drawn, from what, how, and where its evidence stands */
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/csv.h"
#include "doc/json_writer.h"
#include "report/shown.h"
#include "sample/sample.h"

#define RULE	"rank = SHA-256(seed NUL population digest NUL item)"

const char *
sample_method_name(enum sample_method method)
{
	static const char *const names[] = {
		[SAMPLE_SIMPLE] = "simple",
		[SAMPLE_SYSTEMATIC] = "systematic",
		[SAMPLE_STRATIFIED] = "stratified",
	};

	return names[method];
}

const char *
sample_strata_name(enum sample_strata strata)
{
	return strata == STRATA_ACCOUNT ? "account" : "region";
}

static void
put_method(struct buffer *out, const struct sample *s)
{
	switch (s->options.method) {
	case SAMPLE_SIMPLE:
		buffer_puts(out, "simple random, without replacement: the"
			    " smallest ranks; " RULE);
		break;
	case SAMPLE_SYSTEMATIC:
		buffer_printf(out, "systematic: every %zuth of the sorted"
			      " population, circular, from place %zu",
			      s->interval, s->start);
		break;
	default:
		buffer_printf(out, "stratified by %s, in proportion, largest"
			      " remainder; in each the smallest ranks; " RULE,
			      sample_strata_name(s->options.strata));
	}
}

static void
put_population(struct buffer *out, const struct population_of *p)
{
	buffer_printf(out, "%s, %zu items", p->type, p->n);
	if (p->gone)
		buffer_printf(out, ", %lu of them gone when asked about",
			      p->gone);
	if (p->left_out)
		buffer_printf(out, ", %lu not asked about, by scope",
			      p->left_out);
}

static void
put_holes(struct buffer *out, const struct population_of *p)
{
	if (p->nholes)
		buffer_printf(out, "complete    NO: %zu %s not read to the end,"
			      " so items may be missing from which nothing can"
			      " be drawn\n", p->nholes,
			      p->nholes == 1 ? "list was" : "lists were");
	else
		buffer_puts(out, "complete    yes: every list was read to its"
			    " end\n");
	for (size_t i = 0; i < p->nholes; i++) {
		buffer_puts(out, "            ");
		shown(out, p->holes[i]);
		buffer_putc(out, '\n');
	}
	for (size_t i = 0; i < p->nlimits; i++) {
		buffer_puts(out, "by scope    ");
		shown(out, p->limits[i]);
		buffer_putc(out, '\n');
	}
}

static void
put_head(struct buffer *out, const struct sample *s,
	 const struct verify_result *seal)
{
	const struct population_of *p = s->population;
	char iso[CLOCK_TEXT];

	buffer_printf(out, "%s  %zu of %zu %s\n", p->nholes ?
		      "SAMPLE OF AN INCOMPLETE POPULATION" : "SAMPLE", s->n,
		      p->n, p->type);
	buffer_printf(out, "bundle      %s", seal->id);
	if (seal->time)
		buffer_printf(out, ", sealed not later than %s",
			      clock_iso(iso, seal->time, 0));
	buffer_putc(out, '\n');
	if (seal->archive_sha256[0])
		buffer_printf(out, "archive     sha256 %s\n",
			      seal->archive_sha256);
	buffer_printf(out, "tagmanifest sha256 %s\npopulation  ",
		      seal->tagmanifest_sha256);
	put_population(out, p);
	buffer_printf(out, "\n            sha256 %s\n", p->digest);
	put_holes(out, p);
	buffer_puts(out, "seed        ");
	shown(out, s->options.seed);
	buffer_puts(out, "\nmethod      ");
	put_method(out, s);
	buffer_putc(out, '\n');
	for (size_t i = 0; i < s->nstrata; i++)
		buffer_printf(out, "            %-14s %zu of %zu\n",
			      s->strata[i].name[0] ? s->strata[i].name :
			      "(no Region)", s->strata[i].drawn,
			      s->strata[i].n);
}

void
sample_write_text(const struct sample *s, const struct verify_result *seal,
		  struct buffer *out)
{
	put_head(out, s, seal);
	buffer_puts(out, "\n   #   place  account       region          item\n");
	for (size_t i = 0; i < s->n; i++) {
		const struct drawn *d = &s->v[i];

		buffer_printf(out, "%4zu  %6zu  %-12s  %-14s  ", i + 1,
			      d->place, d->item->account, d->item->region[0] ?
			      d->item->region : "\u2013");
		shown(out, d->item->resource);
		if (strcmp(d->item->state, "read") != 0)
			buffer_printf(out, "  (%s)", d->item->state);
		buffer_printf(out, "\n              %s", d->item->evidence[0] ?
			      d->item->evidence : "(no evidence line)");
		if (d->item->request_id[0]) {
			buffer_puts(out, "  request ");
			shown(out, d->item->request_id);
		}
		buffer_putc(out, '\n');
	}
}

static void
pair(struct buffer *out, const char *name, const char *value)
{
	const char *cells[] = { name, value };

	csv_row(out, cells, 2);
}

static void
csv_head(const struct sample *s, const struct verify_result *seal,
	 struct buffer *out)
{
	const struct population_of *p = s->population;
	char iso[CLOCK_TEXT];
	struct buffer b;

	buffer_init(&b, 1 << 20);
	pair(out, "bundle", seal->id);
	pair(out, "sealed not later than", seal->time ?
	     clock_iso(iso, seal->time, 0) : "");
	pair(out, "archive sha256", seal->archive_sha256);
	pair(out, "tagmanifest sha256", seal->tagmanifest_sha256);
	put_population(&b, p);
	pair(out, "population", buffer_cstr(&b));
	pair(out, "population sha256", p->digest);
	pair(out, "complete", p->nholes ? "NO" : "yes");
	for (size_t i = 0; i < p->nholes; i++)
		pair(out, "not read to its end", p->holes[i]);
	for (size_t i = 0; i < p->nlimits; i++)
		pair(out, "not listed, by scope", p->limits[i]);
	pair(out, "seed", s->options.seed);
	buffer_reset(&b);
	put_method(&b, s);
	pair(out, "method", buffer_cstr(&b));
	for (size_t i = 0; i < s->nstrata; i++) {
		buffer_reset(&b);
		buffer_printf(&b, "%s: %zu of %zu", s->strata[i].name,
			      s->strata[i].drawn, s->strata[i].n);
		pair(out, "stratum", buffer_cstr(&b));
	}
	buffer_putc(out, '\n');
	buffer_free(&b);
}

/* The last three columns are the auditor's. */
void
sample_write_csv(const struct sample *s, const struct verify_result *seal,
		 struct buffer *out)
{
	static const char *const header[] = {
		"number", "place", "account", "region", "item", "state",
		"evidence", "request-id", "line sha256", "rank", "checked",
		"exception", "remarks",
	};
	struct buffer number, place;

	csv_head(s, seal, out);
	csv_row(out, header, sizeof(header) / sizeof(header[0]));
	buffer_init(&number, 32);
	buffer_init(&place, 32);
	for (size_t i = 0; i < s->n; i++) {
		const struct drawn *d = &s->v[i];

		buffer_reset(&number);
		buffer_printf(&number, "%zu", i + 1);
		buffer_reset(&place);
		buffer_printf(&place, "%zu", d->place);
		csv_row(out, (const char *const[]){
			buffer_cstr(&number), buffer_cstr(&place),
			d->item->account, d->item->region, d->item->resource,
			d->item->state, d->item->evidence,
			d->item->request_id, d->line_sha256, d->rank,
			"", "", "" }, sizeof(header) / sizeof(header[0]));
	}
	buffer_free(&number);
	buffer_free(&place);
}

static void
json_texts(struct json *j, const char *key, const char **v, size_t n)
{
	json_open(j, key, '[');
	for (size_t i = 0; i < n; i++)
		json_string(j, NULL, v[i]);
	json_close(j, ']');
}

static void
json_population(struct json *j, const struct population_of *p)
{
	json_open(j, "population", '{');
	json_bool(j, "complete", p->nholes == 0);
	json_integer(j, "gone", (int64_t)p->gone);
	json_integer(j, "items", (int64_t)p->n);
	json_integer(j, "left_out", (int64_t)p->left_out);
	json_texts(j, "not_listed_by_scope", p->limits, p->nlimits);
	json_texts(j, "not_read_to_the_end", p->holes, p->nholes);
	json_string(j, "sha256", p->digest);
	json_string(j, "type", p->type);
	json_close(j, '}');
}

static void
json_drawn(struct json *j, const struct sample *s)
{
	json_open(j, "sample", '[');
	for (size_t i = 0; i < s->n; i++) {
		const struct drawn *d = &s->v[i];

		json_open(j, NULL, '{');
		json_string(j, "account", d->item->account);
		json_string(j, "evidence", d->item->evidence);
		json_string(j, "item", d->item->resource);
		json_string(j, "line", d->item->line);
		json_string(j, "line_sha256", d->line_sha256[0] ?
			    d->line_sha256 : NULL);
		json_integer(j, "place", (int64_t)d->place);
		json_string(j, "rank", d->rank[0] ? d->rank : NULL);
		json_string(j, "region", d->item->region);
		json_string(j, "request_id", d->item->request_id);
		json_string(j, "state", d->item->state);
		json_close(j, '}');
	}
	json_close(j, ']');
}

void
sample_write_json(const struct sample *s, const struct verify_result *seal,
		  struct buffer *out)
{
	struct json j;

	json_start(&j, out, 1, 1, 1);
	json_open(&j, NULL, '{');
	json_open(&j, "bundle", '{');
	json_string(&j, "archive_sha256", seal->archive_sha256[0] ?
		    seal->archive_sha256 : NULL);
	json_string(&j, "id", seal->id);
	json_when(&j, "sealed", seal->time);
	json_string(&j, "tagmanifest_sha256", seal->tagmanifest_sha256);
	json_close(&j, '}');
	json_string(&j, "format", "exhibit-sample/1");
	if (s->options.method == SAMPLE_SYSTEMATIC)
		json_integer(&j, "interval", (int64_t)s->interval);
	json_string(&j, "method", sample_method_name(s->options.method));
	json_population(&j, s->population);
	json_drawn(&j, s);
	json_string(&j, "seed", s->options.seed);
	if (s->options.method == SAMPLE_SYSTEMATIC)
		json_integer(&j, "start", (int64_t)s->start);
	if (s->options.method == SAMPLE_STRATIFIED) {
		json_open(&j, "strata", '[');
		for (size_t i = 0; i < s->nstrata; i++) {
			json_open(&j, NULL, '{');
			json_integer(&j, "drawn", (int64_t)s->strata[i].drawn);
			json_integer(&j, "items", (int64_t)s->strata[i].n);
			json_string(&j, "name", s->strata[i].name);
			json_close(&j, '}');
		}
		json_close(&j, ']');
		json_string(&j, "strata_by",
			    sample_strata_name(s->options.strata));
	}
	json_close(&j, '}');
}
