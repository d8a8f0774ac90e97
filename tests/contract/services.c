/* services.c - protocol, target and names of a service; no read op forgotten */
#include <string.h>

#include "contract/check.h"

static const char *
protocol_of(enum ex_protocol p)
{
	static const char *const names[] = {
		[EX_JSON_1_0] = "json-1.0", [EX_JSON_1_1] = "json-1.1",
		[EX_REST_JSON] = "rest-json", [EX_REST_XML] = "rest-xml",
		[EX_QUERY] = "query", [EX_EC2] = "ec2",
	};

	return names[p];
}

static int
offers(struct text protocols, const char *one)
{
	while (protocols.at)
		if (text_is(text_cut(&protocols, ','), one))
			return 1;
	return 0;
}

static void
metadata(struct check *c, const struct ex_collector *t, const struct names *n)
{
	const struct ex_service *s = &t->service;
	int json = s->protocol == EX_JSON_1_0 || s->protocol == EX_JSON_1_1;
	struct text version = json ? n->target : n->version;

	if (!offers(n->protocols, protocol_of(s->protocol)))
		check_fault(c, t->name, "service", "speaks %.*s, not %s",
			    TEXT_ARG(n->protocols), protocol_of(s->protocol));
	if (!s->version || !text_is(version, s->version))
		check_fault(c, t->name, "service", "version is %.*s, not %s",
			    TEXT_ARG(version), s->version ? s->version : "none");
	if (!text_is(n->signing, service_signing(s)))
		check_fault(c, t->name, "service", "signs as %.*s, not %s",
			    TEXT_ARG(n->signing), service_signing(s));
	char *endpoint = arena_strndup(c->arena, n->endpoint.at,
				       n->endpoint.len);
	if (!strstr(s->host ? s->host : s->name, endpoint))
		check_fault(c, t->name, "service", "host is %s, not %s",
			    endpoint, s->host ? s->host : s->name);
}

static int
is_called(const struct registry *r, const struct collector *collector,
	  struct text op)
{
	for (size_t i = 0; i < r->ncalls; i++)
		if (r->calls[i].collector == collector &&
		    text_is(op, r->calls[i].row->op))
			return 1;
	return 0;
}

static int
is_excused(const struct ex_collector *t, struct text op)
{
	for (size_t i = 0; i < t->unused.n; i++)
		if (text_is(op, t->unused.v[i].op))
			return 1;
	return 0;
}

static void
excuses(struct check *c, const struct collector *collector,
	const struct names *n)
{
	const struct ex_collector *t = collector->tables;

	for (size_t i = 0; i < t->unused.n; i++) {
		const struct op *op = names_op(n, text_of(t->unused.v[i].op));
		if (!op || !op->read)
			check_fault(c, t->name, t->unused.v[i].op,
				    "unused: no such read operation");
	}
	for (size_t i = 0; i < n->nops; i++) {
		struct text op = n->ops[i].name;
		int called = is_called(c->registry, collector, op);
		int excused = is_excused(t, op);
		if (n->ops[i].read && !called && !excused)
			check_fault(c, t->name, "service", "%.*s is neither "
				    "called nor unused", TEXT_ARG(op));
		if (called && excused)
			check_fault(c, t->name, "service", "%.*s is both "
				    "called and unused", TEXT_ARG(op));
	}
}

static int
gives_reason(const struct ex_collector *t, const char *topic)
{
	for (size_t i = 0; i < t->without.n; i++) {
		struct text rest = text_of(t->without.v[i].topics), word;

		while ((word = text_word(&rest)).len > 0)
			if (text_is(word, topic) || text_is(word, "else"))
				return 1;
	}
	return 0;
}

/* No cell of the matrix is empty without a reason. */
static void
empty_topics(struct check *c, const struct ex_collector *t)
{
	for (int topic = EX_ENCRYPTION; topic <= EX_INVENTORY; topic++) {
		const char *name = topic_name((enum ex_topic)topic);
		size_t n = 0;

		for (size_t i = 0; i < t->settings.n; i++)
			n += (int)t->settings.v[i].topic == topic;
		if (n == 0 && !gives_reason(t, name))
			check_fault(c, t->name, "without", "no setting of %s,"
				    " and no reason", name);
	}
}

void
check_services(struct check *c)
{
	const struct registry *r = c->registry;

	for (size_t i = 0; i < r->ncollectors; i++) {
		empty_topics(c, r->collectors[i].tables);
		if (!r->collectors[i].tables->service.name)
			continue;
		metadata(c, r->collectors[i].tables, &c->names[i]);
		excuses(c, &r->collectors[i], &c->names[i]);
	}
}
