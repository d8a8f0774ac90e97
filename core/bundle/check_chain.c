/* check_chain.c - the bundle's place in its stream */
#include <stdlib.h>
#include <string.h>

#include "bundle/chain.h"
#include "bundle/check.h"
#include "bundle/head.h"

struct before {
	char id[128], stream[128], p7s[65];
	unsigned sequence;
	int64_t time;			/* INT64_MIN: not known */
};

static int
broken(struct check *c, const char *name, const char *what)
{
	return fault_set(c->fault, EXIT_CHAIN, name, MEMBER_STATEMENT, "%s",
			 what);
}

/* Two bundles that claim one place are a fork, whichever came first. */
static int
compare(struct check *c, const struct before *before)
{
	const struct statement *s = &c->statement;
	const struct statement_link *link = &s->previous;
	int linked = strcmp(link->p7s_sha256, before->p7s) == 0;

	if (before->stream[0] != '\0' && strcmp(before->stream, s->stream) != 0)
		return broken(c, "E_CHAIN_BREAK",
			      "the bundle before is of another stream");
	if (s->sequence == before->sequence &&
	    strcmp(before->p7s, c->result->p7s_sha256) != 0)
		return broken(c, "E_CHAIN_FORK",
			      "two bundles at one place of the stream");
	if (s->sequence > before->sequence + 1)
		return broken(c, "E_CHAIN_GAP",
			      "bundles in between are missing");
	if (s->sequence != before->sequence + 1)
		return broken(c, "E_CHAIN_BREAK",
			      "it does not come after the bundle before");
	if (!linked && strcmp(link->id, before->id) == 0)
		return broken(c, "E_CHAIN_FORK", "it follows another bundle "
			      "of the same name");
	if (!linked)
		return broken(c, "E_CHAIN_BREAK",
			      "it does not follow the bundle before");
	if (before->time != INT64_MIN && c->time < before->time)
		return broken(c, "E_CHAIN_BREAK",
			      "it is older than the bundle before");
	return 0;
}

static int
ask_bundle(struct check *c, struct before *before)
{
	struct verify_options options = *c->options;
	struct verify_result *r = calloc(1, sizeof(*r));
	struct error err = { 0 };
	int status = 0;

	if (r == NULL)
		abort();
	options.previous = options.extract = NULL;
	if (check_run(c->options->previous, &options, 1, r, &err) < 0) {
		free(r);
		return fault_set(c->fault, EXIT_SYSTEM, "E_IO", "", "%s",
				 err.text);
	}
	if (r->exit != 0 && r->exit != EXIT_TRUST)
		status = fault_set(c->fault, EXIT_CHAIN, "E_CHAIN_BREAK", "",
				   "the bundle before: %s: %s", r->error,
				   r->detail);
	memcpy(before->id, r->id, sizeof(before->id));
	memcpy(before->stream, r->stream, sizeof(before->stream));
	memcpy(before->p7s, r->p7s_sha256, sizeof(before->p7s));
	before->sequence = r->sequence;
	before->time = r->time;
	verify_result_free(r);
	free(r);
	return status;
}

static int
ask_head(struct check *c, struct before *before)
{
	struct head head;
	struct error err = { 0 };

	if (head_read(&head, c->options->previous, &err) < 0)
		return fault_set(c->fault, err.kind == ERROR_SYSTEM ?
				 EXIT_SYSTEM : EXIT_CHAIN, "E_CHAIN_BREAK", "",
				 "%s", err.text);
	memcpy(before->id, head.link.id, sizeof(before->id));
	memcpy(before->p7s, head.link.p7s_sha256, sizeof(before->p7s));
	before->sequence = head.sequence;
	before->time = INT64_MIN;
	return 0;
}

/* The head of the trust file is a digest alone: this bundle's or the one's
 * before it. */
static int
check_known_head(struct check *c)
{
	const struct trust *trust = c->trust;

	if (trust == NULL)
		return 0;
	if (trust->stream != NULL &&
	    strcmp(trust->stream, c->statement.stream) != 0)
		return broken(c, "E_CHAIN_BREAK",
			      "not of the stream that the trust file names");
	if (trust->head[0] == '\0' || c->options->previous != NULL ||
	    strcmp(trust->head, c->result->p7s_sha256) == 0 ||
	    strcmp(trust->head, c->statement.previous.p7s_sha256) == 0)
		return 0;
	return broken(c, "E_CHAIN_BREAK", "neither the head that the trust "
		      "file names nor its successor");
}

int
check_chain(struct check *c)
{
	struct before before = { .id = "" };
	int status;

	if (check_known_head(c) < 0)
		return -1;
	if (c->options->previous == NULL)
		return 0;
	if (text_ends(text_of(c->options->previous), ".head.json"))
		status = ask_head(c, &before);
	else
		status = ask_bundle(c, &before);
	return status < 0 ? -1 : compare(c, &before);
}
