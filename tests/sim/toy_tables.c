/* toy_tables.c - the collectors of toy.h */
#include "sim/toy_tables.h"

static const struct ex_type types[] = {
	{ .name = "toy:box", .title = "box" },
	{ .name = "toy:part", .title = "part" },
	{ .name = "toy:role", .title = "role", .global = 1,
	  .spelled = { "arn:{}:iam::{account}:role/{id}", "{id}" } },
	{ .name = "toy:key", .title = "key",
	  .spelled = { "arn:{}:kms:{region}:{account}:key/{id}" } },
	{ .name = "toy:guest", .title = "role of a guest", .global = 1,
	  .spelled = { "arn:{}:iam::{account}:role/{id}", "{id}" } },
	{ .name = "toy:report", .title = "report" },
	{ .name = "toy:label", .title = "label",
	  .spelled = { "{toy:box*}#{id}", "#{id}" } },
};

static const struct ex_rate slow = { 1, 1 };

static const struct ex_call calls[] = {
	{ .on = "account", .op = "ListZones", .items = "Zones[]",
	  .lists = "region", .id = "Name" },
	{ .on = "account", .op = "ListRoles", .items = "Roles[]",
	  .lists = "toy:role", .id = "Arn" },
	{ .on = "toy:role", .op = "GetRole", .in = "RoleName={id}",
	  .items = "Role", .absent = "NoSuchRole" },
	{ .on = "toy:guest", .op = "GetRole", .name = "GetGuest",
	  .in = "RoleName={id}", .items = "Role", .absent = "NoSuchRole" },
	{ .on = "region", .op = "ListBoxes", .in = "MaxResults:=2",
	  .page = "NextToken", .items = "Boxes[]", .lists = "toy:box",
	  .id = "Name", .absent = "NoSuchPage" },
	{ .on = "toy:box", .op = "GetBox", .in = "Name={id}", .items = "Box",
	  .refs = { { "toy:role", "RoleArn" }, { "toy:key", "KeyArn" },
		    { "toy:guest", "GuestArn" },
		    { "toy:label", "SeeAlso[]" } },
	  .gone = "NoSuchBox", .redact = "drop:Box.Password" },
	{ .on = "toy:box", .op = "GetBox", .name = "Labels", .in = "Name={id}",
	  .items = "Box.Labels[]", .lists = "toy:label", .lazy = 1 },
	{ .on = "toy:label", .op = "GetLabel",
	  .in = "Box={toy:box} Label={id}" },
	{ .on = "toy:box", .op = "GetBoxPolicy", .in = "Name={id}",
	  .absent = "NoSuchPolicy LockedException~unset" },
	{ .on = "toy:box", .op = "ListParts", .in = "Box={id}",
	  .items = "Parts[]", .lists = "toy:part", .id = "." },
	{ .on = "toy:part", .op = "DescribeParts", .batch = 3,
	  .in = "Box={toy:box} Ids[]={id}", .items = "Parts[]", .id = "Id",
	  .gone = "Failures[Reason=MISSING].Id" },
	{ .on = "toy:key", .op = "DescribeKey", .in = "KeyId={id}",
	  .items = "KeyMetadata", .rate = &slow },
	{ .on = "account", .op = "MakeReport", .items = "[State=DONE]",
	  .lists = "toy:report", .id = "State",
	  .again = "State=STARTED ReportInProgress" },
};

const struct ex_collector toy_collector = {
	.abi = EX_ABI, .name = "toy", .title = "Toys",
	.service = { .name = "toy", .protocol = EX_JSON_1_1,
		     .version = "Toy", .rate = { 20, 20 } },
	.types = EX_TABLE(types),
	.calls = EX_TABLE(calls),
};

static const struct ex_type store_types[] = {
	{ .name = "store:shelf", .title = "shelf", .global = 1,
	  .spelled = { "{id}" } },
};

static const struct ex_call store_calls[] = {
	{ .on = "account", .op = "ListShelves", .http = "GET /",
	  .items = "Shelves.Shelf[]", .lists = "store:shelf", .id = "Name",
	  .keep = "region=ShelfRegion" },
	{ .on = "store:shelf", .op = "GetShelf", .http = "GET /{Shelf}",
	  .in = "Shelf={id}" },
};

const struct ex_collector store_collector = {
	.abi = EX_ABI, .name = "store", .title = "Stores",
	.service = { .name = "store", .protocol = EX_REST_XML,
		     .version = "2006-03-01", .rate = { 20, 20 } },
	.types = EX_TABLE(store_types),
	.calls = EX_TABLE(store_calls),
};
