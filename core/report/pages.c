/* pages.c - libxslt, with everything forbidden that it could do to us */
#include "report/pages.h"

#include <libxml/parser.h>
#include <libxslt/documents.h>
#include <libxslt/imports.h>
#include <libxslt/security.h>
#include <libxslt/transform.h>
#include <libxslt/xsltInternals.h>
#include <libxslt/xsltutils.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/buffer.h"
#include "base/file.h"
#include "base/share.h"
#include "report/xml.h"

#define FILE_MAX	((size_t)4 << 20)
#define PAGE_MAX	((size_t)1 << 30)
#define SHEETS		2		/* run.xsl, account.xsl */

struct pages {
	char *folder;			/* real path */
	struct buffer style, script;
	struct { const char *name; xsltStylesheet *sheet; } sheets[SHEETS];
	size_t nsheets;
	xsltSecurityPrefs *sec;
	char complaint[256];		/* the first of libxslt's */
};

/* libxslt's hooks carry no context. */
static struct pages *at_work;

static void
complain(void *ctx, const char *format, ...)
{
	struct pages *p = ctx;
	size_t n = strlen(p->complaint);
	va_list ap;

	va_start(ap, format);
	vsnprintf(p->complaint + n, sizeof p->complaint - n, format, ap);
	va_end(ap);
	for (char *c = p->complaint; *c; c++)
		if (*c == '\n')
			*c = ' ';
}

static int
is_inside(const struct pages *p, const char *path)
{
	char *real = realpath(path, NULL);
	size_t n = strlen(p->folder);
	int inside = real && strncmp(real, p->folder, n) == 0 &&
		real[n] == '/';

	free(real);
	return inside;
}

static int
may_read(xsltSecurityPrefs *sec, xsltTransformContext *ctx, const char *value)
{
	(void)sec;
	(void)ctx;
	return at_work && is_inside(at_work, value);
}

/* Every document a style sheet names comes through here. */
static xmlDoc *
load(const xmlChar *uri, xmlDict *dict, int options, void *ctx,
     xsltLoadType type)
{
	const char *path = (const char *)uri;
	xmlDoc *doc;

	(void)dict;
	(void)options;
	(void)ctx;
	(void)type;
	if (strncmp(path, "file://", 7) == 0)
		path += 7;
	if (!at_work || !is_inside(at_work, path)) {
		if (at_work)
			complain(at_work, "%.100s is outside the templates",
				 path);
		return NULL;
	}
	doc = xmlReadFile(path, NULL, XML_PARSE_NONET | XML_PARSE_NOCDATA |
			  XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
	if (doc && doc->intSubset) {
		complain(at_work, "%.100s has a document type", path);
		xmlFreeDoc(doc);
		return NULL;
	}
	return doc;
}

static void
box_enter(struct pages *p)
{
	at_work = p;
	p->complaint[0] = '\0';
	xsltSetLoaderFunc(load);
	xsltSetDefaultSecurityPrefs(p->sec);
	xsltSetGenericErrorFunc(p, complain);
	xmlSetGenericErrorFunc(p, complain);
}

static void
box_leave(void)
{
	xmlSetGenericErrorFunc(NULL, NULL);
	xsltSetGenericErrorFunc(NULL, NULL);
	xsltSetDefaultSecurityPrefs(NULL);
	xsltSetLoaderFunc(NULL);
	at_work = NULL;
}

static int
read_part(const struct pages *p, const char *name, struct buffer *out,
	  struct error *err)
{
	char *path = path_join(p->folder, name);
	int result = file_read(path, out, err);

	if (result == 0 && (!text_is_utf8(buffer_view(out)) ||
			    memchr(out->at, '\0', out->len)))
		result = error_set(err, ERROR_USAGE, "%s: not UTF-8", path);
	free(path);
	return result;
}

int
pages_open(struct pages **out, const char *folder, struct error *err)
{
	struct pages *p = xcalloc(1, sizeof *p);
	char *path = folder ? xstrdup(folder) : share_path("templates");

	buffer_init(&p->style, FILE_MAX);
	buffer_init(&p->script, FILE_MAX);
	p->folder = realpath(path, NULL);
	p->sec = xsltNewSecurityPrefs();
	xsltSetSecurityPrefs(p->sec, XSLT_SECPREF_READ_FILE, may_read);
	xsltSetSecurityPrefs(p->sec, XSLT_SECPREF_WRITE_FILE,
			     xsltSecurityForbid);
	xsltSetSecurityPrefs(p->sec, XSLT_SECPREF_CREATE_DIRECTORY,
			     xsltSecurityForbid);
	xsltSetSecurityPrefs(p->sec, XSLT_SECPREF_READ_NETWORK,
			     xsltSecurityForbid);
	xsltSetSecurityPrefs(p->sec, XSLT_SECPREF_WRITE_NETWORK,
			     xsltSecurityForbid);
	*out = p;
	if (!p->folder)
		error_set(err, ERROR_USAGE, "%s: no such folder of report"
			  " templates; --templates names one", path);
	free(path);
	if (!p->folder || read_part(p, "style.css", &p->style, err) < 0 ||
	    read_part(p, "script.js", &p->script, err) < 0) {
		pages_free(p);
		*out = NULL;
		return -1;
	}
	return 0;
}

void
pages_free(struct pages *p)
{
	if (!p)
		return;
	for (size_t i = 0; i < p->nsheets; i++)
		xsltFreeStylesheet(p->sheets[i].sheet);
	xsltFreeSecurityPrefs(p->sec);
	buffer_free(&p->style);
	buffer_free(&p->script);
	free(p->folder);
	free(p);
}

/* Plain text would let names out as markup. */
static int
is_markup(xsltStylesheet *sheet)
{
	for (xsltStylesheet *s = sheet; s; s = xsltNextImport(s))
		if (s->method && strcmp((const char *)s->method, "html") != 0 &&
		    strcmp((const char *)s->method, "xml") != 0) {
			complain(at_work, "the output is %s, html is right",
				 s->method);
			return 0;
		}
	return 1;
}

static xsltStylesheet *
sheet_of(struct pages *p, const char *name, struct error *err)
{
	xsltStylesheet *sheet = NULL;
	char *path;
	xmlDoc *doc;

	for (size_t i = 0; i < p->nsheets; i++)
		if (strcmp(p->sheets[i].name, name) == 0)
			return p->sheets[i].sheet;
	path = path_join(p->folder, name);
	doc = load((const xmlChar *)path, NULL, 0, NULL, XSLT_LOAD_START);
	if (doc)
		sheet = xsltParseStylesheetDoc(doc);
	if (doc && !sheet)
		xmlFreeDoc(doc);
	if (sheet && (sheet->errors || !is_markup(sheet))) {
		xsltFreeStylesheet(sheet);
		sheet = NULL;
	}
	if (!sheet) {
		error_set(err, ERROR_USAGE, "%s: not a style sheet that can be"
			  " used: %s", path, p->complaint);
	} else {
		p->sheets[p->nsheets].sheet = sheet;
		p->sheets[p->nsheets++].name = name;
	}
	free(path);
	return sheet;
}

/* NULL: an error inside the sheet, or something it may not do. */
static xmlDoc *
transform(struct pages *p, xsltStylesheet *sheet, xmlDoc *doc)
{
	xsltTransformContext *ctx = xsltNewTransformContext(sheet, doc);
	xmlDoc *page = NULL;

	if (ctx) {
		xsltSetTransformErrorFunc(ctx, p, complain);
		if (xsltSetCtxtSecurityPrefs(p->sec, ctx) == 0)
			page = xsltApplyStylesheetUser(sheet, doc, NULL, NULL,
						       NULL, ctx);
		if (page && (ctx->state != XSLT_STATE_OK ||
			     p->complaint[0])) {
			xmlFreeDoc(page);
			page = NULL;
		}
		xsltFreeTransformContext(ctx);
	}
	return page;
}

/*
 * libxml2 closes what HTML 5 does not.  A name that says the same is escaped,
 * and page_secure() lets no script or style say it.
 */
static void
put_without_ends(struct buffer *out, const char *html)
{
	static const char end[] = "</wbr>";
	const char *at;

	for (; (at = strstr(html, end)); html = at + sizeof end - 1)
		buffer_put(out, html, (size_t)(at - html));
	buffer_puts(out, html);
}

static int
save(xsltStylesheet *sheet, xmlDoc *page, const char *path, struct error *err)
{
	xmlChar *text = NULL;
	struct buffer out;
	int len = 0, result;

	if (xsltSaveResultToString(&text, &len, page, sheet) < 0 || len <= 0)
		return error_set(err, ERROR_USAGE, "%s: an empty page", path);
	buffer_init(&out, PAGE_MAX);
	put_without_ends(&out, (const char *)text);
	result = buffer_overflowed(&out) ?
		error_set(err, ERROR_SYSTEM, "over 1 GB") :
		file_write(path, buffer_view(&out), 0600, err);
	buffer_free(&out);
	xmlFree(text);
	return result;
}

int
pages_write(struct pages *p, const char *name, xmlDoc *doc, const char *path,
	    struct error *err)
{
	xmlNode *assets = xml_add(xmlDocGetRootElement(doc), "assets");
	xsltStylesheet *sheet;
	xmlDoc *page = NULL;
	int result = -1;

	xml_verbatim(assets, "style", buffer_cstr(&p->style));
	xml_verbatim(assets, "script", buffer_cstr(&p->script));
	box_enter(p);
	sheet = sheet_of(p, name, err);
	if (sheet) {
		page = transform(p, sheet, doc);
		if (!page)
			error_set(err, ERROR_USAGE, "%s/%s: %s", p->folder,
				  name, p->complaint);
	}
	box_leave();
	if (page && page_secure(page, err) == 0)
		result = save(sheet, page, path, err);
	xmlFreeDoc(page);
	return result < 0 ? error_in(err, "%s", path) : 0;
}
