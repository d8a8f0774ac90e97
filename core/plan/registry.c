/* registry.c - tables in, lookups out */
#include "plan/registry.h"

#include <string.h>

#include "base/alloc.h"
#include "base/file.h"
#include "plan/binary.h"
#include "plan/tables.h"

int
tables_build(struct registry *r, struct error *err)
{
	r->index = map_new();
	if (check_collectors(r, err) == 0 && types_compile(r, err) == 0 &&
	    check_types(r, err) == 0 && calls_compile(r, err) == 0 &&
	    requests_join(r, err) == 0 && check_calls(r, err) == 0 &&
	    check_requests(r, err) == 0 && settings_compile(r, err) == 0 &&
	    check_settings(r, err) == 0 &&
	    check_unused(r, err) == 0 && check_without(r, err) == 0)
		return 0;
	registry_free(r);
	return -1;
}

int
registry_make(struct registry *r, const struct ex_collector *const *v,
	      size_t n, struct error *err)
{
	struct binary self;

	*r = (struct registry){ .arena = arena_new() };
	if (binary_self(&self, err) < 0) {
		registry_free(r);
		return -1;
	}
	r->collectors = arena_alloc(r->arena, n * sizeof(*r->collectors));
	r->ncollectors = n;
	const char *file = arena_strdup(r->arena, path_base(self.path));
	for (size_t i = 0; i < n; i++) {
		struct collector *c = &r->collectors[i];
		c->tables = v[i];
		c->file = file;
		memcpy(c->sha256, self.sha256, sizeof(c->sha256));
		if (v[i]->abi == EX_ABI)
			continue;
		error_set(err, ERROR_USAGE,
			  "collector %zu was built against another "
			  "collector.h", i + 1);
		registry_free(r);
		return -1;
	}
	return tables_build(r, err);
}

void
registry_free(struct registry *r)
{
	if (!r)
		return;
	map_free(r->index);
	modules_close(r);
	arena_free(r->arena);
	*r = (struct registry){ 0 };
}

enum ex_verdict
registry_test_elsewhere(const struct ex_host *host, const struct ex_node *item)
{
	(void)host;
	(void)item;
	return EX_REVIEW;
}

const struct type *
registry_type(const struct registry *r, const char *name)
{
	return index_get(r, 't', "", name);
}

const struct call *
registry_call(const struct registry *r, const char *service, const char *name)
{
	return index_get(r, 'c', service, name);
}

const struct setting *
registry_setting(const struct registry *r, const char *id)
{
	return index_get(r, 's', "", id);
}

const char *
topic_name(enum ex_topic topic)
{
	static const char *const names[TOPICS] = {
		[EX_ENCRYPTION] = "encryption",
		[EX_ACCESS] = "access",
		[EX_LOGGING] = "logging",
		[EX_COMPLIANCE] = "compliance",
		[EX_RESILIENCE] = "resilience",
		[EX_INFRASTRUCTURE] = "infrastructure",
		[EX_INVENTORY] = "inventory",
	};
	return (unsigned)topic < TOPICS ? names[topic] : NULL;
}

const char *
verdict_name(enum ex_verdict verdict)
{
	static const char *const names[] = {
		[EX_MEETS] = "meets",
		[EX_FAILS] = "fails",
		[EX_REVIEW] = "review",
		[EX_NOT_APPLICABLE] = "n/a",
	};
	return (unsigned)verdict < 4 ? names[verdict] : NULL;
}

const char *
protocol_name(enum ex_protocol protocol)
{
	static const char *const names[PROTOCOLS] = {
		[EX_JSON_1_0] = "json-1.0",
		[EX_JSON_1_1] = "json-1.1",
		[EX_REST_JSON] = "rest-json",
		[EX_REST_XML] = "rest-xml",
		[EX_QUERY] = "query",
		[EX_EC2] = "ec2",
	};
	return (unsigned)protocol < PROTOCOLS ? names[protocol] : NULL;
}

const char *
service_iam(const struct ex_service *s)
{
	return s->iam ? s->iam : s->name;
}

const char *
service_signing(const struct ex_service *s)
{
	return s->signing ? s->signing : s->name;
}
