/*
 * identity.c - who asks: users' keys, roles that may be entered, sessions
 *
 * A session's secret and token are derived from a counter, so that a run of
 * the simulator repeats itself.  They protect nothing.
 */
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/digest.h"
#include "inside.h"

#define SESSION_DEFAULT 3600

static const char *
member(struct world *world, const struct ex_node *node, const char *name)
{
	struct text t = node_text(node_member(node, name));

	return arena_strndup(world->arena, t.at ? t.at : "", t.len);
}

int
identity_load(struct world *world, struct error *err)
{
	const struct ex_node *users = node_member(world->organisation,
						  "users");

	if (!users || !users->first)
		return error_set(err, ERROR_USAGE,
				 "organisation.json: no users");
	for (const struct ex_node *u = users->first; u; u = u->next) {
		struct world_key *key = arena_alloc(world->arena,
						    sizeof(*key));
		key->id = member(world, u, "key");
		key->secret = member(world, u, "secret");
		key->account = member(world, u, "account");
		key->arn = member(world, u, "arn");
		*map_at(world->keys, key->id) = key;
	}
	return 0;
}

const struct world_key *
world_key(const struct world *world, struct text access_key)
{
	char id[64];

	if (access_key.len >= sizeof(id))
		return NULL;
	memcpy(id, access_key.at, access_key.len);
	id[access_key.len] = '\0';
	return map_get(world->keys, id);
}

/* n characters of [A-Z2-7] or base64, different for each session and use. */
static char *
derived(struct world *world, const char *use, size_t n, int base32)
{
	static const char alphabet[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
		"abcdefghijklmnopqrstuvwxyz0189+/";
	char *out = arena_alloc(world->arena, n + 1);
	uint8_t block[DIGEST_SIZE];

	for (size_t i = 0; i < n; i++) {
		if (i % DIGEST_SIZE == 0) {
			char *label = arena_printf(world->arena, "%s %u %zu",
						   use, world->sessions, i);
			hmac_of("sample", 6, label, strlen(label), block);
		}
		out[i] = alphabet[block[i % DIGEST_SIZE]
				  % (base32 ? 32 : 64)];
	}
	return out;
}

static const struct ex_node *
role_of(const struct answering *a, const char *arn)
{
	const struct ex_node *roles = node_member(a->world->organisation,
						  "roles");

	for (const struct ex_node *r = roles->first; r; r = r->next)
		if (text_is(node_member(r, "arn")->text, arn))
			return r;
	return NULL;
}

static int
may_enter(const struct answering *a, const struct ex_node *role)
{
	const struct ex_node *id = node_member(role, "external_id");
	const struct ex_node *trusted = node_member(role, "trusted");
	const char *given = params_get(a->q->params, "ExternalId");

	if (trusted && !text_is(trusted->text, a->q->account))
		return 0;
	return !id || (given && text_is(id->text, given));
}

static int64_t
duration(const struct answering *a)
{
	const char *asked = params_get(a->q->params, "DurationSeconds");
	int64_t seconds = asked ? strtoll(asked, NULL, 10) : SESSION_DEFAULT;

	return seconds < a->world->session_seconds
		? seconds : a->world->session_seconds;
}

static struct world_key *
session_new(struct answering *a, const struct ex_node *role, const char *name)
{
	struct world *world = a->world;
	struct world_key *key = arena_alloc(world->arena, sizeof(*key));
	int64_t now = a->q->now ? a->q->now : world->now;

	world->sessions++;
	key->id = arena_printf(world->arena, "ASIA%s",
			       derived(world, "id", 16, 1));
	key->secret = derived(world, "secret", 40, 0);
	key->token = arena_printf(world->arena, "IQoJb3JpZ2luX2Vj%s==",
				  derived(world, "token", 286, 0));
	key->account = member(world, role, "account");
	key->arn = arena_printf(world->arena, "arn:aws:sts::%s:assumed-role/"
				"%s/%s", key->account,
				member(world, role, "name"), name);
	key->expires = now + duration(a) * 1000;
	*map_at(world->keys, key->id) = key;
	return key;
}

void
identity_assume(struct answering *a)
{
	const char *arn = params_get(a->q->params, "RoleArn");
	const char *name = params_get(a->q->params, "RoleSessionName");
	const struct ex_node *role = arn ? role_of(a, arn) : NULL;
	char iso[CLOCK_TEXT];
	struct render r;

	if (!arn || !name) {
		answer_refuse(a, "400 ValidationError RoleArn and "
			      "RoleSessionName are required.");
		return;
	}
	if (!role || !may_enter(a, role)) {
		answer_refuse(a, arena_printf(a->scratch, "403 AccessDenied "
			"User: %s is not authorized to perform: "
			"sts:AssumeRole on resource: %s", a->q->caller, arn));
		return;
	}
	const struct world_key *key = session_new(a, role, name);
	render_start(&r, a);
	render_head(&r, a);
	render_object_begin(&r, text_of("Credentials"));
	render_string(&r, "AccessKeyId", key->id);
	render_string(&r, "SecretAccessKey", key->secret);
	render_string(&r, "SessionToken", key->token);
	render_string(&r, "Expiration", clock_iso(iso, key->expires, 0));
	render_object_end(&r, text_of("Credentials"));
	render_object_begin(&r, text_of("AssumedRoleUser"));
	render_string(&r, "AssumedRoleId",
		      arena_printf(a->scratch, "AROASAMPLEAUDITOR1234:%s",
				   name));
	render_string(&r, "Arn", key->arn);
	render_object_end(&r, text_of("AssumedRoleUser"));
	render_tail(&r, a);
}

void
identity_caller(struct answering *a)
{
	int session = strstr(a->q->caller, ":assumed-role/") != NULL;
	const char *last = strrchr(a->q->caller, '/');
	struct render r;

	render_start(&r, a);
	render_head(&r, a);
	render_string(&r, "UserId", session
		      ? arena_printf(a->scratch, "AROASAMPLEAUDITOR1234:%s",
				     last + 1)
		      : "AIDASAMPLECOLLECTOR12");
	render_string(&r, "Account", a->q->account);
	render_string(&r, "Arn", a->q->caller);
	render_tail(&r, a);
}
