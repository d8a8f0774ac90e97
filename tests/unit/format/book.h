/*
 * book.h - a workbook read again, by libarchive and libxml2
 */
#ifndef FORMAT_BOOK_H
#define FORMAT_BOOK_H

#include <archive.h>
#include <archive_entry.h>
#include <libxml/parser.h>

#include "../report/fixture.h"

static inline void
book_member(const char *path, const char *name, struct buffer *out)
{
	struct archive *a = archive_read_new();
	struct archive_entry *entry;
	char block[8192];
	la_ssize_t n;

	buffer_init(out, 1u << 28);
	archive_read_support_format_zip(a);
	if (archive_read_open_filename(a, path, 8192) != ARCHIVE_OK)
		fail_msg("%s: %s", path, archive_error_string(a));
	while (archive_read_next_header(a, &entry) == ARCHIVE_OK)
		if (strcmp(archive_entry_pathname(entry), name) == 0)
			while ((n = archive_read_data(a, block,
						      sizeof block)) > 0)
				buffer_put(out, block, (size_t)n);
	archive_read_free(a);
}

static inline xmlDoc *
book_xml(const char *path, const char *name)
{
	struct buffer text;
	xmlDoc *doc;

	book_member(path, name, &text);
	doc = xmlReadMemory(buffer_cstr(&text), (int)text.len, name, NULL,
			    XML_PARSE_NONET);
	if (!doc)
		fail_msg("%s: no %s", path, name);
	buffer_free(&text);
	return doc;
}

/* The n-th tab's name, from 0; caller frees; NULL: there is none. */
static inline char *
book_tab(const char *path, int n)
{
	xmlDoc *doc = book_xml(path, "xl/workbook.xml");
	xmlNode *sheets = xmlDocGetRootElement(doc)->children;
	char *name = NULL;

	while (strcmp((const char *)sheets->name, "sheets") != 0)
		sheets = sheets->next;
	for (xmlNode *s = sheets->children; s; s = s->next)
		if (n-- == 0) {
			xmlChar *v = xmlGetProp(s, (const xmlChar *)"name");

			name = xstrdup((const char *)v);
			xmlFree(v);
		}
	xmlFreeDoc(doc);
	return name;
}

static inline int
book_number(const char *path, const char *tab)
{
	for (int i = 0;; i++) {
		char *name = book_tab(path, i);
		int found = name && strcmp(name, tab) == 0;

		if (!name)
			return -1;
		free(name);
		if (found)
			return i;
	}
}

static inline int
book_has(const char *path, const char *tab)
{
	return book_number(path, tab) >= 0;
}

static inline xmlDoc *
book_sheet_xml(const char *path, const char *tab)
{
	char member[64];
	int n = book_number(path, tab);

	if (n < 0)
		fail_msg("no sheet %s", tab);
	snprintf(member, sizeof member, "xl/worksheets/sheet%d.xml", n + 1);
	return book_xml(path, member);
}

/* Appends a line a cell: where, whether text or number, and what. */
static inline void
book_cells(xmlNode *node, struct buffer *out)
{
	for (; node; node = node->next) {
		if (node->type != XML_ELEMENT_NODE)
			continue;
		if (strcmp((const char *)node->name, "f") == 0)
			fail_msg("a formula");
		if (strcmp((const char *)node->name, "c") == 0) {
			xmlChar *at = xmlGetProp(node, (const xmlChar *)"r");
			xmlChar *type = xmlGetProp(node, (const xmlChar *)"t");
			xmlChar *text = xmlNodeGetContent(node);

			if (text[0])
				buffer_printf(out, "%s %s %s\n", at,
					      type ? "text" : "number", text);
			xmlFree(text);
			xmlFree(type);
			xmlFree(at);
		}
		book_cells(node->children, out);
	}
}

static inline void
book_dump(const char *path, const char *tab, struct buffer *out)
{
	xmlDoc *doc = book_sheet_xml(path, tab);

	book_cells(xmlDocGetRootElement(doc), out);
	xmlFreeDoc(doc);
}

#endif
