/* Goal: a pipeline is green only where every setting meets its clause. */
#include <libxml/parser.h>
#include <libxml/xpath.h>

#include "programs.h"

struct xml {
	xmlDoc *doc;
	xmlXPathContext *at;
};

static void
xml_read(struct xml *x, const struct buffer *b)
{
	x->doc = xmlReadMemory(b->at, (int)b->len, NULL, NULL,
			       XML_PARSE_NONET | XML_PARSE_NOERROR);
	assert_non_null(x->doc);
	x->at = xmlXPathNewContext(x->doc);
}

static void
xml_free(struct xml *x)
{
	xmlXPathFreeContext(x->at);
	xmlFreeDoc(x->doc);
}

static double
number(const struct xml *x, const char *xpath)
{
	xmlXPathObject *o = xmlXPathEval((const xmlChar *)xpath, x->at);
	double n = xmlXPathCastToNumber(o);

	xmlXPathFreeObject(o);
	return n;
}

static void
test_golden(void **state)
{
	(void)state;
	programs_golden(junit_write, "junit.xml");
}

#define CASE(name, value) "//testcase[properties/property[@name='" name \
	"' and @value='" value "']]"

static void
test_status(void **state)
{
	struct buffer made;
	struct fixture f;
	struct xml x;

	(void)state;
	fixture_open(&f);
	fixture_save(&f);
	programs_write(&f, junit_write, "o", &made);
	xml_read(&x, &made);
	assert_int_equal(number(&x, "count(//testcase)"), FACTS + GAPS);
	assert_int_equal(number(&x, "sum(//@tests)"), FACTS + GAPS);
	assert_int_equal(number(&x, "sum(//@failures)"), 3);
	assert_int_equal(number(&x, "sum(//@errors)"), GAPS);
	assert_int_equal(number(&x, "sum(//@skipped)"), 2);
	assert_int_equal(number(&x, "count(" CASE("verdict", "meets")
				"/*[not(self::properties)])"), 0);
	assert_int_equal(number(&x, "count(" CASE("verdict", "fails")
				"/failure[@type='fails'])"), 1);
	assert_int_equal(number(&x, "count(" CASE("verdict", "review")
				"/failure[@type='review'])"), 2);
	assert_int_equal(number(&x, "count(" CASE("verdict", "n/a")
				"/skipped)"), 1);
	assert_int_equal(number(&x, "count(" CASE("verdict", "recorded")
				"/skipped)"), 1);
	assert_int_equal(number(&x, "count(" CASE("kind", "gap")
				"/error)"), GAPS);
	/* What is plainly passed is what meets its clause, and nothing else. */
	assert_int_equal(number(&x, "count(//testcase[not(failure or error or"
				" skipped)])"), 1);
	xml_free(&x);
	buffer_free(&made);
	fixture_close(&f);
}

static void
test_hostile(void **state)
{
	struct buffer made;
	struct fixture f;
	struct xml x;

	(void)state;
	programs_hostile(&f);
	programs_write(&f, junit_write, "o", &made);
	programs_clean(&made);
	assert_null(strstr(made.at, "<script"));
	xml_read(&x, &made);
	assert_int_equal(number(&x, "count(//testcase)"),
			 HOSTILE_FACTS + HOSTILE_GAPS);
	assert_int_equal(number(&x, "sum(//@tests)"),
			 HOSTILE_FACTS + HOSTILE_GAPS);
	assert_int_equal(number(&x, "count(//property[@name='resource' and"
				" @value='<script>alert(1)</script>'])"), 1);
	assert_int_equal(number(&x, "count(//x)"), 0);
	xml_free(&x);
	buffer_free(&made);
	fixture_close(&f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_golden),
		cmocka_unit_test(test_status),
		cmocka_unit_test(test_hostile),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
