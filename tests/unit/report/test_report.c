/* Goal: what a page says adds up, and says what the tables say. */
#include "fixture.h"

static const char *const topics[] = {
	"encryption", "access", "logging", "compliance", "resilience",
	"infrastructure", "inventory",
};
static const char *const states[] = { "fails", "review", "meets", "na",
				      "recorded" };

static long
in_cells(const struct page *p, const char *rows, const char *topic,
	 const char *state)
{
	char *xpath = xasprintf("//table[contains(@class,'matrix')]//tr"
		"[contains(@class,'%s')]/td[@data-l='%s']"
		"//span[@class='v v-%s']//text()", rows, topic, state);
	long n = page_sum(p, xpath);

	free(xpath);
	return n;
}

static long
total_of(const struct page *p, const char *state)
{
	char *xpath = xasprintf("//table[@id='statement']//tr[th/span[@class="
				"'v v-%s']]/td", state);
	long n = page_sum(p, xpath);

	free(xpath);
	return n;
}

static void
the_matrix_adds_up_to_the_statement_and_the_accounts(void **state)
{
	struct fixture f;
	struct page p;
	long all = 0;

	(void)state;
	fixture_open(&f);
	fixture_pages(&f);
	page_open(&p, &f, "index.html");
	for (size_t s = 0; s < 5; s++) {
		long sum = 0, total = in_cells(&p, "total", "all", states[s]);

		for (size_t t = 0; t < 7; t++) {
			long rows = in_cells(&p, "service", topics[t],
					     states[s]);

			assert_int_equal(rows, in_cells(&p, "total", topics[t],
							states[s]));
			assert_int_equal(rows, in_cells(&p, "part-sum",
				topics[t], states[s]));
			sum += rows;
		}
		assert_int_equal(sum, total);
		assert_int_equal(total, total_of(&p, states[s]));
		all += total;
	}
	assert_int_equal(all, 6);
	assert_int_equal(all, page_sum(&p, "//table[@id='statement']/tbody[2]/"
				       "tr[@class='sum']/td"));
	assert_int_equal(all, page_sum(&p, "//tr[@class='account']/"
				       "td[@data-l='Settings']"));
	page_close(&p);
	fixture_close(&f);
}

static void
requests_and_gaps_are_the_same_everywhere(void **state)
{
	struct fixture f;
	struct page p;

	(void)state;
	fixture_open(&f);
	fixture_pages(&f);
	page_open(&p, &f, "index.html");
	page_says(&p, "//h1", "INCOMPLETE (3 gaps)");
	assert_int_equal(page_count(&p, "//div[@class='bar']/i"), 4);
	assert_int_equal(page_count(&p, "//tr[@class='gap']"), 3);
	assert_int_equal(page_sum(&p, "//tr[@class='region']/td[5]"), 3);
	assert_int_equal(page_sum(&p, "//tr[@class='account']/"
				  "td[@data-l='Gaps']"), 3);
	assert_int_equal(page_sum(&p, "//table[@id='statement']//tr[th/span"
				  "[@class='v-gap']]/td"), 3);
	assert_int_equal(page_sum(&p, "//tr[contains(@class,'total')]/td[@data-l"
				  "='all']//span[@class='gaps']"), 3);
	assert_int_equal(page_sum(&p, "//tr[@class='region']/td[4]"), 7);
	assert_int_equal(page_sum(&p, "//table[@id='statement']/tbody[1]/"
				  "tr[@class='sum']/td"), 7);
	assert_int_equal(page_sum(&p, "//tr[@class='account']/"
				  "td[@data-l='Requests']"), 7);
	page_close(&p);
	fixture_close(&f);
}

/* Two gaps touch the log's setting, one the key's; the third touches none. */
static void
a_gap_stands_where_it_leaves_something_unknown(void **state)
{
	struct fixture f;
	struct page p;

	(void)state;
	fixture_open(&f);
	fixture_pages(&f);
	page_open(&p, &f, "index.html");
	assert_int_equal(page_sum(&p, "//tr[contains(@class,'service') and "
		"th='The <Shop> & Co']/td[@data-l='encryption']"
		"//span[@class='gaps']"), 1);
	assert_int_equal(page_sum(&p, "//tr[contains(@class,'service') and "
		"th='The <Shop> & Co']/td[@data-l='logging']"
		"//span[@class='gaps']"), 2);
	assert_int_equal(page_sum(&p, "//tr[contains(@class,'service') and "
		"th='The Safe']/td[@data-l='all']//span[@class='gaps']"), 1);
	page_says(&p, "//tr[@class='gap'][1]/td[7]", "2 settings: shop.order.key"
		  ", shop.order.log");
	page_says(&p, "//tr[@class='gap'][2]/td[7]", "1 setting: shop.order.log");
	page_says(&p, "//tr[@class='gap'][3]/td[7]", "no setting of its own");
	page_says(&p, "//*[@id='gaps']//tr[@class='sum']/td[7]", "2 settings");
	page_says(&p, "//p[@class='deck']", "two settings are not known");
	page_close(&p);
	fixture_close(&f);
}

static void
a_complete_account_says_so_on_its_page(void **state)
{
	struct fixture f;
	struct page p;

	(void)state;
	fixture_open(&f);
	fixture_pages(&f);
	page_open(&p, &f, ONE ".html");
	page_says(&p, "//h1", "COMPLETE");
	assert_int_equal(page_count(&p, "//div[@class='bar']/i"), 1);
	assert_int_equal(page_count(&p, "//tr[@class='gap']"), 0);
	page_close(&p);
	page_open(&p, &f, TWO ".html");
	page_says(&p, "//h1", "INCOMPLETE (3 gaps)");
	assert_int_equal(page_count(&p, "//tr[@class='gap']"), 3);
	assert_int_equal(page_count(&p, "//table[@class='set']/tbody"), 3);
	page_close(&p);
	fixture_close(&f);
}

static void
a_setting_shows_its_clauses_and_where_its_evidence_is(void **state)
{
	static const char row[] = "//tbody[@data-v='fails']";
	struct fixture f;
	struct page p;

	(void)state;
	fixture_open(&f);
	fixture_pages(&f);
	page_open(&p, &f, TWO ".html");
	assert_int_equal(page_count(&p, row), 1);
	page_says(&p, "//tbody[@data-v='fails']//code[@class='clause']",
		  "meets: OURS; fails: absent; review: else");
	page_says(&p, "//tbody[@data-v='fails']//mark", "fails: absent");
	assert_int_equal(page_count(&p, "//tbody[@data-v='fails']//mark"), 1);
	page_says(&p, row, "A key of one's own can be taken away.");
	page_says(&p, row, "shop/GetOrder eu-west-1 Id=d");
	page_says(&p, row, "id-6");
	page_says(&p, row, "2026-12-31 13:56:02.500 UTC");
	page_says(&p, row, "sed -n 4p " E2);
	page_says(&p, row, "2 further lines");
	page_says(&p, "//tbody[@data-v='review'][1]", "a request it reads was"
		  " refused");
	page_close(&p);
	fixture_close(&f);
}

static void
populations_tie_only_when_they_ended(void **state)
{
	struct fixture f;
	struct page p;

	(void)state;
	fixture_open(&f);
	fixture_pages(&f);
	page_open(&p, &f, "index.html");
	assert_int_equal(page_count(&p, "//tr[@class='population']"), 1);
	assert_int_equal(page_sum(&p, "//tr[@class='population']/td[3]"), 6);
	assert_int_equal(page_sum(&p, "//tr[@class='population']/td[4]") +
			 page_sum(&p, "//tr[@class='population']/td[5]") +
			 page_sum(&p, "//tr[@class='population']/td[6]") +
			 page_sum(&p, "//tr[@class='population']/td[7]"), 6);
	page_says(&p, "//tr[@class='population']/td[9]", "1 list not ended");
	page_close(&p);
	page_open(&p, &f, ONE ".html");
	page_says(&p, "//tr[@class='population']/td[9]", "ties");
	page_close(&p);
	fixture_close(&f);
}

/* A page in the bundle cannot know the seal; one made from it does. */
static void
the_seal_is_stated_only_by_a_page_outside_it(void **state)
{
	static const char facts[] = "//section[@id='seal']";
	struct verify_result seal = {
		.id = "acme-2026Q4-0001", .sequence = 3, .level = "T",
		.previous_id = "acme-2026Q3-0002", .time = 1798725737000,
		.signer = "CN=<Signer>", .signer_sha256 = "aabb", .pinned = 1,
		.tsa = { { "TSA One", 1798725737000 } }, .ntsa = 1,
		.archive_sha256 = "ccdd", .p7s_sha256 = "eeff",
	};
	struct fixture f;
	struct report_options o;
	struct page p;
	struct error err;

	(void)state;
	fixture_open(&f);
	fixture_pages(&f);
	page_open(&p, &f, "index.html");
	assert_int_equal(page_count(&p, "//dt[sup]"), 5);
	assert_int_equal(page_count(&p, "//dt[sup]/following-sibling::dd[1]"
				    "[.='see VERIFY.txt']"), 5);
	page_close(&p);
	o = fixture_options(&f);
	o.seal = &seal;
	o.bundle_id = NULL;
	if (report_html(&o, &err) < 0)
		fail_msg("%s", err.text);
	page_open(&p, &f, "index.html");
	page_says(&p, facts, "bundle 3 of its stream; follows acme-2026Q3-0002");
	page_says(&p, facts, "not later than 31 December 2026, 14:02:17 UTC");
	page_says(&p, facts, "TSA One 14:02:17 UTC");
	page_says(&p, facts, "CN=<Signer>, certificate SHA-256 aabb, pinned");
	page_says(&p, facts, "archive SHA-256 ccdd");
	page_says(&p, "//footer", "made from the sealed bundle");
	assert_int_equal(page_count(&p, "//dt[sup]/following-sibling::dd[1]"
				    "[.='see VERIFY.txt']"), 0);
	page_close(&p);
	fixture_close(&f);
}

static void
answers_from_elsewhere_are_the_first_thing_said(void **state)
{
	static const char statement[] = "{\"predicate\":{\"endpoints\":{\"aws\":"
		"0,\"other\":[\"http://127.0.0.1:4566\"]},\"clock\":{"
		"\"skew_ms_median\":4},\"collector\":{\"version\":\"0.9\","
		"\"build_sha256\":\"1234\"}}}";
	struct fixture f;
	struct page p;
	char *path;

	(void)state;
	fixture_open(&f);
	path = xasprintf("%s/meta/statement.json", f.root);
	fixture_put(path, text_of(statement));
	fixture_pages(&f);
	page_open(&p, &f, "index.html");
	page_says(&p, "//main/div[@class='head']/*[1]",
		  "Answers are not from AWS: http://127.0.0.1:4566");
	page_says(&p, "//section[@id='seal']", "Exhibit 0.9");
	page_close(&p);
	page_open(&p, &f, TWO ".html");
	page_says(&p, "//main/div[@class='head']/*[1]", "not from AWS");
	page_close(&p);
	free(path);
	fixture_close(&f);
}

static void
the_same_tables_give_the_same_bytes(void **state)
{
	static const char *const names[] = { "index.html", ONE ".html" };
	struct fixture f;
	struct buffer a, b;

	(void)state;
	fixture_open(&f);
	for (size_t i = 0; i < 2; i++) {
		fixture_pages(&f);
		fixture_read(&f, names[i], &a);
		free(f.plan);
		fixture_pages(&f);
		fixture_read(&f, names[i], &b);
		assert_true(text_equal(buffer_view(&a), buffer_view(&b)));
		buffer_free(&a);
		buffer_free(&b);
		free(f.plan);
		f.plan = NULL;
	}
	fixture_close(&f);
}

static void
a_control_counts_its_settings_and_says_who_reviewed_the_mapping(void **state)
{
	static const struct { const char *control, *label; long n; } cases[] = {
		{ "AC-3", "Fail", 1 }, { "AC-3", "Review", 2 },
		{ "AC-3", "of them gaps", 2 }, { "AC-3", "Meet", 1 },
		{ "AC-3", "Recorded", 1 }, { "AC-4", "n/a", 1 },
		{ "AC-4", "Meet", 0 },
	};
	struct fixture f;
	struct page p;

	(void)state;
	fixture_open(&f);
	fixture_pages(&f);
	page_open(&p, &f, "index.html");
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		char *xpath = xasprintf("//section[@id='controls']//tr"
			"[.//summary/b='%s']/td[@data-l='%s']",
			cases[i].control, cases[i].label);

		assert_int_equal(page_sum(&p, xpath), cases[i].n);
		free(xpath);
	}
	assert_int_equal(page_count(&p, "//section[@id='controls']//b"
		"[contains(., '1 of 2 mappings have not')]"), 1);
	assert_int_equal(page_count(&p, "//section[@id='controls']//td"
		"[.='J. Roe, 2026-10-01']"), 1);
	page_close(&p);
	fixture_close(&f);
}

static void
tables_that_are_not_ours_are_refused(void **state)
{
	static const char *const rows[] = {
		"region,setting\n", "a,b,c,d,e,f,g,h,i,j,k\n",
		"region,setting,type,resource,topic,value,verdict,reason,clause,"
		"received,evidence\n,shop.order.key,shop:order,a,colour,,meets,"
		"clause,,,\n",
		"region,setting,type,resource,topic,value,verdict,reason,clause,"
		"received,evidence\n,no.such.setting,shop:order,a,access,,meets,"
		"clause,,,\n",
		"region,setting,type,resource,topic,value,verdict,reason,clause,"
		"received,evidence\n,shop.order.key,shop:order,a,access,,fine,"
		"clause,,,\n",
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct fixture f;
		struct report_options o;
		struct error err;

		fixture_open(&f);
		buffer_reset(&f.settings[0][0]);
		buffer_puts(&f.settings[0][0], rows[i]);
		fixture_save(&f);
		o = fixture_options(&f);
		assert_int_equal(report_html(&o, &err), -1);
		assert_int_equal(err.kind, ERROR_MALFORMED);
		assert_non_null(strstr(err.text, "shop.csv"));
		fixture_close(&f);
	}
}

/* Both accounts have image x; of the second it fails.  y is none of AWS's. */
static void
fixture_images(struct fixture *f)
{
	static const char *const rows[][5] = {
		/* account, image, setting, value, verdict */
		{ "0", "x", "used-by", "shop:order a | shop:order <b>", "" },
		{ "0", "x", "framework", "PyTorch", "" },
		{ "0", "x", "source", "AWS's registry", "meets" },
		{ "0", "x", "within-support", "2026-12-31", "meets" },
		{ "0", "y", "used-by", "shop:order a", "" },
		{ "0", "y", "source", "none of AWS's", "n/a" },
		{ "1", "x", "used-by", "1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | "
		  "1... (81 places)", "" },
		{ "1", "x", "source", "AWS's registry", "meets" },
		{ "1", "x", "within-support", "2026-11-30", "fails" },
		{ "1", "z", "source", "", "review" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		const char *const *r = rows[i];
		char *id = xasprintf("dlc.image.%s", r[2]);

		fixture_setting(f, r[0][0] - '0', 1, CELLS("eu-west-1", id,
			"dlc:image", r[1], r[4][0] ? "compliance" :
			"inventory", r[3], r[4], r[4][0] ? "clause" :
			"recorded", "", T1, E1 ":2"));
		free(id);
	}
}

static void
images_are_put_together_and_the_worst_is_shown(void **state)
{
	static const char *const row = "//section[@id='images']//tr[@class="
		"'image'][th/code='x']";
	struct fixture f;
	struct page p;
	char *xpath = xasprintf("%s/td[@data-l='Runs in']", row);

	(void)state;
	fixture_open(&f);
	fixture_images(&f);
	fixture_pages(&f);
	page_open(&p, &f, "index.html");
	assert_int_equal(page_count(&p, "//tr[@class='image']"), 2);
	page_says(&p, row, "fails");
	page_says(&p, row, "PyTorch");
	page_says(&p, row, "30 November 2026");
	page_says(&p, xpath, ONE);
	page_says(&p, xpath, TWO);
	page_says(&p, "//section[@id='images']//p[@class='note']", "1 image that is none");
	page_close(&p);

	page_open(&p, &f, ONE ".html");
	assert_int_equal(page_count(&p, "//tr[@class='image']"), 1);
	page_says(&p, row, "31 December 2026");
	page_says(&p, xpath, "shop:order <b>");
	page_close(&p);

	page_open(&p, &f, TWO ".html");
	assert_int_equal(page_count(&p, "//tr[@class='image']"), 2);
	page_says(&p, "//tr[@class='image'][1]/th", "x");
	page_says(&p, xpath, "and 73 more");
	page_says(&p, "//tr[@class='image'][2]/th", "Not known");
	page_close(&p);
	free(xpath);
	fixture_close(&f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			the_matrix_adds_up_to_the_statement_and_the_accounts),
		cmocka_unit_test(requests_and_gaps_are_the_same_everywhere),
		cmocka_unit_test(a_gap_stands_where_it_leaves_something_unknown),
		cmocka_unit_test(a_complete_account_says_so_on_its_page),
		cmocka_unit_test(
			a_setting_shows_its_clauses_and_where_its_evidence_is),
		cmocka_unit_test(populations_tie_only_when_they_ended),
		cmocka_unit_test(the_seal_is_stated_only_by_a_page_outside_it),
		cmocka_unit_test(answers_from_elsewhere_are_the_first_thing_said),
		cmocka_unit_test(the_same_tables_give_the_same_bytes),
		cmocka_unit_test(a_control_counts_its_settings_and_says_who_reviewed_the_mapping),
		cmocka_unit_test(tables_that_are_not_ours_are_refused),
		cmocka_unit_test(images_are_put_together_and_the_worst_is_shown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
