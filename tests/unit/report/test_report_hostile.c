/* Goal: whatever a name says, a page holds it as text and runs nothing of it. */
#include "fixture.h"

#include "base/digest.h"
#include "doc/doc.h"
#include "report/shown.h"

static char long_name[1025];

static const char *const names[] = {
	"<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>",
	"' onmouseover='alert(1)", "</style><script>alert(1)</script>",
	"</script><script>alert(1)</script>", "<!--", "]]>", "&amp;&lt;b&gt;",
	"javascript:alert(1)", "evil\xE2\x80\xAEgpj.exe", "a\nb\tc\rd",
	"bell\x07 and \x1B[31m", "not utf-8 \xFF\xC0\xAF\xED\xA0\x80",
	"\xEF\xBF\xBE\xF4\x90\x80\x80", "zero\xE2\x80\x8Bwidth", "{{7*7}}${7}",
	"=cmd|' /C calc'!A0", "\xF0\x9F\x94\x91 caf\xC3\xA9", long_name,
};
#define NAMES (sizeof names / sizeof names[0])

static void
hostile(struct fixture *f)
{
	memset(long_name, 'A', 1024);
	fixture_open(f);
	f->name = "claims </title><script>alert(1)</script>";
	for (size_t i = 0; i < NAMES; i++) {
		char *where = xasprintf("data/evidence/x/%zu\xE2\x80\xAE;rm "
					"-rf <i>:1", i);

		/* The grammar of evidence has no blanks, so it ends there. */
		fixture_setting(f, 0, 0, CELLS("eu-west-1", "shop.order.key",
			"shop:order", names[i], "encryption", names[i],
			i % 2 ? "fails" : "meets", "clause", "meets: OURS", T1,
			where));
		fixture_request(f, 0, CELLS(names[i], "failed", names[i],
			names[i], names[i], "1", T0, T0, T0, names[i], where));
		free(where);
	}
}

/* Bytes that may not be in a page: controls, turned lines, broken UTF-8. */
static void
is_clean(const struct fixture *f, const char *page)
{
	struct buffer b;

	fixture_read(f, page, &b);
	assert_true(text_is_utf8(buffer_view(&b)));
	for (size_t i = 0; i < b.len; i++)
		if ((unsigned char)b.at[i] < 0x20 || b.at[i] == 0x7F)
			assert_true(b.at[i] == '\n' || b.at[i] == '\t');
	assert_null(strstr(b.at, "\xE2\x80\xAE"));
	assert_null(strstr(b.at, "\xE2\x80\x8B"));
	buffer_free(&b);
}

/* The scripts of ours that a page has, as one. */
static void
read_scripts(const char *page, struct buffer *out)
{
	static const char *const index[] = { "script.js", NULL };
	static const char *const account[] = { "script.js", "build.js",
		"facets.js", "account.js", NULL };
	static const char *const settings[] = { "script.js", "build.js",
		"facets.js", "rows.js", "settings.js", NULL };
	const char *const *v = account;
	struct error err;

	if (strcmp(page, "index.html") == 0)
		v = index;
	else if (strcmp(page, "settings.html") == 0)
		v = settings;
	buffer_init(out, 1 << 20);
	for (; *v; v++) {
		char *path = path_join(TEMPLATES, *v);

		assert_int_equal(file_read(path, out, &err), 0);
		free(path);
	}
}

static void
holds_nothing_foreign(const struct fixture *f, const char *name)
{
	struct page p;
	struct buffer script;
	char *own = NULL;

	read_scripts(name, &script);
	page_open(&p, f, name);
	assert_int_equal(page_count(&p, "//script[not(@type)]"), 1);
	own = page_text(&p, "//script[not(@type)]");
	assert_string_equal(own, buffer_cstr(&script));
	assert_int_equal(page_count(&p, "//script[@type!='application/json']"),
			 0);
	assert_int_equal(page_count(&p, "//img | //iframe | //object | //link |"
		" //base | //svg | //embed | //form[@action] | //b/script"), 0);
	assert_int_equal(page_count(&p, "//@*[starts-with(name(),'on')] |"
		" //@style | //@src | //@srcset"), 0);
	assert_int_equal(page_count(&p, "//@href[contains(.,':') or"
		" contains(.,'/')]"), 0);
	page_close(&p);
	xmlFree(own);
	buffer_free(&script);
}

static void
names_stay_text(void **state)
{
	static const char *const pages[] = { "index.html", ONE ".html",
					     TWO ".html", "settings.html" };
	struct fixture f;

	(void)state;
	hostile(&f);
	fixture_pages(&f);
	for (size_t i = 0; i < 4; i++) {
		is_clean(&f, pages[i]);
		holds_nothing_foreign(&f, pages[i]);
	}
	fixture_close(&f);
}

static void
names_are_shown_whole(void **state)
{
	struct fixture f;
	struct page p;

	(void)state;
	hostile(&f);
	fixture_pages(&f);
	page_open(&p, &f, ONE ".html");
	for (size_t i = 0; i < NAMES; i++) {
		xmlXPathObject *o = page_find(&p, "//td[@class='c-r']/text()");
		struct buffer want;
		int found = 0;

		buffer_init(&want, 1 << 16);
		shown(&want, names[i]);
		for (int k = 0; k < o->nodesetval->nodeNr; k++)
			found |= strcmp((const char *)o->nodesetval->
					nodeTab[k]->content,
					buffer_cstr(&want)) == 0;
		if (!found)
			fail_msg("%s is not a resource", buffer_cstr(&want));
		buffer_free(&want);
		xmlXPathFreeObject(o);
	}
	page_close(&p);
	fixture_close(&f);
}

static void
what_cannot_be_seen_is_made_visible(void **state)
{
	static const struct { const char *in, *out; } cases[] = {
		{ "plain", "plain" },
		{ "caf\xC3\xA9 \xF0\x9F\x94\x91", "caf\xC3\xA9 \xF0\x9F\x94\x91" },
		{ "a\nb", "a\xE2\x90\x8A" "b" }, { "\x01", "\xE2\x90\x81" },
		{ "\x7F", "[U+007F]" }, { "\xC2\x85", "[U+0085]" },
		{ "x\xE2\x80\xAEy", "x[U+202E]y" },
		{ "\xE2\x81\xA6", "[U+2066]" }, { "\xEF\xBB\xBF", "[U+FEFF]" },
		{ "\xEF\xBF\xBE", "[U+FFFE]" }, { "\xFF", "[byte FF]" },
		{ "\xC0\xAF", "[byte C0][byte AF]" },
		{ "\xED\xA0\x80", "[byte ED][byte A0][byte 80]" },
		{ "\xF4\x90\x80\x80", "[byte F4][byte 90][byte 80][byte 80]" },
		{ "\xE2\x80", "[byte E2][byte 80]" },
		{ "\xF3\xA0\x80\xA1", "[U+E0021]" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct buffer b;

		buffer_init(&b, 1024);
		shown(&b, cases[i].in);
		assert_string_equal(buffer_cstr(&b), cases[i].out);
		buffer_free(&b);
	}
}

/* A path that a shell would read otherwise is shown, but not as a command. */
static void
no_command_is_made_of_a_hostile_path(void **state)
{
	struct fixture f;
	struct page p;

	(void)state;
	fixture_open(&f);
	fixture_setting(&f, 0, 0, CELLS("eu-west-1", "shop.order.key",
		"shop:order", "x", "encryption", "", "fails", "clause",
		"fails: absent", T1, "data/$(reboot):1"));
	fixture_pages(&f);
	page_open(&p, &f, ONE ".html");
	page_says(&p, "//tbody[@data-v='fails']", "data/$(reboot):1");
	assert_int_equal(page_count(&p, "//tbody[@data-v='fails']//dt"
				    "[.='See it']"), 0);
	assert_int_equal(page_count(&p, "//tbody[@data-v='meets']//dt"
				    "[.='See it']"), 1);
	page_close(&p);
	fixture_close(&f);
}

/* ---- a long account ---------------------------------------------------- */

#define LONG	2600

static void
fill(struct fixture *f)
{
	for (int i = 0; i < LONG; i++) {
		const char *verdict = i % 100 == 0 ? "fails" : "meets";

		fixture_setting(f, 0, 0, CELLS(i % 3 ? "eu-west-1" : "us-east-1",
			"shop.order.key", "shop:order", names[(size_t)i % NAMES],
			"encryption", names[(size_t)(i + 1) % NAMES], verdict,
			"clause", "meets: OURS", T1, E1 ":2"));
	}
}

/* Of all blocks of JSON: rows, and each resource's text as it would be shown. */
static long
rows_of_json(const struct page *p, long *hostile_names)
{
	xmlXPathObject *o = page_find(p, "//div[@class='more-rows']/script");
	struct arena *arena = arena_new();
	long rows = 0;

	for (int i = 0; i < o->nodesetval->nodeNr; i++) {
		xmlChar *text = xmlNodeGetContent(o->nodesetval->nodeTab[i]);
		struct error err;
		struct ex_node *top = doc_read_json(arena,
			text_of((char *)text), &err), *list;

		if (!top)
			fail_msg("%s", err.text);
		assert_null(strchr((char *)text, '<'));
		list = node_member(top, "state");
		for (struct ex_node *n = list->first; n; n = n->next)
			rows++;
		list = node_member(top, "strings");
		for (struct ex_node *n = list->first; n; n = n->next)
			*hostile_names += text_is(node_text(n),
						  "<script>alert(1)</script>");
		xmlFree(text);
	}
	arena_free(arena);
	xmlXPathFreeObject(o);
	return rows;
}

static void
a_long_account_keeps_its_exceptions_in_the_page(void **state)
{
	struct fixture f;
	struct page p;
	long seen = 0, rows;

	(void)state;
	hostile(&f);
	fill(&f);
	fixture_pages(&f);
	is_clean(&f, ONE ".html");
	holds_nothing_foreign(&f, ONE ".html");
	page_open(&p, &f, ONE ".html");
	rows = rows_of_json(&p, &seen);
	assert_true(seen > 0);
	assert_int_equal(page_count(&p, "//tbody[@data-v='fails']"),
			 LONG / 100 + (int)NAMES / 2);
	assert_int_equal(page_count(&p, "//tbody[@data-v='meets']"), 0);
	assert_int_equal(rows + page_count(&p, "//table[@class='set']/tbody"),
			 LONG + (long)NAMES + 3);
	assert_int_equal(rows, page_sum(&p, "//div[@class='more-rows']/"
					"@data-rows"));
	assert_int_equal(page_count(&p, "//script[@id='settings-data']"), 1);
	page_close(&p);
	fixture_close(&f);
}

/* At 2,000 all rows are there, at 2,001 the quiet ones are not. */
static void
two_thousand_is_where_a_page_grows_long(void **state)
{
	(void)state;
	for (int n = 2000; n <= 2001; n++) {
		struct fixture f;
		struct page p;

		fixture_open(&f);
		for (int i = 3; i < n; i++)
			fixture_setting(&f, 0, 0, CELLS("eu-west-1",
				"shop.order.key", "shop:order", "o",
				"encryption", "OURS", "meets", "clause",
				"meets: OURS", T1, E1 ":2"));
		fixture_pages(&f);
		page_open(&p, &f, ONE ".html");
		assert_int_equal(page_count(&p, "//table[@class='set']/tbody"),
				 n == 2000 ? 2000 : 0);
		assert_int_equal(page_sum(&p, "//div[@class='more-rows']/"
					  "@data-rows"), n == 2000 ? 0 : 2001);
		page_close(&p);
		fixture_close(&f);
	}
}

/* ---- the policy -------------------------------------------------------- */

/* Digests of what stands between <tag> and </tag> in the bytes of the page. */
static int
digests_are_named(const char *html, const char *tag)
{
	char *open = xasprintf("<%s>", tag), *close = xasprintf("</%s>", tag);
	int n = 0;

	for (const char *at = html; (at = strstr(at, open)); n++) {
		const char *end = strstr(at, close);
		struct buffer want;
		uint8_t digest[DIGEST_SIZE];

		assert_non_null(end);
		at += strlen(open);
		digest_of(at, (size_t)(end - at), digest);
		buffer_init(&want, 256);
		buffer_puts(&want, "'sha256-");
		base64_write(&want, digest, sizeof digest);
		buffer_putc(&want, '\'');
		if (!strstr(html, buffer_cstr(&want)))
			fail_msg("%s is not in the policy", buffer_cstr(&want));
		buffer_free(&want);
	}
	free(open);
	free(close);
	return n;
}

static void
the_policy_names_exactly_what_is_inlined(void **state)
{
	static const char *const pages[] = { "index.html", ONE ".html",
					     "settings.html" };
	struct fixture f;

	(void)state;
	hostile(&f);
	fill(&f);
	fixture_pages(&f);
	for (size_t i = 0; i < 3; i++) {
		struct buffer b;
		struct page p;
		char *policy;
		int named = 0;

		fixture_read(&f, pages[i], &b);
		assert_int_equal(digests_are_named(b.at, "style"), 2);
		assert_int_equal(digests_are_named(b.at, "script"), 1);
		buffer_free(&b);
		page_open(&p, &f, pages[i]);
		policy = page_text(&p, "//meta[@http-equiv='Content-Security-"
				   "Policy']/@content");
		assert_ptr_equal(strstr(policy, "default-src 'none'; style-src "),
				 policy);
		assert_null(strstr(policy, "unsafe"));
		for (const char *c = policy; (c = strstr(c, "'sha256-")); c++)
			named++;
		assert_int_equal(named, 3);
		xmlFree(policy);
		page_close(&p);
	}
	fixture_close(&f);
}

/* Each link leads to a page that is there, or to a place in it. */
static void
every_link_leads_somewhere(void **state)
{
	static const char *const pages[] = { "index.html", ONE ".html",
					     "settings.html" };
	struct fixture f;

	(void)state;
	fixture_open(&f);
	fixture_pages(&f);
	for (size_t i = 0; i < 3; i++) {
		struct page p;
		xmlXPathObject *o;

		page_open(&p, &f, pages[i]);
		o = page_find(&p, "//a/@href");
		assert_true(o->nodesetval->nodeNr > 5);
		for (int k = 0; k < o->nodesetval->nodeNr; k++) {
			char *url = (char *)xmlNodeGetContent(
				o->nodesetval->nodeTab[k]);
			char *hash = strchr(url, '#'), *path, *id;

			if (hash && hash == url && !strchr(hash, '=')) {
				id = xasprintf("//*[@id='%s']", hash + 1);
				assert_int_equal(page_count(&p, id), 1);
				free(id);
			}
			if (hash)
				*hash = '\0';
			path = path_join(f.out, url);
			assert_true(!*url || file_exists(path));
			free(path);
			xmlFree(url);
		}
		xmlXPathFreeObject(o);
		page_close(&p);
	}
	fixture_close(&f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_stay_text),
		cmocka_unit_test(names_are_shown_whole),
		cmocka_unit_test(what_cannot_be_seen_is_made_visible),
		cmocka_unit_test(no_command_is_made_of_a_hostile_path),
		cmocka_unit_test(a_long_account_keeps_its_exceptions_in_the_page),
		cmocka_unit_test(two_thousand_is_where_a_page_grows_long),
		cmocka_unit_test(the_policy_names_exactly_what_is_inlined),
		cmocka_unit_test(every_link_leads_somewhere),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
