/* Usage, made from the tables of commands and options. */
#include <stdio.h>
#include <string.h>

#include "base/nearest.h"
#include "cli/command.h"
#include "cli/option_table.h"
#include "format/format.h"

const char *
nearest(const char *typed, const char *const *names, size_t n)
{
	const char *best = nearest_name(typed, names, n, nearest_in_array);
	size_t most = strlen(typed) / 2 + 1;

	return best && nearest_distance(typed, best) <= (most < 3 ? most : 3) ?
		best : NULL;
}

void
help_all(void)
{
	printf("Exhibit %s - compliance evidence of AWS services, sealed\n\n"
	       "usage: exhibit COMMAND [OPTIONS]\n\n", EXHIBIT_VERSION);
	for (const struct command *c = commands; c->name; c++)
		printf("  %-11s %s\n", c->name, c->summary);
	printf("\nexits: 0 done, complete, valid   1 invalid   2 usage   3 malformed\n"
	       "       4 trust undecided   5 machine, network, TSA, key   6 chain broken\n"
	       "       7 warnings (--strict)   8 sealed but INCOMPLETE   75 interrupted\n"
	       "\nexhibit COMMAND --help says more.  The first run:\n"
	       "  exhibit audit --config exhibit.conf --first\n"
	       "  exhibit verify bundles/acme-soc2-2026Q4-0001.tar.gz --trust trust.ini\n");
}

void
help_command(const struct command *command)
{
	char left[64];

	printf("usage: exhibit %s %s\n\n%s\n\n", command->name,
	       command->arguments, command->text);
	for (const enum option_id *t = command->takes; *t != OPTIONS; t++) {
		const struct option_row *row = &option_table[*t];

		snprintf(left, sizeof(left), "--%s%s%s", row->name,
			 row->argument ? " " : "",
			 row->argument ? row->argument : "");
		printf("  %-28s %s\n", left, row->help);
	}
	if (command->run == cmd_report) {
		printf("\nformats, or all:\n");
		for (const struct format *f = formats; f->name; f++)
			printf("  %-8s %-24s %s\n", f->name, f->file, f->what);
	}
}

void
help_completion(void)
{
	printf("# bash completion for exhibit: source it, or install it as\n"
	       "# share/bash-completion/completions/exhibit\n"
	       "_exhibit()\n{\n\tlocal cur=${COMP_WORDS[COMP_CWORD]} words=\n"
	       "\tcase ${COMP_CWORD}:${COMP_WORDS[1]} in\n\t1:*) words='");
	for (const struct command *c = commands; c->name; c++)
		printf("%s%s", c == commands ? "" : " ", c->name);
	printf("' ;;\n");
	for (const struct command *c = commands; c->name; c++) {
		printf("\t*:%s) words='--help", c->name);
		for (const enum option_id *t = c->takes; *t != OPTIONS; t++)
			printf(" --%s", option_table[*t].name);
		printf("' ;;\n");
	}
	printf("\tesac\n\tif [[ $cur == -* || $COMP_CWORD == 1 ]]; then\n"
	       "\t\tCOMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n"
	       "\telse\n\t\tCOMPREPLY=($(compgen -f -- \"$cur\"))\n\tfi\n}\n"
	       "complete -F _exhibit exhibit\n");
}
