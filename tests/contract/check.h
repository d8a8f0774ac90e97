/*
 * check.h - collectors against names; each fault one line in *out
 */
#ifndef CHECK_H
#define CHECK_H

#include "base/buffer.h"
#include "contract/names.h"
#include "plan/registry.h"

struct check {
	const struct registry *registry;
	struct names *names;		/* one a collector, in its order */
	struct arena *arena;
	struct buffer *out;
	size_t faults;
};

/* Reads the tables and makes every check. */
int check_all(struct check *c, const char *folder, struct error *err);

/* The parts. */
void check_services(struct check *c);		/* protocol, target, read ops */
void check_request(struct check *c, const struct call *call,
		   const struct op *op);
void check_answer(struct check *c, const struct call *call,
		  const struct op *op);
void check_setting(struct check *c, const struct setting *setting);

const struct names *check_names(const struct check *c,
				const struct collector *collector);
void check_fault(struct check *c, const char *where, const char *row,
		 const char *format, ...)
	__attribute__((format(printf, 4, 5)));

#endif
