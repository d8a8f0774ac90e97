/* Before the run: credentials, who we are, which accounts, the plan. */
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/file.h"
#include "base/log.h"
#include "cli/run.h"

static const char *
setting(struct run *run, const char *name)
{
	const char *v = aws_setting(run->credentials, name);

	return v && *v ? v : NULL;
}

static int
is_true(const char *v)
{
	return v && text_is_nocase(text_of(v), "true");
}

/* "1,2 3" and "1 2 3" alike. */
static const char **
list_of(struct arena *arena, const char *text, size_t *n)
{
	char *copy = arena_strdup(arena, text), *save = NULL;
	const char **v = arena_alloc(arena,
		(strlen(text) / 2 + 2) * sizeof(*v));

	*n = 0;
	for (char *w = strtok_r(copy, " ,\t", &save); w;
	     w = strtok_r(NULL, " ,\t", &save))
		v[(*n)++] = w;
	return v;
}

static int
open_signals(struct run *run, struct error *err)
{
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGINT);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGUSR1);
	sigprocmask(SIG_BLOCK, &set, NULL);
	run->wake_fd = signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
	if (run->wake_fd < 0)
		return error_set(err, ERROR_SYSTEM, "signalfd refused");
	return 0;
}

static const char *
home_region(struct run *run, struct arena *arena)
{
	const char *region = setting(run, "region");
	size_t n;
	const char **list;

	if (region)
		return arena_strdup(arena, region);
	if (run->options->v[OPT_REGIONS]) {
		list = list_of(arena, run->options->v[OPT_REGIONS], &n);
		if (n)
			return list[0];
	}
	return "us-east-1";
}

void
run_ca_file(struct run *run, const char *ca)
{
	if (run->options->v[OPT_CA_FILE])
		ca = run->options->v[OPT_CA_FILE];
	free(run->ca_file);
	run->ca_file = xstrdup(ca && *ca ? ca :
			       "/etc/ssl/certs/ca-certificates.crt");
}

int
run_connect(struct run *run, struct error *err)
{
	const struct options *o = run->options;
	struct credentials_options co = { .profile = o->v[OPT_AWS_PROFILE] };
	struct live_options lo = { .user_agent = "exhibit/" EXHIBIT_VERSION };
	struct plan *plan = &run->plan;
	long in_flight;

	plan->arena = arena_new();
	run->have_plan = 1;
	if (option_number(o, OPT_MAX_IN_FLIGHT, 1, 1024, 256, &in_flight, err) < 0 ||
	    open_signals(run, err) < 0)
		return -1;
	co.ca_file = o->v[OPT_CA_FILE];
	co.endpoints = &run->endpoint_options;
	run->credentials = credentials_open(&co, err);
	if (!run->credentials)
		return -1;
	plan->home_region = home_region(run, plan->arena);
	plan->partition = partition_of_region(plan->home_region)->name;
	run->endpoint_options = (struct endpoint_options){
		.fips = is_true(setting(run, "use_fips_endpoint")),
		.dualstack = is_true(setting(run, "use_dualstack_endpoint")),
		.override = aws_endpoint_override, .ctx = run->credentials,
		.partition = plan->partition, .home_region = plan->home_region,
	};
	run_ca_file(run, setting(run, "ca_bundle"));
	lo.credentials = run->credentials;
	lo.endpoints = &run->endpoint_options;
	lo.ca_file = run->ca_file;
	lo.max_in_flight = (unsigned)in_flight;
	lo.timeout_ms = 60000;
	lo.wake_fd = run->wake_fd;
	run->transport = live_open(&lo, err);
	return run->transport ? 0 : -1;
}

static int
who_am_i(struct run *run, char account[16], struct error *err)
{
	struct asked asked = { 0 };
	struct text arn, id;
	int result = ask_aws(run, "sts", "GetCallerIdentity", NULL, &asked, err);

	if (result == 0) {
		arn = node_text(node_member(asked.answer, "Arn"));
		id = node_text(node_member(asked.answer, "Account"));
		if (id.len != 12)
			result = error_set(err, ERROR_SYSTEM,
				"sts:GetCallerIdentity: an answer without account");
		else
			memcpy(account, id.at, 12);
		account[12] = '\0';
		run->plan.caller = arena_strndup(run->plan.arena, arn.at, arn.len);
	}
	arena_free(asked.arena);
	return result;
}

static const char *
role_arn(struct run *run, const char *account)
{
	const char *role = run->options->v[OPT_ROLE];

	if (!role)
		return NULL;
	if (strncmp(role, "role/", 5) == 0)
		role += 5;
	return arena_printf(run->plan.arena, "arn:%s:iam::%s:role/%s",
			    run->plan.partition, account, role);
}

static void
add_account(struct run *run, struct text id, struct text name)
{
	struct plan *plan = &run->plan;
	struct plan_account *a, *v;

	v = arena_alloc(plan->arena, (plan->naccounts + 1) * sizeof(*v));
	if (plan->naccounts)
		memcpy(v, plan->accounts, plan->naccounts * sizeof(*v));
	plan->accounts = v;
	a = &v[plan->naccounts++];
	a->id = arena_strndup(plan->arena, id.at, id.len);
	if (name.len)
		a->name = arena_strndup(plan->arena, name.at, name.len);
	a->role = role_arn(run, a->id);
	a->external_id = run->options->v[OPT_EXTERNAL_ID];
}

/* 1 there is more, 0, -1: not the list it should be */
static int
add_page(struct run *run, const struct ex_node *answer, char **token,
	 struct error *err)
{
	const struct ex_node *list = node_member(answer, "Accounts");
	struct text next = node_text(node_member(answer, "NextToken"));

	for (const struct ex_node *n = list ? list->first : NULL; n; n = n->next) {
		struct text state = node_text(node_member(n, "State"));
		struct text status = node_text(node_member(n, "Status"));
		struct text id = node_text(node_member(n, "Id"));

		if (id.len != 12)
			return error_set(err, ERROR_SYSTEM, "an account without"
					 " its number in the list");
		/* A closed account cannot be entered and has nothing to show. */
		if (text_is(status, "SUSPENDED") || text_is(state, "CLOSED"))
			log_line(LOG_LEVEL_NOTICE, "account-left-out",
				 "account %.*s is closed: it is not asked",
				 TEXT_ARG(id));
		else
			add_account(run, id, node_text(node_member(n, "Name")));
	}
	if (*token && text_is(next, *token))
		return error_set(err, ERROR_SYSTEM, "the list goes in a circle");
	free(*token);
	*token = next.len ? xstrndup(next.at, next.len) : NULL;
	return *token != NULL;
}

static int
whole_organization(struct run *run, struct error *err)
{
	char *token = NULL;
	int more;

	do {
		struct asked asked = { 0 };

		more = ask_aws(run, "organizations", "ListAccounts", token,
			       &asked, err);
		if (more == 0)
			more = add_page(run, asked.answer, &token, err);
		arena_free(asked.arena);
	} while (more > 0);
	free(token);
	if (more == 0 && run->plan.naccounts == 0)
		more = error_set(err, ERROR_SYSTEM, "the list has none");
	return more < 0 ? error_in(err, "the accounts of the organization") : 0;
}

static int
choose_accounts(struct run *run, const char *own, struct error *err)
{
	const char *text = run->options->v[OPT_ACCOUNTS];
	const char **list;
	size_t n;

	if (!text || strcmp(text, "self") == 0) {
		add_account(run, text_of(own), text_of(NULL));
		return 0;
	}
	if (strcmp(text, "organization") == 0)
		return whole_organization(run, err);
	list = list_of(run->plan.arena, text, &n);
	if (n == 0)
		return error_set(err, ERROR_USAGE, "accounts: there is none;"
				 " self, organization or account numbers");
	for (size_t i = 0; i < n; i++) {
		if (strlen(list[i]) != 12 ||
		    strspn(list[i], "0123456789") != 12)
			return error_set(err, ERROR_USAGE, "accounts: %s is no"
					 " account number; twelve digits are",
					 list[i]);
		for (size_t j = 0; j < i; j++)
			if (strcmp(list[i], list[j]) == 0)
				return error_set(err, ERROR_USAGE,
					"accounts: %s stands there twice", list[i]);
		if (strcmp(list[i], own) != 0 && !run->options->v[OPT_ROLE])
			return error_set(err, ERROR_USAGE, "accounts: %s is not"
				" the caller's own account (%s); set role, the one"
				" to assume there", list[i], own);
		add_account(run, text_of(list[i]), text_of(NULL));
	}
	return 0;
}

void
run_describe_tables(struct run *run)
{
	struct plan *plan = &run->plan;
	struct plan_table *t = arena_alloc(plan->arena, 2 * sizeof(*t));

	t[0].name = "endpoints.tsv";
	t[0].date = endpoints_date(run->endpoints);
	t[0].sha256 = endpoints_sha256(run->endpoints);
	t[1].name = "dlc.tsv";
	t[1].date = run->dlc->date;
	t[1].sha256 = run->dlc->sha256;
	plan->tables = t;
	plan->ntables = 2;
}

static void
describe_predicates(struct run *run)
{
	struct plan *plan = &run->plan;
	struct plan_predicate *v;
	unsigned version;
	size_t n = 0;

	while (assess_predicate(n, &version))
		n++;
	v = arena_alloc(plan->arena, (n + 1) * sizeof(*v));
	for (size_t i = 0; i < n; i++) {
		v[i].name = assess_predicate(i, &version);
		v[i].version = version;
	}
	plan->predicates = v;
	plan->npredicates = n;
}

/* A Region that is not there would only be found by its requests failing. */
static int
choose_regions(struct run *run, struct error *err)
{
	struct plan *plan = &run->plan;
	const char *given = run->options->v[OPT_REGIONS];

	if (!given)
		return 0;
	plan->regions = list_of(plan->arena, given, &plan->nregions);
	if (plan->nregions == 0)
		return error_set(err, ERROR_USAGE, "regions: there is none;"
				 " leave it out for every enabled one");
	for (size_t i = 0; i < plan->nregions; i++) {
		if (!endpoints_region(run->endpoints, plan->regions[i]))
			return error_set(err, ERROR_USAGE, "regions: %s is in no"
				" endpoint table up to %s; --endpoints names a"
				" newer one", plan->regions[i],
				endpoints_date(run->endpoints));
		for (size_t j = 0; j < i; j++)
			if (strcmp(plan->regions[i], plan->regions[j]) == 0)
				return error_set(err, ERROR_USAGE, "regions: %s"
					" stands there twice", plan->regions[i]);
	}
	return 0;
}

static int
fill_plan(struct run *run, struct error *err)
{
	const struct options *o = run->options;
	struct plan *plan = &run->plan;
	char label[32];
	int64_t now = run->transport->now(run->transport);

	if (o->v[OPT_SCOPE] && strcmp(o->v[OPT_SCOPE], "all") != 0 &&
	    strcmp(o->v[OPT_SCOPE], "referenced") != 0)
		return error_set(err, ERROR_USAGE, "scope %s: referenced or all",
				 o->v[OPT_SCOPE]);
	if (period_read(o->v[OPT_PERIOD], now, &plan->period_start,
			&plan->period_end, label, err) < 0)
		return -1;
	plan->scope_all = o->v[OPT_SCOPE] && strcmp(o->v[OPT_SCOPE], "all") == 0;
	plan->created = now;
	plan->stream = run->stream;
	plan->period = run->period;
	plan->registry = &run->registry;
	run_describe_profile(run);
	if (choose_regions(run, err) < 0)
		return -1;
	run_describe_tables(run);
	describe_predicates(run);
	return 0;
}

/* A resumed run asks what it began to ask: the accounts may not change. */
static int
same_accounts(const struct plan *a, const struct plan *b)
{
	if (a->naccounts != b->naccounts || a->nregions != b->nregions ||
	    a->scope_all != b->scope_all)
		return 0;
	for (size_t i = 0; i < a->naccounts; i++)
		if (strcmp(a->accounts[i].id, b->accounts[i].id) != 0)
			return 0;
	for (size_t i = 0; i < a->nregions; i++)
		if (strcmp(a->regions[i], b->regions[i]) != 0)
			return 0;
	return 1;
}

static int
check_resumed(struct run *run, const char *path, struct error *err)
{
	struct buffer text;
	struct plan before = { 0 };
	struct registry tables = { 0 };
	int result, same = 0;

	buffer_init(&text, 256 << 20);
	result = file_read(path, &text, err);
	if (result == 0)
		result = plan_read(&before, &tables, buffer_view(&text), err);
	if (result == 0) {
		same = same_accounts(&before, &run->plan);
		run->plan.created = before.created;
		plan_free(&before);
		registry_free(&tables);
	}
	buffer_free(&text);
	if (result == 0 && !same)
		return error_set(err, ERROR_USAGE, "%s was begun with other"
				 " accounts, Regions or scope: finish it with"
				 " those, or remove the folder to begin anew",
				 run->folder);
	run->resumed = 1;
	return result;
}

int
run_plan(struct run *run, struct error *err)
{
	char own[16], *path;
	struct buffer text;
	int result;

	if (who_am_i(run, own, err) < 0 || choose_accounts(run, own, err) < 0 ||
	    fill_plan(run, err) < 0)
		return -1;
	path = path_join(run->folder, "plan.json");
	buffer_init(&text, 256 << 20);
	result = file_exists(path) ? check_resumed(run, path, err) : 0;
	if (result == 0) {
		plan_write(&run->plan, &text);
		result = file_write(path, buffer_view(&text), 0600, err);
	}
	buffer_free(&text);
	free(path);
	return result;
}
