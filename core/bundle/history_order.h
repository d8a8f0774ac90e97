/*
 * history_order.h - the places of verified bundles, compared
 */
#ifndef HISTORY_ORDER_H
#define HISTORY_ORDER_H

#include "bundle/fault.h"
#include "bundle/head.h"
#include "bundle/history.h"

/* Sorts, and writes each bundle's fault of place.  head: the trust file's, or
 * "". */
void history_order(struct history *history, const char *head);
/* A stream's head against its last bundle. */
void history_head(struct history *history, const char *stream,
		  const struct head *head);

#endif
