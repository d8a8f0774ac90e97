/* images.c - rows of dlc.csv, put together again image by image */
#include "report/images.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "report/xml.h"

#define PREFIX	"dlc.image."
#define USED_BY	PREFIX "used-by"
#define CELLS	32

struct cell {
	const struct setting *setting;
	unsigned state;
	const char *value;
};

struct image {
	const char *name, *region;
	struct cell cells[CELLS];
	size_t ncells;
	const char **accounts;
	size_t naccounts, room;
};

void
images_init(struct images *images)
{
	images->arena = arena_new();
	images->known = map_new();
	images->others = 0;
}

void
images_free(struct images *images)
{
	for (size_t i = 0; images->known && i < map_count(images->known); i++)
		free(((struct image *)map_value(images->known, i))->accounts);
	map_free(images->known);
	arena_free(images->arena);
}

/* Fails, review, meets, then what says nothing bad. */
static int
rank(unsigned state)
{
	static const int ranks[STATE_COUNT] = {
		[EX_FAILS] = 0, [EX_REVIEW] = 1, [EX_MEETS] = 2,
		[EX_NOT_APPLICABLE] = 3, [STATE_RECORDED] = 3,
	};

	return ranks[state];
}

static void **
place_of(struct images *images, const struct fact *f, int make)
{
	char *key = xasprintf("%s\n%s", f->region, f->resource);
	void **place = make || map_has(images->known, key) ?
		map_at(images->known, key) : NULL;

	free(key);
	return place;
}

static void
know(struct images *images, const struct fact *f, const char *account)
{
	void **place = place_of(images, f, 1);
	struct image *image = *place;

	if (!image) {
		image = arena_alloc(images->arena, sizeof *image);
		image->name = arena_strdup(images->arena, f->resource);
		image->region = arena_strdup(images->arena, f->region);
		*place = image;
	}
	if (image->naccounts == image->room) {
		image->room = image->room ? image->room * 2 : 4;
		image->accounts = xrealloc(image->accounts, image->room,
					   sizeof *image->accounts);
	}
	image->accounts[image->naccounts++] = account;
}

/* Of two accounts' answers the worse one is shown. */
static void
put_cell(struct images *images, struct image *image, const struct fact *f)
{
	struct cell *cell = image->cells, *end = cell + image->ncells;

	while (cell < end && strcmp(cell->setting->row->id, f->id) != 0)
		cell++;
	if (cell == end && image->ncells == CELLS)
		return;
	if (cell < end && rank(cell->state) <= rank(f->state))
		return;
	image->ncells += cell == end;
	cell->setting = f->setting;
	cell->state = f->state;
	cell->value = arena_strdup(images->arena, f->value);
}

void
images_add(struct images *images, const struct account_facts *a)
{
	for (size_t i = 0; i < a->nfacts; i++) {
		const struct fact *f = &a->facts[i];

		if (strcmp(f->id, PREFIX "source") != 0)
			continue;
		if (f->state == EX_NOT_APPLICABLE)
			images->others++;
		else
			know(images, f, a->account->id);
	}
	for (size_t i = 0; i < a->nfacts; i++) {
		const struct fact *f = &a->facts[i];
		void **place = strncmp(f->id, PREFIX, strlen(PREFIX)) == 0 ?
			place_of(images, f, 0) : NULL;

		if (place)
			put_cell(images, *place, f);
	}
}

static unsigned
worst(const struct image *image)
{
	unsigned state = EX_NOT_APPLICABLE;

	for (size_t i = 0; i < image->ncells; i++)
		if (rank(image->cells[i].state) < rank(state))
			state = image->cells[i].state;
	return state;
}

static int
by_rank(const void *a, const void *b)
{
	const struct image *x = *(const struct image *const *)a,
		*y = *(const struct image *const *)b;
	int c = rank(worst(x)) - rank(worst(y));

	if (c == 0)
		c = strcmp(x->name, y->name);
	return c != 0 ? c : strcmp(x->region, y->region);
}

/* Of a value too long for the table its end says how many: "... (81 places)". */
static unsigned long
places_in(const char *value, unsigned long counted)
{
	const char *end = strstr(value, "... (");

	return end ? strtoul(end + strlen("... ("), NULL, 10) : counted;
}

/* "host:task web | host:job fit" */
static void
write_users(xmlNode *node, const struct image *image)
{
	const char *value = "";
	unsigned long n = 0;

	for (size_t i = 0; i < image->ncells; i++)
		if (strcmp(image->cells[i].setting->row->id, USED_BY) == 0)
			value = image->cells[i].value;
	for (const char *at = value; at[0];) {
		const char *end = strstr(at, " | ");
		size_t len = end ? (size_t)(end - at) : strlen(at);

		if (n++ < PLACES_SHOWN) {
			char *one = xstrndup(at, len);

			xml_text(node, "where", one);
			free(one);
		}
		at += len + (end ? strlen(" | ") : 0);
	}
	xml_count(node, "places", places_in(value, n));
}

static void
write_accounts(xmlNode *node, const struct image *image)
{
	for (size_t i = 0; i < image->naccounts && i < PLACES_SHOWN; i++)
		xml_text(node, "where", image->accounts[i]);
	xml_count(node, "places", image->naccounts);
}

static void
write_image(xmlNode *all, const struct image *image, int accounts)
{
	xmlNode *node = xml_add(all, "image");

	xml_set(node, "name", image->name);
	xml_set(node, "region", image->region[0] ? image->region : "global");
	xml_set(node, "state", state_name(worst(image)));
	for (size_t i = 0; i < image->ncells; i++) {
		const struct cell *cell = &image->cells[i];
		const struct ex_setting *row = cell->setting->row;
		xmlNode *check;

		if (strcmp(row->id, USED_BY) == 0)
			continue;
		check = xml_add(node, "check");
		xml_set(check, "id", row->id + strlen(PREFIX));
		xml_set(check, "title", row->title ? row->title : row->id);
		xml_set(check, "state", state_name(cell->state));
		if (cell->value[0])
			xml_content(check, cell->value);
	}
	if (accounts)
		write_accounts(node, image);
	else
		write_users(node, image);
}

void
images_write(xmlNode *root, const struct run_facts *run,
	     const struct images *images, int accounts)
{
	size_t n = map_count(images->known);
	const struct image **v = xcalloc(n + 1, sizeof *v);
	xmlNode *all = xml_add(root, "images");

	xml_set(all, "asked", registry_setting(&run->registry,
					       PREFIX "source") ? "yes" : "no");
	for (size_t i = 0; i < run->plan.ntables; i++)
		if (strcmp(run->plan.tables[i].name, "dlc.tsv") == 0)
			xml_set(all, "table", run->plan.tables[i].date);
	xml_count(all, "total", n);
	xml_count(all, "others", images->others);
	for (size_t i = 0; i < n; i++)
		v[i] = map_value(images->known, i);
	if (n > 0)
		qsort(v, n, sizeof *v, by_rank);
	for (size_t i = 0; i < n && i < IMAGES_SHOWN; i++)
		write_image(all, v[i], accounts);
	free(v);
}
