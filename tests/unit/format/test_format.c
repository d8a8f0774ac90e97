/* The table of formats, lists of them, and what names a fact in all of them. */
#include "../report/fixture.h"
#include "format/format.h"

static void
test_lists(void **state)
{
	const struct format *v[FORMATS_MAX + 1];
	struct error err;
	size_t n, all = 0;

	(void)state;
	while (formats[all].name)
		all++;
	assert_in_range(all, 2, FORMATS_MAX);
	assert_int_equal(formats_read(v, &n, "csv", &err), 0);
	assert_int_equal(n, 1);
	assert_string_equal(v[0]->name, "csv");
	assert_null(v[1]);
	/* The table's order, each once, whatever parts them. */
	assert_int_equal(formats_read(v, &n, " csv,html\tcsv, ", &err), 0);
	assert_int_equal(n, 2);
	assert_string_equal(v[0]->name, "html");
	assert_int_equal(formats_read(v, &n, "all", &err), 0);
	assert_int_equal(n, all);
	assert_null(v[all]);
}

static void
test_unknown(void **state)
{
	const struct format *v[FORMATS_MAX + 1];
	struct error err;
	size_t n;

	(void)state;
	assert_int_equal(formats_read(v, &n, "csv htlm", &err), -1);
	assert_int_equal(err.kind, ERROR_USAGE);
	assert_non_null(strstr(err.text, "format htlm"));
	assert_non_null(strstr(err.text, "did you mean html?"));
	assert_non_null(strstr(err.text, format_names()));
	assert_int_equal(formats_read(v, &n, " , ", &err), -1);
	assert_null(strchr(err.text, '\n'));
}

/* Names and files are each used once, and fit a file name. */
static void
test_table(void **state)
{
	(void)state;
	for (const struct format *f = formats; f->name; f++) {
		assert_ptr_equal(format_named(text_of(f->name)), f);
		assert_non_null(f->write);
		assert_null(strpbrk(f->file, "/ "));
		assert_in_range(strlen(f->what), 10, 60);
		for (const struct format *g = f + 1; g->name; g++)
			assert_string_not_equal(f->file, g->file);
	}
}

/* Of python3 -c 'uuid.uuid5(uuid.NAMESPACE_URL, "urn:exhibit:" + key)' */
static void
test_uuid(void **state)
{
	char uuid[37];

	(void)state;
	format_uuid("111122223333|eu-west-1|shop|shop:order|a|shop.order.key",
		    uuid);
	assert_string_equal(uuid, "a786f058-4255-565f-ae94-f0a960cd2da9");
	format_uuid("", uuid);
	assert_string_equal(uuid, "807cf1c7-cee4-5b76-be6e-24db6fe47ac4");
}

struct keys {
	struct buffer facts, gaps;
	unsigned accounts;
};

static int
take_keys(void *ctx, const struct account_facts *a, struct error *err)
{
	struct keys *k = ctx;

	(void)err;
	k->accounts++;
	for (size_t i = 0; i < a->nfacts; i++) {
		format_fact_key(&k->facts, a, &a->facts[i]);
		buffer_printf(&k->facts, " %s\n", format_verdict(&a->facts[i]));
	}
	for (size_t i = 0; i < a->ngaps; i++) {
		format_gap_key(&k->gaps, a, &a->gaps[i]);
		buffer_putc(&k->gaps, '\n');
	}
	return 0;
}

static void
test_keys(void **state)
{
	struct fixture x;
	struct report_options o;
	struct format_run f;
	struct keys k = { .accounts = 0 };
	struct error err;

	(void)state;
	fixture_open(&x);
	fixture_save(&x);
	o = fixture_options(&x);
	buffer_init(&k.facts, 1 << 20);
	buffer_init(&k.gaps, 1 << 20);
	if (format_open(&f, &o, &err) < 0 ||
	    format_each(&f, take_keys, &k, &err) < 0)
		fail_msg("%s", err.text);
	assert_int_equal(k.accounts, 2);
	assert_string_equal(buffer_cstr(&k.facts),
		ONE "|eu-west-1|shop|shop:order|a|shop.order.key meets\n"
		ONE "|eu-west-1|shop|shop:order|a|shop.order.state recorded\n"
		ONE "||transcribe|safe:door|front|safe.door.lock n/a\n"
		TWO "|eu-west-1|shop|shop:order|b|shop.order.key review\n"
		TWO "|eu-west-1|shop|shop:order|b|shop.order.log review\n"
		TWO "|eu-west-1|shop|shop:order|d|shop.order.key fails\n");
	assert_string_equal(buffer_cstr(&k.gaps),
		TWO "|shop/GetOrder eu-west-1 Id=b\n"
		TWO "|shop/GetOrder eu-west-1 Id=c\n"
		TWO "|transcribe/ListDoors global\n");
	assert_string_equal(f.bundle_id, "acme-2026Q4-0001");
	assert_string_equal(f.stream, "acme");
	/* No seal, no statement, no totals: the plan's time. */
	assert_int_equal(f.made, 1798725000000);
	format_close(&f);
	buffer_free(&k.facts);
	buffer_free(&k.gaps);
	fixture_close(&x);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lists),
		cmocka_unit_test(test_unknown),
		cmocka_unit_test(test_table),
		cmocka_unit_test(test_uuid),
		cmocka_unit_test(test_keys),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
