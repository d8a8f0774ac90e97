/* extract: one account, Region or service of a bundle, provable alone. */
#include <stdio.h>
#include <string.h>

#include "bundle/pack.h"
#include "cli/checked.h"
#include "cli/terminal.h"

/* What a file of each kind holds besides what was asked for. */
static const char *
holds(const struct place_choice *choice, size_t kind)
{
	if (kind == PACK_SETTINGS || choice->service == NULL)
		return "every Region";
	return choice->region == NULL ? "every service" :
					"every Region and service";
}

static void
say(const struct options *o, const struct place_choice *choice,
    const struct verify_result *v, const struct pack_result *r)
{
	char size[32];

	printf("pack     %s  %s  sha256 %.4s\u2026\n", r->path,
	       megabytes(size, (unsigned long long)r->size), r->sha256);
	printf("         %zu of %llu files, %s%s; names of the others are not"
	       " in it\n", r->items, (unsigned long long)v->files,
	       megabytes(size, r->octets), choice->account ? "" :
	       ", of every account");
	for (size_t i = 0; i < PACK_KINDS; i++)
		if (r->left_out[i] > 0)
			printf("left out %zu file%s of %s: %s %s\n",
			       r->left_out[i], r->left_out[i] == 1 ? "" : "s",
			       pack_kinds[i], r->left_out[i] == 1 ? "it holds" :
			       "each holds", holds(choice, i));
	printf("verify   exhibit verify %s --trust %s\n", r->path,
	       o->v[OPT_TRUST]);
}

static int
extract(const struct options *o, const struct checked *c,
	const struct place_choice *choice, struct error *err)
{
	const char *folder = o->v[OPT_OUT] ? o->v[OPT_OUT] : ".";
	struct verify_options v = { .trust = c->trust };
	struct pack_result r;
	int result = pack_make(o->rest[0], &c->result, &v, choice, folder, &r,
			       err);

	if (result < 0)
		return -1;
	say(o, choice, &c->result, &r);
	pack_result_free(&r);
	return EXIT_DONE;
}

int
cmd_extract(struct options *o, struct error *err)
{
	struct place_choice choice = { o->v[OPT_ACCOUNT], o->v[OPT_REGION],
				       o->v[OPT_SERVICE] };
	struct checked c;
	struct buffer out;
	int result;

	if (!choice.account && !choice.region && !choice.service)
		return error_set(err, ERROR_USAGE, "extract needs --account,"
				 " --region or --service: what to disclose");
	result = checked_open(&c, o, 0, err);
	if (result == 0 && c.result.pack) {
		result = error_set(err, ERROR_USAGE, "%s is a pack already:"
				   " extract from its bundle", o->rest[0]);
	} else if (result == 0 && c.result.exit) {
		buffer_init(&out, 1 << 20);
		verify_write_text(&c.result, &out);
		fputs(buffer_cstr(&out), stdout);
		buffer_free(&out);
		result = c.result.exit;
	} else if (result == 0) {
		result = extract(o, &c, &choice, err);
	}
	checked_close(&c);
	return result;
}
