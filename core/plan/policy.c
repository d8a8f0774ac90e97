/*
 * policy.c - what the role may ask, and what it must never be able to
 *
 * Allow has the exact actions of the calls and nothing else.  Deny is for
 * those who attach it to be sure: content and secrets by name, and whatever
 * changes something, in each service that is asked.
 */
#include <string.h>

#include "base/arena.h"
#include "doc/json_writer.h"
#include "plan/derive.h"
#include "plan/tables.h"

#define POLICY_MAX	6144	/* of a managed policy, blanks not counted */

static const char *const contents[] = {
	"artifact:AcceptAgreement", "artifact:AcceptNdaForAgreement",
	"artifact:GetReport", "artifact:GetTermForReport",
	"kms:CreateGrant", "kms:Decrypt", "kms:Encrypt",
	"kms:GenerateDataKey*", "kms:ReEncrypt*", "kms:Sign",
	"logs:FilterLogEvents", "logs:GetLogEvents", "logs:StartQuery",
	"logs:Unmask",
	"s3:GetObject*",
	"secretsmanager:BatchGetSecretValue", "secretsmanager:GetSecretValue",
	"ssm:GetParameter*",
	"transcribe:GetMedicalVocabulary", "transcribe:GetVocabulary",
	"transcribe:GetVocabularyFilter",
};

static const char *const writes[] = {
	"Accept*", "Add*", "Associate*", "Attach*", "Cancel*", "Create*",
	"Delete*", "Deregister*", "Detach*", "Disable*", "Disassociate*",
	"Enable*", "Import*", "Modify*", "Put*", "Register*", "Remove*",
	"Reset*", "Restore*", "Revoke*", "Set*", "Start*", "Stop*", "Tag*",
	"Untag*", "Update*",
};

struct policy {
	const char *effect, *sid;
	struct words actions;
};

/* Of every row, since one may name more than its request's first. */
static void
actions_collect(const struct registry *r, struct arena *arena,
		struct words *out)
{
	for (size_t i = 0; i < r->ncalls; i++) {
		struct text rest = text_of(r->calls[i].action);
		for (struct text w; (w = word_next(&rest)).len; )
			words_add(out, arena_strndup(arena, w.at, w.len));
	}
	words_sort(out);
}

static int
is_allowed(const struct words *allowed, const char *pattern)
{
	for (size_t i = 0; i < allowed->n; i++)
		if (text_glob(text_of(allowed->v[i]), text_of(pattern), 1))
			return 1;
	return 0;
}

/* A deny would win: a pattern that takes a call away is left out. */
static void
deny_unless_allowed(const struct words *allowed, const char *pattern,
		    struct words *out)
{
	if (!is_allowed(allowed, pattern))
		words_add(out, pattern);
}

static void
denies_collect(const struct words *allowed, struct arena *arena,
	       struct words *out)
{
	struct text before = text_n("", 0);

	for (size_t i = 0; i < sizeof(contents) / sizeof(contents[0]); i++)
		deny_unless_allowed(allowed, contents[i], out);
	for (size_t i = 0; i < allowed->n; i++) {
		struct text rest = text_of(allowed->v[i]);
		struct text prefix = text_cut(&rest, ':');
		/* sts changes nothing; its Tag* and Set* are of sessions. */
		if (text_equal(prefix, before) || text_is(prefix, "sts"))
			continue;
		before = prefix;
		for (size_t k = 0; k < sizeof(writes) / sizeof(writes[0]); k++)
			deny_unless_allowed(allowed,
				arena_printf(arena, "%.*s:%s",
					     TEXT_ARG(prefix), writes[k]), out);
	}
	words_sort(out);
}

static void
write_document(struct json *j, const struct policy *policy, size_t from,
	       size_t to)
{
	json_open(j, NULL, '{');
	json_open(j, "Statement", '[');
	json_open(j, NULL, '{');
	json_open(j, "Action", '[');
	for (size_t i = from; i < to; i++)
		json_string(j, NULL, policy->actions.v[i]);
	json_close(j, ']');
	json_string(j, "Effect", policy->effect);
	json_string(j, "Resource", "*");
	json_string(j, "Sid", policy->sid);
	json_close(j, '}');
	json_close(j, ']');
	json_string(j, "Version", "2012-10-17");
	json_close(j, '}');
}

static size_t
frame_size(const struct policy *policy)
{
	struct buffer empty;
	struct json j;

	buffer_init(&empty, POLICY_MAX);
	json_start(&j, &empty, 0, 1, 1);
	write_document(&j, policy, 0, 0);
	size_t size = empty.len;
	buffer_free(&empty);
	return size;
}

/* How many actions from i on one document can take: quotes and comma count. */
static size_t
document_end(const struct policy *policy, size_t i, size_t frame)
{
	size_t size = frame;

	for (; i < policy->actions.n; i++) {
		size += strlen(policy->actions.v[i]) + 3;
		if (size - 1 > POLICY_MAX)	/* the last has no comma */
			break;
	}
	return i;
}

static void
write_text(struct buffer *out, const struct policy *policy, size_t frame)
{
	for (size_t i = 0, end; i < policy->actions.n; i = end) {
		struct json j;
		end = document_end(policy, i, frame);
		if (i)
			buffer_putc(out, '\n');
		json_start(&j, out, 1, 1, 1);
		write_document(&j, policy, i, end);
		buffer_putc(out, '\n');
	}
}

static void
write_json(struct buffer *out, const struct policy *policy, size_t frame)
{
	struct json j;

	json_start(&j, out, 1, 1, 1);
	json_open(&j, NULL, '[');
	for (size_t i = 0, end; i < policy->actions.n; i = end) {
		end = document_end(policy, i, frame);
		write_document(&j, policy, i, end);
	}
	json_close(&j, ']');
	buffer_putc(out, '\n');
}

int
derive_policy(const struct registry *r, const struct derive_options *o,
	      struct buffer *out, struct error *err)
{
	struct policy policy = { "Allow", "ExhibitReads", { 0 } };
	struct arena *arena = arena_new();
	struct words allowed = { 0 };

	actions_collect(r, arena, &allowed);
	if (o->deny) {
		policy.effect = "Deny";
		policy.sid = "ExhibitNeverDoes";
		denies_collect(&allowed, arena, &policy.actions);
		words_free(&allowed);
	} else {
		policy.actions = allowed;
	}
	size_t frame = frame_size(&policy);
	if (o->json)
		write_json(out, &policy, frame);
	else
		write_text(out, &policy, frame);
	words_free(&policy.actions);
	arena_free(arena);
	return derive_done(out, err);
}
