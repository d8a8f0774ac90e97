/*
 * fixture.h - a run of two accounts, as tables on disk
 *
 * The shop has orders and keys.  What one account cannot read is a gap; rows and
 * names are the test's to add.
 */
#ifndef REPORT_FIXTURE_H
#define REPORT_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <libxml/HTMLparser.h>
#include <libxml/xpath.h>

#include "base/alloc.h"
#include "base/csv.h"
#include "base/file.h"
#include "plan/plan.h"
#include "report/report.h"

#define ONE	"111122223333"
#define TWO	"444455556666"
#define TEMPLATES SOURCE "/report-templates"

static const struct ex_type shop_types[] = {
	{ .name = "shop:order", .title = "order" },
};
static const struct ex_call shop_calls[] = {
	{ .on = "region", .op = "ListOrders", .items = "Orders[]",
	  .lists = "shop:order", .id = "Id" },
	{ .on = "shop:order", .op = "GetOrder", .in = "Id={id}" },
};
static const struct ex_setting shop_settings[] = {
	{ .id = "shop.order.key", .title = "Key of the order",
	  .from = "GetOrder", .path = "Key", .topic = EX_ENCRYPTION,
	  .judge = "meets: OURS; fails: absent; review: else",
	  .why = "A key of one's own can be taken away." },
	{ .id = "shop.order.state", .title = "State", .from = "GetOrder",
	  .path = "State", .topic = EX_INVENTORY },
	{ .id = "shop.order.log", .title = "Log", .from = "GetOrder",
	  .path = "Log", .topic = EX_LOGGING, .judge = "meets: true; fails: false",
	  .why = "Without a log nobody knows." },
};
static const struct ex_type safe_types[] = {
	{ .name = "safe:door", .title = "door" },
	{ .name = "dlc:image", .title = "container image" },
};
static const struct ex_call safe_calls[] = {
	{ .on = "account", .op = "ListDoors", .items = "Doors[]",
	  .lists = "safe:door", .id = "Name" },
};
static const struct ex_setting safe_settings[] = {
	{ .id = "safe.door.lock", .title = "Lock", .from = "ListDoors",
	  .path = "Lock", .topic = EX_ACCESS, .judge = "meets: shut; fails: else",
	  .why = "An open door lets anyone in." },
	{ .id = "dlc.image.used-by", .title = "Where", .from = "-> dlc:image",
	  .topic = EX_INVENTORY },
	{ .id = "dlc.image.framework", .title = "Framework",
	  .from = "dlc:image", .path = "framework", .topic = EX_INVENTORY },
	{ .id = "dlc.image.source", .title = "From <AWS>", .from = "dlc:image",
	  .path = "source", .topic = EX_COMPLIANCE, .why = "w",
	  .judge = "n/a: dlc(other); meets: dlc(aws); review: else" },
	{ .id = "dlc.image.within-support", .title = "In support",
	  .from = "dlc:image", .path = "end", .topic = EX_COMPLIANCE,
	  .judge = "meets: dlc(supported); fails: else", .why = "w" },
};
static const struct ex_collector shop = {
	.abi = EX_ABI, .name = "shop", .title = "The <Shop> & Co",
	.service = { .name = "shop", .protocol = EX_JSON_1_1,
		     .version = "Shop", .rate = { 5, 5 } },
	.types = EX_TABLE(shop_types), .calls = EX_TABLE(shop_calls),
	.settings = EX_TABLE(shop_settings),
};
static const struct ex_collector safe = {
	.abi = EX_ABI, .name = "transcribe", .title = "The Safe",
	.service = { .name = "safe", .protocol = EX_JSON_1_1,
		     .version = "Safe", .rate = { 5, 5 } },
	.types = EX_TABLE(safe_types), .calls = EX_TABLE(safe_calls),
	.settings = EX_TABLE(safe_settings),
};

struct fixture {
	char root[64];
	char *out, *plan;
	struct buffer settings[2][2], ledger[2], population[2];
	const char *name;		/* of account ONE; NULL: none */
};

static inline void
fixture_put(const char *path, struct text data)
{
	char *folder = path_folder(path);
	struct error err;

	if (folder_make(folder, &err) < 0 ||
	    file_write(path, data, 0600, &err) < 0)
		fail_msg("%s", err.text);
	free(folder);
}

static inline void
fixture_plan(struct fixture *f)
{
	static const struct ex_collector *const v[] = { &shop, &safe };
	struct plan_account accounts[] = {
		{ .id = ONE, .name = f->name },
		{ .id = TWO, .role = "arn:aws:iam::" TWO ":role/Auditor" },
	};
	struct plan_table tables[] = { { "endpoints", "2026-05-01", "ab12" } };
	struct plan_predicate predicates[] = { { "customer-key", 1 } };
	struct plan_profile profiles[] = { { "p.ini", "cd34",
		"[profile]\nname = p\nversion = 1\n"
		"title = A <profile>\nframework = none\n"
		"[parameters]\nregulated = yes\n"
		"[control AC-3]\ntitle = <b>Enforce</b>\n"
		"settings = shop.order.*\nreason = it \"shows\" & tells\n"
		"reviewed = no\n"
		"[control AC-4]\nsettings = safe.door.lock\nreason = so\n"
		"reviewed = J. Roe, 2026-10-01\n" } };
	struct registry r;
	struct error err;
	struct buffer out;
	struct plan plan = {
		.partition = "aws", .home_region = "us-east-1",
		.accounts = accounts, .naccounts = 2,
		.caller = "arn:aws:sts::" ONE ":assumed-role/Auditor/x",
		.period_start = 1790812800000, .period_end = 1798761600000,
		.created = 1798725000000, .stream = "acme", .period = "2026-Q4",
		.profile_name = "p", .profile_version = "1",
		.tables = tables, .ntables = 1,
		.predicates = predicates, .npredicates = 1,
		.profiles = profiles, .nprofiles = 1,
	};

	if (registry_make(&r, v, 2, &err) < 0)
		fail_msg("%s", err.text);
	plan.registry = &r;
	buffer_init(&out, 1 << 20);
	plan_write(&plan, &out);
	f->plan = xasprintf("%s/data/plan.json", f->root);
	fixture_put(f->plan, buffer_view(&out));
	buffer_free(&out);
	registry_free(&r);
}

#define CELLS(...)	(const char *const[]){ __VA_ARGS__ }

/* region, setting, type, resource, topic, value, verdict, reason, clause,
 * received, evidence */
static inline void
fixture_setting(struct fixture *f, int account, int service,
		const char *const *cells)
{
	csv_row(&f->settings[account][service], cells, 11);
}

static inline void
fixture_request(struct fixture *f, int account, const char *const *cells)
{
	csv_row(&f->ledger[account], cells, 11);
}

static inline void
fixture_tables(struct fixture *f)
{
	for (int a = 0; a < 2; a++) {
		for (int s = 0; s < 2; s++) {
			buffer_init(&f->settings[a][s], 1u << 28);
			fixture_setting(f, a, s, CELLS("region", "setting",
				"type", "resource", "topic", "value",
				"verdict", "reason", "clause", "received",
				"evidence"));
		}
		buffer_init(&f->ledger[a], 1u << 28);
		fixture_request(f, a, CELLS("request", "outcome", "reason",
			"error", "message", "tries", "sent", "received",
			"date", "request-id", "evidence"));
		buffer_init(&f->population[a], 1 << 20);
		csv_row(&f->population[a], CELLS("type", "within", "region",
			"call", "pages", "items", "end", "first", "last",
			"read", "gone", "left-out"), 12);
	}
}

#define E1	"data/evidence/" ONE "/eu-west-1/shop.jsonl"
#define E2	"data/evidence/" TWO "/eu-west-1/shop.jsonl"
#define T0	"2026-12-31T13:55:41.000Z"
#define T1	"2026-12-31T13:56:02.500Z"

/* What every test begins with: of each state one, and three gaps. */
static inline void
fixture_rows(struct fixture *f)
{
	static const char clause[] = "meets: OURS";

	fixture_request(f, 0, CELLS("shop/ListOrders eu-west-1", "collected",
		"", "", "", "1", T0, T0, T0, "id-1", E1 ":1"));
	fixture_request(f, 0, CELLS("shop/GetOrder eu-west-1 Id=a", "collected",
		"", "", "", "2", T1, T1, T1, "id-2", E1 ":2"));
	fixture_setting(f, 0, 0, CELLS("eu-west-1", "shop.order.key",
		"shop:order", "a", "encryption", "OURS", "meets", "clause",
		clause, T1, E1 ":2"));
	fixture_setting(f, 0, 0, CELLS("eu-west-1", "shop.order.state",
		"shop:order", "a", "inventory", "new", "", "recorded", "", T1,
		E1 ":2"));
	fixture_setting(f, 0, 1, CELLS("", "safe.door.lock", "safe:door",
		"front", "access", "", "n/a", "not-offered", "", "", ""));

	fixture_request(f, 1, CELLS("shop/ListOrders eu-west-1", "collected",
		"", "", "", "1", T0, T0, T0, "id-3", E2 ":1"));
	fixture_request(f, 1, CELLS("shop/GetOrder eu-west-1 Id=b", "denied",
		"", "AccessDeniedException", "not you", "1", T1, T1, T1, "id-4",
		E2 ":2"));
	fixture_request(f, 1, CELLS("shop/GetOrder eu-west-1 Id=c", "throttled",
		"", "Throttling", "Rate exceeded", "8", T1, T1, T1, "id-5",
		E2 ":3"));
	fixture_request(f, 1, CELLS("transcribe/ListDoors global", "failed", "",
		"NotAsked", "", "0", "", "", "", "", ""));
	fixture_request(f, 1, CELLS("shop/GetOrder eu-west-1 Id=d", "absent",
		"gone", "NoSuchOrder", "", "1", T1, T1, T1, "id-6", E2 ":4"));
	fixture_setting(f, 1, 0, CELLS("eu-west-1", "shop.order.key",
		"shop:order", "b", "encryption", "(denied)", "review", "denied",
		"", T1, E2 ":2"));
	fixture_setting(f, 1, 0, CELLS("eu-west-1", "shop.order.log",
		"shop:order", "b", "logging", "(denied)", "review", "denied",
		"", T1, E2 ":2 " E2 ":3"));
	fixture_setting(f, 1, 0, CELLS("eu-west-1", "shop.order.key",
		"shop:order", "d", "encryption", "", "fails", "clause",
		"fails: absent", T1, E2 ":4 +2"));
	csv_row(&f->population[0], CELLS("shop:order", "region eu-west-1",
		"eu-west-1", "shop:ListOrders", "1", "1", "no token", T0, T0,
		"1", "0", "0"), 12);
	csv_row(&f->population[1], CELLS("shop:order", "region eu-west-1",
		"eu-west-1", "shop:ListOrders", "2", "5", "denied", T0, T1,
		"2", "1", "0"), 12);
}

static inline void
fixture_save(struct fixture *f)
{
	static const char *const ids[] = { ONE, TWO };
	static const char *const services[] = { "shop", "transcribe" };
	char *path;

	fixture_plan(f);
	for (int a = 0; a < 2; a++) {
		for (int s = 0; s < 2; s++) {
			path = xasprintf("%s/data/settings/%s/%s.csv", f->root,
					 ids[a], services[s]);
			fixture_put(path, buffer_view(&f->settings[a][s]));
			free(path);
		}
		path = xasprintf("%s/data/ledger/%s.csv", f->root, ids[a]);
		fixture_put(path, buffer_view(&f->ledger[a]));
		free(path);
		path = xasprintf("%s/data/population/%s.csv", f->root, ids[a]);
		fixture_put(path, buffer_view(&f->population[a]));
		free(path);
	}
}

static inline void
fixture_open(struct fixture *f)
{
	memset(f, 0, sizeof *f);
	snprintf(f->root, sizeof f->root, "/tmp/report-test-XXXXXX");
	assert_non_null(mkdtemp(f->root));
	f->out = xasprintf("%s/out", f->root);
	assert_int_equal(folder_make(f->out, &(struct error){ 0 }), 0);
	fixture_tables(f);
	fixture_rows(f);
}

static inline void
fixture_close(struct fixture *f)
{
	struct error err;

	for (int a = 0; a < 2; a++) {
		buffer_free(&f->settings[a][0]);
		buffer_free(&f->settings[a][1]);
		buffer_free(&f->ledger[a]);
		buffer_free(&f->population[a]);
	}
	folder_remove(f->root, &err);
	free(f->out);
	free(f->plan);
}

static inline struct report_options
fixture_options(const struct fixture *f)
{
	return (struct report_options){
		.root = f->root, .out = f->out, .templates = TEMPLATES,
		.bundle_id = "acme-2026Q4-0001",
	};
}

static inline void
fixture_pages(struct fixture *f)
{
	struct report_options o = fixture_options(f);
	struct error err;

	fixture_save(f);
	if (report_html(&o, &err) < 0)
		fail_msg("%s", err.text);
}

/* The file's bytes; out must be freed. */
static inline void
fixture_read(const struct fixture *f, const char *name, struct buffer *out)
{
	char *path = path_join(f->out, name);
	struct error err;

	buffer_init(out, 1u << 28);
	if (file_read(path, out, &err) < 0)
		fail_msg("%s", err.text);
	buffer_putc(out, '\0');
	out->len--;
	free(path);
}

/* ---- a page, read again ------------------------------------------------ */

struct page {
	xmlDoc *doc;
	xmlXPathContext *at;
};

static inline void
page_open(struct page *p, const struct fixture *f, const char *name)
{
	char *path = path_join(f->out, name);

	p->doc = htmlReadFile(path, "UTF-8", HTML_PARSE_NOERROR |
			      HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
			      (1 << 19));
	assert_non_null(p->doc);
	p->at = xmlXPathNewContext(p->doc);
	free(path);
}

static inline void
page_close(struct page *p)
{
	xmlXPathFreeContext(p->at);
	xmlFreeDoc(p->doc);
}

static inline xmlXPathObject *
page_find(const struct page *p, const char *xpath)
{
	xmlXPathObject *o = xmlXPathEvalExpression((const xmlChar *)xpath,
						   p->at);

	if (!o)
		fail_msg("%s", xpath);
	return o;
}

static inline int
page_count(const struct page *p, const char *xpath)
{
	xmlXPathObject *o = page_find(p, xpath);
	int n = o->nodesetval ? o->nodesetval->nodeNr : 0;

	xmlXPathFreeObject(o);
	return n;
}

/* What the numbers of these places add up to: "1,204" is 1204, "–" none. */
static inline long
page_sum(const struct page *p, const char *xpath)
{
	xmlXPathObject *o = page_find(p, xpath);
	long sum = 0;

	for (int i = 0; o->nodesetval && i < o->nodesetval->nodeNr; i++) {
		xmlChar *text = xmlNodeGetContent(o->nodesetval->nodeTab[i]);
		long n = 0;

		for (const xmlChar *c = text; *c; c++)
			if (*c >= '0' && *c <= '9')
				n = n * 10 + (*c - '0');
		sum += n;
		xmlFree(text);
	}
	xmlXPathFreeObject(o);
	return sum;
}

/* Caller frees with xmlFree. */
static inline char *
page_text(const struct page *p, const char *xpath)
{
	xmlXPathObject *o = page_find(p, xpath);
	char *text;

	if (!o->nodesetval || o->nodesetval->nodeNr == 0)
		fail_msg("nothing is at %s", xpath);
	text = (char *)xmlNodeGetContent(o->nodesetval->nodeTab[0]);
	xmlXPathFreeObject(o);
	return text;
}

static inline void
page_says(const struct page *p, const char *xpath, const char *part)
{
	char *text = page_text(p, xpath);

	if (!strstr(text, part))
		fail_msg("%s says \"%s\", not \"%s\"", xpath, text, part);
	xmlFree(text);
}

#endif
