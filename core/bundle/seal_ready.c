/* seal_ready.c - what would stop a seal, looked at before anything is asked */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/file.h"
#include "bundle/chain.h"
#include "bundle/cms.h"
#include "bundle/embedded.h"
#include "bundle/seal_job.h"
#include "bundle/signer.h"
#include "bundle/trust.h"

int
seal_organization(const char *name, struct error *err)
{
	size_t n = name ? strlen(name) : 0;

	for (size_t i = 0; i < n; i++)
		if (name[i] < 0x20 || name[i] > 0x7e)
			n = 0;
	if (n == 0 || n > 200)
		return error_set(err, ERROR_USAGE, "a bundle needs the name of"
				 " an organization, at most 200 characters of"
				 " ASCII");
	return 0;
}

/* A signature that is thrown away: the key is the certificate's, and of a
 * kind that can sign. */
static int
try_key(const struct seal_options *o, STACK_OF(X509) *chain, struct error *err)
{
	CMS_ContentInfo *cms = NULL;
	struct key *key = NULL;
	int status = key_open(&key, o->key_uri, err);

	if (status == 0 && cms_sign(&cms, key, chain, text_of("ready"),
				    clock_now(), err) < 0)
		status = error_in(err, "%s with %s", o->key_uri,
				  o->certificate);
	CMS_ContentInfo_free(cms);
	key_free(key);
	return status;
}

static int
check_certificate(const struct seal_options *o, X509 *signer,
		  struct error *err)
{
	const char *unfit = signer_unfit(signer);
	char at[CLOCK_TEXT];
	int64_t end = chain_time(X509_get0_notAfter(signer));

	if (unfit != NULL)
		return error_set(err, ERROR_USAGE, "%s: its first certificate is"
				 " not one to sign with: %s", o->certificate,
				 unfit);
	if (end < clock_now())
		return error_set(err, ERROR_USAGE, "%s: its first certificate"
				 " ended on %s; a new one is needed",
				 o->certificate, clock_iso(at, end, 0));
	if (chain_time(X509_get0_notBefore(signer)) > clock_now())
		return error_set(err, ERROR_USAGE, "%s: its first certificate is"
				 " not valid yet", o->certificate);
	return 0;
}

/* The auditor's file decides about what will be sealed, so it is asked now. */
static int
check_trust(const struct seal_options *o, STACK_OF(X509) *certificates,
	    struct error *err)
{
	struct chain_query query = { sk_X509_value(certificates, 0),
				     certificates, NULL, X509_PURPOSE_ANY,
				     clock_now() };
	STACK_OF(X509) *way = NULL;
	struct trust *trust = NULL;
	int code, status = trust_read(&trust, o->trust_file, err);

	if (status < 0)
		return -1;
	query.anchors = trust->signers;
	if (chain_verify(&query, &way, &code) < 0)
		status = error_set(err, ERROR_USAGE, "%s: does not lead to an"
			" anchor of %s: %s", o->certificate, o->trust_file,
			X509_verify_cert_error_string(code));
	else if (trust->stream != NULL && strcmp(trust->stream, o->stream) != 0)
		status = error_set(err, ERROR_USAGE, "%s is for the stream %s,"
			" this run is of %s", o->trust_file, trust->stream,
			o->stream);
	else if (o->ntsas < trust->minimum)
		status = error_set(err, ERROR_USAGE, "%s asks for time-stamps of"
			" %u authorities; [timestamp] url has %zu",
			o->trust_file, trust->minimum, o->ntsas);
	sk_X509_pop_free(way, X509_free);
	trust_free(trust);
	return status;
}

static int
check_tsa(const struct seal_tsa *tsa, struct error *err)
{
	STACK_OF(X509) *anchors = NULL;
	int status;

	if (strncmp(tsa->url, "http://", 7) != 0 &&
	    strncmp(tsa->url, "https://", 8) != 0)
		return error_set(err, ERROR_USAGE, "[timestamp] url %s: begins"
				 " with neither http:// nor https://", tsa->url);
	status = chain_read(&anchors, tsa->anchors, err);
	sk_X509_pop_free(anchors, X509_free);
	return status < 0 ? error_in(err, "[timestamp] anchors") : 0;
}

static int
check_folder(const char *folder, struct error *err)
{
	if (folder_make(folder, err) < 0)
		return -1;
	if (access(folder, R_OK | W_OK | X_OK) < 0)
		return error_set(err, ERROR_SYSTEM, "%s: %s", folder,
				 strerror(errno));
	return 0;
}

int
seal_ready(const struct seal_options *o, struct error *err)
{
	const char *heads = o->head_folder ? o->head_folder : o->out_folder;
	STACK_OF(X509) *certificates = NULL;
	int status = seal_organization(o->organization, err);

	if (status == 0)
		status = chain_read(&certificates, o->certificate, err);
	if (status == 0)
		status = check_certificate(o, sk_X509_value(certificates, 0),
					   err);
	if (status == 0)
		status = try_key(o, certificates, err);
	if (status == 0 && o->trust_file != NULL)
		status = check_trust(o, certificates, err);
	if (status == 0 && o->trust_file == NULL &&
	    embedded_broken(certificates, NULL) != NULL)
		status = error_set(err, ERROR_USAGE, "%s: the chain up to the"
				   " root is to follow the certificate",
				   o->certificate);
	sk_X509_pop_free(certificates, X509_free);
	for (size_t i = 0; status == 0 && i < o->ntsas; i++)
		status = check_tsa(&o->tsas[i], err);
	return status < 0 || check_folder(o->out_folder, err) < 0 ||
	       check_folder(heads, err) < 0 ? -1 : 0;
}
