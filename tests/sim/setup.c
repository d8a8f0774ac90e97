/* setup.c - plans and folders for simulated runs */
#include "sim/setup.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"

const struct redact_key setup_key = { { 1, 2, 3 } };

const char *const setup_regions[] = {
	"us-east-1", "us-east-2", "us-west-1", "us-west-2", "ca-central-1",
	"eu-west-1", "eu-west-2", "eu-west-3", "eu-central-1", "eu-north-1",
	"ap-south-1", "ap-southeast-1", "ap-southeast-2", "ap-northeast-1",
	"ap-northeast-2", "ap-northeast-3", "sa-east-1", NULL,
};

void
setup_plan(struct plan *plan, const struct registry *registry, size_t n,
	   int roles)
{
	memset(plan, 0, sizeof(*plan));
	plan->arena = arena_new();
	plan->registry = registry;
	plan->partition = "aws";
	plan->home_region = "us-east-1";
	plan->period_start = 1780000000000;
	plan->period_end = 1790000000000;
	plan->accounts = arena_alloc(plan->arena,
				     (n + 1) * sizeof(*plan->accounts));
	plan->naccounts = n;
	for (size_t i = 0; i < n; i++) {
		struct plan_account *a = &plan->accounts[i];
		a->id = arena_printf(plan->arena, "%012llu",
				     100000000000ull + i);
		if (roles)
			a->role = arena_printf(plan->arena,
					       "arn:aws:iam::%s:role/Auditor",
					       a->id);
	}
}

void
setup_plan_done(struct plan *plan)
{
	arena_free(plan->arena);
	plan->arena = NULL;
}

char *
setup_folder(void)
{
	const char *tmp = secure_getenv("TMPDIR");
	char *path = xasprintf("%s/exhibit-sim-XXXXXX", tmp ? tmp : "/tmp");

	if (!mkdtemp(path)) {
		perror(path);
		exit(1);
	}
	return path;
}
