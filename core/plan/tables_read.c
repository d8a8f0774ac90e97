/* tables_read.c - rows out of JSON, as tables_write() made it */
#include <string.h>

#include "plan/json_read.h"
#include "plan/tables.h"

#define ROWS(in, n, v)	arena_alloc((in)->arena, ((n) + 1) * sizeof(*(v)))

static const struct ex_type *
read_types(struct json_read *in, const struct ex_node *c, size_t *n)
{
	static const char *const names[] = { "global", "name", "spelled",
					     "title", NULL };
	const struct ex_node *e = read_array(in, c, "types", n), *s;
	struct ex_type *v = ROWS(in, *n, v);
	size_t i = 0, spellings;

	for (; e && read_object(in, e, names) == 0; e = e->next, i++) {
		v[i].global = (uint8_t)read_number(in, e, "global", 1);
		v[i].name = read_text(in, e, "name");
		v[i].title = read_text(in, e, "title");
		s = read_array(in, e, "spelled", &spellings);
		if (spellings > EX_MAX_SPELLINGS)
			read_fault(in, "spelled: more than %d",
				   EX_MAX_SPELLINGS);
		for (size_t k = 0; s && k < EX_MAX_SPELLINGS; k++) {
			if (s->kind != NODE_STRING)
				read_fault(in, "spelled: strings only");
			v[i].spelled[k] = arena_strndup(in->arena, s->text.at,
							s->text.len);
			s = s->next;
		}
	}
	return v;
}

static void
read_rate(struct json_read *in, const struct ex_node *what, struct ex_rate *out)
{
	static const char *const names[] = { "burst", "per_second", NULL };

	if (read_object(in, what, names) < 0)
		return;
	out->burst = (uint16_t)read_number(in, what, "burst", UINT16_MAX);
	out->per_second = (uint16_t)read_number(in, what, "per_second",
						UINT16_MAX);
}

static const struct ex_rate *
read_rates(struct json_read *in, const struct ex_node *c, size_t *n)
{
	const struct ex_node *e = read_array(in, c, "rates", n);
	struct ex_rate *v = ROWS(in, *n, v);

	for (size_t i = 0; e; e = e->next, i++)
		read_rate(in, e, &v[i]);
	return v;
}

static void
read_refs(struct json_read *in, const struct ex_node *e, struct ex_call *row)
{
	static const char *const names[] = { "path", "type", NULL };
	size_t n;
	const struct ex_node *ref = read_array(in, e, "refs", &n);

	if (n > EX_MAX_REFS)
		read_fault(in, "refs: more than %d", EX_MAX_REFS);
	for (size_t i = 0; ref && i < EX_MAX_REFS; ref = ref->next, i++) {
		if (read_object(in, ref, names) < 0)
			return;
		row->refs[i].path = read_text(in, ref, "path");
		row->refs[i].type = read_needed(in, ref, "type");
	}
}

static void
read_call(struct json_read *in, const struct ex_node *e, struct ex_call *row)
{
	const struct {
		const char *name;
		const char **at;
	} texts[] = {
		{ "about", &row->about }, { "absent", &row->absent },
		{ "action", &row->action }, { "again", &row->again },
		{ "gone", &row->gone }, { "http", &row->http },
		{ "id", &row->id }, { "in", &row->in },
		{ "items", &row->items }, { "keep", &row->keep },
		{ "lists", &row->lists }, { "name", &row->name },
		{ "on", &row->on }, { "op", &row->op },
		{ "page", &row->page }, { "redact", &row->redact },
	};

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		*texts[i].at = read_text(in, e, texts[i].name);
	row->batch = (uint16_t)read_number(in, e, "batch", UINT16_MAX);
	row->lazy = (uint8_t)read_number(in, e, "lazy", 1);
	read_refs(in, e, row);
}

static const struct ex_call *
read_calls(struct json_read *in, const struct ex_node *c, size_t *n)
{
	static const char *const names[] = { "about", "absent", "action",
		"again", "batch", "gone", "http", "id", "in", "items", "keep",
		"lazy", "lists", "name", "on", "op", "page", "rate", "redact",
		"refs", NULL };
	size_t nrates;
	const struct ex_rate *rates = read_rates(in, c, &nrates);
	const struct ex_node *e = read_array(in, c, "calls", n);
	struct ex_call *v = ROWS(in, *n, v);

	for (size_t i = 0; e && read_object(in, e, names) == 0;
	     e = e->next, i++) {
		read_call(in, e, &v[i]);
		if (!node_member(e, "rate"))
			continue;
		int64_t rate = read_number(in, e, "rate", UINT16_MAX);
		if ((size_t)rate < nrates)
			v[i].rate = &rates[rate];
		else
			read_fault(in, "rate: there is no number %lld",
				   (long long)rate);
	}
	return v;
}

static enum ex_topic
read_topic(struct json_read *in, const struct ex_node *e)
{
	const char *name = read_needed(in, e, "topic");

	for (unsigned i = 0; i < TOPICS; i++)
		if (!strcmp(name, topic_name((enum ex_topic)i)))
			return (enum ex_topic)i;
	read_fault(in, "topic: there is no %s", name);
	return EX_INVENTORY;
}

static const struct ex_setting *
read_settings(struct json_read *in, const struct ex_node *c, size_t *n)
{
	static const char *const names[] = { "from", "id", "judge", "of",
		"path", "test", "title", "topic", "why", NULL };
	const struct ex_node *e = read_array(in, c, "settings", n);
	struct ex_setting *v = ROWS(in, *n, v);

	for (size_t i = 0; e && read_object(in, e, names) == 0;
	     e = e->next, i++) {
		v[i].from = read_text(in, e, "from");
		v[i].id = read_text(in, e, "id");
		v[i].judge = read_text(in, e, "judge");
		v[i].of = read_text(in, e, "of");
		v[i].path = read_text(in, e, "path");
		if (read_number(in, e, "test", 1))
			v[i].test = registry_test_elsewhere;
		v[i].title = read_text(in, e, "title");
		v[i].topic = read_topic(in, e);
		v[i].why = read_text(in, e, "why");
	}
	return v;
}

static const struct ex_unused *
read_unused(struct json_read *in, const struct ex_node *c, size_t *n)
{
	static const char *const names[] = { "op", "why", NULL };
	const struct ex_node *e = read_array(in, c, "unused", n);
	struct ex_unused *v = ROWS(in, *n, v);

	for (size_t i = 0; e && read_object(in, e, names) == 0;
	     e = e->next, i++) {
		v[i].op = read_needed(in, e, "op");
		v[i].why = read_needed(in, e, "why");
	}
	return v;
}

static const struct ex_without *
read_without(struct json_read *in, const struct ex_node *c, size_t *n)
{
	static const char *const names[] = { "topics", "why", NULL };
	const struct ex_node *e = read_array(in, c, "without", n);
	struct ex_without *v = ROWS(in, *n, v);

	for (size_t i = 0; e && read_object(in, e, names) == 0;
	     e = e->next, i++) {
		v[i].topics = read_needed(in, e, "topics");
		v[i].why = read_needed(in, e, "why");
	}
	return v;
}

static void
read_service(struct json_read *in, const struct ex_node *c,
	     struct ex_service *out)
{
	static const char *const names[] = { "host", "iam", "name", "protocol",
		"rate", "signing", "version", NULL };
	const struct ex_node *s = node_member(c, "service");
	unsigned i = 0;

	if (!s || read_object(in, s, names) < 0)
		return;
	out->host = read_text(in, s, "host");
	out->iam = read_text(in, s, "iam");
	out->name = read_needed(in, s, "name");
	out->signing = read_text(in, s, "signing");
	out->version = read_text(in, s, "version");
	read_rate(in, node_member(s, "rate"), &out->rate);
	const char *protocol = read_needed(in, s, "protocol");
	while (i < PROTOCOLS &&
	       strcmp(protocol, protocol_name((enum ex_protocol)i)) != 0)
		i++;
	if (i == PROTOCOLS)
		read_fault(in, "protocol: there is no %s", protocol);
	else
		out->protocol = (enum ex_protocol)i;
}

static void
read_collector(struct json_read *in, const struct ex_node *e,
	       struct collector *out)
{
	static const char *const names[] = { "calls", "file", "name", "rates",
		"service", "settings", "sha256", "title", "types", "unused",
		"without", NULL };
	struct ex_collector *c = arena_alloc(in->arena, sizeof(*c));

	if (read_object(in, e, names) < 0)
		return;
	c->abi = EX_ABI;
	c->name = read_needed(in, e, "name");
	c->title = read_text(in, e, "title");
	read_service(in, e, &c->service);
	c->types.v = read_types(in, e, &c->types.n);
	c->calls.v = read_calls(in, e, &c->calls.n);
	c->settings.v = read_settings(in, e, &c->settings.n);
	c->unused.v = read_unused(in, e, &c->unused.n);
	c->without.v = read_without(in, e, &c->without.n);
	out->tables = c;
	out->file = read_needed(in, e, "file");
	const char *sha256 = read_needed(in, e, "sha256");
	if (strlen(sha256) != DIGEST_HEX - 1)
		read_fault(in, "sha256: 64 digits were expected");
	else
		memcpy(out->sha256, sha256, DIGEST_HEX);
	if (in->failed)
		error_in(in->err, "module %s", c->name);
}

int
registry_read(struct registry *r, const struct ex_node *modules,
	      struct error *err)
{
	struct json_read in = { .err = err };
	size_t n = 0;

	*r = (struct registry){ .arena = arena_new() };
	in.arena = r->arena;
	if (!modules || modules->kind != NODE_ARRAY)
		read_fault(&in, "modules: an array was expected");
	else
		for (const struct ex_node *e = modules->first; e; e = e->next)
			n++;
	r->collectors = arena_alloc(r->arena, (n + 1) * sizeof(*r->collectors));
	const struct ex_node *e = n ? modules->first : NULL;
	for (; e && !in.failed; e = e->next)
		read_collector(&in, e, &r->collectors[r->ncollectors++]);
	if (in.failed) {
		registry_free(r);
		return -1;
	}
	return tables_build(r, err);
}
