/* xml.c - a tree built without parsing anything */
#include "report/xml.h"

#include "base/buffer.h"
#include "report/shown.h"

#define VALUE_MAX	((size_t)16 << 20)

static const xmlChar *
x(const char *s)
{
	return (const xmlChar *)s;
}

xmlDoc *
xml_document(const char *root)
{
	xmlDoc *doc = xmlNewDoc(x("1.0"));

	xmlDocSetRootElement(doc, xmlNewDocNode(doc, NULL, x(root), NULL));
	return doc;
}

xmlNode *
xml_add(xmlNode *parent, const char *name)
{
	return xmlAddChild(parent, xmlNewDocNode(parent->doc, NULL, x(name),
						 NULL));
}

void
xml_set(xmlNode *node, const char *name, const char *value)
{
	struct buffer b;

	if (!value || !value[0])
		return;
	buffer_init(&b, VALUE_MAX);
	shown(&b, value);
	xmlNewProp(node, x(name), x(buffer_cstr(&b)));
	buffer_free(&b);
}

void
xml_count(xmlNode *node, const char *name, unsigned long n)
{
	struct buffer b;

	buffer_init(&b, 32);
	buffer_printf(&b, "%lu", n);
	xmlNewProp(node, x(name), x(buffer_cstr(&b)));
	buffer_free(&b);
}

void
xml_content(xmlNode *node, const char *value)
{
	struct buffer b;

	buffer_init(&b, VALUE_MAX);
	shown(&b, value);
	xmlAddChild(node, xmlNewDocText(node->doc, x(buffer_cstr(&b))));
	buffer_free(&b);
}

void
xml_text(xmlNode *parent, const char *name, const char *value)
{
	if (value && value[0])
		xml_content(xml_add(parent, name), value);
}

void
xml_verbatim(xmlNode *parent, const char *name, const char *value)
{
	xmlAddChild(xml_add(parent, name),
		    xmlNewDocText(parent->doc, x(value)));
}
