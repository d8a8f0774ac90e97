/*
 * format.h - the same facts in the forms that people ask for
 *
 * A format is a writer and a file name.  Each is given the run's facts and
 * walks the accounts, one in memory at a time; none of them decides anything:
 * what a row says, and what a gap is, comes from report/facts.h for all.
 */
#ifndef FORMAT_H
#define FORMAT_H

#include "report/facts.h"
#include "report/report.h"

struct format_run {
	const struct report_options *options;
	struct run_facts run;
	/* Not known: NULL; in the copy that is sealed there is no seal. */
	const char *organization, *bundle_id, *stream;
	const struct verify_result *seal;
	int64_t made;			/* ms: the time every format states */
	/* What a format may be told besides. */
	const char *oscal_version;	/* NULL: 1.1.2 */
	const char *key, *certificate;	/* to sign with; NULL: unsigned */
	const char *since;		/* folder of an earlier bundle; NULL */
};

struct format {
	const char *name;		/* of --format: "oscal" */
	const char *file;		/* "oscal.json" */
	const char *what;		/* for help: one line */
	int (*write)(const struct format_run *f, const char *path,
		     struct error *err);
};

extern const struct format formats[];	/* name NULL ends */
const struct format *format_named(struct text name);
/* "csv, xlsx, oscal": for an error about another name. */
const char *format_names(void);

int format_open(struct format_run *f, const struct report_options *options,
		struct error *err);
void format_close(struct format_run *f);

/* Each account of the plan in turn, its facts read, then freed. */
typedef int format_account(void *ctx, const struct account_facts *account,
			   struct error *err);
int format_each(const struct format_run *f, format_account *each, void *ctx,
		struct error *err);

/*
 * What names a row or a gap in every format, the same in all of them and in
 * every quarter: account, Region, service, type, resource and setting, or the
 * request's key, joined by '|'.  Appends; bytes as the tables have them.
 */
void format_fact_key(struct buffer *out, const struct account_facts *a,
		     const struct fact *fact);
void format_gap_key(struct buffer *out, const struct account_facts *a,
		    const struct gap *gap);
/* A UUID (RFC 9562, version 5, by SHA-1) of such a key: the same every time. */
void format_uuid(const char *key, char out[37]);

#endif
