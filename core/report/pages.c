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

struct pages {
	char *shipped, *given;		/* real paths; given may be NULL */
	struct buffer style, script;
	char *scripts;			/* the names that script holds */
	struct sheet { char *name; xsltStylesheet *sheet; } *sheets;
	size_t nsheets;
	char **own;			/* sheets of given alone */
	size_t nown;
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

/* What path is called in the folder; NULL: it is not in it. */
static const char *
name_in(const char *folder, const char *path)
{
	size_t n = folder ? strlen(folder) : 0;

	return n && strncmp(path, folder, n) == 0 && path[n] == '/' ?
		path + n + 1 : NULL;
}

/* Where a file of that name is: in the folder given, or shipped; freed. */
static char *
find(const struct pages *p, const char *name)
{
	char *path = p->given ? path_join(p->given, name) : NULL;

	if (path && file_exists(path))
		return path;
	free(path);
	return path_join(p->shipped, name);
}

/* Links may lead out of a folder, so it is the real path that counts. */
static char *
resolve(const struct pages *p, const char *path)
{
	const char *name = name_in(p->given, path);
	char *found, *real;

	if (!name)
		name = name_in(p->shipped, path);
	if (!name)
		return NULL;
	found = find(p, name);
	real = realpath(found, NULL);
	free(found);
	if (real && !name_in(p->given, real) && !name_in(p->shipped, real)) {
		free(real);
		real = NULL;
	}
	return real;
}

static int
may_read(xsltSecurityPrefs *sec, xsltTransformContext *ctx, const char *value)
{
	char *path = at_work ? resolve(at_work, value) : NULL;
	int may = path != NULL;

	(void)sec;
	(void)ctx;
	free(path);
	return may;
}

/* Every document a style sheet names comes through here. */
static xmlDoc *
load(const xmlChar *uri, xmlDict *dict, int options, void *ctx,
     xsltLoadType type)
{
	const char *path = (const char *)uri;
	char *real;
	xmlDoc *doc;

	(void)dict;
	(void)options;
	(void)ctx;
	(void)type;
	if (strncmp(path, "file://", 7) == 0)
		path += 7;
	real = at_work ? resolve(at_work, path) : NULL;
	if (!real) {
		if (at_work)
			complain(at_work, "%.100s is outside the templates",
				 path);
		return NULL;
	}
	doc = xmlReadFile(real, NULL, XML_PARSE_NONET | XML_PARSE_NOCDATA |
			  XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
	free(real);
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
	char *path = find(p, name);
	size_t from = out->len;
	int result = file_read(path, out, err);

	if (result == 0 && (!text_is_utf8(buffer_view(out)) ||
			    memchr(out->at + from, '\0', out->len - from)))
		result = error_set(err, ERROR_USAGE, "%s: not UTF-8", path);
	free(path);
	return result;
}

/* The scripts of a page as one text; those of the page before often serve. */
static int
read_scripts(struct pages *p, const char *names, struct error *err)
{
	struct text rest = text_of(names ? names : "");
	int result = 0;

	if (p->scripts && text_is(rest, p->scripts))
		return 0;
	free(p->scripts);
	p->scripts = NULL;
	buffer_reset(&p->script);
	while (rest.len && result == 0) {
		struct text word = text_cut(&rest, ' ');
		char *name = xstrndup(word.at, word.len);

		result = read_part(p, name, &p->script, err);
		free(name);
	}
	if (result == 0)
		p->scripts = xstrdup(names ? names : "");
	return result;
}

static char *
real_folder(const char *path, struct error *err)
{
	char *real = realpath(path, NULL);

	if (!real)
		error_set(err, ERROR_USAGE, "%s: no such folder of report"
			  " templates; --templates names one", path);
	return real;
}

/* A sheet under a name of its own is a page of its own. */
static int
find_own(struct pages *p, struct error *err)
{
	struct file_list list = { NULL, 0 };

	if (!p->given)
		return 0;
	if (folder_list(p->given, &list, err) < 0)
		return -1;
	p->own = xcalloc(list.n + 1, sizeof *p->own);
	for (size_t i = 0; i < list.n; i++) {
		char *shipped = path_join(p->shipped, list.v[i]);

		if (text_ends(text_of(list.v[i]), ".xsl") &&
		    !strchr(list.v[i], '/') && !file_exists(shipped))
			p->own[p->nown++] = xstrdup(list.v[i]);
		free(shipped);
	}
	file_list_free(&list);
	return 0;
}

/* A folder given that is whole needs no shipped one. */
static int
open_folders(struct pages *p, const char *folder, struct error *err)
{
	char *path = share_path("templates");

	if (folder)
		p->given = real_folder(folder, err);
	if (!folder || p->given)
		p->shipped = real_folder(path, err);
	free(path);
	if (folder && !p->given)
		return -1;
	if (p->given && (!p->shipped || strcmp(p->given, p->shipped) == 0)) {
		free(p->shipped);
		p->shipped = p->given;
		p->given = NULL;
	}
	return p->shipped ? find_own(p, err) : -1;
}

int
pages_open(struct pages **out, const char *folder, struct error *err)
{
	struct pages *p = xcalloc(1, sizeof *p);

	buffer_init(&p->style, FILE_MAX);
	buffer_init(&p->script, FILE_MAX);
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
	if (open_folders(p, folder, err) < 0 ||
	    read_part(p, "style.css", &p->style, err) < 0) {
		pages_free(p);
		p = NULL;
	}
	*out = p;
	return p ? 0 : -1;
}

void
pages_free(struct pages *p)
{
	if (!p)
		return;
	for (size_t i = 0; i < p->nsheets; i++) {
		xsltFreeStylesheet(p->sheets[i].sheet);
		free(p->sheets[i].name);
	}
	for (size_t i = 0; i < p->nown; i++)
		free(p->own[i]);
	free(p->own);
	free(p->sheets);
	xsltFreeSecurityPrefs(p->sec);
	buffer_free(&p->style);
	buffer_free(&p->script);
	free(p->scripts);
	free(p->given);
	free(p->shipped);
	free(p);
}

const char *
pages_own(const struct pages *p, size_t number)
{
	return number < p->nown ? p->own[number] : NULL;
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
	path = find(p, name);
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
		p->sheets = xrealloc(p->sheets, p->nsheets + 1,
				     sizeof *p->sheets);
		p->sheets[p->nsheets++] = (struct sheet){ xstrdup(name), sheet };
	}
	free(path);
	return sheet;
}

/* Something in the folder given that counts. */
static int
has_parts(const struct pages *p)
{
	static const char *const parts[] = { "run.xsl", "account.xsl",
		"share.xsl", "branding.xsl", "style.css" };
	int found = !p->given || p->nown;

	for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
		char *path = path_join(p->given ? p->given : p->shipped,
				       parts[i]);

		found = found || file_exists(path);
		free(path);
	}
	return found;
}

int
pages_check(struct pages *p, struct error *err)
{
	int result = 0;

	if (!has_parts(p))
		return error_set(err, ERROR_USAGE, "templates: %s: no .xsl or"
				 " style.css in it", p->given);
	box_enter(p);
	if (!sheet_of(p, "run.xsl", err) || !sheet_of(p, "account.xsl", err) ||
	    !sheet_of(p, "ipe.xsl", err))
		result = -1;
	for (size_t i = 0; result == 0 && i < p->nown; i++)
		result = sheet_of(p, p->own[i], err) ? 0 : -1;
	box_leave();
	return result;
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

/* What the page needs besides the facts; those of the page before go. */
static int
add_assets(struct pages *p, const struct page_kind *kind, xmlDoc *doc,
	   struct error *err)
{
	xmlNode *root = xmlDocGetRootElement(doc), *assets;

	if (read_scripts(p, kind->script, err) < 0)
		return -1;
	assets = xmlGetLastChild(root);
	if (assets && strcmp((const char *)assets->name, "assets") == 0) {
		xmlUnlinkNode(assets);
		xmlFreeNode(assets);
	}
	assets = xml_add(root, "assets");
	xml_verbatim(assets, "style", buffer_cstr(&p->style));
	xml_verbatim(assets, "script", buffer_cstr(&p->script));
	return 0;
}

int
pages_write(struct pages *p, const struct page_kind *kind, xmlDoc *doc,
	    const char *path, struct error *err)
{
	xsltStylesheet *sheet;
	xmlDoc *page = NULL;
	int result = -1;

	if (add_assets(p, kind, doc, err) < 0)
		return error_in(err, "%s", path);
	box_enter(p);
	sheet = sheet_of(p, kind->sheet, err);
	if (sheet) {
		page = transform(p, sheet, doc);
		if (!page)
			error_set(err, ERROR_USAGE, "%s/%s: %s", p->given ?
				  p->given : p->shipped, kind->sheet,
				  p->complaint);
	}
	box_leave();
	if (page && kind->optional && !xmlDocGetRootElement(page))
		result = 1;
	else if (page && page_secure(page, kind->downloads, err) == 0)
		result = save(sheet, page, path, err);
	xmlFreeDoc(page);
	return result < 0 ? error_in(err, "%s", path) : result;
}
