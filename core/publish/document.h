/* document.h - the shelf as a results document (schema/download.rng) */
#ifndef PUBLISH_DOCUMENT_H
#define PUBLISH_DOCUMENT_H

#include <libxml/tree.h>
#include <stdint.h>

#include "publish/shelf.h"

xmlDoc *shelf_document(const struct shelf *shelf, int64_t now);

#endif
