/* cloud: AWS on the loopback, for the sample organisation */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>

#include "cloud.h"

static const char usage[] =
	"usage: cloud --init DIR\n"
	"       cloud --dir DIR [--port N] [--port-file FILE] [--world FOLDER]\n"
	"             [--throttle SERVICE:OPERATION=RATE/BURST]...\n"
	"             [--session SECONDS] [--bench SIZE]\n"
	"             [--s3-fault OPERATION:KIND[:TIMES]]...\n"
	"             [--hold before:N|after:N]\n"
	"\n"
	"--init makes the keys and certificates; --dir serves with them on\n"
	"127.0.0.1 until SIGTERM, and writes there exhibit.conf, environment\n"
	"and access.log (service:Operation account region status code).\n"
	"--port 0 takes a free one; --bench answers any signed request with\n"
	"SIZE bytes.  What can go wrong with S3 is in the README.\n";

static int
take(struct options *o, int which, char *value)
{
	switch (which) {
	case 'i': o->init = value; return 0;
	case 'd': o->dir = value; return 0;
	case 'w': o->world = value; return 0;
	case 'f': o->port_file = value; return 0;
	case 'p': o->port = (unsigned)strtoul(value, NULL, 10); return 0;
	case 'b': o->bench = strtol(value, NULL, 10); return 0;
	case 's': o->session_seconds = strtol(value, NULL, 10); return 0;
	case 't':
		if (o->nthrottle == sizeof(o->throttle) / sizeof(char *))
			return -1;
		o->throttle[o->nthrottle++] = value;
		return 0;
	case 'x':
		if (o->nfault == sizeof(o->fault) / sizeof(char *))
			return -1;
		o->fault[o->nfault++] = value;
		return 0;
	case 'h': o->hold = value; return 0;
	default: return -1;
	}
}

int
main(int argc, char **argv)
{
	static const struct option names[] = {
		{ "init", 1, NULL, 'i' }, { "dir", 1, NULL, 'd' },
		{ "world", 1, NULL, 'w' }, { "port-file", 1, NULL, 'f' },
		{ "port", 1, NULL, 'p' }, { "bench", 1, NULL, 'b' },
		{ "session", 1, NULL, 's' }, { "throttle", 1, NULL, 't' },
		{ "s3-fault", 1, NULL, 'x' }, { "hold", 1, NULL, 'h' },
		{ NULL, 0, NULL, 0 },
	};
	struct options o = { .world = WORLD_FOLDER, .bench = -1 };
	struct cloud *cloud = NULL;
	struct error err = { .kind = ERROR_NONE };
	int c, rc;

	while ((c = getopt_long(argc, argv, "", names, NULL)) != -1)
		if (take(&o, c, optarg)) {
			fputs(usage, stderr);
			return ERROR_USAGE;
		}
	if ((!o.init && !o.dir) || optind != argc) {
		fputs(usage, stderr);
		return ERROR_USAGE;
	}
	rc = o.init ? pki_make(o.init, &err) : 0;
	if (!rc && o.dir)
		rc = cloud_open(&cloud, &o, &err) || serve(cloud, &o, &err);
	cloud_free(cloud);
	if (rc)
		fprintf(stderr, "cloud: %s\n", err.text);
	return rc ? (int)err.kind : 0;
}
