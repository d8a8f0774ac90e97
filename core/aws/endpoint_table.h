/* endpoint_table.h - FIPS hosts by service and partition */
#ifndef ENDPOINT_TABLE_H
#define ENDPOINT_TABLE_H

struct fips_row {
	const char *prefix;		/* of the plain host: "kms", "api.ecr" */
	const char *partition;
	const char *label;		/* of the FIPS host; "": there is none */
	const char *regions;		/* where there is one */
};

extern const struct fips_row fips_table[];	/* NULL ends */

#endif
