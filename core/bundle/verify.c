/* verify.c - the steps of a verification, in their order */
#include "bundle/verify.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "bundle/check.h"

void
check_warn(struct check *c, const char *format, ...)
{
	struct verify_warning *w = xcalloc(1, sizeof(*w)), **end;
	va_list ap;

	va_start(ap, format);
	vsnprintf(w->text, sizeof(w->text), format, ap);
	va_end(ap);
	fault_clean(w->text);
	for (end = &c->result->warnings; *end != NULL; end = &(*end)->next)
		;
	*end = w;
}

int
check_next(struct check *c)
{
	if (c->ahead) {
		c->ahead = 0;
		return 1;
	}
	return reader_next(c->reader, &c->member, c->fault);
}

int
check_read(struct check *c, struct buffer *out, char hex[65])
{
	struct text piece;
	int n;

	if (c->member.size > out->cap)
		return fault_set(c->fault, EXIT_MALFORMED, "E_SIZE",
				 c->member.path, "%llu bytes are too many",
				 (unsigned long long)c->member.size);
	while ((n = reader_data(c->reader, &piece, c->fault)) > 0)
		buffer_put(out, piece.at, piece.len);
	if (n < 0)
		return -1;
	if (hex != NULL)
		digest_hex_of(out->at, out->len, hex);
	return 0;
}

void
check_done(struct check *c)
{
	reader_free(c->reader);
	extract_free(c->extract);
	buffer_free(&c->tagmanifest);
	buffer_free(&c->p7s);
	for (unsigned i = 0; i < c->ntokens; i++)
		buffer_free(&c->tokens[i].bytes);
	for (size_t i = 0; i < c->ntags; i++)
		free(c->tags[i].path);
	free(c->tags);
	CMS_ContentInfo_free(c->cms);
	sk_X509_pop_free(c->chain, X509_free);
	for (unsigned i = 0; i < c->nstamps; i++)
		timestamp_free(&c->stamps[i]);
	buffer_free(&c->info);
	buffer_free(&c->manifest);
	buffer_free(&c->leaves);
	buffer_free(&c->items);
	buffer_free(&c->proof);
}

static int
no_trust(struct check *c)
{
	if (c->trust == NULL && !c->options->structure_only)
		fault_set(&c->open, EXIT_TRUST, "E_SIGNER_CHAIN", "",
			  "no trust file was given");
	return 0;
}

typedef int step_fn(struct check *c);

int
check_rest(struct check *c)
{
	static step_fn *const bundle[] = { check_tags, check_contents,
					   check_payload };
	static step_fn *const pack[] = { check_pack };
	step_fn *const *steps = check_is_pack(c) ? pack : bundle;
	size_t n = check_is_pack(c) ? 1 : 3;

	if (c->head_only)
		n = 1;
	for (size_t i = 0; i < n; i++)
		if (steps[i](c) < 0)
			return -1;
	return 0;
}

/* In this order nothing large is read before the signature is good. */
static int
all(struct check *c)
{
	static step_fn *const steps[] = {
		no_trust, check_head, check_signature, check_tokens,
		check_signer, check_revocation, check_rest, check_sidecar,
		check_chain,
	};

	for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++) {
		if (steps[i](c) < 0)
			return -1;
		if (c->head_only && steps[i] == check_rest)
			return 0;
	}
	return 0;
}

void
check_start(struct check *c)
{
	memset(c->result, 0, sizeof(*c->result));
	c->result->level = "B";
	buffer_init(&c->tagmanifest, 4u << 20);
	buffer_init(&c->p7s, 4u << 20);
	buffer_init(&c->info, 65536);
	buffer_init(&c->manifest, BAG_TEXT_MAX);
	buffer_init(&c->leaves, BAG_TEXT_MAX);
	buffer_init(&c->items, BAG_TEXT_MAX);
	buffer_init(&c->proof, BAG_TEXT_MAX);
	buffer_init(&c->result->statement, 16u << 20);
	c->now = c->options->now != 0 ? c->options->now : clock_now();
	c->trust = c->options->structure_only ? NULL : c->options->trust;
}

int
check_run(const char *bundle, const struct verify_options *options,
	  int head_only, struct verify_result *result, struct error *err)
{
	struct fault fault = { 0 };
	struct check c = { .path = bundle, .options = options,
			   .result = result,
			   .fault = &fault, .head_only = head_only };
	struct reader_limits limits = { options->limit_entries,
					options->limit_bytes,
					options->limit_ratio };

	check_start(&c);
	if (reader_open(&c.reader, bundle, &limits, &fault) == 0)
		all(&c);
	result->time = c.time;
	check_done(&c);
	if (fault.name[0] == '\0' || (fault.exit == EXIT_CHAIN &&
				      c.open.name[0] != '\0'))
		fault = c.open;
	if (fault.exit == EXIT_SYSTEM) {
		verify_result_free(result);
		return error_set(err, ERROR_SYSTEM, "%s%s%s", fault.where,
				 fault.where[0] != '\0' ? ": " : "",
				 fault.detail);
	}
	snprintf(result->error, sizeof(result->error), "%s", fault.name);
	snprintf(result->where, sizeof(result->where), "%s", fault.where);
	snprintf(result->detail, sizeof(result->detail), "%s", fault.detail);
	result->exit = fault.exit;
	return 0;
}

int
verify_run(const char *bundle, const struct verify_options *options,
	   struct verify_result *result, struct error *err)
{
	return check_run(bundle, options, 0, result, err);
}

void
verify_result_free(struct verify_result *result)
{
	struct verify_warning *w;

	while ((w = result->warnings) != NULL) {
		result->warnings = w->next;
		free(w);
	}
	buffer_free(&result->statement);
	for (size_t i = 0; i < result->nitems; i++)
		free(result->items[i].path);
	free(result->items);
	result->items = NULL;
	result->nitems = 0;
}
