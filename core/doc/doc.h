/*
 * doc.h - an answer as one tree, whether it came as JSON or as XML
 *
 * The tree lives in the arena it was read into.  In XML an element with child
 * elements is an object whose members may share a name, an element with text
 * only is a string, an attribute is a member of its element (xsi:type); an
 * empty element is an empty string.
 *
 * Refused: DTDs and entities, depth over 128, bodies over 64 MB, trailing
 * bytes, invalid UTF-8, control characters, \u0000, a name twice in a JSON
 * object, a number that is not finite or longer than 63 characters.
 */
#ifndef DOC_H
#define DOC_H

#include <stdint.h>

#include <exhibit/collector.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/text.h"

#define DOC_DEPTH_MAX	128
#define DOC_SIZE_MAX	(64u * 1024 * 1024)

enum node_kind {
	NODE_NULL, NODE_FALSE, NODE_TRUE, NODE_NUMBER, NODE_STRING,
	NODE_ARRAY, NODE_OBJECT,
};

struct ex_node {
	enum node_kind kind;
	int xml;	/* from XML, lists are repetition; 2: an attribute */
	struct text name;		/* as a member; else empty */
	struct text text;		/* string unescaped, number as written */
	struct ex_node *first, *last;	/* elements or members */
	struct ex_node *next, *parent;
};

/* NULL with *err set (ERROR_MALFORMED) if refused. */
struct ex_node *doc_read_json(struct arena *arena, struct text body,
			      struct error *err);
/* The root element's content: its name is the node's. */
struct ex_node *doc_read_xml(struct arena *arena, struct text body,
			     struct error *err);

/*
 * An answer as paths see it: from inside the root element, for query and STS
 * inside <OpResult>.  What begins with { or [ is JSON whatever the protocol.
 * An empty body is an empty object.
 */
struct ex_node *doc_read_answer(struct arena *arena, struct text body,
				enum ex_protocol protocol, const char *op,
				struct error *err);

/* The document in a string, percent-encoding undone first; NULL: refused. */
struct ex_node *doc_read_inner(struct arena *arena, struct text s);
/* Base64 of CSV: an array of objects; NULL: refused. */
struct ex_node *doc_read_table(struct arena *arena, struct text s);

struct ex_node *node_member(const struct ex_node *object, const char *name);
/* String or number or true/false as text; "" for NULL, null, array, object. */
struct text node_text(const struct ex_node *node);
/* The member that is a whole number; 0: there is none. */
uint64_t node_count(const struct ex_node *object, const char *name);
struct ex_node *node_new(struct arena *arena, enum node_kind kind);
void node_add(struct ex_node *parent, struct ex_node *child);

/* Compact, members in their order; canonical: sorted by name. */
void node_write_json(struct buffer *out, const struct ex_node *node,
		     int canonical);
/* Elements and text, under <root> */
void node_write_xml(struct buffer *out, const struct ex_node *node,
		    const char *root);

#endif
