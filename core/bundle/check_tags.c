/* check_tags.c - the tag files in their order, and the statement among them */
#include <stdio.h>
#include <string.h>

#include "bundle/check.h"

static int
put_signatures(struct check *c)
{
	char name[64];

	if (extract_put(c->extract, MEMBER_TAGMANIFEST,
			buffer_view(&c->tagmanifest), c->fault) < 0 ||
	    extract_put(c->extract, MEMBER_SIGNATURE, buffer_view(&c->p7s),
			c->fault) < 0)
		return -1;
	for (unsigned i = 0; i < c->ntokens; i++) {
		member_token_name(name, c->tokens[i].n);
		if (extract_put(c->extract, name,
				buffer_view(&c->tokens[i].bytes),
				c->fault) < 0)
			return -1;
	}
	return 0;
}

/* The next member must be this one; what is wrong if it is not. */
static int
expect(struct check *c, const char *path)
{
	int n = check_next(c);

	if (n < 0)
		return -1;
	if (n == 0)
		return fault_set(c->fault, EXIT_MALFORMED, "E_TAG_MISSING",
				 path, "listed, but not there");
	if (strcmp(c->member.path, path) == 0)
		return 0;
	for (size_t i = 0; i < c->ntags; i++)
		if (strcmp(c->member.path, c->tags[i].path) == 0)
			return fault_set(c->fault, EXIT_MALFORMED, "E_ORDER",
					 c->member.path, "%s must come here",
					 path);
	if (member_rank(c->member.path) >= 40)
		return fault_set(c->fault, EXIT_MALFORMED, "E_ORDER",
				 c->member.path, "payload before %s", path);
	return fault_set(c->fault, EXIT_MALFORMED, "E_TAG_UNKNOWN",
			 c->member.path, "not in the tagmanifest");
}

/* Kept until a later step needs it; NULL: the digest is all. */
static struct buffer *
kept(struct check *c, const char *path)
{
	if (strcmp(path, MEMBER_INFO) == 0)
		return &c->info;
	if (strcmp(path, MEMBER_STATEMENT) == 0)
		return &c->result->statement;
	if (strcmp(path, MEMBER_MANIFEST) == 0)
		return &c->manifest;
	if (strcmp(path, MEMBER_LEAVES) == 0)
		return &c->leaves;
	if (strcmp(path, MEMBER_ITEMS) == 0)
		return &c->items;
	return NULL;
}

static int
check_bagit(struct check *c, struct text bytes)
{
	if (text_is(bytes, bag_bagit))
		return 0;
	return fault_set(c->fault, EXIT_MALFORMED, "E_BAGIT_TXT", MEMBER_BAGIT,
			 "not the two lines of BagIt 1.0");
}

const char *
check_listed(const struct check *c, const char *path)
{
	for (size_t i = 0; i < c->ntags; i++)
		if (strcmp(c->tags[i].path, path) == 0)
			return c->tags[i].hex;
	return "";
}

static int
refuse(struct check *c, const char *where, const char *what)
{
	return fault_set(c->fault, EXIT_INVALID, "E_STATEMENT", where, "%s",
			 what);
}

static void
report(struct check *c)
{
	const struct statement *s = &c->statement;
	struct verify_result *r = c->result;

	snprintf(r->id, sizeof(r->id), "%s", s->id);
	snprintf(r->stream, sizeof(r->stream), "%s", s->stream);
	snprintf(r->previous_id, sizeof(r->previous_id), "%s",
		 s->previous.id);
	memcpy(r->previous_p7s, s->previous.p7s_sha256, 65);
	memcpy(r->previous_archive, s->previous.archive_sha256, 65);
	snprintf(r->headline, sizeof(r->headline), "%s", s->headline);
	snprintf(r->merkle_root, sizeof(r->merkle_root), "%s", s->root);
	r->sequence = s->sequence;
	r->created = s->created;
	r->files = s->files;
	r->octets = s->octets;
	r->gaps = s->gaps;
	if (s->other[0] != '\0')
		check_warn(c, "answers are not from AWS: %s", s->other);
}

int
check_statement(struct check *c, const char *folder)
{
	const struct statement *s = &c->statement;
	const char *id = reader_id(c->reader);
	size_t n;

	if (statement_read(&c->statement, buffer_view(&c->result->statement),
			   c->fault) < 0)
		return -1;
	n = strlen(s->id);
	if (id[0] != '\0' && (strncmp(s->id, id, n) != 0 ||
			      strcmp(id + n, folder) != 0))
		return refuse(c, MEMBER_STATEMENT,
			      "it is of a bundle with another name");
	if (strcmp(s->manifest_sha256, check_listed(c, MEMBER_MANIFEST)) != 0)
		return refuse(c, MEMBER_STATEMENT,
			      "it is about another manifest");
	if (s->created > c->time + CHECK_SKEW)
		return refuse(c, MEMBER_STATEMENT,
			      "it was made after its time-stamp");
	report(c);
	return 0;
}

static int
check_info(struct check *c)
{
	const struct statement *s = &c->statement;
	struct bag_info info = { NULL, s->id, s->stream, s->created,
				 s->sequence, s->octets, s->files };
	struct error err = { 0 };

	if (bag_info_check(buffer_view(&c->info), &info, &err) < 0)
		return refuse(c, MEMBER_INFO, err.text);
	return 0;
}

static int
check_tag(struct check *c, const struct tag *tag)
{
	struct buffer passing, *out = kept(c, tag->path);
	char hex[65];
	int status;

	buffer_init(&passing, BAG_TEXT_MAX);
	if (out == NULL)
		out = &passing;
	status = check_read(c, out, hex);
	if (status == 0 && strcmp(hex, tag->hex) != 0)
		status = fault_set(c->fault, EXIT_INVALID, "E_TAG_DIGEST",
				   tag->path, "is not the file that was sealed "
				   "(expected %.8s…, found %.8s…)", tag->hex,
				   hex);
	if (status == 0 && strcmp(tag->path, MEMBER_BAGIT) == 0)
		status = check_bagit(c, buffer_view(out));
	if (status == 0 && strcmp(tag->path, MEMBER_STATEMENT) == 0)
		status = check_statement(c, "") < 0 ? -1 : check_info(c);
	if (status == 0)
		status = extract_put(c->extract, tag->path, buffer_view(out),
				     c->fault);
	buffer_free(&passing);
	return status;
}

int
check_extract(struct check *c)
{
	if (c->options->extract == NULL || c->head_only)
		return 0;
	if (extract_open(&c->extract, c->options->extract,
			 reader_id(c->reader), c->fault) < 0)
		return -1;
	return put_signatures(c);
}

int
check_tags(struct check *c)
{
	if (check_extract(c) < 0)
		return -1;
	for (size_t i = 0; i < c->ntags; i++) {
		if (expect(c, c->tags[i].path) < 0 ||
		    check_tag(c, &c->tags[i]) < 0)
			return -1;
		if (c->head_only && c->statement.sequence != 0)
			return 0;
	}
	return 0;
}
