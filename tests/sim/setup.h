/*
 * setup.h - a plan of n accounts, and a run of it in the simulator
 */
#ifndef SIM_SETUP_H
#define SIM_SETUP_H

#include "engine/engine.h"
#include "plan/plan.h"
#include "sim/sim.h"
#include "sim/world.h"

/* Accounts 100000000000 and on; each entered by a role if roles is set. */
void setup_plan(struct plan *plan, const struct registry *registry, size_t n,
		int roles);
void setup_plan_done(struct plan *plan);

/* A new folder below TMPDIR; caller frees the name, and removes it. */
char *setup_folder(void);

extern const struct redact_key setup_key;
extern const char *const setup_regions[];	/* seventeen, NULL ends */

#endif
