/*
 * parameters.h - what profiles may set
 */
#ifndef PARAMETERS_H
#define PARAMETERS_H

#include <stddef.h>

#include "base/error.h"
#include "base/text.h"

enum parameter_kind {
	PARAMETER_YES_NO, PARAMETER_NUMBER, PARAMETER_LIST, PARAMETER_WORD,
};

struct parameter_rule {
	const char *name;
	enum parameter_kind kind;
};

extern const struct parameter_rule parameter_rules[];
extern const size_t parameter_rule_count;

const struct parameter_rule *parameter_rule(const char *name);	/* NULL: none */
/* Is value of the kind?  An empty list is one. */
int parameter_fits(const struct parameter_rule *rule, const char *value);
const char *parameter_kind_name(enum parameter_kind kind);

#endif
