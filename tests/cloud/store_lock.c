/*
 * store_lock.c - Object Lock: retention and legal hold of a version
 *
 * "Object Lock considerations" and PutObject in the S3 documentation: mode and
 * date come together, the bucket must have a lock, the date must lie ahead,
 * and the request must state a digest of its body.
 */
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/file.h"
#include "store.h"

#define MODE	"x-amz-object-lock-mode"
#define UNTIL	"x-amz-object-lock-retain-until-date"
#define HOLD	"x-amz-object-lock-legal-hold"
#define DAY	INT64_C(86400000)

static int
is_mode(struct text mode)
{
	return text_is(mode, "COMPLIANCE") || text_is(mode, "GOVERNANCE");
}

/* -1: refused, and why was said. */
static int
lock_asked(struct ask *ask, struct text mode, struct text until,
	   struct text held, int64_t *ms)
{
	if (!ask->bucket->lock)
		return refuse(ask, 400, "InvalidRequest", "Bucket is missing "
			      "Object Lock Configuration");
	if (!mode.len != !until.len)
		return refuse(ask, 400, "InvalidArgument", UNTIL " and " MODE
			      " must both be supplied");
	if (mode.len && !is_mode(mode))
		return refuse(ask, 400, "InvalidArgument",
			      "Unknown wormMode directive.");
	if (mode.len && (until.len < 20 || clock_read_iso(until, ms)))
		return refuse(ask, 400, "InvalidArgument", "The retain until "
			      "date must be provided in ISO 8601 format");
	if (mode.len && *ms <= ask->now)
		return refuse(ask, 400, "InvalidArgument", "The retain until "
			      "date must be in the future!");
	if (held.len && !text_is(held, "ON") && !text_is(held, "OFF"))
		return refuse(ask, 400, "InvalidArgument", "Legal Hold must "
			      "be either of 'ON' or 'OFF'");
	return 0;
}

static int
has_digest(const struct ask *ask)
{
	return asked(ask, "x-amz-checksum-sha256").len
	    || asked(ask, "content-md5").len
	    || asked(ask, "x-amz-checksum-algorithm").len;
}

int
lock_facts(struct ask *ask, struct buffer *facts)
{
	struct text mode = asked(ask, MODE), until = asked(ask, UNTIL);
	struct text held = asked(ask, HOLD);
	const struct bucket *b = ask->bucket;
	char iso[CLOCK_TEXT];
	int64_t ms = 0;

	if (mode.len || until.len || held.len) {
		if (lock_asked(ask, mode, until, held, &ms))
			return -1;
		if (!has_digest(ask))
			return refuse(ask, 400, "InvalidRequest", "Content-MD5"
				      " OR x-amz-checksum- HTTP header is "
				      "required for Put Object requests with "
				      "Object Lock parameters");
	}
	if (!mode.len && b->retention_mode) {
		mode = text_of(b->retention_mode);
		ms = ask->now + b->retention_days * DAY;
	}
	if (ask->fault == FAULT_NO_LOCK)
		return 0;
	if (ask->fault == FAULT_SHORT)
		ms -= DAY;
	if (mode.len) {
		fact_set(facts, MODE, mode);
		fact_set(facts, UNTIL, text_of(clock_iso(iso, ms, 1)));
	}
	if (held.len)
		fact_set(facts, HOLD, held);
	return 0;
}

static int64_t
retained_until(const struct object *o)
{
	int64_t ms;

	return clock_read_iso(fact(o->facts, UNTIL), &ms) ? 0 : ms;
}

int
lock_permits_removal(struct ask *ask, const struct object *o)
{
	int bypass = text_is(asked(ask, "x-amz-bypass-governance-retention"),
			     "true");
	int kept = retained_until(o) > ask->now
		&& (text_is(fact(o->facts, MODE), "COMPLIANCE") || !bypass);

	if (kept || text_is(fact(o->facts, HOLD), "ON")) {
		refuse(ask, 403, "AccessDenied", "Access Denied because "
		       "object protected by object lock.");
		return 0;
	}
	return 1;
}

void
get_retention(struct ask *ask)
{
	const struct object *o = object_find(ask);

	if (!o)
		return;
	if (!fact(o->facts, MODE).len) {
		refuse(ask, 404, "NoSuchObjectLockConfiguration", "The "
		       "specified object does not have a ObjectLock "
		       "configuration");
		return;
	}
	say_root(ask, "Retention");
	say_xml(ask, "Mode", fact(o->facts, MODE));
	say_xml(ask, "RetainUntilDate", fact(o->facts, UNTIL));
	say_puts(ask, "</Retention>");
}

void
get_legal_hold(struct ask *ask)
{
	const struct object *o = object_find(ask);

	if (!o)
		return;
	if (!fact(o->facts, HOLD).len) {
		refuse(ask, 404, "NoSuchObjectLockConfiguration", "The "
		       "specified object does not have a ObjectLock "
		       "configuration");
		return;
	}
	say_root(ask, "LegalHold");
	say_xml(ask, "Status", fact(o->facts, HOLD));
	say_puts(ask, "</LegalHold>");
}

static void
keep_facts(struct ask *ask, const struct object *o)
{
	struct error err;

	if (file_write(arena_printf(ask->arena, "%s.facts", o->stem),
		       buffer_view(o->facts), 0600, &err))
		refuse(ask, 500, "InternalError", err.text);
	buffer_free(o->facts);		/* once changed, no longer the arena's */
}

static struct ex_node *
body_xml(struct ask *ask)
{
	struct error err;
	struct ex_node *node = doc_read_xml(ask->arena, ask->http->body, &err);

	if (!node)
		refuse(ask, 400, "MalformedXML", "The XML you provided was "
		       "not well-formed or did not validate against our "
		       "published schema");
	return node;
}

/* A time may be made longer; shorter only under governance, by who may. */
void
put_retention(struct ask *ask)
{
	struct object *o = object_find(ask);
	struct ex_node *x = o ? body_xml(ask) : NULL;
	char iso[CLOCK_TEXT];
	int64_t ms = 0;

	if (!x)
		return;
	struct text mode = node_text(node_member(x, "Mode"));
	struct text until = node_text(node_member(x, "RetainUntilDate"));
	if (lock_asked(ask, mode, until, text_of(NULL), &ms))
		return;
	int weaker = ms < retained_until(o)
		|| (text_is(fact(o->facts, MODE), "COMPLIANCE")
		    && !text_is(mode, "COMPLIANCE"));
	if (weaker && !lock_permits_removal(ask, o))
		return;
	fact_set(o->facts, MODE, mode);
	fact_set(o->facts, UNTIL, text_of(clock_iso(iso, ms, 1)));
	keep_facts(ask, o);
}

void
put_legal_hold(struct ask *ask)
{
	struct object *o = object_find(ask);
	struct ex_node *x = o ? body_xml(ask) : NULL;
	int64_t ms;

	if (!x)
		return;
	struct text held = node_text(node_member(x, "Status"));
	if (!held.len) {
		refuse(ask, 400, "MalformedXML", "Status is missing");
		return;
	}
	if (lock_asked(ask, text_of(NULL), text_of(NULL), held, &ms))
		return;
	fact_set(o->facts, HOLD, held);
	keep_facts(ask, o);
}
