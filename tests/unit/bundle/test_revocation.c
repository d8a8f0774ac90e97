/* CRLs and OCSP responses inside the signature: level LT, and who is out. */
#include "unit/bundle/archive.h"

#include <openssl/cms.h>
#include <openssl/ocsp.h>

#include "bundle/revocation.h"
#include "bundle/timestamp.h"

/* Days from now. */
struct list {
	long made, next, revoked;
	int reason;			/* -1: none given */
	long invalid;			/* 0: none given */
};

static X509_CRL *
make_crl(const struct party *issuer, const struct list *list, X509 *revoked)
{
	X509_CRL *crl = X509_CRL_new();
	ASN1_TIME *at = ASN1_TIME_new();

	X509_CRL_set_version(crl, 1);
	X509_CRL_set_issuer_name(crl, X509_get_subject_name(issuer->cert));
	X509_gmtime_adj(at, list->made * 86400);
	X509_CRL_set1_lastUpdate(crl, at);
	X509_gmtime_adj(at, list->next * 86400);
	X509_CRL_set1_nextUpdate(crl, at);
	if (revoked != NULL) {
		X509_REVOKED *entry = X509_REVOKED_new();

		X509_REVOKED_set_serialNumber(entry,
			X509_get_serialNumber(revoked));
		X509_gmtime_adj(at, list->revoked * 86400);
		X509_REVOKED_set_revocationDate(entry, at);
		if (list->reason >= 0) {
			ASN1_ENUMERATED *why = ASN1_ENUMERATED_new();

			ASN1_ENUMERATED_set(why, list->reason);
			X509_REVOKED_add1_ext_i2d(entry, NID_crl_reason, why,
						  0, 0);
			ASN1_ENUMERATED_free(why);
		}
		if (list->invalid != 0) {
			ASN1_GENERALIZEDTIME *when =
				ASN1_GENERALIZEDTIME_adj(NULL, time(NULL),
							 (int)list->invalid,
							 0);

			X509_REVOKED_add1_ext_i2d(entry, NID_invalidity_date,
						  when, 0, 0);
			ASN1_GENERALIZEDTIME_free(when);
		}
		X509_CRL_add0_revoked(crl, entry);
	}
	assert_true(X509_CRL_sign(crl, issuer->key, EVP_sha256()) > 0);
	ASN1_TIME_free(at);
	return crl;
}

/* The bundle with these lists put into its signature; the second token, which
 * is over the file, is made anew. */
static void
expect_with(struct fixture *f, const struct list *signer, X509 *revoked,
	    int status, const char *name)
{
	static const struct list fresh = { -1, 30, 0, -1, 0 };
	char *path = fixture_seal(f);
	unsigned char *der = NULL;
	CMS_ContentInfo *cms;
	struct parts p;
	struct error err = { 0 };
	struct buffer answer;
	int64_t when;

	parts_read(&p, path);
	const unsigned char *at = (const unsigned char *)p.v[1].data.at;
	cms = d2i_CMS_ContentInfo(NULL, &at, (long)p.v[1].data.len);
	assert_non_null(cms);
	if (signer != NULL)
		CMS_add0_crl(cms, make_crl(&f->root, signer, revoked));
	for (int i = 0; i < 2; i++)
		CMS_add0_crl(cms, make_crl(&f->tsa[i].root, &fresh, NULL));
	int n = i2d_CMS_ContentInfo(cms, &der);
	part_set(&p.v[1], (const char *)der, (size_t)n);
	buffer_init(&answer, 1u << 20);
	assert_int_equal(timestamp_get(&f->tsas[1],
				       buffer_view(&p.v[1].data), &answer,
				       &when, &err), 0);
	part_set(&p.v[2], answer.at, answer.len);
	expect_parts(f, &p, status, name);
	buffer_free(&answer);
	OPENSSL_free(der);
	CMS_ContentInfo_free(cms);
	parts_free(&p);
	unlink(path);
	char *head = path_join(f->out, "acme-soc2.head.json");
	unlink(head);
	free(head);
	free(path);
}

static void
lists_inside_make_it_lt(void **state)
{
	static const struct list fresh = { -1, 30, 0, -1, 0 };
	static const struct list later = { 1, 30, 0, -1, 0 };
	static const struct list stale = { -30, -1, 0, -1, 0 };
	struct fixture *f = *state;

	write_trust(f, "[level]\nrequired = LT\n");
	expect_with(f, NULL, NULL, 4, "E_REVOCATION_UNKNOWN");
	expect_with(f, &stale, NULL, 4, "E_REVOCATION_UNKNOWN");
	expect_with(f, &fresh, NULL, 0, "");
	/* OpenSSL's own check would call this one not yet valid. */
	expect_with(f, &later, NULL, 0, "");
}

static void
the_time_of_revocation_decides(void **state)
{
	static const struct list before = { -1, 30, -2, -1, 0 };
	static const struct list after = { 3, 30, 2, -1, 0 };
	static const struct list stolen = { 3, 30, 2, CRL_REASON_KEY_COMPROMISE,
					    -5 };
	static const struct list moved = { 3, 30, 2,
					   CRL_REASON_AFFILIATION_CHANGED,
					   -5 };
	struct fixture *f = *state;

	expect_with(f, &before, f->signer.cert, 1, "E_REVOKED");
	expect_with(f, &after, f->signer.cert, 0, "");
	expect_with(f, &stolen, f->signer.cert, 1, "E_REVOKED");
	expect_with(f, &moved, f->signer.cert, 0, "");
}

static OCSP_BASICRESP *
make_response(struct fixture *f, const struct party *by, int status, long day)
{
	OCSP_BASICRESP *basic = OCSP_BASICRESP_new();
	OCSP_CERTID *id = OCSP_cert_to_id(EVP_sha1(), f->signer.cert,
					  f->root.cert);
	ASN1_TIME *this_update = X509_gmtime_adj(NULL, -60);
	ASN1_TIME *next = X509_gmtime_adj(NULL, 86400);
	ASN1_TIME *revoked = X509_gmtime_adj(NULL, day * 86400);

	OCSP_basic_add1_status(basic, id, status, -1, status ==
			       V_OCSP_CERTSTATUS_REVOKED ? revoked : NULL,
			       this_update, next);
	assert_int_equal(OCSP_basic_sign(basic, by->cert, by->key,
					 EVP_sha256(), NULL, 0), 1);
	ASN1_TIME_free(this_update);
	ASN1_TIME_free(next);
	ASN1_TIME_free(revoked);
	OCSP_CERTID_free(id);
	return basic;
}

static enum revocation
ask(struct fixture *f, OCSP_BASICRESP *response)
{
	OCSP_BASICRESP *all[] = { response };
	struct revocations r = { sk_X509_CRL_new_null(), all, 1 };
	STACK_OF(X509) *anchors = sk_X509_new_null();
	struct revocation_query query = { f->signer.cert, f->root.cert,
					  clock_now(), anchors };
	enum revocation answer;

	sk_X509_push(anchors, f->root.cert);
	answer = revocation_check(&r, &query);
	sk_X509_CRL_free(r.crls);
	sk_X509_free(anchors);
	OCSP_BASICRESP_free(response);
	return answer;
}

static void
a_response_counts_if_its_signer_may_say_so(void **state)
{
	static const struct profile responder = {
		"Responder", 0, "critical,digitalSignature", "OCSPSigning",
		0, 0,
	};
	struct fixture *f = *state;
	struct party by = make_party(&responder, "P-256", &f->root);
	struct party stranger = make_party(&responder, "P-256",
					   &f->tsa[0].root);
	const int good = V_OCSP_CERTSTATUS_GOOD;
	const int gone = V_OCSP_CERTSTATUS_REVOKED;

	assert_int_equal(ask(f, make_response(f, &f->root, good, 0)),
			 REVOCATION_GOOD);
	assert_int_equal(ask(f, make_response(f, &by, good, 0)),
			 REVOCATION_GOOD);
	assert_int_equal(ask(f, make_response(f, &by, gone, -1)),
			 REVOCATION_REVOKED);
	assert_int_equal(ask(f, make_response(f, &by, gone, 1)),
			 REVOCATION_GOOD);
	assert_int_equal(ask(f, make_response(f, &stranger, gone, -1)),
			 REVOCATION_UNKNOWN);
	assert_int_equal(ask(f, make_response(f, &f->signer, good, 0)),
			 REVOCATION_UNKNOWN);
	party_free(&by);
	party_free(&stranger);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		test_case(lists_inside_make_it_lt),
		test_case(the_time_of_revocation_decides),
		test_case(a_response_counts_if_its_signer_may_say_so),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
