/*
 * images.h - the container images of a report that are AWS's, or named so
 *
 * One entry an image, as it is spelled, and Region; of the run's several
 * accounts the worst.  Images that are none of AWS's are only counted.
 */
#ifndef REPORT_IMAGES_H
#define REPORT_IMAGES_H

#include <libxml/tree.h>

#include "report/facts.h"

#define IMAGES_SHOWN	500	/* on one page; the tables have them all */
#define PLACES_SHOWN	8	/* of one image */

struct images {
	struct arena *arena;
	struct map *known;		/* of struct image, by Region and name */
	unsigned long others;
};

void images_init(struct images *images);
void images_free(struct images *images);
void images_add(struct images *images, const struct account_facts *a);
/* where: the accounts it is in, else what refers to it. */
void images_write(xmlNode *root, const struct run_facts *run,
		  const struct images *images, int accounts);

#endif
