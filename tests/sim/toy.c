/* toy.c - runs of the toy services, written down as they happen */
#include "sim/toy.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/file.h"
#include "sim/toy_tables.h"

/* What is not scripted: one region, two boxes, a role, nothing else. */
static void
usual(void *ctx, const struct request *request, struct buffer *out)
{
	static const struct { const char *op, *body; } answers[] = {
		{ "ListZones", "{\"Zones\":[{\"Name\":\"eu-west-1\"}]}" },
		{ "ListRoles", "{\"Roles\":[{\"Arn\":\"reader\"}]}" },
		{ "GetRole", "{\"Role\":{\"RoleName\":\"reader\"}}" },
		{ "ListBoxes", "{\"Boxes\":[{\"Name\":\"a\"},"
			       "{\"Name\":\"b\"}]}" },
		{ "GetBox", "{\"Box\":{\"RoleArn\":\"reader\"}}" },
		{ "GetBoxPolicy", "{\"Policy\":\"{}\"}" },
		{ "ListParts", "{\"Parts\":[]}" },
		{ "DescribeParts", "{\"Parts\":[]}" },
		{ "DescribeKey", "{\"KeyMetadata\":{\"Enabled\":true}}" },
		{ "MakeReport", "{\"State\":\"DONE\"}" },
		{ "ListShelves", "<R><Shelves/></R>" },
		{ "GetShelf", "<R><Tidy>true</Tidy></R>" },
	};

	(void)ctx;
	for (size_t i = 0; i < sizeof(answers) / sizeof(answers[0]); i++)
		if (strcmp(answers[i].op, request->call->row->op) == 0)
			buffer_puts(out, answers[i].body);
}

static const char *
name_of(const struct resource *r)
{
	return r->type ? r->type->row->name :
	       r->level == ON_REGION ? "region" : "account";
}

static void
found(void *ctx, struct resource *r)
{
	struct toy *toy = ctx;

	buffer_printf(&toy->journal, "found %s %s\n", name_of(r), r->id);
}

static void
refers(void *ctx, struct resource *from, const struct reference *ref,
       struct resource *to, const struct answer *answer)
{
	struct toy *toy = ctx;

	(void)ref;
	(void)answer;
	buffer_printf(&toy->journal, "%s %s refers to %s %s\n", name_of(from),
		      from->id, name_of(to), to->id);
}

static void
unmatched(void *ctx, struct resource *on, const struct unmatched *u)
{
	struct toy *toy = ctx;

	buffer_printf(&toy->journal, "%s %s unmatched %.*s\n", name_of(on),
		      on->id, TEXT_ARG(u->value));
}

static void
planned(void *ctx, struct resource *on, const struct call *call)
{
	struct toy *toy = ctx;

	buffer_printf(&toy->journal, "planned %s on %s\n", call->name,
		      on->id);
}

static void
item(void *ctx, const struct call *call, struct resource *on,
     struct resource *about, struct ex_node *node,
     const struct path_vars *vars, struct arena *scratch,
     const struct answer *answer)
{
	struct toy *toy = ctx;

	(void)node;
	(void)vars;
	(void)scratch;
	(void)answer;
	buffer_printf(&toy->journal, "item of %s on %s about %s\n",
		      call->name, on->id, about->id);
}

static void
unread(void *ctx, const struct call *call, struct resource *on,
       const struct answer *answer)
{
	struct toy *toy = ctx;

	(void)answer;
	buffer_printf(&toy->journal, "unread %s on %s\n", call->name, on->id);
}

static void
ended(void *ctx, struct resource *const *ons, size_t n,
      const struct answer *answer)
{
	struct toy *toy = ctx;
	const struct record *r = answer->record;

	(void)ons;
	(void)n;
	buffer_printf(&toy->journal, "%s: %s%s%s%s%s\n", r->request,
		      outcome_name(r->outcome), r->reason ? " " : "",
		      r->reason ? r->reason : "", r->error ? " " : "",
		      r->error ? r->error : "");
}

static void
listed(void *ctx, const struct call *call, struct resource *on,
       const struct listing *l)
{
	struct toy *toy = ctx;

	buffer_printf(&toy->journal, "%s on %s listed %zu, %zu different, in "
		      "%u pages, %s: %s\n", call->name, on->id, l->items,
		      l->distinct, l->pages,
		      l->complete ? "complete" : "broken", l->end);
}

static void
account_end(void *ctx, struct resource *account, int interrupted)
{
	struct toy *toy = ctx;

	buffer_printf(&toy->journal, "account %s %s\n", account->id,
		      interrupted ? "interrupted" : "done");
}

static void
open_sim(struct toy *toy)
{
	struct sim_options so = { .seed = 1, .body = usual };

	so.start = 1790000000000 + 3600000 * (int64_t)toy->hours++;
	toy->sim = sim_open(&so);
	sim_log_keys(toy->sim);
	toy->options.transport = toy->sim;
}

void
toy_open(struct toy *toy, size_t accounts, int roles)
{
	static const struct ex_collector *const both[] = {
		&toy_collector, &store_collector };

	memset(toy, 0, sizeof(*toy));
	if (registry_make(&toy->registry, both, 2, &toy->err) < 0) {
		fprintf(stderr, "toy: %s\n", toy->err.text);
		abort();
	}
	setup_plan(&toy->plan, &toy->registry, accounts, roles);
	toy->folder = setup_folder();
	buffer_init(&toy->journal, 1u << 24);
	toy->observer = (struct observer){
		.ctx = toy, .found = found, .refers = refers,
		.unmatched = unmatched, .planned = planned, .item = item,
		.unread = unread, .ended = ended, .listed = listed, .account_end = account_end,
	};
	engine_defaults(&toy->options);
	toy->options.plan = &toy->plan;
	toy->options.spool_folder = toy->folder;
	toy->options.redact_key = &setup_key;
	toy->options.observer = &toy->observer;
	open_sim(toy);
}

void
toy_script(struct toy *toy, struct sim_script script)
{
	sim_answer(toy->sim, &script);
}

void
toy_say(struct toy *toy, const char *match, const char *body)
{
	toy_script(toy, (struct sim_script){ .match = match, .status = 200,
					     .body = body });
}

void
toy_run(struct toy *toy)
{
	buffer_reset(&toy->journal);
	toy->err = (struct error){ 0 };
	toy->result = engine_run(&toy->options, &toy->stats, &toy->err);
}

void
toy_replay(struct toy *toy)
{
	struct engine_options o = toy->options;

	o.spool_folder = NULL;
	o.redact_key = NULL;
	o.transport = replay_open(toy->folder, &toy->err);
	buffer_reset(&toy->journal);
	toy->result = engine_run(&o, &toy->stats, &toy->err);
	o.transport->close(o.transport);
}

void
toy_again(struct toy *toy)
{
	toy->sim->close(toy->sim);
	open_sim(toy);
}

void
toy_close(struct toy *toy)
{
	toy->sim->close(toy->sim);
	folder_remove(toy->folder, &toy->err);
	free(toy->folder);
	buffer_free(&toy->journal);
	setup_plan_done(&toy->plan);
	registry_free(&toy->registry);
}

int
toy_told(const struct toy *toy, const char *line)
{
	struct text rest = buffer_view(&toy->journal);

	while (rest.len)
		if (text_is(text_cut(&rest, '\n'), line))
			return 1;
	return 0;
}

static unsigned
times(const char *in, const char *part)
{
	unsigned n = 0;

	while ((in = strstr(in, part))) {
		n++;
		in += strlen(part);
	}
	return n;
}

unsigned
toy_told_times(const struct toy *toy, const char *part)
{
	return times(buffer_cstr(&toy->journal), part);
}

unsigned
toy_kept(const struct toy *toy, const char *part)
{
	char *path = xasprintf("%s/%s.jsonl", toy->folder,
			       toy->plan.accounts[0].id);
	struct buffer file;
	struct error err;
	unsigned n = 0;

	buffer_init(&file, 1u << 26);
	if (file_read(path, &file, &err) == 0)
		n = times(buffer_cstr(&file), part);
	buffer_free(&file);
	free(path);
	return n;
}
