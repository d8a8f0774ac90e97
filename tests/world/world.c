/* world.c - the data read, a question led to its answer */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/file.h"
#include "inside.h"

#define FILE_MAX (8u * 1024 * 1024)

static struct ex_node *
read_json(struct world *world, const char *path, struct error *err)
{
	struct buffer body;
	struct ex_node *node = NULL;

	buffer_init(&body, FILE_MAX);
	if (!file_read(path, &body, err)) {
		char *copy = arena_strndup(world->arena, body.at, body.len);
		node = doc_read_json(world->arena, text_n(copy, body.len),
				     err);
	}
	buffer_free(&body);
	if (!node)
		error_in(err, "%s", path);
	return node;
}

/* Every .json below folder into map, named by its path without the ending. */
static int
read_folder(struct world *world, const char *folder, struct map *map,
	    struct error *err)
{
	struct file_list files;
	int rc = 0;

	if (folder_list(folder, &files, err))
		return -1;
	for (size_t i = 0; i < files.n && !rc; i++) {
		struct text name = text_of(files.v[i]);
		if (!text_ends(name, ".json"))
			continue;
		char *path = path_join(folder, files.v[i]);
		char *key = arena_strndup(world->arena, name.at, name.len - 5);
		struct ex_node *node = read_json(world, path, err);
		free(path);
		if (!node)
			rc = -1;
		else
			*map_at(map, key) = node;
	}
	file_list_free(&files);
	return rc;
}

static int
load(struct world *world, const char *folder, struct error *err)
{
	char *services = path_join(folder, "services");
	char *accounts = path_join(folder, "accounts");
	char *organisation = path_join(folder, "organisation.json");
	int rc = -1;

	if (!read_folder(world, services, world->services, err)
	    && !read_folder(world, accounts, world->accounts, err)
	    && (world->organisation = read_json(world, organisation, err)))
		rc = identity_load(world, err);
	free(services);
	free(accounts);
	free(organisation);
	return rc;
}

int
world_open(struct world **out, const char *folder, int64_t now,
	   struct error *err)
{
	struct world *world = xcalloc(1, sizeof(*world));

	world->arena = arena_new();
	world->now = now - now % 86400000;
	world->services = map_new();
	world->accounts = map_new();
	world->asked = map_new();
	world->keys = map_new();
	world->session_seconds = 43200;
	if (load(world, folder, err)) {
		world_free(world);
		return -1;
	}
	*out = world;
	return 0;
}

void
world_free(struct world *world)
{
	if (!world)
		return;
	map_free(world->services);
	map_free(world->accounts);
	map_free(world->asked);
	map_free(world->keys);
	arena_free(world->arena);
	free(world);
}

void
world_session_seconds(struct world *world, int64_t seconds)
{
	world->session_seconds = seconds;
}

static const struct ex_node *
operations(const struct world *world, const char *service)
{
	const struct ex_node *s = map_get(world->services, service);

	return s ? node_member(s, "operations") : NULL;
}

const char *
world_service(const struct world *world, size_t i)
{
	return i < map_count(world->services) ? map_key(world->services, i)
					      : NULL;
}

const char *
world_operation(const struct world *world, const char *service, size_t i)
{
	const struct ex_node *ops = operations(world, service);
	const struct ex_node *n = ops ? ops->first : NULL;

	while (n && i--)
		n = n->next;
	return n ? arena_strndup(world->arena, n->name.at, n->name.len) : NULL;
}

int
world_protocol(const struct world *world, const char *service,
	       enum ex_protocol *protocol)
{
	static const struct {
		const char *name;
		enum ex_protocol protocol;
	} known[] = {
		{ "json-1.0", EX_JSON_1_0 }, { "json-1.1", EX_JSON_1_1 },
		{ "rest-json", EX_REST_JSON }, { "rest-xml", EX_REST_XML },
		{ "query", EX_QUERY }, { "ec2", EX_EC2 },
	};
	const struct ex_node *s = map_get(world->services, service);
	const struct ex_node *name = s ? node_member(s, "protocol") : NULL;

	for (size_t i = 0; name && i < sizeof(known) / sizeof(*known); i++)
		if (text_is(name->text, known[i].name)) {
			*protocol = known[i].protocol;
			return 0;
		}
	return -1;
}

const char *
world_target(const struct world *world, struct text prefix)
{
	for (size_t i = 0; i < map_count(world->services); i++) {
		const struct ex_node *target =
			node_member(map_value(world->services, i), "target");
		if (target && text_equal(target->text, prefix))
			return map_key(world->services, i);
	}
	return NULL;
}

/* The one organisation has one account that may ask about it. */
static int
not_management(const struct answering *a)
{
	const struct ex_node *m = node_member(a->world->organisation,
					      "management");

	return node_member(a->spec, "management")
	    && !text_is(m->text, a->q->account);
}

static void
dispatch(struct answering *a)
{
	const char *made = spec_text(a, "made");

	if (not_management(a))
		answer_refuse(a, "400 AccessDeniedException You don't have "
			      "permissions to access this resource.");
	else if (made && !strcmp(made, "caller"))
		identity_caller(a);
	else if (made)
		identity_assume(a);
	else if (bucket_elsewhere(a))
		return;
	else if (node_member(a->spec, "one"))
		answer_record(a);
	else if (node_member(a->spec, "object"))
		answer_object(a);
	else
		answer_list(a, NULL);
}

void
world_answer(struct world *world, const struct world_question *question,
	     struct world_answer *answer)
{
	const struct ex_node *ops = operations(world, question->service);
	struct answering a = {
		.world = world, .q = question, .answer = answer,
		.scratch = arena_new(),
	};

	world_answer_start(answer, question->protocol);
	a.spec = ops ? node_member(ops, question->op) : NULL;
	if (!a.spec)
		answer_refuse(&a, "400 UnknownOperationException The "
			      "operation is not known here.");
	else if (!fault_strikes(&a))
		dispatch(&a);
	arena_free(a.scratch);
}
