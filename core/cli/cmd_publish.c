/* publish: the page from which an auditor takes the bundles. */
#include <stdio.h>
#include <string.h>

#include "cli/archiving.h"
#include "cli/terminal.h"
#include "publish/publish.h"

/* "GAP" of "E_CHAIN_GAP" */
static void
say_remark(const char *of, const char *error, const char *detail)
{
	const char *word = strrchr(error, '_');

	printf("%-8s %s%s%s\n", word ? word + 1 : error, of,
	       of[0] ? ": " : "", detail);
}

static void
say_entry(const struct shelf *shelf, size_t i)
{
	static const char *const words[] = {
		[ENTRY_VALID] = "valid", [ENTRY_UNCHECKED] = "listed",
		[ENTRY_OPEN] = "OPEN", [ENTRY_INVALID] = "INVALID",
	};
	const struct entry *e = &shelf->v[i];
	const struct history_bundle *b = e->bundle;
	const struct verify_result *r = &b->result;
	enum entry_state state = entry_state(shelf, i);
	char size[32];

	printf("%-8s %s  %s", words[state], b->name,
	       megabytes(size, (unsigned long long)e->size));
	if (state == ENTRY_OPEN || state == ENTRY_INVALID)
		printf("  %s: %s%s%s", r->error, r->where,
		       r->where[0] ? ": " : "", r->detail);
	else if (r->gaps == 0)
		printf("  %s", r->headline);
	else
		printf("  %s (%llu gap%s)", r->headline,
		       (unsigned long long)r->gaps, r->gaps == 1 ? "" : "s");
	putchar('\n');
	if (state != ENTRY_INVALID && !entry_offered(shelf, i))
		printf("%-8s %s: no link can have that name\n", "", b->name);
	if (e->receipt_wrong)
		printf("INVALID  %s: %s\n", e->receipt_file, e->receipt_wrong);
	if (b->error[0])
		say_remark(b->name, b->error, b->detail);
}

static void
say(const struct shelf *shelf, const char *out)
{
	const struct history *h = &shelf->history;

	printf("page     %s/index.html  %zu bundle%s of %zu stream%s\n", out,
	       h->n, h->n == 1 ? "" : "s", h->streams,
	       h->streams == 1 ? "" : "s");
	for (size_t i = 0; i < h->n; i++)
		say_entry(shelf, i);
	for (size_t i = 0; i < h->nfaults; i++)
		say_remark(h->faults[i].stream, h->faults[i].error,
			   h->faults[i].detail);
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
	struct archive_options store;
	int status;

	if (strncmp(p.out, "s3://", 5) == 0) {
		archiving_options(&store, o, NULL);
		status = publish_bucket(shelf, &p, &store, err);
	} else {
		status = publish_folder(shelf, &p, err);
	}
	if (status < 0)
		return -1;
	say(shelf, p.out);
	return shelf_exit(shelf);
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
