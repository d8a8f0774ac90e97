/*
 * end.c - a request has ended: its next page, its children, its list
 *
 * The next page is planned before the children, so that it lies below them.
 */
#include <string.h>

#include "engine/run.h"

#define TOKEN_MAX	65536

void
list_reset(struct account *a, struct chain *chain)
{
	for (size_t i = 0; i < chain->nlists; i++) {
		struct list *list = &chain->lists[i];
		list->listing = (struct listing){ 0 };
		list->mark = ++a->listings;
		list->unread = 0;
		for (struct batch *b = list->batches; b; b = b->next)
			b->n = 0;
	}
}

/* Of the next page; "" when there is none. */
static struct text
next_token(const struct job *job, struct ex_node *root)
{
	struct filling f;

	if (!job->call->page_path)
		return text_of("");
	filling_init(&f, job->account, job->on);
	return node_text(path_first(job->call->page_path, root, &f.vars,
				    job->account->run->answer));
}

static void
keep_token(struct account *a, struct chain *chain, struct text token)
{
	if (chain->token_room <= token.len) {
		chain->token_room = token.len + token.len / 4 + 64;
		chain->token = arena_alloc(a->arena, chain->token_room);
	}
	memcpy(chain->token, token.at, token.len);
	chain->token[token.len] = '\0';
}

/* NULL: the next page was asked for; else why the list ends here.  A token
 * that leads nowhere is a page that could not be had, and has its line. */
static const char *
turn_page(struct job *job, struct ex_node *root)
{
	struct text token = next_token(job, root);
	struct chain *chain = job->chain;
	struct job *next;

	if (!token.len)
		return "no token";
	next = job_new(job->account, job->call, job->on);
	next->chain = chain;
	next->page = job->page + 1;
	next->sign_region = job->sign_region;
	if (token.len > TOKEN_MAX) {
		next->broken = "token too long";
		token.len = 0;
	} else if (job->page > 1 && text_is(token, chain->token)) {
		next->broken = "token repeated";
	}
	keep_token(job->account, chain, token);
	ask_continuation(next);
	return NULL;
}

static void
count_page(struct chain *chain, const struct record *record)
{
	for (size_t i = 0; i < chain->nlists; i++) {
		struct listing *l = &chain->lists[i].listing;
		l->pages++;
		if (!l->first || record->received < l->first)
			l->first = record->received;
		if (record->received > l->last)
			l->last = record->received;
	}
}

static void
lists_end(struct job *job, const char *why, int complete)
{
	struct account *a = job->account;
	const struct observer *o = a->run->o->observer;

	for (size_t i = 0; i < job->chain->nlists; i++) {
		struct list *list = &job->chain->lists[i];
		batch_flush(a, list);
		list->listing.end = complete && list->unread ?
			"item not read" : why;
		list->listing.complete = complete && !list->unread;
		if (o && o->listed)
			o->listed(o->ctx, list->row, &job->on->resource,
				  &list->listing);
		visit_list_ended(a, list);
	}
}

static void
ask_single(struct job *job, size_t i)
{
	struct job *one = job_new(job->account, job->call, job->ons[i]);

	ask_again(one);
}

/* What a batch has no word about is asked about by itself. */
static void
ask_missing(struct job *job, struct ex_node *root, char *has)
{
	reveal_gone(job, root, has);
	for (size_t i = 0; job->ons && i < job->n; i++) {
		if (!has[i] && job->n > 1)
			ask_single(job, i);
	}
}

static const char *
collected(struct job *job, struct ex_node *root, const struct answer *answer)
{
	struct account *a = job->account;
	struct revealed r = {
		.job = job, .account = a, .answer = answer, .root = root,
	};
	const char *why = "no token";

	if (job->chain) {
		count_page(job->chain, answer->record);
		why = turn_page(job, root);
	}
	r.has = arena_alloc(a->run->answer, job->n + 1);
	reveal(&r);
	ask_missing(job, root, r.has);
	return why;
}

static void
gone(struct job *job)
{
	if (job->n == 1) {
		job->on->resource.gone = 1;
		return;
	}
	for (size_t i = 0; i < job->n; i++)
		ask_single(job, i);
}

static void
tell_ended(struct job *job, const struct answer *answer)
{
	const struct observer *o = job->account->run->o->observer;
	struct resource **ons;

	if (!o || !o->ended)
		return;
	if (!job->call) {
		o->ended(o->ctx, NULL, 0, answer);
		return;
	}
	ons = arena_alloc(job->account->run->answer, job->n * sizeof(*ons));
	for (size_t i = 0; i < job->n; i++)
		ons[i] = &(job->ons ? job->ons[i] : job->on)->resource;
	o->ended(o->ctx, ons, job->n, answer);
}

static void
call_ended(struct job *job, struct ex_node *root, const struct answer *answer)
{
	const struct record *record = answer->record;
	const char *why = job->broken ? job->broken :
			  outcome_name(record->outcome);

	if (record->outcome == OUTCOME_COLLECTED)
		why = collected(job, root, answer);
	else if (record->reason && strcmp(record->reason, "gone") == 0)
		gone(job);
	tell_ended(job, answer);
	if (job->chain && why)
		lists_end(job, why, record->outcome == OUTCOME_ABSENT ||
			  record->outcome == OUTCOME_COLLECTED);
}

/* What is said to be collected and cannot be read is no answer. */
static const struct record *
believed(const struct job *job, const struct record *record,
	 const struct ex_node *root, struct record *room)
{
	if (!job->call || record->outcome != OUTCOME_COLLECTED || root)
		return record;
	*room = *record;
	room->outcome = OUTCOME_FAILED;
	room->error = "MalformedAnswer";
	room->message = "the answer that was kept cannot be read";
	return room;
}

void
job_end(struct job *job, const struct record *record, struct ex_node *root,
	const struct request *request, int replayed)
{
	struct account *a = job->account;
	struct record room;
	struct answer answer = { request, record, replayed };

	answer.record = record = believed(job, record, root, &room);
	a->run->stats->by_outcome[record->outcome]++;
	if (job->call) {
		call_ended(job, root, &answer);
	} else {
		tell_ended(job, &answer);
		account_entered(a, record);
	}
	a->open--;
	job_free(job);
}
