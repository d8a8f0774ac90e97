/* document_account.c - an account's results document */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "report/documents.h"
#include "report/xml.h"

static void
write_lists(xmlNode *root, const struct report *r,
	    const struct account_facts *a)
{
	struct map *listed = map_new();

	listed_add(listed, a);
	populations_write(root, r, listed);
	listed_free(listed);
}

static void
write_images(xmlNode *root, const struct report *r,
	     const struct account_facts *a)
{
	struct images images;

	images_init(&images);
	images_add(&images, a);
	images_write(root, &r->run, &images, 0);
	images_free(&images);
}

static void
write_gaps(xmlNode *root, const struct account_facts *a)
{
	xmlNode *gaps = xml_add(root, "gaps");

	xml_count(gaps, "total", a->ngaps);
	for (size_t i = 0; i < a->ngaps && i < GAPS_SHOWN; i++)
		gap_write(gaps, a, &a->gaps[i]);
}

xmlDoc *
account_document(const struct report *r, const struct account_facts *a,
		 const struct figures *f)
{
	xmlDoc *doc = xml_document("account");
	xmlNode *root = xmlDocGetRootElement(doc);

	xml_set(root, "version", "1");
	xml_set(root, "id", a->account->id);
	xml_set(root, "name", a->account->name);
	xml_set(root, "role", a->account->role);
	head_write(root, r, a->ngaps);
	figures_write(root, f);
	facets_write(root, a);
	rows_write(root, r, a);
	write_gaps(root, a);
	write_lists(root, r, a);
	write_images(root, r, a);
	resources_write(root, a);
	return doc;
}
