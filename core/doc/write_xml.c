/* write_xml.c - a tree that came from XML, as XML that reads as that tree */
#include "doc/doc.h"

/* A carriage return would be read as a line feed, a tab in an attribute as a
 * blank. */
static void
put_escaped(struct buffer *out, struct text t, int attribute)
{
	for (size_t i = 0; i < t.len; i++) {
		char c = t.at[i];

		if (c == '&')
			buffer_puts(out, "&amp;");
		else if (c == '<')
			buffer_puts(out, "&lt;");
		else if (c == '>')
			buffer_puts(out, "&gt;");
		else if (c == '"' && attribute)
			buffer_puts(out, "&quot;");
		else if (c == '\r' || (attribute && (c == '\n' || c == '\t')))
			buffer_printf(out, "&#%d;", c);
		else
			buffer_putc(out, c);
	}
}

static int
is_attribute(const struct ex_node *node)
{
	return node->xml > 1 && node->kind == NODE_STRING;
}

/* The only prefix AWS uses in attributes. */
static int
uses_xsi(const struct ex_node *node)
{
	if (is_attribute(node) && text_starts(node->name, "xsi:"))
		return 1;
	for (const struct ex_node *m = node->first; m != NULL; m = m->next)
		if (uses_xsi(m))
			return 1;
	return 0;
}

static void
write_element(struct buffer *out, const struct ex_node *node, struct text name,
	      const char *declared)
{
	buffer_putc(out, '<');
	buffer_text(out, name);
	buffer_puts(out, declared);
	for (const struct ex_node *m = node->first; m != NULL; m = m->next) {
		if (!is_attribute(m))
			continue;
		buffer_putc(out, ' ');
		buffer_text(out, m->name);
		buffer_puts(out, "=\"");
		put_escaped(out, m->text, 1);
		buffer_putc(out, '"');
	}
	buffer_putc(out, '>');
	for (const struct ex_node *m = node->first; m != NULL; m = m->next)
		if (!is_attribute(m))
			write_element(out, m, m->name, "");
	put_escaped(out, node_text(node), 0);
	buffer_puts(out, "</");
	buffer_text(out, name);
	buffer_putc(out, '>');
}

void
node_write_xml(struct buffer *out, const struct ex_node *node, const char *root)
{
	write_element(out, node, text_of(root), !uses_xsi(node) ? "" :
		" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"");
}
