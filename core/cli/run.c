/* A run's folder, its secret, the tables and the profile it works with. */
#include "cli/run.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include <openssl/crypto.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/file.h"
#include "base/map.h"
#include "base/share.h"
#include "bundle/seal.h"

#ifdef STATIC_COLLECTORS
extern const struct ex_collector *const all_collectors[];
extern const unsigned long all_collectors_count;
#endif

void
run_init(struct run *run, const struct options *o)
{
	memset(run, 0, sizeof(*run));
	run->options = o;
	run->wake_fd = run->lock_fd = -1;
	buffer_init(&run->endpoints_text, 4 << 20);
	buffer_init(&run->dlc_text, 4 << 20);
	run->profiles = map_new();
}

void
run_free(struct run *run)
{
	if (run->transport)
		run->transport->close(run->transport);
	credentials_close(run->credentials);
	if (run->have_plan)
		plan_free(&run->plan);
	profile_free(run->profile);
	if (run->have_registry)
		registry_free(&run->registry);
	endpoints_free(run->endpoints);
	dlc_table_free(run->dlc);
	assess_totals_free(&run->totals);
	buffer_free(&run->endpoints_text);
	buffer_free(&run->dlc_text);
	profiles_free(run);
	if (run->wake_fd >= 0)
		close(run->wake_fd);
	OPENSSL_cleanse(run->secret, sizeof(run->secret));
	OPENSSL_cleanse(&run->redact_key, sizeof(run->redact_key));
	free(run->folder);
	free(run->spool);
	free(run->stage);
	free(run->id);
	free(run->stream);
	free(run->period);
	free(run->ca_file);
	if (run->lock_fd >= 0)
		close(run->lock_fd);
}

static int
read_secret(struct run *run, const char *path, struct error *err)
{
	struct stat st;
	ssize_t n;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);

	if (fd < 0)
		return error_set(err, ERROR_SYSTEM,
				 "%s: cannot be read; it is the run's secret",
				 path);
	if (fstat(fd, &st) < 0 || (st.st_mode & 077)) {
		close(fd);
		return error_set(err, ERROR_USAGE, "%s can be read by others"
				 " (mode %04o): chmod 600 %s", path,
				 (unsigned)st.st_mode & 07777, path);
	}
	n = read(fd, run->secret, sizeof(run->secret));
	close(fd);
	if (n != (ssize_t)sizeof(run->secret) || st.st_size != n)
		return error_set(err, ERROR_USAGE,
				 "%s: not a run's secret: 32 bytes", path);
	return 0;
}

static int
take_secret(struct run *run, struct error *err)
{
	const char *given = run->options->v[OPT_SECRET];
	char *path = path_join(run->folder, "secret");
	int result = 0;

	if (given) {
		result = read_secret(run, given, err);
	} else if (file_exists(path)) {
		result = read_secret(run, path, err);
	} else if (getrandom(run->secret, sizeof(run->secret), 0) !=
		   (ssize_t)sizeof(run->secret)) {
		result = error_set(err, ERROR_SYSTEM, "no random bytes");
	} else {
		struct text bytes = { (const char *)run->secret,
				      sizeof(run->secret) };

		result = file_write(path, bytes, 0600, err);
	}
	free(path);
	hmac_of(run->secret, sizeof(run->secret), "exhibit redact 1", 16,
		run->redact_key.key);
	return result;
}

static void
set_folder(struct run *run, const char *folder)
{
	run->folder = xstrdup(folder);
	run->spool = path_join(folder, "spool");
	run->stage = path_join(folder, "stage");
}

/* One at a time; shards of one run, which share no file but the plan, together. */
static int
lock(struct run *run, struct error *err)
{
	int how = run->options->v[OPT_SHARD] ? LOCK_SH : LOCK_EX;

	run->lock_fd = open(run->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (run->lock_fd < 0)
		return error_set(err, ERROR_SYSTEM, "%s: cannot be opened",
				 run->folder);
	if (flock(run->lock_fd, how | LOCK_NB) == 0)
		return 0;
	if (errno == EWOULDBLOCK)
		return error_set(err, ERROR_SYSTEM, "%s: another exhibit is at"
				 " work in it", run->folder);
	return error_set(err, ERROR_SYSTEM, "%s: cannot be locked: %s",
			 run->folder, strerror(errno));
}

/* Names become parts of file names and of signed text. */
static int
plain_name(const char *what, const char *s, struct error *err)
{
	size_t ok = strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789.-");

	if (s[ok] || ok < 3 || ok > 64 || s[0] == '.' || s[0] == '-')
		return error_set(err, ERROR_USAGE, "%s %s: 3 to 64 of a-z 0-9 . -,"
				 " beginning with a letter or digit", what, s);
	return 0;
}

const char *
head_folder(const struct options *o)
{
	if (o->v[OPT_CHAIN])
		return o->v[OPT_CHAIN];
	return o->v[OPT_BUNDLES] ? o->v[OPT_BUNDLES] : "bundles";
}

int
run_folder(struct run *run, struct error *err)
{
	const struct options *o = run->options;
	const char *stream = option_needed(o, OPT_STREAM, err);
	const char *runs = o->v[OPT_RUNS] ? o->v[OPT_RUNS] : "runs";
	char label[32], *folder;
	int64_t start, end;
	int result;

	if (!stream || plain_name("stream", stream, err) < 0)
		return -1;
	if (period_read(o->v[OPT_PERIOD], clock_now(), &start, &end, label,
			err) < 0)
		return -1;
	if (seal_next(head_folder(o), stream, option_on(o, OPT_FIRST),
		      &run->sequence, err) < 0)
		return -1;
	run->stream = xstrdup(stream);
	run->period = xstrdup(label);
	run->id = xasprintf("%s-%s-%04u", stream, label, run->sequence);
	folder = path_join(runs, run->id);
	set_folder(run, folder);
	free(folder);
	result = folder_make(run->spool, err);
	if (result == 0)
		result = lock(run, err);
	return result < 0 ? -1 : take_secret(run, err);
}

static int
read_dlc_table(struct run *run, struct error *err)
{
	const char *given = run->options->v[OPT_DLC_TABLE];
	char *table = given ? xstrdup(given) : share_path("dlc.tsv");
	int result = file_read(table, &run->dlc_text, err);

	if (result == 0)
		result = dlc_table_read(&run->dlc, buffer_view(&run->dlc_text),
					table, err);
	free(table);
	return result;
}

int
run_tables(struct run *run, struct error *err)
{
	const struct options *o = run->options;
	char *table;
	int result;

#ifdef STATIC_COLLECTORS
	if (!o->v[OPT_MODULES])
		result = registry_make(&run->registry, all_collectors,
				       all_collectors_count, err);
	else
#endif
		result = registry_default(&run->registry, o->v[OPT_MODULES], err);
	if (result < 0)
		return -1;
	run->have_registry = 1;
	table = o->v[OPT_ENDPOINTS] ? xstrdup(o->v[OPT_ENDPOINTS]) :
				      share_path("endpoints.tsv");
	result = endpoints_open(&run->endpoints, table, err);
	if (result == 0)
		result = file_read(table, &run->endpoints_text, err);
	free(table);
	return result < 0 ? -1 : read_dlc_table(run, err);
}

int
run_open(struct run *run, const char *folder, struct error *err)
{
	char *path = path_join(folder, "plan.json");
	struct buffer text;
	int result;

	buffer_init(&text, 256 << 20);
	if (!file_exists(path)) {
		result = error_set(err, ERROR_USAGE, "%s: not a run's folder:"
				   " it has no plan.json", folder);
	} else {
		set_folder(run, folder);
		result = lock(run, err);
		if (result == 0)
			result = file_read(path, &text, err);
	}
	if (result == 0)
		result = plan_read(&run->plan, &run->registry,
				   buffer_view(&text), err);
	if (result == 0) {
		run->have_plan = run->have_registry = 1;
		run->id = xstrdup(path_base(folder));
		run->stream = xstrdup(run->plan.stream);
		run->period = xstrdup(run->plan.period);
		result = take_secret(run, err);
	} else if (run->folder) {
		error_in(err, "%s", folder);
	}
	free(path);
	buffer_free(&text);
	return result;
}
