/* Goal: a style sheet can neither read, write nor call out, nor make a page that does. */
#include "fixture.h"

#include <libxml/relaxng.h>

#define SHEET	"<xsl:stylesheet version='1.0' "			\
	"xmlns:xsl='http://www.w3.org/1999/XSL/Transform' "		\
	"xmlns:exsl='http://exslt.org/common' "				\
	"xmlns:xt='http://www.jclark.com/xt' "				\
	"xmlns:saxon='http://icl.com/saxon' "				\
	"extension-element-prefixes='exsl xt saxon'>"
#define PAGE(inside)							\
	"<xsl:template match='/'><html><head><title>x</title></head><body>" \
	inside "</body></html></xsl:template></xsl:stylesheet>"
#define HTML	"<xsl:output method='html' encoding='UTF-8'/>"

struct box {
	struct fixture f;
	char *folder;
	xmlNode *since;
};

static void
put(const struct box *b, const char *name, const char *text)
{
	char *path = path_join(b->folder, name);

	fixture_put(path, text_of(text));
	free(path);
}

static void
box_open(struct box *b)
{
	static const char *const scripts[] = { "script.js", "build.js",
		"facets.js", "account.js", "rows.js", "settings.js" };
	char *outside;

	b->since = NULL;
	fixture_open(&b->f);
	fixture_save(&b->f);
	b->folder = xasprintf("%s/templates", b->f.root);
	put(b, "style.css", "p { color: red }");
	for (size_t i = 0; i < sizeof scripts / sizeof scripts[0]; i++)
		put(b, scripts[i], "1 + 1\n");
	put(b, "account.xsl", SHEET HTML PAGE("<p>ok</p>"));
	put(b, "settings.xsl", SHEET HTML PAGE("<p>ok</p>"));
	put(b, "inside.xml", "<found>inside</found>");
	put(b, "branding.xsl", SHEET "</xsl:stylesheet>");
	outside = path_join(b->f.root, "outside.xml");
	fixture_put(outside, text_of("<found>outside</found>"));
	free(outside);
	outside = path_join(b->f.root, "outside.xsl");
	fixture_put(outside, text_of(SHEET "</xsl:stylesheet>"));
	free(outside);
}

static void
box_close(struct box *b)
{
	free(b->folder);
	fixture_close(&b->f);
}

static int
run(const struct box *b, const char *sheet, struct error *err)
{
	struct report_options o = fixture_options(&b->f);

	put(b, "run.xsl", sheet);
	o.templates = b->folder;
	o.since = b->since;
	memset(err, 0, sizeof *err);
	return report_html(&o, err);
}

/* part: what the error says; a test that passes for another reason is none. */
static void
is_refused(const char *sheet, const char *part)
{
	struct box b;
	struct error err;
	char *written, *page;

	box_open(&b);
	if (run(&b, sheet, &err) == 0)
		fail_msg("accepted: %s", sheet);
	if (!strstr(err.text, part))
		fail_msg("refused with \"%s\", not \"%s\"", err.text, part);
	written = path_join(b.f.root, "written.xml");
	page = path_join(b.f.out, "index.html");
	assert_false(file_exists(written));
	assert_false(file_exists(page));
	free(page);
	free(written);
	box_close(&b);
}

static void
a_sheet_may_read_its_own_folder(void **state)
{
	struct box b;
	struct error err;
	struct page p;

	(void)state;
	box_open(&b);
	if (run(&b, SHEET "<xsl:include href='branding.xsl'/>" HTML PAGE("<style"
		">i {}</style><p><xsl:value-of select=\"document('inside.xml')\""
		"/></p>"), &err) < 0)
		fail_msg("%s", err.text);
	page_open(&p, &b.f, "index.html");
	page_says(&p, "//p", "inside");
	page_close(&p);
	box_close(&b);
}

static void
it_may_read_nothing_else(void **state)
{
	struct box b;
	struct error err;
	char *from, *to;

	(void)state;
	is_refused(SHEET HTML PAGE("<p><xsl:value-of select=\"document("
		"'../outside.xml')\"/></p>"), "outside");
	is_refused(SHEET HTML PAGE("<p><xsl:value-of select=\"document("
		"'/etc/passwd')\"/></p>"), "/etc/passwd");
	is_refused(SHEET HTML PAGE("<p><xsl:value-of select=\"document("
		"'file:///etc/passwd')\"/></p>"), "/etc/passwd");
	is_refused(SHEET HTML "<xsl:include href='../outside.xsl'/>"
		   PAGE("<p>x</p>"), "outside");
	is_refused(SHEET "<xsl:import href='../outside.xsl'/>" HTML
		   PAGE("<p>x</p>"), "outside");

	box_open(&b);
	from = path_join(b.f.root, "outside.xml");
	to = path_join(b.folder, "link.xml");
	assert_int_equal(symlink(from, to), 0);
	assert_int_equal(run(&b, SHEET HTML PAGE("<p><xsl:value-of select=\""
		"document('link.xml')\"/></p>"), &err), -1);
	free(from);
	free(to);
	box_close(&b);
}

static void
it_may_not_call_out(void **state)
{
	(void)state;
	is_refused(SHEET HTML PAGE("<p><xsl:value-of select=\"document("
		"'http://127.0.0.1:9/x.xml')\"/></p>"), "127.0.0.1");
	is_refused(SHEET HTML PAGE("<p><xsl:value-of select=\"document("
		"'ftp://127.0.0.1/x.xml')\"/></p>"), "127.0.0.1");
	is_refused(SHEET "<xsl:import href='http://127.0.0.1:9/x.xsl'/>" HTML
		   PAGE("<p>x</p>"), "127.0.0.1");
}

static void
it_may_not_write(void **state)
{
	(void)state;
	is_refused(SHEET HTML PAGE("<exsl:document href='../written.xml'><a/>"
		"</exsl:document>"), "extension document");
	is_refused(SHEET HTML PAGE("<xt:document href='../written.xml'><a/>"
		"</xt:document>"), "written.xml");
	is_refused(SHEET HTML PAGE("<saxon:output href='../written.xml'><a/>"
		"</saxon:output>"), "written.xml");
	is_refused(SHEET HTML PAGE("<xsl:document href='../written.xml'><a/>"
		"</xsl:document>"), "written.xml");
}

static void
it_may_not_have_a_document_type(void **state)
{
	(void)state;
	is_refused("<!DOCTYPE x [<!ENTITY e SYSTEM '../outside.xml'>]>" SHEET
		   HTML PAGE("<p>&e;</p>"), "document type");
}

static void
a_sheet_with_a_fault_is_an_error(void **state)
{
	(void)state;
	is_refused("<not", "not a style sheet");
	is_refused(SHEET HTML "<xsl:template match='['/>" "</xsl:stylesheet>",
		   "not a style sheet");
	is_refused(SHEET HTML PAGE("<xsl:call-template name='nowhere'/>"), "");
	is_refused(SHEET HTML PAGE("<xsl:message terminate='yes'>stop here"
		"</xsl:message>"), "stop here");
	is_refused(SHEET HTML PAGE("<xsl:value-of select='nothing()'/>"), "");
}

static void
a_page_that_calls_out_is_refused(void **state)
{
	(void)state;
	is_refused(SHEET HTML PAGE("<img src='https://example.com/x'/>"),
		   "img");
	is_refused(SHEET HTML PAGE("<p onclick='x()'>x</p>"), "onclick");
	is_refused(SHEET HTML PAGE("<p style='color:red'>x</p>"), "style");
	is_refused(SHEET HTML PAGE("<a href='https://example.com/'>x</a>"),
		   "example.com");
	is_refused(SHEET HTML PAGE("<a href='javascript:x()'>x</a>"),
		   "javascript");
	is_refused(SHEET HTML PAGE("<a href='//example.com'>x</a>"),
		   "example.com");
	is_refused(SHEET HTML PAGE("<link rel='stylesheet' href='x.css'/>"),
		   "link");
	is_refused(SHEET HTML PAGE("<script src='x.js'></script>"), "src");
	is_refused(SHEET HTML PAGE("<meta http-equiv='refresh' content="
		"'0;url=https://example.com'/>"), "http-equiv");
	is_refused(SHEET HTML "<xsl:template match='/'><p>no head</p>"
		   "</xsl:template></xsl:stylesheet>", "head");
	is_refused(SHEET HTML PAGE("<xsl:value-of disable-output-escaping='yes'"
		" select='\"&lt;b>\"'/>"), "not escaped");
	is_refused(SHEET HTML PAGE("<style><xsl:value-of select='\"&lt;/style>"
		"\"'/></style>"), "would end it");
	is_refused(SHEET HTML PAGE("<script><xsl:value-of select='\"&lt;!--\"'/>"
		"</script>"), "would end it");
	is_refused(SHEET "<xsl:output method='text'/>" PAGE("x"), "html is right");
}

/* ---- a folder with little in it ---------------------------------------- */

static char *
page_whole(const struct box *b, const char *name)
{
	char *path = path_join(b->f.out, name), *text;
	struct buffer bytes;
	struct error err;

	buffer_init(&bytes, 16 << 20);
	text = file_exists(path) && file_read(path, &bytes, &err) == 0 ?
		xstrdup(buffer_cstr(&bytes)) : NULL;
	buffer_free(&bytes);
	free(path);
	return text;
}

static void
one_file_is_enough_for_a_page_of_ones_own(void **state)
{
	struct report_options o;
	struct box b;
	struct error err;
	char *own, *index, *account;

	(void)state;
	fixture_open(&b.f);
	fixture_save(&b.f);
	b.folder = xasprintf("%s/mine", b.f.root);
	setenv("EXHIBIT_SHARE", BUILD "/share", 1);
	put(&b, "acme.xsl", SHEET HTML "<xsl:include href='share.xsl'/>"
	    "<xsl:template match='/run'><html><head><title>Acme</title></head>"
	    "<body><p>ours <xsl:value-of select='head/bundle/@id'/></p></body>"
	    "</html></xsl:template><xsl:template match='/account'/>"
	    "</xsl:stylesheet>");
	put(&b, "branding.xsl", SHEET "<xsl:template name='brand-style'/>"
	    "<xsl:template name='brand-head'><p>Acme Ltd</p></xsl:template>"
	    "<xsl:template name='brand-foot'><p>Acme Ltd</p></xsl:template>"
	    "</xsl:stylesheet>");
	o = fixture_options(&b.f);
	o.templates = b.folder;
	if (report_html(&o, &err) < 0)
		fail_msg("%s", err.text);
	unsetenv("EXHIBIT_SHARE");
	own = page_whole(&b, "acme.html");
	index = page_whole(&b, "index.html");
	account = page_whole(&b, "acme-" ONE ".html");
	assert_non_null(own);
	assert_non_null(index);
	assert_non_null(strstr(own, "ours "));
	assert_non_null(strstr(own, "default-src 'none'"));
	/* The shipped page, with a file of ours in it. */
	assert_non_null(strstr(index, "<h1"));
	assert_non_null(strstr(index, "Acme Ltd"));
	assert_null(account);		/* nothing was made of an account */
	free(own);
	free(index);
	box_close(&b);
}

/* ---- the results documents --------------------------------------------- */

#define COPY	SHEET "<xsl:output method='xml'/>" PAGE("<xsl:copy-of "	\
	"select='/*'/>")

static void
say_nothing(void *ctx, const char *format, ...)
{
	(void)ctx;
	(void)format;
}

static void
is_valid(const struct box *b, xmlRelaxNG *schema, const char *page)
{
	char *path = path_join(b->f.out, page);
	xmlDoc *doc = xmlReadFile(path, NULL, XML_PARSE_NONET), *one;
	xmlRelaxNGValidCtxt *valid = xmlRelaxNGNewValidCtxt(schema);
	xmlNode *n;

	assert_non_null(doc);
	n = xmlLastElementChild(xmlLastElementChild(xmlDocGetRootElement(doc)));
	one = xmlNewDoc((const xmlChar *)"1.0");
	xmlDocSetRootElement(one, xmlDocCopyNode(n, one, 1));
	assert_int_equal(xmlRelaxNGValidateDoc(valid, one), 0);
	xmlUnsetProp(xmlDocGetRootElement(one), (const xmlChar *)"version");
	xmlRelaxNGSetValidErrors(valid, say_nothing, say_nothing, NULL);
	assert_int_not_equal(xmlRelaxNGValidateDoc(valid, one), 0);
	xmlRelaxNGFreeValidCtxt(valid);
	xmlFreeDoc(one);
	xmlFreeDoc(doc);
	free(path);
}

static void
results_are_as_their_schema_says(void **state)
{
	xmlRelaxNGParserCtxt *ctx = xmlRelaxNGNewParserCtxt(
		TEMPLATES "/schema/results.rng");
	xmlRelaxNG *schema = xmlRelaxNGParse(ctx);
	/* What format/since.c makes is this, with the changes in it. */
	static const char since[] = "<since id='a-2026Q3-0001' period='2026Q3'>"
		"<requests planned='1' collected='1' absent='0' denied='0'"
		" throttled='0' unsupported='0' failed='0'/>"
		"<settings total='1' meets='1' fails='0' review='0' na='0'"
		" recorded='0' open='0' direct='0'/>"
		"<changes><groups><group name='gaps' n='0'/></groups>"
		"</changes></since>";
	xmlDoc *earlier = xmlReadDoc((const xmlChar *)since, NULL, NULL, 0);
	struct box b;
	struct error err;

	(void)state;
	assert_non_null(schema);
	assert_non_null(earlier);
	for (int n = 0; n <= 2500; n += 2500) {
		box_open(&b);
		b.since = n ? xmlDocGetRootElement(earlier) : NULL;
		for (int i = 0; i < n; i++)
			fixture_setting(&b.f, 0, 0, CELLS("", "shop.order.key",
				"shop:order", "\x01<o>", "encryption", "OURS",
				"meets", "clause", "meets: OURS", T1,
				E1 ":2"));
		fixture_setting(&b.f, 0, 1, CELLS("", "dlc.image.source",
			"dlc:image", "x", "compliance", "", "review",
			"undecided", "", T1, E1 ":2"));
		fixture_setting(&b.f, 0, 1, CELLS("", "dlc.image.used-by",
			"dlc:image", "x", "inventory", "shop:order a", "",
			"recorded", "", T1, E1 ":2"));
		free(b.f.plan);
		fixture_save(&b.f);
		put(&b, "account.xsl", COPY);
		put(&b, "settings.xsl", COPY);
		if (run(&b, COPY, &err) < 0)
			fail_msg("%s", err.text);
		is_valid(&b, schema, "index.html");
		is_valid(&b, schema, ONE ".html");
		is_valid(&b, schema, TWO ".html");
		is_valid(&b, schema, "settings.html");
		box_close(&b);
	}
	xmlFreeDoc(earlier);
	xmlRelaxNGFree(schema);
	xmlRelaxNGFreeParserCtxt(ctx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_sheet_may_read_its_own_folder),
		cmocka_unit_test(it_may_read_nothing_else),
		cmocka_unit_test(it_may_not_call_out),
		cmocka_unit_test(it_may_not_write),
		cmocka_unit_test(it_may_not_have_a_document_type),
		cmocka_unit_test(a_sheet_with_a_fault_is_an_error),
		cmocka_unit_test(a_page_that_calls_out_is_refused),
		cmocka_unit_test(one_file_is_enough_for_a_page_of_ones_own),
		cmocka_unit_test(results_are_as_their_schema_says),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
