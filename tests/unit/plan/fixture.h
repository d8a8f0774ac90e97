/*
 * fixture.h - three small collectors that tests may spoil
 *
 * ground lists the regions; store speaks REST; work is what is looked at.
 */
#ifndef FIXTURE_H
#define FIXTURE_H

#include "plan/registry.h"

#define ROWS 24

struct tables {
	struct ex_type types[ROWS];
	struct ex_call calls[ROWS];
	struct ex_setting settings[ROWS];
	struct ex_unused unused[ROWS];
	struct ex_collector c;
};

struct fixture {
	struct tables ground, store, work;
	const struct ex_collector *v[3];
};

/* Row numbers of work and store, so that a test says which it spoils. */
enum { LIST_JOBS, GET_JOB, LIST_TASKS, DESCRIBE_TASKS, GET_REPORT, REPORT_ROOT,
       LOOKUP_A, LOOKUP_B };
enum { JOB, TASK, REPORT };
enum { LIST_BUCKETS, GET_POLICY };
enum { JOB_STATE, JOB_KEY, JOB_KEY_2, TASKS_OF_JOB, REGION_JOBS, ACCOUNT_JOBS,
       REPORT_MFA };

static const struct ex_rate lookup_rate = { 2, 2 }, job_rate = { 30, 30 };

static inline void
fixture_ground(struct tables *t)
{
	*t = (struct tables){
		.calls = {
			{ .on = "account", .op = "DescribeRegions",
			  .items = "regionInfo.item[]", .lists = "region",
			  .id = "regionName" },
		},
		.c = { .abi = EX_ABI, .name = "ground", .title = "Ground",
		       .service = { .name = "ec2", .protocol = EX_EC2,
				    .version = "2016-11-15", .rate = { 20, 100 } } },
	};
	t->c.calls.v = t->calls;
	t->c.calls.n = 1;
}

static inline void
fixture_store(struct tables *t)
{
	*t = (struct tables){
		.types = {
			{ .name = "store:bucket", .title = "bucket", .global = 1,
			  .spelled = { "s3://{id}/{}", "arn:{partition}:s3:::{id}" } },
		},
		.calls = {
			{ .on = "account", .op = "ListBuckets", .http = "GET /",
			  .in = "max-buckets==1000",
			  .page = "continuation-token<ContinuationToken",
			  .items = "Buckets.Bucket[]", .lists = "store:bucket",
			  .id = "Name", .keep = "region=BucketRegion",
			  .action = "s3:ListAllMyBuckets", .lazy = 1 },
			{ .on = "store:bucket", .op = "GetBucketPolicy",
			  .http = "GET /{Bucket}?policy",
			  .in = "Bucket={id} x-amz-expected-bucket-owner:{account}",
			  .absent = "NoSuchBucketPolicy",
			  .gone = "NoSuchBucket" },
		},
		.settings = {
			{ .id = "store.bucket.policy", .title = "Policy",
			  .from = "GetBucketPolicy", .path = ".",
			  .topic = EX_ACCESS, .why = "Who may read." },
		},
		.unused = { { "GetObject", "It would read what is stored." } },
		.c = { .abi = EX_ABI, .name = "store", .title = "Store",
		       .service = { .name = "s3", .protocol = EX_REST_XML,
				    .version = "2006-03-01", .rate = { 10, 10 } } },
	};
	t->c.types.v = t->types;
	t->c.types.n = 1;
	t->c.calls.v = t->calls;
	t->c.calls.n = 2;
	t->c.settings.v = t->settings;
	t->c.settings.n = 1;
	t->c.unused.v = t->unused;
	t->c.unused.n = 1;
}

static inline void
fixture_work(struct tables *t)
{
	*t = (struct tables){
		.types = {
			{ .name = "work:job", .title = "job" },
			{ .name = "work:task", .title = "task" },
			{ .name = "work:report", .title = "report" },
		},
		.calls = {
			{ .on = "region", .op = "ListJobs", .in = "MaxResults:=100",
			  .page = "NextToken", .items = "Jobs[]",
			  .lists = "work:job", .id = "Name" },
			{ .on = "work:job", .op = "GetJob", .in = "Name={id}",
			  .items = "Job",
			  .refs = { { "store:bucket", "Output.Uri" } },
			  .redact = "url:Job.Output.Uri drop:Job.Text",
			  .rate = &job_rate },
			{ .on = "work:job", .op = "ListTasks", .in = "Job={id}",
			  .page = "NextToken", .items = "Tasks[]",
			  .lists = "work:task", .id = ".", .lazy = 0 },
			{ .on = "work:task", .op = "DescribeTasks", .batch = 100,
			  .in = "Job={work:job} Tasks[]={id}", .items = "Tasks[]",
			  .id = "Id", .gone = "Failures[Reason=MISSING].Id" },
			{ .on = "account", .op = "GetReport",
			  .items = "Rows[Name!=root]", .about = "work:report",
			  .id = "Name", .again = "State=STARTED NotReady" },
			{ .on = "account", .op = "GetReport",
			  .name = "ReportOfRoot", .items = "Rows[Name=root]",
			  .about = "account" },
			{ .on = "region", .op = "Lookup", .name = "LookupStart",
			  .in = "A:=[{\"K\":\"Start Job\"}]", .page = "NextToken",
			  .items = "Events[].Event{}", .about = "work:job",
			  .id = "job", .rate = &lookup_rate },
			{ .on = "region", .op = "Lookup", .name = "LookupStop",
			  .in = "A:=[{\"K\":\"Stop\"}]", .page = "NextToken",
			  .items = "Events[].Event{}", .about = "work:job",
			  .id = "job", .rate = &lookup_rate },
		},
		.settings = {
			{ .id = "work.job.state", .from = "GetJob",
			  .path = "State", .topic = EX_INVENTORY,
			  .judge = "meets: DONE | x; fails: else",
			  .why = "Whether it ended." },
			{ .id = "work.job.key", .from = "LookupStart",
			  .path = "key", .topic = EX_ENCRYPTION },
			{ .id = "work.job.key", .from = "GetJob",
			  .path = "Output.Key", .topic = EX_ENCRYPTION },
			{ .id = "work.job.tasks", .from = "DescribeTasks",
			  .path = "State", .of = "work:job",
			  .topic = EX_RESILIENCE },
			{ .id = "work.region.jobs", .from = "work:job",
			  .of = "region", .topic = EX_INVENTORY },
			{ .id = "work.account.jobs", .from = "work.job.state",
			  .of = "account", .topic = EX_COMPLIANCE,
			  .judge = "meets: any meets; fails: else" },
			{ .id = "work.report.root", .from = "ReportOfRoot",
			  .path = "Mfa", .topic = EX_ACCESS },
			{ .id = "work.bucket.policy",
			  .from = "s3:GetBucketPolicy", .path = "Id",
			  .topic = EX_ACCESS },
		},
		.c = { .abi = EX_ABI, .name = "work", .title = "Work",
		       .service = { .name = "work", .protocol = EX_JSON_1_1,
				    .version = "Work", .rate = { 5, 5 } } },
	};
	t->c.types.v = t->types;
	t->c.types.n = 3;
	t->c.calls.v = t->calls;
	t->c.calls.n = 8;
	t->c.settings.v = t->settings;
	t->c.settings.n = 8;
	t->c.unused.v = t->unused;
}

static inline void
fixture_fill(struct fixture *f)
{
	fixture_ground(&f->ground);
	fixture_store(&f->store);
	fixture_work(&f->work);
	f->v[0] = &f->ground.c;
	f->v[1] = &f->store.c;
	f->v[2] = &f->work.c;
}

#endif
