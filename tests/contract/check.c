/* check.c - which rows are checked, and what a fault looks like */
#include "contract/check.h"

#include <string.h>

void
check_fault(struct check *c, const char *where, const char *row,
	    const char *format, ...)
{
	va_list ap;

	c->faults++;
	buffer_printf(c->out, "%s: %s: ", where, row);
	va_start(ap, format);
	buffer_vprintf(c->out, format, ap);
	va_end(ap);
	buffer_putc(c->out, '\n');
}

const struct names *
check_names(const struct check *c, const struct collector *collector)
{
	return &c->names[collector - c->registry->collectors];
}

static void
check_call(struct check *c, const struct call *call)
{
	const char *where = call->collector->tables->name;
	const struct op *op = names_op(check_names(c, call->collector),
				       text_of(call->row->op));

	if (!op) {
		check_fault(c, where, call->name, "%s: no such operation",
			    call->row->op);
		return;
	}
	if (!op->read)
		check_fault(c, where, call->name, "%s is no read operation",
			    call->row->op);
	if (!op->known) {
		check_fault(c, where, call->name, "%s: no names; make them "
			    "with make_names.py", call->row->op);
		return;
	}
	check_request(c, call, op);
	check_answer(c, call, op);
}

static int
names_all(struct check *c, const char *folder, struct error *err)
{
	const struct registry *r = c->registry;

	c->names = arena_alloc(c->arena, r->ncollectors * sizeof(*c->names));
	for (size_t i = 0; i < r->ncollectors; i++) {
		const char *service = r->collectors[i].tables->service.name;
		if (service && names_read(&c->names[i], folder, service,
					  c->arena, err) < 0)
			return -1;
	}
	return 0;
}

int
check_all(struct check *c, const char *folder, struct error *err)
{
	const struct registry *r = c->registry;

	if (names_all(c, folder, err) < 0)
		return -1;
	check_services(c);
	for (size_t i = 0; i < r->ncalls; i++)
		check_call(c, &r->calls[i]);
	for (size_t i = 0; i < r->nsettings; i++)
		check_setting(c, &r->settings[i]);
	return 0;
}
