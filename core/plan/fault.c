/* fault.c - which row of which collector a fault is in */
#include "plan/tables.h"

static const char *
or_unnamed(const char *name)
{
	return name && *name ? name : "?";
}

int
fault_in_type(struct error *err, const struct type *type)
{
	if (!type->collector)
		return error_in(err, "type %s", type->row->name);
	const struct ex_collector *c = type->collector->tables;
	return error_in(err, "%s: type %zu (%s)", or_unnamed(c->name),
			(size_t)(type->row - c->types.v) + 1,
			or_unnamed(type->row->name));
}

int
fault_in_call(struct error *err, const struct call *call)
{
	const struct ex_collector *c = call->collector->tables;

	return error_in(err, "%s: call %zu (%s)", or_unnamed(c->name),
			(size_t)(call->row - c->calls.v) + 1,
			or_unnamed(call->name));
}

int
fault_in_setting(struct error *err, const struct setting *setting)
{
	const struct ex_collector *c = setting->collector->tables;

	return error_in(err, "%s: setting %zu (%s)", or_unnamed(c->name),
			(size_t)(setting->row - c->settings.v) + 1,
			or_unnamed(setting->row->id));
}
