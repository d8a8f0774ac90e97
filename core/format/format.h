/*
 * format.h - the same facts in the forms that people ask for
 *
 * A format is a writer and a file name.  Each is given the run's facts and
 * walks the accounts, one in memory at a time; none of them decides anything:
 * what a row says, and what a gap is, comes from report/facts.h for all.
 * FORMATS.md says what each carries.
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
	/*
	 * ms: the time every format states, so that the same bundle gives the
	 * same bytes: the token's, else the statement's, else that of the
	 * last answer, else the plan's.  Never the clock's.
	 */
	int64_t made;
	/* The collector that asked: its version and its SHA-256. */
	const char *tool_version, *tool_sha256;
	/* What a format may be told besides; set after format_open(). */
	const char *oscal_version;	/* NULL: 1.1.2 */
	const char *key, *certificate;	/* to sign with; NULL: unsigned */
	const char *since;		/* folder of an earlier bundle; NULL */
};

struct format {
	const char *name;		/* of --format: "oscal" */
	const char *file;		/* "oscal.json" */
	const char *what;		/* for help: one line */
	/* path is options->out/file; further files go beside it. */
	int (*write)(const struct format_run *f, const char *path,
		     struct error *err);
};

#define FORMATS_MAX	16

extern const struct format formats[];	/* name NULL ends */
const struct format *format_named(struct text name);
/* "csv, xlsx, oscal": for an error about another name. */
const char *format_names(void);

/*
 * The formats of a list ("csv, xlsx", "csv xlsx", "all"), each once, in the
 * table's order; v[*n] is NULL.  An unknown name is an error with the nearest.
 */
int formats_read(const struct format *v[FORMATS_MAX + 1], size_t *n,
		 const char *list, struct error *err);

/* Zeroes f first.  After -1, too, format_close() is right. */
int format_open(struct format_run *f, const struct report_options *options,
		struct error *err);
void format_close(struct format_run *f);
/* Writes options->out/<file>; the folder is there. */
int format_write(const struct format_run *f, const struct format *format,
		 struct error *err);

/* Each account of the plan in turn, its facts read, then freed.  A result of
 * each that is not 0 stops and is returned. */
typedef int format_account(void *ctx, const struct account_facts *account,
			   struct error *err);
int format_each(const struct format_run *f, format_account *each, void *ctx,
		struct error *err);

/*
 * What names a row or a gap in every format, the same in all of them and in
 * every quarter: account, Region, service, type, resource and setting, or the
 * account and the request's key, joined by '|'.  service is the collector's
 * name.  Of these only a resource and a request can have a '|' in them, so a
 * key is read from both ends.  Appends; bytes as the tables have them.
 */
void format_fact_key(struct buffer *out, const struct account_facts *a,
		     const struct fact *fact);
void format_gap_key(struct buffer *out, const struct account_facts *a,
		    const struct gap *gap);
/*
 * A UUID (RFC 9562, 5.5: version 5, by SHA-1, in the namespace of URLs, 6.6)
 * of "urn:exhibit:" and such a key: the same every time.
 */
void format_uuid(const char *key, char out[37]);

/* "meets", "fails", "review", "n/a"; "recorded": not judged. */
const char *format_verdict(const struct fact *fact);
/* The collector's name: "transcribe". */
const char *format_service(const struct account_facts *a,
			   const struct fact *fact);

/* Who answered besides AWS's own endpoints, as text; "none".  Into b. */
const char *format_other_endpoints(const struct format_run *f,
				   struct buffer *b);

#endif
