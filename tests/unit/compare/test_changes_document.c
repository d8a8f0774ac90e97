/* What changes.xsl is given is as its schema says, whatever names there are. */
#include <libxml/relaxng.h>

#include "unit/compare/two.h"

#include "compare/document.h"

#define HOSTILE	"</style><script>x</script>\x1b[31m\xe2\x80\xae&"
#define LEDGER	"shop/ListStores eu-west-1,collected,,,,1,,,,,\n"
#define STORE(n, v) "eu-west-1,shop.store.lock,shop:store," n ",access," v	\
		",clause,fails: else,,e:1\n"

static void
say_nothing(void *ctx, const char *format, ...)
{
	(void)ctx;
	(void)format;
}

static void
the_document_is_as_its_schema_says(void **state)
{
	static const struct one before = {
		.settings = STORE("a", "shut,meets") STORE("b", "open,fails"),
		.ledger = LEDGER "shop/ListCoupons global,denied,,X,m,1,,,,,\n",
		.population = "shop:store,region eu-west-1,eu-west-1,"
			"shop:ListStores,1,2,no token,,,2,0,0\n",
	}, after = {
		.parameters = "keys = MINE", .only_two = 1,
		.settings = STORE(HOSTILE, "open,fails")
			STORE("a", "open,fails"),
		.ledger = LEDGER, .population = "shop:store,region eu-west-1,"
			"eu-west-1,shop:ListStores,1,1,no token,,,1,0,0\n",
	};
	xmlRelaxNGParserCtxt *ctx = xmlRelaxNGNewParserCtxt(SOURCE
		"/report-templates/schema/changes.rng");
	xmlRelaxNG *schema = xmlRelaxNGParse(ctx);
	xmlRelaxNGValidCtxt *valid = xmlRelaxNGNewValidCtxt(schema);
	struct verify_result r = { .id = "s-1", .stream = "s",
		.headline = "COMPLETE", .tagmanifest_sha256 = "a",
		.p7s_sha256 = "b", .signer = "CN=x", .time = 1 };
	struct two t = { .root = "" };
	struct changes_of of = { .before = &r, .after = &r, .relation = "x" };
	char *x, *y;
	struct error err;
	xmlChar *text;
	xmlDoc *doc;
	int n;

	(void)state;
	assert_non_null(schema);
	two_make(&t, &before, &after);
	of.old_root = x = path_join(t.root, "old");
	of.new_root = y = path_join(t.root, "new");
	if (changes_document(&doc, &of, &err) < 0)
		fail_msg("%s", err.text);
	assert_int_equal(xmlRelaxNGValidateDoc(valid, doc), 0);
	xmlDocDumpMemory(doc, &text, &n);
	assert_null(strstr((char *)text, "\x1b"));
	assert_null(strstr((char *)text, "\xe2\x80\xae"));
	assert_null(strstr((char *)text, "<script>x"));
	assert_non_null(strstr((char *)text, "[U+202E]"));
	xmlFree(text);
	xmlUnsetProp(xmlDocGetRootElement(doc), (const xmlChar *)"relation");
	xmlRelaxNGSetValidErrors(valid, say_nothing, say_nothing, NULL);
	assert_int_not_equal(xmlRelaxNGValidateDoc(valid, doc), 0);
	xmlFreeDoc(doc);
	free(x);
	free(y);
	two_free(&t);
	xmlRelaxNGFreeValidCtxt(valid);
	xmlRelaxNGFree(schema);
	xmlRelaxNGFreeParserCtxt(ctx);
	xmlCleanupParser();
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_document_is_as_its_schema_says),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
