/*
 * account.c - AWS Account Management: whom AWS reaches, which Regions are on
 *
 * The number of the account itself is never sent: the management account may
 * not name itself.  A contact's name, address and number leave as hashes, which
 * are enough to tell two contacts apart.
 */
#include <exhibit/collector.h>

static const struct ex_type types[] = {
	/* named by its kind: BILLING, OPERATIONS, SECURITY */
	{ .name = "account:contact", .title = "alternate contact",
	  .spelled = { "{id}" }, .global = 1 },
};

#define PERSON								\
	"hash:AlternateContact.Name|Title|EmailAddress|PhoneNumber"

#define CONTACT(kind)							\
	.on = "account",						\
	.op = "GetAlternateContact", .http = "POST /getAlternateContact", \
	.in = "AlternateContactType=" kind,				\
	.items = "AlternateContact",					\
	.refs = { { "account:contact", "AlternateContactType" } },	\
	.redact = PERSON,						\
	.absent = "ResourceNotFoundException", .rate = &contacts

static const struct ex_rate contacts = { 10, 15 };

static const struct ex_call calls[] = {
	{ .on = "account",
	  .op = "GetContactInformation", .http = "POST /getContactInformation",
	  .items = "ContactInformation",
	  .redact = "hash:ContactInformation.FullName|AddressLine1|"
		    "AddressLine2|AddressLine3|City|StateOrRegion|"
		    "DistrictOrCounty|PostalCode|PhoneNumber|CompanyName|"
		    "WebsiteUrl",
	  .rate = &contacts },

	{ CONTACT("BILLING"), .name = "BillingContact" },
	{ CONTACT("OPERATIONS"), .name = "OperationsContact" },
	{ CONTACT("SECURITY"), .name = "SecurityContact" },
	/* the same three answers, read side by side */
	{ .on = "account:contact",
	  .op = "GetAlternateContact", .name = "Contacts",
	  .http = "POST /getAlternateContact",
	  .in = "AlternateContactType={id}",
	  .items = "AlternateContact",
	  .redact = PERSON,
	  .absent = "ResourceNotFoundException", .rate = &contacts },

	{ .on = "account",
	  .op = "ListRegions", .http = "POST /listRegions",
	  .in = "MaxResults:=50", .page = "NextToken",
	  .items = "Regions[]" },
};

static const struct ex_setting settings[] = {
	{ .id = "account.account.contact",
	  .title = "Contact of the account",
	  .from = "GetContactInformation",
	  .path = "[FullName!=][PhoneNumber!=][AddressLine1!=][City!=]"
		  "[PostalCode!=][CountryCode!=].FullName",
	  .topic = EX_COMPLIANCE,
	  .judge = "fails: none; review: else",
	  .why = "AWS writes and calls there when the account is abused; "
		 "whether it is still right a person has to say." },

#define ALTERNATE(call) .from = call, .path = "EmailAddress"
#define THERE "fails: none, absent; meets: else"
	{ .id = "account.account.security-contact",
	  .title = "Contact for security",
	  ALTERNATE("SecurityContact"),
	  .topic = EX_COMPLIANCE,
	  .judge = THERE,
	  .why = "Without one AWS's notices of abuse and of leaked keys go to "
		 "the root user's mailbox." },

	{ .id = "account.account.operations-contact",
	  .title = "Contact for operations",
	  ALTERNATE("OperationsContact"),
	  .topic = EX_COMPLIANCE,
	  .judge = "review: none, absent; meets: else",
	  .why = "Without one notices of maintenance go to the root user's "
		 "mailbox." },

	{ .id = "account.account.billing-contact",
	  .title = "Contact for billing",
	  ALTERNATE("BillingContact"),
	  .topic = EX_COMPLIANCE,
	  .judge = "review: none, absent; meets: else",
	  .why = "An account whose bills nobody reads is closed in the end." },

	{ .id = "account.account.contacts",
	  .title = "Three contacts, each another",
	  .from = "Contacts", .path = "EmailAddress", .of = "account",
	  .topic = EX_COMPLIANCE,
	  .judge = "meets: count>=3; review: else",
	  .why = "One mailbox for all of it is read by the wrong people." },

	{ .id = "account.account.regions",
	  .title = "Regions that somebody switched on",
	  .from = "ListRegions", .path = "[RegionOptStatus=ENABLED].RegionName",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "meets: none, $approved_regions; review: else",
	  .why = "In a region that is off nobody can hide anything." },

	{ .id = "account.account.regions-in-change",
	  .title = "Regions being switched on or off",
	  .from = "ListRegions",
	  .path = "[RegionOptStatus=*ING].RegionName",
	  .topic = EX_INFRASTRUCTURE,
	  .judge = "n/a: none; review: else",
	  .why = "What a run finds there is not yet, or no longer, all." },
};

static const struct ex_unused unused[] = {
	{ "GetAccountInformation", "name and age: the account's id is used" },
	{ "GetGovCloudAccountInformation", "its twin is an account of its own" },
	{ "GetPrimaryEmail", "a person's address, and of members alone" },
	{ "GetPrimaryEmailUpdateStatus", "a change under way, of members" },
	{ "GetRegionOptStatus", "ListRegions has that of every region" },
};

static const struct ex_without without[] = {
	{ "else",
	  "who answers for the account and where it may work; all else is "
	  "set in its services" },
};

const struct ex_collector account_collector = {
	.abi = EX_ABI,
	.name = "account",
	.title = "AWS Account Management",
	.service = { .name = "account", .protocol = EX_REST_JSON,
		     .version = "2021-02-01", .rate = { 5, 5 } },
	.types = EX_TABLE(types),
	.calls = EX_TABLE(calls),
	.settings = EX_TABLE(settings),
	.unused = EX_TABLE(unused),
	.without = EX_TABLE(without),
};
