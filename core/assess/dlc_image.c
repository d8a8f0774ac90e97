/*
 * dlc_image.c - is an image one of AWS's, and which versions may it be?
 *
 * A name proves nothing outside of AWS's registries.  Names that others use,
 * too (ray, pytorch), count only with a tag that nobody else writes so.
 */
#include <string.h>

#include "assess/dlc.h"

#define GALLERY	"deep-learning-containers/"

static struct text
last_part(struct text repository)
{
	size_t n = repository.len;

	while (n > 0 && repository.at[n - 1] != '/')
		n--;
	return text_n(repository.at + n, repository.len - n);
}

static int
is_below_gallery(struct text repository)
{
	struct text name = last_part(repository);
	struct text before = text_n(repository.at, repository.len - name.len);

	return text_is(before, GALLERY) || text_ends(before, "/" GALLERY);
}

static int
is_known(const struct dlc_table *t, struct text name)
{
	char copy[DLC_TAG_MAX];

	if (name.len == 0 || name.len >= sizeof copy)
		return 0;
	memcpy(copy, name.at, name.len);
	copy[name.len] = '\0';
	return map_has(t->repositories, copy);
}

/* DLC accounts hold nothing else; the others do. */
static int
is_in_aws(const struct dlc_image *image)
{
	const struct dlc_reference *r = &image->ref;
	char number[16];
	const char *kind;

	if (r->kind != DLC_HOST_PRIVATE)
		return 0;
	memcpy(number, r->account.at, r->account.len);
	number[r->account.len] = '\0';
	kind = map_get(image->table->numbers, number);
	return kind != NULL && (strcmp(kind, "dlc") == 0 ||
				is_known(image->table, image->name));
}

static enum dlc_kind
kind_by_name(const struct dlc_image *image)
{
	const struct dlc_reference *r = &image->ref;
	int gallery = is_below_gallery(r->repository);
	int own_word = gallery || memchr(image->name.at, '-', image->name.len);
	enum dlc_kind unsure = r->kind == DLC_HOST_PRIVATE ? DLC_UNREADABLE :
		DLC_OTHER;

	if (!gallery && !is_known(image->table, image->name))
		return DLC_OTHER;
	if (image->tag.shape != DLC_SHAPE_NONE &&
	    (own_word || image->tag.telling))
		return DLC_NAMED;
	return own_word || r->tag.len == 0 ? unsure : DLC_OTHER;
}

static enum dlc_kind
kind_of(const struct dlc_image *image)
{
	if (is_in_aws(image))
		return DLC_AWS;
	if (image->ref.kind == DLC_HOST_PUBLIC)
		return text_starts(image->ref.repository, GALLERY) ?
			DLC_PUBLIC : DLC_OTHER;
	return kind_by_name(image);
}

static int
tag_means(const struct dlc_image *image, const struct dlc_version *v)
{
	struct text rest = text_of(v->tags), pattern;

	if (!text_is(image->name, v->repository) ||
	    (v->os[0] != '\0' && image->tag.os.len > 0 &&
	     !text_is(image->tag.os, v->os)))
		return 0;
	while ((pattern = text_word(&rest)).len > 0)
		if (text_glob_ends(image->ref.tag, pattern, 0))
			return 1;
	return 0;
}

static void
find_versions(struct dlc_image *image, struct arena *arena)
{
	const struct dlc_table *t = image->table;

	if (image->ref.tag.len == 0)
		return;
	image->versions = arena_alloc(arena, (t->nversions + 1) *
				      sizeof *image->versions);
	for (size_t i = 0; i < t->nversions; i++)
		if (tag_means(image, &t->versions[i]))
			image->versions[image->nversions++] = &t->versions[i];
}

static void
find_os(struct dlc_image *image)
{
	image->os = image->tag.os;
	if (image->os.len > 0 || image->nversions == 0)
		return;
	image->os = text_of(image->versions[0]->os);
	for (size_t i = 1; i < image->nversions; i++)
		if (!text_is(image->os, image->versions[i]->os))
			image->os = text_n(NULL, 0);
}

void
dlc_image_read(const struct dlc_table *table, struct text reference,
	       struct arena *arena, struct dlc_image *out)
{
	memset(out, 0, sizeof *out);
	out->table = table;
	out->kind = DLC_UNREADABLE;
	if (table == NULL || dlc_reference_read(reference, &out->ref) < 0)
		return;
	out->name = last_part(out->ref.repository);
	dlc_tag_read(out->ref.tag, &out->tag);
	out->kind = kind_of(out);
	if (out->kind == DLC_OTHER)
		return;
	find_versions(out, arena);
	find_os(out);
}

int
dlc_account_matches(const struct dlc_image *image)
{
	const struct dlc_reference *r = &image->ref;
	char key[64];

	if (r->kind != DLC_HOST_PRIVATE || r->region.len > 40)
		return 0;
	memcpy(key, r->account.at, 12);
	key[12] = ' ';
	memcpy(key + 13, r->region.at, r->region.len);
	key[13 + r->region.len] = '\0';
	return map_has(image->table->accounts, key);
}

enum truth
dlc_ask(const struct dlc_image *image, dlc_version_fn *fn, int64_t now)
{
	enum truth all = UNKNOWN;

	for (size_t i = 0; i < image->nversions; i++) {
		enum truth one = fn(image->versions[i], now);

		if (i > 0 && one != all)
			return UNKNOWN;
		all = one;
	}
	return all;
}

enum truth
dlc_dated(const struct dlc_version *v, int64_t now)
{
	(void)now;
	return v->end > 0 || v->unsupported ? TRUE_ : FALSE_;
}

/* To the end of its last day. */
enum truth
dlc_supported(const struct dlc_version *v, int64_t now)
{
	if (v->unsupported)
		return FALSE_;
	if (v->end == 0)
		return UNKNOWN;
	return now < v->end + DLC_DAY ? TRUE_ : FALSE_;
}

enum truth
dlc_newest(const struct dlc_version *v, int64_t now)
{
	(void)now;
	return v->newest ? TRUE_ : FALSE_;
}

enum truth
dlc_superseded(const struct dlc_version *v, int64_t now)
{
	(void)now;
	return v->superseded ? TRUE_ : FALSE_;
}

enum truth
dlc_partly_patched(const struct dlc_version *v, int64_t now)
{
	(void)now;
	return v->partly_patched ? TRUE_ : FALSE_;
}

int64_t
dlc_end(const struct dlc_image *image)
{
	int64_t end = image->nversions > 0 ? image->versions[0]->end : 0;

	for (size_t i = 1; i < image->nversions; i++)
		if (image->versions[i]->end != end)
			return 0;
	return end;
}

int
dlc_days_left(const struct dlc_image *image, int64_t now, long *days)
{
	int64_t end = dlc_end(image);

	if (end == 0 || now <= 0)
		return -1;
	*days = (long)(end / DLC_DAY - now / DLC_DAY);
	return 0;
}
