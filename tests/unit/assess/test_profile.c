/*
 * test_profile.c - profiles and the check of clauses, good and misspelt
 */
#include "shop.h"

#include "assess/judge_eval.h"
#include "assess/parameters.h"

#define HEAD	"[profile]\nname = p\nversion = 2\n"

static struct registry *
registry(void)
{
	static struct registry r;
	const struct ex_collector *tables[] = { &shop };
	struct error err;

	if (registry_make(&r, tables, 1, &err))
		fail_msg("%s", err.text);
	return &r;
}

static void
reads(void **state)
{
	struct registry *r = registry();
	struct profile *p;
	struct error err;
	const struct setting *size = registry_setting(r, "shop.box.size");

	(void)state;
	if (profile_read(&p, "p.ini", text_of(HEAD
		"title = My Own\n\n[parameters]\n# why\ncmk_required = yes\n"
		"approved_accounts =\nrequired_tag_keys = A,\n B\n"
		"[judge]\nshop.box.size = meets: >1;\n fails: else\n"
		"[controls]\nshop.box.size = AC-3 AC-6(1)\n"), r, &err))
		fail_msg("%s", err.text);
	assert_string_equal(profile_name(p), "p");
	assert_string_equal(profile_version(p), "2");
	assert_string_equal(profile_title(p), "My Own");
	assert_string_equal(profile_parameter(p, "cmk_required"), "yes");
	assert_string_equal(profile_parameter(p, "approved_accounts"), "");
	assert_null(profile_parameter(p, "phi"));
	assert_true(parameter_has(profile_parameter(p, "required_tag_keys"),
				  text_of("b")));
	assert_string_equal(profile_judge(p, size), "meets: >1; fails: else");
	assert_string_equal(profile_controls(p, "shop.box.size"),
			    "AC-3 AC-6(1)");
	assert_null(profile_controls(p, "shop.box.closed"));
	assert_string_equal(profile_judge(p, registry_setting(r,
		"shop.box.closed")), "meets: true; fails: else");
	profile_free(p);
	registry_free(r);
}

static const struct refusal {
	const char *ini, *says;
} refusals[] = {
	{ "", "p.ini: [profile] wants name and version" },
	{ "[profile]\nname = p\n", "wants name and version" },
	{ "[profile]\nname = p\nversoin = 1\n",
	  "p.ini:3: unknown key \"versoin\"; is \"version\" meant?" },
	{ HEAD "[parameter]\nphi = yes\n",
	  "unknown section \"parameter\"; is \"parameters\" meant?" },
	{ HEAD "[parameters]\ncmk_requierd = yes\n",
	  "p.ini:5: unknown parameter \"cmk_requierd\"; is \"cmk_required\" "
	  "meant?" },
	{ HEAD "[parameters]\ncmk_required = often\n",
	  "p.ini:5: cmk_required wants yes or no, not \"often\"" },
	{ HEAD "[parameters]\nunused_days = many\n",
	  "unused_days wants a number" },
	{ HEAD "[parameters]\nphi = yes\nphi = no\n", "p.ini" },
	{ HEAD "[judge]\nshop.box.sise = meets: else\n",
	  "p.ini:5: unknown setting \"shop.box.sise\"; is \"shop.box.size\" "
	  "meant?" },
	{ HEAD "[judge]\nshop.box.size = meets else\n",
	  "p.ini:5: shop.box.size: character 1: a clause begins" },
	{ HEAD "[controls]\nshop.box = AC-3\n", "unknown setting" },
	{ HEAD "[controls\n", "p.ini" },
	{ HEAD "phi yes\n", "p.ini" },
	{ "\xff", "p.ini:1: not a text" },
};

static void
refuses(void **state)
{
	struct registry *r = registry();

	(void)state;
	for (size_t i = 0; i < sizeof refusals / sizeof refusals[0]; i++) {
		struct profile *p;
		struct error err = { 0 };

		if (profile_read(&p, "p.ini", text_of(refusals[i].ini), r,
				 &err) == 0)
			fail_msg("taken:\n%s", refusals[i].ini);
		if (strstr(err.text, refusals[i].says) == NULL)
			fail_msg("%s: %s", refusals[i].ini, err.text);
		assert_null(p);
	}
	registry_free(r);
}

/* The profile that is shipped sets all but what only its user can know. */
static void
baseline_is_whole(void **state)
{
	static const char *const unset[] = { "approved_regions",
					     "ecs_agent_min" };
	struct shop s;

	(void)state;
	shop_open(&s);
	for (size_t i = 0; i < parameter_rule_count; i++) {
		const char *name = parameter_rules[i].name;
		int open = strcmp(name, unset[0]) == 0 ||
			strcmp(name, unset[1]) == 0;

		if ((profile_parameter(s.profile, name) == NULL) != open)
			fail_msg("%s", name);
	}
	assert_string_equal(profile_name(s.profile), "baseline");
	shop_close(&s);
}

static const struct fault {
	const char *a, *b, *says;	/* clauses of two settings */
} faults[] = {
	{ "meets: true if shop.b fails", "meets: customer-key()", NULL },
	{ "meets: tru(", "meets: true", "shop.a: character 12: tru( wants one )" },
	{ "meets: <=$rotation_days_max", "meets: true",
	  "shop.a: unknown parameter $rotation_days_max; is "
	  "\"rotation_max_days\" meant?" },
	{ "meets: costumer-key()", "meets: true",
	  "shop.a: unknown predicate costumer-key(); is \"customer-key\" "
	  "meant?" },
	{ "meets: customer-key(x)", "meets: true",
	  "customer-key() is given too few or too many" },
	{ "meets: allows()", "meets: true", "too few" },
	{ "as: shop.c", "meets: true",
	  "unknown setting shop.c; is \"shop.a\" meant?" },
	{ "meets: true if shop:bux", "meets: true",
	  "unknown type shop:bux; is \"shop:box\" meant?" },
	{ "as: shop.b", "meets: true if not shop.a fails",
	  "settings go in a circle: shop.a -> shop.b -> shop.a" },
	{ "meets: true if shop.a meets", "meets: true",
	  "settings go in a circle: shop.a -> shop.a" },
};

static void
checks_clauses(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof faults / sizeof faults[0]; i++) {
		const struct ex_setting settings[] = {
			{ .id = "shop.a", .title = "t", .from = "GetBox",
			  .path = "A", .judge = faults[i].a, .why = "w" },
			{ .id = "shop.b", .title = "t", .from = "GetBox",
			  .path = "B", .judge = faults[i].b, .why = "w" },
		};
		struct ex_collector c = shop;
		const struct ex_collector *tables[] = { &c };
		struct registry r;
		struct error err = { 0 };
		int failed;

		c.settings.v = settings;
		c.settings.n = 2;
		if (registry_make(&r, tables, 1, &err))
			fail_msg("%s", err.text);
		failed = assess_check(&r, NULL, &err);
		if (failed != (faults[i].says ? -1 : 0) ||
		    (failed && strstr(err.text, faults[i].says) == NULL))
			fail_msg("%s / %s: %s", faults[i].a, faults[i].b,
				 err.text);
		registry_free(&r);
	}
}

static void
lists_predicates(void **state)
{
	unsigned version = 0;
	size_t n = 0;

	(void)state;
	while (assess_predicate(n, &version) != NULL)
		n++;
	assert_true(n >= 19 && version > 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads),
		cmocka_unit_test(refuses),
		cmocka_unit_test(baseline_is_whole),
		cmocka_unit_test(checks_clauses),
		cmocka_unit_test(lists_predicates),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
