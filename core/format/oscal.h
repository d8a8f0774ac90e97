/*
 * oscal.h - the parts of an OSCAL assessment-results document
 *
 * Models: NIST's assessment-results and assessment-common metaschemas, 1.1.2
 * and 1.2.0 to 1.2.3; only what all of them have is written.  Three walks over
 * the accounts: what was looked at (and the sums), what was seen, what was not
 * answered.  Kept between them is a UUID for each fact that a control maps.
 */
#ifndef FORMAT_OSCAL_H
#define FORMAT_OSCAL_H

#include "format/controls.h"
#include "format/out.h"
#include "format/row.h"

/*
 * Of our properties: a name, not an address, so in a domain that is nobody's
 * (RFC 6761, 6.4).  A URN would do, but readers of 1.1.2 refuse one.
 */
#define OSCAL_NS "https://exhibit.invalid/ns/oscal/1"

/* What all rows of a setting that some control maps add up to. */
struct oscal_setting {
	unsigned long n[STATE_COUNT];
	unsigned long open;		/* left for review by a gap */
	int hidden;			/* a gap may hide rows of it */
	char (*uuids)[37];
	size_t nuuids, room;
};

struct oscal {
	const struct format_run *f;
	struct out out;
	struct controls controls;
	struct map *settings;		/* of struct oscal_setting */
	unsigned char *reached;		/* by call: reach_add() did it */
	int reached_all;
	unsigned long items, gaps;	/* resources; requests */
	int64_t first, last;		/* received, ms; 0: nothing was */
	char tool[37];			/* the component that asked */
};

/* oscal_part.c: the small things that all parts are made of */
void oscal_uuid(const char *kind, const char *of, char out[37]);
/* A property of ours, or of NIST's namespace; an empty value writes none. */
void oscal_prop(struct oscal *o, const char *name, const char *value);
void oscal_prop_nist(struct oscal *o, const char *name, const char *value);
void oscal_count(struct oscal *o, const char *name, unsigned long n);
/* Text that a reader may take for markup: what would be is escaped. */
void oscal_markup(struct oscal *o, const char *key, const char *value);
void oscal_time(struct oscal *o, const char *key, int64_t ms);
void oscal_origins(struct oscal *o);
/* "data/…/x.jsonl" of "data/…/x.jsonl:12" as a reference; *line "12". */
void oscal_href(struct buffer *out, struct text where, struct text *line);

/* oscal_row.c: one element each */
void oscal_item(struct oscal *o, const struct row *r, const char *uuid);
void oscal_observation(struct oscal *o, const struct row *r);
void oscal_entry(struct oscal *o, const struct row *r);
/* The UUID of the resource that a fact is about, and what it is made of. */
void oscal_subject(const struct row *r, struct buffer *key, char out[37]);

/* oscal_controls.c */
void oscal_tally(struct oscal *o, const struct row *r);
void oscal_reviewed(struct oscal *o);
int oscal_findings(struct oscal *o, struct error *err);
void oscal_settings_free(struct oscal *o);
/* "AC-2(1)" as a token: "ac-2.1"; "8.3.1": "_8.3.1" */
void oscal_token(struct buffer *out, const char *control);

/* oscal_reach.c: marks the settings of which a gap may hide rows. */
void oscal_reach(struct oscal *o, const struct gap *gap);

#endif
