/*
 * test_profile.c - profiles and the check of clauses, good and misspelt
 */
#include "shop.h"

#include "assess/judge_eval.h"
#include "assess/parameters.h"

#define HEAD	"[profile]\nname = p\nversion = 2\n"
#define MAP	HEAD "framework = F\n"

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
	size_t n;

	(void)state;
	if (profile_read(&p, "p.ini", text_of(HEAD
		"title = My Own\nframework = F\n\n[parameters]\n# why\ncmk_required = yes\n"
		"approved_accounts =\nrequired_tag_keys = A,\n B\n"
		"[judge]\nshop.box.size = meets: >1;\n fails: else\n"
		"[control AC-3]\ntitle = Enforce\nsettings = shop.box.size"
		" shop.box.s*\nreason = size\n matters\nreviewed = no\n"
		"[control AC-6(1)]\nsettings = shop.box.s?ze\nreason = so\n"
		"reviewed = J. Roe, 2026-10-01\n"), r, &err))
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
	const struct mapping *v = profile_mappings(p, &n);
	assert_int_equal(n, 2);
	assert_string_equal(v[0].control, "AC-3");
	assert_string_equal(v[0].framework, "F");
	assert_string_equal(v[0].title, "Enforce");
	assert_string_equal(v[0].reason, "size matters");
	assert_null(v[0].reviewed);
	for (size_t i = 0; i < v[0].nsettings; i++)
		for (size_t k = 0; k < i; k++)
			assert_string_not_equal(v[0].settings[i],
						v[0].settings[k]);
	assert_string_equal(v[1].reviewed, "J. Roe, 2026-10-01");
	assert_int_equal(v[1].nsettings, 1);
	profile_free(p);
	registry_free(r);
}

/* What a file says counts over what those before it said. */
static void
one_file_over_another(void **state)
{
	struct registry *r = registry();
	struct profile *p = profile_new();
	struct buffer base;
	struct error err;
	size_t n;
	static const char first[] = HEAD "framework = A\n[parameters]\n"
		"phi = no\ncmk_required = no\n[control 1]\n"
		"settings = shop.box.size\nreason = a\nreviewed = no\n";
	static const char second[] = "[profile]\nname = over\nversion = 7\n"
		"framework = B\nbase = p, q.ini\n[parameters]\nphi = yes\n"
		"[judge]\nshop.box.size = fails: else\n[control 2]\n"
		"settings = shop.box.size\nreason = b\nreviewed = no\n";

	(void)state;
	buffer_init(&base, 100);
	assert_int_equal(profile_base("q", text_of(second), &base, &err), 0);
	assert_string_equal(buffer_cstr(&base), "p, q.ini");
	buffer_reset(&base);
	assert_int_equal(profile_base("q", text_of(first), &base, &err), 0);
	assert_int_equal(base.len, 0);
	buffer_free(&base);
	assert_int_equal(profile_add(p, "p", text_of(first), r, &err), 0);
	assert_int_equal(profile_add(p, "q", text_of(second), r, &err), 0);
	assert_string_equal(profile_name(p), "over");
	assert_string_equal(profile_version(p), "7");
	assert_string_equal(profile_parameter(p, "phi"), "yes");
	assert_string_equal(profile_parameter(p, "cmk_required"), "no");
	assert_string_equal(profile_judge(p, registry_setting(r,
		"shop.box.size")), "fails: else");
	assert_string_equal(profile_controls(p, "shop.box.size"), "1 2");
	const struct mapping *v = profile_mappings(p, &n);
	assert_int_equal(n, 2);
	assert_string_equal(v[0].framework, "A");
	assert_string_equal(v[1].framework, "B");
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
	  "p.ini:4: unknown section \"parameter\"; is \"parameters\" meant?" },
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
	{ MAP "[control]\nsettings = shop.box.size\n",
	  "p.ini:5: [control] names no control" },
	{ MAP "[control A]\nsettings = shop.box.sise\n",
	  "p.ini:6: unknown setting \"shop.box.sise\"; is \"shop.box.size\" "
	  "meant?" },
	{ MAP "[control A]\nsettings = shop.crate.*\n",
	  "p.ini:6: no setting is like \"shop.crate.*\"" },
	{ MAP "[control A]\nsettings = shop.box.size\nreason = x\n",
	  "p.ini:5: control A wants reviewed: no, or by whom and when" },
	{ MAP "[control A]\nsettings = shop.box.size\nreviewed = no\n"
	  "[parameters]\nphi = no\n", "p.ini:5: control A wants a reason" },
	{ MAP "[control A]\nsettings = shop.box.size\nreason =\n"
	  "reviewed = no\n", "p.ini:5: control A wants a reason" },
	{ MAP "[control A]\nreason = x\nreviewed = no\n",
	  "p.ini:5: control A wants settings" },
	{ MAP "[control A]\nsettings = shop.box.size\nreason = x\n"
	  "reviewed = yes\n", "p.ini:8: reviewed wants no, or who" },
	{ MAP "[control A]\nreviewed = 2026-10-01\n", "p.ini:6: reviewed" },
	{ MAP "[control A]\nreviewed = Roe, 2026-13-01\n", "p.ini:6: revi" },
	{ MAP "[control A]\nwhy = x\n", "p.ini:6: unknown key \"why\"" },
	{ HEAD "[control A]\nsettings = shop.box.size\nreason = x\n"
	  "reviewed = no\n", "so it wants the framework" },
	{ HEAD "[controls]\nshop.box = AC-3\n",
	  "unknown section \"controls\"; is \"control\" meant?" },
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
		cmocka_unit_test(one_file_over_another),
		cmocka_unit_test(refuses),
		cmocka_unit_test(baseline_is_whole),
		cmocka_unit_test(checks_clauses),
		cmocka_unit_test(lists_predicates),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
