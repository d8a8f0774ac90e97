/* sample: a draw from a population, the same on any machine. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "cli/checked.h"
#include "cli/terminal.h"
#include "sample/sample.h"

#define SHEET_MAX	((size_t)1 << 30)

enum sheet { SHEET_TEXT, SHEET_CSV, SHEET_JSON, SHEET_LIST, SHEETS };

struct wish {
	struct sample_options draw;
	enum sheet sheet;
};

/* One of the words, by its place; unset: the first. */
static int
word_of(const struct options *o, enum option_id id, const char *const *words,
	size_t n, struct error *err)
{
	const char *given = o->v[id];

	for (size_t i = 0; i < n; i++)
		if (!given || strcmp(given, words[i]) == 0)
			return (int)i;
	return error_set(err, ERROR_USAGE, "%s: not one of those that --help"
			 " names", given);
}

static int
read_wish(const struct options *o, struct wish *w, struct error *err)
{
	static const char *const methods[] = { "simple", "systematic",
					       "stratified" };
	static const char *const strata[] = { "account", "region" };
	static const char *const sheets[] = { "text", "csv", "json", "list" };
	int method = word_of(o, OPT_METHOD, methods, 3, err);
	int by = method < 0 ? -1 : word_of(o, OPT_STRATA, strata, 2, err);
	int sheet = by < 0 ? -1 : word_of(o, OPT_FORMAT, sheets, SHEETS, err);
	long size = 0;

	if (sheet < 0)
		return -1;
	w->draw.method = (enum sample_method)method;
	w->draw.strata = (enum sample_strata)by;
	w->sheet = (enum sheet)sheet;
	w->draw.seed = o->v[OPT_SEED];
	if (!o->v[OPT_POPULATION] || w->sheet == SHEET_LIST)
		return 0;
	if (!option_needed(o, OPT_SIZE, err) ||
	    option_number(o, OPT_SIZE, 1, 1000000000, 0, &size, err) < 0 ||
	    !option_needed(o, OPT_SEED, err))
		return -1;
	w->draw.size = (size_t)size;
	return 0;
}

static int
print(const struct options *o, struct buffer *out, struct error *err)
{
	const char *path = o->v[OPT_OUT];

	if (buffer_overflowed(out))
		return error_set(err, ERROR_SYSTEM, "over 1 GB");
	if (path)
		return file_write(path, buffer_view(out), 0600, err);
	if (fwrite(buffer_cstr(out), 1, out->len, stdout) != out->len ||
	    fflush(stdout) != 0)
		return error_set(err, ERROR_SYSTEM, "standard output: not"
				 " written");
	return 0;
}

static int
say_populations(const struct checked *c, const struct options *o,
		struct error *err)
{
	struct population_lines lines;
	struct buffer out;
	char n[32];
	int result;

	buffer_init(&out, SHEET_MAX);
	result = population_lines_read(&lines, c->folder, err);
	buffer_puts(&out, "   items  population\n");
	for (size_t i = 0; result == 0 && i < lines.n; i++) {
		const struct population_line *l = &lines.v[i];

		if (!l->n && !l->holes)
			continue;
		buffer_printf(&out, "%8s  %s%s\n", thousands(n, l->n), l->type,
			      l->holes ? "  INCOMPLETE" : "");
	}
	buffer_puts(&out, "\ndraw   exhibit sample BUNDLE --trust FILE"
		    " --population TYPE --size N --seed TEXT\n");
	if (result == 0)
		result = print(o, &out, err);
	population_lines_free(&lines);
	buffer_free(&out);
	return result;
}

static int
write_sheet(const struct population_of *p, const struct wish *w,
	    const struct checked *c, struct buffer *out, struct error *err)
{
	static void (*const writers[])(const struct sample *,
		const struct verify_result *, struct buffer *) = {
		[SHEET_TEXT] = sample_write_text,
		[SHEET_CSV] = sample_write_csv,
		[SHEET_JSON] = sample_write_json,
	};
	struct sample s;
	int result = sample_draw(&s, p, &w->draw, err);

	if (result == 0)
		result = sample_digest_lines(&s, c->folder, err);
	if (result == 0)
		writers[w->sheet](&s, &c->result, out);
	sample_free(&s);
	return result;
}

static int
draw(const struct checked *c, const struct options *o, const struct wish *w,
     struct error *err)
{
	struct population_of p;
	struct buffer out;
	int result = population_of_read(&p, c->folder, o->v[OPT_POPULATION],
					err);

	buffer_init(&out, SHEET_MAX);
	if (result == 0 && w->sheet == SHEET_LIST)
		for (size_t i = 0; i < p.n; i++)
			buffer_printf(&out, "%s\n", p.items[i].line);
	else if (result == 0)
		result = write_sheet(&p, w, c, &out, err);
	if (result == 0)
		result = print(o, &out, err);
	if (result == 0 && p.nholes) {
		fprintf(stderr, "exhibit: the population is INCOMPLETE: %s%s\n",
			p.holes[0], p.nholes > 1 ? " and more" : "");
		result = option_on(o, OPT_STRICT) ? EXIT_WARNINGS : 0;
	}
	buffer_free(&out);
	population_of_free(&p);
	return result;
}

int
cmd_sample(struct options *o, struct error *err)
{
	struct wish w = { .sheet = SHEET_TEXT };
	struct checked c;
	int result;

	if (read_wish(o, &w, err) < 0)
		return -1;
	result = checked_open(&c, o, 1, err);
	if (result == 0 && c.result.exit) {
		struct buffer out;

		buffer_init(&out, 1 << 20);
		verify_write_text(&c.result, &out);
		fprintf(stderr, "exhibit: nothing is drawn from it:\n%s",
			buffer_cstr(&out));
		buffer_free(&out);
		result = c.result.exit;
	} else if (result == 0) {
		result = o->v[OPT_POPULATION] ? draw(&c, o, &w, err) :
			say_populations(&c, o, err);
	}
	checked_close(&c);
	return result;
}
