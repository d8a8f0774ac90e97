/*
 * two.h - two bundles' tables, written row by row
 *
 * A shop: stores are listed in a Region, orders on a store, coupons by the
 * account and asked about only when referred to, tags by reference alone.
 */
#ifndef COMPARE_TWO_H
#define COMPARE_TWO_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/alloc.h"
#include "base/csv.h"
#include "base/file.h"
#include "compare/compare.h"
#include "plan/plan.h"

#define ONE	"111122223333"
#define TWO	"444455556666"

static const struct ex_type shop_types[] = {
	{ .name = "shop:store", .title = "store" },
	{ .name = "shop:order", .title = "order" },
	{ .name = "shop:coupon", .title = "coupon", .global = 1 },
	{ .name = "shop:tag", .title = "tag" },
};
static const struct ex_call shop_calls[] = {
	{ .on = "region", .op = "ListStores", .items = "Stores[]",
	  .lists = "shop:store", .id = "Id" },
	{ .on = "shop:store", .op = "ListOrders", .in = "Store={id}",
	  .items = "Orders[]", .lists = "shop:order", .id = "Id" },
	{ .on = "shop:order", .op = "GetOrder", .in = "Id={id}",
	  .refs = { { "shop:coupon", "Coupon" }, { "shop:tag", "Tag" } } },
	{ .on = "account", .op = "ListCoupons", .items = "Coupons[]",
	  .lists = "shop:coupon", .id = "Id", .lazy = 1 },
	{ .on = "shop:coupon", .op = "GetCoupon", .in = "Id={id}" },
	{ .on = "shop:tag", .op = "GetTag", .in = "Id={id}" },
};
static const struct ex_setting shop_settings[] = {
	{ .id = "shop.store.lock", .title = "Lock", .from = "ListStores",
	  .path = "Lock", .topic = EX_ACCESS, .why = "w",
	  .judge = "meets: shut; fails: else" },
	{ .id = "shop.order.key", .title = "Key", .from = "GetOrder",
	  .path = "Key", .topic = EX_ENCRYPTION, .why = "w",
	  .judge = "meets: $keys; fails: else" },
	{ .id = "shop.coupon.name", .title = "Name", .from = "ListCoupons",
	  .path = "Name", .topic = EX_INVENTORY },
	{ .id = "shop.coupon.worth", .title = "Worth", .from = "GetCoupon",
	  .path = "Worth", .topic = EX_INVENTORY },
	{ .id = "shop.tag.colour", .title = "Colour", .from = "GetTag",
	  .path = "Colour", .topic = EX_INVENTORY },
};
/* the same without its last setting */
static const struct ex_collector shop = {
	.abi = EX_ABI, .name = "shop", .title = "The Shop",
	.service = { .name = "shop", .protocol = EX_JSON_1_1,
		     .version = "Shop", .rate = { 5, 5 } },
	.types = EX_TABLE(shop_types), .calls = EX_TABLE(shop_calls),
	.settings = EX_TABLE(shop_settings),
};
static const struct ex_collector no_tags = {
	.abi = EX_ABI, .name = "shop", .title = "The Shop",
	.service = { .name = "shop", .protocol = EX_JSON_1_1,
		     .version = "Shop", .rate = { 5, 5 } },
	.types = EX_TABLE(shop_types), .calls = EX_TABLE(shop_calls),
	.settings = { shop_settings, 4 },
};

struct one {
	const struct ex_collector *collector;	/* NULL: shop */
	const char *parameters;		/* NULL: keys = OURS */
	const char *judge;		/* [judge] lines, or NULL */
	const char *region;		/* the plan's only one; NULL: all */
	int only_two;			/* account ONE is not asked */
	/* of account TWO, without header */
	const char *settings, *ledger, *population;
	const char *other;		/* settings of account ONE */
};

struct two {
	char root[64];
	struct buffer told;		/* "how name resource\n" */
	struct compare_totals totals;
};

static inline void
put(const char *root, const char *side, const char *name, const char *text)
{
	char *path = xasprintf("%s/%s/data/%s", root, side, name);
	char *folder = path_folder(path);
	struct error err;

	if (folder_make(folder, &err) < 0 ||
	    file_write(path, text_of(text), 0600, &err) < 0)
		fail_msg("%s", err.text);
	free(folder);
	free(path);
}

static inline void
put_plan(const char *root, const char *side, const struct one *o)
{
	const struct ex_collector *v[] = { o->collector ? o->collector :
		&shop };
	struct plan_account accounts[] = { { .id = TWO }, { .id = ONE } };
	char *ini = xasprintf("[profile]\nname = p\nversion = 1\ntitle = p\n"
		"[parameters]\n%s\n%s%s\n", o->parameters ? o->parameters :
		"keys = OURS", o->judge ? "[judge]\n" : "",
		o->judge ? o->judge : "");
	struct plan_profile profile = { "p.ini", "00", ini };
	const char *regions[] = { o->region };
	struct registry registry;
	struct plan plan = {
		.partition = "aws", .home_region = "eu-west-1",
		.accounts = accounts, .naccounts = o->only_two ? 1 : 2,
		.regions = regions,
		.nregions = o->region != NULL,
		.period_start = 1, .period_end = 2, .created = 1,
		.stream = "s", .period = "2026Q4", .profile_name = "p",
		.profile_version = "1", .profiles = &profile, .nprofiles = 1,
	};
	struct buffer b;
	struct error err;

	if (registry_make(&registry, v, 1, &err) < 0)
		fail_msg("%s", err.text);
	plan.registry = &registry;
	buffer_init(&b, 1 << 20);
	plan_write(&plan, &b);
	put(root, side, "plan.json", buffer_cstr(&b));
	buffer_free(&b);
	registry_free(&registry);
	free(ini);
}

static inline void
put_table(const char *root, const char *side, const char *name,
	  const char *header, const char *rows)
{
	char *text = xasprintf("%s\n%s", header, rows ? rows : "");

	put(root, side, name, text);
	free(text);
}

#define SETTINGS_HEAD	"region,setting,type,resource,topic,value,verdict," \
			"reason,clause,received,evidence"
#define LEDGER_HEAD	"request,outcome,reason,error,message,tries,sent," \
			"received,date,request-id,evidence"
#define POPULATION_HEAD	"type,within,region,call,pages,items,end,first,last," \
			"read,gone,left-out"

static inline void
put_one(const char *root, const char *side, const struct one *o)
{
	put_plan(root, side, o);
	put_table(root, side, "settings/" TWO "/shop.csv", SETTINGS_HEAD,
		  o->settings);
	put_table(root, side, "ledger/" TWO ".csv", LEDGER_HEAD, o->ledger);
	put_table(root, side, "population/" TWO ".csv", POPULATION_HEAD,
		  o->population);
	if (o->only_two)
		return;
	put_table(root, side, "settings/" ONE "/shop.csv", SETTINGS_HEAD,
		  o->other);
	put_table(root, side, "ledger/" ONE ".csv", LEDGER_HEAD,
		  "shop/ListStores eu-west-1,collected,,,,1,,,,,\n");
	put_table(root, side, "population/" ONE ".csv", POPULATION_HEAD, "");
}

static inline int
note(void *ctx, const struct change *change)
{
	struct two *t = ctx;

	if (change->what == CHANGE_SETTING || change->what == CHANGE_GAP)
		buffer_printf(&t->told, "%s %s%s%s\n", change_how_name(change),
			      change->name, change->resource[0] ? " " : "",
			      change->resource);
	else if (change->what == CHANGE_RULE || change->what == CHANGE_SCOPE)
		buffer_printf(&t->told, "%s %s %s\n", change_how_name(change),
			      change->name, change->item);
	return 0;
}

static inline void
two_make(struct two *t, const struct one *before, const struct one *after)
{
	snprintf(t->root, sizeof(t->root), "/tmp/test-compare-XXXXXX");
	assert_non_null(mkdtemp(t->root));
	buffer_init(&t->told, 1 << 20);
	put_one(t->root, "old", before);
	put_one(t->root, "new", after);
}

static inline int
two_compare(struct two *t, struct error *err)
{
	char *x = path_join(t->root, "old"), *y = path_join(t->root, "new");
	struct compare *c;
	int result = compare_open(&c, x, y, err);

	if (result == 0) {
		result = compare_each(c, note, t, err);
		t->totals = *compare_totals(c);
		compare_close(c);
	}
	free(x);
	free(y);
	return result;
}

static inline void
two_free(struct two *t)
{
	struct error err;

	folder_remove(t->root, &err);
	buffer_free(&t->told);
}

#endif
