/*
 * xml.h - the results document, one element or attribute a call
 *
 * Values are shown() on their way in, so no caller can forget it.
 */
#ifndef REPORT_XML_H
#define REPORT_XML_H

#include <libxml/tree.h>

xmlDoc *xml_document(const char *root);
xmlNode *xml_add(xmlNode *parent, const char *name);
/* NULL or "": no attribute. */
void xml_set(xmlNode *node, const char *name, const char *value);
void xml_count(xmlNode *node, const char *name, unsigned long n);
void xml_text(xmlNode *parent, const char *name, const char *value);
void xml_content(xmlNode *node, const char *value);
/* Our own text, as it is: a style sheet, a script, JSON. */
void xml_verbatim(xmlNode *parent, const char *name, const char *value);

#endif
