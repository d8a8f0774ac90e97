/* tables_write.c - rows as JSON; what a row leaves out is left out there */
#include "plan/tables.h"

static void
text_of_row(struct json *j, const char *key, const char *value)
{
	if (value)
		json_string(j, key, value);
}

static void
number_of_row(struct json *j, const char *key, int64_t value)
{
	if (value)
		json_integer(j, key, value);
}

static int
rate_is_first(const struct ex_collector *c, size_t call)
{
	for (size_t i = 0; i < call; i++)
		if (c->calls.v[i].rate == c->calls.v[call].rate)
			return 0;
	return c->calls.v[call].rate != NULL;
}

/* Which of the collector's rates a call points to, as "rates" has them. */
static int64_t
rate_number(const struct ex_collector *c, const struct ex_rate *rate)
{
	int64_t n = 0;

	for (size_t i = 0; c->calls.v[i].rate != rate; i++)
		n += rate_is_first(c, i);
	return n;
}

static void
write_refs(struct json *j, const struct ex_call *row)
{
	if (!row->refs[0].type)
		return;
	json_open(j, "refs", '[');
	for (size_t i = 0; i < EX_MAX_REFS && row->refs[i].type; i++) {
		json_open(j, NULL, '{');
		text_of_row(j, "path", row->refs[i].path);
		json_string(j, "type", row->refs[i].type);
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void
write_call(struct json *j, const struct ex_collector *c, size_t n)
{
	const struct ex_call *row = &c->calls.v[n];

	json_open(j, NULL, '{');
	text_of_row(j, "about", row->about);
	text_of_row(j, "absent", row->absent);
	text_of_row(j, "action", row->action);
	text_of_row(j, "again", row->again);
	number_of_row(j, "batch", row->batch);
	text_of_row(j, "gone", row->gone);
	text_of_row(j, "http", row->http);
	text_of_row(j, "id", row->id);
	text_of_row(j, "in", row->in);
	text_of_row(j, "items", row->items);
	text_of_row(j, "keep", row->keep);
	number_of_row(j, "lazy", row->lazy);
	text_of_row(j, "lists", row->lists);
	text_of_row(j, "name", row->name);
	text_of_row(j, "on", row->on);
	text_of_row(j, "op", row->op);
	text_of_row(j, "page", row->page);
	if (row->rate)
		json_integer(j, "rate", rate_number(c, row->rate));
	text_of_row(j, "redact", row->redact);
	write_refs(j, row);
	json_close(j, '}');
}

static void
write_rate(struct json *j, const char *key, const struct ex_rate *rate)
{
	json_open(j, key, '{');
	number_of_row(j, "burst", rate->burst);
	number_of_row(j, "per_second", rate->per_second);
	json_close(j, '}');
}

static void
write_setting(struct json *j, const struct ex_setting *row)
{
	json_open(j, NULL, '{');
	text_of_row(j, "from", row->from);
	text_of_row(j, "id", row->id);
	text_of_row(j, "judge", row->judge);
	text_of_row(j, "of", row->of);
	text_of_row(j, "path", row->path);
	number_of_row(j, "test", row->test != NULL);
	text_of_row(j, "title", row->title);
	json_string(j, "topic", topic_name(row->topic));
	text_of_row(j, "why", row->why);
	json_close(j, '}');
}

static void
write_type(struct json *j, const struct ex_type *row)
{
	json_open(j, NULL, '{');
	number_of_row(j, "global", row->global);
	text_of_row(j, "name", row->name);
	if (row->spelled[0]) {
		json_open(j, "spelled", '[');
		for (size_t i = 0; i < EX_MAX_SPELLINGS && row->spelled[i]; i++)
			json_string(j, NULL, row->spelled[i]);
		json_close(j, ']');
	}
	text_of_row(j, "title", row->title);
	json_close(j, '}');
}

static void
write_service(struct json *j, const struct ex_service *s)
{
	json_open(j, "service", '{');
	text_of_row(j, "host", s->host);
	text_of_row(j, "iam", s->iam);
	text_of_row(j, "name", s->name);
	json_string(j, "protocol", protocol_name(s->protocol));
	write_rate(j, "rate", &s->rate);
	text_of_row(j, "signing", s->signing);
	text_of_row(j, "version", s->version);
	json_close(j, '}');
}

static void
write_settings(struct json *j, const struct ex_collector *c)
{
	json_open(j, "settings", '[');
	for (size_t i = 0; i < c->settings.n; i++)
		write_setting(j, &c->settings.v[i]);
	json_close(j, ']');
}

static void
write_unused(struct json *j, const struct ex_collector *c)
{
	json_open(j, "unused", '[');
	for (size_t i = 0; i < c->unused.n; i++) {
		json_open(j, NULL, '{');
		json_string(j, "op", c->unused.v[i].op);
		json_string(j, "why", c->unused.v[i].why);
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void
write_without(struct json *j, const struct ex_collector *c)
{
	if (!c->without.n)
		return;
	json_open(j, "without", '[');
	for (size_t i = 0; i < c->without.n; i++) {
		json_open(j, NULL, '{');
		json_string(j, "topics", c->without.v[i].topics);
		json_string(j, "why", c->without.v[i].why);
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void
write_collector(struct json *j, const struct collector *collector)
{
	const struct ex_collector *c = collector->tables;

	json_open(j, NULL, '{');
	json_open(j, "calls", '[');
	for (size_t i = 0; i < c->calls.n; i++)
		write_call(j, c, i);
	json_close(j, ']');
	json_string(j, "file", collector->file);
	json_string(j, "name", c->name);
	json_open(j, "rates", '[');
	for (size_t i = 0; i < c->calls.n; i++)
		if (rate_is_first(c, i))
			write_rate(j, NULL, c->calls.v[i].rate);
	json_close(j, ']');
	if (c->service.name)
		write_service(j, &c->service);
	write_settings(j, c);
	json_string(j, "sha256", collector->sha256);
	text_of_row(j, "title", c->title);
	json_open(j, "types", '[');
	for (size_t i = 0; i < c->types.n; i++)
		write_type(j, &c->types.v[i]);
	json_close(j, ']');
	write_unused(j, c);
	write_without(j, c);
	json_close(j, '}');
}

void
tables_write(const struct registry *r, struct json *j, const char *key)
{
	json_open(j, key, '[');
	for (size_t i = 0; i < r->ncollectors; i++)
		write_collector(j, &r->collectors[i]);
	json_close(j, ']');
}

void
registry_write(const struct registry *r, struct buffer *out)
{
	struct json j;

	json_start(&j, out, 1, 1, 1);
	tables_write(r, &j, NULL);
}
