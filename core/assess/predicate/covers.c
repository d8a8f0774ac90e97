/*
 * covers.c - covers(): the metric filters of the CIS AWS Foundations Benchmark
 *
 * Section 4 of versions 3 to 5, section 5 of 6 and 7, with the same numbers
 * behind the dot.  Order, spacing and brackets of a pattern do not matter; an
 * inequality where the benchmark has none narrows it.
 */
#include <string.h>

#include "assess/predicate/predicate.h"
#include "assess/predicate/words.h"

static const struct section {
	const char *number;
	int inequality;		/* the benchmark's own pattern has one */
	const char *words;
} sections[] = {
	{ "1", 1, "UnauthorizedOperation AccessDenied" },
	{ "2", 1, "ConsoleLogin additionalEventData.MFAUsed Yes" },
	{ "3", 1, "userIdentity.type Root invokedBy eventType "
	  "AwsServiceEvent" },
	{ "4", 0, "DeleteGroupPolicy DeleteRolePolicy DeleteUserPolicy "
	  "PutGroupPolicy PutRolePolicy PutUserPolicy CreatePolicy "
	  "DeletePolicy CreatePolicyVersion DeletePolicyVersion "
	  "AttachRolePolicy DetachRolePolicy AttachUserPolicy "
	  "DetachUserPolicy AttachGroupPolicy DetachGroupPolicy" },
	{ "5", 0, "CreateTrail UpdateTrail DeleteTrail StartLogging "
	  "StopLogging" },
	{ "6", 0, "ConsoleLogin Failed authentication" },
	{ "7", 0, "kms.amazonaws.com DisableKey ScheduleKeyDeletion" },
	{ "8", 0, "PutBucketAcl PutBucketPolicy PutBucketCors "
	  "PutBucketLifecycle PutBucketReplication DeleteBucketPolicy "
	  "DeleteBucketCors DeleteBucketLifecycle DeleteBucketReplication" },
	{ "9", 0, "StopConfigurationRecorder DeleteDeliveryChannel "
	  "PutDeliveryChannel PutConfigurationRecorder" },
	{ "10", 0, "AuthorizeSecurityGroupIngress "
	  "AuthorizeSecurityGroupEgress RevokeSecurityGroupIngress "
	  "RevokeSecurityGroupEgress CreateSecurityGroup "
	  "DeleteSecurityGroup" },
	{ "11", 0, "CreateNetworkAcl CreateNetworkAclEntry DeleteNetworkAcl "
	  "DeleteNetworkAclEntry ReplaceNetworkAclEntry "
	  "ReplaceNetworkAclAssociation" },
	{ "12", 0, "CreateCustomerGateway DeleteCustomerGateway "
	  "AttachInternetGateway CreateInternetGateway "
	  "DeleteInternetGateway DetachInternetGateway" },
	{ "13", 0, "CreateRoute CreateRouteTable ReplaceRoute "
	  "ReplaceRouteTableAssociation DeleteRouteTable DeleteRoute "
	  "DisassociateRouteTable" },
	{ "14", 0, "CreateVpc DeleteVpc ModifyVpcAttribute "
	  "AcceptVpcPeeringConnection CreateVpcPeeringConnection "
	  "DeleteVpcPeeringConnection RejectVpcPeeringConnection "
	  "AttachClassicLinkVpc DetachClassicLinkVpc "
	  "DisableVpcClassicLink EnableVpcClassicLink" },
	{ "15", 0, "organizations.amazonaws.com AcceptHandshake AttachPolicy "
	  "CreateAccount CreateOrganizationalUnit CreatePolicy "
	  "DeclineHandshake DeleteOrganization DeleteOrganizationalUnit "
	  "DeletePolicy DetachPolicy DisablePolicyType EnablePolicyType "
	  "InviteAccountToOrganization LeaveOrganization MoveAccount "
	  "RemoveAccountFromOrganization UpdatePolicy "
	  "UpdateOrganizationalUnit" },
};

static const struct section *
section_named(struct text number)
{
	if (text_starts(number, "4.") || text_starts(number, "5."))
		number = text_n(number.at + 2, number.len - 2);
	for (size_t i = 0; i < sizeof sections / sizeof sections[0]; i++)
		if (text_is(number, sections[i].number))
			return &sections[i];
	return NULL;
}

enum truth
predicate_covers(const struct predicate_call *call, enum reason *why)
{
	const struct section *section = section_named(text_of(call->args[0]));
	struct text pattern = node_text(call->value), rest, word;

	if (section == NULL)
		return predicate_unknown(why, REASON_UNDECIDED);
	rest = text_of(section->words);
	while ((word = text_word(&rest)).len > 0)
		if (!has_word(pattern, word))
			return FALSE_;
	if (!section->inequality &&
	    text_glob(pattern, text_of("*!=*"), 0))
		return predicate_unknown(why, REASON_UNDECIDED);
	return TRUE_;
}
