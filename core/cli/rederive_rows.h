/* rederive_rows.h - rows whose verdict cannot be repeated */
#ifndef REDERIVE_ROWS_H
#define REDERIVE_ROWS_H

#include "assess/profile.h"
#include "base/buffer.h"
#include "base/map.h"

/* Ids judged by a module's own test, and those that read their verdicts. */
struct map *coded_settings(const struct registry *r,
			   const struct profile *profile);
/*
 * Takes verdict, reason and clause out of the rows of such settings in a table
 * of data/settings, and adds how many there were.
 */
int rows_without_coded(struct buffer *table, const struct map *coded,
		       unsigned long *blanked, struct error *err);

#endif
