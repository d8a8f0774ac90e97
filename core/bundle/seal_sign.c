/* seal_sign.c - the signature, its embedded token, and the tokens beside it */
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/file.h"
#include "bundle/chain.h"
#include "bundle/cms.h"
#include "bundle/seal_job.h"
#include "bundle/timestamp.h"

/* TSA A goes inside, over the value: it says when the key was used. */
static int
embed(struct seal_job *job, CMS_ContentInfo *cms, struct error *err)
{
	const struct seal_tsa *tsa = &job->options->tsas[0];
	struct fault fault = { 0 };
	struct buffer answer, token;
	int64_t time;
	int status;

	buffer_init(&answer, 1u << 20);
	buffer_init(&token, 1u << 20);
	status = timestamp_get(tsa, cms_value(cms), &answer, &time, err);
	if (status == 0 && timestamp_token(buffer_view(&answer), &token, "",
					   &fault) < 0)
		status = error_set(err, ERROR_SYSTEM, "%s: %s", tsa->url,
				   fault.detail);
	if (status == 0)
		status = cms_add_token(cms, buffer_view(&token), err);
	buffer_free(&answer);
	buffer_free(&token);
	return status;
}

/* An authority that does not answer stops the seal, unless the caller said
 * that a bundle without is better than none. */
static int
forgive(const struct seal_job *job, int status)
{
	return status < 0 && !job->options->allow_untimestamped ? -1 : 0;
}

static int
make_p7s(struct seal_job *job, struct key *key, STACK_OF(X509) *chain,
	 struct error *err)
{
	CMS_ContentInfo *cms = NULL;
	int status;

	if (cms_sign(&cms, key, chain, buffer_view(&job->tagmanifest),
		     clock_now(), err) < 0)
		return -1;
	status = job->options->ntsas == 0 ? 0
		 : forgive(job, embed(job, cms, err));
	if (status == 0)
		status = cms_write(cms, &job->p7s, err);
	CMS_ContentInfo_free(cms);
	return status;
}

/* TSA B and further ones: over the whole finished file. */
static int
stamp(struct seal_job *job, struct error *err)
{
	const struct seal_options *o = job->options;
	int64_t time;

	for (size_t i = 1; i < o->ntsas; i++) {
		struct buffer *answer = &job->tokens[job->ntokens];

		buffer_init(answer, 1u << 20);
		if (timestamp_get(&o->tsas[i], buffer_view(&job->p7s), answer,
				  &time, err) == 0)
			job->ntokens++;
		else if (forgive(job, -1) < 0) {
			buffer_free(answer);
			return -1;
		} else
			buffer_free(answer);
	}
	return 0;
}

static int
make(struct seal_job *job, struct error *err)
{
	STACK_OF(X509) *chain = NULL;
	struct key *key = NULL;
	int status = chain_read(&chain, job->options->certificate, err);

	if (status == 0)
		status = key_open(&key, job->options->key_uri, err);
	if (status == 0)
		status = make_p7s(job, key, chain, err);
	key_free(key);
	sk_X509_pop_free(chain, X509_free);
	return status < 0 ? -1 : stamp(job, err);
}

static int
read_one(const struct seal_job *job, const char *member, struct buffer *out,
	 struct error *err)
{
	char *path = path_join(job->options->reuse_signatures,
			       path_base(member));
	int status = file_exists(path) ? file_read(path, out, err) : 1;

	free(path);
	return status;
}

static int
reuse(struct seal_job *job, struct error *err)
{
	char name[64];
	int status = read_one(job, MEMBER_SIGNATURE, &job->p7s, err);

	if (status > 0)
		return error_set(err, ERROR_USAGE, "%s: no signature in it",
				 job->options->reuse_signatures);
	for (unsigned i = 1; i <= MEMBER_TOKENS_MAX && status == 0; i++) {
		struct buffer *token = &job->tokens[job->ntokens];

		buffer_init(token, 1u << 20);
		member_token_name(name, i);
		status = read_one(job, name, token, err);
		if (status == 0)
			job->ntokens++;
		else
			buffer_free(token);
	}
	return status < 0 ? -1 : 0;
}

int
seal_sign(struct seal_job *job, struct error *err)
{
	if (job->options->reuse_signatures != NULL)
		return reuse(job, err);
	return make(job, err);
}
