/* statement.c - what is attested, written */
#include "bundle/statement.h"

#include "bundle/member.h"
#include "doc/json_writer.h"

static void
number(struct json *j, const char *key, uint64_t n)
{
	json_integer(j, key, (int64_t)n);
}

static void
write_subject(struct json *j, const struct statement *s)
{
	json_open(j, "subject", '[');
	json_open(j, NULL, '{');
	json_open(j, "digest", '{');
	json_string(j, "sha256", s->manifest_sha256);
	json_close(j, '}');
	json_string(j, "name", MEMBER_MANIFEST);
	json_close(j, '}');
	json_close(j, ']');
}

static void
write_ledger(struct json *j, const struct seal_totals *t)
{
	json_open(j, "ledger", '{');
	number(j, "absent", t->absent);
	number(j, "collected", t->collected);
	number(j, "denied", t->denied);
	number(j, "failed", t->failed);
	number(j, "planned", t->planned);
	number(j, "throttled", t->throttled);
	number(j, "unsupported", t->unsupported);
	json_close(j, '}');
}

static void
write_merkle(struct json *j, const struct statement *s)
{
	json_open(j, "merkle", '{');
	json_string(j, "hash", "sha256");
	json_string(j, "leaf", "salt sha256 size path LF");
	json_string(j, "root", s->root);
	json_string(j, "scheme", "rfc9162");
	number(j, "tree_size", s->tree_size);
	json_close(j, '}');
}

static void
write_previous(struct json *j, const struct statement_link *link)
{
	if (link->id[0] == '\0') {
		json_null(j, "previous");
		return;
	}
	json_open(j, "previous", '{');
	json_string(j, "archive_sha256", link->archive_sha256);
	json_string(j, "bundle_id", link->id);
	json_string(j, "p7s_sha256", link->p7s_sha256);
	json_string(j, "tagmanifest_sha256", link->tagmanifest_sha256);
	json_close(j, '}');
}

static void
write_run(struct json *j, const struct seal_totals *t)
{
	json_open(j, "clock", '{');
	json_integer(j, "skew_ms_max", t->skew_max);
	json_integer(j, "skew_ms_median", t->skew_median);
	json_integer(j, "skew_ms_min", t->skew_min);
	json_close(j, '}');
	json_open(j, "collector", '{');
	json_string(j, "build_sha256", t->collector_sha256);
	json_string(j, "name", "exhibit");
	json_string(j, "version", t->collector_version);
	json_close(j, '}');
}

static void
write_endpoints(struct json *j, const struct seal_totals *t)
{
	json_open(j, "endpoints", '{');
	number(j, "aws", t->aws_requests);
	json_open(j, "other", '[');
	for (size_t i = 0; i < t->nother_endpoints; i++)
		json_string(j, NULL, t->other_endpoints[i]);
	json_close(j, ']');
	json_close(j, '}');
}

static void
write_scope(struct json *j, const struct seal_totals *t)
{
	json_open(j, "profile", '{');
	json_string(j, "name", t->profile_name);
	json_string(j, "version", t->profile_version);
	json_close(j, '}');
	json_open(j, "scope", '{');
	number(j, "accounts", t->accounts);
	number(j, "regions", t->regions);
	json_open(j, "services", '[');
	for (size_t i = 0; i < t->nservices; i++)
		json_string(j, NULL, t->services[i]);
	json_close(j, ']');
	json_close(j, '}');
}

/* In the byte order of the keys, which json_writer asserts. */
static void
write_predicate(struct json *j, const struct statement *s,
		const struct seal_options *options)
{
	const struct seal_totals *t = options->totals;

	json_open(j, "predicate", '{');
	json_string(j, "bundle_id", s->id);
	json_string(j, "ca_sha256", t->ca_sha256);
	write_run(j, t);
	json_time(j, "created", s->created, 0);
	write_endpoints(j, t);
	json_string(j, "headline", s->headline);
	write_ledger(j, t);
	write_merkle(j, s);
	json_open(j, "payload", '{');
	number(j, "files", s->files);
	number(j, "octets", s->octets);
	json_close(j, '}');
	json_open(j, "period", '{');
	json_when(j, "end", options->period_end);
	json_when(j, "start", options->period_start);
	json_close(j, '}');
	write_previous(j, &s->previous);
	write_scope(j, t);
	number(j, "sequence", s->sequence);
	json_string(j, "stream", s->stream);
	json_open(j, "window", '{');
	json_when(j, "first", t->window_first);
	json_when(j, "last", t->window_last);
	json_close(j, '}');
	json_close(j, '}');
}

void
statement_write(struct buffer *out, const struct statement *s,
		const struct seal_options *options)
{
	struct json j;

	json_start(&j, out, 1, 1, 1);
	json_open(&j, NULL, '{');
	json_string(&j, "_type", STATEMENT_TYPE);
	write_predicate(&j, s, options);
	json_string(&j, "predicateType", STATEMENT_PREDICATE);
	write_subject(&j, s);
	json_close(&j, '}');
	buffer_putc(out, '\n');
}
