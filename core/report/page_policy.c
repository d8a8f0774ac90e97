/*
 * page_policy.c - what a page may hold, and the policy that says so to browsers
 *
 * The policy is made from the page as it will be sent: digests of exactly the
 * text in its style and script elements.  A style sheet of somebody's own that
 * forgets a rule is refused here, not found out by an auditor's browser.
 */
#include <string.h>
#include <strings.h>

#include "base/digest.h"
#include "report/pages.h"

#define POLICY_MAX	((size_t)1 << 16)

struct policy {
	struct buffer styles, scripts;
	xmlNode *head;
	int downloads;
	struct error *err;
};

static int
is_named(const xmlNode *n, const char *name)
{
	return n->type == XML_ELEMENT_NODE &&
		strcasecmp((const char *)n->name, name) == 0;
}

static int
is_data(xmlNode *script)
{
	xmlChar *type = xmlGetProp(script, (const xmlChar *)"type");
	int data = type && strcmp((const char *)type, "application/json") == 0;

	xmlFree(type);
	return data;
}

static void
add_digest(struct buffer *out, xmlNode *n)
{
	xmlChar *text = xmlNodeGetContent(n);
	uint8_t digest[DIGEST_SIZE];

	digest_of(text, strlen((const char *)text), digest);
	buffer_puts(out, " 'sha256-");
	base64_write(out, digest, sizeof digest);
	buffer_putc(out, '\'');
	xmlFree(text);
}

static int
is_name(const char *name, size_t n)
{
	return n > 0 && name[0] != '.' && strspn(name,
		"0123456789abcdefghijklmnopqrstuvwxyz"
		"ABCDEFGHIJKLMNOPQRSTUVWXYZ-._") >= n;
}

/* A page beside this one or a place in this one. */
static int
is_near(const char *url)
{
	size_t n = strcspn(url, "#");

	return strspn(url, "0123456789abcdefghijklmnopqrstuvwxyz-.") >= n &&
		url[0] != '.';
}

/* "id.tar.gz", "id/index.html": files that are published beside the page. */
static int
is_download(const char *url)
{
	size_t n = strcspn(url, "/");

	return is_name(url, n) && (!url[n] ||
		is_name(url + n + 1, strcspn(url + n + 1, "#")));
}

static int
check_attribute(const struct policy *p, const xmlNode *n, const xmlAttr *a)
{
	static const char *const loads[] = {
		"src", "srcset", "style", "data", "poster", "background",
		"action", "formaction", "ping", "manifest", "srcdoc",
		"http-equiv",
	};
	const char *name = (const char *)a->name;
	xmlChar *value;
	int near = 1;

	for (size_t i = 0; i < sizeof loads / sizeof loads[0]; i++)
		if (strcasecmp(name, loads[i]) == 0)
			near = 0;
	if (!near || strncasecmp(name, "on", 2) == 0)
		return error_set(p->err, ERROR_USAGE, "the page's %s has the"
				 " attribute %s, which none may have", n->name,
				 name);
	if (strcasecmp(name, "href") != 0)
		return 0;
	value = xmlNodeListGetString(n->doc, a->children, 1);
	near = value && (is_near((const char *)value) ||
		(p->downloads && is_download((const char *)value)));
	if (!near)
		error_set(p->err, ERROR_USAGE, "the page's %s leads to %.100s;"
			  " pages lead to pages beside them", n->name,
			  value ? (const char *)value : "nothing");
	xmlFree(value);
	return near ? 0 : -1;
}

/* Text in these stands in the page as it is, so it must not end them. */
static int
check_raw(const struct policy *p, xmlNode *n)
{
	xmlChar *text = xmlNodeGetContent(n);
	int bad = strstr((const char *)text, "</") != NULL ||
		strstr((const char *)text, "<!--") != NULL;

	xmlFree(text);
	return bad ? error_set(p->err, ERROR_USAGE, "the page's %s holds text"
			       " that would end it", n->name) : 0;
}

/* A text that was told not to be escaped has a name of its own. */
static int
check_text(const struct policy *p, const xmlNode *n)
{
	if (n->type == XML_TEXT_NODE &&
	    strcmp((const char *)n->name, "text") == 0)
		return 0;
	if (n->type == XML_COMMENT_NODE)
		return 0;
	return error_set(p->err, ERROR_USAGE, "the page has text that is not"
			 " escaped");
}

static int
check_element(struct policy *p, xmlNode *n)
{
	static const char *const refused[] = {
		"iframe", "frame", "object", "embed", "base", "link", "img",
		"video", "audio", "applet", "svg", "math", "portal",
	};

	for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++)
		if (is_named(n, refused[i]))
			return error_set(p->err, ERROR_USAGE,
				"the page has the element %s, which none may"
				" have", n->name);
	for (const xmlAttr *a = n->properties; a; a = a->next)
		if (check_attribute(p, n, a) < 0)
			return -1;
	if (is_named(n, "head") && !p->head)
		p->head = n;
	if ((is_named(n, "style") || is_named(n, "script")) &&
	    check_raw(p, n) < 0)
		return -1;
	if (is_named(n, "style"))
		add_digest(&p->styles, n);
	if (is_named(n, "script") && !is_data(n))
		add_digest(&p->scripts, n);
	return 0;
}

/* In document order, without a stack: a page is as deep as its templates. */
static xmlNode *
next_node(xmlNode *n, const xmlNode *top)
{
	if (n->type == XML_ELEMENT_NODE && n->children)
		return n->children;
	while (n != top && !n->next)
		n = n->parent;
	return n == top ? NULL : n->next;
}

static void
add_policy(struct policy *p)
{
	xmlNode *meta = xmlNewDocNode(p->head->doc, NULL,
				      (const xmlChar *)"meta", NULL);
	struct buffer b;

	buffer_init(&b, POLICY_MAX);
	buffer_puts(&b, "default-src 'none'; style-src");
	buffer_puts(&b, p->styles.len ? buffer_cstr(&p->styles) : " 'none'");
	buffer_puts(&b, "; script-src");
	buffer_puts(&b, p->scripts.len ? buffer_cstr(&p->scripts) : " 'none'");
	buffer_puts(&b, "; base-uri 'none'; form-action 'none'");
	xmlNewProp(meta, (const xmlChar *)"http-equiv",
		   (const xmlChar *)"Content-Security-Policy");
	xmlNewProp(meta, (const xmlChar *)"content",
		   (const xmlChar *)buffer_cstr(&b));
	if (p->head->children)
		xmlAddPrevSibling(p->head->children, meta);
	else
		xmlAddChild(p->head, meta);
	buffer_free(&b);
}

int
page_secure(xmlDoc *page, int downloads, struct error *err)
{
	xmlNode *root = xmlDocGetRootElement(page);
	struct policy p = { .downloads = downloads, .err = err };
	int result = root ? 0 : -1;

	buffer_init(&p.styles, POLICY_MAX);
	buffer_init(&p.scripts, POLICY_MAX);
	for (xmlNode *n = root; n && result == 0; n = next_node(n, root))
		result = n->type == XML_ELEMENT_NODE ? check_element(&p, n) :
			check_text(&p, n);
	if (result == 0 && p.head)
		add_policy(&p);
	else if (result == 0 || !root)
		result = error_set(err, ERROR_USAGE, "a page without a head");
	buffer_free(&p.styles);
	buffer_free(&p.scripts);
	return result;
}
