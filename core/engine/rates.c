/*
 * rates.c - what lanes learned, from one run to the next
 *
 * A line: account or *, API, region, thousandths of a call a second, parted by
 * tabs.  A limit is the same in most accounts, so * is what the last one
 * learned, and an account has a line of its own where it differs by a tenth.
 * It says what AWS grants, not what was found: never part of a bundle.
 */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "engine/run.h"

#define FILE_MAX	(16u << 20)

static void
name_of(const char *account, const struct lane *lane, struct buffer *out)
{
	buffer_reset(out);
	buffer_printf(out, "%s\t%s:%s\t%s", account,
		      lane->call->collector->tables->name,
		      lane->call->row->op,
		      lane->region[0] ? lane->region : "global");
}

static void
read_line(struct run *run, struct text line)
{
	size_t tab = line.len;
	int64_t rate = 0;
	void **at;

	while (tab && line.at[tab - 1] != '\t')
		tab--;
	for (size_t i = tab; i < line.len; i++) {
		if (line.at[i] < '0' || line.at[i] > '9' || rate > 10000000)
			return;
		rate = rate * 10 + (line.at[i] - '0');
	}
	if (!tab || !rate)
		return;
	buffer_reset(&run->key);
	buffer_put(&run->key, line.at, tab - 1);
	at = map_at(run->rates, buffer_cstr(&run->key));
	*at = (void *)(intptr_t)rate;
}

int
rates_read(struct run *run, struct error *err)
{
	struct buffer file;
	struct text rest;

	if (!run->o->rates_file || !file_exists(run->o->rates_file))
		return 0;
	buffer_init(&file, FILE_MAX);
	if (file_read(run->o->rates_file, &file, err) < 0) {
		buffer_free(&file);
		return -1;
	}
	rest = buffer_view(&file);
	while (rest.at)
		read_line(run, text_cut(&rest, '\n'));
	buffer_free(&file);
	return 0;
}

int64_t
rates_get(const struct run *run, const struct lane *lane)
{
	struct buffer name;
	int64_t rate;

	buffer_init(&name, 4096);
	name_of(lane->account->plan->id, lane, &name);
	rate = (intptr_t)map_get(run->rates, buffer_cstr(&name));
	if (!rate) {
		name_of("*", lane, &name);
		rate = (intptr_t)map_get(run->rates, buffer_cstr(&name));
	}
	buffer_free(&name);
	return rate;
}

void
rates_learn(struct run *run, const struct lane *lane)
{
	int64_t is = lane->rate.learned, usual;
	void **at;

	if (!is)
		return;
	name_of("*", lane, &run->key);
	at = map_at(run->rates, buffer_cstr(&run->key));
	usual = (intptr_t)*at;
	if (!usual || (is * 10 >= usual * 9 && is * 10 <= usual * 11)) {
		*at = (void *)(intptr_t)is;
		return;
	}
	name_of(lane->account->plan->id, lane, &run->key);
	at = map_at(run->rates, buffer_cstr(&run->key));
	*at = (void *)(intptr_t)is;
}

int
rates_write(struct run *run, struct error *err)
{
	struct buffer file;
	int result;

	if (!run->o->rates_file || !map_count(run->rates))
		return 0;
	buffer_init(&file, FILE_MAX);
	for (size_t i = 0; i < map_count(run->rates); i++)
		buffer_printf(&file, "%s\t%lld\n", map_key(run->rates, i),
			      (long long)(intptr_t)map_value(run->rates, i));
	result = file_write(run->o->rates_file, buffer_view(&file), 0600, err);
	buffer_free(&file);
	return result;
}
