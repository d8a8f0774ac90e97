/* run_facts.c - the plan, and the statement if there is one */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/file.h"
#include "report/facts.h"

static int
read_plan(struct run_facts *run, struct error *err)
{
	char *path = path_join(run->root, "data/plan.json");
	struct buffer text;
	int result;

	buffer_init(&text, DOC_SIZE_MAX);
	result = file_read(path, &text, err);
	if (result == 0)
		result = plan_read(&run->plan, &run->registry,
				   buffer_view(&text), err);
	run->have_plan = result == 0;
	if (result == 0)
		result = profile_of_plan(&run->profile, &run->plan,
					 &run->registry, err);
	buffer_free(&text);
	if (result < 0)
		error_in(err, "%s", path);
	free(path);
	return result;
}

static int
read_statement(struct run_facts *run, struct text given, struct error *err)
{
	char *path = path_join(run->root, "meta/statement.json");
	struct buffer text;
	struct ex_node *root;
	int result = 0;

	buffer_init(&text, DOC_SIZE_MAX);
	if (!given.len && file_exists(path)) {
		result = file_read(path, &text, err);
		given = buffer_view(&text);
	}
	if (result == 0 && given.len) {
		root = doc_read_json(run->arena, given, err);
		run->predicate = root ? node_member(root, "predicate") : NULL;
		result = root ? 0 : error_in(err, "meta/statement.json");
	}
	buffer_free(&text);
	free(path);
	return result;
}

int
run_facts_read(struct run_facts *run, const char *root, struct text statement,
	       struct error *err)
{
	memset(run, 0, sizeof *run);
	run->arena = arena_new();
	run->root = root;
	if (read_plan(run, err) < 0)
		return -1;
	return read_statement(run, statement, err);
}

void
run_facts_free(struct run_facts *run)
{
	profile_free(run->profile);
	if (run->have_plan) {
		plan_free(&run->plan);
		registry_free(&run->registry);
	}
	arena_free(run->arena);
	memset(run, 0, sizeof *run);
}

const char *
run_organization(struct run_facts *run, const char *given)
{
	static const char label[] = "Source-Organization: ";
	char *path = path_join(run->root, "bag-info.txt");
	struct buffer text;
	struct text rest, line;
	struct error ignored;

	buffer_init(&text, 1 << 20);
	if (!given && file_exists(path) &&
	    file_read(path, &text, &ignored) == 0)
		for (rest = buffer_view(&text); rest.len > 0;) {
			line = text_cut(&rest, '\n');
			if (text_starts(line, label))
				given = arena_strndup(run->arena,
					line.at + sizeof label - 1,
					line.len - (sizeof label - 1));
		}
	buffer_free(&text);
	free(path);
	return given;
}

int
run_service(const struct run_facts *run, struct text name)
{
	const struct registry *r = &run->registry;

	for (size_t i = 0; i < r->ncollectors; i++)
		if (text_is(name, r->collectors[i].tables->name))
			return (int)i;
	for (size_t i = 0; i < r->ncollectors; i++) {
		const char *service = r->collectors[i].tables->service.name;

		if (service && text_is(name, service))
			return (int)i;
	}
	return -1;
}

const char *
run_service_title(const struct run_facts *run, size_t service)
{
	const struct ex_collector *c = run->registry.collectors[service].tables;

	return c->title ? c->title : c->name;
}

const char *
run_type_title(const struct run_facts *run, const char *type)
{
	const struct type *t = registry_type(&run->registry, type);

	if (strcmp(type, "account") == 0 || strcmp(type, "region") == 0)
		return type;
	return t && t->row->title ? t->row->title : type;
}

const char *
state_name(unsigned state)
{
	static const char *const names[STATE_COUNT] = {
		[EX_MEETS] = "meets", [EX_FAILS] = "fails",
		[EX_REVIEW] = "review", [EX_NOT_APPLICABLE] = "na",
		[STATE_RECORDED] = "recorded",
	};

	return names[state];
}

unsigned
state_rank(unsigned state)
{
	static const unsigned ranks[STATE_COUNT] = {
		[EX_FAILS] = 0, [EX_REVIEW] = 1, [EX_MEETS] = 2,
		[EX_NOT_APPLICABLE] = 3, [STATE_RECORDED] = 4,
	};

	return ranks[state];
}

const char *
fact_judge(const struct run_facts *run, const struct fact *fact)
{
	return profile_judge(run->profile, fact->setting);
}
