/*
 * shop.h - a service with few calls and every kind of setting
 *
 * Boxes are listed in a region (two pages), read one by one, and refer to a
 * key, by its id or by an alias.  Logs are listed elsewhere, about boxes.
 */
#ifndef SHOP_H
#define SHOP_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <exhibit/host.h>

#include "assess/assess.h"
#include "assess/profile.h"
#include "base/alloc.h"
#include "base/csv.h"
#include "base/file.h"
#include "spool/record.h"

#define ACCOUNT		"111122223333"
#define ROLE		"arn:aws:iam::111122223333:role/Auditor"
#define T0		1790000000000

static const struct ex_type shop_types[] = {
	{ .name = "shop:box", .title = "box",
	  .spelled = { "arn:{}:shop:{region}:{account}:box/{id}", "{id}" } },
	{ .name = "kms:key", .title = "key",
	  .spelled = { "arn:{}:kms:{region}:{account}:key/{id}", "{id}" } },
	{ .name = "kms:alias", .title = "alias", .spelled = { "alias/{id*}" } },
	{ .name = "shop:item", .title = "item in a box",
	  .spelled = { "{shop:box*}#{id}", "#{id}" } },
};

static const struct ex_call shop_calls[] = {
	{ .on = "account", .op = "GetPolicy", .absent = "NoSuchPolicy" },
	{ .on = "region", .op = "ListBoxes", .page = "NextToken",
	  .items = "Boxes[]", .lists = "shop:box", .id = "Name" },
	{ .on = "region", .op = "ListLogs", .page = "NextToken",
	  .items = "Logs[]", .about = "shop:box", .id = "Box" },
	{ .on = "shop:box", .op = "GetBox", .in = "Name={id}", .items = "Box",
	  .refs = { { "kms:key", "Key" }, { "kms:alias", "Alias" } },
	  .absent = "NoSuchLock", .gone = "NoSuchBox" },
	{ .on = "shop:box", .op = "GetBox", .name = "Items", .in = "Name={id}",
	  .items = "Box.Items[]", .lists = "shop:item", .id = "Name",
	  .absent = "NoSuchLock", .gone = "NoSuchBox" },
	{ .on = "kms:key", .op = "DescribeKey", .in = "KeyId={id}",
	  .items = "KeyMetadata" },
	{ .on = "kms:alias", .op = "DescribeKey", .name = "DescribeAlias",
	  .in = "KeyId=alias/{id}", .items = "KeyMetadata",
	  .refs = { { "kms:key", "Arn" } } },
};

/* A module's own test: red is bad, and so is not to say. */
static inline enum ex_verdict
shop_test(const struct ex_host *host, const struct ex_node *item)
{
	const char *colour = host->text(host, host->first(host, item,
							  "Colour"));

	return strcmp(colour, "=red") == 0 ? EX_FAILS : EX_REVIEW;
}

static const struct ex_setting shop_settings[] = {
	{ .id = "shop.account.policy", .title = "t", .from = "GetPolicy",
	  .path = "Policy{}", .topic = EX_ACCESS,
	  .judge = "fails: absent, public(); meets: else", .why = "w" },
	{ .id = "shop.box.size", .title = "t", .from = "ListBoxes",
	  .path = "Size", .topic = EX_INFRASTRUCTURE,
	  .judge = "meets: <=$role_unused_days; fails: else", .why = "w" },
	{ .id = "shop.box.closed", .title = "t", .from = "GetBox",
	  .path = "Closed", .topic = EX_ACCESS,
	  .judge = "meets: true; fails: else", .why = "w" },
	{ .id = "shop.box.key", .title = "t", .from = "GetBox", .path = "Key",
	  .topic = EX_ENCRYPTION, .judge = "as: kms.key.manager", .why = "w" },
	{ .id = "shop.box.key", .title = "t", .from = "GetBox", .path = "Alias",
	  .topic = EX_ENCRYPTION,
	  .judge = "as: kms.key.manager; fails: else", .why = "w" },
	{ .id = "shop.box.own-key", .title = "t", .from = "GetBox",
	  .path = "Alias|Key", .topic = EX_ENCRYPTION,
	  .judge = "meets: customer-key(); fails: else", .why = "w" },
	{ .id = "shop.box.log", .title = "t", .from = "ListLogs",
	  .path = "State", .topic = EX_LOGGING,
	  .judge = "meets: any ON; fails: else", .why = "w" },
	{ .id = "shop.box.complete", .title = "t", .from = "GetBox",
	  .path = "Closed", .topic = EX_ACCESS,
	  .judge = "meets: true if shop.box.key meets and "
		   "shop.account.policy meets; review: else", .why = "w" },
	{ .id = "shop.box.colour", .title = "t", .from = "GetBox",
	  .path = "Colour", .topic = EX_INVENTORY, .why = "w" },
	{ .id = "shop.box.tested", .title = "t", .from = "GetBox",
	  .path = "Colour", .topic = EX_INVENTORY, .test = shop_test,
	  .why = "w" },
	{ .id = "shop.box.note", .title = "t", .from = "GetBox",
	  .path = "Note", .topic = EX_COMPLIANCE,
	  .judge = "n/a: absent; fails: [redacted*, secret(); meets: else",
	  .why = "w" },
	{ .id = "shop.item.colour", .title = "t", .from = "Items",
	  .path = "Colour", .topic = EX_INVENTORY,
	  .judge = "meets: red; fails: else", .why = "w" },
	{ .id = "shop.box.first", .title = "t", .from = "GetBox",
	  .path = "First", .topic = EX_INVENTORY,
	  .judge = "n/a: absent; as: shop.item.colour", .why = "w" },
	{ .id = "shop.region.boxes", .title = "t", .from = "shop:box",
	  .of = "region", .topic = EX_INVENTORY,
	  .judge = "meets: count>=1; n/a: none", .why = "w" },
	{ .id = "shop.region.logs", .title = "t", .from = "ListLogs",
	  .path = "State", .of = "region", .topic = EX_LOGGING,
	  .judge = "n/a: none if not shop:box; fails: none; meets: else",
	  .why = "w" },
	{ .id = "shop.account.closed", .title = "t", .from = "shop.box.closed",
	  .of = "account", .topic = EX_ACCESS,
	  .judge = "fails: none; fails: any fails; meets: meets", .why = "w" },
	{ .id = "shop.account.some", .title = "t", .from = "shop.box.closed",
	  .of = "account", .topic = EX_ACCESS,
	  .judge = "meets: any meets; fails: else", .why = "w" },
	/* reads a part of what customer-key() has to see whole */
	{ .id = "kms.key.part", .title = "t", .from = "DescribeKey",
	  .path = "KeyManager.Part", .topic = EX_ENCRYPTION,
	  .judge = "n/a: absent", .why = "w" },
	{ .id = "kms.key.manager", .title = "t", .from = "DescribeKey",
	  .path = "KeyManager", .topic = EX_ENCRYPTION,
	  .judge = "meets: CUSTOMER; fails: AWS", .why = "w" },
};

static const struct ex_collector shop = {
	.abi = EX_ABI, .name = "shop", .title = "Shop",
	.service = { .name = "shop", .protocol = EX_JSON_1_1,
		     .version = "Shop", .rate = { 5, 5 } },
	.types = EX_TABLE(shop_types), .calls = EX_TABLE(shop_calls),
	.settings = EX_TABLE(shop_settings),
};

struct shop {
	char *root;
	struct registry registry;
	struct profile *profile;
	struct plan plan;
	struct plan_account account;
	const char *region[2];
	struct buffer evidence;
	int64_t time;
	struct assess_totals totals;
	char *settings, *ledger, *population;
};

static inline void
shop_open(struct shop *s)
{
	const struct ex_collector *tables[] = { &shop };
	struct error err;
	struct buffer ini;
	char name[] = "/tmp/exhibit-assess-XXXXXX";

	memset(s, 0, sizeof *s);
	assert_non_null(mkdtemp(name));
	s->root = xstrdup(name);
	if (registry_make(&s->registry, tables, 1, &err))
		fail_msg("%s", err.text);
	buffer_init(&ini, 1 << 20);
	if (file_read(SOURCE "/report-templates/profiles/baseline.ini", &ini,
		      &err) || profile_read(&s->profile, "baseline.ini",
					    buffer_view(&ini), &s->registry,
					    &err))
		fail_msg("%s", err.text);
	buffer_free(&ini);
	s->account = (struct plan_account){ .id = ACCOUNT, .role = ROLE };
	s->region[0] = "eu-west-1";
	s->plan = (struct plan){
		.partition = "aws", .home_region = "us-east-1",
		.accounts = &s->account, .naccounts = 1,
		.regions = s->region, .nregions = 1, .registry = &s->registry,
		.period_start = T0, .period_end = T0, .created = T0,
	};
	buffer_init(&s->evidence, 1 << 20);
	s->time = T0;
}

static inline void
shop_put(struct shop *s, const struct record *record)
{
	struct record r = *record;

	s->time += 1000;
	r.sent = s->time - 200;
	r.received = s->time;
	r.date = s->time - 500;
	r.tries = 1;
	r.host = "shop.eu-west-1.amazonaws.com";
	r.request_id = "0f1e";
	record_write(&s->evidence, &r);
}

static inline void
shop_good(struct shop *s, const char *key, const char *body)
{
	shop_put(s, &(struct record){ .request = key, .status = 200,
		 .outcome = OUTCOME_COLLECTED, .body = text_of(body) });
}

static inline void
shop_bad(struct shop *s, const char *key, enum outcome outcome,
	 const char *error)
{
	shop_put(s, &(struct record){ .request = key, .status = 400,
		 .outcome = outcome, .error = error, .message = "no" });
}

#define BOXES	"shop/ListBoxes eu-west-1"
#define LOGS	"shop/ListLogs eu-west-1"
#define POLICY	"shop/GetPolicy global"
#define BOX(n)	"shop/GetBox eu-west-1 Name=" n
#define KEY(n)	"shop/DescribeKey eu-west-1 KeyId=" n
#define ENTER	"sts/AssumeRole global " ROLE

/* Everything answered, and all is well but box b, which is open. */
static inline void
shop_fill(struct shop *s, const char *but)
{
	static const char *const answers[][2] = {
		{ ENTER, "{}" },
		{ POLICY, "{\"Policy\":\"{\\\"Statement\\\":{\\\"Effect\\\":"
		  "\\\"Allow\\\",\\\"Principal\\\":{\\\"AWS\\\":\\\""
		  ACCOUNT "\\\"},\\\"Action\\\":\\\"*\\\"}}\"}" },
		{ BOXES, "{\"Boxes\":[{\"Name\":\"a\",\"Size\":90}],"
		  "\"NextToken\":\"t\"}" },
		{ BOXES " #2", "{\"Boxes\":[{\"Name\":\"b\",\"Size\":91}]}" },
		{ LOGS, "{\"Logs\":[{\"Box\":\"a\",\"State\":\"ON\"}],"
		  "\"NextToken\":\"t\"}" },
		{ LOGS " #2", "{\"Logs\":[]}" },
		{ BOX("a"), "{\"Box\":{\"Closed\":true,\"Key\":\"k1\","
		  "\"Colour\":\"=red\"}}" },
		{ BOX("b"), "{\"Box\":{\"Closed\":false,\"Alias\":\"alias/x\"}}" },
		{ KEY("k1"), "{\"KeyMetadata\":{\"Arn\":\"arn:aws:kms:eu-west-1:"
		  ACCOUNT ":key/k1\",\"KeyManager\":\"CUSTOMER\"}}" },
		{ KEY("alias/x"), "{\"KeyMetadata\":{\"Arn\":\"arn:aws:kms:"
		  "eu-west-1:" ACCOUNT ":key/k2\",\"KeyManager\":\"AWS\"}}" },
		{ KEY("k2"), "{\"KeyMetadata\":{\"Arn\":\"arn:aws:kms:eu-west-1:"
		  ACCOUNT ":key/k2\",\"KeyManager\":\"AWS\"}}" },
	};

	for (size_t i = 0; i < sizeof answers / sizeof answers[0]; i++)
		if (but == NULL || strcmp(but, answers[i][0]) != 0)
			shop_good(s, answers[i][0], answers[i][1]);
}

static inline char *
shop_read(const struct shop *s, const char *name)
{
	char *path = path_join(s->root, name);
	struct buffer b;
	struct error err;

	buffer_init(&b, 1 << 20);
	if (file_read(path, &b, &err))
		fail_msg("%s", err.text);
	free(path);
	return buffer_steal(&b);
}

static inline int
shop_offered(const void *ctx, const char *service, const char *region)
{
	(void)service;
	return ctx == NULL || strcmp(region, ctx) != 0;
}

/* not_in: a region where nothing is offered, or NULL */
static inline void
shop_run(struct shop *s, const char *not_in)
{
	struct assess_options options = { .plan = &s->plan,
		.profile = s->profile, .root = s->root,
		.offered = shop_offered, .offered_ctx = not_in };
	char *path = path_join(s->root, "data/evidence/" ACCOUNT
			       "/eu-west-1");
	char *file = path_join(path, "shop.jsonl");
	struct error err = { 0 };

	if (folder_make(path, &err) ||
	    file_write(file, buffer_view(&s->evidence), 0600, &err) ||
	    assess_run(&options, &s->totals, &err))
		fail_msg("%s", err.text);
	free(file);
	free(path);
	s->settings = shop_read(s, "data/settings/" ACCOUNT "/shop.csv");
	s->ledger = shop_read(s, "data/ledger/" ACCOUNT ".csv");
	s->population = shop_read(s, "data/population/" ACCOUNT ".csv");
}

static inline void
shop_close(struct shop *s)
{
	struct error err;

	folder_remove(s->root, &err);
	free(s->root);
	free(s->settings);
	free(s->ledger);
	free(s->population);
	buffer_free(&s->evidence);
	assess_totals_free(&s->totals);
	profile_free(s->profile);
	registry_free(&s->registry);
}

struct looking {
	const char *setting, *resource;
	char found[512];
	int n;
};

static inline int
look_at(void *ctx, char **cells, size_t n)
{
	struct looking *l = ctx;
	struct buffer b;

	if (n != 11 || strcmp(cells[1], l->setting) != 0 ||
	    strcmp(cells[3], l->resource) != 0)
		return 0;
	buffer_init(&b, sizeof l->found);
	buffer_printf(&b, "%s|%s|%s", cells[5], cells[6], cells[7]);
	strncpy(l->found, buffer_cstr(&b), sizeof l->found - 1);
	buffer_free(&b);
	l->n++;
	return 0;
}

/* "value|verdict|reason" of the one row there is. */
static inline void
shop_expect(const struct shop *s, const char *setting, const char *resource,
	    const char *want)
{
	struct looking l = { .setting = setting, .resource = resource };
	struct error err;

	if (csv_read(text_of(s->settings), look_at, &l, &err))
		fail_msg("%s", err.text);
	if (l.n != (want != NULL))
		fail_msg("%s of %s: %d rows in\n%s", setting, resource, l.n,
			 s->settings);
	if (want != NULL && strcmp(l.found, want) != 0)
		fail_msg("%s of %s: %s, not %s in\n%s%s", setting, resource,
			 l.found, want, s->settings, s->ledger);
}

#endif
