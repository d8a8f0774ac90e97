/* endpoints.c - endpoints.tsv: which service is offered in which region */
#include <stdlib.h>
#include <string.h>

#include "aws/partition.h"
#include "base/alloc.h"
#include "base/digest.h"
#include "base/file.h"
#include "base/map.h"
#include "base/text.h"

#define FILE_MAX	(4u * 1024 * 1024)

struct endpoints {
	struct map *known;		/* "kms", "eu-west-1", "kms eu-west-1" */
	char date[32];
	char sha256[DIGEST_HEX];
};

static void
note(struct endpoints *e, const char *key)
{
	*map_at(e->known, key) = e;
}

static int
read_line(struct endpoints *e, struct text line)
{
	struct text service, region = line;
	char *words[3];

	service = text_cut(&region, '\t');
	if (service.len == 0 || region.len == 0)
		return -1;
	if (service.at[0] == '#') {
		if (region.len >= sizeof(e->date))
			return -1;
		memcpy(e->date, region.at, region.len);
		return 0;
	}
	words[0] = xstrndup(service.at, service.len);
	words[1] = xstrndup(region.at, region.len);
	words[2] = xasprintf("%s %s", words[0], words[1]);
	for (int i = 0; i < 3; i++) {
		note(e, words[i]);
		free(words[i]);
	}
	return 0;
}

int
endpoints_open(struct endpoints **out, const char *file, struct error *err)
{
	struct endpoints *e = xcalloc(1, sizeof(*e));
	struct buffer data;
	struct text rest;
	int lines = 0, rc;

	e->known = map_new();
	buffer_init(&data, FILE_MAX);
	rc = file_read(file, &data, err);
	rest = buffer_view(&data);
	while (rc == 0 && rest.len > 0) {
		struct text line = text_cut(&rest, '\n');

		lines++;
		if (line.len > 0 && read_line(e, line) < 0)
			rc = error_set(err, ERROR_USAGE,
				       "%s:%d: not service, tab, region",
				       file, lines);
	}
	if (rc == 0 && e->date[0] == '\0')
		rc = error_set(err, ERROR_USAGE, "%s: no date", file);
	if (rc == 0)
		digest_hex_of(data.at, data.len, e->sha256);
	buffer_free(&data);
	if (rc < 0) {
		endpoints_free(e);
		return -1;
	}
	*out = e;
	return 0;
}

void
endpoints_free(struct endpoints *e)
{
	if (e == NULL)
		return;
	map_free(e->known);
	free(e);
}

/* AWS's table goes by host prefix. */
static const char *
prefix_of(const char *service)
{
	static const char *const alias[][2] = {
		{ "s3control", "s3-control" }, { "cloudwatch", "monitoring" },
		{ "ecr", "api.ecr" }, { "sagemaker", "api.sagemaker" },
		{ "accessanalyzer", "access-analyzer" },
		{ "applicationautoscaling", "application-autoscaling" },
		{ "service-quotas", "servicequotas" },
	};

	for (size_t i = 0; i < sizeof(alias) / sizeof(alias[0]); i++) {
		if (strcmp(service, alias[i][0]) == 0)
			return alias[i][1];
	}
	return service;
}

static int
has_pair(const struct endpoints *e, const char *service, const char *region)
{
	char *pair = xasprintf("%s %s", service, region);
	int has = map_has(e->known, pair);

	free(pair);
	return has;
}

/* A service or region that the table does not know is taken for offered:
 * ignorance excuses no gap.  Another's table may go by our names. */
int
endpoints_offered(const void *endpoints, const char *service,
		  const char *region)
{
	const struct endpoints *e = endpoints;
	const char *prefix = prefix_of(service);

	if (region[0] == '\0' || !map_has(e->known, prefix) ||
	    !map_has(e->known, region))
		return 1;
	return has_pair(e, prefix, region) || has_pair(e, service, region);
}

int
endpoints_region(const struct endpoints *e, const char *region)
{
	size_t n = strlen(region);

	/* Services are in the map, too; no Region ends without its number. */
	return n > 1 && region[n - 2] == '-' && region[n - 1] >= '0' &&
	       region[n - 1] <= '9' && map_has(e->known, region);
}

const char *
endpoints_date(const struct endpoints *e)
{
	return e->date;
}

const char *
endpoints_sha256(const struct endpoints *e)
{
	return e->sha256;
}
