/* report.c - a page an account, then the run's, which adds them up, and all
 * settings in one */
#include "report/report.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/file.h"
#include "report/documents.h"
#include "report/pages.h"
#include "report/xml.h"

static int
report_open(struct report *r, const struct report_options *options,
	    struct error *err)
{
	memset(r, 0, sizeof *r);
	r->options = options;
	if (run_facts_read(&r->run, options->root, options->seal ?
			   buffer_view(&options->seal->statement) :
			   text_n(NULL, 0), err) < 0)
		return -1;
	r->organization = run_organization(&r->run, options->organization);
	figures_init(&r->figures, &r->run);
	provider_init(&r->provider);
	r->regions = map_new();
	r->listed = map_new();
	images_init(&r->images);
	whole_init(&r->whole);
	r->lines = xcalloc(r->run.plan.naccounts + 1, sizeof *r->lines);
	r->gaps = xmlNewNode(NULL, (const xmlChar *)"gaps");
	return r->run.predicate ? 0 : binary_self(&r->program, err);
}

static void
report_close(struct report *r)
{
	if (r->gaps)
		xmlFreeNode(r->gaps);
	if (r->regions)
		regions_free(r->regions);
	if (r->listed)
		listed_free(r->listed);
	images_free(&r->images);
	if (r->whole.arena)
		whole_free(&r->whole);
	free(r->lines);
	provider_free(&r->provider);
	figures_free(&r->figures);
	run_facts_free(&r->run);
}

static void
add_up(struct report *r, size_t number, const struct account_facts *a,
       const struct figures *f)
{
	const struct tally *all = figures_cell(f, f->services, ALL_TOPICS);
	struct account_line *line = &r->lines[number];

	line->account = a->account;
	memcpy(line->n, all->n, sizeof line->n);
	line->settings = f->settings;
	line->gaps = f->gaps;
	line->requests = f->planned;
	figures_add(&r->figures, a);
	regions_add(r->regions, a, number);
	listed_add(r->listed, a);
	provider_add(&r->provider, a);
	images_add(&r->images, a);
	whole_add(&r->whole, a);
	for (size_t i = 0; i < a->ngaps && r->gaps_shown < GAPS_SHOWN; i++) {
		gap_write(r->gaps, a, &a->gaps[i]);
		r->gaps_shown++;
	}
}

#define ROWS_SCRIPTS	"script.js build.js facets.js account.js"

/* The sheets of somebody's own: acme.xsl makes acme.html of the run, and
 * acme-<account>.html of an account, where it makes anything of it. */
static int
own_pages(const struct report *r, struct pages *pages, xmlDoc *doc,
	  const char *account, struct error *err)
{
	const char *sheet;

	for (size_t i = 0; (sheet = pages_own(pages, i)); i++) {
		struct page_kind kind = { .sheet = sheet, .script = ROWS_SCRIPTS,
					  .optional = 1 };
		char *path = xasprintf("%s/%.*s%s%s.html", r->options->out,
			(int)(strlen(sheet) - strlen(".xsl")), sheet,
			account ? "-" : "", account ? account : "");
		int result = pages_write(pages, &kind, doc, path, err);

		free(path);
		if (result < 0)
			return -1;
	}
	return 0;
}

static int
account_page(struct report *r, struct pages *pages,
	     const struct account_facts *a, const struct figures *f,
	     struct error *err)
{
	static const struct page_kind kind = { .sheet = "account.xsl",
					       .script = ROWS_SCRIPTS };
	char *path = xasprintf("%s/%s.html", r->options->out, a->account->id);
	xmlDoc *doc = account_document(r, a, f);
	int result = pages_write(pages, &kind, doc, path, err);

	if (result == 0)
		result = own_pages(r, pages, doc, a->account->id, err);
	xmlFreeDoc(doc);
	free(path);
	return result;
}

/* Without pages it is only counted. */
static int
report_account(struct report *r, struct pages *pages, size_t number,
	       struct error *err)
{
	struct account_facts a;
	struct figures f;
	int result;

	result = account_facts_read(&a, &r->run, &r->run.plan.accounts[number],
				    err);
	figures_init(&f, &r->run);
	if (result == 0) {
		figures_add(&f, &a);
		add_up(r, number, &a, &f);
		if (pages)
			result = account_page(r, pages, &a, &f, err);
	}
	figures_free(&f);
	account_facts_free(&a);
	return result;
}

static int
run_page(struct report *r, struct pages *pages, struct error *err)
{
	static const struct page_kind kind = { .sheet = "run.xsl",
					       .script = "script.js" };
	char *path = path_join(r->options->out, "index.html");
	xmlDoc *doc;
	int result;

	xml_count(r->gaps, "total", r->figures.gaps);
	doc = run_document(r);
	result = pages_write(pages, &kind, doc, path, err);
	if (result == 0)
		result = own_pages(r, pages, doc, NULL, err);
	xmlFreeDoc(doc);
	free(path);
	return result;
}

/* All settings in one page, where a browser can hold them. */
static int
settings_page(struct report *r, struct pages *pages, struct error *err)
{
	static const struct page_kind kind = { .sheet = "settings.xsl",
		.script = "script.js build.js facets.js rows.js settings.js" };
	char *path;
	xmlDoc *doc;
	int result;

	if (!whole_fits(&r->whole))
		return 0;
	path = path_join(r->options->out, "settings.html");
	doc = settings_document(r);
	result = pages_write(pages, &kind, doc, path, err);
	xmlFreeDoc(doc);
	free(path);
	return result;
}

int
report_ipe(const struct report_options *options, const char *path,
	   struct error *err)
{
	static const struct page_kind kind = { .sheet = "ipe.xsl" };
	struct pages *pages = NULL;
	struct report r;
	xmlDoc *doc;
	int result = report_open(&r, options, err);

	if (result == 0)
		result = pages_open(&pages, options->templates, err);
	for (size_t i = 0; result == 0 && i < r.run.plan.naccounts; i++)
		result = report_account(&r, NULL, i, err);
	if (result == 0) {
		xml_count(r.gaps, "total", r.figures.gaps);
		doc = run_document(&r);
		result = pages_write(pages, &kind, doc, path, err);
		xmlFreeDoc(doc);
	}
	pages_free(pages);
	report_close(&r);
	return result;
}

int
report_html(const struct report_options *options, struct error *err)
{
	struct pages *pages = NULL;
	struct report r;
	int result = report_open(&r, options, err);

	if (result == 0)
		result = pages_open(&pages, options->templates, err);
	for (size_t i = 0; result == 0 && i < r.run.plan.naccounts; i++)
		result = report_account(&r, pages, i, err);
	if (result == 0)
		result = run_page(&r, pages, err);
	if (result == 0)
		result = settings_page(&r, pages, err);
	pages_free(pages);
	report_close(&r);
	return result < 0 ? error_in(err, "report") : 0;
}
