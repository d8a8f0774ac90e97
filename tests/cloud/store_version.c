/* store_version.c - versions on the disk: found, made, current or not */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <openssl/rand.h>

#include "base/clock.h"
#include "base/digest.h"
#include "base/file.h"
#include "store.h"

#define FACTS_MAX (1u << 22)

struct buffer *
arena_facts(struct arena *arena, const char *path)
{
	struct buffer *facts = arena_alloc(arena, sizeof(*facts));
	struct buffer read;
	struct error err;

	buffer_init(facts, FACTS_MAX);
	buffer_init(&read, FACTS_MAX);
	if (!path || file_read(path, &read, &err)) {
		buffer_free(&read);
		return path ? NULL : facts;
	}
	facts->at = arena_strndup(arena, read.at ? read.at : "", read.len);
	facts->len = read.len;
	buffer_free(&read);
	return facts;
}

static const char *
kept(const struct ask *ask, struct text value)
{
	return arena_strndup(ask->arena, value.at ? value.at : "", value.len);
}

static void
object_read(const struct ask *ask, const char *stem, struct object *o)
{
	*o = (struct object){
		.stem = stem,
		.facts = arena_facts(ask->arena, arena_printf(ask->arena,
			 "%s.facts", stem)),
	};
	if (!o->facts)
		return;
	o->key = kept(ask, fact(o->facts, ".key"));
	o->version = kept(ask, fact(o->facts, ".version"));
	fact_number(o->facts, ".size", &o->size);
	fact_number(o->facts, ".modified", &o->modified);
	o->marker = fact(o->facts, ".marker").len > 0;
}

static void
mark_latest(struct objects *all)
{
	for (size_t i = 0; i < all->n; i++) {
		all->v[i].latest = 1;
		for (size_t k = i + 1; k < all->n; k++)
			if (!strcmp(all->v[i].key, all->v[k].key))
				all->v[i].latest = 0;
	}
}

void
objects_find(const struct ask *ask, struct objects *out)
{
	const char *folder = store_folder(ask);
	struct file_list list = { .n = 0 };
	struct error err;

	*out = (struct objects){ .n = 0 };
	if (!file_exists(folder) || folder_list(folder, &list, &err))
		return;
	out->v = arena_alloc(ask->arena, (list.n + 1) * sizeof(*out->v));
	for (size_t i = 0; i < list.n; i++) {
		struct text name = text_of(list.v[i]);
		if (!text_ends(name, ".facts") || strchr(list.v[i], '/'))
			continue;
		object_read(ask, arena_printf(ask->arena, "%s/%.*s", folder,
			    (int)name.len - 6, name.at), &out->v[out->n]);
		out->n += out->v[out->n].facts != NULL;
	}
	file_list_free(&list);
	mark_latest(out);
}

struct object *
object_current(const struct ask *ask)
{
	struct objects all;

	objects_find(ask, &all);
	for (size_t i = all.n; i > 0; i--)
		if (!strcmp(all.v[i - 1].key, ask->key))
			return &all.v[i - 1];
	return NULL;
}

static struct object *
refused_marker(struct ask *ask, const struct object *o, int by_version)
{
	say_head(ask, "x-amz-delete-marker", text_of("true"));
	say_head(ask, "x-amz-version-id", text_of(o->version));
	refuse(ask, by_version ? 405 : 404,
	       by_version ? "MethodNotAllowed" : "NoSuchKey",
	       by_version ? "The specified method is not allowed against this "
			    "resource." : "The specified key does not exist.");
	return NULL;
}

struct object *
object_find(struct ask *ask)
{
	const char *version = query(ask, "versionId");
	struct object *found = NULL;
	struct objects all;

	objects_find(ask, &all);
	for (size_t i = 0; i < all.n; i++)
		if (!strcmp(all.v[i].key, ask->key)
		    && (version ? !strcmp(all.v[i].version, version)
				: all.v[i].latest))
			found = &all.v[i];
	if (found && found->marker)
		return refused_marker(ask, found, version != NULL);
	if (!found && version)
		refuse(ask, 404, "NoSuchVersion", "The specified version does "
		       "not exist.");
	else if (!found)
		refuse(ask, 404, "NoSuchKey",
		       "The specified key does not exist.");
	return found;
}

/* As AWS's are: opaque, and with characters that a URL must encode. */
static const char *
new_version(const struct ask *ask)
{
	unsigned char random[15];
	struct buffer text;

	if (!ask->bucket->versioning)
		return "null";
	buffer_init(&text, 64);
	RAND_bytes(random, sizeof(random));
	base64_write(&text, random, sizeof(random));
	char *version = arena_printf(ask->arena, "3/L4+%s",
				     buffer_cstr(&text));
	buffer_free(&text);
	return version;
}

/* Without versions a new object takes the place of the old. */
static void
replace(const struct ask *ask)
{
	struct objects all;

	objects_find(ask, &all);
	for (size_t i = 0; i < all.n && !ask->bucket->versioning; i++) {
		const char *stem = all.v[i].stem;
		if (strcmp(all.v[i].key, ask->key) != 0)
			continue;
		unlink(arena_printf(ask->arena, "%s.facts", stem));
		unlink(arena_printf(ask->arena, "%s.data", stem));
	}
}

int
object_add(struct ask *ask, struct buffer *facts, const char *data)
{
	const char *stem = store_stem(ask), *version = new_version(ask);
	struct error err;

	replace(ask);
	fact_set(facts, ".key", text_of(ask->key));
	fact_set(facts, ".version", text_of(version));
	fact_setf(facts, ".modified", "%lld", (long long)ask->now);
	if (folder_make(store_folder(ask), &err)
	    || (data && rename(data, arena_printf(ask->arena, "%s.data",
						  stem)))
	    || file_write(arena_printf(ask->arena, "%s.facts", stem),
			  buffer_view(facts), 0600, &err))
		return refuse(ask, 500, "InternalError", "the disk");
	if (ask->bucket->versioning)
		say_head(ask, "x-amz-version-id", text_of(version));
	return 0;
}
