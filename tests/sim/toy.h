/*
 * toy.h - two small services, a run of them, and what it told
 *
 *	account -ListZones-> region            -ListRoles-> toy:role
 *	region -ListBoxes (pages)-> toy:box -GetBox-> toy:role, toy:key
 *	toy:box -ListParts-> toy:part -DescribeParts (by 3)
 *	account -MakeReport (again)-> toy:report
 *	account -ListShelves-> store:shelf (XML) -GetShelf
 */
#ifndef SIM_TOY_H
#define SIM_TOY_H

#include "engine/engine.h"
#include "plan/plan.h"
#include "sim/setup.h"
#include "sim/sim.h"

struct toy {
	struct registry registry;
	struct plan plan;
	struct transport *sim;
	struct engine_options options;
	struct engine_stats stats;
	struct error err;
	struct observer observer;
	struct buffer journal;		/* a line an event */
	char *folder;
	int result;
	unsigned hours;			/* since the first AWS */
};

/*
 * One region, eu-west-1, two boxes "a" and "b" that refer to role "reader",
 * no parts, the report ready; scripts change that.
 */
void toy_open(struct toy *toy, size_t accounts, int roles);
void toy_script(struct toy *toy, struct sim_script script);
void toy_say(struct toy *toy, const char *match, const char *body);
void toy_run(struct toy *toy);
void toy_replay(struct toy *toy);	/* the journal is of the replay then */
void toy_again(struct toy *toy);	/* an hour later, same spool */
void toy_close(struct toy *toy);

int toy_told(const struct toy *toy, const char *line);	/* whole lines */
unsigned toy_told_times(const struct toy *toy, const char *part);
/* Lines of the spool file of the first account that contain part. */
unsigned toy_kept(const struct toy *toy, const char *part);

#endif
