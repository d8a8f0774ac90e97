/*
 * xml.c - libxml2's SAX2 events into the tree
 *
 * A DOCTYPE stops the parser before its content is looked at, so no entity is
 * ever declared; only then is it right to let the parser replace the five it
 * knows, which in attributes it does under XML_PARSE_NOENT alone.
 */
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <string.h>

#include "doc/doc.h"

#define XML_ATTRIBUTE	2	/* ex_node.xml */

struct reader {
	xmlParserCtxt *parser;
	struct arena *arena;
	struct ex_node *root, *open;
	struct buffer text;	/* since the last tag */
	int depth;
	const char *refused;
};

static void
refuse(struct reader *r, const char *why)
{
	if (r->refused == NULL)
		r->refused = why;
	xmlStopParser(r->parser);
}

static const char *
chars(const xmlChar *s)
{
	return (const char *)s;
}

static struct text
qualified(struct arena *arena, const xmlChar *prefix, const xmlChar *name)
{
	if (prefix == NULL)
		return text_of(arena_strdup(arena, chars(name)));
	return text_of(arena_printf(arena, "%s:%s", chars(prefix),
				    chars(name)));
}

/* Five pointers an attribute: name, prefix, namespace, value, value's end. */
static void
add_attributes(struct reader *r, struct ex_node *node, int n,
	       const xmlChar **v)
{
	struct ex_node *m;
	size_t len;

	for (; n > 0; n--, v += 5) {
		m = node_new(r->arena, NODE_STRING);
		m->xml = XML_ATTRIBUTE;
		m->name = qualified(r->arena, v[1], v[0]);
		len = (size_t)(v[4] - v[3]);
		m->text = text_n(arena_strndup(r->arena, chars(v[3]), len),
				 len);
		node_add(node, m);
	}
}

static void
start_element(void *ctx, const xmlChar *name, const xmlChar *prefix,
	      const xmlChar *uri, int n_namespaces, const xmlChar **namespaces,
	      int n_attributes, int n_defaulted, const xmlChar **attributes)
{
	struct reader *r = ctx;
	struct ex_node *node;

	(void)uri;
	(void)n_namespaces;
	(void)namespaces;
	(void)n_defaulted;
	if (++r->depth > DOC_DEPTH_MAX) {
		refuse(r, "too deep");
		return;
	}
	if (text_trim(buffer_view(&r->text)).len > 0) {
		refuse(r, "text between elements");
		return;
	}
	buffer_reset(&r->text);
	node = node_new(r->arena, NODE_STRING);
	node->xml = 1;
	node->name = qualified(r->arena, prefix, name);
	add_attributes(r, node, n_attributes, attributes);
	if (r->open != NULL) {
		r->open->kind = NODE_OBJECT;
		node_add(r->open, node);
	} else {
		r->root = node;
	}
	r->open = node;
}

static void
end_element(void *ctx, const xmlChar *name, const xmlChar *prefix,
	    const xmlChar *uri)
{
	struct reader *r = ctx;
	struct ex_node *node = r->open;
	struct text text = buffer_view(&r->text);
	int blank = text_trim(text).len == 0;

	(void)name;
	(void)prefix;
	(void)uri;
	if (node == NULL || r->refused != NULL)
		return;
	if (node->kind == NODE_OBJECT && !blank) {
		refuse(r, "text between elements");
		return;
	}
	if (node->first != NULL && blank)
		node->kind = NODE_OBJECT;
	if (node->kind == NODE_STRING)
		node->text = text_n(arena_strndup(r->arena,
						  text.len > 0 ? text.at : "",
						  text.len), text.len);
	buffer_reset(&r->text);
	r->open = node->parent;
	r->depth--;
}

static void
characters(void *ctx, const xmlChar *s, int n)
{
	struct reader *r = ctx;

	buffer_put(&r->text, s, (size_t)n);
}

static void
internal_subset(void *ctx, const xmlChar *name, const xmlChar *external,
		const xmlChar *system_id)
{
	(void)name;
	(void)external;
	(void)system_id;
	refuse(ctx, "a document type");
}

static void
parse(struct reader *r)
{
	xmlSAXHandler sax = {
		.initialized = XML_SAX2_MAGIC,
		.startElementNs = start_element,
		.endElementNs = end_element,
		.characters = characters,
		.ignorableWhitespace = characters,
		.cdataBlock = characters,
		.internalSubset = internal_subset,
	};

	*r->parser->sax = sax;
	r->parser->userData = r;
	xmlCtxtUseOptions(r->parser, XML_PARSE_NONET | XML_PARSE_NOENT |
			  XML_PARSE_HUGE | XML_PARSE_NOERROR |
			  XML_PARSE_NOWARNING | XML_PARSE_IGNORE_ENC);
	xmlParseDocument(r->parser);
	if (r->refused == NULL && (!r->parser->wellFormed || r->root == NULL))
		r->refused = "not well-formed";
}

/* libxml2 guesses encodings from zero bytes, which UTF-8 text may hold. */
static const char *
check_bytes(struct text body)
{
	if (body.len > DOC_SIZE_MAX)
		return "over 64 MB";
	if (!text_is_utf8(body))
		return "not UTF-8";
	for (size_t i = 0; i < body.len; i++) {
		unsigned char c = (unsigned char)body.at[i];

		if (c < 0x20 && c != '\t' && c != '\n' && c != '\r')
			return "a control character";
	}
	return NULL;
}

struct ex_node *
doc_read_xml(struct arena *arena, struct text body, struct error *err)
{
	struct reader r = { .arena = arena };
	int line = 0;

	r.refused = body.len > 0 ? check_bytes(body) : "empty";
	if (r.refused == NULL) {
		r.parser = xmlCreateMemoryParserCtxt(body.at, (int)body.len);
		if (r.parser == NULL)
			r.refused = "not XML";
	}
	if (r.refused == NULL) {
		buffer_init(&r.text, DOC_SIZE_MAX);
		parse(&r);
		if (r.parser->input != NULL)
			line = r.parser->input->line;
		buffer_free(&r.text);
	}
	if (r.parser != NULL) {
		xmlFreeDoc(r.parser->myDoc);
		xmlFreeParserCtxt(r.parser);
	}
	if (r.refused == NULL)
		return r.root;
	error_set(err, ERROR_MALFORMED, "XML, line %d: %s", line, r.refused);
	return NULL;
}
