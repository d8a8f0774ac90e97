/* since.c - this period beside the last: totals of both, and what changed */
#include "format/since.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/file.h"
#include "compare/document.h"
#include "report/documents.h"
#include "report/xml.h"

/* The bundle was verified; its statement says which one it is. */
static int
read_old(struct run_facts *run, const char *root, struct error *err)
{
	char *path = path_join(root, "meta/statement.json");
	struct buffer statement;
	int result;

	buffer_init(&statement, 16 << 20);
	result = file_read(path, &statement, err);
	if (result == 0)
		result = run_facts_read(run, root, buffer_view(&statement), err);
	buffer_free(&statement);
	free(path);
	return result;
}

static int
count_old(struct figures *figures, const struct run_facts *run,
	  struct error *err)
{
	int result = 0;

	figures_init(figures, run);
	for (size_t i = 0; result == 0 && i < run->plan.naccounts; i++) {
		struct account_facts a;

		result = account_facts_read(&a, run, &run->plan.accounts[i],
					    err);
		if (result == 0)
			figures_add(figures, &a);
		account_facts_free(&a);
	}
	return result;
}

int
since_document(xmlDoc **out, const struct format_run *f, struct error *err)
{
	xmlDoc *doc = xml_document("since");
	xmlNode *root = xmlDocGetRootElement(doc);
	struct run_facts run = { .arena = NULL };
	struct figures figures = { .cells = NULL };
	int result = read_old(&run, f->since, err);

	if (result == 0) {
		const struct ex_node *id = node_member(run.predicate,
						       "bundle_id");

		struct text name = id ? node_text(id) : text_of("");

		xml_set(root, "id", arena_strndup(run.arena, name.at,
						  name.len));
		xml_set(root, "period", run.plan.period);
		result = count_old(&figures, &run, err);
	}
	if (result == 0) {
		figures_write(root, &figures);
		result = changes_write(xml_add(root, "changes"), f->since,
				       f->options->root, err);
	}
	figures_free(&figures);
	run_facts_free(&run);
	if (result < 0) {
		xmlFreeDoc(doc);
		doc = NULL;
	}
	*out = doc;
	return result;
}
