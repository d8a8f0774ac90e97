/* publish: the page from which an auditor takes the bundles. */
#include <stdio.h>
#include <string.h>

#include "cli/command.h"
#include "cli/terminal.h"
#include "publish/publish.h"

static void
say_remarks(const char *of, const struct remark *v, size_t n)
{
	static const char *const words[] = {
		[CHAIN_GAP] = "GAP", [CHAIN_FORK] = "FORK",
		[CHAIN_BREAK] = "BREAK",
	};

	for (size_t i = 0; i < n; i++)
		printf("%-8s %s: %s\n", words[v[i].kind], of, v[i].text);
}

static const char *
state_word(const struct shelf *shelf, const struct entry *e)
{
	switch (e->v.exit) {
	case 0:
	case ERROR_CHAIN:
		return "valid";
	case ERROR_TRUST:
		return shelf->trusted ? "OPEN" : "listed";
	default:
		return "INVALID";
	}
}

static void
say_entry(const struct shelf *shelf, const struct entry *e)
{
	char size[32];

	printf("%-8s %s  %s", state_word(shelf, e), e->file,
	       megabytes(size, (unsigned long long)e->size));
	if (e->v.exit != 0 && (shelf->trusted || e->v.exit != ERROR_TRUST))
		printf("  %s: %s%s%s", e->v.error, e->v.where,
		       e->v.where[0] ? ": " : "", e->v.detail);
	else if (strcmp(e->v.headline, "COMPLETE") == 0)
		printf("  COMPLETE");
	else
		printf("  %s (%llu gap%s)", e->v.headline,
		       (unsigned long long)e->v.gaps,
		       e->v.gaps == 1 ? "" : "s");
	putchar('\n');
	if (e->receipt_wrong)
		printf("INVALID  %s: %s\n", e->receipt_file, e->receipt_wrong);
	say_remarks(e->file, e->remarks, e->nremarks);
}

static void
say(const struct shelf *shelf, const char *out)
{
	printf("page     %s/index.html  %zu bundle%s\n", out, shelf->n,
	       shelf->n == 1 ? "" : "s");
	for (size_t i = 0; i < shelf->nstreams; i++) {
		const struct stream *s = &shelf->streams[i];

		printf("stream   %s\n", s->name[0] ? s->name :
		       "unknown: no statement with a good signature");
		say_remarks(s->name, s->remarks, s->nremarks);
		for (size_t k = s->first; k < s->first + s->n; k++)
			say_entry(shelf, &shelf->v[k]);
	}
	if (!shelf->trusted)
		printf("no trust file was given: the page says that nobody"
		       " looked whose signatures these are (--trust)\n");
}

static int
write_page(const struct options *o, const struct shelf *shelf,
	   struct error *err)
{
	struct publish_options p = {
		.folder = o->rest[0],
		.out = o->v[OPT_OUT] ? o->v[OPT_OUT] : o->rest[0],
		.templates = o->v[OPT_TEMPLATES],
	};

	if (strncmp(p.out, "s3://", 5) == 0)
		return error_set(err, ERROR_USAGE, "--out %s: publish writes"
				 " folders; write one and copy it to the"
				 " bucket", p.out);
	if (publish_folder(shelf, &p, err) < 0)
		return -1;
	say(shelf, p.out);
	return shelf_state(shelf);
}

int
cmd_publish(struct options *o, struct error *err)
{
	struct trust *trust = NULL;
	struct shelf shelf;
	struct shelf_options s = { .folder = o->rest[0],
				   .heads = o->v[OPT_CHAIN] };
	int result = -1;

	if (o->v[OPT_TRUST] && trust_read(&trust, o->v[OPT_TRUST], err) < 0)
		return -1;
	s.trust = trust;
	if (shelf_read(&shelf, &s, err) == 0) {
		result = write_page(o, &shelf, err);
		shelf_free(&shelf);
	}
	trust_free(trust);
	return result;
}
