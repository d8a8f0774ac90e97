/* check_revocation.c - what the bundle carries about its certificates */
#include <string.h>

#include "bundle/chain.h"
#include "bundle/check.h"
#include "bundle/revocation.h"

struct run {
	struct check *c;
	struct revocations found;
	STACK_OF(X509) *anchors;	/* of signers and TSAs */
	unsigned unknown;
	char example[256];
};

/* All of a chain but its anchor, which nobody but its owner can take back. */
static int
check_one_chain(struct run *run, STACK_OF(X509) *chain, int64_t at)
{
	char name[256];

	for (int i = 0; i + 1 < sk_X509_num(chain); i++) {
		struct revocation_query query = {
			sk_X509_value(chain, i), sk_X509_value(chain, i + 1),
			at, run->anchors,
		};

		chain_name(query.certificate, 0, name);
		switch (revocation_check(&run->found, &query)) {
		case REVOCATION_REVOKED:
			return fault_set(run->c->fault, EXIT_INVALID,
					 "E_REVOKED", MEMBER_SIGNATURE,
					 "%s was revoked", name);
		case REVOCATION_UNKNOWN:
			if (run->unknown++ == 0)
				memcpy(run->example, name, sizeof(name));
			break;
		case REVOCATION_GOOD:
			break;
		}
	}
	return 0;
}

static int
check_chains(struct run *run)
{
	struct check *c = run->c;

	if (c->chain != NULL && check_one_chain(run, c->chain, c->time) < 0)
		return -1;
	for (unsigned i = 0; i < c->nstamps; i++)
		if (c->stamps[i].chain != NULL &&
		    check_one_chain(run, c->stamps[i].chain,
				    c->stamps[i].time) < 0)
			return -1;
	return 0;
}

static void
conclude(struct run *run)
{
	struct check *c = run->c;

	if (run->unknown == 0 && c->chain != NULL && c->nembedded > 0) {
		c->result->level = "LT";
		return;
	}
	if (c->chain == NULL)
		return;
	if (c->trust->required == TRUST_LT) {
		if (c->open.name[0] == '\0')
			fault_set(&c->open, EXIT_TRUST, "E_REVOCATION_UNKNOWN",
				  MEMBER_SIGNATURE, "%s: neither CRL nor OCSP "
				  "says whether it was revoked", run->example);
	} else if (run->unknown > 0) {
		check_warn(c, "whether %s was revoked is not known (level %s)",
			   run->example, c->result->level);
	}
}

int
check_revocation(struct check *c)
{
	struct run run = { .c = c };
	int status;

	if (c->trust == NULL)
		return 0;
	run.anchors = sk_X509_dup(c->trust->signers);
	for (int i = 0; i < sk_X509_num(c->trust->tsas); i++)
		sk_X509_push(run.anchors, sk_X509_value(c->trust->tsas, i));
	revocations_start(&run.found);
	revocations_of_cms(&run.found, c->cms, buffer_view(&c->p7s));
	for (unsigned i = 0; i < c->nstamps; i++)
		revocations_of_token(&run.found, c->stamps[i].token);
	status = check_chains(&run);
	revocations_done(&run.found);
	sk_X509_free(run.anchors);
	if (status == 0)
		conclude(&run);
	return status;
}
