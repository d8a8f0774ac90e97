/* records.c - which resources a question is about */
#include <string.h>

#include "inside.h"

static const struct ex_node *
file_of(const struct answering *a)
{
	char *name = arena_printf(a->scratch, "%s/%s", a->q->account,
				  a->q->service);

	return map_get(a->world->accounts, name);
}

const struct ex_node *
records_set(const struct answering *a, const char *set)
{
	const struct ex_node *file = file_of(a);

	if (!file)
		return NULL;
	const struct ex_node *place = node_member(file, a->q->region);
	const struct ex_node *found = place ? node_member(place, set) : NULL;
	if (!found && (place = node_member(file, "global")))
		found = node_member(place, set);
	return found;
}

void
records_add(struct records *records, const struct ex_node *list)
{
	size_t n = records->n;

	for (const struct ex_node *e = list->first; e; e = e->next)
		n++;
	const struct ex_node **v = arena_alloc(records->arena,
					       (n + 1) * sizeof(*v));
	for (size_t i = 0; i < records->n; i++)
		v[i] = records->v[i];
	records->v = v;
	for (const struct ex_node *e = list->first; e; e = e->next)
		v[records->n++] = e;
}

static void
add_set(const struct answering *a, const char *set, struct records *out)
{
	const struct ex_node *file = file_of(a);
	int everywhere = node_member(a->spec, "everywhere") != NULL;

	for (const struct ex_node *place = file ? file->first : NULL; place;
	     place = place->next) {
		const struct ex_node *list = node_member(place, set);
		if (list && (everywhere || text_is(place->name, "global")
			     || text_is(place->name, a->q->region)))
			records_add(out, list);
	}
}

/* "policies aws-policies": the sets one after the other. */
void
records_find(const struct answering *a, const char *sets, struct records *out)
{
	struct text rest = text_of(sets), set;

	*out = (struct records){ .arena = a->scratch };
	while ((set = text_word(&rest)).len)
		add_set(a, arena_strndup(a->scratch, set.at, set.len), out);
}

const char *
records_asked(const struct answering *a, const char *param)
{
	const char *value = params_get(a->q->params, param);
	const struct ex_node *defaults = node_member(a->spec, "default");
	const struct ex_node *instead;

	if (value || !defaults)
		return value;
	if (!(instead = node_member(defaults, param)))
		return NULL;
	if (text_is(instead->text, "{account}"))
		return a->q->account;
	return instead->text.at;
}

int
records_named(struct text name, const char *value)
{
	struct text v = text_of(value);

	if (text_equal(name, v))
		return 1;
	return v.len > name.len + 1 && name.len
	    && !memcmp(v.at + v.len - name.len, name.at, name.len)
	    && strchr("/:", v.at[v.len - name.len - 1]);
}

/* A value as asked for: a name of it, the last part of it if it is an ARN
 * (ECS's names within a cluster), or a pattern with stars. */
static int
equals(struct text value, const char *asked)
{
	const char *slash = value.len ? memrchr(value.at, '/', value.len) : NULL;
	size_t last = slash ? (size_t)(value.at + value.len - slash) - 1 : 0;

	return records_named(value, asked)
	    || (slash && value.len > 4 && !memcmp(value.at, "arn:", 4)
		&& text_equal(text_n(slash + 1, last), text_of(asked)))
	    || (strchr(asked, '*') && text_glob(value, text_of(asked), 0));
}

/* "VpcId" or any of "VpcId.1", "VpcId.2", ...: -1 not asked for. */
static int
asked_equals(const struct answering *a, const char *param, struct text value)
{
	const char *whole = records_asked(a, param);
	size_t len = strlen(param);
	int said = -1;

	if (whole)
		return equals(value, whole);
	for (const struct param *p = a->q->params->first; p; p = p->next)
		if (!strncmp(p->name, param, len) && p->name[len] == '.') {
			if (equals(value, p->value))
				return 1;
			said = 0;
		}
	return said;
}

/* EC2's Filter.1.Name=vpc-id, Filter.1.Value.1=... */
static int
filtered_out(const struct answering *a, const struct ex_node *filters,
	     const struct ex_node *record)
{
	for (unsigned i = 1; i <= 10; i++) {
		char *name = arena_printf(a->scratch, "Filter.%u.Name", i);
		char *value = arena_printf(a->scratch, "Filter.%u.Value", i);
		const char *asked = params_get(a->q->params, name);
		const struct ex_node *member = asked
			? node_member(filters, asked) : NULL;

		if (!asked)
			return 0;
		if (!member)
			continue;
		const struct ex_node *has = record->kind == NODE_OBJECT
			? node_member(record, member->text.at) : record;
		if (asked_equals(a, value, node_text(has)) == 0)
			return 1;
	}
	return 0;
}

static int
wanted(const struct answering *a, const struct ex_node *record)
{
	const struct ex_node *where = node_member(a->spec, "where");
	const struct ex_node *filters = node_member(a->spec, "filters");
	const struct ex_node *hides = node_member(a->spec, "hides");

	if (hides && !records_asked(a, hides->last->text.at)
	    && node_member(record, hides->first->text.at))
		return 0;
	for (const struct ex_node *w = where ? where->first : NULL; w;
	     w = w->next) {
		char *member = arena_strndup(a->scratch, w->name.at,
					     w->name.len);
		struct text has = node_text(node_member(record, member));
		if (asked_equals(a, w->text.at, has) == 0)
			return 0;
	}
	return !filters || !filtered_out(a, filters, record);
}

void
records_where(const struct answering *a, struct records *records)
{
	size_t n = 0;

	for (size_t i = 0; i < records->n; i++)
		if (wanted(a, records->v[i]))
			records->v[n++] = records->v[i];
	records->n = n;
}

static int
other_name(const struct ex_node *record, const char *value)
{
	const struct ex_node *names = node_member(record, "names");

	for (const struct ex_node *n = names ? names->first : NULL; n;
	     n = n->next)
		if (records_named(n->text, value))
			return 1;
	return 0;
}

/* An id may be written with {account} and {region}. */
static struct text
filled(const struct answering *a, struct text id)
{
	struct buffer out;
	struct render r = { .protocol = EX_JSON_1_1,
			    .account = a->q->account, .region = a->q->region };

	if (!id.len || !memchr(id.at, '{', id.len))
		return id;
	buffer_init(&out, DOC_SIZE_MAX);
	encode_filled(&r, id, &out);
	char *copy = arena_strndup(a->scratch, out.at, out.len);
	struct text result = text_n(copy, out.len);
	buffer_free(&out);
	return result;
}

const struct ex_node *
records_one(const struct answering *a, const struct records *records,
	    const char *member, const char *value, int also)
{
	for (size_t i = 0; i < records->n; i++) {
		const struct ex_node *record = records->v[i];
		struct text name = filled(a, node_text(node_member(record,
								   member)));

		if (records_named(name, value)
		    || (also && other_name(record, value)))
			return record;
	}
	return NULL;
}
