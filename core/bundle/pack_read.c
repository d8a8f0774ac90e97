/* pack_read.c - a bundle up to its payload: what is chosen, and its proofs */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "bundle/merkle.h"
#include "bundle/pack_job.h"
#include "bundle/proof.h"

const char *const pack_kinds[PACK_KINDS] = {
	[PACK_EVIDENCE] = "data/evidence", [PACK_SETTINGS] = "data/settings",
	[PACK_LEDGER] = "data/ledger",
	[PACK_POPULATION] = "data/population", [PACK_REPORT] = "data/report",
};

static int
from_fault(const struct fault *fault, struct error *err)
{
	return error_set(err, (enum error_kind)fault->exit, "%s: %s%s%s",
			 fault->name, fault->where,
			 fault->where[0] != '\0' ? ": " : "", fault->detail);
}

static int
changed(struct error *err)
{
	return error_set(err, ERROR_SYSTEM,
			 "the bundle changed while it was read");
}

static int
take(struct pack_job *job, struct buffer *out, struct error *err)
{
	struct fault fault = { .exit = 0 };
	struct text piece;
	int n;

	while ((n = reader_data(job->reader, &piece, &fault)) > 0)
		buffer_text(out, piece);
	if (n < 0)
		return from_fault(&fault, err);
	return buffer_overflowed(out) ? changed(err) : 0;
}

static int
take_head(struct pack_job *job, struct error *err)
{
	struct buffer *bytes;

	if (job->nhead == sizeof(job->head) / sizeof(job->head[0]))
		return changed(err);
	job->head[job->nhead].path = xstrdup(job->member.path);
	bytes = &job->head[job->nhead++].bytes;
	buffer_init(bytes, 4u << 20);
	return take(job, bytes, err);
}

/* Up to the first member of the payload, which is kept for later. */
static int
read_tags(struct pack_job *job, struct error *err)
{
	struct fault fault = { .exit = 0 };
	int n, status = 0;

	while (status == 0 && (n = reader_next(job->reader, &job->member,
					       &fault)) > 0) {
		if (member_is_payload(job->member.path)) {
			job->ahead = 1;
			return 0;
		}
		if (member_rank(job->member.path) < member_rank(MEMBER_BAGIT))
			status = take_head(job, err);
		else if (strcmp(job->member.path, MEMBER_STATEMENT) == 0)
			status = take(job, &job->statement, err);
		else if (strcmp(job->member.path, MEMBER_LEAVES) == 0)
			status = take(job, &job->leaves, err);
	}
	if (status == 0 && n < 0)
		return from_fault(&fault, err);
	return status;
}

/* The signed list and the statement are those that were verified; the leaves
 * are compared by their root. */
static int
check_tags(const struct pack_job *job, struct error *err)
{
	const struct buffer *statement = &job->verified->statement;
	char hex[65];

	if (job->nhead < 2 ||
	    !text_equal(buffer_view(statement), buffer_view(&job->statement)))
		return changed(err);
	digest_hex_of(job->head[0].bytes.at, job->head[0].bytes.len, hex);
	if (strcmp(hex, job->verified->tagmanifest_sha256) != 0)
		return changed(err);
	digest_hex_of(job->head[1].bytes.at, job->head[1].bytes.len, hex);
	return strcmp(hex, job->verified->p7s_sha256) == 0 ? 0 : changed(err);
}

static void
choose(struct pack_job *job, const struct leaf_line *leaf, uint64_t index)
{
	struct place place = place_of(leaf->path);

	switch (place_fits(&place, job->choice)) {
	case PLACE_FITS:
		if ((job->nfiles & (job->nfiles - 1)) == 0)
			job->files = xrealloc(job->files, job->nfiles == 0 ?
					      1 : job->nfiles * 2,
					      sizeof(*job->files));
		job->files[job->nfiles++] = (struct pack_file){ index, *leaf };
		job->result->octets += leaf->size;
		break;
	case PLACE_MORE:
		for (size_t i = 0; i < PACK_KINDS; i++)
			job->result->left_out[i] += (unsigned)
				text_starts(leaf->path, pack_kinds[i]);
		break;
	case PLACE_OTHER:
		break;
	}
}

static int
nothing(const struct pack_job *job, struct error *err)
{
	const struct place_choice *c = job->choice;

	return error_set(err, ERROR_USAGE, "%s: no file in it is only of%s%s"
			 "%s%s%s%s", job->verified->id,
			 c->account ? " account " : "",
			 c->account ? c->account : "",
			 c->region ? " Region " : "",
			 c->region ? c->region : "",
			 c->service ? " service " : "",
			 c->service ? c->service : "");
}

/* Every leaf's hash, and which of them are chosen. */
static int
read_leaves(struct pack_job *job, uint8_t (*hashes)[DIGEST_SIZE],
	    struct error *err)
{
	struct text rest = buffer_view(&job->leaves);
	struct fault fault = { .exit = 0 };
	uint8_t root[DIGEST_SIZE];
	struct leaf_line leaf;
	struct merkle tree;
	char hex[DIGEST_HEX];
	int n = 1;

	merkle_start(&tree);
	while (tree.n < job->verified->files &&
	       (n = leaf_next(&rest, &leaf, &fault)) > 0) {
		merkle_leaf(leaf.record, hashes[tree.n]);
		choose(job, &leaf, tree.n);
		merkle_add(&tree, leaf.record);
	}
	merkle_root(&tree, root);
	hex_write(root, sizeof(root), hex);
	merkle_done(&tree);
	if (n <= 0 || rest.len > 0 ||
	    strcmp(hex, job->verified->merkle_root) != 0)
		return changed(err);
	job->result->items = job->nfiles;
	return job->nfiles > 0 ? 0 : nothing(job, err);
}

static int
prove(struct pack_job *job, uint8_t (*hashes)[DIGEST_SIZE], struct error *err)
{
	const struct verify_result *v = job->verified;
	struct proof_head head = { text_of(v->id), text_of(v->merkle_root),
				   v->files };
	struct merkle_levels *levels = merkle_levels_new(hashes, v->files);
	struct merkle_proof way;

	proof_start(&job->proof, &head);
	for (size_t i = 0; i < job->nfiles; i++) {
		merkle_prove(levels, job->files[i].index, &way);
		proof_add(&job->proof, job->files[i].index,
			  job->files[i].leaf.record, &way);
	}
	merkle_levels_free(levels);
	if (buffer_overflowed(&job->proof))
		return error_set(err, ERROR_USAGE, "the proofs of %zu files are"
				 " too long for a pack: choose fewer",
				 job->nfiles);
	return 0;
}

int
pack_read(struct pack_job *job, const char *bundle, struct error *err)
{
	static const struct reader_limits limits;
	struct fault fault = { .exit = 0 };
	uint8_t (*hashes)[DIGEST_SIZE];
	int status;

	buffer_init(&job->statement, 16u << 20);
	buffer_init(&job->leaves, BAG_TEXT_MAX);
	buffer_init(&job->proof, BAG_TEXT_MAX);
	if (reader_open(&job->reader, bundle, &limits, &fault) < 0)
		return from_fault(&fault, err);
	if (read_tags(job, err) < 0 || check_tags(job, err) < 0)
		return -1;
	hashes = xmalloc(((size_t)job->verified->files + 1) * sizeof(*hashes));
	status = read_leaves(job, hashes, err);
	if (status == 0)
		status = prove(job, hashes, err);
	free(hashes);
	return status;
}

void
pack_done(struct pack_job *job)
{
	reader_free(job->reader);
	for (size_t i = 0; i < job->nhead; i++) {
		free(job->head[i].path);
		buffer_free(&job->head[i].bytes);
	}
	buffer_free(&job->statement);
	buffer_free(&job->leaves);
	buffer_free(&job->proof);
	free(job->files);
}
