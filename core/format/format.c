/* format.c - the table of formats */
#include "format/format.h"

#include <stdio.h>
#include <string.h>

#include "base/nearest.h"
#include "format/machine.h"
#include "format/since.h"
#include "format/xlsx.h"

static int
write_html(const struct format_run *f, const char *path, struct error *err)
{
	struct report_options options = *f->options;
	xmlDoc *since = NULL;
	int result = 0;

	(void)path;		/* a page for each account beside it */
	if (f->since)
		result = since_document(&since, f, err);
	if (since)
		options.since = xmlDocGetRootElement(since);
	if (result == 0)
		result = report_html(&options, err);
	xmlFreeDoc(since);
	return result;
}

static int
write_csv(const struct format_run *f, const char *path, struct error *err)
{
	(void)path;		/* three tables */
	return report_csv(f->options, err);
}

static int
write_ipe(const struct format_run *f, const char *path, struct error *err)
{
	return report_ipe(f->options, path, err);
}

const struct format formats[] = {
	{ "html", "index.html", "pages to read: the run, and each account",
	  write_html },
	{ "csv", "settings.csv", "settings, ledger and populations as tables",
	  write_csv },
	{ "xlsx", "workbook.xlsx", "a workbook that an auditor keeps",
	  xlsx_write },
	{ "ipe", "ipe.html", "one page: source, parameters, totals, tie-out",
	  write_ipe },
	{ "oscal", "oscal.json", "OSCAL assessment-results", oscal_write },
	{ "ocsf", "ocsf.jsonl", "OCSF 1.5 Compliance Findings, one a line",
	  ocsf_write },
	{ "asff", "asff.json", "findings as AWS Security Hub takes them in",
	  asff_write },
	{ "junit", "junit.xml", "JUnit XML, for a pipeline", junit_write },
	{ "in-toto", "statement.intoto.json",
	  "in-toto Statement; signed, if a key is given", intoto_write },
	{ NULL, NULL, NULL, NULL },
};

const struct format *
format_named(struct text name)
{
	for (const struct format *f = formats; f->name; f++)
		if (text_is(name, f->name))
			return f;
	return NULL;
}

const char *
format_names(void)
{
	static char names[256];
	size_t n = 0;

	for (const struct format *f = formats; f->name; f++) {
		int len = snprintf(names + n, sizeof names - n, "%s%s",
				   n ? ", " : "", f->name);

		if (len < 0 || (size_t)len >= sizeof names - n)
			break;
		n += (size_t)len;
	}
	return names;
}

static const char *
name_at(const void *table, size_t i)
{
	return ((const struct format *)table)[i].name;
}

static int
no_such(struct text name, struct error *err)
{
	size_t n = 0;
	char typed[64];

	while (formats[n].name)
		n++;
	if (name.len >= sizeof typed)
		name.len = sizeof typed - 1;
	memcpy(typed, name.at, name.len);
	typed[name.len] = '\0';
	return error_set(err, ERROR_USAGE, "format %s: there is none of that"
			 " name; did you mean %s? There are %s, and all", typed,
			 nearest_name(typed, formats, n, name_at),
			 format_names());
}

static struct text
next_name(struct text *rest)
{
	struct text name = { NULL, 0 };

	while (rest->len && strchr(" \t,", rest->at[0])) {
		rest->at++;
		rest->len--;
	}
	name.at = rest->at;
	while (rest->len && !strchr(" \t,", rest->at[0])) {
		rest->at++;
		rest->len--;
		name.len++;
	}
	return name;
}

int
formats_read(const struct format *v[FORMATS_MAX + 1], size_t *n,
	     const char *list, struct error *err)
{
	struct text rest = text_of(list), name;
	unsigned wanted = 0;

	*n = 0;
	while ((name = next_name(&rest)).len > 0) {
		const struct format *f = format_named(name);

		if (text_is(name, "all"))
			wanted = ~0u;
		else if (f)
			wanted |= 1u << (f - formats);
		else
			return no_such(name, err);
	}
	for (size_t i = 0; formats[i].name; i++)
		if (wanted & 1u << i)
			v[(*n)++] = &formats[i];
	v[*n] = NULL;
	return *n ? 0 : error_set(err, ERROR_USAGE, "formats: an empty list;"
				  " there are %s, and all", format_names());
}
