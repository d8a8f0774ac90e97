/* provider.c - reports and agreements of AWS Artifact, and added documents */
#include "report/provider.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/digest.h"
#include "base/file.h"
#include "report/documents.h"
#include "report/xml.h"

#define REPORT		"artifact:report"
#define AGREEMENT	"artifact:agreement"
#define DOCUMENT_MAX	((size_t)256 << 20)

struct provider_line {
	const char *id, *account;
	const char *name, *series, *version, *state, *start, *end;
};

void
provider_init(struct provider *p)
{
	p->arena = arena_new();
	p->reports = map_new();
	p->agreements = map_new();
}

void
provider_free(struct provider *p)
{
	if (!p->arena)
		return;
	map_free(p->reports);
	map_free(p->agreements);
	arena_free(p->arena);
}

static struct provider_line *
line_at(struct provider *p, struct map *map, const char *key)
{
	void **at = map_at(map, key);

	if (!*at)
		*at = memset(arena_alloc(p->arena, sizeof(struct provider_line)),
			     0, sizeof(struct provider_line));
	return *at;
}

static void
note(struct provider *p, struct provider_line *line, const struct fact *f)
{
	const struct {
		const char *ending;
		const char **at;
	} members[] = {
		{ ".name", &line->name }, { ".series", &line->series },
		{ ".version", &line->version }, { ".state", &line->state },
		{ ".period-start", &line->start }, { ".since", &line->start },
		{ ".period-end", &line->end },
	};

	for (size_t i = 0; i < sizeof members / sizeof members[0]; i++)
		if (text_ends(text_of(f->id), members[i].ending) && f->value[0])
			*members[i].at = arena_strdup(p->arena, f->value);
}

void
provider_add(struct provider *p, const struct account_facts *a)
{
	for (size_t i = 0; i < a->nfacts; i++) {
		const struct fact *f = &a->facts[i];
		struct provider_line *line;

		if (strcmp(f->type, REPORT) == 0) {
			line = line_at(p, p->reports, f->resource);
		} else if (strcmp(f->type, AGREEMENT) == 0) {
			line = line_at(p, p->agreements,
				       arena_printf(p->arena, "%s %s",
						    a->account->id,
						    f->resource));
			line->account = a->account->id;
		} else {
			continue;
		}
		line->id = arena_strdup(p->arena, f->resource);
		note(p, line, f);
	}
}

/* Of the period that is audited. */
static const char *
covers(const struct provider_line *line, const struct plan *plan)
{
	int64_t start, end;

	if (!line->start || !line->end ||
	    clock_read_iso(text_of(line->start), &start) < 0 ||
	    clock_read_iso(text_of(line->end), &end) < 0)
		return "unknown";
	if (end < plan->period_start)
		return "before";
	if (start >= plan->period_end)
		return "after";
	return start <= plan->period_start && end >= plan->period_end - 1 ?
		"whole" : "part";
}

static void
write_lines(xmlNode *all, const char *element, const struct map *map,
	    const struct plan *plan)
{
	for (size_t i = 0; i < map_count(map); i++) {
		const struct provider_line *l = map_value(map, i);
		xmlNode *node = xml_add(all, element);

		xml_set(node, "id", l->id);
		xml_set(node, "name", l->name);
		xml_set(node, "series", l->series);
		xml_set(node, "version", l->version);
		xml_set(node, "state", l->state);
		xml_set(node, "account", l->account);
		xml_set(node, "start", l->start);
		xml_set(node, "end", l->end);
		if (!l->account)
			xml_set(node, "covers", covers(l, plan));
	}
}

/* Was every account's list read to its end? */
static void
write_read(xmlNode *node, const char *name, const struct report *r,
	   const char *type)
{
	const struct listed_figures *l = map_get(r->listed, type);

	xml_set(node, name, l && l->asked && l->ended == l->asked ? "yes" :
		"no");
}

static void
write_document(xmlNode *all, const char *folder, const char *name)
{
	char *path = path_join(folder, name);
	xmlNode *node = xml_add(all, "document");
	struct buffer bytes;
	struct error err;
	char sha[DIGEST_HEX];

	buffer_init(&bytes, DOCUMENT_MAX);
	xml_set(node, "name", name);
	if (file_read(path, &bytes, &err) == 0) {
		digest_hex_of(bytes.at, bytes.len, sha);
		xml_set(node, "sha256", sha);
	}
	buffer_free(&bytes);
	free(path);
}

void
provider_write(xmlNode *root, const struct report *r)
{
	xmlNode *all = xml_add(root, "provider");
	char *folder = path_join(r->run.root, "data/documents");
	struct file_list files = { NULL, 0 };
	struct error err;

	write_read(all, "reports-read", r, REPORT);
	write_read(all, "agreements-read", r, AGREEMENT);
	write_lines(all, "report", r->provider.reports, &r->run.plan);
	write_lines(all, "agreement", r->provider.agreements, &r->run.plan);
	if (file_exists(folder) && folder_list(folder, &files, &err) == 0)
		for (size_t i = 0; i < files.n; i++)
			write_document(all, folder, files.v[i]);
	file_list_free(&files);
	free(folder);
}
