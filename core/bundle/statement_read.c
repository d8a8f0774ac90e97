/* statement_read.c - what is attested, read back from a signed file */
#include "bundle/statement.h"

#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "bundle/bag.h"
#include "bundle/member.h"
#include "doc/doc.h"

static int
refuse(struct fault *fault, const char *what)
{
	return fault_set(fault, EXIT_INVALID, "E_STATEMENT", MEMBER_STATEMENT,
			 "%s", what);
}

/* "a.b.c" from object; NULL when a step is missing. */
static const struct ex_node *
at(const struct ex_node *from, const char *dotted)
{
	struct text rest = text_of(dotted);
	char name[64];

	while (from != NULL && rest.at != NULL) {
		struct text step = text_cut(&rest, '.');

		snprintf(name, sizeof(name), "%.*s", TEXT_ARG(step));
		from = from->kind == NODE_OBJECT ? node_member(from, name)
						 : NULL;
	}
	return from;
}

static int
string(const struct ex_node *from, const char *dotted, char *out, size_t size)
{
	const struct ex_node *node = at(from, dotted);

	if (node == NULL || node->kind != NODE_STRING ||
	    node->text.len >= size)
		return -1;
	memcpy(out, node->text.at, node->text.len);
	out[node->text.len] = '\0';
	return 0;
}

static int
number(const struct ex_node *from, const char *dotted, uint64_t *out)
{
	const struct ex_node *node = at(from, dotted);

	if (node == NULL || node->kind != NODE_NUMBER)
		return -1;
	return bag_number(node->text, out);
}

static int
hex(const struct ex_node *from, const char *dotted, char out[65])
{
	uint8_t hash[DIGEST_SIZE];

	if (string(from, dotted, out, 65) < 0)
		return -1;
	return hex_read(text_of(out), hash, sizeof(hash));
}

static int
is(const struct ex_node *from, const char *dotted, const char *value)
{
	const struct ex_node *node = at(from, dotted);

	return node != NULL && node->kind == NODE_STRING &&
	       text_is(node->text, value);
}

static int
read_subject(struct statement *out, const struct ex_node *root)
{
	const struct ex_node *subject = at(root, "subject");

	if (subject == NULL || subject->kind != NODE_ARRAY ||
	    subject->first == NULL || subject->first->next != NULL)
		return -1;
	if (!is(subject->first, "name", MEMBER_MANIFEST))
		return -1;
	return hex(subject->first, "digest.sha256", out->manifest_sha256);
}

static int
read_previous(struct statement *out, const struct ex_node *predicate)
{
	const struct ex_node *previous = at(predicate, "previous");
	struct statement_link *link = &out->previous;

	if (previous == NULL)
		return -1;
	if (previous->kind == NODE_NULL)
		return out->sequence == 1 ? 0 : -1;
	if (string(previous, "bundle_id", link->id, sizeof(link->id)) < 0 ||
	    link->id[0] == '\0' || out->sequence == 1)
		return -1;
	return hex(previous, "p7s_sha256", link->p7s_sha256) < 0 ||
	       hex(previous, "tagmanifest_sha256",
		   link->tagmanifest_sha256) < 0 ||
	       hex(previous, "archive_sha256", link->archive_sha256) < 0
	       ? -1 : 0;
}

static int
read_position(struct statement *out, const struct ex_node *predicate)
{
	char created[CLOCK_TEXT];
	uint64_t sequence;

	if (string(predicate, "bundle_id", out->id, sizeof(out->id)) < 0 ||
	    string(predicate, "stream", out->stream, sizeof(out->stream)) < 0 ||
	    !member_id_ok(text_of(out->id)) ||
	    !member_id_ok(text_of(out->stream)) ||
	    number(predicate, "sequence", &sequence) < 0 || sequence == 0 ||
	    sequence > 4000000000u ||
	    string(predicate, "created", created, sizeof(created)) < 0 ||
	    clock_read_iso(text_of(created), &out->created) < 0)
		return -1;
	out->sequence = (unsigned)sequence;
	return read_previous(out, predicate);
}

/* Every planned request has one outcome, and the headline is what they are. */
static int
read_ledger(struct statement *out, const struct ex_node *ledger)
{
	static const char *const gaps[] = { "denied", "failed", "throttled",
					    "unsupported" };
	uint64_t n, planned, collected, absent;

	if (number(ledger, "planned", &planned) < 0 ||
	    number(ledger, "collected", &collected) < 0 ||
	    number(ledger, "absent", &absent) < 0)
		return -1;
	for (size_t i = 0; i < sizeof(gaps) / sizeof(gaps[0]); i++) {
		if (number(ledger, gaps[i], &n) < 0)
			return -1;
		out->gaps += n;
	}
	if (planned != collected + absent + out->gaps)
		return -1;
	return (strcmp(out->headline, "COMPLETE") == 0) == (out->gaps == 0) ?
	       0 : -1;
}

static int
read_counts(struct statement *out, const struct ex_node *predicate)
{
	const struct ex_node *other;

	if (number(predicate, "payload.files", &out->files) < 0 ||
	    number(predicate, "payload.octets", &out->octets) < 0 ||
	    number(predicate, "merkle.tree_size", &out->tree_size) < 0 ||
	    hex(predicate, "merkle.root", out->root) < 0 ||
	    !is(predicate, "merkle.scheme", "rfc9162") ||
	    !is(predicate, "merkle.hash", "sha256") ||
	    string(predicate, "headline", out->headline,
		   sizeof(out->headline)) < 0 ||
	    (strcmp(out->headline, "COMPLETE") != 0 &&
	     strcmp(out->headline, "INCOMPLETE") != 0))
		return -1;
	if (read_ledger(out, at(predicate, "ledger")) < 0)
		return -1;
	other = at(predicate, "endpoints.other");
	if (other != NULL && other->first != NULL)
		snprintf(out->other, sizeof(out->other), "%.*s",
			 TEXT_ARG(node_text(other->first)));
	return 0;
}

int
statement_read(struct statement *out, struct text bytes, struct fault *fault)
{
	struct arena *arena = arena_new();
	struct error err = { 0 };
	const struct ex_node *root = doc_read_json(arena, bytes, &err);
	const struct ex_node *predicate = at(root, "predicate");
	int status = 0;

	memset(out, 0, sizeof(*out));
	if (root == NULL)
		status = refuse(fault, err.text);
	else if (!is(root, "_type", STATEMENT_TYPE) ||
		 !is(root, "predicateType", STATEMENT_PREDICATE))
		status = refuse(fault, "a statement of an unknown type");
	else if (read_subject(out, root) < 0)
		status = refuse(fault, "its subject is not the manifest");
	else if (read_position(out, predicate) < 0)
		status = refuse(fault, "its place in the stream is not said");
	else if (read_counts(out, predicate) < 0)
		status = refuse(fault, "its counts cannot be read");
	arena_free(arena);
	return status;
}
