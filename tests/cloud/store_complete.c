/*
 * store_complete.c - CompleteMultipartUpload: an object out of its parts
 *
 * "Checking object integrity" in the S3 documentation: SHA-256 of an object in
 * parts is COMPOSITE, the digest of the parts' digests, -N.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <openssl/evp.h>

#include "base/digest.h"
#include "store.h"

#define SHA256		"x-amz-checksum-sha256"
#define PART_MIN	(INT64_C(5) * 1024 * 1024)

/* The parts the client names: all there, in order, as they were sent. */
static int
parts_chosen(struct ask *ask, const struct upload *u,
	     const struct ex_node *xml, struct part *all, size_t nall,
	     struct part *out)
{
	size_t n = 0;

	for (const struct ex_node *x = xml->first; x; x = x->next) {
		struct text number = node_text(node_member(x, "PartNumber"));
		struct text etag = node_text(node_member(x, "ETag"));
		struct text sum = node_text(node_member(x, "ChecksumSHA256"));
		long want = number.len ? strtol(arena_strndup(ask->arena,
				number.at, number.len), NULL, 10) : 0;
		const struct part *p = NULL;

		if (!text_is(x->name, "Part") || n == PARTS_MAX)
			return refuse(ask, 400, "MalformedXML", "a Part");
		if (n && want <= out[n - 1].number)
			return refuse(ask, 400, "InvalidPartOrder", "The list "
				      "of parts was not in ascending order.");
		if (fact(u->facts, ".algorithm").len && !sum.len)
			return refuse(ask, 400, "InvalidRequest", "The upload "
				"was created using a sha256 checksum. The "
				"complete request must include the checksum "
				"for each part.");
		for (size_t i = 0; i < nall; i++)
			if (all[i].number == want)
				p = &all[i];
		if (!p || !(text_equal(etag, p->etag)
			    || (p->etag.len > 2 && text_equal(etag,
				text_n(p->etag.at + 1, p->etag.len - 2))))
		    || (sum.len && !text_equal(sum, p->sha256)))
			return refuse(ask, 400, "InvalidPart", "One or more of"
				" the specified parts could not be found. The "
				"part may not have been uploaded, or the "
				"specified entity tag may not match the part's"
				" entity tag.");
		out[n++] = *p;
	}
	return n ? (int)n : refuse(ask, 400, "MalformedXML", "no parts");
}

static int
sizes_right(struct ask *ask, const struct part *parts, int n, int64_t *total)
{
	struct text stated = asked(ask, "x-amz-mp-object-size");
	char text[24];

	*total = 0;
	for (int i = 0; i < n; i++) {
		*total += parts[i].size;
		if (i < n - 1 && parts[i].size < PART_MIN)
			return refuse(ask, 400, "EntityTooSmall", "Your "
				      "proposed upload is smaller than the "
				      "minimum allowed size");
	}
	snprintf(text, sizeof(text), "%lld", (long long)*total);
	if (stated.len && !text_is(stated, text))
		return refuse(ask, 400, "InvalidRequest", "The provided "
			      "'x-amz-mp-object-size' header value does not "
			      "match what was computed.");
	return 0;
}

/* ETag and checksum of the whole, and a fact for each part. */
static void
whole_facts(struct buffer *facts, const struct part *parts, int n,
	    int64_t total)
{
	struct buffer raw, sums, sum;
	unsigned char digest[32], md5[16];
	char hex[33];

	buffer_init(&raw, 1 << 20);
	buffer_init(&sums, 1 << 20);
	buffer_init(&sum, 256);
	for (int i = 0; i < n; i++) {
		char name[24];
		if (!hex_read(text_n(parts[i].etag.at + 1, 32), md5, 16))
			buffer_put(&raw, md5, sizeof(md5));
		base64_read(&sums, parts[i].sha256);
		snprintf(name, sizeof(name), ".part-%05d", i + 1);
		fact_setf(facts, name, "%ld %lld %.*s", parts[i].number,
			  (long long)parts[i].size, TEXT_ARG(parts[i].sha256));
	}
	EVP_Digest(raw.at, raw.len, md5, NULL, EVP_md5(), NULL);
	hex_write(md5, sizeof(md5), hex);
	fact_setf(facts, "ETag", "\"%s-%d\"", hex, n);
	fact_setf(facts, ".size", "%lld", (long long)total);
	fact_setf(facts, ".parts", "%d", n);
	if (sums.len == (size_t)n * 32) {
		digest_of(sums.at, sums.len, digest);
		base64_write(&sum, digest, sizeof(digest));
		fact_setf(facts, SHA256, "%s-%d", buffer_cstr(&sum), n);
		fact_set(facts, "x-amz-checksum-type", text_of("COMPOSITE"));
	}
	buffer_free(&raw);
	buffer_free(&sums);
	buffer_free(&sum);
}

/* With "-N" or without: S3 takes both. */
static int
sum_right(struct ask *ask, const struct buffer *facts)
{
	struct text stated = asked(ask, SHA256), is = fact(facts, SHA256);
	struct text bare = is;

	if (!stated.len || text_equal(stated, is)
	    || text_equal(stated, text_cut(&bare, '-')))
		return 0;
	return refuse(ask, 400, "BadDigest", "The sha256 you specified did not"
		      " match the calculated checksum.");
}

static int
join(const char *to, const struct part *parts, int n)
{
	int out = open(to, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	int bad = out < 0;

	for (int i = 0; i < n && !bad; i++) {
		int in = open(parts[i].data, O_RDONLY | O_CLOEXEC);
		int64_t left = in < 0 ? -1 : parts[i].size;
		while (left > 0) {
			ssize_t got = copy_file_range(in, NULL, out, NULL,
						      (size_t)left, 0);
			if (got <= 0)
				break;
			left -= got;
		}
		bad = left != 0;
		if (in >= 0)
			close(in);
	}
	if (out >= 0)
		bad |= close(out) != 0;
	return bad;
}

static void
completed(struct ask *ask, struct upload *u, const struct part *parts, int n)
{
	const char *whole = arena_printf(ask->arena, "%s.whole", u->folder);
	char text[256];

	if (join(whole, parts, n)) {
		refuse(ask, 500, "InternalError", "the disk");
		return;
	}
	if (object_add(ask, u->facts, whole))
		return;
	upload_remove(ask, u);
	say_root(ask, "CompleteMultipartUploadResult");
	snprintf(text, sizeof(text), "https://s3/%s/", ask->bucket->name);
	say_xml(ask, "Location", text_of(text));
	say_xml(ask, "Bucket", text_of(ask->bucket->name));
	say_xml(ask, "Key", text_of(ask->key));
	say_xml(ask, "ETag", fact(u->facts, "ETag"));
	if (fact(u->facts, SHA256).len) {
		say_xml(ask, "ChecksumSHA256", fact(u->facts, SHA256));
		say_xml(ask, "ChecksumType", text_of("COMPOSITE"));
	}
	say_puts(ask, "</CompleteMultipartUploadResult>");
}

void
complete_upload(struct ask *ask)
{
	struct upload u;
	struct part *all, *chosen;
	struct error err;
	int64_t total;

	if (upload_find(ask, &u))
		return;
	struct ex_node *xml = doc_read_xml(ask->arena, ask->http->body, &err);
	if (!xml || !text_is(xml->name, "CompleteMultipartUpload")) {
		refuse(ask, 400, "MalformedXML", "The XML you provided was not"
		       " well-formed or did not validate against our published"
		       " schema");
		return;
	}
	size_t nall = parts_find(ask, &u, &all);
	chosen = arena_alloc(ask->arena, (PARTS_MAX + 1) * sizeof(*chosen));
	int n = parts_chosen(ask, &u, xml, all, nall, chosen);
	if (n < 0 || sizes_right(ask, chosen, n, &total))
		return;
	struct buffer *facts = arena_facts(ask->arena, NULL);
	buffer_text(facts, buffer_view(u.facts));
	u.facts = facts;
	whole_facts(facts, chosen, n, total);
	if (!sum_right(ask, facts) && !object_may_be_new(ask))
		completed(ask, &u, chosen, n);
	buffer_free(facts);
}
