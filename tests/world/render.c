/*
 * render.c - resources as an answer's JSON or XML
 *
 * The data is written once, in the names of the wire.  A list is a JSON array;
 * in XML its elements stand in <member> (query), <item> (ec2) or repeat the
 * list's own name (rest-xml).  Names may end in {}: the value is a document
 * that travels as a string; %{}: percent-encoded, as IAM does; =: base64.
 */
#include <string.h>

#include "base/digest.h"
#include "doc/json_writer.h"
#include "inside.h"

#define XSI "http://www.w3.org/2001/XMLSchema-instance"

int
render_is_json(enum ex_protocol protocol)
{
	return protocol == EX_JSON_1_0 || protocol == EX_JSON_1_1
	    || protocol == EX_REST_JSON;
}

static void
key(struct render *r, struct text name)
{
	const struct buffer *b = r->out;

	if (b->len && !strchr("{[:", b->at[b->len - 1]))
		buffer_putc(r->out, ',');
	if (!name.len)
		return;
	json_quote(r->out, name, 0);
	buffer_putc(r->out, ':');
}

static void
tag(struct render *r, struct text name, int end)
{
	if (!name.len)
		return;
	buffer_puts(r->out, end ? "</" : "<");
	buffer_text(r->out, name);
	buffer_putc(r->out, '>');
}

/* The element of a list in XML; empty: the list's own name repeats. */
static const char *
element_name(const struct render *r, struct text list)
{
	if (r->protocol == EX_EC2)
		return text_is(list, "item") ? "" : "item";
	if (r->protocol == EX_QUERY)
		return text_is(list, "entry") || text_is(list, "member")
			? "" : "member";
	return "";
}

void
render_list_begin(struct render *r, struct text name)
{
	if (render_is_json(r->protocol)) {
		key(r, name);
		buffer_putc(r->out, '[');
	} else if (*element_name(r, name)) {
		tag(r, name, 0);
	}
}

void
render_list_end(struct render *r, struct text name)
{
	if (render_is_json(r->protocol))
		buffer_putc(r->out, ']');
	else if (*element_name(r, name))
		tag(r, name, 1);
}

static struct text
element_of(const struct render *r, struct text list)
{
	const char *name = element_name(r, list);

	return *name ? text_of(name) : list;
}

void
render_object_begin(struct render *r, struct text name)
{
	if (render_is_json(r->protocol)) {
		key(r, name);
		buffer_putc(r->out, '{');
	} else {
		tag(r, name, 0);
	}
}

void
render_object_end(struct render *r, struct text name)
{
	if (render_is_json(r->protocol))
		buffer_putc(r->out, '}');
	else
		tag(r, name, 1);
}

void
render_element_begin(struct render *r, struct text list)
{
	if (render_is_json(r->protocol))
		render_object_begin(r, text_of(""));
	else
		tag(r, element_of(r, list), 0);
}

void
render_element_end(struct render *r, struct text list)
{
	if (render_is_json(r->protocol))
		buffer_putc(r->out, '}');
	else
		tag(r, element_of(r, list), 1);
}

/* A string that is ready; number: JSON writes it bare. */
static void
scalar(struct render *r, struct text name, struct text value, int number)
{
	if (render_is_json(r->protocol)) {
		key(r, name);
		if (number)
			buffer_text(r->out, value);
		else
			json_quote(r->out, value, 0);
		return;
	}
	tag(r, name, 0);
	encode_xml(r->out, value);
	tag(r, name, 1);
}

void
render_string(struct render *r, const char *name, const char *value)
{
	scalar(r, text_of(name), text_of(value), 0);
}

void
render_bool(struct render *r, const char *name, int value)
{
	scalar(r, text_of(name), text_of(value ? "true" : "false"), 1);
}

static void
string(struct render *r, struct text name, struct text value)
{
	struct buffer filled;

	buffer_init(&filled, DOC_SIZE_MAX);
	int time = encode_filled(r, value, &filled);
	scalar(r, name, buffer_view(&filled), time);
	buffer_free(&filled);
}

/* A document that travels as a string. */
static void
document(struct render *r, struct text name, const struct ex_node *value,
	 int percent)
{
	struct buffer inner, encoded;
	buffer_init(&inner, DOC_SIZE_MAX);
	buffer_init(&encoded, DOC_SIZE_MAX);
	struct render json = *r;
	json.out = &inner;
	json.protocol = EX_JSON_1_1;

	render_member(&json, text_of(""), value);
	if (percent)
		encode_percent(&encoded, buffer_view(&inner));
	scalar(r, name, buffer_view(percent ? &encoded : &inner), 0);
	buffer_free(&encoded);
	buffer_free(&inner);
}

/* A line of text, or the cells of a table's. */
static void
put_line(const struct render *r, const struct ex_node *line, struct buffer *out)
{
	if (line->kind != NODE_ARRAY) {
		encode_filled(r, line->text, out);
		return;
	}
	for (const struct ex_node *n = line->first; n; n = n->next) {
		encode_filled(r, n->text, out);
		if (n->next)
			buffer_putc(out, ',');
	}
}

/* Lines of a text, in base64. */
static void
encoded(struct render *r, struct text name, const struct ex_node *value)
{
	struct buffer plain, base64;
	buffer_init(&plain, DOC_SIZE_MAX);
	buffer_init(&base64, DOC_SIZE_MAX);

	for (const struct ex_node *n = value->first; n; n = n->next) {
		struct render iso = *r;
		iso.protocol = EX_QUERY;
		put_line(&iso, n, &plain);
		if (n->next)
			buffer_putc(&plain, '\n');
	}
	base64_write(&base64, plain.at, plain.len);
	scalar(r, name, buffer_view(&base64), 0);
	buffer_free(&base64);
	buffer_free(&plain);
}

static void
array(struct render *r, struct text name, const struct ex_node *value)
{
	render_list_begin(r, name);
	for (const struct ex_node *n = value->first; n; n = n->next)
		render_element(r, name, n);
	render_list_end(r, name);
}

static void
object(struct render *r, struct text name, const struct ex_node *value)
{
	const struct ex_node *type = node_member(value, "@xsi:type");

	if (!type || render_is_json(r->protocol)) {
		render_object_begin(r, name);
		render_members(r, value, NULL, NULL);
		render_object_end(r, name);
		return;
	}
	buffer_printf(r->out, "<%.*s xmlns:xsi=\"" XSI "\" xsi:type=\"%.*s\">",
		      TEXT_ARG(name), TEXT_ARG(type->text));
	render_members(r, value, NULL, NULL);
	tag(r, name, 1);
}

static int
took_suffix(struct text *name, const char *suffix)
{
	if (!text_ends(*name, suffix))
		return 0;
	name->len -= strlen(suffix);
	return 1;
}

void
render_element(struct render *r, struct text list,
	       const struct ex_node *value)
{
	int json = render_is_json(r->protocol);

	render_member(r, json ? text_of("") : element_of(r, list), value);
}

void
render_member(struct render *r, struct text name, const struct ex_node *value)
{
	if (took_suffix(&name, "%{}")) {
		document(r, name, value, 1);
	} else if (took_suffix(&name, "{}")) {
		document(r, name, value, 0);
	} else if (took_suffix(&name, "=")) {
		encoded(r, name, value);
	} else {
		switch (value->kind) {
		case NODE_OBJECT: object(r, name, value); break;
		case NODE_ARRAY: array(r, name, value); break;
		case NODE_STRING: string(r, name, value->text); break;
		case NODE_NUMBER: scalar(r, name, value->text, 1); break;
		case NODE_TRUE: scalar(r, name, text_of("true"), 1); break;
		case NODE_FALSE: scalar(r, name, text_of("false"), 1); break;
		case NODE_NULL: scalar(r, name, text_of("null"), 1); break;
		}
	}
}

static int
names(const struct ex_node *list, struct text name)
{
	for (const struct ex_node *n = list->first; n; n = n->next)
		if (text_equal(n->text, name))
			return 1;
	return 0;
}

void
render_members(struct render *r, const struct ex_node *from,
	       const struct ex_node *only, const struct ex_node *without)
{
	for (const struct ex_node *n = from->first; n; n = n->next) {
		struct text plain = n->name;

		if (text_starts(plain, "@xsi"))
			continue;
		if (!took_suffix(&plain, "%{}") && !took_suffix(&plain, "{}"))
			took_suffix(&plain, "=");
		if (only ? names(only, plain)
			 : !without || !names(without, plain))
			render_member(r, n->name, n);
	}
}
