/* The shelf: what is on the page is what was found out, whatever it is. */
#include <libxml/relaxng.h>
#include <sys/stat.h>

#include "unit/bundle/fixture.h"

#include "publish/document.h"
#include "publish/publish.h"

struct shop {
	struct fixture *f;
	struct trust *trust;
	struct shelf shelf;
	xmlDoc *doc;
	char *site;
};

static int
set_up(void **state)
{
	struct shop *s = xcalloc(1, sizeof *s);

	s->f = fixture_new();
	s->f->options.compress = SEAL_GZIP;
	s->site = path_join(s->f->folder, "site");
	*state = s;
	return 0;
}

static void
forget(struct shop *s)
{
	xmlFreeDoc(s->doc);
	shelf_free(&s->shelf);
	trust_free(s->trust);
	s->doc = NULL;
	s->trust = NULL;
}

static int
tear_down(void **state)
{
	struct shop *s = *state;

	forget(s);
	fixture_free(s->f);
	free(s->site);
	free(s);
	return 0;
}

static char *
seal_quarter(struct fixture *f, const char *period, int first)
{
	f->options.period = period;
	f->options.first = first;
	f->secret[0]++;
	return fixture_seal(f);
}

static void
say_nothing(void *ctx, const char *format, ...)
{
	(void)ctx;
	(void)format;
}

static void
complain(void *ctx, const char *format, ...)
{
	va_list ap;

	(void)ctx;
	va_start(ap, format);
	vfprintf(stderr, format, ap);
	va_end(ap);
}

/* As the schema says, with the assets that a page adds. */
static void
is_valid(xmlDoc *doc)
{
	xmlRelaxNGParserCtxt *ctx = xmlRelaxNGNewParserCtxt(
		SOURCE "/report-templates/schema/download.rng");
	xmlRelaxNG *schema = xmlRelaxNGParse(ctx);
	xmlRelaxNGValidCtxt *valid = xmlRelaxNGNewValidCtxt(schema);
	xmlNode *root = xmlDocGetRootElement(doc);
	xmlNode *assets = xmlNewChild(root, NULL, (const xmlChar *)"assets",
				      NULL);

	assert_non_null(schema);
	xmlRelaxNGSetValidErrors(valid, say_nothing, say_nothing, NULL);
	assert_int_not_equal(xmlRelaxNGValidateDoc(valid, doc), 0);
	xmlNewChild(assets, NULL, (const xmlChar *)"style", NULL);
	xmlNewChild(assets, NULL, (const xmlChar *)"script", NULL);
	xmlRelaxNGSetValidErrors(valid, complain, complain, NULL);
	assert_int_equal(xmlRelaxNGValidateDoc(valid, doc), 0);
	xmlRelaxNGFreeValidCtxt(valid);
	xmlRelaxNGFree(schema);
	xmlRelaxNGFreeParserCtxt(ctx);
}

static void
read_shelf(struct shop *s, int trusted)
{
	struct shelf_options o = { .folder = s->f->out };
	struct error err = { 0 };

	forget(s);
	if (trusted)
		assert_int_equal(trust_read(&s->trust, s->f->trust, &err), 0);
	o.trust = s->trust;
	if (shelf_read(&s->shelf, &o, &err) < 0)
		fail_msg("%s", err.text);
	s->doc = shelf_document(&s->shelf, 1798761599000);
	is_valid(s->doc);
}

/* The text of the document, to look for what must be in it. */
static int
says(const struct shop *s, const char *what)
{
	xmlChar *text;
	int n, found;

	xmlDocDumpMemory(s->doc, &text, &n);
	found = strstr((const char *)text, what) != NULL;
	xmlFree(text);
	return found;
}

static void
spoil(const char *path)
{
	FILE *file = fopen(path, "r+b");
	int c;

	assert_non_null(file);
	assert_int_equal(fseek(file, 1000, SEEK_SET), 0);
	c = fgetc(file);
	assert_int_equal(fseek(file, 1000, SEEK_SET), 0);
	fputc(c ^ 1, file);
	fclose(file);
}

static void
quarters_stand_newest_first(void **state)
{
	struct shop *s = *state;
	char *one = seal_quarter(s->f, "2026Q3", 1);
	char *two = seal_quarter(s->f, "2026Q4", 0);

	read_shelf(s, 1);
	assert_int_equal(shelf_exit(&s->shelf), 0);
	assert_true(says(s, "<shelf version=\"1\" trusted=\"yes\""));
	assert_true(says(s, "<stream name=\"acme-soc2\"><bundle file=\""
			 "acme-soc2-2026Q4-0002.tar.gz\""));
	assert_true(says(s, "period=\"2026Q3\""));
	assert_true(says(s, "state=\"valid\" offered=\"yes\""));
	assert_false(says(s, "<remark"));
	free(one);
	free(two);
}

static void
without_trust_nobody_looked(void **state)
{
	struct shop *s = *state;
	char *one = seal_quarter(s->f, "2026Q3", 1);

	read_shelf(s, 0);
	assert_int_equal(shelf_exit(&s->shelf), 0);
	assert_true(says(s, "state=\"unchecked\" offered=\"yes\""));
	assert_false(says(s, "E_SIGNER_CHAIN"));
	free(one);
}

static void
a_missing_quarter_is_a_gap(void **state)
{
	struct shop *s = *state;
	char *one = seal_quarter(s->f, "2026Q2", 1);
	char *two = seal_quarter(s->f, "2026Q3", 0);
	char *three = seal_quarter(s->f, "2026Q4", 0);

	unlink(two);
	read_shelf(s, 1);
	assert_int_equal(shelf_exit(&s->shelf), ERROR_CHAIN);
	assert_true(says(s, "<remark error=\"E_CHAIN_GAP\">number 2 is missing"));
	unlink(three);
	read_shelf(s, 1);
	assert_int_equal(shelf_exit(&s->shelf), ERROR_CHAIN);
	assert_true(says(s, "<stream name=\"acme-soc2\"><remark error=\""
			 "E_CHAIN_GAP\">the head is number 3"));
	free(one);
	free(two);
	free(three);
}

static void
what_does_not_hold_is_listed_and_not_offered(void **state)
{
	struct shop *s = *state;
	char *one = seal_quarter(s->f, "2026Q3", 1);
	char *two = seal_quarter(s->f, "2026Q4", 0);
	struct publish_options o = { .folder = s->f->out, .out = s->site,
				     .templates = SOURCE "/report-templates" };
	char *bad = path_join(s->site, path_base(one));
	char *good = path_join(s->site, path_base(two));
	char *page = path_join(s->site, "index.html");
	struct error err = { 0 };

	spoil(one);
	put_file(s->f->out, "nonsense.tar", "nonsense");
	put_file(s->f->out, "with a blank.tar.gz", "nonsense");
	read_shelf(s, 1);
	assert_int_equal(shelf_exit(&s->shelf), ERROR_INVALID);
	assert_true(says(s, "state=\"invalid\" offered=\"no\""));
	assert_true(says(s, "file=\"nonsense.tar\""));
	if (publish_folder(&s->shelf, &o, &err) < 0)
		fail_msg("%s", err.text);
	assert_false(file_exists(bad));
	assert_true(file_exists(good));
	assert_true(file_exists(page));
	free(bad);
	free(good);
	free(page);
	free(one);
	free(two);
}

static void
a_receipt_of_another_file_is_not_shown(void **state)
{
	struct shop *s = *state;
	char *one = seal_quarter(s->f, "2026Q3", 1);

	put_file(s->f->out, "acme-soc2-2026Q3-0001.receipt.json", "{}\n");
	read_shelf(s, 1);
	assert_int_equal(shelf_exit(&s->shelf), ERROR_INVALID);
	assert_true(says(s, "wrong=\"it cannot be read\""));
	free(one);
}

/* Published again, and into the folder itself, it is the same. */
static void
twice_is_once(void **state)
{
	struct shop *s = *state;
	char *one = seal_quarter(s->f, "2026Q3", 1);
	char *there = path_join(s->site, path_base(one));
	struct publish_options o = { .folder = s->f->out, .out = s->site,
				     .templates = SOURCE "/report-templates" };
	struct error err = { 0 };
	struct stat a, b;

	read_shelf(s, 1);
	for (int i = 0; i < 2; i++)
		assert_int_equal(publish_folder(&s->shelf, &o, &err), 0);
	assert_int_equal(stat(one, &a), 0);
	assert_int_equal(stat(there, &b), 0);
	assert_true(a.st_ino == b.st_ino && a.st_size == b.st_size);
	o.out = o.folder;
	assert_int_equal(publish_folder(&s->shelf, &o, &err), 0);
	assert_int_equal(stat(one, &b), 0);
	assert_true(a.st_ino == b.st_ino && a.st_size == b.st_size);
	free(there);
	free(one);
}

#define shop_test(function) \
	cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		shop_test(quarters_stand_newest_first),
		shop_test(without_trust_nobody_looked),
		shop_test(a_missing_quarter_is_a_gap),
		shop_test(what_does_not_hold_is_listed_and_not_offered),
		shop_test(a_receipt_of_another_file_is_not_shown),
		shop_test(twice_is_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
